"""Recording a transfer: another facility, regime or cell, or a punishment placement."""

import datetime as dt
from collections.abc import Iterable

from app.base.errors import FieldProblem, Problem
from app.base.i18n import _
from app.domain.detention import Detention, Placement, PlacementFields
from app.domain.partial_date import PartialDate
from app.domain.record import PersonId, SourceId
from app.domain.status import DEAD, Claim, ClaimFields
from app.store.unit import Reader, Unit
from app.workflows.desk import Desk
from app.workflows.entries import TransferEntry, require_not_dead, require_past, require_status, source_of


def record_transfer(desk: Desk, person_id: PersonId, entry: TransferEntry) -> Claim:
    """End the placement before, begin the new one and claim the status; return the claim.

    One that is entered late lasts until the next begins. A punishment placement lies on top of where the person is
    held, so it ends nothing.
    """
    require_past(desk, entry.date)
    require_status(desk, entry.status, custody=True)
    with desk.changing(_("Record transfer of {name}").format(name=desk.name_of(person_id))) as change:
        detention = require_transferable(change, person_id, entry)
        return enter_transfer(change, detention, entry, source_of(change, entry.source), desk.clock.today())


def require_transferable(unit: Reader, person_id: PersonId, entry: TransferEntry) -> Detention:
    """Return the detention within which the person is transferred; raises Problem where there is none."""
    require_not_dead(unit.find(Claim, person_id=person_id, status=DEAD), entry.date)
    detention = open_detention(unit, person_id, entry.date)
    if detention is None:
        raise Problem(
            _("This person has no open detention, so there is nowhere to be transferred from."),
            _("Record the arrest first."),
        )
    if detention.start and entry.date.certainly_before(detention.start):
        raise FieldProblem("date", _("The transfer lies before the arrest."))
    return detention


def enter_transfer(
    change: Unit, detention: Detention, entry: TransferEntry, source_id: SourceId, today: dt.date
) -> Claim:
    """Store the placement and the claim of a transfer within a change."""
    end = None if entry.punishment else _make_room(change, detention, entry.date)
    placement = change.add(
        PlacementFields(
            person_id=detention.person_id,
            detention_id=detention.id,
            facility_id=entry.facility_id,
            place=entry.place,
            regime=entry.regime,
            punishment=entry.punishment,
            cell=entry.cell,
            start=entry.date,
            end=end,
            source_id=source_id,
            note=entry.note,
        )
    )
    claim: Claim = change.add(
        ClaimFields(
            person_id=detention.person_id,
            status=entry.status,
            since=entry.date,
            confidence=entry.confidence,
            source_id=source_id,
            facility_id=entry.facility_id,
            detention_id=detention.id,
            placement_id=placement.id,
            recorded_on=today,
        )
    )
    return claim


def open_detention(unit: Reader, person_id: PersonId, on: PartialDate) -> Detention | None:
    """Return the latest open detention that may have begun by then; if all began later, the latest of them."""
    return latest_open(unit.find(Detention, person_id=person_id), on)


def latest_open(detentions: Iterable[Detention], on: PartialDate) -> Detention | None:
    """Return the latest of these detentions that is open and may have begun by then; else the latest open one."""
    still_open = [one for one in detentions if one.end is None]
    begun = [one for one in still_open if not (one.start and on.certainly_before(one.start))]
    return max(
        begun or still_open, key=lambda one: (one.start.sort_key if one.start else (), one.id), default=None
    )


def _make_room(change: Unit, detention: Detention, date: PartialDate) -> PartialDate | None:
    """End the placements that last on the day of the transfer; return when the new one ends (None: it is open)."""
    until: PartialDate | None = None
    placements = change.find(
        Placement, person_id=detention.person_id, detention_id=detention.id, punishment=""
    )
    for placement in sorted(placements, key=lambda one: (one.start.sort_key if one.start else (), one.id)):
        if placement.start and date.certainly_before(placement.start):
            return until or placement.start
        if placement.end is None or date.certainly_before(placement.end):
            until = placement.end
            change.save(placement.but(end=date))
    return until
