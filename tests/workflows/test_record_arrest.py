"""An arrest begins a detention, says where, and claims the status with its source, all in one change."""

import datetime as dt

import pytest

from app.base.errors import FieldProblem, Problem
from app.domain.detention import Detention, Placement
from app.domain.history import Act
from app.domain.partial_date import PartialDate
from app.domain.source import Source
from app.domain.status import UNKNOWN_STATUS, Claim, Confidence
from app.workflows.add_person import remove_person
from app.workflows.desk import Desk
from app.workflows.edit_records import add_record, list_records, save_record
from app.workflows.entries import ArrestEntry
from app.workflows.history import read_history, redo, undo
from app.workflows.record_arrest import record_arrest
from tests.workflows.made_case import LETTER, facility, last_change, line_of, somebody, stored

YESTERDAY = PartialDate("2026-11-22")


def test_detention_placement_status_and_source_are_one_change(desk: Desk) -> None:
    person, sizo = somebody(desk), facility(desk, "SIZO-1")
    claim = record_arrest(
        desk,
        person.id,
        ArrestEntry(
            YESTERDAY, LETTER, "pretrial_sizo", place="Minsk", forces="KGB", facility_id=sizo.id,
            confidence=Confidence.CONFIRMED, note="At work.",
        ),
    )  # fmt: skip
    (detention,), (placement,), (source,) = (
        list_records(desk, kind) for kind in (Detention, Placement, Source)
    )
    assert (detention.person_id, detention.start, detention.end) == (person.id, YESTERDAY, None)
    assert (detention.place, detention.forces, detention.circumstances) == ("Minsk", "KGB", "At work.")
    assert (placement.detention_id, placement.facility_id, placement.start) == (
        detention.id, sizo.id, YESTERDAY
    )  # fmt: skip
    assert list_records(desk, Claim) == (claim,)
    assert (claim.status, claim.since, claim.confidence) == (
        "pretrial_sizo", YESTERDAY, Confidence.CONFIRMED
    )  # fmt: skip
    assert (claim.detention_id, claim.placement_id, claim.facility_id) == (
        detention.id, placement.id, sizo.id
    )  # fmt: skip
    assert claim.recorded_on == dt.date(2026, 11, 23)
    assert {detention.source_id, placement.source_id, claim.source_id} == {source.id}
    change = last_change(desk)
    assert change.sentence == "Record arrest of Ясевіч Ян"
    assert {row.kind for row in change.rows} == {"source", "detention", "placement", "claim"}
    assert {row.act for row in change.rows} == {Act.ADDED}


def test_the_list_knows_the_status_from_the_day_of_the_arrest_on(desk: Desk) -> None:
    person, sizo = somebody(desk), facility(desk, "SIZO-1")
    record_arrest(desk, person.id, ArrestEntry(YESTERDAY, LETTER, facility_id=sizo.id))
    now, then, before = (
        line_of(desk, person, day) for day in (None, dt.date(2026, 11, 22), dt.date(2026, 11, 21))
    )
    assert (now.status, now.since, now.facility_id) == ("police_custody", "2026-11-22", sizo.id)
    assert then == now
    assert (before.status, before.since, before.facility_id) == (UNKNOWN_STATUS, "", None)


def test_without_a_facility_there_is_no_placement(desk: Desk) -> None:
    person = somebody(desk)
    claim = record_arrest(desk, person.id, ArrestEntry(YESTERDAY, LETTER))
    assert list_records(desk, Placement) == ()
    assert claim.placement_id is None


def test_a_source_that_is_there_is_cited_and_not_copied(desk: Desk) -> None:
    person, source = somebody(desk), add_record(desk, LETTER)
    assert record_arrest(desk, person.id, ArrestEntry(YESTERDAY, source.id)).source_id == source.id
    assert list_records(desk, Source) == (source,)


def test_a_vague_date_counts_from_its_first_day(desk: Desk) -> None:
    person = somebody(desk)
    record_arrest(desk, person.id, ArrestEntry(PartialDate("2026-10"), LETTER))
    first, before = (line_of(desk, person, dt.date(2026, *day)) for day in ((10, 1), (9, 30)))
    assert (first.status, first.certain, before.status) == ("police_custody", False, UNKNOWN_STATUS)


def test_it_is_taken_back_and_done_again_as_a_whole(desk: Desk) -> None:
    person = somebody(desk)
    before = stored(desk)
    record_arrest(desk, person.id, ArrestEntry(YESTERDAY, LETTER, facility_id=facility(desk, "SIZO-1").id))
    after, line = stored(desk), line_of(desk, person)
    undo(desk)
    assert stored(desk) == before
    assert line_of(desk, person).status == UNKNOWN_STATUS
    redo(desk)
    assert stored(desk) == after
    assert line_of(desk, person) == line


@pytest.mark.parametrize(
    ("entry", "field", "sentence"),
    [
        (ArrestEntry(PartialDate("2026-11-24"), LETTER), "date", "lies in the future"),
        (ArrestEntry(PartialDate("2027"), LETTER), "date", "lies in the future"),
        (ArrestEntry(YESTERDAY, LETTER, "flying"), "status", "no status “flying”"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    desk: Desk, entry: ArrestEntry, field: str, sentence: str
) -> None:
    person = somebody(desk)
    before, changes = stored(desk), read_history(desk)
    with pytest.raises(FieldProblem, match=sentence) as problem:
        record_arrest(desk, person.id, entry)
    assert problem.value.field == field
    assert (stored(desk), read_history(desk)) == (before, changes)


def test_a_date_of_this_month_may_still_be_past(desk: Desk) -> None:
    person = somebody(desk)
    assert record_arrest(desk, person.id, ArrestEntry(PartialDate("2026-11"), LETTER)).since == "2026-11"


def test_for_somebody_who_was_removed_meanwhile_nothing_is_half_done(desk: Desk) -> None:
    person = somebody(desk)
    remove_person(desk, person.id, "Ясевіч Ян")
    before, changes = stored(desk), read_history(desk)
    with pytest.raises(Problem, match="has been removed"):
        record_arrest(desk, person.id, ArrestEntry(YESTERDAY, LETTER))
    assert (stored(desk), read_history(desk)) == (before, changes)
    assert desk.undo_sentence == "Remove person: Ясевіч Ян"
    somebody(desk)


def test_a_source_that_was_removed_meanwhile_is_refused(desk: Desk) -> None:
    person, source = somebody(desk), add_record(desk, LETTER)
    undo(desk)
    before = stored(desk)
    with pytest.raises(Problem, match="removed meanwhile"):
        record_arrest(desk, person.id, ArrestEntry(YESTERDAY, source.id))
    assert stored(desk) == before


def test_who_is_held_is_not_arrested_again(desk: Desk) -> None:
    person = somebody(desk)
    record_arrest(desk, person.id, ArrestEntry(PartialDate("2021-03-05"), LETTER))
    before = stored(desk)
    with pytest.raises(FieldProblem, match=r"held already \(since: 5 March 2021\)") as problem:
        record_arrest(desk, person.id, ArrestEntry(YESTERDAY, LETTER))
    assert "Record the release first" in str(problem.value.advice)
    assert stored(desk) == before


def test_an_arrest_before_the_birth_or_into_freedom_is_refused(desk: Desk) -> None:
    person = somebody(desk)
    save_record(desk, person.but(birth_date=PartialDate("1990")))
    with pytest.raises(FieldProblem, match="before the birth"):
        record_arrest(desk, person.id, ArrestEntry(PartialDate("1989"), LETTER))
    with pytest.raises(FieldProblem, match="status that means custody") as problem:
        record_arrest(desk, person.id, ArrestEntry(YESTERDAY, LETTER, "released"))
    assert problem.value.field == "status"
