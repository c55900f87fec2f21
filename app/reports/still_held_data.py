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


class NotFree(StrEnum):
    """Why somebody is held whom an event reported as free."""

    REFUTED = "refuted"
    HELD_AGAIN = "held_again"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class StillHeldOptions:
    """What the person who prints may choose; without `on` the sheet speaks of today."""

    audience: Audience = Audience.INTERNAL
    language: Language = Language.EN
    recipient: str = ""
    grouping: Grouping = Grouping.FACILITY
    on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class HeldPerson:
    """One person who is held: `days` without a break (None: since when is not known), and what is owed next.

    Of an event: `not_free` says why somebody is held whom it reported as free; `perhaps`, that an undecided line
    of its lists may mean the person. `person_id` tells the register who it is.
    """

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
    not_free: NotFree | None = None
    perhaps: bool = False
    person_id: int = 0


@dataclass(frozen=True, slots=True)
class HeldGroup:
    """People held in one place, or whose names begin with one letter; an empty title: the place is not recorded.

    The last group of an event may be of those whom it `reported` as free though they are not.
    """

    title: str
    people: tuple[HeldPerson, ...]
    reported: bool = False


@dataclass(frozen=True, slots=True)
class StillHeldData:
    """Everything the sheet shows; `event` is the release event in which these people were expected.

    `named` counts who is named by a list of it and held, but has no release recorded: they are not on the sheet.
    `partial` says that whoever prints does not know all cases.
    """

    issue: Issue
    groups: tuple[HeldGroup, ...]
    grouping: Grouping = Grouping.FACILITY
    event: str = ""
    named: int | None = 0
    partial: bool = False

    @property
    def total(self) -> int:
        """How many people are on the sheet: the sum of its groups."""
        return sum(len(group.people) for group in self.groups)
