"""When a person was last certainly alive: the latest day on which somebody saw, heard or read them.

This is not about gaps in the record (`silence`): a transfer that an authority announced fills a gap in the record,
but proves nothing about the person. What proves it is a contact that is marked so, the arrest itself, and a hearing
that took place in the presence of the person.

A vague date counts by its last day, so that a silence is never longer than it certainly was. The working group on
disappearances takes urgent cases within three months.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from dateutil.relativedelta import relativedelta

from app.domain.case import Case
from app.domain.partial_date import PartialDate
from app.domain.proceedings import Hearing, Openness
from app.domain.wellbeing import Contact

SILENT_DAYS = 60
"""From so many days on somebody who is held counts as silent."""
SOON_DAYS = 30
"""From so many days on the clock of the urgent procedure is shown."""
URGENT_MONTHS = 3
HEARING_HELD = frozenset({"held", "verdict", "detained"})
"""The results of a hearing at which the accused stood before the court."""


@dataclass(frozen=True, slots=True)
class Proof:
    """A proof of life: its date, and the contact it rests on (None: the arrest or a hearing)."""

    date: PartialDate
    contact: Contact | None = None
    hearing: Hearing | None = None

    @property
    def day(self) -> dt.date:
        """The last day on which it may have been."""
        return self.date.latest


@dataclass(frozen=True, slots=True)
class LifeClock:
    """How long there has been no proof of life. `proof` is None where not even the arrest has a date."""

    proof: Proof | None
    today: dt.date

    @property
    def days(self) -> int | None:
        """How many days have certainly passed since."""
        return max(0, (self.today - self.proof.day).days) if self.proof else None

    @property
    def is_silent(self) -> bool:
        """Whether it is so long that somebody has to ask."""
        return self.days is None or self.days >= SILENT_DAYS

    @property
    def urgent_until(self) -> dt.date | None:
        """The last day on which the working group takes the case as urgent."""
        return self.proof.day + relativedelta(months=URGENT_MONTHS) if self.proof else None

    @property
    def urgent_days(self) -> int | None:
        """How many days of the urgent procedure are left; below zero when it has passed."""
        return (self.urgent_until - self.today).days if self.urgent_until else None


def life_clock(case: Case, today: dt.date) -> LifeClock:
    """Return the clock of a person."""
    proofs = [proof for proof in _proofs(case) if proof.date.earliest <= today]
    return LifeClock(max(proofs, key=lambda proof: proof.day, default=None), today)


def last_sign(dates: Iterable[PartialDate]) -> dt.date | None:
    """Return the last day of the latest of these dates."""
    return max((date.latest for date in dates), default=None)


def _proofs(case: Case) -> Iterable[Proof]:
    yield from (Proof(one.start) for one in case.detentions if one.start)
    yield from (
        Proof(one.date, hearing=one)
        for one in case.hearings
        if one.date and one.openness is not Openness.IN_ABSENTIA and one.result in HEARING_HELD
    )
    yield from (Proof(one.date, contact=one) for one in case.contacts if one.proof_of_life and one.date)
