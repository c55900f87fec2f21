"""A release ends the detention and claims the status of its kind; what is refuted or contradicts ends nothing."""

import datetime as dt

import pytest

from app.base.errors import FieldProblem
from app.domain.detention import Detention, Placement
from app.domain.partial_date import PartialDate
from app.domain.person import Person
from app.domain.release import Confirmation
from app.domain.release_event import ReleaseEvent, ReleaseEventFields
from app.domain.status import Claim, Confidence
from app.domain.vocabulary import Term, Terms, Vocabulary, shipped_terms
from app.workflows.desk import Desk
from app.workflows.edit_records import add_record, list_records, remove_record, save_record
from app.workflows.entries import ArrestEntry, ReleaseEntry, StatusEntry, TransferEntry
from app.workflows.history import read_history, redo, undo
from app.workflows.record_arrest import record_arrest
from app.workflows.record_release import record_release
from app.workflows.record_status import record_status, refute_claim
from app.workflows.record_transfer import record_transfer
from tests.workflows.made_case import LETTER, facility, last_change, line_of, somebody, stored

YESTERDAY = PartialDate("2026-11-22")
KINDS = Terms(shipped_terms()).of(Vocabulary.RELEASE_KIND)


@pytest.fixture
def person(desk: Desk) -> Person:
    """Somebody who was arrested on 5 March 2021 and sent to a colony on 10 January 2022."""
    person = somebody(desk)
    sizo, colony = facility(desk, "SIZO-1"), facility(desk, "IK-2")
    record_arrest(
        desk, person.id, ArrestEntry(PartialDate("2021-03-05"), LETTER, "pretrial_sizo", facility_id=sizo.id)
    )
    record_transfer(
        desk, person.id, TransferEntry(PartialDate("2022-01-10"), LETTER, "colony", facility_id=colony.id)
    )
    return person


def ends(desk: Desk) -> list[str]:
    """Return the ends of the detentions, then those of the placements."""
    records = [*list_records(desk, Detention), *list_records(desk, Placement)]
    return [str(one.end or "") for one in records]


def test_detention_and_placement_end_and_the_status_is_claimed(desk: Desk, person: Person) -> None:
    event: ReleaseEvent = add_record(desk, ReleaseEventFields(title="A deal"))
    entry = ReleaseEntry(
        YESTERDAY, LETTER, "pardon_expelled", place="the border", destination="Vilnius", conditions="no return",
        papers="passport", confirmation=Confirmation.PERSON, confidence=Confidence.CONFIRMED,
        release_event_id=event.id, note="By bus.",
    )  # fmt: skip
    release = record_release(desk, person.id, entry)
    assert (release.destination, release.papers, release.note) == ("Vilnius", "passport", "By bus.")
    assert (release.release_event_id, release.confirmation) == (event.id, Confirmation.PERSON)
    assert ends(desk) == ["2026-11-22", "2022-01-10", "2026-11-22"]
    claim = list_records(desk, Claim)[-1]
    assert (claim.status, claim.since, claim.confidence) == ("expelled", YESTERDAY, Confidence.CONFIRMED)
    assert (claim.release_id, claim.source_id, claim.detention_id) == (
        release.id, release.source_id, release.detention_id
    )  # fmt: skip
    change = last_change(desk)
    assert change.sentence == "Record release of Ясевіч Ян"
    assert {row.kind for row in change.rows} == {
        "source", "release", "confirmation_step", "detention", "placement", "claim"
    }  # fmt: skip


def test_the_list_shows_the_release_from_its_day_on(desk: Desk, person: Person) -> None:
    record_release(desk, person.id, ReleaseEntry(YESTERDAY, LETTER, "pardon", Confirmation.LISTED))
    days = (None, dt.date(2026, 11, 22), dt.date(2026, 11, 21))
    assert [line_of(desk, person, day).status for day in days] == ["released", "released", "colony"]


def test_who_may_have_been_released_counts_as_held_until_the_last_day(desk: Desk, person: Person) -> None:
    record_release(
        desk, person.id, ReleaseEntry(PartialDate("2026-10"), LETTER, "pardon", Confirmation.LISTED)
    )
    days = ((9, 30), (10, 15), (10, 31))
    lines = [line_of(desk, person, dt.date(2026, *day)) for day in days]
    assert [(line.status, line.certain) for line in lines] == [
        ("colony", True), ("colony", False), ("released", True)
    ]  # fmt: skip


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_every_kind_leads_to_its_status(desk: Desk, person: Person, kind: Term) -> None:
    record_release(desk, person.id, ReleaseEntry(YESTERDAY, LETTER, kind.code, Confirmation.LISTED))
    ends = kind.says("ends_custody")
    assert line_of(desk, person).status == (kind.attributes["status"] if ends else "colony")
    assert (list_records(desk, Detention)[0].end is not None) is ends


def test_it_is_taken_back_and_done_again_as_a_whole(desk: Desk, person: Person) -> None:
    before = stored(desk)
    record_release(desk, person.id, ReleaseEntry(YESTERDAY, LETTER, "pardon", Confirmation.LISTED))
    after = stored(desk)
    undo(desk)
    assert stored(desk) == before
    assert line_of(desk, person).status == "colony"
    redo(desk)
    assert stored(desk) == after
    assert line_of(desk, person).status == "released"


@pytest.mark.parametrize(
    ("date", "kind", "field", "sentence"),
    [
        ("2021-03-04", "pardon", "date", "before the arrest"),
        ("2021-06-01", "pardon", "date", "before a transfer"),
        ("2026-12-01", "pardon", "date", "in the future"),
        ("2026-11-22", "flying", "kind", "no kind of release “flying”"),
    ],
)
def test_what_contradicts_is_refused_at_its_field(
    desk: Desk, person: Person, date: str, kind: str, field: str, sentence: str
) -> None:
    before, changes = stored(desk), read_history(desk)
    with pytest.raises(FieldProblem, match=sentence) as problem:
        record_release(desk, person.id, ReleaseEntry(PartialDate(date), LETTER, kind, Confirmation.LISTED))
    assert problem.value.field == field
    assert (stored(desk), read_history(desk)) == (before, changes)


def test_a_release_that_is_known_to_be_false_ends_nothing(desk: Desk, person: Person) -> None:
    entry = ReleaseEntry(YESTERDAY, LETTER, "pardon", confirmation=Confirmation.REFUTED)
    record_release(desk, person.id, entry)
    assert ends(desk) == ["", "2022-01-10", ""]
    assert list_records(desk, Claim)[-1].confidence is Confidence.REFUTED
    assert line_of(desk, person).status == "colony"


@pytest.mark.parametrize(
    ("confirmation", "confidence"),
    [(Confirmation.RUMOURED, Confidence.SINGLE), (Confirmation.LISTED, Confidence.RUMOUR)],
)
def test_a_rumour_ends_nothing_until_it_is_confirmed(
    desk: Desk, person: Person, confirmation: Confirmation, confidence: Confidence
) -> None:
    entry = ReleaseEntry(YESTERDAY, LETTER, "pardon", confirmation=confirmation, confidence=confidence)
    release = record_release(desk, person.id, entry)
    assert ends(desk) == ["", "2022-01-10", ""]
    assert line_of(desk, person).status == "colony"
    if confirmation is Confirmation.RUMOURED:
        save_record(desk, release.but(confirmation=Confirmation.FAMILY_OR_LAWYER))
    else:
        claim = list_records(desk, Claim)[-1]
        assert claim.confidence is Confidence.RUMOUR
        save_record(desk, claim.but(confidence=Confidence.CORROBORATED))
    assert ends(desk) == ["2026-11-22", "2022-01-10", "2026-11-22"]
    assert line_of(desk, person).status == "released"


def test_refuting_the_claim_of_a_release_lets_the_detention_go_on(desk: Desk, person: Person) -> None:
    record_release(desk, person.id, ReleaseEntry(YESTERDAY, LETTER, "pardon", Confirmation.LISTED))
    refute_claim(desk, list_records(desk, Claim)[-1], "The family says it is not so.")
    assert ends(desk) == ["", "2022-01-10", ""]
    assert line_of(desk, person).status == "colony"


def test_removing_the_claim_of_a_release_lets_the_detention_go_on(desk: Desk, person: Person) -> None:
    record_release(desk, person.id, ReleaseEntry(YESTERDAY, LETTER, "pardon", Confirmation.LISTED))
    remove_record(desk, list_records(desk, Claim)[-1])
    assert ends(desk) == ["", "2022-01-10", ""]
    assert line_of(desk, person).status == "colony"


def test_the_same_release_is_not_recorded_twice(desk: Desk, person: Person) -> None:
    record_release(desk, person.id, ReleaseEntry(YESTERDAY, LETTER, "pardon", Confirmation.LISTED))
    before = stored(desk)
    with pytest.raises(FieldProblem, match="recorded already"):
        record_release(desk, person.id, ReleaseEntry(YESTERDAY, LETTER, "pardon", Confirmation.LISTED))
    assert stored(desk) == before


def test_nobody_is_released_before_every_arrest_that_is_known(desk: Desk, person: Person) -> None:
    record_release(desk, person.id, ReleaseEntry(YESTERDAY, LETTER, "pardon", Confirmation.LISTED))
    with pytest.raises(FieldProblem, match="before the arrest"):
        record_release(
            desk, person.id, ReleaseEntry(PartialDate("2019"), LETTER, "pardon", Confirmation.LISTED)
        )


def test_after_a_death_nothing_happens_to_a_person_any_more(desk: Desk, person: Person) -> None:
    record_status(desk, person.id, StatusEntry("died_custody", PartialDate("2023-05-01"), LETTER))
    before = stored(desk)
    after = PartialDate("2024-01-01")
    for attempt in (
        lambda: record_release(desk, person.id, ReleaseEntry(after, LETTER, "pardon", Confirmation.LISTED)),
        lambda: record_transfer(desk, person.id, TransferEntry(after, LETTER, "colony")),
        lambda: record_arrest(desk, person.id, ArrestEntry(after, LETTER)),
        lambda: record_status(desk, person.id, StatusEntry("released", after, LETTER)),
    ):
        with pytest.raises(FieldProblem, match=r"died: 1 May 2023") as problem:
            attempt()
        assert "Refute" in str(problem.value.advice)
    assert stored(desk) == before
    refute_claim(desk, list_records(desk, Claim)[-1], "Another person of that name.")
    record_release(desk, person.id, ReleaseEntry(after, LETTER, "pardon", Confirmation.LISTED))
    assert line_of(desk, person).status == "released"


def test_a_release_of_somebody_whose_arrest_is_not_known_is_taken(desk: Desk) -> None:
    person = somebody(desk)
    release = record_release(
        desk, person.id, ReleaseEntry(YESTERDAY, LETTER, "served_full", Confirmation.LISTED)
    )
    assert release.detention_id is None
    assert line_of(desk, person).status == "released"


def test_the_release_ends_the_detention_of_its_time(desk: Desk) -> None:
    person = somebody(desk)
    for arrest in ("2025-06-01", "2021-03-05"):  # the earlier one is entered late
        record_arrest(desk, person.id, ArrestEntry(PartialDate(arrest), LETTER))
    record_release(
        desk, person.id, ReleaseEntry(PartialDate("2024-01-01"), LETTER, "pardon", Confirmation.LISTED)
    )
    assert [str(one.end or "") for one in list_records(desk, Detention)] == ["", "2024-01-01"]
    assert line_of(desk, person).status == "police_custody"
    assert line_of(desk, person, dt.date(2024, 6, 1)).status == "released"
