"""What lists and search show equals what the records say, whatever was done, undone and done again before."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

from app.base.clock import FixedClock
from app.base.errors import Problem
from app.domain.detention import Detention, Placement
from app.domain.facility import Facility
from app.domain.merge import Merge
from app.domain.partial_date import PartialDate
from app.domain.people_list import PeopleQuery
from app.domain.person import NameForm, NameFormDraft, NameFormFields, Person, PersonFields
from app.domain.proof_of_life import life_clock
from app.domain.record import Record
from app.domain.release import Confirmation, Release
from app.domain.source import SourceFields
from app.domain.status import Claim, status_on
from app.domain.wellbeing import ContactFields
from app.store.check import check
from app.workflows.add_person import add_person, remove_person
from app.workflows.desk import Desk
from app.workflows.edit_records import add_record, list_records, remove_record, save_record
from app.workflows.entries import ArrestEntry, ReleaseEntry, StatusEntry, TransferEntry
from app.workflows.find_people import find_people, quick_find
from app.workflows.history import redo, undo
from app.workflows.merge_people import MergeChoice, merge_people
from app.workflows.open_register import close_register, create_register
from app.workflows.part_again import part_again
from app.workflows.read_case import read_case
from app.workflows.record_arrest import record_arrest
from app.workflows.record_release import record_release
from app.workflows.record_status import record_status, refute_claim
from app.workflows.record_transfer import record_transfer
from tests.conftest import CHEAP, NOW, PASSPHRASE

# A run costs a second: what failed is told at once, and made smaller by hand.
WITHOUT_SHRINKING = (Phase.explicit, Phase.reuse, Phase.generate)
SOURCE = SourceFields(title="Letter")
SURNAMES = ("Ясевіч", "Гарбуз", "Журавок", "Кавальчук")
DATES = st.sampled_from(
    ["2021-03-05", "2021-03", "2021", "2022-01-10", "2022~", "../2023", "2023-05-01/2023-06-30", "2025-12-13",
     "2026-11", "2026-11-22"]
).map(PartialDate)  # fmt: skip
STATUSES = st.sampled_from(["pretrial_sizo", "colony", "released", "expelled", "hospital", "died_custody"])
KINDS = st.sampled_from(["pardon", "pardon_expelled", "at_border_refused", "served_full"])
DAYS = [
    dt.date(2020, 1, 1),
    dt.date(2021, 3, 5),
    dt.date(2022, 6, 1),
    dt.date(2023, 6, 1),
    dt.date(2026, 11, 23),
]


class Office(RuleBasedStateMachine):
    """Somebody works at a register; after each piece of work the lists are held against the records."""

    desk: Desk

    @rule(surname=st.sampled_from(SURNAMES), birth=DATES)
    def enter(self, surname: str, birth: PartialDate) -> None:
        self.do(
            lambda: add_person(
                self.desk,
                PersonFields(birth_date=birth),
                [NameFormDraft(surname=surname, given="Ян", language="be")],
            )
        )

    @precondition(lambda self: self.of(Person))
    @rule(which=st.integers(0), date=DATES, status=STATUSES)
    def arrest(self, which: int, date: PartialDate, status: str) -> None:
        facility = list_records(self.desk, Facility)[which % 5].id
        person = self.some(Person, which).id
        entry = ArrestEntry(date, SOURCE, status, facility_id=facility)
        self.do(lambda: record_arrest(self.desk, person, entry))

    @precondition(lambda self: self.of(Person))
    @rule(which=st.integers(0), date=DATES, status=STATUSES)
    def transfer(self, which: int, date: PartialDate, status: str) -> None:
        facility = list_records(self.desk, Facility)[which % 7].id
        person = self.some(Person, which).id
        entry = TransferEntry(date, SOURCE, status, facility_id=facility)
        self.do(lambda: record_transfer(self.desk, person, entry))

    @precondition(lambda self: self.of(Person))
    @rule(which=st.integers(0), date=DATES, kind=KINDS)
    def release(self, which: int, date: PartialDate, kind: str) -> None:
        person = self.some(Person, which).id
        self.do(
            lambda: record_release(self.desk, person, ReleaseEntry(date, SOURCE, kind, Confirmation.LISTED))
        )

    @precondition(lambda self: self.of(Person))
    @rule(which=st.integers(0), date=DATES, status=STATUSES)
    def claim(self, which: int, date: PartialDate, status: str) -> None:
        person = self.some(Person, which).id
        self.do(lambda: record_status(self.desk, person, StatusEntry(status, date, SOURCE)))

    @precondition(lambda self: self.of(Person))
    @rule(which=st.integers(0), date=DATES)
    def hear(self, which: int, date: PartialDate) -> None:
        person = self.some(Person, which).id
        contact = ContactFields(person_id=person, kind="call", date=date, proof_of_life=True)
        self.do(lambda: add_record(self.desk, contact))

    @precondition(lambda self: self.of(Claim))
    @rule(which=st.integers(0))
    def refute(self, which: int) -> None:
        self.do(lambda: refute_claim(self.desk, self.some(Claim, which), "It proved false."))

    @precondition(lambda self: self.of(Person))
    @rule(which=st.integers(0), surname=st.sampled_from(SURNAMES))
    def name(self, which: int, surname: str) -> None:
        fields = NameFormFields(person_id=self.some(Person, which).id, surname=surname, position=5)
        self.do(lambda: add_record(self.desk, fields))

    @precondition(lambda self: self.of(Release))
    @rule(which=st.integers(0), date=DATES, kind=KINDS)
    def correct_release(self, which: int, date: PartialDate, kind: str) -> None:
        self.do(lambda: save_record(self.desk, self.some(Release, which).but(date=date, kind=kind)))

    @precondition(lambda self: self.of(Placement))
    @rule(which=st.integers(0), date=DATES)
    def correct_placement(self, which: int, date: PartialDate) -> None:
        placement = self.some(Placement, which)
        if placement.end is None or not placement.end.certainly_before(date):
            self.do(lambda: save_record(self.desk, placement.but(start=date)))

    @precondition(lambda self: self.of(Claim))
    @rule(which=st.integers(0), kind=st.sampled_from([Claim, Release, Placement, Detention, NameForm]))
    def remove(self, which: int, kind: type[Record]) -> None:
        if self.of(kind):
            self.do(lambda: remove_record(self.desk, self.some(kind, which)))

    @precondition(lambda self: len(self.of(Person)) > 1)
    @rule(which=st.integers(0))
    def remove_somebody(self, which: int) -> None:
        self.do(lambda: remove_person(self.desk, self.some(Person, which).id, "somebody"))

    @precondition(lambda self: len(self.of(Person)) > 1)
    @rule(which=st.integers(0), other=st.integers(0))
    def merge(self, which: int, other: int) -> None:
        keep, merged = self.some(Person, which).id, self.some(Person, other).id
        self.do(lambda: merge_people(self.desk, keep, merged, MergeChoice(reason="The family says so.")))

    @precondition(lambda self: self.of(Merge))
    @rule(which=st.integers(0))
    def part(self, which: int) -> None:
        self.do(lambda: part_again(self.desk, self.some(Merge, which).id))

    @rule()
    def take_back(self) -> None:
        if self.desk.undo_sentence:
            self.do(lambda: undo(self.desk))

    @rule()
    def do_again(self) -> None:
        if self.desk.redo_sentence:
            self.do(lambda: redo(self.desk))

    def do(self, work: Callable[[], object]) -> None:
        """Work; what is refused in words must leave everything as it was."""
        try:
            work()
        except Problem:
            self.refused = True
        self.compare()
        self.compare_life()

    def compare(self) -> None:
        """Hold the lists of some days, and the derived tables, against the derivation from the records."""
        failed = [one for one in check(self.desk.register) if not one.ok]
        assert failed == []
        custody = self.desk.terms.custody_codes
        claims: dict[int, list[Claim]] = {}
        for claim in self.of(Claim):
            claims.setdefault(claim.person_id, []).append(claim)
        people = {person.id for person in self.of(Person) if person.merged_into_id is None}
        for day in DAYS:
            found = find_people(self.desk, PeopleQuery(on=day))
            assert set(found.ids) == people
            for line in found.lines:
                held = status_on(claims.get(line.id, ()), day, custody)
                assert (line.status, line.certain) == (held.status, held.certain), (line.name, day)
        surnames = {form.surname for form in self.of(NameForm) if form.person_id in people}
        for surname in SURNAMES:
            assert bool(quick_find(self.desk, surname)) == (surname in surnames)

    def compare_life(self) -> None:
        lines = find_people(self.desk, PeopleQuery()).lines
        for line in lines:
            proof = life_clock(read_case(self.desk, line.id), dt.date(2100, 1, 1)).proof
            assert line.life_day == (proof.day if proof else None)

    def of(self, kind: type[Record]) -> tuple[Record, ...]:
        return list_records(self.desk, kind)

    def some(self, kind: type[Record], which: int) -> Record:
        records = self.of(kind)
        return records[which % len(records)]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[type[Office]]:
    """An office whose every run gets an empty register of its own."""
    number = 0
    opened: list[Desk] = []

    class Fresh(Office):
        def __init__(self) -> None:
            super().__init__()
            nonlocal number
            number += 1
            folder = tmp_path / f"register-{number}"
            self.desk = create_register(
                folder, "Office", "Alena", PASSPHRASE, clock=FixedClock(NOW), cost=CHEAP
            )
            opened.append(self.desk)

        def teardown(self) -> None:
            close_register(self.desk)

    yield Fresh
    assert number > 0


def test_lists_equal_the_derivation(office: type[Office]) -> None:
    run_state_machine_as_test(
        office,
        settings=settings(
            max_examples=8,
            stateful_step_count=20,
            deadline=None,
            phases=WITHOUT_SHRINKING,
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.mark.full
def test_lists_equal_the_derivation_after_much_more_work(office: type[Office]) -> None:
    run_state_machine_as_test(
        office,
        settings=settings(
            max_examples=60, stateful_step_count=60, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
