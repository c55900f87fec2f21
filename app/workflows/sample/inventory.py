"""The stock from which fictional people are made: names, towns, occupations and articles of `resources/sample`.

The surnames are made of old crafts, birds and trees; any likeness to a real person is chance.
"""

import csv
from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

from app.base.paths import resource

T = TypeVar("T")


class Stock(Generic[T]):
    """Things to draw from, each as often as its weight says."""

    def __init__(self, things: Sequence[T], weights: Sequence[int] | None = None) -> None:
        self.things = tuple(things)
        self._upto = list(accumulate(weights or [1] * len(self.things)))
        self._all = float(self._upto[-1])

    def draw(self, rng: Random) -> T:
        """Return one of the things."""
        return self.things[bisect(self._upto, rng.random() * self._all)]


@dataclass(frozen=True, slots=True)
class Surname:
    """A surname in Belarusian and Russian, for each sex (`m`, `f`)."""

    be: dict[str, str]
    ru: dict[str, str]


@dataclass(frozen=True, slots=True)
class GivenName:
    """A given name in Belarusian and Russian, and for men's names the patronymics of their children by sex."""

    be: str
    ru: str
    father_be: dict[str, str]
    father_ru: dict[str, str]


@dataclass(frozen=True, slots=True)
class ForeignName:
    """A part of a foreign name as its own country writes it, in Belarusian and in Russian."""

    own: str
    be: str
    ru: str


@dataclass(frozen=True, slots=True)
class Country:
    """The names of one sex of one country; `language` is the code of the language that writes them."""

    citizenship: str
    language: str
    sex: str
    given: Stock[ForeignName]
    surnames: Stock[ForeignName]


@dataclass(frozen=True, slots=True)
class Town:
    """A town with the codes of the facilities where one is held first and before the trial."""

    name: str
    sizo: str
    first: str


@dataclass(frozen=True, slots=True)
class Article:
    """An article of the Criminal Code and the sentences usual for it, in months."""

    code: str
    part: str
    least: int
    most: int
    may_be_milder: bool


@dataclass(frozen=True, slots=True)
class Inventory:
    """All of the stock."""

    surnames: Stock[Surname]
    given: dict[str, Stock[GivenName]]
    countries: Stock[Country]
    towns: Stock[Town]
    occupations: Stock[dict[str, str]]
    articles: Stock[Article]


@cache
def inventory() -> Inventory:
    """Return the stock, read once."""
    given = _rows("given_names.csv")
    towns, articles = _rows("places.csv"), _rows("articles.csv")
    return Inventory(
        Stock([Surname(_by_sex(row, "be"), _by_sex(row, "ru")) for row in _rows("surnames.csv")]),
        {
            sex: Stock(
                [
                    GivenName(row["be"], row["ru"], _by_sex(row, "father_be"), _by_sex(row, "father_ru"))
                    for row in given
                    if row["sex"] == sex
                ],
                [int(row["weight"]) for row in given if row["sex"] == sex],
            )
            for sex in "mf"
        },
        _countries(),
        Stock(
            [Town(row["be"], row["sizo"], row["first"]) for row in towns],
            [int(row["weight"]) for row in towns],
        ),
        Stock(_rows("occupations.csv")),
        Stock(
            [
                Article(
                    row["article"],
                    row["part"],
                    int(row["least_months"]),
                    int(row["most_months"]),
                    row["milder"] == "yes",
                )
                for row in articles
            ],
            [int(row["weight"]) for row in articles],
        ),
    )


def _countries() -> Stock[Country]:
    rows = _rows("foreigners.csv")
    found = []
    for citizenship, language, sex in dict.fromkeys(
        (row["citizenship_be"], row["language"], row["sex"]) for row in rows
    ):
        own = [row for row in rows if (row["language"], row["sex"]) == (language, sex)]
        parts = {
            part: Stock([ForeignName(row["own"], row["be"], row["ru"]) for row in own if row["part"] == part])
            for part in ("given", "surname")
        }
        found.append(Country(citizenship, language, sex, parts["given"], parts["surname"]))
    return Stock(found)


def _by_sex(row: dict[str, str], name: str) -> dict[str, str]:
    return {sex: row[f"{name}_{sex}"] for sex in "mf"}


def _rows(name: str) -> list[dict[str, str]]:
    with resource("sample", name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))
