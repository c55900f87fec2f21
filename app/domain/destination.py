"""Whether somebody who was released is abroad: read from where they are said to have gone, as people write it."""

import csv
import re
from functools import cache

from app.base.paths import resource
from app.domain.vocabulary import folded

HOME = "BLR"
_WORD = re.compile(r"[\w’']+")


def is_abroad(destination: str) -> bool | None:
    """Tell whether a country or place lies abroad; None when it names none that is known.

    Of several ("from Minsk to Vilnius") the last one counts.
    """
    countries = [country for word in _WORD.findall(folded(destination)) if (country := _country(word))]
    return countries[-1] != HOME if countries else None


def _country(word: str) -> str:
    return next((country for stem, country in _stems() if word.startswith(stem)), "")


@cache
def _stems() -> tuple[tuple[str, str], ...]:
    """Return the beginnings of the names of countries and towns, whatever their ending, with the country."""
    with resource("protocols", "countries.csv").open(encoding="utf-8", newline="") as stream:
        found = [(stem, row["code"]) for row in csv.DictReader(stream) for stem in row["stems"].split()]
    return tuple(sorted(found, key=lambda pair: -len(pair[0])))
