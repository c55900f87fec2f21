"""The organisation's own given names and short forms: kept as terms, and known to the matcher at once."""

import pytest

from app.base.errors import FieldProblem
from app.domain.names.matching import Clue
from app.domain.partial_date import PartialDate
from app.domain.person import NameFormDraft, PersonFields
from app.domain.vocabulary import Vocabulary
from app.workflows.add_person import add_person
from app.workflows.desk import Desk
from app.workflows.edit_terms import TermEntry, add_term, rename_term, retire_term

# A short form that no list of names has.
LINE = "Каляда Жвірка, 1984"


def likely(desk: Desk) -> float:
    match = desk.name_index().match(Clue.of_line(LINE))
    return max((one.probability for one in match.candidates), default=0.0)


def test_a_short_form_of_our_own_finds_its_person(desk: Desk) -> None:
    add_person(
        desk,
        PersonFields(birth_date=PartialDate("1984")),
        [NameFormDraft(surname="Каляда", given="Альжбета", language="be")],
    )
    before = likely(desk)
    term = add_term(desk, Vocabulary.GIVEN_NAME, TermEntry(label_be="Альжбета, Жвірка", label_ru="Эльжбета"))
    assert likely(desk) > max(before, 0.9)
    retired = retire_term(desk, term)
    assert likely(desk) == before
    again = retire_term(desk, retired, retired=False)
    rename_term(desk, again, TermEntry(label_be="Альжбета, Бэта"))
    assert likely(desk) == before


def test_one_form_alone_is_refused_in_words(desk: Desk) -> None:
    with pytest.raises(FieldProblem, match="at least two forms"):
        add_term(desk, Vocabulary.GIVEN_NAME, TermEntry(label_be="Жвірка"))
    assert desk.terms.of(Vocabulary.GIVEN_NAME) == ()
