"""What the sheet of people still held shows: plain, frozen values in the language of the document."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from app.base.language import Language
from app.domain.disclosure import Audience
from app.domain.partial_date import PartialDate
from app.domain.status import Confidence
from app.reports.issue import Issue


class Grouping(StrEnum):
    """How the people are put together."""

    FACILITY = "facility"
    ALPHABET = "alphabet"


@dataclass(frozen=True, slots=True)
class StillHeldOptions:
    """What the person who prints may choose; without `on` the sheet speaks of today."""

    audience: Audience = Audience.INTERNAL
    language: Language = Language.EN
    grouping: Grouping = Grouping.FACILITY
    on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class HeldPerson:
    """One person who is held: `days` without a break (None: since when is not known), and what is owed next."""

    name: str
    second_name: str
    case_number: str
    status: str
    birth: PartialDate | None = None
    since: PartialDate | None = None
    confidence: Confidence | None = None
    certain: bool = True
    days: int | None = None
    next_due: dt.date | None = None
    next_title: str = ""


@dataclass(frozen=True, slots=True)
class HeldGroup:
    """People held in one place, or whose names begin with one letter; an empty title: the place is not recorded."""

    title: str
    people: tuple[HeldPerson, ...]


@dataclass(frozen=True, slots=True)
class StillHeldData:
    """Everything the sheet shows; `event` is the release event in which these people were expected."""

    issue: Issue
    groups: tuple[HeldGroup, ...]
    grouping: Grouping = Grouping.FACILITY
    event: str = ""

    @property
    def total(self) -> int:
        """How many people are on the sheet: the sum of its groups."""
        return sum(len(group.people) for group in self.groups)
