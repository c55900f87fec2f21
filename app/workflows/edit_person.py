"""Changing who a person is: what is recorded about them and how their main name is written, as one change."""

from app.base.i18n import _
from app.domain.person import NamedPersonFields, NameForm, Person
from app.workflows.add_person import require_born, require_may_group
from app.workflows.desk import Desk


def edit_person(desk: Desk, person: Person, main: NameForm, fields: NamedPersonFields) -> Person:
    """Save the person, and the main name form if its spelling differs; return the person.

    Raises ChangedMeanwhile when somebody else saved one of them since it was read.
    """
    values = fields.model_dump()
    name = main.but(**{part: values.pop(part) for part in NamedPersonFields.NAME_PARTS})
    changed = person.but(**values)
    require_born(desk, changed)
    require_may_group(desk, changed, person.case_group)
    with desk.changing(_("Change person: {name}").format(name=name.written)) as change:
        if name != main:
            change.save(name)
        return change.save(changed)
