"""The custody status of a person on any day, derived from dated, sourced claims.

A status is never a column that somebody overwrites: sources claim it, with a date and a confidence, and this module
says which claim holds on a day. The rules:

* A refuted claim never counts. A rumour counts only where nothing better is known.
* A claim of custody counts from the first day that its date allows, a claim of freedom from the last one: the
  register errs towards "still held", because a false release does more harm than a late one. A date cannot mean a
  day after the claim was recorded, so "released in 2025", recorded on 3 June 2025, counts from 3 June.
* Of several claims that have begun, the latest holds; on the same day the more confident one, then the one that was
  recorded last.
* While a later claim's date is too vague to say whether it had begun, the status of that day is marked as uncertain.
* So is every status but death after a claim that the person died: one of the two is wrong, and somebody must say which.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, Protocol, TypeVar

from app.domain.partial_date import PartialDate
from app.domain.record import Fields, PersonId, Record, SourceId, coded, prose

UNKNOWN_STATUS = "unknown"
DEAD = frozenset({"died_custody", "died_after"})


class Confidence(StrEnum):
    """How well a claim is supported, in rising order; `REFUTED` says that it proved false."""

    RUMOUR = "rumour"
    SINGLE = "single"
    CORROBORATED = "corroborated"
    CONFIRMED = "confirmed"
    REFUTED = "refuted"


DOUBTED = frozenset({Confidence.RUMOUR, Confidence.REFUTED})
"""A claim of this confidence decides no status."""

RANK = {
    Confidence.RUMOUR: 0,
    Confidence.SINGLE: 1,
    Confidence.CORROBORATED: 2,
    Confidence.CONFIRMED: 3,
    Confidence.REFUTED: -1,
}


class ClaimFields(Fields):
    """What a source says about a person's custody status from a date on.

    `status` is a term of the status vocabulary. A claim made together with a placement or a release carries its id,
    so that correcting the one re-dates the other. `recorded_on` is the day it was entered.
    """

    person_id: PersonId
    status: str = coded()
    since: PartialDate
    confidence: Confidence = coded(Confidence.SINGLE)
    source_id: SourceId
    facility_id: int | None = None
    detention_id: int | None = None
    placement_id: int | None = None
    release_id: int | None = None
    recorded_on: dt.date
    note: str = prose()


class Claim(ClaimFields, Record):
    """A stored claim."""


class Claimed(Protocol):
    """The parts of a claim that decide the status on a day."""

    @property
    def id(self) -> int: ...
    @property
    def status(self) -> str: ...
    @property
    def since(self) -> PartialDate: ...
    @property
    def confidence(self) -> Confidence: ...
    @property
    def recorded_on(self) -> dt.date: ...


C = TypeVar("C", bound=Claimed)


@dataclass(frozen=True, slots=True)
class StatusOnDay:
    """The status that holds on a day and the claim it rests on (None: nobody has said anything yet)."""

    status: str
    claim_id: int | None
    certain: bool


class StatusSpan(NamedTuple):
    """A run of days with the same status from the same claim; `end` is the first day after it (date.max: open).

    A tuple, as there are hundreds of thousands of them.
    """

    start: dt.date
    end: dt.date
    status: str
    claim_id: int
    certain: bool


class _Window(NamedTuple):
    """A claim with the days between which it began."""

    claim: Claimed
    first: dt.date
    last: dt.date
    effective: dt.date
    order: tuple[dt.date, int, dt.date, int]


def status_on(claims: Iterable[Claimed], day: dt.date, custody: Collection[str]) -> StatusOnDay:
    """Return the status on `day`; `custody` holds the codes of the statuses that mean being held."""
    windows = _windows(claims, custody)
    begun = [window for window in windows if window.effective <= day]
    if not begun:
        return StatusOnDay(UNKNOWN_STATUS, None, certain=True)
    best = max(begun, key=lambda window: window.order)
    vague = any(window.first <= day < window.last for window in windows)
    certain = not vague and not _outlived(begun, best.claim)
    return StatusOnDay(best.claim.status, best.claim.id, certain)


def status_spans(claims: Iterable[Claimed], custody: Collection[str]) -> tuple[StatusSpan, ...]:
    """Return the status of every day since the first claim as consecutive spans, the last one open.

    It is the index behind lists and figures and equals `status_on` for every day.
    """
    windows = _windows(claims, custody)
    if not windows:
        return ()
    if all(window.first == window.last for window in windows):
        return tuple(_exact_spans(windows))
    edges = sorted({edge for window in windows for edge in (window.first, window.effective, window.last)})
    spans: list[StatusSpan] = []
    for start, end in zip(edges, [*edges[1:], dt.date.max], strict=True):
        begun = [window for window in windows if window.effective <= start]
        if not begun or start == end:
            continue
        best = max(begun, key=lambda window: window.order).claim
        vague = any(window.first <= start < window.last for window in windows)
        certain = not vague and not _outlived(begun, best)
        previous = spans[-1] if spans else None
        if previous and (previous.claim_id, previous.certain) == (best.id, certain):
            spans[-1] = StatusSpan(previous.start, end, best.status, best.id, certain)
        else:
            spans.append(StatusSpan(start, end, best.status, best.id, certain))
    return tuple(spans)


def _exact_spans(windows: list[_Window]) -> Iterator[StatusSpan]:
    """Return the spans of claims whose dates are all exact: each holds until a later day brings another."""
    ordered = sorted(windows, key=lambda window: window.order)
    died = False
    for window, following in zip(ordered, [*ordered[1:], None], strict=True):
        end = following.effective if following else dt.date.max
        is_death = window.claim.status in DEAD
        died = died or is_death
        if end > window.effective:
            certain = is_death or not died
            yield StatusSpan(window.effective, end, window.claim.status, window.claim.id, certain)


def custody_going_on(claims: Iterable[C], until: PartialDate | None, custody: Collection[str]) -> C | None:
    """Return the claim that says how somebody was held who was to be freed then, but stayed in custody.

    It is the latest claim of custody that had begun (None: nobody has ever said that the person was held).
    """
    day = until.earliest if until else dt.date.max
    known = {one.id: one for one in claims}
    held = [
        window
        for window in _windows(known.values(), custody)
        if window.effective <= day and window.claim.status in custody
    ]
    return known[max(held, key=lambda window: window.order).claim.id] if held else None


def overruled_death(
    claims: Iterable[Claimed], held: StatusOnDay, day: dt.date, custody: Collection[str]
) -> Claimed | None:
    """Return the latest claim that the person had died by `day`, if the status `held` then says otherwise."""
    if held.claim_id is None or held.status in DEAD:
        return None
    deaths = [one for one in _windows(claims, custody) if one.effective <= day and one.claim.status in DEAD]
    return max(deaths, key=lambda window: window.order).claim if deaths else None


def unconfirmed(
    claims: Sequence[Claimed], held: StatusOnDay, custody: Collection[str]
) -> tuple[Claimed, ...]:
    """Return the rumours that say something newer and else than the status `held`, latest first."""
    holding = next((claim for claim in claims if claim.id == held.claim_id), None)
    newer = [
        window
        for window in (_window(claim, custody) for claim in claims if claim.confidence is Confidence.RUMOUR)
        if window.claim.id != held.claim_id
        and window.claim.status != held.status
        and (holding is None or window.effective >= _window(holding, custody).effective)
    ]
    return tuple(window.claim for window in sorted(newer, key=lambda window: window.order, reverse=True))


def _outlived(begun: Iterable[_Window], best: Claimed) -> bool:
    """Tell whether a claim that holds says otherwise than an earlier one that the person died."""
    return best.status not in DEAD and any(window.claim.status in DEAD for window in begun)


def _windows(claims: Iterable[Claimed], custody: Collection[str]) -> list[_Window]:
    standing = [claim for claim in claims if claim.confidence is not Confidence.REFUTED]
    supported = [claim for claim in standing if claim.confidence is not Confidence.RUMOUR]
    return [_window(claim, custody) for claim in supported or standing]


def _window(claim: Claimed, custody: Collection[str]) -> _Window:
    first, last = claim.since.earliest, claim.since.latest
    if first <= claim.recorded_on < last:
        last = claim.recorded_on
    effective = first if claim.status in custody else last
    return _Window(claim, first, last, effective, (effective, RANK[claim.confidence], last, claim.id))
