"""What the page of a release event is told: people with all that is known of their release, lists, numbers."""

import time

import pytest

from app.base.errors import FieldProblem
from app.domain.announced_list import LineDecision
from app.domain.event_figures import Difference
from app.domain.follow_up import FollowUpFields
from app.domain.partial_date import PartialDate
from app.domain.release import Confirmation
from app.domain.release_event import (
    AnnouncedNumber,
    AnnouncedNumberFields,
    FamilyNoticeFields,
    KeyEventFields,
    ReleaseEventFields,
)
from app.workflows.confirm_release import confirm_release
from app.workflows.desk import Desk
from app.workflows.edit_records import add_record, save_record
from app.workflows.entries import ArrestEntry, ConfirmationEntry, JourneyEntry, OutcomeChange
from app.workflows.read_event import list_events, list_key_events, read_event
from app.workflows.record_arrest import record_arrest
from app.workflows.record_journey import record_journey
from app.workflows.record_outcomes import change_outcomes, record_outcomes
from tests.workflows.made_case import LETTER
from tests.workflows.made_event import entry, made_event, releases


def test_people_come_with_all_that_is_known_of_them(desk: Desk) -> None:
    made = made_event(desk, ["Абухоўскі", "Гарбуз", "Лебедзь", "Ясевіч"])
    first, second, third, listed = made.ids
    record_outcomes(desk, made.event.id, [first, second, third], entry(destination="Ukraine", papers="none"))
    confirm_release(desk, first, ConfirmationEntry(Confirmation.PERSON, LETTER, PartialDate("2025-12-15")))
    record_journey(desk, [releases(desk)[first].id], JourneyEntry("Poland", PartialDate("2025-12-20")))
    record_arrest(desk, second, ArrestEntry(PartialDate("2026-03-01"), LETTER))
    change_outcomes(desk, made.event.id, [third], OutcomeChange(kind="at_border_refused"))
    add_record(desk, FollowUpFields(person_id=first, title="Later"))
    add_record(desk, FollowUpFields(person_id=first, title="Call", due="2026-12-01"))
    add_record(desk, FamilyNoticeFields(person_id=listed, release_event_id=made.event.id, whom="the wife"))
    whole = read_event(desk, made.event.id)
    free, again, refused, missing = whole.people
    assert (free.level, free.destination, free.papers) == (Confirmation.PERSON, "Poland", ("none",))
    assert [one.level.value for one in free.steps] == ["listed", "person"]
    assert free.owed is not None
    assert (free.owed.title, free.owed.due) == ("Call", "2026-12-01")
    assert (free.held_again, free.refused) == (None, False)
    assert str(again.held_again) == "2026-03-01"
    assert (refused.held_again, refused.refused) == (None, True)
    assert (missing.release, missing.level, missing.destination) == (None, None, "")
    assert missing.notices == whole.notices
    assert (whole.figures.recorded, whole.figures.refused) == (2, 1)
    (announced,) = whole.lists
    assert (announced.lines, announced.decided) == (5, 4)
    counted = {decision: many for decision, many in announced.by_decision.items() if many}
    assert counted == {LineDecision.MATCH: 4, LineDecision.UNDECIDED: 1}


def test_a_number_stands_beside_what_was_verified_by_then(desk: Desk) -> None:
    made = made_event(desk)
    record_outcomes(
        desk, made.event.id, made.ids, entry(learned=PartialDate("2025-12-13"), destination="Ukraine")
    )
    change_outcomes(desk, made.event.id, made.ids[2:], OutcomeChange(destination="Lithuania"))
    for number, (day, hour) in enumerate(
        (("2025-12-13", "18:00"), ("2025-12-14", ""), ("2025-12-14", "20:00"))
    ):
        entered = ConfirmationEntry(Confirmation.SEEN, LETTER, PartialDate(day), hour)
        confirm_release(desk, made.ids[number], entered)
    refuted = ConfirmationEntry(Confirmation.REFUTED, LETTER, PartialDate("2025-12-20"))
    confirm_release(desk, made.ids[0], refuted)
    for said, hour, place in (
        ("2025-12-13", "17:00", ""), ("2025-12-13", "", ""), ("2025-12-14", "19:00", ""), ("2025-12-15", "", ""),
        ("2025-12-15", "", "lithuania"), ("2025-12-21", "", ""), (None, "", ""),
    ):  # fmt: skip
        add_record(
            desk,
            AnnouncedNumberFields(
                release_event_id=made.event.id, claimant="State", number=3, said=said, said_time=hour,
                destination=place,
            ),
        )  # fmt: skip
    whole = read_event(desk, made.event.id)
    assert [whole.verified_by(number) for number in whole.numbers] == [None, 1, 0, 1, 3, 1, 2]


@pytest.mark.parametrize(("typed", "stored"), [("1500", "15:00"), ("14.05", "14:05"), ("9:05", "09:05")])
def test_the_time_of_a_number_is_kept_as_times_are(desk: Desk, typed: str, stored: str) -> None:
    made = made_event(desk)
    fields = AnnouncedNumberFields(
        release_event_id=made.event.id, claimant="State", number=3, said_time=typed
    )
    number: AnnouncedNumber = add_record(desk, fields)
    assert number.said_time == stored
    with pytest.raises(FieldProblem) as refused:
        save_record(desk, number.but(said_time="noon"))
    assert refused.value.field == "said_time"


def test_events_are_listed_the_latest_first_with_their_counts(desk: Desk) -> None:
    made = made_event(desk)
    older = add_record(desk, ReleaseEventFields(title="Earlier", date="2025-06"))
    undated = add_record(desk, ReleaseEventFields(title="Some day"))
    record_outcomes(desk, made.event.id, made.ids, entry())
    confirm_release(desk, made.ids[0], ConfirmationEntry(Confirmation.PERSON, LETTER))
    confirm_release(desk, made.ids[1], ConfirmationEntry(Confirmation.REFUTED, LETTER))
    lines = list_events(desk)
    assert [line.event for line in lines] == [made.event, older, undated]
    assert [(line.recorded, line.confirmed) for line in lines] == [(2, 1), (0, 0), (0, 0)]


def test_key_events_come_by_date_with_the_event_they_belong_to(desk: Desk) -> None:
    made = made_event(desk)
    for title, date, event in (
        ("Law", None, None),
        ("Talks", "2025-11", made.event.id),
        ("Visit", "2025-10-02", None),
    ):
        add_record(desk, KeyEventFields(title=title, date=date, release_event_id=event))
    found, titles = list_key_events(desk)
    assert [one.title for one in found] == ["Law", "Visit", "Talks"]
    assert titles == {made.event.id: "A deal"}
    assert [one.title for one in read_event(desk, made.event.id).key_events] == ["Talks"]


def test_an_event_of_the_sample_is_read_quickly(sample_desk: Desk) -> None:
    event = list_events(sample_desk)[0].event
    begun = time.process_time()
    whole = read_event(sample_desk, event.id)
    assert time.process_time() - begun < 1
    assert len(whole.people) >= whole.figures.recorded


def test_who_refused_to_leave_is_not_counted_as_released(desk: Desk) -> None:
    made = made_event(desk)
    record_outcomes(desk, made.event.id, made.ids[:2], entry())
    record_outcomes(desk, made.event.id, made.ids[2:], entry(kind="at_border_refused"))
    case = read_event(desk, made.event.id)
    figures = case.figures
    assert (figures.recorded, figures.refused, figures.not_recorded, figures.held_again) == (2, 1, 0, 0)
    assert figures.people["refused"] == {made.ids[2]}
    assert sum(figures.by_level.values()) == 2
    assert (Difference.REFUSED, 1) in figures.differences()
    (line,) = list_events(desk)
    assert line.recorded == 2
