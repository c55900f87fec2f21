"""What hangs on a record follows when it is corrected or removed, and one undo takes all of it back."""

import datetime as dt

import pytest

from app.base.errors import FieldProblem, Problem
from app.domain.case import Case
from app.domain.detention import Charge, ChargeFields, Detention, Placement
from app.domain.facility import Facility
from app.domain.partial_date import PartialDate
from app.domain.person import NameFormDraft, Person, PersonFields
from app.domain.release import Confirmation, Release
from app.domain.source import Source, SourceFields
from app.domain.status import Claim, Confidence
from app.domain.vocabulary import Vocabulary
from app.workflows.add_person import add_person
from app.workflows.desk import Desk
from app.workflows.edit_records import add_record, list_records, remove_record, save_record
from app.workflows.entries import ArrestEntry, ReleaseEntry, TransferEntry
from app.workflows.history import undo
from app.workflows.read_case import read_case
from app.workflows.record_arrest import record_arrest
from app.workflows.record_release import record_release
from app.workflows.record_transfer import record_transfer

LETTER = SourceFields(title="A letter", kind="other")
KINDS: tuple[type, ...] = (Person, Detention, Placement, Charge, Release, Claim, Source)


@pytest.fixture
def person(desk: Desk) -> Person:
    """Somebody who was arrested, put into a remand prison, transferred, and released."""
    person = add_person(desk, PersonFields(), [NameFormDraft(surname="Ясевіч", given="Алесь", language="be")])
    remand, colony = list_records(desk, Facility)[:2]
    record_arrest(
        desk,
        person.id,
        ArrestEntry(PartialDate("2021-03-05"), LETTER, "pretrial_sizo", facility_id=remand.id),
    )
    record_transfer(
        desk, person.id, TransferEntry(PartialDate("2022-01-10"), LETTER, "colony", facility_id=colony.id)
    )
    record_release(
        desk, person.id, ReleaseEntry(PartialDate("2025-12-13"), LETTER, "pardon", Confirmation.LISTED)
    )
    return person


def whole(desk: Desk) -> dict[type, tuple[object, ...]]:
    """Return all that is stored, without the versions."""
    return {
        kind: tuple(one.model_dump(exclude={"version"}) for one in list_records(desk, kind)) for kind in KINDS
    }


def case_of(desk: Desk, person: Person, on: dt.date | None = None) -> Case:
    return read_case(desk, person.id, on)


def dates(desk: Desk, person: Person) -> tuple[str, ...]:
    """Return the end of the detention and of its placements, and the days from which claims count."""
    case = case_of(desk, person)
    (detention,) = case.detentions
    ends = [str(placement.end or "") for placement in case.placements]
    return (str(detention.end or ""), *ends, *(str(claim.since) for claim in case.claims))


def test_a_corrected_date_of_release_moves_what_depends_on_it(desk: Desk, person: Person) -> None:
    before = whole(desk)
    (release,) = list_records(desk, Release)
    save_record(desk, release.but(date="2025-12-14"))
    assert dates(desk, person) == (
        "2025-12-14", "2022-01-10", "2025-12-14", "2021-03-05", "2022-01-10", "2025-12-14"
    )  # fmt: skip
    assert case_of(desk, person, dt.date(2025, 12, 13)).status.status == "colony"
    undo(desk)
    assert whole(desk) == before


def test_what_was_entered_otherwise_stays(desk: Desk, person: Person) -> None:
    claim = list_records(desk, Claim)[-1]
    save_record(desk, claim.but(since="2025-12-20"))
    (release,) = list_records(desk, Release)
    save_record(desk, release.but(date="2025-12-14"))
    assert list_records(desk, Claim)[-1].since == PartialDate("2025-12-20")


def test_another_kind_of_release_changes_the_status(desk: Desk, person: Person) -> None:
    (release,) = list_records(desk, Release)
    expelled = next(
        term for term in desk.terms.of(Vocabulary.RELEASE_KIND) if term.attributes["status"] != "released"
        and term.says("ends_custody")
    )  # fmt: skip
    save_record(desk, release.but(kind=expelled.code))
    assert case_of(desk, person).status.status == expelled.attributes["status"]


def test_a_refuted_release_opens_the_detention_again(desk: Desk, person: Person) -> None:
    (release,) = list_records(desk, Release)
    refuted = save_record(desk, release.but(confirmation=Confirmation.REFUTED))
    case = case_of(desk, person)
    assert case.status.status == "colony"
    assert case.open_detention is not None
    assert list_records(desk, Claim)[-1].confidence is Confidence.REFUTED
    save_record(desk, refuted.but(confirmation=Confirmation.PERSON))
    case = case_of(desk, person)
    assert case.open_detention is None
    assert case.status.status == list_records(desk, Claim)[-1].status


def test_a_removed_release_takes_its_status_along(desk: Desk, person: Person) -> None:
    before = whole(desk)
    (release,) = list_records(desk, Release)
    remove_record(desk, release)
    assert dates(desk, person) == ("", "2022-01-10", "", "2021-03-05", "2022-01-10")
    assert case_of(desk, person).status.status == "colony"
    undo(desk)
    assert whole(desk) == before


def test_a_corrected_transfer_moves_the_placement_before_and_the_claim(desk: Desk, person: Person) -> None:
    second = list_records(desk, Placement)[1]
    save_record(desk, second.but(start="2022-02-01"))
    assert dates(desk, person)[1:5] == ("2022-02-01", "2025-12-13", "2021-03-05", "2022-02-01")


def test_another_facility_of_a_placement_is_what_its_claim_says(desk: Desk, person: Person) -> None:
    second = list_records(desk, Placement)[1]
    other = list_records(desk, Facility)[5]
    save_record(desk, second.but(facility_id=other.id))
    assert list_records(desk, Claim)[1].facility_id == other.id


def test_a_removed_transfer_gives_its_days_back(desk: Desk, person: Person) -> None:
    before = whole(desk)
    remove_record(desk, list_records(desk, Placement)[1])
    assert dates(desk, person) == ("2025-12-13", "2025-12-13", "2021-03-05", "2025-12-13")
    undo(desk)
    assert whole(desk) == before


def test_the_claim_of_the_arrest_outlives_its_placement(desk: Desk, person: Person) -> None:
    remove_record(desk, list_records(desk, Placement)[0])
    claim = list_records(desk, Claim)[0]
    assert (claim.status, claim.placement_id, claim.facility_id) == ("pretrial_sizo", None, None)


def test_a_corrected_arrest_moves_the_first_placement_and_claim(desk: Desk, person: Person) -> None:
    (detention,) = list_records(desk, Detention)
    save_record(desk, detention.but(start="2021-03-01"))
    assert list_records(desk, Placement)[0].start == PartialDate("2021-03-01")
    assert list_records(desk, Claim)[0].since == PartialDate("2021-03-01")


def test_a_corrected_end_of_the_detention_is_that_of_the_release(desk: Desk, person: Person) -> None:
    (detention,) = list_records(desk, Detention)
    save_record(desk, detention.but(end="2025-12-15"))
    (release,) = list_records(desk, Release)
    assert release.date == PartialDate("2025-12-15")
    assert dates(desk, person)[-1] == "2025-12-15"


def test_a_removed_detention_takes_everything_of_it_along(desk: Desk, person: Person) -> None:
    (detention,) = list_records(desk, Detention)
    add_record(desk, ChargeFields(person_id=person.id, detention_id=detention.id, article="BLR-UK-342"))
    before = whole(desk)
    remove_record(desk, detention)
    assert [len(list_records(desk, kind)) for kind in KINDS] == [1, 0, 0, 0, 0, 0, 3]
    undo(desk)
    assert whole(desk) == before


def test_a_date_that_contradicts_another_is_refused_and_nothing_is_saved(desk: Desk, person: Person) -> None:
    before = whole(desk)
    (release,) = list_records(desk, Release)
    with pytest.raises(FieldProblem, match="contradicts"):
        save_record(desk, release.but(date="2021-12-01"))
    assert whole(desk) == before


def test_a_source_that_is_cited_stays(desk: Desk, person: Person) -> None:
    source = list_records(desk, Source)[0]
    with pytest.raises(Problem, match="records of the register refer to it"):
        remove_record(desk, source)
    unused: Source = add_record(desk, LETTER)
    remove_record(desk, unused)
    assert unused not in list_records(desk, Source)
