"""The ladder of confirmation: the latest step decides, whatever the order of entry; undo restores all."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.base.errors import FieldProblem
from app.domain.detention import Detention
from app.domain.partial_date import PartialDate
from app.domain.release import (
    Confirmation,
    ConfirmationStep,
    ConfirmationStepFields,
    JourneyLeg,
    Release,
    destination_now,
    in_order,
    level_reached,
)
from app.domain.status import Claim, Confidence
from app.workflows.confirm_release import confirm_release, confirm_releases
from app.workflows.desk import Desk
from app.workflows.edit_records import add_record, list_records, remove_record, save_record
from app.workflows.entries import ConfirmationEntry, JourneyEntry
from app.workflows.history import undo
from app.workflows.read_case import read_case
from app.workflows.record_journey import record_journey
from app.workflows.record_outcomes import record_outcomes
from app.workflows.record_release import record_release
from tests.workflows.made_case import LETTER, last_change, line_of
from tests.workflows.made_event import Made, entry, everything, made_event, releases


@pytest.fixture
def made(desk: Desk) -> Made:
    """Three people who were released according to a list of 13 December 2025."""
    made = made_event(desk)
    record_outcomes(desk, made.event.id, made.ids, entry(learned=PartialDate("2025-12-13")))
    return made


def step(level: Confirmation, date: str, time: str = "") -> ConfirmationEntry:
    return ConfirmationEntry(level, LETTER, PartialDate(date), time)


def levels(desk: Desk) -> list[str]:
    return [release.confirmation.value for release in releases(desk).values()]


def open_detentions(desk: Desk) -> int:
    return sum(one.end is None for one in list_records(desk, Detention))


def test_many_are_confirmed_as_one_change(desk: Desk, made: Made) -> None:
    before = everything(desk)
    ids = [release.id for release in releases(desk).values()]
    confirm_releases(desk, ids, step(Confirmation.SEEN, "2025-12-14", "11:40"))
    assert levels(desk) == ["seen"] * 3
    assert last_change(desk).sentence == "Record how sure 3 releases are"
    assert [one.level.value for one in read_case(desk, made.ids[0]).confirmations] == ["listed", "seen"]
    undo(desk)
    assert everything(desk) == before


def test_an_earlier_step_that_is_entered_late_does_not_decide(desk: Desk, made: Made) -> None:
    confirm_release(desk, made.ids[0], step(Confirmation.PERSON, "2025-12-15", "09:00"))
    confirm_release(desk, made.ids[0], step(Confirmation.SEEN, "2025-12-14"))
    confirm_release(desk, made.ids[0], step(Confirmation.FAMILY_OR_LAWYER, "2025-12-15", "08:30"))
    assert levels(desk)[0] == "person"


def test_a_refuted_release_ends_no_detention_and_may_be_confirmed_again(desk: Desk, made: Made) -> None:
    first = made.ids[0]
    confirm_release(desk, first, step(Confirmation.REFUTED, "2025-12-15"))
    assert open_detentions(desk) == 1
    assert line_of(desk, made.people[0]).status == "colony"
    confirm_release(desk, first, step(Confirmation.PERSON, "2025-12-17"))
    assert open_detentions(desk) == 0
    assert line_of(desk, made.people[0]).status == "expelled"
    claim = next(one for one in list_records(desk, Claim, person_id=first) if one.release_id)
    assert claim.confidence is Confidence.CONFIRMED


def test_a_removed_or_corrected_step_is_counted_anew(desk: Desk, made: Made) -> None:
    refuted = confirm_release(desk, made.ids[0], step(Confirmation.REFUTED, "2025-12-15"))
    before = everything(desk)
    remove_record(desk, refuted)
    assert (levels(desk)[0], open_detentions(desk)) == ("listed", 0)
    undo(desk)
    assert everything(desk) == before
    (kept,) = list_records(desk, ConfirmationStep, id=refuted.id)
    save_record(desk, kept.but(level=Confirmation.SEEN))
    assert (levels(desk)[0], open_detentions(desk)) == ("seen", 0)


def test_a_release_without_steps_keeps_what_was_said_before(desk: Desk, made: Made) -> None:
    for one in list_records(desk, ConfirmationStep):
        remove_record(desk, one)
    assert levels(desk) == ["listed"] * 3
    release = releases(desk)[made.ids[0]]
    add_record(
        desk, ConfirmationStepFields(person_id=release.person_id, release_id=release.id, level=Confirmation.SEEN,
                                     date="2025-12-14")
    )  # fmt: skip
    ladder = list_records(desk, ConfirmationStep, release_id=release.id)
    assert [one.level.value for one in in_order(ladder)] == ["listed", "seen"]
    assert levels(desk)[0] == "seen"
    other = releases(desk)[made.ids[1]]
    undated = ConfirmationStepFields(
        person_id=other.person_id, release_id=other.id, level=Confirmation.PERSON
    )
    add_record(desk, undated)
    assert levels(desk)[1] == "person"


def test_what_is_said_by_hand_is_a_step_of_today(desk: Desk, made: Made) -> None:
    release = releases(desk)[made.ids[0]]
    save_record(desk, release.but(confirmation=Confirmation.PERSON))
    ladder = in_order(list_records(desk, ConfirmationStep, release_id=release.id))
    assert [(one.level.value, str(one.date)) for one in ladder] == [
        ("listed", "2025-12-13"), ("person", "2026-11-23")
    ]  # fmt: skip


def test_a_removed_release_or_detention_takes_steps_and_journey_along(desk: Desk, made: Made) -> None:
    ids = [release.id for release in releases(desk).values()]
    record_journey(desk, ids, JourneyEntry("Poland", PartialDate("2025-12-20")))
    before = everything(desk)
    remove_record(desk, list_records(desk, Release)[0])
    assert [len(list_records(desk, kind)) for kind in (ConfirmationStep, JourneyLeg)] == [2, 2]
    undo(desk)
    remove_record(desk, list_records(desk, Detention)[1])
    assert [len(list_records(desk, kind)) for kind in (ConfirmationStep, JourneyLeg)] == [2, 2]
    undo(desk)
    assert everything(desk) == before


def test_nothing_is_confirmed_that_is_not_recorded_or_has_not_come_yet(desk: Desk) -> None:
    made = made_event(desk)
    with pytest.raises(FieldProblem, match="nothing to confirm"):
        confirm_release(desk, made.ids[0], step(Confirmation.SEEN, "2025-12-14"))
    record_release(desk, made.ids[0], entry())
    with pytest.raises(FieldProblem, match="future") as problem:
        confirm_release(desk, made.ids[0], step(Confirmation.SEEN, "2027-01-01"))
    assert problem.value.field == "date"


def test_the_last_leg_says_where_somebody_is_now(desk: Desk, made: Made) -> None:
    ids = [release.id for release in releases(desk).values()]
    before = everything(desk)
    record_journey(desk, ids, JourneyEntry("Lithuania", PartialDate("2026-01-20"), source=LETTER))
    assert last_change(desk).sentence == "Record the journey of 3 people: Lithuania"
    record_journey(desk, ids[:1], JourneyEntry("Poland", PartialDate("2025-12-20"), "by bus"))
    release = releases(desk)[made.ids[0]]
    legs = list_records(desk, JourneyLeg, release_id=release.id)
    assert [leg.destination for leg in in_order(legs)] == ["Poland", "Lithuania"]
    assert destination_now(release, legs) == "Lithuania"
    assert destination_now(release.but(destination="Ukraine"), ()) == "Ukraine"
    with pytest.raises(FieldProblem, match="before the release"):
        record_journey(desk, ids, JourneyEntry("Poland", PartialDate("2025-12-01")))
    undo(desk)
    undo(desk)
    assert everything(desk) == before


DATES = st.sampled_from(["2025-12-13", "2025-12-14", "2025-12", "2025-12-15", "2026-01"])
TIMES = st.sampled_from(["", "09:00", "14:05"])
STEPS = st.lists(st.tuples(st.sampled_from(Confirmation), DATES, TIMES), min_size=1, max_size=5)


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS, gone=st.integers(0, 4))
def test_the_level_is_that_of_the_latest_step_in_whatever_order_they_come(
    desk: Desk, steps: list[tuple[Confirmation, str, str]], gone: int
) -> None:
    person = made_event(desk, ["Ясевіч"]).people[0]
    release = record_release(desk, person.id, entry(learned=PartialDate("2025-12-13")))

    def holds() -> None:
        ladder: Any = list_records(desk, ConfirmationStep, release_id=release.id)
        latest = max(ladder, key=lambda one: (one.date.sort_key, one.time, one.id))
        (now,) = list_records(desk, Release, id=release.id)
        assert now.confirmation is latest.level is level_reached(ladder)
        doubted = now.confirmation in (Confirmation.REFUTED, Confirmation.RUMOURED)
        (detention,) = list_records(desk, Detention, id=release.detention_id)
        assert (detention.end is None) is doubted

    states = []
    for level, date, time in steps:
        states.append(everything(desk))
        confirm_releases(desk, [release.id], step(level, date, time))
        holds()
    states.append(everything(desk))
    ladder = list_records(desk, ConfirmationStep, release_id=release.id)
    remove_record(desk, ladder[gone % len(ladder)])
    holds()
    for state in reversed(states):
        undo(desk)
        assert everything(desk) == state
