"""The phases of custody: what status the person had and where, as window and paper draw and count it."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, replace
from itertools import pairwise

from app.domain.case import Case
from app.domain.detention import Placement
from app.domain.partial_date import PartialDate
from app.domain.status import StatusSpan, status_spans


@dataclass(frozen=True, slots=True)
class Phase:
    """A run of days with one status in one place; `end` is the first day after it (or today, while `open`).

    `facility_id` is None where nobody told the facility; `place` then holds what was written instead. A phase
    is not `certain` where a date is too vague to say on which day it began or ended.
    """

    start: dt.date
    end: dt.date
    status: str
    held: bool
    facility_id: int | None
    place: str
    certain: bool
    open: bool

    @property
    def days(self) -> int:
        """How many days it lasted, or has lasted so far."""
        return (self.end - self.start).days


@dataclass(frozen=True, slots=True)
class PunishmentSpan:
    """A punishment placement as a run of days within custody; `kind` is a term of its vocabulary."""

    start: dt.date
    end: dt.date
    kind: str


def phases(case: Case, custody: Collection[str], today: dt.date) -> tuple[Phase, ...]:
    """Return what status the person had, and where, from the first claim to today.

    The statuses come from the claims (status.py has the rules); within custody, placements tell where and cut
    a phase in two. A time without a beginning is left out. `custody` holds the codes of the statuses that mean
    being held. Who is held first because of a claim within a detention is held from its beginning on.
    """
    found: list[Phase] = []
    for span in status_spans(case.claims, custody):
        if span.start > today:
            break
        if span.start == dt.date.min:
            # "Before 2019" says nothing of how long before: days are counted from when it certainly held.
            continue
        pieces = _cut(case, span, span.status in custody, today)
        begun = _arrested(case, span) if pieces[0].held else None
        if begun is not None and begun.earliest < span.start and (not found or _gives_way(found[-1], begun)):
            # A claim may say no more than "after the arrest": somebody was held from the arrest on.
            if found:
                found[-1] = replace(found[-1], end=begun.earliest)
            pieces[0] = replace(pieces[0], start=begun.earliest, certain=begun.exact is not None)
        for phase in pieces:
            if found and _goes_on(found[-1], phase):
                last = found[-1]
                found[-1] = replace(
                    last, end=phase.end, certain=last.certain and phase.certain, open=phase.open
                )
            else:
                found.append(phase)
    return tuple(found)


def punishments(case: Case, today: dt.date) -> tuple[PunishmentSpan, ...]:
    """Return the punishment placements whose beginning is known, clipped at today."""
    found = []
    for placement in case.placements:
        if placement.punishment and placement.start and placement.start.earliest <= today:
            end = placement.end.latest if placement.end else today
            found.append(PunishmentSpan(placement.start.earliest, min(end, today), placement.punishment))
    return tuple(found)


def days_held(phases_of_case: Collection[Phase]) -> int:
    """Return the days in custody over all phases."""
    return sum(phase.days for phase in phases_of_case if phase.held)


def _cut(case: Case, span: StatusSpan, held: bool, today: dt.date) -> list[Phase]:
    """Cut a span where a placement begins or ends inside it."""
    end, still = (today, True) if span.end > today else (span.end, False)
    placements = [one for one in case.placements if held and not one.punishment and one.start]
    inside = {day for one in placements for day in _edges(one) if span.start < day < end}
    claim = next((claim for claim in case.claims if claim.id == span.claim_id), None)
    pieces = []
    for start, stop in pairwise([span.start, *sorted(inside), end]):
        placement = _placement_on(placements, start)
        facility_id = placement.facility_id if placement else claim.facility_id if claim else None
        pieces.append(
            Phase(
                start,
                stop,
                span.status,
                held,
                facility_id,
                placement.place if placement and facility_id is None else "",
                span.certain,
                still and stop == end,
            )
        )
    return pieces


def _arrested(case: Case, span: StatusSpan) -> PartialDate | None:
    """Return when the detention began that the claim behind a span belongs to, if that is known."""
    claim = next((claim for claim in case.claims if claim.id == span.claim_id), None)
    detention = next((one for one in case.detentions if claim and one.id == claim.detention_id), None)
    start = detention.start if detention else None
    if claim is not None and claim.since.exact and start is not None and start.exact is None:
        return None
    return start if start is not None and start.earliest > dt.date.min else None


def _gives_way(phase: Phase, begun: PartialDate) -> bool:
    return not phase.held and phase.start < begun.earliest <= phase.end


def _edges(placement: Placement) -> tuple[dt.date, ...]:
    start = (placement.start.earliest,) if placement.start else ()
    return (*start, placement.end.latest) if placement.end else start


def _placement_on(placements: list[Placement], day: dt.date) -> Placement | None:
    """Return the placement that began last of those that hold on `day`."""
    holding = [
        one
        for one in placements
        if one.start and one.start.earliest <= day and (one.end is None or one.end.latest > day)
    ]
    return max(
        holding, key=lambda one: (one.start.earliest if one.start else dt.date.min, one.id), default=None
    )


def _goes_on(one: Phase, other: Phase) -> bool:
    same = (one.status, one.facility_id, one.place) == (other.status, other.facility_id, other.place)
    return same and one.end == other.start
