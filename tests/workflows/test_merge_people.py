"""One person of two records: nothing is lost, both numbers find the one, and it can be taken apart again."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.base.errors import FieldProblem, Problem
from app.domain.announced_list import AnnouncedLineFields, AnnouncedListFields, LineDecision
from app.domain.case import Case
from app.domain.compare_cases import Take, Weight
from app.domain.detention import ChargeFields, Detention, SentenceFields
from app.domain.document import Document, DocumentFields
from app.domain.follow_up import FollowUpFields, FollowUpState
from app.domain.merge import DistinctionFields, Merge, MergeState
from app.domain.partial_date import PartialDate
from app.domain.people_list import PeopleQuery
from app.domain.person import (
    IdentifierFields,
    NameForm,
    NameFormDraft,
    NoteFields,
    Person,
    PersonFields,
    RecognitionFields,
    RiskFlagFields,
    Sex,
)
from app.domain.protocol import Anchor, Protocol, ProtocolFields, ProtocolStepFields
from app.domain.record import Record
from app.domain.release import Confirmation, ConfirmationStepFields, JourneyLegFields
from app.domain.release_event import FamilyNoticeFields, ReleaseEventFields
from app.domain.source import Source, SourceFields
from app.store.check import check
from app.store.unit import RECORDED_KINDS
from app.workflows.add_person import add_person, remove_person
from app.workflows.apply_protocol import ProtocolChoice, apply_protocol
from app.workflows.desk import Desk
from app.workflows.edit_protocols import add_protocol, add_step
from app.workflows.edit_records import add_record, get_record, list_records, remove_record, save_record
from app.workflows.entries import ArrestEntry, ReleaseEntry, StatusEntry, TransferEntry
from app.workflows.find_people import find_people, quick_find
from app.workflows.history import read_history, redo, undo
from app.workflows.merge_people import MergeChoice, compare_people, merge_people
from app.workflows.part_again import merges_of, part_again
from app.workflows.read_case import read_case
from app.workflows.record_arrest import record_arrest
from app.workflows.record_release import record_release
from app.workflows.record_status import record_status
from app.workflows.record_transfer import record_transfer
from tests.workflows.made_case import facility, somebody

LETTER = SourceFields(title="A letter")
BECAUSE = MergeChoice(reason="The family says so.")


def full(desk: Desk, surname: str, arrested: str, **fields: Any) -> Person:
    """Return a person with at least one record of every kind that belongs to a person."""
    forms = [
        NameFormDraft(surname=surname, given="Ян", patronymic="Алесевіч", language="be"),
        NameFormDraft(surname="Yasevich", given="Jan", language="en"),
    ]
    person = add_person(desk, PersonFields(**fields), forms)
    mine = {"person_id": person.id}
    record_arrest(desk, person.id, ArrestEntry(PartialDate(arrested), LETTER, "pretrial_sizo"))
    colony = facility(desk, "IK-3").id
    record_transfer(
        desk, person.id, TransferEntry(PartialDate("2023-05-01"), LETTER, "colony", facility_id=colony)
    )
    (detention,) = list_records(desk, Detention, **mine)
    event = add_record(desk, ReleaseEventFields(title="A deal"))
    release = record_release(
        desk,
        person.id,
        ReleaseEntry(
            PartialDate("2025-12-13"), LETTER, "pardon", Confirmation.LISTED, release_event_id=event.id
        ),
    )
    listed = add_record(desk, AnnouncedListFields(release_event_id=event.id, title="As published"))
    for fields_of_kind in (
        ChargeFields(detention_id=detention.id, article="BLR-UK-342", **mine),
        SentenceFields(detention_id=detention.id, years=3, **mine),
        IdentifierFields(kind="passport", number="AB1234567", **mine),
        RiskFlagFields(flag="ill", **mine),
        RecognitionFields(organisation="Viasna", date=PartialDate("2021"), **mine),
        NoteFields(text="The mother called.", author="Alena", **mine),
        NoteFields(text=f"About {surname}", **mine),
        ConfirmationStepFields(release_id=release.id, level=Confirmation.SEEN, **mine),
        JourneyLegFields(release_id=release.id, destination="Vilnius", **mine),
        FollowUpFields(title="Call", **mine),
        DocumentFields(title="Photo", portrait=True, **mine),
        FamilyNoticeFields(release_event_id=event.id, whom="mother", **mine),
        AnnouncedLineFields(
            announced_list_id=listed.id, number=1, printed=surname, decision=LineDecision.MATCH, **mine
        ),
        DistinctionFields(printed="Somebody else", **mine),
    ):
        add_record(desk, fields_of_kind)
    return get_record(desk, Person, person.id)


def everything(desk: Desk) -> dict[type[Record], tuple[dict[str, object], ...]]:
    """Return all records of all kinds but merges, without versions."""
    return {
        kind: tuple(one.model_dump(exclude={"version"}) for one in list_records(desk, kind))
        for kind in RECORDED_KINDS
        if kind is not Merge
    }


def plain(case: Case) -> dict[str, Any]:
    """Return a case without the versions of its records."""

    def bare(value: Any) -> Any:
        if isinstance(value, Record):
            return value.model_dump(exclude={"version"})
        if isinstance(value, tuple):
            return tuple(bare(one) for one in value)
        return {key: bare(one) for key, one in value.items()} if isinstance(value, dict) else value

    return {name: bare(getattr(case, name)) for name in Case.__dataclass_fields__}


def well(desk: Desk) -> bool:
    """Tell whether every check of the register passes, the derived tables among them."""
    return [one for one in check(desk.register) if not one.ok] == []


def people(desk: Desk) -> set[int]:
    return set(find_people(desk, PeopleQuery()).ids)


@pytest.fixture
def two(desk: Desk) -> tuple[Person, Person]:
    """Two full records of one person."""
    kept = full(desk, "Ясевіч", "2021-03-05", reference="R1", birth_date=PartialDate("1990"), sex=Sex.MALE)
    other = full(
        desk, "Ясевич", "2022-08", reference="R2", birth_date=PartialDate("1990-05-01"), summary="A teacher."
    )
    return kept, other


def test_every_record_moves_to_the_one_who_is_kept(desk: Desk, two: tuple[Person, Person]) -> None:
    kept, other = two
    before, sources = everything(desk), list_records(desk, Source)
    merge_people(desk, kept.id, other.id)
    after = everything(desk)
    assert {kind: len(rows) for kind, rows in after.items()} == {
        kind: len(rows) for kind, rows in before.items()
    }
    case = read_case(desk, kept.id)
    assert [form.written for form in case.names] == [
        "Ясевіч Ян Алесевіч",
        "Yasevich Jan",
        "Ясевич Ян Алесевіч",
    ]
    assert [form.position for form in case.names] == [0, 1, 2]
    counts = [len(getattr(case, name)) for name in ("identifiers", "flags", "recognitions", "notes")]
    assert counts == [1, 1, 1, 3]
    both = (
        "detentions",
        "placements",
        "charges",
        "sentences",
        "releases",
        "journey",
        "follow_ups",
    )
    assert {name: len(getattr(case, name)) for name in both} == dict.fromkeys(both, 2)
    assert (len(case.claims), len(case.confirmations)) == (6, 4)
    assert [document.portrait for document in case.documents] == [True, False]
    assert list_records(desk, Source) == sources
    assert well(desk)


def test_empty_fields_are_filled_and_differing_ones_chosen(desk: Desk, two: tuple[Person, Person]) -> None:
    kept, other = two
    merge_people(desk, kept.id, other.id, MergeChoice({"birth_date": Take.OTHER}))
    person = get_record(desk, Person, kept.id)
    assert (person.birth_date, person.sex, person.summary) == ("1990-05-01", Sex.MALE, "A teacher.")
    assert person.reference == "R1"
    assert get_record(desk, Person, other.id).birth_date == "1990-05-01"


def test_of_two_texts_both_stay(desk: Desk) -> None:
    kept = add_person(desk, PersonFields(summary="A teacher."), [NameFormDraft(text="Ян")])
    other = add_person(desk, PersonFields(summary="Arrested at work."), [NameFormDraft(text="Янка")])
    merge_people(desk, kept.id, other.id)
    assert get_record(desk, Person, kept.id).summary == "A teacher.\n\nArrested at work."


def test_the_numbers_may_change_places(desk: Desk, two: tuple[Person, Person]) -> None:
    kept, other = two
    merge = merge_people(desk, kept.id, other.id, MergeChoice({"reference": Take.OTHER}))
    assert get_record(desk, Person, kept.id).reference == "R2"
    part_again(desk, merge.id)
    assert [get_record(desk, Person, one.id).reference for one in two] == ["R1", "R2"]


def test_the_merged_person_is_on_no_list_and_both_numbers_find_the_kept_one(
    desk: Desk, two: tuple[Person, Person]
) -> None:
    kept, other = two
    merge_people(desk, kept.id, other.id)
    assert people(desk) == {kept.id}
    for text in (kept.case_number, other.case_number, "R1", "R2", "Ясевіч", "Ясевич"):
        assert [line.id for line in quick_find(desk, text)] == [kept.id], text
    assert read_case(desk, other.id).person.id == kept.id


def test_the_history_of_both_is_the_history_of_the_kept_one(desk: Desk, two: tuple[Person, Person]) -> None:
    kept, other = two
    numbers = {change.number for one in two for change in read_history(desk, one.id)}
    merge = merge_people(desk, kept.id, other.id)
    found = read_history(desk, kept.id)
    assert {change.number for change in found} > numbers
    assert found[0].sentence == f"Merge Ясевич Ян ({other.case_number}) into Ясевіч Ян"
    part_again(desk, merge.id)
    assert read_history(desk, kept.id)[0].sentence == f"Part {other.case_number} from Ясевіч Ян again"


def test_taking_apart_restores_both_exactly_also_after_a_restart(
    desk: Desk, two: tuple[Person, Person], reopen: Callable[[Desk], Desk]
) -> None:
    kept, other = two
    before = everything(desk)
    cases = [plain(read_case(desk, one.id)) for one in two]
    merge = merge_people(
        desk, kept.id, other.id, MergeChoice({"birth_date": Take.OTHER, "reference": Take.OTHER})
    )
    again = reopen(desk)
    assert merges_of(again, kept.id) == (merge,)
    assert part_again(again, merge.id).state is MergeState.PARTED
    assert everything(again) == before
    assert [plain(read_case(again, one.id)) for one in two] == cases
    assert people(again) == {kept.id, other.id} and merges_of(again, kept.id) == ()
    assert well(again)
    with pytest.raises(Problem, match="apart already"):
        part_again(again, merge.id)


def test_undo_and_redo_of_a_merge_and_of_a_parting(desk: Desk, two: tuple[Person, Person]) -> None:
    kept, other = two
    apart = everything(desk)
    merge = merge_people(desk, kept.id, other.id)
    joined = everything(desk)
    undo(desk)
    assert everything(desk) == apart and people(desk) == {kept.id, other.id}
    redo(desk)
    assert everything(desk) == joined and people(desk) == {kept.id}
    part_again(desk, merge.id)
    undo(desk)
    assert everything(desk) == joined and people(desk) == {kept.id}
    assert well(desk)


def test_birth_dates_that_contradict_each_other_need_a_reason(desk: Desk) -> None:
    kept = add_person(desk, PersonFields(birth_date=PartialDate("1990")), [NameFormDraft(text="Ян")])
    other = add_person(desk, PersonFields(birth_date=PartialDate("1991-02")), [NameFormDraft(text="Янка")])
    number = read_history(desk, limit=1)[0].number
    with pytest.raises(FieldProblem, match="cannot both be true") as refused:
        merge_people(desk, kept.id, other.id)
    assert refused.value.field == "reason" and read_history(desk, limit=1)[0].number == number
    merge = merge_people(desk, kept.id, other.id, BECAUSE)
    assert merge.reason == "The family says so."
    assert get_record(desk, Person, kept.id).birth_date == "1990"


def test_birth_dates_of_different_precision_do_not_block(desk: Desk, two: tuple[Person, Person]) -> None:
    assert not compare_people(desk, two[0].id, two[1].id).needs_reason


def test_whoever_was_found_to_be_somebody_else_is_merged_only_with_a_reason(desk: Desk) -> None:
    kept, other = somebody(desk), somebody(desk)
    add_record(desk, DistinctionFields(person_id=other.id, other_id=kept.id, reason="Two brothers."))
    with pytest.raises(FieldProblem, match="Two brothers"):
        merge_people(desk, kept.id, other.id)
    before = everything(desk)
    merge = merge_people(desk, kept.id, other.id, BECAUSE)
    part_again(desk, merge.id)
    assert everything(desk) == before


@pytest.mark.parametrize(
    ("died", "arrested", "words"),
    [
        ("2021-06-01", "2022-03-05", r"died \(1 June 2021\) before something"),
        ("2024-06-01", "2022-03-05", r"recorded as dead \(1 June 2024\), the other as living"),
    ],
)
def test_the_dead_and_the_living_are_merged_only_with_a_reason(
    desk: Desk, died: str, arrested: str, words: str
) -> None:
    dead, alive = somebody(desk), somebody(desk)
    record_status(desk, dead.id, StatusEntry("died_custody", PartialDate(died), LETTER))
    record_arrest(desk, alive.id, ArrestEntry(PartialDate(arrested), LETTER))
    for keep, other in ((dead, alive), (alive, dead)):
        with pytest.raises(FieldProblem, match=words) as refused:
            merge_people(desk, keep.id, other.id)
        assert refused.value.field == "reason"
    merge_people(desk, alive.id, dead.id, BECAUSE)
    status = read_case(desk, alive.id).status
    assert (status.status, status.certain) == (
        ("police_custody", False) if died < arrested else ("died_custody", True)
    )


def test_two_records_of_one_death_and_a_bare_name_do_not_block(desk: Desk) -> None:
    dead, too, bare = somebody(desk), somebody(desk), somebody(desk)
    for person in (dead, too):
        record_status(desk, person.id, StatusEntry("died_custody", PartialDate("2021-06-01"), LETTER))
    assert not compare_people(desk, dead.id, too.id).needs_reason
    assert not compare_people(desk, dead.id, bare.id).needs_reason


def test_two_passports_and_two_open_detentions_are_told(desk: Desk) -> None:
    kept, other = somebody(desk), somebody(desk)
    for person, number, day in ((kept, "AB1", "2021-03-05"), (other, "AB2", "2022-01-10")):
        add_record(desk, IdentifierFields(person_id=person.id, kind="passport", number=number))
        record_arrest(desk, person.id, ArrestEntry(PartialDate(day), LETTER))
    told = compare_people(desk, kept.id, other.id).concerns
    assert [one.sentence for one in told] == [
        "Two different passports: AB1 and AB2.",
        "Both have a detention that has not ended; both are kept.",
    ]
    assert {one.weight for one in told} == {Weight.WARNS}


def test_one_arrest_becomes_one_detention_and_two_again(desk: Desk) -> None:
    kept, other = somebody(desk), somebody(desk)
    for person, day in ((kept, "2022-01-10"), (other, "2023-02-01")):
        record_arrest(desk, person.id, ArrestEntry(PartialDate("2021-03-05"), LETTER))
        record_transfer(desk, person.id, TransferEntry(PartialDate(day), LETTER, "colony"))
    record_release(
        desk, other.id, ReleaseEntry(PartialDate("2024-01-01"), LETTER, "pardon", Confirmation.SEEN)
    )
    before = everything(desk)
    assert compare_people(desk, kept.id, other.id).same_arrests == 1
    merge = merge_people(desk, kept.id, other.id)
    case = read_case(desk, kept.id)
    (detention,) = case.detentions
    assert detention.end == "2024-01-01" and {one.detention_id for one in case.placements} == {detention.id}
    assert {claim.detention_id for claim in case.claims} == {detention.id}
    assert well(desk)
    part_again(desk, merge.id)
    assert everything(desk) == before
    merge_people(desk, kept.id, other.id, MergeChoice(one_detention=False))
    assert len(read_case(desk, kept.id).detentions) == 2


def test_nobody_is_merged_with_themselves_or_with_one_who_was_merged(desk: Desk) -> None:
    one, two, three = (somebody(desk) for _number in range(3))
    with pytest.raises(Problem, match="themselves"):
        merge_people(desk, one.id, one.id)
    merge_people(desk, one.id, two.id)
    for pair in ((two, three), (three, two), (one, two)):
        with pytest.raises(Problem, match="merged into another person already"):
            merge_people(desk, pair[0].id, pair[1].id)


def test_nothing_is_recorded_about_somebody_who_was_merged(desk: Desk) -> None:
    kept, other = somebody(desk), somebody(desk)
    merge_people(desk, kept.id, other.id)
    with pytest.raises(Problem, match="merged into another one"):
        add_record(desk, NoteFields(person_id=other.id, text="Too late."))


def test_what_was_recorded_since_stays_where_it_hangs(desk: Desk) -> None:
    kept, other = somebody(desk), somebody(desk, "Ясевич")
    record_arrest(desk, other.id, ArrestEntry(PartialDate("2021-03-05"), LETTER))
    merge = merge_people(desk, kept.id, other.id)
    release = record_release(
        desk, kept.id, ReleaseEntry(PartialDate("2025-12-13"), LETTER, "pardon", Confirmation.SEEN)
    )
    note = add_record(desk, NoteFields(person_id=kept.id, text="Of the one who was kept."))
    record_status(desk, kept.id, StatusEntry("hospital", PartialDate("2026-01"), LETTER))
    add_record(
        desk, ConfirmationStepFields(person_id=kept.id, release_id=release.id, level=Confirmation.PERSON)
    )
    part_again(desk, merge.id)
    theirs, mine = read_case(desk, other.id), read_case(desk, kept.id)
    assert [one.id for one in theirs.releases] == [release.id] and len(theirs.confirmations) == 2
    assert len(theirs.detentions) == 1 and [claim.status for claim in theirs.claims] == [
        "police_custody",
        "released",
    ]
    assert mine.notes == (note,) and [claim.status for claim in mine.claims] == ["hospital"]
    assert mine.detentions == () and mine.releases == ()
    assert well(desk)


def test_what_was_changed_since_is_not_overwritten(desk: Desk) -> None:
    kept = add_person(desk, PersonFields(occupation="teacher"), [NameFormDraft(text="Ян")])
    other = add_person(
        desk, PersonFields(occupation="doctor", citizenship="BY"), [NameFormDraft(text="Янка")]
    )
    merge = merge_people(desk, kept.id, other.id, MergeChoice({"occupation": Take.OTHER}))
    save_record(desk, get_record(desk, Person, kept.id).but(occupation="poet"))
    (form,) = list_records(desk, NameForm, text="Янка")
    remove_record(desk, form)
    part_again(desk, merge.id)
    mine, theirs = read_case(desk, kept.id), read_case(desk, other.id)
    assert (mine.person.occupation, mine.person.citizenship) == ("poet", "")
    assert (theirs.person.occupation, theirs.person.citizenship) == ("doctor", "BY")
    assert [one.written for one in theirs.names] == ["Ян"]


def test_a_value_that_went_through_two_merges_comes_back(desk: Desk) -> None:
    kept, one, two = (
        add_person(desk, PersonFields(occupation=work), [NameFormDraft(text=work)])
        for work in ("teacher", "doctor", "poet")
    )
    take = MergeChoice({"occupation": Take.OTHER})
    first, second = merge_people(desk, kept.id, one.id, take), merge_people(desk, kept.id, two.id, take)
    part_again(desk, first.id)
    assert get_record(desk, Person, kept.id).occupation == "poet"
    part_again(desk, second.id)
    assert get_record(desk, Person, kept.id).occupation == "teacher"


def test_a_chain_of_merges_is_found_under_every_number_and_taken_apart_in_any_order(desk: Desk) -> None:
    one, two, three = (full(desk, name, "2021-03-05") for name in ("Ясевіч", "Ясевич", "Yasevic"))
    before = everything(desk)
    cases = [plain(read_case(desk, person.id)) for person in (one, two, three)]
    first = merge_people(desk, two.id, one.id)
    second = merge_people(desk, three.id, two.id)
    assert people(desk) == {three.id}
    for person in (one, two, three):
        assert [line.id for line in quick_find(desk, person.case_number)] == [three.id]
    assert len(merges_of(desk, three.id)) == 2
    part_again(desk, second.id)
    assert people(desk) == {two.id, three.id}
    assert [line.id for line in quick_find(desk, one.case_number)] == [two.id]
    part_again(desk, first.id)
    assert everything(desk) == before
    merge_people(desk, two.id, one.id)
    merge_people(desk, three.id, two.id)
    first, second = merges_of(desk, three.id)
    part_again(desk, first.id)
    assert people(desk) == {one.id, three.id}
    assert plain(read_case(desk, one.id)) == cases[0]
    part_again(desk, second.id)
    assert [plain(read_case(desk, person.id)) for person in (one, two, three)] == cases
    assert well(desk)


def test_removing_the_kept_person_removes_those_who_were_merged_and_undo_brings_all_back(
    desk: Desk, two: tuple[Person, Person]
) -> None:
    kept, other = two
    add_record(desk, DistinctionFields(person_id=somebody(desk).id, other_id=other.id))
    merge = merge_people(desk, kept.id, other.id)
    before = everything(desk)
    remove_person(desk, kept.id, "somebody")
    assert not {kept.id, other.id} & {person.id for person in list_records(desk, Person)}
    assert not any(
        "person_id" in kind.model_fields and list_records(desk, kind, person_id=[kept.id, other.id])
        for kind in RECORDED_KINDS
    )
    assert well(desk)
    undo(desk)
    assert everything(desk) == before
    part_again(desk, merge.id)
    assert well(desk)


def test_whoever_was_merged_and_parted_can_be_removed(desk: Desk, two: tuple[Person, Person]) -> None:
    kept, other = two
    part_again(desk, merge_people(desk, kept.id, other.id).id)
    remove_person(desk, other.id, "somebody")
    assert people(desk) == {kept.id} and well(desk)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_two_of_the_sample_are_merged_and_parted_without_a_trace(
    sample_desk: Desk, data: st.DataObject
) -> None:
    everybody = sorted(people(sample_desk))
    kept = data.draw(st.sampled_from(everybody))
    other = data.draw(st.sampled_from([one for one in everybody if one != kept]))
    pairs = compare_people(sample_desk, kept, other).fields
    take = {pair.name: data.draw(st.sampled_from(list(Take))) for pair in pairs}
    before = everything(sample_desk)
    cases = [plain(read_case(sample_desk, one)) for one in (kept, other)]
    merge = merge_people(sample_desk, kept, other, MergeChoice(take, "to see", data.draw(st.booleans())))
    after = everything(sample_desk)
    assert {kind: len(rows) for kind, rows in after.items()} == {
        kind: len(rows) for kind, rows in before.items()
    }
    assert people(sample_desk) == set(everybody) - {other}
    assert sum(document.portrait for document in list_records(sample_desk, Document, person_id=kept)) <= 1
    assert well(sample_desk)
    if data.draw(st.booleans()):
        undo(sample_desk)
    else:
        part_again(sample_desk, merge.id)
    assert everything(sample_desk) == before
    assert [plain(read_case(sample_desk, one)) for one in (kept, other)] == cases
    assert well(sample_desk)


def called_for(desk: Desk, anchor: Anchor) -> Protocol:
    """Return a protocol of one step, counted from such a record."""
    protocol = add_protocol(desk, ProtocolFields(title_en="Short", anchor=anchor))
    add_step(desk, ProtocolStepFields(protocol_id=protocol.id, kind="R16", title_en="Call", offset_days=1))
    return protocol


def test_what_a_protocol_called_for_goes_with_what_it_is_counted_from(desk: Desk) -> None:
    kept, other = somebody(desk), somebody(desk)
    record_arrest(desk, other.id, ArrestEntry(PartialDate("2021-03-05"), LETTER))
    merge = merge_people(desk, kept.id, other.id)
    apply_protocol(desk, ProtocolChoice(called_for(desk, Anchor.ARREST).id, (kept.id,)))
    assert len(read_case(desk, kept.id).follow_ups) == 1
    part_again(desk, merge.id)
    assert read_case(desk, kept.id).follow_ups == ()
    assert len(read_case(desk, other.id).follow_ups) == 1


def test_of_one_arrest_a_step_stays_counted_once(desk: Desk) -> None:
    kept, other = somebody(desk), somebody(desk)
    protocol = called_for(desk, Anchor.ARREST)
    for person in (kept, other):
        record_arrest(desk, person.id, ArrestEntry(PartialDate("2021-03-05"), LETTER))
    apply_protocol(desk, ProtocolChoice(protocol.id, (other.id,)))
    before = everything(desk)
    merge = merge_people(desk, kept.id, other.id)
    (detention,) = read_case(desk, kept.id).detentions
    assert [one.anchor_id for one in read_case(desk, kept.id).follow_ups] == [detention.id]
    part_again(desk, merge.id)
    assert everything(desk) == before
    apply_protocol(desk, ProtocolChoice(protocol.id, (kept.id,)))
    before = everything(desk)
    merge = merge_people(desk, kept.id, other.id)
    assert len(read_case(desk, kept.id).follow_ups) == 2
    part_again(desk, merge.id)
    assert everything(desk) == before


def test_what_waits_for_freedom_is_paused_when_the_other_record_tells_of_a_later_arrest(desk: Desk) -> None:
    kept, other = somebody(desk), somebody(desk)
    record_release(
        desk, kept.id, ReleaseEntry(PartialDate("2025-12-13"), LETTER, "pardon", Confirmation.SEEN)
    )
    apply_protocol(desk, ProtocolChoice(called_for(desk, Anchor.RELEASE).id, (kept.id,)))
    record_arrest(desk, other.id, ArrestEntry(PartialDate("2026-02-01"), LETTER))
    before = everything(desk)
    merge = merge_people(desk, kept.id, other.id)
    assert [one.state for one in read_case(desk, kept.id).follow_ups] == [FollowUpState.PAUSED]
    part_again(desk, merge.id)
    assert everything(desk) == before
