"""Removing a release event: what goes, what stays, what forbids it, and that an undo brings all back."""

import pytest

from app.base.errors import Problem
from app.domain.announced_list import AnnouncedLine, AnnouncedList
from app.domain.partial_date import PartialDate
from app.domain.release_event import (
    AnnouncedNumber,
    AnnouncedNumberFields,
    FamilyNotice,
    FamilyNoticeFields,
    KeyEvent,
    KeyEventFields,
    Pledge,
    PledgeFields,
    ReleaseEvent,
)
from app.workflows.desk import Desk
from app.workflows.edit_records import add_record, list_records
from app.workflows.history import read_history
from app.workflows.record_outcomes import record_outcomes
from app.workflows.remove_event import plan_removal, remove_event
from tests.workflows.made_event import Made, entry, everything, made_event


@pytest.fixture
def made(desk: Desk) -> Made:
    """An event with a list, a number, a promise, a notice and a key event; no release is recorded in it."""
    made = made_event(desk)
    event_id = made.event.id
    add_record(desk, AnnouncedNumberFields(release_event_id=event_id, claimant="Agency", number=3))
    add_record(desk, PledgeFields(release_event_id=event_id, promise="To let them go"))
    add_record(
        desk, FamilyNoticeFields(release_event_id=event_id, person_id=made.people[0].id, whom="the wife")
    )
    add_record(desk, KeyEventFields(release_event_id=event_id, title="Talks", date=PartialDate("2025-12")))
    return made


def test_what_was_announced_goes_and_what_is_known_stays(desk: Desk, made: Made) -> None:
    before, changes = everything(desk), len(read_history(desk))
    people = list_records(desk, type(made.people[0]))
    planned = plan_removal(desk, made.event.id)
    assert everything(desk) == before
    gone = remove_event(desk, made.event.id)
    assert gone == planned
    assert (gone.lists, gone.lines, gone.numbers, gone.pledges, gone.notices) == (1, 4, 1, 1, 1)
    assert "1 list, 4 lines with their decisions" in gone.goes()
    assert "1 key event stays too" in gone.stays()
    for kind in (ReleaseEvent, AnnouncedList, AnnouncedLine, AnnouncedNumber, Pledge, FamilyNotice):
        assert list_records(desk, kind) == ()
    assert [one.release_event_id for one in list_records(desk, KeyEvent)] == [None]
    assert list_records(desk, type(made.people[0])) == people
    assert len(read_history(desk)) == changes + 1
    desk.undo()
    assert everything(desk) == before
    assert len(list_records(desk, AnnouncedLine)) == 4


def test_an_event_with_releases_stays(desk: Desk, made: Made) -> None:
    record_outcomes(desk, made.event.id, made.ids[:2], entry())
    before, changes = everything(desk), len(read_history(desk))
    with pytest.raises(Problem, match="2 releases are recorded"):
        plan_removal(desk, made.event.id)
    with pytest.raises(Problem, match="2 releases are recorded"):
        remove_event(desk, made.event.id)
    assert everything(desk) == before
    assert len(read_history(desk)) == changes
