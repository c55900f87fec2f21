"""A transfer ends one placement and begins the next, wherever in the detention it belongs."""

import datetime as dt

import pytest

from app.base.errors import FieldProblem, Problem
from app.domain.detention import Detention, Placement
from app.domain.facility import Facility
from app.domain.partial_date import PartialDate
from app.domain.person import Person
from app.domain.release import Confirmation
from app.domain.status import Claim, Confidence
from app.workflows.desk import Desk
from app.workflows.edit_records import list_records
from app.workflows.entries import ArrestEntry, ReleaseEntry, TransferEntry
from app.workflows.history import read_history, redo, undo
from app.workflows.record_arrest import record_arrest
from app.workflows.record_release import record_release
from app.workflows.record_transfer import record_transfer
from tests.workflows.made_case import LETTER, facility, last_change, line_of, somebody, stored


@pytest.fixture
def sizo(desk: Desk) -> Facility:
    """Where the person is held first."""
    return facility(desk, "SIZO-1")


@pytest.fixture
def colony(desk: Desk) -> Facility:
    """Where the person is sent."""
    return facility(desk, "IK-2")


@pytest.fixture
def person(desk: Desk, sizo: Facility) -> Person:
    """Somebody who was arrested on 5 March 2021."""
    person = somebody(desk)
    record_arrest(
        desk, person.id, ArrestEntry(PartialDate("2021-03-05"), LETTER, "pretrial_sizo", facility_id=sizo.id)
    )
    return person


def transfer(date: str, to: Facility, **other: str) -> TransferEntry:
    return TransferEntry(PartialDate(date), LETTER, other.pop("status", "colony"), facility_id=to.id, **other)


def spans(desk: Desk) -> list[tuple[int | None, str, str]]:
    """Return the facility, the beginning and the end of each placement, in their order in time."""
    placements = sorted(list_records(desk, Placement), key=lambda one: one.start.sort_key)
    return [(one.facility_id, str(one.start), str(one.end or "")) for one in placements]


def test_the_placement_before_ends_and_the_new_one_is_claimed(
    desk: Desk, person: Person, sizo: Facility, colony: Facility
) -> None:
    entry = TransferEntry(
        PartialDate("2026-11-22"), LETTER, "colony", facility_id=colony.id, regime="general", cell="unit 6",
        confidence=Confidence.CORROBORATED, note="By train.",
    )  # fmt: skip
    claim = record_transfer(desk, person.id, entry)
    assert spans(desk) == [(sizo.id, "2021-03-05", "2026-11-22"), (colony.id, "2026-11-22", "")]
    placement = list_records(desk, Placement)[1]
    assert (placement.regime, placement.cell, placement.note) == ("general", "unit 6", "By train.")
    assert (claim.placement_id, claim.facility_id, claim.detention_id) == (
        placement.id, colony.id, placement.detention_id
    )  # fmt: skip
    assert (claim.confidence, claim.source_id) == (Confidence.CORROBORATED, placement.source_id)
    assert last_change(desk).sentence == "Record transfer of Ясевіч Ян"


def test_the_list_shows_where_somebody_was_on_a_day(
    desk: Desk, person: Person, sizo: Facility, colony: Facility
) -> None:
    record_transfer(desk, person.id, transfer("2026-11-22", colony))
    for day, status, where in (
        (None, "colony", colony.id),
        (dt.date(2026, 11, 22), "colony", colony.id),
        (dt.date(2026, 11, 21), "pretrial_sizo", sizo.id),
    ):
        line = line_of(desk, person, day)
        assert (line.status, line.facility_id) == (status, where), day


def test_one_that_is_entered_late_takes_its_place_between_the_others(
    desk: Desk, person: Person, sizo: Facility, colony: Facility
) -> None:
    between = facility(desk, "PRISON-8")
    record_transfer(desk, person.id, transfer("2022-01-10", colony))
    record_transfer(desk, person.id, transfer("2021-08-01", between, status="prison"))
    assert spans(desk) == [
        (sizo.id, "2021-03-05", "2021-08-01"),
        (between.id, "2021-08-01", "2022-01-10"),
        (colony.id, "2022-01-10", ""),
    ]
    assert line_of(desk, person).status == "colony"
    assert line_of(desk, person, dt.date(2021, 9, 1)).facility_id == between.id
    undo(desk)
    assert spans(desk) == [(sizo.id, "2021-03-05", "2022-01-10"), (colony.id, "2022-01-10", "")]


def test_one_before_the_first_that_is_known_ends_where_that_begins(desk: Desk, colony: Facility) -> None:
    person, early = somebody(desk), facility(desk, "PRISON-8")
    record_arrest(desk, person.id, ArrestEntry(PartialDate("2021-03-05"), LETTER))
    record_transfer(desk, person.id, transfer("2022-01-10", colony))
    record_transfer(desk, person.id, transfer("2021-04-01", early, status="prison"))
    assert spans(desk) == [(early.id, "2021-04-01", "2022-01-10"), (colony.id, "2022-01-10", "")]


def test_a_punishment_lies_on_top_and_ends_nothing(desk: Desk, person: Person, sizo: Facility) -> None:
    record_transfer(desk, person.id, transfer("2022-05-01", sizo, status="pretrial_sizo", punishment="shizo"))
    assert spans(desk) == [(sizo.id, "2021-03-05", ""), (sizo.id, "2022-05-01", "")]


def test_it_is_taken_back_and_done_again_as_a_whole(desk: Desk, person: Person, colony: Facility) -> None:
    before = stored(desk)
    record_transfer(desk, person.id, transfer("2026-11-22", colony))
    after = stored(desk)
    undo(desk)
    assert stored(desk) == before
    assert line_of(desk, person).status == "pretrial_sizo"
    redo(desk)
    assert stored(desk) == after
    assert line_of(desk, person).status == "colony"


@pytest.mark.parametrize(
    ("date", "status", "field", "sentence"),
    [
        ("2021-03-04", "colony", "date", "before the arrest"),
        ("2020", "colony", "date", "before the arrest"),
        ("2026-12-01", "colony", "date", "in the future"),
        ("2022-01-10", "flying", "status", "no status “flying”"),
    ],
)
def test_what_contradicts_is_refused_at_its_field(
    desk: Desk, person: Person, colony: Facility, date: str, status: str, field: str, sentence: str
) -> None:
    before, changes = stored(desk), read_history(desk)
    with pytest.raises(FieldProblem, match=sentence) as problem:
        record_transfer(desk, person.id, transfer(date, colony, status=status))
    assert problem.value.field == field
    assert (stored(desk), read_history(desk)) == (before, changes)


def test_a_vague_date_that_may_fit_is_taken(desk: Desk, person: Person, colony: Facility) -> None:
    record_transfer(desk, person.id, transfer("2021", colony))
    assert list_records(desk, Claim)[-1].since == "2021"


def test_who_is_not_held_cannot_be_transferred(desk: Desk, person: Person, colony: Facility) -> None:
    record_release(
        desk, person.id, ReleaseEntry(PartialDate("2022-01-01"), LETTER, "pardon", Confirmation.LISTED)
    )
    never_held = somebody(desk, "Гарбуз")
    before = stored(desk)
    for free in (person, never_held):
        with pytest.raises(Problem, match="no open detention") as problem:
            record_transfer(desk, free.id, transfer("2023-01-10", colony))
        assert problem.value.advice == "Record the arrest first."
    assert stored(desk) == before


def test_the_transfer_belongs_to_the_detention_of_its_time(desk: Desk, colony: Facility) -> None:
    person = somebody(desk)
    for arrest in ("2025-06-01", "2021-03-05"):  # the earlier one is entered late
        record_arrest(desk, person.id, ArrestEntry(PartialDate(arrest), LETTER))
    first = list_records(desk, Detention)[1].id
    assert record_transfer(desk, person.id, transfer("2022-01-10", colony)).detention_id == first
    assert record_transfer(desk, person.id, transfer("2025-07-10", colony)).detention_id != first


def test_every_kind_of_facility_has_a_status_that_a_transfer_there_can_claim(
    desk: Desk, person: Person
) -> None:
    kinds = {one.kind: one for one in list_records(desk, Facility)}
    told = {kind: desk.terms.status_in(kind) for kind in kinds}
    assert told["colony"] == "colony"
    assert told["sizo"] == "pretrial_sizo"
    for kind, there in kinds.items():
        if told[kind]:
            claim = record_transfer(desk, person.id, transfer("2022-01-01", there, status=told[kind]))
            assert (claim.status, claim.facility_id) == (told[kind], there.id)


def test_a_kind_that_nobody_knows_has_no_status(desk: Desk) -> None:
    assert desk.terms.status_in("nowhere") == ""
    assert desk.terms.status_in("other") == ""
