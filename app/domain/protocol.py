"""Named sets of follow-ups that a release, an arrest, a transfer or a judgment calls for, with their intervals.

They are counted from a date that is often vague. A reminder that comes too early costs a telephone call, one that
comes too late may cost a deadline or worse: so what is vague by no more than a month counts from its *earliest* day.
What is vaguer has no day that one could count from without making it up; what is due then has none either, and gets
one as soon as the date is known better.
"""

import datetime as dt
from enum import StrEnum
from typing import Self

from pydantic import model_validator
from sqlmodel import Field

from app.base.language import Language
from app.domain.follow_up import FollowUp, Priority
from app.domain.partial_date import PartialDate
from app.domain.record import Fields, Record, coded, line, prose

VAGUEST = dt.timedelta(days=31)
"""As far apart may the first and the last day be that a date can mean, for something to be counted from it."""


class Anchor(StrEnum):
    """The record from whose date the follow-ups of a protocol are counted."""

    RELEASE = "release"
    ARREST = "arrest"
    TRANSFER = "transfer"
    JUDGMENT = "judgment"


class Condition(StrEnum):
    """For whom a step is meant: everybody, those who were taken abroad, those who stayed in the country."""

    ALWAYS = "always"
    ABROAD = "abroad"
    INSIDE = "inside"


class ProtocolFields(Fields):
    """A protocol with its title in each language; `code` is that of a shipped one, else empty."""

    code: str = coded("")
    title_en: str = line()
    title_ru: str = line()
    title_be: str = line()
    anchor: Anchor = coded(Anchor.RELEASE)
    active: bool = True
    note: str = prose()

    @model_validator(mode="after")
    def _has_a_title(self) -> Self:
        if not (self.title_en or self.title_ru or self.title_be):
            raise ValueError("a protocol needs a title")
        return self

    def title(self, language: Language) -> str:
        """Return the title in `language`, or in the next language that has one."""
        return _in(language, self.title_en, self.title_ru, self.title_be)


class Protocol(ProtocolFields, Record):
    """A stored protocol."""


class ProtocolStepFields(Fields):
    """One follow-up of a protocol, due `offset_days` after its anchor; `kind` is a term of the vocabulary.

    A step that was taken out after follow-ups had come from it is kept, no longer `active`.
    """

    protocol_id: int
    position: int = 0
    kind: str = coded("")
    title_en: str = line()
    title_ru: str = line()
    title_be: str = line()
    offset_days: int = Field(0, ge=0, le=3660)
    priority: Priority = coded(Priority.NORMAL)
    condition: Condition = coded(Condition.ALWAYS)
    active: bool = True
    note: str = prose()

    @model_validator(mode="after")
    def _has_a_title(self) -> Self:
        if not (self.title_en or self.title_ru or self.title_be):
            raise ValueError("a step needs a title")
        return self

    def title(self, language: Language) -> str:
        """Return the title in `language`, or in the next language that has one."""
        return _in(language, self.title_en, self.title_ru, self.title_be)


class ProtocolStep(ProtocolStepFields, Record):
    """A stored step of a protocol."""


def title_in(language: Language, title: str, step: ProtocolStepFields | None) -> str:
    """Return the title of a follow-up in `language`, if its step has one; a title of somebody's own stays."""
    known = step is not None and title in (step.title_en, step.title_ru, step.title_be)
    return step.title(language) if step is not None and known else title


def counted_from(anchor: PartialDate | None) -> dt.date | None:
    """Return the day from which one counts: the earliest that the date can mean; None when it is too vague."""
    if anchor is None:
        return None
    first, last = anchor.earliest, anchor.latest
    return first if dt.date.min < first and last - first <= VAGUEST else None


def due_on(anchor: PartialDate | None, offset_days: int) -> dt.date | None:
    """Return the day so many days after the anchor, or None when that has no day to count from."""
    start = counted_from(anchor)
    return start + dt.timedelta(days=offset_days) if start else None


def is_as_counted(follow_up: FollowUp, anchor: PartialDate | None) -> bool:
    """Tell whether a follow-up is due on the day that was counted for it: nobody has given it another."""
    return follow_up.offset_days is not None and follow_up.due == due_on(anchor, follow_up.offset_days)


def applies(condition: Condition, abroad: bool | None) -> bool:
    """Tell whether a step is meant for somebody who is abroad, or is not; where that is not known (None), it is."""
    return condition is Condition.ALWAYS or abroad is None or abroad is (condition is Condition.ABROAD)


def _in(language: Language, english: str, russian: str, belarusian: str) -> str:
    titles = {Language.EN: english, Language.RU: russian, Language.BE: belarusian}
    return titles[language] or belarusian or russian or english
