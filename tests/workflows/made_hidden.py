"""The fictional register with some cases of a group, and somebody who does not know them, for tests."""

from app.domain.announced_list import AnnouncedLine
from app.domain.person import NameForm, Person
from app.domain.record import PersonId, Record
from app.domain.release import Release
from app.domain.staff import Role, StaffFields
from app.store.register import Change
from app.store.tables import RECORDED
from app.workflows.desk import Desk
from app.workflows.edit_records import add_record
from app.workflows.find_people import EVERYBODY, find_people

CANARY = "Kanarejkatest"
GROUP = "north"
OUTSIDER = "Marta"
_WORDS = ("text", "title", "note", "name", "summary", "reason", "filename", "description", "outcome", "whom")


def hide_some(desk: Desk) -> frozenset[PersonId]:
    """Give every fifth person, and one on each list, to a group, with the canary in all that they have.

    Whoever is at the desk afterwards knows every case; `OUTSIDER` is a coordinator who does not know these.
    """
    people = {*list(find_people(desk, EVERYBODY).ids)[::5]}
    with desk.register.reading() as reader:
        released = sorted(one.person_id for one in reader.find(Release) if one.release_event_id)
        people |= set(released[::3])
        lines = [one for one in reader.find(AnnouncedLine) if one.person_id in people]
        people |= {one.person_id for one in lines if one.person_id}
    with desk.changing("Give cases to a group") as change:
        for person in change.find(Person, id=people):
            change.save(person.but(case_group=GROUP))
        for kind, table in RECORDED.items():
            if "person_id" in table.model_fields and kind is not AnnouncedLine:
                for record in change.find(kind, person_id=people):
                    _mark(change, record)
        for line in lines:
            change.save(line.but(printed=f"{CANARY} {line.number}"))
    desk.forget_changes()
    add_record(desk, StaffFields(name=desk.who, role=Role.ADMINISTRATOR, restricted=True))
    add_record(desk, StaffFields(name=OUTSIDER, role=Role.COORDINATOR, groups="south", restricted=True))
    return frozenset(people)


def _mark(change: Change, record: Record) -> None:
    kind = type(record)
    words = {name: CANARY for name in _WORDS if isinstance(getattr(record, name, None), str)}
    if kind is NameForm:
        words = {"surname": CANARY, "given": "Jan", "patronymic": "", "text": ""}
    if words:
        change.save(record.but(**words))
