"""Terms of the organisation's own: offered beside the shipped ones, behaving like one of them."""

from collections.abc import Callable

import pytest

from app.base.errors import FieldProblem, Problem
from app.base.language import Language
from app.domain.partial_date import PartialDate
from app.domain.person import NameFormDraft, PersonFields
from app.domain.source import SourceFields
from app.domain.vocabulary import Vocabulary
from app.workflows.add_person import add_person
from app.workflows.desk import Desk
from app.workflows.edit_terms import TermEntry, add_term, rename_term, retire_term
from app.workflows.entries import StatusEntry
from app.workflows.find_people import count_by_status
from app.workflows.read_case import read_case
from app.workflows.record_status import record_status


def test_a_new_status_behaves_like_the_one_it_was_made_from(
    desk: Desk, reopen: Callable[[Desk], Desk]
) -> None:
    term = add_term(desk, Vocabulary.STATUS, TermEntry("colony", label_be="Калонія-паселішча"))
    assert term in desk.terms.statuses()
    assert term.code in desk.terms.custody_codes
    person = add_person(desk, PersonFields(), [NameFormDraft(surname="Ясевіч", given="Ян", language="be")])
    record_status(
        desk, person.id, StatusEntry(term.code, PartialDate("2025-01-01"), SourceFields(title="Letter"))
    )
    again = reopen(desk)
    assert read_case(again, person.id).status.status == term.code
    assert count_by_status(again)[term.code] == 1
    assert again.terms.label(Vocabulary.STATUS, term.code, Language.RU) == "Калонія-паселішча"


def test_a_label_can_be_corrected_and_a_term_retired(desk: Desk) -> None:
    term = add_term(desk, Vocabulary.RISK_FLAG, TermEntry("minor", label_en="Hunger strike"))
    renamed = rename_term(desk, term, TermEntry("minor", label_en="On hunger strike"))
    assert desk.terms.label(Vocabulary.RISK_FLAG, term.code, Language.EN) == "On hunger strike"
    retire_term(desk, renamed)
    assert term.code not in {one.code for one in desk.terms.of(Vocabulary.RISK_FLAG)}
    assert desk.terms.label(Vocabulary.RISK_FLAG, term.code, Language.EN) == "On hunger strike"


@pytest.mark.parametrize(
    ("entry", "field"),
    [
        (TermEntry("colony"), "label_be"),
        (TermEntry("nowhere", label_en="Elsewhere"), "like"),
        (TermEntry("colony", label_en="At liberty"), "label_en"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(desk: Desk, entry: TermEntry, field: str) -> None:
    with pytest.raises(FieldProblem) as problem:
        add_term(desk, Vocabulary.STATUS, entry)
    assert problem.value.field == field


def test_a_retired_status_still_means_being_held(desk: Desk) -> None:
    term = add_term(desk, Vocabulary.STATUS, TermEntry("colony", label_en="Settlement"))
    retire_term(desk, term)
    assert term.code in desk.terms.custody_codes


def test_what_comes_with_vigil_stays(desk: Desk) -> None:
    shipped = desk.terms.statuses()[0]
    with pytest.raises(Problem, match="comes with Vigil"):
        retire_term(desk, shipped)
    with pytest.raises(Problem, match="comes with Vigil"):
        rename_term(desk, shipped, TermEntry("", label_en="Another"))
