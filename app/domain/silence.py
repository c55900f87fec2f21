"""The stretches of a case in which nothing is recorded, as window and paper state them: nobody counts them apart.

A stretch is silent when no dated fact about the person lies in it: no arrest, placement, charge, judgment, status,
release, step of its confirmation, move, recognition or note, none of their ends, and no punishment. It counts from
the last day on which the fact before it may have been to the first on which the next may be, so it is as long as it
certainly was. Up to today it counts only while the person is held. What is only expected (the end of a sentence) is
no fact.
"""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from app.domain.case import Case
from app.domain.partial_date import PartialDate

SILENCE_DAYS = 60
"""A stretch is stated from this length on."""


@dataclass(frozen=True, slots=True)
class Silence:
    """A stretch between two facts, or between the last fact and today."""

    start: dt.date
    end: dt.date

    @property
    def days(self) -> int:
        """How many days it lasted."""
        return (self.end - self.start).days


@dataclass(frozen=True, slots=True)
class Today:
    """Parts what was from what is to come."""

    day: dt.date


class Dated(Protocol):
    """An entry of a timeline."""

    @property
    def date(self) -> PartialDate:
        """When it was."""


E = TypeVar("E", bound=Dated)


def silences(case: Case, custody: Collection[str], today: dt.date) -> tuple[Silence, ...]:
    """Return the silent stretches of a case by time; `custody` has the codes of the statuses of who is held."""
    found = []
    latest: dt.date | None = None
    for first, last in sorted(_facts(case)):
        if first > today:
            break
        if latest is not None:
            found.append(Silence(latest, first))
        latest = max(latest or last, last)
    if latest is not None and case.status.status in custody:
        found.append(Silence(latest, today))
    return tuple(one for one in found if one.days >= SILENCE_DAYS)


def in_order(
    entries: Sequence[E], silent: Sequence[Silence], today: dt.date
) -> Iterator[E | Silence | Today]:
    """Yield the entries of a timeline by time, with the silences and today where they belong among them."""
    waiting = list(reversed(silent))
    passed = False
    for entry in sorted(entries, key=lambda entry: entry.date.sort_key):
        while waiting and waiting[-1].end <= entry.date.earliest:
            yield waiting.pop()
        if not passed and entry.date.earliest > today:
            passed = True
            yield Today(today)
        yield entry
    yield from reversed(waiting)


def _facts(case: Case) -> Iterator[tuple[dt.date, dt.date]]:
    """Yield the days from which to which something is recorded: a vague date, and a punishment, cover several."""
    dates: tuple[PartialDate | None, ...] = (
        *(date for one in case.detentions for date in (one.start, one.end)),
        *(date for one in case.placements for date in (one.start, one.end)),
        *(one.date for one in case.charges),
        *(date for one in case.sentences for date in (one.date, one.appeal_date)),
        *(one.since for one in case.claims),
        *(one.date for one in case.releases),
        *(one.date for one in case.confirmations),
        *(one.date for one in case.journey),
        *(one.date for one in case.recognitions),
        *(one.date for one in case.notes),
    )
    yield from ((date.earliest, date.latest) for date in dates if date is not None)
    for one in case.placements:
        if one.punishment and one.start and one.end:
            yield one.start.earliest, one.end.latest
