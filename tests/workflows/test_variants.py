"""Two sources that differ about one fact stand side by side until somebody decides, with a reason."""

import pytest

from app.base.errors import FieldProblem
from app.domain.detention import Detention
from app.domain.evidence import Variant
from app.domain.partial_date import PartialDate
from app.domain.source import SourceFields
from app.domain.status import Claim
from app.workflows.desk import Desk
from app.workflows.edit_records import list_records, remove_record
from app.workflows.entries import ArrestEntry
from app.workflows.history import undo
from app.workflows.record_arrest import record_arrest
from app.workflows.variants import Decision, VariantEntry, decide_variant, record_variant
from tests.workflows.made_case import LETTER, somebody

OTHER = SourceFields(title="A newspaper")


def arrested(desk: Desk) -> Detention:
    person = somebody(desk)
    record_arrest(desk, person.id, ArrestEntry(PartialDate("2024-03-05"), LETTER))
    return list_records(desk, Detention)[0]


def told(desk: Desk, detention: Detention, value: str = "7 March 2024") -> Variant:
    entry = VariantEntry("detention", detention.id, "start", value, OTHER)
    return record_variant(desk, detention.person_id, entry)


def test_what_another_source_says_is_kept_beside_the_fact(desk: Desk) -> None:
    detention = arrested(desk)
    variant = told(desk, detention)
    assert (variant.value, variant.decided) == ("2024-03-07", "")
    assert list_records(desk, Detention) == (detention,)


def test_the_other_version_can_be_taken_and_the_first_one_stays_on_record(desk: Desk) -> None:
    detention = arrested(desk)
    variant = told(desk, detention)
    decided = decide_variant(desk, detention.person_id, Decision(variant.id, take=True, reason="Суд"))
    (after,) = list_records(desk, Detention)
    assert (after.start, after.source_id) == ("2024-03-07", variant.source_id)
    assert (decided.value, decided.source_id, decided.decided) == ("2024-03-05", detention.source_id, "Суд")
    assert [claim.since for claim in list_records(desk, Claim)] == ["2024-03-07"]
    undo(desk)
    assert list_records(desk, Detention)[0].start == "2024-03-05"
    assert list_records(desk, Variant)[0].decided == ""


def test_the_record_can_keep_what_it_says(desk: Desk) -> None:
    detention = arrested(desk)
    variant = told(desk, detention)
    decide_variant(desk, detention.person_id, Decision(variant.id, take=False, reason="Сям’я пацвердзіла"))
    assert list_records(desk, Detention) == (detention,)
    assert list_records(desk, Variant)[0].decided == "Сям’я пацвердзіла"


def test_a_decision_needs_a_reason(desk: Desk) -> None:
    detention = arrested(desk)
    variant = told(desk, detention)
    with pytest.raises(FieldProblem, match="why"):
        decide_variant(desk, detention.person_id, Decision(variant.id, take=True, reason=" "))


@pytest.mark.parametrize("value", ["", "no date", "5 March 2024"])
def test_what_says_nothing_else_is_refused(desk: Desk, value: str) -> None:
    with pytest.raises(FieldProblem):
        told(desk, arrested(desk), value)
    assert list_records(desk, Variant) == ()


def test_a_removed_record_takes_the_other_versions_along(desk: Desk) -> None:
    detention = arrested(desk)
    told(desk, detention)
    remove_record(desk, detention)
    assert list_records(desk, Variant) == ()
