"""What cases remind of: near enough, once at each stage, silent when somebody takes care of it, never stored."""

import datetime as dt

import pytest

from app.domain.detention import Detention, Sentence, SentenceFields
from app.domain.follow_up import FollowUp
from app.domain.incident import Investigation, InvestigationFields
from app.domain.partial_date import PartialDate
from app.domain.person import IdentifierFields, Person
from app.domain.proceedings import Appeal, AppealFields
from app.domain.reminder import ReminderKind, next_birthday
from app.workflows.desk import Desk
from app.workflows.edit_records import add_record, list_records, save_record
from app.workflows.entries import ArrestEntry
from app.workflows.follow_ups import finish_follow_up, list_follow_ups
from app.workflows.history import undo
from app.workflows.record_arrest import record_arrest
from app.workflows.reminders import list_reminders, make_follow_up
from tests.workflows.made_case import LETTER, facility, somebody, stored

TODAY = dt.date(2026, 11, 23)


@pytest.fixture
def held(desk: Desk) -> Person:
    """Somebody who was arrested lately."""
    person = somebody(desk)
    entry = ArrestEntry(PartialDate("2026-11-01"), LETTER, facility_id=facility(desk, "SIZO-1").id)
    record_arrest(desk, person.id, entry)
    return person


def kinds(desk: Desk) -> list[tuple[ReminderKind, int | None]]:
    """Return what is reminded of, and in how many days it comes."""
    return [
        (one.reminder.kind, (one.reminder.day - TODAY).days if one.reminder.day else None)
        for one in list_reminders(desk).lines
    ]


def sentence(desk: Desk, person: Person, **fields: object) -> None:
    """Record a judgment."""
    (detention,) = list_records(desk, Detention, person_id=person.id)
    add_record(desk, SentenceFields(person_id=person.id, detention_id=detention.id, **fields))


def in_days(days: int) -> PartialDate:
    """Return a date so many days from today."""
    return PartialDate.of(TODAY + dt.timedelta(days=days))


@pytest.mark.parametrize(("days", "comes"), [(91, False), (90, True), (7, True), (0, True), (-1, False)])
def test_the_end_of_a_sentence_is_near(desk: Desk, held: Person, days: int, comes: bool) -> None:
    sentence(desk, held, end=in_days(days))
    assert kinds(desk) == ([(ReminderKind.SENTENCE_END, days)] if comes else [])


@pytest.mark.parametrize(
    ("end", "comes"),
    [("2026", 0), ("2026-11", 0), ("2026-12~", 0), ("2027-01", 39), ("2027-03", None), ("2024/2027", 0),
     ("2027-02-25~", 80), ("2026-10", None), ("../2026", None)],
)  # fmt: skip
def test_a_vague_end_counts_from_its_first_day(desk: Desk, held: Person, end: str, comes: int | None) -> None:
    sentence(desk, held, end=PartialDate(end))
    assert kinds(desk) == ([] if comes is None else [(ReminderKind.SENTENCE_END, comes)])


def test_of_more_than_is_shown_the_number_is_told(
    desk: Desk, held: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.workflows.reminders.MOST_COMING", 2)
    for days in (30, 10, 20):
        sentence(desk, held, end=in_days(days))
    found = list_reminders(desk)
    assert [(one.reminder.day - TODAY).days for one in found.lines if one.reminder.day] == [10, 20]
    assert found.coming == 3


def test_the_days_for_an_appeal_run(desk: Desk, held: Person) -> None:
    sentence(desk, held, date=in_days(-4))
    assert kinds(desk) == [(ReminderKind.APPEAL, 6)]


def test_a_paper_expires(desk: Desk) -> None:
    person = somebody(desk)
    add_record(desk, IdentifierFields(person_id=person.id, kind="passport", number="1", expires=in_days(30)))
    assert kinds(desk) == [(ReminderKind.PAPER, 30)]


def test_a_birthday_comes_in_time_for_a_letter(desk: Desk, held: Person) -> None:
    save_record(desk, held.but(birth_date=PartialDate("1980-12-05")))
    assert kinds(desk) == [(ReminderKind.BIRTHDAY, 12)]


@pytest.mark.parametrize(
    ("birth", "day"),
    [("1980-11-23", TODAY), ("1980-11-22", dt.date(2027, 11, 22)), ("1980-02-29", dt.date(2027, 2, 28)),
     ("1980", None)],
)  # fmt: skip
def test_the_next_birthday(birth: str, day: dt.date | None) -> None:
    assert next_birthday(PartialDate(birth), TODAY) == day


def test_whoever_is_silent_is_told_with_the_latest_silence_first(desk: Desk) -> None:
    for date in ("2025-01-01", "2026-09-20", "2026-11-20"):
        record_arrest(desk, somebody(desk, f"Гарбуз-{date[:4]}").id, ArrestEntry(PartialDate(date), LETTER))
    found = list_reminders(desk)
    assert [one.reminder.day for one in found.lines] == [dt.date(2026, 9, 20), dt.date(2025, 1, 1)]
    assert found.silent == 2


def test_a_follow_up_is_made_of_it_and_an_undo_brings_the_reminder_back(desk: Desk, held: Person) -> None:
    sentence(desk, held, end=in_days(60))
    before = stored(desk)
    made = make_follow_up(desk, list_reminders(desk).lines[0].reminder)
    assert (made.kind, made.due, made.assignee, made.link_kind) == (
        "DATE", TODAY + dt.timedelta(days=53), "Alena", "sentence",
    )  # fmt: skip
    assert kinds(desk) == []
    undo(desk)
    assert stored(desk) == before
    assert kinds(desk) == [(ReminderKind.SENTENCE_END, 60)]


def test_what_was_done_comes_up_again_at_the_next_stage(desk: Desk, held: Person) -> None:
    sentence(desk, held, end=in_days(25))
    make_follow_up(desk, list_reminders(desk).lines[0].reminder)
    done = finish_follow_up(desk, list_follow_ups(desk)[0].follow_up)
    assert kinds(desk) == []
    save_record(desk, done.but(done_on=TODAY - dt.timedelta(days=20)))
    assert kinds(desk) == [(ReminderKind.SENTENCE_END, 25)]


def test_nothing_of_it_is_stored(desk: Desk, held: Person) -> None:
    sentence(desk, held, end=in_days(25))
    before = stored(desk)
    list_reminders(desk)
    assert stored(desk) == before
    assert list_records(desk, FollowUp) == ()


def test_one_sees_those_of_ones_own_people(desk: Desk, held: Person) -> None:
    sentence(desk, held, end=in_days(25))
    assert list_reminders(desk, assignee="Alena").lines == ()
    save_record(desk, held.but(caseworker="Alena"))
    assert len(list_reminders(desk, assignee="Alena").lines) == 1


def test_one_is_told_how_many_of_ones_own_people_are_silent(desk: Desk) -> None:
    for name in ("Гарбуз", "Дыня"):
        record_arrest(desk, somebody(desk, name).id, ArrestEntry(PartialDate("2026-01-01"), LETTER))
    save_record(desk, list_records(desk, Person)[0].but(caseworker="Alena"))
    assert (list_reminders(desk).silent, list_reminders(desk, assignee="Alena").silent) == (2, 1)
    assert list_reminders(desk, assignee="Barys").silent == 0


@pytest.mark.parametrize(
    ("filed", "comes"), [(-26, None), (-27, 3), (-30, 0), (-45, -15), (-120, -90), (-121, None)]
)
def test_a_reply_that_is_due_reminds_until_it_has_come(
    desk: Desk, held: Person, filed: int, comes: int | None
) -> None:
    sentence(desk, held, in_force=in_days(-5))
    (judgment,) = list_records(desk, Sentence, person_id=held.id)
    add_record(
        desk,
        AppealFields(
            person_id=held.id,
            sentence_id=judgment.id,
            kind="supervisory",
            filed=in_days(filed),
            result="pending",
        ),
    )
    assert kinds(desk) == ([(ReminderKind.REPLY, comes)] if comes is not None else [])
    (appeal,) = list_records(desk, Appeal, person_id=held.id)
    save_record(desk, appeal.but(result="rejected"))
    assert kinds(desk) == []


def test_a_request_for_an_investigation_reminds_until_it_is_opened(desk: Desk, held: Person) -> None:
    fields = InvestigationFields(person_id=held.id, state="requested", opened=in_days(-31))
    add_record(desk, fields)
    (line,) = list_reminders(desk).lines
    assert line.reminder.kind is ReminderKind.REPLY
    follow_up = make_follow_up(desk, line.reminder)
    assert follow_up.title == "Ask for the reply that is due: official investigation"
    assert kinds(desk) == []
    finish_follow_up(desk, follow_up)
    (asked,) = list_records(desk, Investigation, person_id=held.id)
    save_record(desk, asked.but(state="open"))
    assert kinds(desk) == []


def test_a_paper_that_expires_is_called_by_its_kind(desk: Desk, held: Person) -> None:
    add_record(
        desk,
        IdentifierFields(person_id=held.id, kind="passport", number="MP0000001", expires=in_days(20)),
    )
    (line,) = list_reminders(desk).lines
    assert line.what == "Passport"
    assert make_follow_up(desk, line.reminder).title == "See to the paper that expires: Passport"
