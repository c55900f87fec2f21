"""When a sentence ends by our own count: its length from where it begins, less the days in custody before that.

The result stands beside the official end and never replaces it. It says what was counted by which rule, and is a
span of days where a date is vague. The first and the last day both count: a year from 10 January ends on 9 January.
"""

import calendar
import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from app.domain.case import Case
from app.domain.counting_rule import CountingRule
from app.domain.detention import Detention, Sentence
from app.domain.partial_date import LAST_YEAR, PartialDate, Precision
from app.domain.status import DOUBTED
from app.domain.vocabulary import Terms, Vocabulary

MOST_DAYS = 1100
"""A beginning that may be any of more days than this is too vague to count from."""
_ONE_DAY = dt.timedelta(days=1)


class Length(NamedTuple):
    """The length of a sentence."""

    years: int = 0
    months: int = 0
    days: int = 0


class NotCounted(StrEnum):
    """Why no end can be counted."""

    NO_TERM = "no_term"
    NO_BEGINNING = "no_beginning"
    NO_ARREST = "no_arrest"
    TOO_VAGUE = "too_vague"


@dataclass(frozen=True, slots=True)
class Held:
    """Time that the person was held in one way; the end is the first day after it (None: it went on)."""

    start: PartialDate
    end: PartialDate | None
    status: str


@dataclass(frozen=True, slots=True)
class Credit:
    """Days held before the sentence began, the fewest and the most they can be, and what they count as.

    Without a rule they do not count.
    """

    status: str
    fewest: int
    most: int
    rule: CountingRule | None


@dataclass(frozen=True, slots=True)
class CountedEnd:
    """The end as we count it. `served`: the days in custody were as long as the sentence, or longer."""

    end: PartialDate
    begins: PartialDate
    length: Length
    credits: tuple[Credit, ...] = ()
    served: bool = False


def counted_end(case: Case, sentence: Sentence, terms: Terms) -> CountedEnd | NotCounted:
    """Count when a sentence of this case ends, or say why that cannot be done."""
    length = Length(sentence.years, sentence.months, sentence.days)
    kind = terms.get(Vocabulary.SENTENCE_KIND, sentence.kind)
    where = kind.attributes.get("begins", "") if kind else ""
    if not where or not any(length):
        return NotCounted.NO_TERM
    begins = sentence.start or (sentence.date if where == "judgment" else None)
    if begins is None:
        return NotCounted.NO_BEGINNING
    detention = next((one for one in case.detentions if one.id == sentence.detention_id), None)
    if detention is None or detention.start is None:
        if sentence.start is None:
            return NotCounted.NO_ARREST
        return count(length, begins, (), {})
    rules = _rules(case.counting_rules, sentence.kind, terms.guarded_codes)
    held = held_within(case, detention, terms.custody_codes)
    return count(length, begins, held, rules)


def count(
    length: Length, begins: PartialDate, held: Sequence[Held], rules: Mapping[str, CountingRule]
) -> CountedEnd | NotCounted:
    """Count the end of a sentence that begins on this date, after these times in custody.

    `rules` has the rule for each status; what has none does not count.
    """
    held = _joined(held, rules)
    first, last = begins.earliest, begins.latest
    vague = any(one.start.earliest == dt.date.min for one in held if _may_count(one, rules))
    if vague or first == dt.date.min or last == dt.date.max or (last - first).days > MOST_DAYS:
        return NotCounted.TOO_VAGUE
    ends: list[dt.date] = []
    served = True
    for number in range((last - first).days + 1):
        day = first + number * _ONE_DAY
        whole = last_day(day, length)
        if whole is None:
            return NotCounted.TOO_VAGUE
        spent = [(one, *_days(one, day)) for one in held]
        for credit in (_credited(spent, rules, most=True), _credited(spent, rules, most=False)):
            end = whole - min(credit, (whole - day).days + 1) * _ONE_DAY
            served = served and end < day
            ends.append(max(end, day))
    return CountedEnd(_between(min(ends), max(ends)), begins, length, _credits(held, rules, begins), served)


def last_day(begins: dt.date, length: Length) -> dt.date | None:
    """Return the last day of a term of this length that begins on this day, None where that is beyond our calendar.

    A month without such a day ends the term on its own last day.
    """
    months = begins.year * 12 + begins.month - 1 + length.years * 12 + length.months
    year, month = months // 12, months % 12 + 1
    if year > LAST_YEAR:
        return None
    days = calendar.monthrange(year, month)[1]
    whole = dt.date(year, month, days) if begins.day > days else dt.date(year, month, begins.day) - _ONE_DAY
    end = whole + length.days * _ONE_DAY
    return end if end.year <= LAST_YEAR else None


def held_within(case: Case, detention: Detention, custody: Collection[str]) -> tuple[Held, ...]:
    """Return how the person was held from the arrest to the end of a detention, as the claims tell it.

    Where no claim says how (an empty status), it was under guard.
    """
    if detention.start is None:
        return ()
    told = sorted(
        (
            one
            for one in case.claims
            if one.confidence not in DOUBTED and one.detention_id in (detention.id, None)
            # A claim of no detention counts where it lies within this one.
            if one.detention_id is not None or not one.since.certainly_before(detention.start)
        ),
        key=lambda one: (one.since.sort_key, one.id),
    )
    first = next((one.status for one in told if one.status in custody), "")
    steps = [(detention.start, first)]
    for claim in told:
        since = claim.since if not claim.since.certainly_before(detention.start) else detention.start
        if claim.status != steps[-1][1] and since.sort_key >= steps[-1][0].sort_key:
            steps.append((since, claim.status))
    ends = [*(since for since, _status in steps[1:]), detention.end]
    return tuple(
        Held(since, _earlier(end, detention.end), status)
        for (since, status), end in zip(steps, ends, strict=True)
        if not status or status in custody
    )


def _rules(rules: Iterable[CountingRule], kind: str, guarded: Collection[str]) -> Mapping[str, CountingRule]:
    """Return the rule for each status: its own one, or the one for being under guard; the newer of two decides."""
    found: dict[str, CountingRule] = {}
    of_kind = [one for one in rules if one.sentence_kind == kind]
    for rule in of_kind:
        if not rule.held_as:
            found |= dict.fromkeys((*guarded, ""), rule)
    return found | {rule.held_as: rule for rule in of_kind if rule.held_as}


def _joined(held: Sequence[Held], rules: Mapping[str, CountingRule]) -> list[Held]:
    """Join what is counted alike and follows each other: between police custody and prison no day is in doubt."""
    joined: list[Held] = []
    for one in held:
        before = joined[-1] if joined else None
        same = before is not None and _same(rules, before.status, one.status)
        if before is not None and same and before.end == one.start:
            joined[-1] = Held(before.start, one.end, before.status)
        else:
            joined.append(one)
    return joined


def _same(rules: Mapping[str, CountingRule], one: str, other: str) -> bool:
    first, second = rules.get(one), rules.get(other)
    return first == second if first or second else one == other


def _may_count(one: Held, rules: Mapping[str, CountingRule]) -> bool:
    return one.status in rules


def _days(one: Held, begins: dt.date) -> tuple[int, int]:
    """Return the fewest and the most days that somebody was held before a sentence began."""
    latest = min(one.end.latest, begins) if one.end else begins
    earliest = min(one.end.earliest, begins) if one.end else begins
    fewest = (earliest - one.start.latest).days if one.start.latest < earliest else 0
    most = (latest - one.start.earliest).days if one.start.earliest < latest else 0
    return fewest, most


def _credited(
    spent: Iterable[tuple[Held, int, int]], rules: Mapping[str, CountingRule], *, most: bool
) -> int:
    """Return how many days of the sentence the days in custody count as; a part of a day does not count."""
    by_rule: dict[int, int] = {}
    known: dict[int, CountingRule] = {}
    for one, fewest, most_days in spent:
        rule = rules.get(one.status)
        if rule is not None:
            known[id(rule)] = rule
            by_rule[id(rule)] = by_rule.get(id(rule), 0) + (most_days if most else fewest)
    return sum(days * known[key].counts_as // known[key].days for key, days in by_rule.items())


def _credits(
    held: Iterable[Held], rules: Mapping[str, CountingRule], begins: PartialDate
) -> tuple[Credit, ...]:
    """Return what was counted, for telling it; times that cannot lie before the beginning are left out."""
    found = []
    for one in held:
        fewest = min(_days(one, begins.earliest)[0], _days(one, begins.latest)[0])
        most = max(_days(one, begins.earliest)[1], _days(one, begins.latest)[1])
        if most:
            found.append(Credit(one.status, fewest, most, rules.get(one.status)))
    return tuple(found)


def _earlier(one: PartialDate | None, other: PartialDate | None) -> PartialDate | None:
    if one is None or other is None:
        return one or other
    return one if one.sort_key <= other.sort_key else other


def _between(first: dt.date, last: dt.date) -> PartialDate:
    return PartialDate.of(first) if first == last else PartialDate(f"{first}/{last}")


def days_apart(official: PartialDate | None, counted: PartialDate) -> int:
    """Return by how many days the count lies certainly after the official end (negative: before), 0 if it may agree."""
    if official is None or official.precision in (Precision.BEFORE, Precision.AFTER):
        return 0
    if official.latest < counted.earliest:
        return (counted.earliest - official.latest).days
    if counted.latest < official.earliest:
        return (counted.latest - official.earliest).days
    return 0
