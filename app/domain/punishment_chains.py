"""Punishment placements: orders that follow each other without a day of pause, and orders longer than allowed."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.detention import Placement
from app.domain.partial_date import days_between
from app.domain.sentence_end import Length, last_day
from app.domain.vocabulary import Terms, Vocabulary

_ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Chain:
    """Orders of one kind of punishment in a row, and how many days they were together (fewest, most).

    Days of an order whose end is not recorded are not among them.
    """

    punishment: str
    placements: tuple[Placement, ...]
    fewest: int
    most: int

    @property
    def orders(self) -> int:
        """How many orders follow each other."""
        return len(self.placements)


def chains(placements: Iterable[Placement]) -> tuple[Chain, ...]:
    """Return the rows of two orders and more, in order of time.

    An order belongs to the row before it only where it certainly began on the day when that one ended, or the next.
    """
    dated = [one for one in placements if one.punishment and one.start is not None]
    rows: dict[str, list[list[Placement]]] = {}
    for one in sorted(dated, key=_begun):
        of_kind = rows.setdefault(one.punishment, [])
        if of_kind and _follows(of_kind[-1][-1], one):
            of_kind[-1].append(one)
        else:
            of_kind.append([one])
    found = [_chain(row) for of_kind in rows.values() for row in of_kind if len(row) > 1]
    return tuple(sorted(found, key=lambda chain: _begun(chain.placements[0])))


def is_too_long(placement: Placement, terms: Terms) -> bool:
    """Tell whether an order is certainly longer than one order may be."""
    return placement.end is not None and exceeds(placement, placement.end.earliest, terms)


def exceeds(placement: Placement, day: dt.date, terms: Terms) -> bool:
    """Tell whether an order that lasted until `day` is certainly longer than one order may be."""
    limit = limit_of(placement.punishment, terms)
    if limit is None or placement.start is None or placement.start.latest == dt.date.max:
        return False
    allowed = last_day(placement.start.latest, limit)
    return allowed is not None and day > allowed + _ONE_DAY


def limit_of(punishment: str, terms: Terms) -> Length | None:
    """Return how long one order of this punishment may be, None where nothing limits it."""
    term = terms.get(Vocabulary.PUNISHMENT, punishment)
    days, months = (
        (term.attributes.get(name, "") for name in ("limit_days", "limit_months")) if term else ("", "")
    )
    return Length(0, int(months or 0), int(days or 0)) if days or months else None


def _begun(one: Placement) -> tuple[tuple[int, int], int]:
    return (one.start.sort_key if one.start else (0, 0), one.id)


def _follows(before: Placement, after: Placement) -> bool:
    if before.end is None or after.start is None or after.start.latest == dt.date.max:
        return False
    if before.detention_id != after.detention_id:
        return False
    return after.start.latest <= before.end.earliest + _ONE_DAY


def _chain(row: list[Placement]) -> Chain:
    spans = [days_between(one.start, one.end) for one in row if one.start and one.end]
    return Chain(
        row[0].punishment, tuple(row), sum(few for few, _most in spans), sum(most for _few, most in spans)
    )
