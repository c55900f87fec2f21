"""Adding, changing, removing and listing records of any kind, each a change with a sentence of its own."""

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from app.base.errors import FieldProblem, Problem
from app.base.i18n import _
from app.domain.custom_field import CustomFieldFields
from app.domain.detention import DetentionFields, PlacementFields
from app.domain.follow_up import FollowUp, FollowUpFields
from app.domain.labels import kind_label
from app.domain.partial_date import PartialDate
from app.domain.person import NameForm, Person
from app.domain.record import Fields, PersonId, Record
from app.domain.release import ConfirmationStepFields, JourneyLegFields, Release, ReleaseFields
from app.domain.source import Source, sealed
from app.domain.staff import Role, Staff, StaffFields, rights_of, same_name
from app.domain.status import ClaimFields
from app.domain.wellbeing import ContactFields
from app.store.unit import Unit
from app.workflows.add_person import require_born, require_may_group
from app.workflows.dependents import require_same_file
from app.workflows.desk import Desk
from app.workflows.entries import require_past, with_time
from app.workflows.follow_anchor import pausing
from app.workflows.follow_recurrence import owe_again, require_no_circle
from app.workflows.follow_through import (
    begin_ladder,
    follow_addition,
    follow_correction,
    remove_with_dependents,
)
from app.workflows.passphrases import require_no_passphrase

R = TypeVar("R", bound=Record)

_NEEDS = {StaffFields: Role.ADMINISTRATOR, CustomFieldFields: Role.COORDINATOR}
_OF_CUSTODY = (ReleaseFields, DetentionFields, ClaimFields, ConfirmationStepFields)
_HAPPENED: Mapping[type[Fields], str] = {
    ReleaseFields: "date",
    DetentionFields: "start",
    PlacementFields: "start",
    ClaimFields: "since",
    ConfirmationStepFields: "date",
    JourneyLegFields: "date",
    ContactFields: "date",
}
"""What tells of something that has happened, with the field that says when."""


def list_records(desk: Desk, kind: type[R], /, **equals: Any) -> tuple[R, ...]:
    """Return the records of a kind whose fields have these values, in the order in which they were entered.

    Without the permission for it, confidential sources come without their names.
    """
    with desk.register.reading() as reader:
        found = reader.find(kind, **equals)
    return tuple(as_seen(desk, one) for one in found)


def get_record(desk: Desk, kind: type[R], record_id: int) -> R:
    """Return one record; raises Problem when it has been removed."""
    with desk.register.reading() as reader:
        found = reader.get(kind, record_id)
    return as_seen(desk, found)


def add_record(desk: Desk, fields: Fields, new: Mapping[str, Fields] | None = None) -> Any:
    """Add a record and return it; what it names and is `new`, by field, is added in the same change."""
    _require_past(desk, fields)
    fields = with_time(fields)
    terms = desk.terms  # read before the change begins
    sentence = _sentence(desk, _("Add {what} of {name}"), _("Add {what}"), fields)
    with desk.changing(sentence, _needed(fields)) as change:
        fields = fields.model_copy(update=_added(change, new))
        with pausing(change, terms, *_owner(fields)):
            if isinstance(fields, ConfirmationStepFields):
                begin_ladder(change, [change.get(Release, fields.release_id)])
            if isinstance(fields, FollowUpFields):
                require_no_circle(change, fields)
            added = change.add(fields)
            follow_addition(change, terms, added)
        _require_administrator(desk, change, added)
        return added


def save_record(desk: Desk, record: R, new: Mapping[str, Fields] | None = None) -> R:
    """Save the changed record, with what it names and is `new`, by field, and return its next version.

    What follows from it is moved along: the claim of a release, the end of a detention.

    Raises ChangedMeanwhile when somebody else saved the record since it was read.
    """
    if isinstance(record, Person):
        require_born(desk, record)
        with desk.register.reading() as reader:
            group = reader.get(Person, record.id).case_group
        require_may_group(desk, record, group)
    if isinstance(record, Staff):
        _require_own_name(desk, record)
    record = with_time(record)
    terms = desk.terms  # read before the change begins
    sentence = _sentence(desk, _("Change {what} of {name}"), _("Change {what}"), record)
    with desk.changing(sentence, _needed(record)) as change:
        record = record.but(**_added(change, new)) if new else record
        with pausing(change, terms, *_owner(record)):
            before = change.get(type(record), record.id)
            require_same_file(before, record)
            _require_seen(desk, before)
            _require_past(desk, record, before)
            saved = change.save(record)
            if isinstance(before, Release) and isinstance(saved, Release):
                _note_step(desk, change, before, saved)
            if isinstance(before, FollowUp) and isinstance(saved, FollowUp):
                require_no_circle(change, saved)
                owe_again(change, before, saved, desk.clock.today())
            follow_correction(change, terms, before, saved)
        _require_administrator(desk, change, saved)
        return saved


def remove_record(desk: Desk, record: Record) -> None:
    """Remove a record and what hangs on it; refused for the last name of a person and for what others cite."""
    if isinstance(record, Staff) and not same_name(record.name, desk.who):
        require_no_passphrase(desk, record)
    terms = desk.terms
    sentence = _sentence(desk, _("Remove {what} of {name}"), _("Remove {what}"), record)
    with desk.changing(sentence, _needed(record)) as change:
        if isinstance(record, NameForm) and len(change.find(NameForm, person_id=record.person_id)) == 1:
            raise FieldProblem(
                "text", _("A person needs at least one name. Add another one before removing this.")
            )
        _require_seen(desk, record)
        with pausing(change, terms, *_owner(record)):
            remove_with_dependents(change, terms, record)
        _require_administrator(desk, change, record)


def as_seen(desk: Desk, record: R) -> R:
    """Return a record as whoever works here may see it."""
    if not isinstance(record, Source) or desk.rights.restricted:
        return record
    hidden: Any = sealed(record)
    return cast(R, hidden)


def _require_seen(desk: Desk, record: Record) -> None:
    """Refuse to change what whoever works here does not see as it is."""
    hidden = isinstance(record, Source) and record.confidential
    if hidden and not desk.rights.restricted:
        raise Problem(
            _("This source is confidential: you may not see or change it."),
            _("An administrator gives roles in the settings."),
        )


def _needed(record: Record | Fields) -> Role:
    """Return the role that changing such a record needs."""
    return next((role for kind, role in _NEEDS.items() if isinstance(record, kind)), Role.CASEWORKER)


def _require_administrator(desk: Desk, unit: Unit, record: Record | Fields) -> None:
    """Refuse a change of the staff after which whoever makes it could not take it back."""
    if isinstance(record, StaffFields) and not rights_of(desk.who, unit.find(Staff)).reach(
        Role.ADMINISTRATOR
    ):
        raise FieldProblem(
            "role",
            _("You would shut yourself out: there must be an administrator called “{name}”.").format(
                name=desk.who
            ),
            _("Enter yourself as an administrator first."),
        )


def _require_own_name(desk: Desk, member: Staff) -> None:
    """Refuse to part a passphrase from the name that it carries."""
    with desk.register.reading() as reader:
        before = reader.get(Staff, member.id)
    if not same_name(before.name, member.name):
        require_no_passphrase(desk, before)


def _require_past(desk: Desk, told: Fields | Record, before: Record | None = None) -> None:
    """Refuse to tell of the future what can only have happened; a date that stands there already may stay.

    A slip of the pen would make somebody free, or hide a silence, for years.
    """
    field = next((field for kind, field in _HAPPENED.items() if isinstance(told, kind)), None)
    if field is None or (isinstance(told, ContactFields) and not told.proof_of_life):
        return
    date = getattr(told, field)
    if date is not None and (before is None or date != getattr(before, field)):
        require_past(desk, date, field)


def _added(change: Unit, new: Mapping[str, Fields] | None) -> dict[str, int]:
    """Add what is new and return its id by the field that names it."""
    return {field: change.add(fields).id for field, fields in (new or {}).items()}


def _owner(record: Record | Fields) -> tuple[PersonId, ...]:
    """Return whose custody a record tells of, if it does."""
    return (record.person_id,) if isinstance(record, _OF_CUSTODY) else ()


def _note_step(desk: Desk, change: Unit, before: Release, after: Release) -> None:
    """Note a step of today when somebody says by hand how sure a release is, so that the ladder goes on telling it."""
    if before.confirmation is not after.confirmation:
        begin_ladder(change, [before])
        change.add(
            ConfirmationStepFields(
                person_id=after.person_id,
                release_id=after.id,
                level=after.confirmation,
                date=PartialDate.of(desk.clock.today()),
                time=f"{desk.clock.now().astimezone():%H:%M}",
                source_id=after.source_id,
            )
        )


def _sentence(desk: Desk, of_person: str, alone: str, what: Fields | Record) -> str:
    person_id = what.id if isinstance(what, Person) else getattr(what, "person_id", None)
    label = kind_label(type(what))
    if person_id is None:
        return alone.format(what=label)
    return of_person.format(what=label, name=desk.name_of(person_id))
