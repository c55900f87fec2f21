"""Passphrases that look alike are alike; hopeless ones are refused."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.passphrase import WeakPassphrase, normalised, require_strong


@settings(max_examples=100)
@given(st.text(max_size=60))
def test_what_is_normalised_stays_as_it_is(text: str) -> None:
    assert normalised(normalised(text)) == normalised(text)


@settings(max_examples=100)
@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_composed_and_decomposed_letters_are_the_same(text: str) -> None:
    assert normalised(unicodedata.normalize("NFD", text)) == normalised(text)


def test_capitals_and_letters_of_other_alphabets_differ() -> None:
    # The second word begins with a Cyrillic letter.
    assert len({normalised("Anna"), normalised("Аnna"), normalised("anna")}) == 3


@pytest.mark.parametrize("passphrase", ["violet harbour lantern", "шэсць выпадковых слоў", "k3/Qz!m0Lp_x"])
def test_a_long_one_is_taken(passphrase: str) -> None:
    require_strong(passphrase)


@pytest.mark.parametrize("passphrase", ["", "k3/Qz!m0Lp_", "abababababababab", "  violet   1  "])
def test_a_hopeless_one_is_refused_with_advice(passphrase: str) -> None:
    with pytest.raises(WeakPassphrase, match="too easy to guess") as told:
        require_strong(passphrase)
    assert told.value.field == "passphrase"
    assert told.value.advice
