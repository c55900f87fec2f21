"""Amounts of money in hundredths, and their sums: by currency, never across currencies."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

CURRENCIES = ("BYN", "EUR", "USD", "PLN", "RUB", "UAH", "GEL", "CZK", "GBP", "CHF", "SEK", "NOK")
"""What help is usually given in; the first ones come first in lists."""

MOST = 10**13
_SPACES = str.maketrans("", "", " \u00a0\u202f\u2009'’")
_AMOUNT = re.compile(r"(\d{1,12})(?:[.,](\d{1,2}))?")


def amount_of(text: str) -> int | None:
    """Return the hundredths that a person means by `1 250,50`, or None for what is no amount.

    Just one mark, with one or two digits behind it, parts the hundredths: `1,250` may mean either and is refused.
    """
    found = _AMOUNT.fullmatch(text.translate(_SPACES))
    if found is None:
        return None
    whole, part = found.groups()
    return int(whole) * 100 + int((part or "0").ljust(2, "0"))


def written(amount: int, thousands: str = "") -> str:
    """Write hundredths as an amount: `1250.50`, and `1250` where there are none left over."""
    whole, part = divmod(amount, 100)
    digits = f"{whole:,}".replace(",", thousands)
    return f"{digits}.{part:02d}" if part else digits


def totals(amounts: Iterable[tuple[str, int]]) -> Mapping[str, int]:
    """Sum amounts given with their currency, each currency for itself, in the order of CURRENCIES."""
    sums: dict[str, int] = defaultdict(int)
    for currency, amount in amounts:
        if amount:
            sums[currency] += amount
    known = {currency: place for place, currency in enumerate(CURRENCIES)}
    return dict(sorted(sums.items(), key=lambda one: (known.get(one[0], len(known)), one[0])))
