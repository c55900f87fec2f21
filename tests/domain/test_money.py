"""Amounts of money: read as people write them, refused where unclear, each currency summed for itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.money import MOST, amount_of, totals, written


@pytest.mark.parametrize(
    ("text", "amount"),
    [("120", 12_000), ("1 250,50", 125_050), ("1250.5", 125_050), ("0,05", 5), ("1\u00a0000", 100_000), ("", None),
     ("1,250", None), ("-5", None), ("12 EUR", None), ("1.2.3", None)],
)  # fmt: skip
def test_an_amount_is_read_as_it_is_written(text: str, amount: int | None) -> None:
    assert amount_of(text) == amount


@given(st.integers(0, MOST))
def test_what_is_written_is_read_back(amount: int) -> None:
    assert amount_of(written(amount, "\u00a0")) == amount


@given(st.lists(st.tuples(st.sampled_from(["EUR", "BYN", "XTS"]), st.integers(0, 10**9))))
def test_each_currency_is_summed_for_itself(given_amounts: list[tuple[str, int]]) -> None:
    summed = totals(given_amounts)
    for currency in ("EUR", "BYN", "XTS"):
        assert summed.get(currency, 0) == sum(amount for code, amount in given_amounts if code == currency)
