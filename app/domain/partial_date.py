"""A date as people know it: a day, a month, a year, or only before, after, about or between.

The value is its own stored form, a subset of EDTF (ISO 8601-2, Library of Congress): `2021-03-05`, `2021-03`, `2021`;
`2021-05~` about; `../2019` before 2019 began; `2019/..` after 2019 ended; `2020-03/2021-05` some day in between,
both ends included. A vague date is never rounded to a day: it knows its earliest and its latest day.
"""

import calendar
import datetime as dt
import re
from collections.abc import Callable
from enum import StrEnum
from functools import lru_cache
from typing import Any, TypeAlias

from pydantic import GetCoreSchemaHandler
from pydantic_core import core_schema

from app.base.errors import Problem
from app.base.i18n import _
from app.base.language import Language
from app.domain import date_words as words

FIRST_YEAR, LAST_YEAR = 1900, 2100
_ONE_DAY = dt.timedelta(days=1)
# How much further than said "about" may reach, to either side: a day by two weeks, a month by one, a year by one.
_ABOUT_A_DAY, _ABOUT_A_MONTH = 14, 31

_PART = r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?"
# Only the digits 0 to 9 count: the stored text is sorted and compared as text.
_PLAIN = re.compile(rf"^{_PART}(~?)$", re.ASCII)
_SPAN = re.compile(rf"^(\.\.|{_PART})/(\.\.|{_PART})$", re.ASCII)
_DOTTED = re.compile(r"^(\d{1,2})([./ -])(\d{1,2})\2(\d{4})$", re.ASCII)
_DOTTED_MONTH = re.compile(r"^(\d{1,2})[./](\d{4})$", re.ASCII)
_NUMBER = re.compile(r"[0-9]+")
# "mid-June" is no range.
_MID = re.compile(r"^((?:[^\W\d_]+\s+)*mid)-(?=[^\W\d_])", re.IGNORECASE)
_RANGE = re.compile(r"\s*[–—]\s*|\s+-\s+|(?<=\d{4})-(?=\d{4})")
_WORD = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}-[0-9]{2}|[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{2,4}|[0-9]{1,2}[./][0-9]{4}"
    r"|[0-9]+|[^\W\d_]+|\d+|[~≈?<>]"
)
# What may stand between the words; any other sign could change what is meant.
_BETWEEN_WORDS = re.compile(r"[\s.,’()]*")


class Precision(StrEnum):
    """What is known of a date."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    APPROXIMATE = "approximate"
    BEFORE = "before"
    AFTER = "after"
    BETWEEN = "between"


class DateNotUnderstood(Problem):
    """The text is not a date that Vigil understands."""


class _NoSuchDay(DateNotUnderstood):
    def __init__(self, text: str) -> None:
        super().__init__(_("There is no such day: {text}.").format(text=text))


class PartialDate(str):
    """An immutable date of any precision; compares honestly, sorts totally, and is stored as its own text."""

    __slots__ = ()

    def __new__(cls, value: str) -> "PartialDate":
        """Take the stored form; raises DateNotUnderstood for anything else (see `parse` for what people type)."""
        _bounds(value)
        return super().__new__(cls, value)

    @classmethod
    def of(cls, day: dt.date) -> "PartialDate":
        """Return the date of an exact day."""
        return cls(day.isoformat())

    @classmethod
    def parse(cls, text: str, today: dt.date | None = None) -> "PartialDate":
        """Understand a date as people write it in English, Russian or Belarusian; raises DateNotUnderstood.

        `today` is what "today" and "yesterday" count from; without it those words are not understood.
        """
        typed = " ".join(text.split())
        try:
            return cls(_understood(typed, today))
        except _NoSuchDay:
            raise _NoSuchDay(typed) from None

    @property
    def earliest(self) -> dt.date:
        """The first day it can mean (date.min: no limit)."""
        return _bounds(self)[0]

    @property
    def latest(self) -> dt.date:
        """The last day it can mean (date.max: no limit)."""
        return _bounds(self)[1]

    @property
    def precision(self) -> Precision:
        """What is known."""
        if "/" in self:
            return (
                Precision.BEFORE
                if self[0] == "."
                else Precision.AFTER
                if self[-1] == "."
                else Precision.BETWEEN
            )
        if self.endswith("~"):
            return Precision.APPROXIMATE
        return {4: Precision.YEAR, 7: Precision.MONTH}.get(len(self), Precision.DAY)

    @property
    def exact(self) -> dt.date | None:
        """The day, when it is known."""
        return self.earliest if self.precision is Precision.DAY else None

    @property
    def sort_key(self) -> tuple[int, int]:
        """The order in lists: by the earliest day, then by the latest."""
        first, last = _bounds(self)
        return (first.toordinal(), last.toordinal())

    def certainly_before(self, other: "PartialDate") -> bool:
        """Tell whether every day it can mean lies before every day of the other."""
        return self.latest < other.earliest

    def possibly_before(self, other: "PartialDate") -> bool:
        """Tell whether some day it can mean lies before some day of the other."""
        return self.earliest < other.latest

    def is_certain_on(self, day: dt.date) -> bool:
        """Tell whether it has certainly come by the end of `day`."""
        return self.latest <= day

    def display(self, language: Language) -> str:
        """Return the date for a reader; `parse` understands it again."""
        return _displayed(self, language, _part)

    def brief(self, language: Language) -> str:
        """Return the date for a narrow column: `13 Dec 2025`, `13.12.2025`; `parse` understands it again."""
        return _displayed(self, language, _brief_part)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: Any, _handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Let pydantic take a stored date, a datetime.date or the stored text, and refuse everything else."""
        return core_schema.no_info_plain_validator_function(
            cls._validated, serialization=core_schema.plain_serializer_function_ser_schema(str)
        )

    @classmethod
    def _validated(cls, value: Any) -> "PartialDate":
        if isinstance(value, cls):
            return value
        if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
            return cls.of(value)
        if isinstance(value, str):
            try:
                return cls(value.strip())
            except DateNotUnderstood as problem:
                raise ValueError(problem.sentence) from problem
        raise ValueError("a date is expected")


def days_between(start: PartialDate, end: PartialDate) -> tuple[int, int]:
    """Return the fewest and the most days from start to end, both at least 0."""
    fewest = (end.earliest - start.latest).days
    most = (end.latest - start.earliest).days
    return max(fewest, 0), max(most, 0)


@lru_cache(65_536)
def _bounds(text: str) -> tuple[dt.date, dt.date]:
    """Return the first and the last day that a stored date can mean."""
    if match := _PLAIN.match(text):
        year, month, day, about = match.groups()
        first, last = _part_bounds(text, year, month, day)
        if about:
            reach = dt.timedelta(days=_ABOUT_A_DAY if day else _ABOUT_A_MONTH if month else 365)
            return first - reach, last + reach
        return first, last
    match = _SPAN.match(text)
    if not match or text == "../..":
        raise _not_understood(text)
    start, *start_parts = match.groups()[:4]
    end, *end_parts = match.groups()[4:]
    if start == "..":
        return dt.date.min, _part_bounds(text, *end_parts)[0] - _ONE_DAY
    if end == "..":
        return _part_bounds(text, *start_parts)[1] + _ONE_DAY, dt.date.max
    first, last = _part_bounds(text, *start_parts)[0], _part_bounds(text, *end_parts)[1]
    if last < first:
        raise DateNotUnderstood(_("The end lies before the beginning: {text}.").format(text=text))
    return first, last


def _part_bounds(text: str, year: str, month: str | None, day: str | None) -> tuple[dt.date, dt.date]:
    number = int(year)
    if not FIRST_YEAR <= number <= LAST_YEAR:
        raise DateNotUnderstood(
            _("The year {year} is not between {first} and {last}.").format(
                year=number, first=FIRST_YEAR, last=LAST_YEAR
            )
        )
    try:
        if day:
            exact = dt.date(number, int(month or 0), int(day))
            return exact, exact
        if month:
            return dt.date(number, int(month), 1), dt.date(number, int(month), _days_in(number, int(month)))
    except (ValueError, calendar.IllegalMonthError) as error:
        raise _NoSuchDay(text) from error
    return dt.date(number, 1, 1), dt.date(number, 12, 31)


def _days_in(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


def _not_understood(text: str) -> DateNotUnderstood:
    shown = text if len(text) <= 60 else f"{text[:57]}…"
    return DateNotUnderstood(
        _("“{text}” is not understood as a date.").format(text=shown),
        _("Write for example 5.3.2021, March 2021, 2021, before 2019, about May 2021."),
    )


def _understood(typed: str, today: dt.date | None) -> str:
    """Return the stored form of a date as typed."""
    if _PLAIN.match(typed) or _SPAN.match(typed):
        return typed
    if _DOTTED.match(typed):
        return _one_word(typed, typed)
    if not typed or len(typed) > 100:
        raise _not_understood(typed)
    ends = _RANGE.split(typed.casefold())
    if len(ends) == 2 and all(ends):
        return "/".join(_simple(_words(end, typed), typed) for end in ends)
    said = _words(_MID.sub(r"\1 ", typed), typed)
    if len(said) == 1 and today is not None:
        if said[0] in words.TODAY:
            return today.isoformat()
        if said[0] in words.YESTERDAY:
            return (today - _ONE_DAY).isoformat()
    middle = next((place for place, word in enumerate(said) if word in words.AND), None)
    if middle is not None and said[0] in words.BETWEEN | words.FROM:
        return f"{_simple(said[1:middle], typed)}/{_simple(said[middle + 1 :], typed)}"
    if said and said[0] in words.BEFORE:
        return f"../{_simple(said[1:], typed)}"
    if said and said[0] in words.AFTER:
        return f"{_simple(said[1:], typed)}/.."
    if said and said[0] in words.NOT_LATER:
        following = PartialDate(_simple(said[1:], typed)).latest + _ONE_DAY
        return f"../{following.isoformat()}"
    certain = [word for word in said if word not in words.ABOUT]
    if (part := _part_of(certain, typed)) is not None:
        return _span(*part, about=len(certain) < len(said))
    return _simple(certain, typed) + ("~" if len(certain) < len(said) else "")


def _part_of(said: list[str], typed: str) -> tuple[dt.date, dt.date] | None:
    """Return the first and the last day of a season, or of a part of a month or of a year, if one is named."""
    rest = [word for word in said if word not in words.FILLERS and word not in {"at", "на"}]
    if len(rest) < 2:
        return None
    for (first, last), names in words.SEASONS.items():
        if rest[0] in names:
            year = PartialDate(_simple(rest[1:], typed))
            if year.precision is not Precision.YEAR:
                raise _not_understood(typed)
            return year.earliest.replace(month=first), _part_bounds(typed, year, f"{last:02d}", None)[1]
    parts = (words.BEGINNING, words.MIDDLE, words.END)
    third = next((number for number, names in enumerate(parts) if rest[0] in names), None)
    if third is None:
        return None
    whole = PartialDate(_simple(rest[1:], typed))
    if whole.precision is Precision.MONTH:
        first_day = whole.earliest + dt.timedelta(days=10 * third)
        return first_day, whole.latest if third == 2 else first_day + dt.timedelta(days=9)
    if whole.precision is Precision.YEAR:
        first_month, last_month = 4 * third + 1, 4 * third + 4
        return whole.earliest.replace(month=first_month), _part_bounds(
            typed, whole, f"{last_month:02d}", None
        )[1]
    raise _not_understood(typed)


def _span(first: dt.date, last: dt.date, *, about: bool) -> str:
    """Return the stored form of days between two; "about" reaches as far to either side as it does of a day."""
    reach = dt.timedelta(days=_ABOUT_A_DAY if about else 0)
    return f"{(first - reach).isoformat()}/{(last + reach).isoformat()}"


def _words(text: str, typed: str) -> list[str]:
    """Return the words, numbers and signs of a date; raises DateNotUnderstood where another sign stands."""
    small = text.casefold()
    if _BETWEEN_WORDS.fullmatch(_WORD.sub("", small)) is None:
        raise _not_understood(typed)
    return _WORD.findall(small)


def _simple(said: list[str], typed: str) -> str:
    """Return the stored form of a day, month or year from its words."""
    said = [word for word in said if word not in words.FILLERS]
    if len(said) == 1:
        return _one_word(said[0], typed)
    numbers = [word for word in said if _NUMBER.fullmatch(word)]
    months = [number for word in said if not _NUMBER.fullmatch(word) for number in [words.month_of(word)]]
    if len(months) != 1 or months[0] is None or not 1 <= len(numbers) <= 2:
        raise _not_understood(typed)
    years = [number for number in numbers if len(number) == 4]
    days = [number for number in numbers if len(number) <= 2]
    if len(years) != 1 or len(years) + len(days) != len(numbers):
        raise _not_understood(typed)
    month = f"{years[0]}-{months[0]:02d}"
    return f"{month}-{int(days[0]):02d}" if days else month


def _one_word(word: str, typed: str) -> str:
    if match := _DOTTED.match(word):
        day, _sign, month, year = match.groups()
        return f"{year}-{int(month):02d}-{int(day):02d}"
    if match := _DOTTED_MONTH.match(word):
        return f"{match.group(2)}-{int(match.group(1)):02d}"
    if _PLAIN.match(word):
        return word
    raise _not_understood(typed)


_Months: TypeAlias = dict[Language, tuple[str, ...]]
_Part: TypeAlias = Callable[[str, Language, _Months], str]

_FORMS = {
    Language.EN: ("about {0}", "before {0}", "after {0}", "between {0} and {1}"),
    Language.RU: ("около {0}", "до {0}", "после {0}", "между {0} и {1}"),
    Language.BE: ("каля {0}", "да {0}", "пасля {0}", "паміж {0} і {1}"),
}


def _displayed(date: PartialDate, language: Language, part: _Part) -> str:
    about, before, after, between = _FORMS[language]
    if "/" in date:
        start, end = date.split("/")
        if start == "..":
            return before.format(part(end, language, words.MONTHS_OF))
        if end == "..":
            return after.format(part(start, language, words.MONTHS_OF))
        return between.format(
            part(start, language, words.MONTHS_WITH), part(end, language, words.MONTHS_WITH)
        )
    if date.endswith("~"):
        return about.format(part(date[:-1], language, words.MONTHS_OF))
    return part(date, language, words.MONTHS)


def _part(text: str, language: Language, months: _Months) -> str:
    year, month, day = (*text.split("-"), "", "")[:3]
    if day:
        return f"{int(day)} {words.MONTHS_OF[language][int(month) - 1]} {year}"
    return f"{months[language][int(month) - 1]} {year}" if month else year


def _brief_part(text: str, language: Language, _months: _Months) -> str:
    year, month, day = (*text.split("-"), "", "")[:3]
    if language is Language.EN and month:
        month = words.MONTHS[language][int(month) - 1][:3]
        return f"{int(day)} {month} {year}" if day else f"{month} {year}"
    return ".".join(part for part in (day, month, year) if part)


def require_order(start: PartialDate | None, end: PartialDate | None) -> None:
    """Raise ValueError when the end lies certainly before the beginning."""
    if start and end and end.certainly_before(start):
        raise ValueError("the end lies before the beginning")
