"""What a protocol called for moves with its anchor, goes with it, and waits while the person is held again."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from app.base.clock import FixedClock
from app.domain.detention import Detention, Placement, Sentence, SentenceFields
from app.domain.follow_up import FollowUp, FollowUpState
from app.domain.partial_date import PartialDate
from app.domain.person import Person
from app.domain.protocol import Anchor, ProtocolStep, ProtocolStepFields, due_on
from app.domain.release import Confirmation, Release
from app.domain.status import Claim, Confidence
from app.workflows.apply_protocol import ProtocolChoice, apply_protocol
from app.workflows.desk import Desk
from app.workflows.edit_protocols import add_step, list_protocols, save_step
from app.workflows.edit_records import add_record, list_records, remove_record, save_record
from app.workflows.entries import ArrestEntry, ReleaseEntry
from app.workflows.follow_ups import finish_follow_up
from app.workflows.history import redo, undo
from app.workflows.open_register import close_register, create_register
from app.workflows.record_arrest import record_arrest
from app.workflows.record_release import record_release
from app.workflows.record_status import refute_claim
from tests.conftest import CHEAP, NOW, PASSPHRASE
from tests.workflows.made_case import LETTER, facility, somebody
from tests.workflows.test_apply_protocol import arrested, freed, owed, short

BACK = ArrestEntry(PartialDate("2026-01-20"), LETTER, "police_custody")


def served(desk: Desk) -> Person:
    """Return somebody who is abroad since 13 December 2025 and owed a call the next day and a visa within a week."""
    person, protocol = freed(desk), short(desk)
    apply_protocol(desk, ProtocolChoice(protocol.id, (person.id,)))
    return person


def states(desk: Desk) -> list[FollowUpState]:
    return [one.state for one in list_records(desk, FollowUp)]


def only(desk: Desk, kind: type) -> object:
    (record,) = list_records(desk, kind)
    return record


def test_a_corrected_release_moves_what_is_counted_from_it(desk: Desk) -> None:
    person = served(desk)
    (release,) = list_records(desk, Release)
    save_record(desk, release.but(date=PartialDate("2025-12-15")))
    assert owed(desk, person) == [("Call", "2025-12-16"), ("Visa", "2025-12-22")]
    undo(desk)
    assert owed(desk, person) == [("Call", "2025-12-14"), ("Visa", "2025-12-20")]


def test_a_day_that_somebody_chose_stays_and_so_does_what_is_done(desk: Desk) -> None:
    person = served(desk)
    call, visa = list_records(desk, FollowUp)
    finish_follow_up(desk, call)
    save_record(desk, visa.but(due=dt.date(2026, 2, 1)))
    (release,) = list_records(desk, Release)
    save_record(desk, release.but(date=PartialDate("2025-12-15")))
    assert owed(desk, person) == [("Call", "2025-12-14"), ("Visa", "2026-02-01")]


def test_what_had_no_day_gets_one_when_the_date_is_known(desk: Desk) -> None:
    person, protocol = freed(desk, date=PartialDate("2025")), short(desk)
    apply_protocol(desk, ProtocolChoice(protocol.id, (person.id,)))
    assert owed(desk, person) == [("Call", ""), ("Visa", "")]
    (release,) = list_records(desk, Release)
    save_record(desk, release.but(date=PartialDate("2025-12-13")))
    assert owed(desk, person) == [("Call", "2025-12-14"), ("Visa", "2025-12-20")]


def test_a_step_that_was_changed_moves_nothing_that_is_owed_by_it(desk: Desk) -> None:
    person = served(desk)
    (step,) = list_records(desk, ProtocolStep, title_en="Visa")
    save_step(desk, step.but(offset_days=20))
    (release,) = list_records(desk, Release)
    save_record(desk, release.but(date=PartialDate("2025-12-15")))
    assert owed(desk, person) == [("Call", "2025-12-16"), ("Visa", "2025-12-22")]


def test_the_end_of_a_detention_moves_its_release_and_what_is_counted_from_that(desk: Desk) -> None:
    person = served(desk)
    (detention,) = list_records(desk, Detention)
    save_record(desk, detention.but(end=PartialDate("2025-12-12")))
    assert owed(desk, person) == [("Call", "2025-12-13"), ("Visa", "2025-12-19")]


def test_an_arrest_a_transfer_and_a_judgment_move_what_is_counted_from_them(desk: Desk) -> None:
    person = arrested(desk)
    (detention,) = list_records(desk, Detention)
    sentence: Sentence = add_record(
        desk,
        SentenceFields(person_id=person.id, detention_id=detention.id, date=PartialDate("2021-11-01")),
    )
    for anchor in (Anchor.ARREST, Anchor.TRANSFER, Anchor.JUDGMENT):
        apply_protocol(desk, ProtocolChoice(short(desk, anchor).id, (person.id,)))
    assert [day for title, day in owed(desk, person) if title == "Call"] == [
        "2021-03-06", "2021-03-06", "2021-11-02"
    ]  # fmt: skip
    save_record(desk, sentence.but(date=PartialDate("2021-11-10")))
    save_record(desk, list_records(desk, Detention)[0].but(start=PartialDate("2021-03-01")))
    assert [day for title, day in owed(desk, person) if title == "Call"] == [
        "2021-03-02", "2021-03-02", "2021-11-11"
    ]  # fmt: skip
    (placement,) = list_records(desk, Placement)
    save_record(desk, placement.but(start=PartialDate("2021-03-04")))
    assert [day for title, day in owed(desk, person) if title == "Call"] == [
        "2021-03-02", "2021-03-05", "2021-11-11"
    ]  # fmt: skip


def test_with_a_release_goes_what_nobody_has_touched(desk: Desk) -> None:
    served(desk)
    call, _visa = list_records(desk, FollowUp)
    finish_follow_up(desk, call, "Reached her.")
    (release,) = list_records(desk, Release)
    remove_record(desk, release)
    (kept,) = list_records(desk, FollowUp)
    assert (kept.title, kept.anchor_id, kept.outcome) == ("Call", None, "Reached her.")
    undo(desk)
    assert [one.anchor_id for one in list_records(desk, FollowUp)] == [release.id] * 2


def test_with_a_detention_goes_what_was_counted_from_its_arrest(desk: Desk) -> None:
    person = arrested(desk)
    apply_protocol(desk, ProtocolChoice(short(desk, Anchor.ARREST).id, (person.id,)))
    apply_protocol(desk, ProtocolChoice(short(desk, Anchor.TRANSFER).id, (person.id,)))
    assert len(list_records(desk, FollowUp)) == 4
    remove_record(desk, list_records(desk, Detention)[0])
    assert list_records(desk, FollowUp) == ()
    undo(desk)
    assert len(list_records(desk, FollowUp)) == 4


def test_a_new_arrest_pauses_and_one_that_never_happened_resumes(desk: Desk) -> None:
    person = served(desk)
    call, visa = list_records(desk, FollowUp)
    finish_follow_up(desk, call)
    record_arrest(desk, person.id, BACK)
    assert states(desk) == [FollowUpState.DONE, FollowUpState.PAUSED]
    undo(desk)
    assert states(desk) == [FollowUpState.DONE, FollowUpState.OPEN]
    redo(desk)
    assert states(desk) == [FollowUpState.DONE, FollowUpState.PAUSED]
    remove_record(desk, list_records(desk, Detention)[-1])
    assert states(desk) == [FollowUpState.DONE, FollowUpState.OPEN]
    assert list_records(desk, FollowUp)[1].due == visa.due


def test_an_arrest_that_is_only_a_rumour_pauses_nothing_until_it_is_confirmed(desk: Desk) -> None:
    person = served(desk)
    entry = ArrestEntry(BACK.date, LETTER, "police_custody", confidence=Confidence.RUMOUR)
    claim = record_arrest(desk, person.id, entry)
    assert states(desk) == [FollowUpState.OPEN] * 2
    confirmed = save_record(desk, claim.but(confidence=Confidence.CONFIRMED))
    assert states(desk) == [FollowUpState.PAUSED] * 2
    refute_claim(desk, confirmed, "It was his brother.")
    assert states(desk) == [FollowUpState.OPEN] * 2


def test_a_refuted_release_pauses_what_was_counted_from_it(desk: Desk) -> None:
    served(desk)
    (release,) = list_records(desk, Release)
    refuted = save_record(desk, release.but(confirmation=Confirmation.REFUTED))
    assert states(desk) == [FollowUpState.PAUSED] * 2
    save_record(desk, refuted.but(confirmation=Confirmation.PERSON))
    assert states(desk) == [FollowUpState.OPEN] * 2


def test_what_was_paused_by_hand_or_is_counted_from_nothing_stays_as_it_is(desk: Desk) -> None:
    person = served(desk)
    call, _visa = list_records(desk, FollowUp)
    save_record(desk, call.but(state=FollowUpState.PAUSED))
    (release,) = list_records(desk, Release)
    save_record(desk, release.but(conditions="May not return."))
    assert states(desk) == [FollowUpState.PAUSED, FollowUpState.OPEN]
    (claim,) = list_records(desk, Claim, release_id=release.id)
    save_record(desk, claim.but(note="Heard again."))
    assert states(desk) == [FollowUpState.PAUSED, FollowUpState.OPEN]
    assert owed(desk, person)[0] == ("Call", "2025-12-14")


DATES = st.sampled_from(["2025-12-13", "2025-12-20", "2025-12", "2025-11-30~", "2025", "2026-02-01"]).map(
    PartialDate
)


class Reception(RuleBasedStateMachine):
    """Somebody applies a protocol, corrects dates and takes things back, in any order."""

    desk: Desk

    def __init__(self) -> None:
        super().__init__()
        (self.whole,) = [one for one in list_protocols(self.desk) if one.protocol.title_en == "Short"]

    @rule(which=st.sets(st.integers(0, 2), min_size=1))
    def apply(self, which: set[int]) -> None:
        people = [list_records(self.desk, Person)[number].id for number in which]
        apply_protocol(self.desk, ProtocolChoice(self.whole.protocol.id, tuple(people)))

    @rule(which=st.integers(0, 2), date=DATES)
    def correct(self, which: int, date: PartialDate) -> None:
        release = list_records(self.desk, Release)[which]
        save_record(self.desk, release.but(date=date))

    @rule(days=st.integers(0, 90))
    def step(self, days: int) -> None:
        add_step(
            self.desk,
            ProtocolStepFields(
                protocol_id=self.whole.protocol.id, title_en=f"After {days} days", offset_days=days
            ),
        )

    @rule(which=st.integers(0, 2))
    def arrest(self, which: int) -> None:
        person = list_records(self.desk, Person)[which]
        if all(one.end for one in list_records(self.desk, Detention, person_id=person.id)):
            record_arrest(
                self.desk, person.id, ArrestEntry(PartialDate("2026-03-01"), LETTER, "police_custody")
            )

    @precondition(lambda self: list_records(self.desk, FollowUp))
    @rule(which=st.integers(0), due=st.dates(dt.date(2027, 1, 1), dt.date(2027, 12, 31)))
    def postpone(self, which: int, due: dt.date) -> None:
        found = list_records(self.desk, FollowUp)
        one = found[which % len(found)]
        save_record(self.desk, one.but(due=due, title=f"{one.title}, by hand"))

    @rule()
    def take_back(self) -> None:
        if self.desk.undo_sentence:
            undo(self.desk)

    @rule()
    def do_again(self) -> None:
        if self.desk.redo_sentence:
            redo(self.desk)

    @invariant()
    def nothing_is_owed_twice_and_every_day_is_right(self) -> None:
        found = list_records(self.desk, FollowUp)
        assert len({(one.protocol_step_id, one.anchor_id) for one in found}) == len(found)
        releases = {one.id: one for one in list_records(self.desk, Release)}
        offsets = {one.id: one.offset_days for one in list_records(self.desk, ProtocolStep)}
        held = {one.person_id for one in list_records(self.desk, Detention, end=None)}
        for one in found:
            if one.title.endswith("by hand"):
                assert one.due is not None and one.due.year == 2027
            else:
                assert one.due == due_on(
                    releases[one.anchor_id or 0].date, offsets[one.protocol_step_id or 0]
                )
            assert (one.state is FollowUpState.PAUSED) is (one.person_id in held)


def test_any_order_of_work_owes_nothing_twice_and_keeps_the_days(tmp_path: Path) -> None:
    made = create_register(tmp_path / "r", "Office", "Alena", PASSPHRASE, clock=FixedClock(NOW), cost=CHEAP)
    short(made)
    for _turn in range(3):
        freed(made)
    made.forget_changes()
    mark = made.undo_sentence

    class Office(Reception):
        desk = made

        def teardown(self) -> None:
            while made.undo_sentence != mark:
                undo(made)
            made.forget_changes()

    try:
        run_state_machine_as_test(
            Office,
            settings=settings(
                max_examples=12,
                stateful_step_count=12,
                deadline=None,
                phases=(Phase.explicit, Phase.reuse, Phase.generate),
                suppress_health_check=list(HealthCheck),
            ),
        )
    finally:
        close_register(made)


@pytest.mark.parametrize("anchor", list(Anchor))
def test_ids_of_other_kinds_of_record_are_not_mistaken_for_the_anchor(desk: Desk, anchor: Anchor) -> None:
    """A release and a detention may have the same id; only the one that the protocol names is the anchor."""
    person = somebody(desk)
    record_arrest(
        desk,
        person.id,
        ArrestEntry(
            PartialDate("2021-03-05"), LETTER, "pretrial_sizo", facility_id=facility(desk, "SIZO-1").id
        ),
    )
    if anchor is Anchor.RELEASE:
        record_release(
            desk, person.id, ReleaseEntry(PartialDate("2025-12-13"), LETTER, "pardon", Confirmation.SEEN)
        )
    else:
        add_record(desk, SentenceFields(person_id=person.id, detention_id=1, date=PartialDate("2021-11-01")))
    apply_protocol(desk, ProtocolChoice(short(desk, anchor).id, (person.id,)))
    before = owed(desk, person)
    assert len(before) == 2
    records = [*list_records(desk, Detention), *list_records(desk, Placement), *list_records(desk, Sentence)]
    for record in [*records, *list_records(desk, Release)]:
        note = {"text": "x"} if isinstance(record, Sentence) else {"place": "x"}
        save_record(desk, record.but(**note))
    assert owed(desk, person) == before
