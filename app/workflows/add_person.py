"""Bringing a person into the register, and taking one out."""

import uuid
from collections.abc import Sequence

from app.base.errors import FieldProblem
from app.base.i18n import _
from app.domain.person import NameFormDraft, Person, PersonFields
from app.domain.record import PersonId
from app.domain.staff import Role
from app.store.register import Change
from app.workflows.desk import ROLES, Desk


def add_person(desk: Desk, person: PersonFields, names: Sequence[NameFormDraft]) -> Person:
    """Add a person with at least one name form; case number and uid are given here."""
    if not names:
        raise FieldProblem("surname", _("Please enter at least one name."))
    require_born(desk, person)
    require_may_group(desk, person)
    with desk.changing(_("Add person: {name}").format(name=names[0].written)) as change:
        return enter_person(change, person, names)


def require_born(desk: Desk, person: PersonFields) -> None:
    """Refuse a birth in the future."""
    if person.birth_date and person.birth_date.earliest > desk.clock.today():
        raise FieldProblem("birth_date", _("This date lies in the future."))


def require_may_group(desk: Desk, person: PersonFields, before: str = "") -> None:
    """Refuse to move a case into a group or out of one without the role for it, or into one that is not known."""
    if person.case_group == before:
        return
    if not desk.rights.reach(Role.COORDINATOR):
        raise FieldProblem(
            "case_group",
            _("To move a case into a group or out of one needs the role “{role}”.").format(
                role=_(ROLES[Role.COORDINATOR])
            ),
        )
    if not desk.rights.know(person.case_group):
        raise FieldProblem(
            "case_group", _("You do not work in this group: you would not see the case any more.")
        )


def enter_person(change: Change, person: PersonFields, names: Sequence[NameFormDraft]) -> Person:
    """Add the person inside a change that does more than this."""
    number = case_number(change.take_numbers("case_number")[0])
    stored: Person = change.add(person.model_copy(update={"uid": uuid.uuid4().hex, "case_number": number}))
    for position, form in enumerate(names):
        change.add(form.of(stored.id, position))
    return stored


def case_number(number: int) -> str:
    """Return the case number that goes with a running number: `V-000123`."""
    return f"V-{number:06d}"


def remove_person(desk: Desk, person_id: PersonId, name: str) -> None:
    """Remove a person with all records; an undo brings everything back."""
    with desk.changing(_("Remove person: {name}").format(name=name)) as change:
        change.remove_person(person_id)
