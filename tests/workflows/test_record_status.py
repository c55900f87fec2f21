"""What sources say about a status: the latest that is supported holds, and what proved false never counts again."""

import datetime as dt

import pytest

from app.base.clock import FixedClock
from app.base.errors import ChangedMeanwhile, FieldProblem
from app.domain.detention import Detention
from app.domain.partial_date import PartialDate
from app.domain.people_list import PeopleQuery
from app.domain.person import Person
from app.domain.source import Source
from app.domain.status import UNKNOWN_STATUS, Claim, Confidence
from app.workflows.desk import Desk
from app.workflows.edit_records import list_records
from app.workflows.entries import ArrestEntry, StatusEntry
from app.workflows.find_people import count_by_status
from app.workflows.history import read_history, redo, undo
from app.workflows.read_case import read_case
from app.workflows.record_arrest import record_arrest
from app.workflows.record_status import record_status, refute_claim
from tests.workflows.made_case import LETTER, facility, last_change, line_of, somebody, stored

TODAY = dt.date(2026, 11, 23)


@pytest.fixture
def person(desk: Desk) -> Person:
    """Somebody of whom nothing is known."""
    return somebody(desk)


def entry(status: str, since: str, confidence: Confidence = Confidence.SINGLE) -> StatusEntry:
    return StatusEntry(status, PartialDate(since), LETTER, confidence)


def test_claim_and_source_are_one_change(desk: Desk, person: Person) -> None:
    where = facility(desk, "IK-2").id
    claim = record_status(
        desk,
        person.id,
        StatusEntry("colony", PartialDate("2025"), LETTER, Confidence.CONFIRMED, where, "Seen there."),
    )
    (source,) = list_records(desk, Source)
    assert list_records(desk, Claim) == (claim,)
    assert (claim.status, claim.since, claim.source_id) == ("colony", "2025", source.id)
    assert (claim.facility_id, claim.note, claim.recorded_on) == (where, "Seen there.", TODAY)
    assert list_records(desk, Detention) == ()
    change = last_change(desk)
    assert (change.sentence, len(change.rows)) == ("Record status of Ясевіч Ян", 2)


def test_it_belongs_to_the_open_detention(desk: Desk, person: Person) -> None:
    record_arrest(desk, person.id, ArrestEntry(PartialDate("2025-03-05"), LETTER))
    (detention,) = list_records(desk, Detention)
    assert record_status(desk, person.id, entry("hospital", "2026-01-10")).detention_id == detention.id


def test_the_list_shows_the_status_of_now_and_of_yesterday(desk: Desk, person: Person) -> None:
    record_status(desk, person.id, entry("colony", "2025-01-10"))
    record_status(desk, person.id, entry("hospital", "2026-11-23"))
    lines = [line_of(desk, person, day) for day in (None, TODAY, TODAY - dt.timedelta(1))]
    assert [line.status for line in lines] == ["hospital", "hospital", "colony"]
    assert count_by_status(desk) == count_by_status(desk, PeopleQuery(on=TODAY)) == {"hospital": 1}
    assert count_by_status(desk, PeopleQuery(on=dt.date(2025, 1, 9))) == {UNKNOWN_STATUS: 1}


def test_what_is_entered_late_holds_for_its_own_time(desk: Desk, person: Person) -> None:
    record_status(desk, person.id, entry("colony", "2025-01-10"))
    record_status(desk, person.id, entry("pretrial_sizo", "2024-01-10"))
    assert line_of(desk, person).status == "colony"
    assert line_of(desk, person, dt.date(2024, 6, 1)).status == "pretrial_sizo"


def test_a_rumour_counts_only_where_nothing_better_is_known(desk: Desk, person: Person) -> None:
    record_status(desk, person.id, entry("prison", "2026-01-10", Confidence.RUMOUR))
    assert line_of(desk, person).status == "prison"
    record_status(desk, person.id, entry("colony", "2025-01-10"))
    assert line_of(desk, person).status == "colony"


def test_of_two_on_the_same_day_the_more_confident_holds(desk: Desk, person: Person) -> None:
    record_status(desk, person.id, entry("colony", "2025-01-10", Confidence.CONFIRMED))
    record_status(desk, person.id, entry("prison", "2025-01-10"))
    assert line_of(desk, person).status == "colony"


def test_it_is_taken_back_and_done_again_as_a_whole(desk: Desk, person: Person) -> None:
    before = stored(desk)
    record_status(desk, person.id, entry("colony", "2025-01-10"))
    after = stored(desk)
    undo(desk)
    assert stored(desk) == before
    assert line_of(desk, person).status == UNKNOWN_STATUS
    redo(desk)
    assert stored(desk) == after
    assert line_of(desk, person).status == "colony"


@pytest.mark.parametrize(
    ("status", "since", "field", "sentence"),
    [
        ("colony", "2026-11-24", "since", "lies in the future"),
        ("colony", "2026-12/..", "since", "lies in the future"),
        ("flying", "2025", "status", "no status “flying”"),
        ("", "2025", "status", "no status “”"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    desk: Desk, person: Person, status: str, since: str, field: str, sentence: str
) -> None:
    before, changes = stored(desk), read_history(desk)
    with pytest.raises(FieldProblem, match=sentence) as problem:
        record_status(desk, person.id, entry(status, since))
    assert problem.value.field == field
    assert (stored(desk), read_history(desk)) == (before, changes)


def test_tomorrow_it_is_no_longer_the_future(desk: Desk, person: Person, clock: FixedClock) -> None:
    clock.moment += dt.timedelta(1)
    assert record_status(desk, person.id, entry("colony", "2026-11-24")).recorded_on == dt.date(2026, 11, 24)


def test_a_refuted_claim_stays_visible_and_never_counts(desk: Desk, person: Person) -> None:
    record_status(desk, person.id, entry("colony", "2025-01-10"))
    wrong = record_status(desk, person.id, entry("released", "2026-01-10"))
    refuted = refute_claim(desk, wrong, "  The lawyer saw him in the colony.  ")
    assert refuted.confidence is Confidence.REFUTED
    assert refuted.note == "The lawyer saw him in the colony."
    assert refuted in read_case(desk, person.id).claims
    assert line_of(desk, person).status == "colony"
    assert last_change(desk).sentence == "Refute status claim: The lawyer saw him in the colony."
    undo(desk)
    assert line_of(desk, person).status == "released"


def test_the_reason_is_added_to_what_was_noted(desk: Desk, person: Person) -> None:
    claim = record_status(
        desk, person.id, StatusEntry("released", PartialDate("2026"), LETTER, note="From a friend.")
    )
    assert refute_claim(desk, claim, "Not true.").note == "From a friend.\nNot true."


def test_a_refutation_needs_its_reason(desk: Desk, person: Person) -> None:
    claim = record_status(desk, person.id, entry("released", "2026"))
    before = stored(desk)
    with pytest.raises(FieldProblem, match="say why") as problem:
        refute_claim(desk, claim, " \n ")
    assert problem.value.field == "note"
    assert stored(desk) == before


def test_a_claim_that_changed_meanwhile_is_not_refuted(desk: Desk, person: Person) -> None:
    claim = record_status(desk, person.id, entry("released", "2026"))
    refute_claim(desk, claim, "Not true.")
    before = stored(desk)
    with pytest.raises(ChangedMeanwhile):
        refute_claim(desk, claim, "Another reason.")
    assert stored(desk) == before
