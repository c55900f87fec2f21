"""Scripts are told apart, look-alikes repaired, names cut into words."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.names.scripts import (
    MAX_WORD,
    MAX_WORDS,
    Script,
    normalise,
    number_text,
    repair_homoglyphs,
    script_of,
    words_of,
)


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Ціханоўская С. Г.", Script.CYRILLIC),
        ("Łukašenka-Ivanoŭ", Script.LATIN),
        ("საქართველო", Script.GEORGIAN),
        ("Հայաստան", Script.ARMENIAN),
        ("محمد", Script.ARABIC),
        ("דוד", Script.HEBREW),
        ("王小明", Script.HAN),
        ("山田たろう", Script.JAPANESE),
        ("김민수", Script.HANGUL),
        ("Παπαδόπουλος", Script.GREEK),
        ("Иванов Ivan", Script.MIXED),
        ("12-34 ?", Script.NONE),
        ("", Script.NONE),
    ],
)
def test_script_of_a_text(text: str, script: Script) -> None:
    assert script_of(text) is script


@pytest.mark.parametrize(
    ("written", "repaired"),
    [
        ("Ив\u0061нов", "Иванов"),  # a Latin a
        ("\u0041ндрей Петров", "Андрей Петров"),  # a Latin A
        ("\u0420etrov", "Petrov"),  # a Cyrillic Р
        ("\u0421\u0410\u0420 Smith John", "CAP Smith John"),  # Cyrillic throughout, but the name is Latin
        ("\u004f\u0041\u0043 Жуковский", "ОАС Жуковский"),  # Latin throughout, but the name is Cyrillic
        ("Иванов Ivan", "Иванов Ivan"),
        ("Smith", "Smith"),
    ],
)
def test_look_alikes_are_repaired(written: str, repaired: str) -> None:
    assert repair_homoglyphs(written) == repaired


def test_normalised_text_has_one_apostrophe_hyphen_and_space() -> None:
    assert normalise("  Вераб’ёў\u2011Сі\u0301доркін\u00a0\u200bЮр`евіч ") == "вераб'ёў-сідоркін юр'евіч"


def test_letters_with_marks_stay_letters_with_marks() -> None:
    decomposed = unicodedata.normalize("NFD", "Йіўёї Łukašenka")
    assert normalise(decomposed) == "йіўёї łukašenka"


def test_a_hyphen_parts_words_and_an_apostrophe_does_not() -> None:
    assert words_of("Рымскі-Корсакаў, Юр’ева (А.С.)") == ("рымскі", "корсакаў", "юр'ева", "а", "с")


def test_numbers_lose_punctuation_and_cyrillic_twins() -> None:
    assert number_text("ВУ-2021/017") == "by2021017"


@given(st.text(max_size=80))
@settings(max_examples=200)
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


@given(st.text(st.characters(), max_size=400))
@settings(max_examples=100)
def test_words_are_few_short_and_clean(text: str) -> None:
    words = words_of(text)
    assert len(words) <= MAX_WORDS
    assert all(0 < len(word) <= MAX_WORD for word in words)
    assert all(unicodedata.category(letter) not in ("Cc", "Cf", "Cs") for word in words for letter in word)
