"""Contacts, help, health and family as the case file shows them."""

import datetime as dt
from dataclasses import dataclass

from app.domain.partial_date import PartialDate


@dataclass(frozen=True, slots=True)
class Contacted:
    """A contact: what it was, with whom, and what became of it."""

    date: PartialDate | None
    what: str
    whom: str
    outcome: str
    reason: str
    proof: bool


@dataclass(frozen=True, slots=True)
class Given:
    """A piece of help; `money` is written out with its currency, `to` is empty for the person."""

    date: dt.date | None
    what: str
    money: str
    to: str
    donor: str


@dataclass(frozen=True, slots=True)
class Ailment:
    """An item of health that is not restricted."""

    since: PartialDate | None
    until: PartialDate | None
    what: str
    needs: str


@dataclass(frozen=True, slots=True)
class Relation:
    """Somebody near to the person. How to reach them is not printed: paper is found in searches."""

    name: str
    relation: str
    at_risk: bool


@dataclass(frozen=True, slots=True)
class Wellbeing:
    """All of it. `silent_days` counts from `last_proof` (None: not held, or never); `restricted` items stay out."""

    contacts: tuple[Contacted, ...] = ()
    given: tuple[Given, ...] = ()
    sums: tuple[str, ...] = ()
    health: tuple[Ailment, ...] = ()
    restricted: int = 0
    relatives: tuple[Relation, ...] = ()
    last_proof: PartialDate | None = None
    silent_days: int = 0
