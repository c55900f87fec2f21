"""Somebody in the register, and everything that is stored, for the tests of what is recorded about a person."""

import datetime as dt

from app.domain.detention import Charge, Detention, Placement
from app.domain.document import Document
from app.domain.facility import Facility
from app.domain.follow_up import FollowUp
from app.domain.history import Change
from app.domain.people_list import PeopleQuery, PersonLine
from app.domain.person import NameForm, NameFormDraft, Note, Person, PersonFields
from app.domain.record import Record
from app.domain.release import Release
from app.domain.release_event import ReleaseEvent
from app.domain.source import Source, SourceFields
from app.domain.status import Claim
from app.workflows.add_person import add_person
from app.workflows.desk import Desk
from app.workflows.edit_records import list_records
from app.workflows.find_people import find_people
from app.workflows.history import read_history

LETTER = SourceFields(title="A letter")
KINDS: tuple[type[Record], ...] = (
    Person, NameForm, Note, Source, Detention, Placement, Charge, Claim, Release, ReleaseEvent, FollowUp, Document
)  # fmt: skip


def somebody(desk: Desk, surname: str = "Ясевіч", given: str = "Ян") -> Person:
    """Return a new person of whom nothing but the name is known."""
    form = NameFormDraft(surname=surname, given=given, language="be")
    return add_person(desk, PersonFields(), [form])


def facility(desk: Desk, code: str) -> Facility:
    """Return one of the places of detention that come with every register."""
    (found,) = list_records(desk, Facility, code=code)
    return found


def line_of(desk: Desk, person: Person, on: dt.date | None = None) -> PersonLine:
    """Return the person's line on the list, of today or of a day."""
    lines = find_people(desk, PeopleQuery(on=on)).lines
    return next(line for line in lines if line.id == person.id)


def stored(desk: Desk) -> dict[type[Record], tuple[dict[str, object], ...]]:
    """Return all that is stored, without the versions, which an undo counts up."""
    return {
        kind: tuple(one.model_dump(exclude={"version"}) for one in list_records(desk, kind)) for kind in KINDS
    }


def last_change(desk: Desk) -> Change:
    """Return the newest change of the history."""
    return read_history(desk, limit=1)[0]
