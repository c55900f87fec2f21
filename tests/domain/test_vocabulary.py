"""The vocabularies: complete in three languages, unambiguous, and their attributes lead somewhere."""

from collections import Counter

import pytest

from app.base.language import Language
from app.domain.person import Sex
from app.domain.vocabulary import (
    MOST_CHIP_LETTERS,
    OWN_ONLY,
    Term,
    Terms,
    Vocabulary,
    folded,
    shipped_facilities,
    shipped_terms,
    term_from_json,
    term_to_json,
)
from app.gui.theme import SYMBOLS, TONES

ALL = Terms(shipped_terms())


@pytest.mark.parametrize("vocabulary", [one for one in Vocabulary if one not in OWN_ONLY])
def test_every_term_has_a_label_in_every_language(vocabulary: Vocabulary) -> None:
    terms = ALL.of(vocabulary)
    assert terms
    for term in terms:
        for language in Language:
            assert term.labels[language].strip(), (term.code, language)


@pytest.mark.parametrize("vocabulary", [one for one in Vocabulary if one not in OWN_ONLY])
def test_codes_and_labels_are_unambiguous(vocabulary: Vocabulary) -> None:
    terms = [term for term in shipped_terms() if term.vocabulary is vocabulary]
    assert Counter(term.code for term in terms).most_common(1)[0][1] == 1
    for language in Language:
        twice = [
            label
            for label, many in Counter(folded(term.label(language)) for term in terms).items()
            if many > 1
        ]
        assert twice == []


@pytest.mark.parametrize("term", ALL.statuses(), ids=lambda term: term.code)
def test_a_status_fits_into_a_chip_and_has_looks(term: Term) -> None:
    assert all(len(term.short(language)) <= MOST_CHIP_LETTERS for language in Language)
    assert term.attributes["tone"] in TONES
    assert term.attributes["symbol"] in SYMBOLS
    assert term.attributes.get("custody", "") in ("yes", "no", "")


@pytest.mark.parametrize("term", ALL.of(Vocabulary.RELEASE_KIND), ids=lambda term: term.code)
def test_a_kind_of_release_leads_to_a_status(term: Term) -> None:
    status = ALL.get(Vocabulary.STATUS, term.attributes["status"])
    assert status is not None
    if term.says("ends_custody"):
        assert not status.says("custody") or status.code.startswith("khimiya")


def test_a_term_is_found_from_its_label_in_any_language_and_case() -> None:
    for text in ("colony", "Penal colony", "КОЛОНИЯ", "калонія"):
        found = ALL.find(Vocabulary.STATUS, text)
        assert found is not None, text
        assert found.code == "colony"
    assert ALL.find(Vocabulary.STATUS, "flying") is None


def test_the_feminine_form_is_used_where_the_language_has_one() -> None:
    gendered = [term for term in shipped_terms() if term.feminine]
    assert gendered
    for term in gendered:
        assert term.label(Language.RU, Sex.MALE) != term.label(Language.RU, Sex.FEMALE), term.code
        assert term.label(Language.EN, Sex.MALE) == term.label(Language.EN, Sex.FEMALE)


def test_a_code_that_nobody_knows_is_its_own_label() -> None:
    assert ALL.label(Vocabulary.STATUS, "own_7", Language.BE) == "own_7"


def test_a_stored_term_comes_back_as_it_was() -> None:
    term = Term(
        Vocabulary.RISK_FLAG,
        "own_1",
        {Language.EN: "Hunger strike", Language.RU: "Голодовка", Language.BE: "Галадоўка"},
        order=3,
        user_defined=True,
    )
    assert term_from_json(term_to_json(term)) == term


def test_facilities_have_a_handle_a_kind_and_names() -> None:
    facilities = shipped_facilities()
    assert Counter(one["code"] for one in facilities).most_common(1)[0][1] == 1
    for one in facilities:
        assert ALL.get(Vocabulary.FACILITY_KIND, one["kind"]) is not None, one["code"]
        assert all(one[name] for name in ("name_en", "name_ru", "name_be")), one["code"]
