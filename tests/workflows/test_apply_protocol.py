"""Applying a protocol to one or many: one change, nobody twice, and everybody who is left out is told of."""

import datetime as dt

import pytest

from app.base.errors import Problem
from app.domain.detention import Detention, SentenceFields
from app.domain.follow_up import FollowUp, FollowUpState, Priority
from app.domain.partial_date import PartialDate
from app.domain.person import Person
from app.domain.protocol import Anchor, Condition, Protocol, ProtocolFields, ProtocolStepFields
from app.domain.release import Confirmation, JourneyLegFields, Release
from app.domain.release_event import ReleaseEvent, ReleaseEventFields
from app.domain.status import Confidence
from app.workflows.apply_protocol import (
    ProtocolChoice,
    ProtocolPlan,
    SkipReason,
    apply_protocol,
    plan_protocol,
)
from app.workflows.desk import Desk
from app.workflows.edit_protocols import add_protocol, add_step, find_protocol, list_protocols, remove_step
from app.workflows.edit_records import add_record, list_records, save_record
from app.workflows.entries import ArrestEntry, ReleaseEntry, StatusEntry, TransferEntry
from app.workflows.history import redo, undo
from app.workflows.record_arrest import record_arrest
from app.workflows.record_release import record_release
from app.workflows.record_status import record_status
from app.workflows.record_transfer import record_transfer
from tests.workflows.made_case import LETTER, facility, last_change, somebody, stored

ARREST, RELEASE = PartialDate("2021-03-05"), PartialDate("2025-12-13")


def short(desk: Desk, anchor: Anchor = Anchor.RELEASE) -> Protocol:
    """Return a protocol of three steps: after a day, for those abroad after a week, for those inside after a month."""
    protocol = add_protocol(desk, ProtocolFields(title_en="Short", anchor=anchor))
    for title, days, condition in (
        ("Call", 1, Condition.ALWAYS),
        ("Visa", 7, Condition.ABROAD),
        ("Police", 30, Condition.INSIDE),
    ):
        add_step(
            desk,
            ProtocolStepFields(
                protocol_id=protocol.id, kind="R16", title_en=title, offset_days=days, condition=condition
            ),
        )
    return protocol


def arrested(desk: Desk, date: PartialDate = ARREST) -> Person:
    person = somebody(desk)
    record_arrest(
        desk, person.id, ArrestEntry(date, LETTER, "pretrial_sizo", facility_id=facility(desk, "SIZO-1").id)
    )
    return person


def freed(
    desk: Desk,
    kind: str = "pardon_expelled",
    date: PartialDate = RELEASE,
    destination: str = "",
    **more: object,
) -> Person:
    person = arrested(desk)
    entry = ReleaseEntry(date, LETTER, kind, Confirmation.LISTED, destination=destination, **more)  # type: ignore[arg-type]
    record_release(desk, person.id, entry)
    return person


def owed(desk: Desk, person: Person) -> list[tuple[str, str]]:
    """Return what is owed to a person by protocols, with its day."""
    found = list_records(desk, FollowUp, person_id=person.id)
    return [(one.title, one.due.isoformat() if one.due else "") for one in found if one.protocol_step_id]


def apply(desk: Desk, protocol: Protocol, *people: Person) -> ProtocolPlan:
    return apply_protocol(desk, ProtocolChoice(protocol.id, tuple(person.id for person in people)))


def test_many_are_served_in_one_change_and_taken_back_as_one(desk: Desk) -> None:
    protocol, people = short(desk), [freed(desk) for _turn in range(3)]
    before = stored(desk)
    plan = plan_protocol(desk, ProtocolChoice(protocol.id, tuple(person.id for person in people)))
    assert stored(desk) == before
    done = apply(desk, protocol, *people)
    assert (plan.people, plan.served, plan.created, plan.skipped) == (3, 3, 6, ())
    assert done == plan
    for person in people:
        assert owed(desk, person) == [("Call", "2025-12-14"), ("Visa", "2025-12-20")]
    assert last_change(desk).sentence == "Apply protocol “Short” to 3 people"
    undo(desk)
    assert stored(desk) == before
    redo(desk)
    assert len(list_records(desk, FollowUp)) == 6


def test_nothing_is_entered_twice(desk: Desk) -> None:
    protocol, person = short(desk), freed(desk)
    assert apply(desk, protocol, person, person).created == 2
    number = last_change(desk).number
    again = apply(desk, protocol, person)
    assert (again.created, again.served) == (0, 0)
    assert [(one.person.id, one.reason) for one in again.skipped] == [(person.id, SkipReason.HAS_ALL)]
    assert last_change(desk).number == number
    undo(desk)
    redo(desk)
    assert apply(desk, protocol, person).created == 0


def test_a_step_that_was_added_is_all_that_is_new(desk: Desk) -> None:
    protocol, person = short(desk), freed(desk)
    apply(desk, protocol, person)
    add_step(desk, ProtocolStepFields(protocol_id=protocol.id, title_en="Dentist", offset_days=2))
    assert apply(desk, protocol, person).created == 1
    assert owed(desk, person)[-1] == ("Dentist", "2025-12-15")


def test_a_step_that_was_taken_out_calls_for_nothing_more(desk: Desk) -> None:
    protocol, first, second = short(desk), freed(desk), freed(desk)
    apply(desk, protocol, first)
    (whole,) = [one for one in list_protocols(desk) if one.protocol.id == protocol.id]
    remove_step(desk, whole.steps[0])
    assert apply(desk, protocol, first, second).created == 1
    assert owed(desk, first) == [("Call", "2025-12-14"), ("Visa", "2025-12-20")]
    assert owed(desk, second) == [("Visa", "2025-12-20")]


@pytest.mark.parametrize(
    ("kind", "destination", "titles"),
    [
        ("pardon_expelled", "", ["Call", "Visa"]),
        ("pardon", "", ["Call", "Police"]),
        ("pardon", "Літва", ["Call", "Visa"]),
        ("pardon_expelled", "Минск", ["Call", "Police"]),
        ("pardon", "у сястры", ["Call", "Police"]),
        ("unknown", "", ["Call", "Visa", "Police"]),
    ],
)
def test_who_is_abroad_and_who_is_not(desk: Desk, kind: str, destination: str, titles: list[str]) -> None:
    protocol, person = short(desk), freed(desk, kind, destination=destination)
    apply(desk, protocol, person)
    assert [title for title, _due in owed(desk, person)] == titles


def test_the_last_leg_of_the_journey_says_where_somebody_is(desk: Desk) -> None:
    protocol, person = short(desk), freed(desk, "pardon")
    (release,) = list_records(desk, Release)
    for date, place in (("2025-12-20", "дамоў"), ("2025-12-15", "Вільня")):
        add_record(
            desk,
            JourneyLegFields(
                person_id=person.id, release_id=release.id, date=PartialDate(date), destination=place
            ),
        )
    apply(desk, protocol, person)
    assert [title for title, _due in owed(desk, person)] == ["Call", "Visa"]


def test_a_vague_date_counts_from_its_earliest_day_and_one_too_vague_from_none(desk: Desk) -> None:
    protocol = short(desk)
    month, year = freed(desk, date=PartialDate("2025-12")), freed(desk, date=PartialDate("2025"))
    plan = apply(desk, protocol, month, year)
    assert (plan.served, plan.vague, plan.undated) == (2, 1, 1)
    assert owed(desk, month) == [("Call", "2025-12-02"), ("Visa", "2025-12-08")]
    assert owed(desk, year) == [("Call", ""), ("Visa", "")]


def test_everybody_who_is_left_out_is_told_of_with_the_reason(desk: Desk) -> None:
    protocol = short(desk)
    held, rumoured, back, dead = arrested(desk), arrested(desk), freed(desk), freed(desk)
    record_release(desk, rumoured.id, ReleaseEntry(RELEASE, LETTER, "pardon", Confirmation.RUMOURED))
    record_arrest(desk, back.id, ArrestEntry(PartialDate("2026-01-20"), LETTER, "police_custody"))
    record_status(
        desk, dead.id, StatusEntry("died_after", PartialDate("2026-02-01"), LETTER, Confidence.CONFIRMED)
    )
    refused = arrested(desk)
    record_release(desk, refused.id, ReleaseEntry(RELEASE, LETTER, "at_border_refused", Confirmation.SEEN))
    plan = plan_protocol(
        desk, ProtocolChoice(protocol.id, (held.id, rumoured.id, back.id, dead.id, refused.id))
    )
    assert (plan.served, plan.created) == (0, 0)
    assert [(one.person.id, one.reason) for one in plan.skipped] == [
        (held.id, SkipReason.NO_RELEASE),
        (rumoured.id, SkipReason.RELEASE_DOUBTED),
        (back.id, SkipReason.HELD_AGAIN),
        (dead.id, SkipReason.DIED),
        (refused.id, SkipReason.NOT_FREED),
    ]


def test_everybody_of_a_release_event_is_served_from_that_release(desk: Desk) -> None:
    protocol = short(desk)
    event: ReleaseEvent = add_record(desk, ReleaseEventFields(title="13 December"))
    first, second = freed(desk, release_event_id=event.id), freed(desk, release_event_id=event.id)
    other = freed(desk)
    assert apply_protocol(desk, ProtocolChoice(protocol.id, event_id=event.id)).served == 2
    assert owed(desk, first) == owed(desk, second) and owed(desk, other) == []
    plan = plan_protocol(desk, ProtocolChoice(protocol.id, (other.id,), event.id))
    assert [one.reason for one in plan.skipped] == [SkipReason.NOT_IN_EVENT]
    with pytest.raises(Problem):
        plan_protocol(desk, ProtocolChoice(protocol.id, event_id=999))


def test_each_anchor_counts_from_its_own_record(desk: Desk) -> None:
    person = arrested(desk)
    record_transfer(
        desk,
        person.id,
        TransferEntry(PartialDate("2022-01-10"), LETTER, "colony", facility(desk, "IK-1").id),
    )
    judged = short(desk, Anchor.JUDGMENT)
    assert [one.reason for one in apply(desk, judged, person).skipped] == [SkipReason.NO_JUDGMENT]
    (detention,) = list_records(desk, Detention)
    add_record(
        desk,
        SentenceFields(person_id=person.id, detention_id=detention.id, date=PartialDate("2021-11-01")),
    )
    for anchor, day in (
        (Anchor.ARREST, "2021-03-06"),
        (Anchor.TRANSFER, "2022-01-11"),
    ):
        apply(desk, short(desk, anchor), person)
        assert owed(desk, person)[-2] == ("Call", day)
    apply(desk, judged, person)
    assert owed(desk, person)[-2:] == [("Call", "2021-11-02"), ("Police", "2021-12-01")]
    free = freed(desk)
    for protocol in (short(desk, Anchor.ARREST), short(desk, Anchor.TRANSFER), judged):
        assert [one.reason for one in apply(desk, protocol, free).skipped] == [SkipReason.NOT_HELD]


def test_the_caseworker_is_the_assignee_if_nobody_else_is_named(desk: Desk) -> None:
    protocol, first, second = short(desk), freed(desk), freed(desk)
    save_record(
        desk, next(one for one in list_records(desk, Person) if one.id == first.id).but(caseworker="Марта")
    )
    apply(desk, protocol, first)
    apply_protocol(desk, ProtocolChoice(protocol.id, (second.id,), assignee="Юрась"))
    assigned = {one.person_id: one.assignee for one in list_records(desk, FollowUp)}
    assert assigned == {first.id: "Марта", second.id: "Юрась"}


def test_what_is_long_past_may_be_left_out_and_entered_later(desk: Desk) -> None:
    protocol, person = short(desk), freed(desk)
    assert apply_protocol(desk, ProtocolChoice(protocol.id, (person.id,))).overdue == 2
    undo(desk)
    late = ProtocolChoice(protocol.id, (person.id,), due_from=dt.date(2025, 12, 20))
    assert (apply_protocol(desk, late).created, owed(desk, person)) == (1, [("Visa", "2025-12-20")])
    assert [one.reason for one in apply_protocol(desk, late).skipped] == [SkipReason.HAS_ALL]
    never = ProtocolChoice(protocol.id, (person.id,), due_from=dt.date(2026, 1, 1))
    assert [one.reason for one in plan_protocol(desk, never).skipped] == [SkipReason.ALL_PAST]
    assert apply(desk, protocol, person).created == 1
    assert len(owed(desk, person)) == 2


def test_what_was_paused_is_counted_anew_from_the_new_release(desk: Desk) -> None:
    protocol, person = short(desk), freed(desk)
    apply(desk, protocol, person)
    record_arrest(desk, person.id, ArrestEntry(PartialDate("2025-12-16"), LETTER, "police_custody"))
    record_release(
        desk, person.id, ReleaseEntry(PartialDate("2026-05-01"), LETTER, "pardon_expelled", Confirmation.SEEN)
    )
    states = [one.state for one in list_records(desk, FollowUp)]
    assert states == [FollowUpState.PAUSED] * 2
    plan = apply(desk, protocol, person)
    assert (plan.created, plan.resumed) == (2, 2)
    states = [one.state for one in list_records(desk, FollowUp)]
    assert states == [FollowUpState.NOT_NEEDED] * 2 + [FollowUpState.OPEN] * 2
    assert owed(desk, person)[2:] == [("Call", "2026-05-02"), ("Visa", "2026-05-08")]
    undo(desk)
    assert [one.state for one in list_records(desk, FollowUp)] == [FollowUpState.PAUSED] * 2


def test_the_set_after_release_serves_a_whole_event_of_the_sample(sample_desk: Desk) -> None:
    protocol = find_protocol(sample_desk, "after_release")
    event = list_records(sample_desk, ReleaseEvent)[-1]
    people = {one.person_id for one in list_records(sample_desk, Release, release_event_id=event.id)}
    plan = apply_protocol(sample_desk, ProtocolChoice(protocol.id, tuple(people), event.id))
    assert plan.people == len(people) == plan.served + len(plan.skipped)
    found = [one for one in list_records(sample_desk, FollowUp) if one.protocol_step_id]
    assert len({(one.protocol_step_id, one.anchor_id) for one in found}) == len(found)
    assert {one.kind for one in found} == {f"R{number}" for number in range(17)} - {"R12"}
    first = next(one for one in found if one.priority is Priority.URGENT)
    assert first.due == dt.date(2025, 12, 14)
    assert apply_protocol(sample_desk, ProtocolChoice(protocol.id, tuple(people), event.id)).created == 0


def test_somebody_who_is_in_the_register_no_more_is_told(desk: Desk) -> None:
    with pytest.raises(Problem, match="no record with the number"):
        plan_protocol(desk, ProtocolChoice(short(desk).id, (999,)))
