"""What is owed: in the order of its day, finished and postponed with a trace, nobody's forgotten."""

import datetime as dt

import pytest

from app.base import i18n
from app.base.errors import ChangedMeanwhile, FieldProblem
from app.base.language import Language
from app.domain.follow_up import FollowUp, FollowUpFields, FollowUpState
from app.domain.person import Person
from app.domain.protocol import ProtocolStep
from app.workflows.add_person import remove_person
from app.workflows.desk import Desk
from app.workflows.edit_records import add_record, list_records, remove_record, save_record
from app.workflows.follow_ups import (
    count_owed,
    finish_follow_up,
    list_follow_ups,
    postpone_follow_up,
    reassign_follow_ups,
)
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


def recurring(desk: Desk, person: Person, rule: str, days: int) -> FollowUp:
    """Add a follow-up that is owed again and again."""
    fields = FollowUpFields(
        person_id=person.id,
        title="write",
        due=TODAY + dt.timedelta(days=days),
        recurrence=rule,
        note="by post",
    )
    owed: FollowUp = add_record(desk, fields)
    return owed


def test_what_recurs_is_owed_again_when_it_is_done_and_an_undo_takes_both_back(
    desk: Desk, person: Person
) -> None:
    letter = recurring(desk, person, "FREQ=WEEKLY", -10)
    before = stored(desk)
    finish_follow_up(desk, letter)
    again = [one for one in list_records(desk, FollowUp, title="write") if one.state is FollowUpState.OPEN]
    assert [(one.due, one.recurrence, one.note) for one in again] == [
        (TODAY + dt.timedelta(days=4), "FREQ=WEEKLY", "by post")
    ]
    undo(desk)
    assert stored(desk) == before


def test_one_that_is_done_in_its_form_is_owed_again_too_but_never_twice(desk: Desk, person: Person) -> None:
    letter = recurring(desk, person, "FREQ=DAILY;INTERVAL=30", 0)
    done = save_record(desk, letter.but(state=FollowUpState.DONE, done_on=TODAY))
    opened = save_record(desk, done.but(state=FollowUpState.OPEN, done_on=None))
    finish_follow_up(desk, opened)
    found = list_records(desk, FollowUp, title="write")
    assert [one.due for one in found] == [TODAY, TODAY + dt.timedelta(days=30)]


def test_what_is_not_needed_any_more_is_not_owed_again(desk: Desk, person: Person) -> None:
    letter = recurring(desk, person, "FREQ=WEEKLY", 0)
    save_record(desk, letter.but(state=FollowUpState.NOT_NEEDED))
    assert len(list_records(desk, FollowUp, title="write")) == 1


def test_a_follow_up_waits_for_another_until_that_is_done(desk: Desk, person: Person) -> None:
    first = owe(desk, person, "ask the wife", 1)
    fields = FollowUpFields(person_id=person.id, title="send it", due=TODAY, blocked_by_id=first.id)
    add_record(desk, fields)
    lines = {line.follow_up.title: line.blocked_by for line in list_follow_ups(desk)}
    assert lines["send it"] == "ask the wife"
    finish_follow_up(desk, first)
    lines = {line.follow_up.title: line.blocked_by for line in list_follow_ups(desk)}
    assert lines["send it"] == ""


def test_no_two_wait_for_each_other(desk: Desk, person: Person) -> None:
    first = owe(desk, person, "first", 1)
    second = add_record(desk, FollowUpFields(person_id=person.id, title="second", blocked_by_id=first.id))
    with pytest.raises(FieldProblem, match="each other"):
        save_record(desk, first.but(blocked_by_id=second.id))
    with pytest.raises(FieldProblem, match="each other"):
        save_record(desk, first.but(blocked_by_id=first.id))
    other = owe(desk, somebody(desk, "Гарбуз"), "of another", 1)
    with pytest.raises(FieldProblem, match="somebody else"):
        save_record(desk, first.but(blocked_by_id=other.id))


def test_nothing_waits_for_what_was_removed(desk: Desk, person: Person) -> None:
    first = owe(desk, person, "first", 1)
    add_record(desk, FollowUpFields(person_id=person.id, title="second", blocked_by_id=first.id))
    before = stored(desk)
    remove_record(desk, first)
    assert [one.blocked_by_id for one in list_records(desk, FollowUp, title="second")] == [None]
    undo(desk)
    assert stored(desk) == before


def test_the_history_tells_why_something_was_postponed(desk: Desk, person: Person) -> None:
    postpone_follow_up(desk, list_follow_ups(desk)[0].follow_up, TODAY, "The lawyer is ill.")
    assert last_change(desk).sentence == "Postpone follow-up “long ago” of Ясевіч Ян: The lawyer is ill."


def test_many_are_given_to_somebody_in_one_change(desk: Desk, person: Person) -> None:
    before = stored(desk)
    reassign_follow_ups(desk, [line.follow_up for line in list_follow_ups(desk)], "Марта")
    assert {line.follow_up.assignee for line in list_follow_ups(desk)} == {"Марта"}
    assert last_change(desk).sentence == "Give 5 follow-ups to Марта"
    undo(desk)
    assert stored(desk) == before


@pytest.mark.parametrize("language", Language)
def test_what_a_protocol_calls_for_is_titled_in_the_language_of_the_window(
    desk: Desk, person: Person, language: Language
) -> None:
    step = list_records(desk, ProtocolStep)[0]
    fields = FollowUpFields(person_id=person.id, title=step.title_be, protocol_step_id=step.id)
    first = add_record(desk, fields)
    own = FollowUpFields(person_id=person.id, title="Own", protocol_step_id=step.id, blocked_by_id=first.id)
    add_record(desk, own)
    i18n.use(language)
    try:
        found = {(line.title, line.blocked_by) for line in list_follow_ups(desk)}
    finally:
        i18n.use(Language.EN)
    assert found >= {(step.title(language), ""), ("Own", step.title(language))}
