"""What is owed: in the order of its day, finished and postponed with a trace, nobody's forgotten."""

import datetime as dt

import pytest

from app.base.errors import ChangedMeanwhile, FieldProblem
from app.domain.follow_up import FollowUp, FollowUpFields, FollowUpState
from app.domain.person import Person
from app.workflows.add_person import remove_person
from app.workflows.desk import Desk
from app.workflows.edit_records import add_record, list_records
from app.workflows.follow_ups import count_owed, finish_follow_up, list_follow_ups, postpone_follow_up
from app.workflows.history import undo
from tests.workflows.made_case import last_change, line_of, somebody, stored

TODAY = dt.date(2026, 11, 23)


def owe(desk: Desk, person: Person, title: str, days: int | None, assignee: str = "") -> FollowUp:
    """Add a follow-up that is due so many days from today (None: without a day)."""
    due = None if days is None else TODAY + dt.timedelta(days=days)
    fields = FollowUpFields(person_id=person.id, title=title, due=due, assignee=assignee)
    owed: FollowUp = add_record(desk, fields)
    return owed


@pytest.fixture
def person(desk: Desk) -> Person:
    """Somebody to whom five things are owed, two of them pressing."""
    person = somebody(desk)
    owe(desk, person, "some day", None)
    owe(desk, person, "next week", 7, "Alena")
    owe(desk, person, "today", 0)
    owe(desk, person, "long ago", -40, "Alena")
    owe(desk, person, "in a year", 365)
    return person


def titles(
    desk: Desk, assignee: str | None = None, until: dt.date | None = None, limit: int = 500
) -> list[str]:
    """Return what is listed."""
    lines = list_follow_ups(desk, assignee=assignee, until=until, limit=limit)
    return [line.follow_up.title for line in lines]


def test_the_soonest_comes_first_and_what_has_no_day_last(desk: Desk, person: Person) -> None:
    assert titles(desk) == ["long ago", "today", "next week", "in a year", "some day"]
    assert titles(desk, limit=2) == ["long ago", "today"]
    assert titles(desk, assignee="Alena") == ["long ago", "next week"]
    assert titles(desk, until=TODAY) == ["long ago", "today"]
    assert {line.person.id for line in list_follow_ups(desk)} == {person.id}


def test_overdue_and_due_today_are_counted(desk: Desk, person: Person) -> None:
    assert count_owed(desk) == 2
    finish_follow_up(desk, list_follow_ups(desk)[0].follow_up)
    assert count_owed(desk) == 1


def test_the_list_of_people_shows_the_next_one(desk: Desk, person: Person) -> None:
    assert line_of(desk, person).next_due == TODAY - dt.timedelta(days=40)
    finish_follow_up(desk, list_follow_ups(desk)[0].follow_up)
    assert line_of(desk, person).next_due == TODAY


def test_what_is_done_keeps_its_day_and_outcome_and_can_be_taken_back(desk: Desk, person: Person) -> None:
    before = stored(desk)
    done = finish_follow_up(desk, list_follow_ups(desk)[0].follow_up, "The lawyer was reached.")
    assert (done.state, done.done_on, done.outcome) == (FollowUpState.DONE, TODAY, "The lawyer was reached.")
    assert "long ago" not in titles(desk)
    assert last_change(desk).sentence == "Finish follow-up “long ago” of Ясевіч Ян"
    undo(desk)
    assert stored(desk) == before


def test_postponing_keeps_every_reason(desk: Desk, person: Person) -> None:
    late = list_follow_ups(desk)[0].follow_up
    once = postpone_follow_up(desk, late, TODAY + dt.timedelta(days=1), "The lawyer is ill.")
    twice = postpone_follow_up(desk, once, TODAY + dt.timedelta(days=8), " Still ill. ")
    assert (twice.due, twice.note) == (dt.date(2026, 12, 1), "The lawyer is ill.\nStill ill.")
    assert titles(desk)[0] == "today"


def test_nothing_is_postponed_into_the_past(desk: Desk, person: Person) -> None:
    before = stored(desk)
    with pytest.raises(FieldProblem, match="in the past") as problem:
        postpone_follow_up(desk, list_follow_ups(desk)[0].follow_up, TODAY - dt.timedelta(days=1))
    assert problem.value.field == "due"
    assert stored(desk) == before


def test_what_somebody_else_finished_is_not_finished_again(desk: Desk, person: Person) -> None:
    seen = list_follow_ups(desk)[0].follow_up
    finish_follow_up(desk, seen, "first")
    with pytest.raises(ChangedMeanwhile):
        finish_follow_up(desk, seen, "second")
    assert [one.outcome for one in list_records(desk, FollowUp) if one.outcome] == ["first"]


def test_nothing_is_owed_to_who_was_removed(desk: Desk, person: Person) -> None:
    remove_person(desk, person.id, "entered twice")
    assert titles(desk) == []
    assert count_owed(desk) == 0
    undo(desk)
    assert count_owed(desk) == 2
