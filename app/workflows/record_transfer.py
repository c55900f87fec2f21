"""Recording a transfer: another facility, regime or cell, or a punishment placement."""

from app.base.errors import Problem
from app.base.i18n import _
from app.domain.detention import Detention, Placement, PlacementFields
from app.domain.record import PersonId
from app.domain.status import Claim, ClaimFields
from app.store.unit import Unit
from app.workflows.desk import Desk
from app.workflows.entries import TransferEntry, require_past, require_status, source_of


def record_transfer(desk: Desk, person_id: PersonId, entry: TransferEntry) -> Claim:
    """End the placement before, begin the new one and claim the status; return the claim.

    A punishment placement lies on top of where the person is held, so it ends nothing.
    """
    require_past(desk, entry.date)
    require_status(desk, entry.status)
    with desk.changing(_("Record transfer of {name}").format(name=desk.name_of(person_id))) as change:
        detention = open_detention(change, person_id)
        if detention is None:
            raise Problem(
                _("This person has no open detention, so there is nowhere to be transferred from."),
                _("Record the arrest first."),
            )
        source_id = source_of(change, entry.source)
        if not entry.punishment:
            _end_placements(change, detention, entry)
        placement = change.add(
            PlacementFields(
                person_id=person_id,
                detention_id=detention.id,
                facility_id=entry.facility_id,
                place=entry.place,
                regime=entry.regime,
                punishment=entry.punishment,
                cell=entry.cell,
                start=entry.date,
                source_id=source_id,
                note=entry.note,
            )
        )
        claim: Claim = change.add(
            ClaimFields(
                person_id=person_id,
                status=entry.status,
                since=entry.date,
                confidence=entry.confidence,
                source_id=source_id,
                facility_id=entry.facility_id,
                detention_id=detention.id,
                placement_id=placement.id,
                recorded_on=desk.clock.today(),
            )
        )
        return claim


def open_detention(unit: Unit, person_id: PersonId) -> Detention | None:
    """Return the latest detention of the person that has not ended."""
    still_open = [one for one in unit.find(Detention, person_id=person_id) if one.end is None]
    return max(still_open, key=lambda one: (one.start.sort_key if one.start else (), one.id), default=None)


def _end_placements(change: Unit, detention: Detention, entry: TransferEntry) -> None:
    for placement in change.find(Placement, detention_id=detention.id, end=None):
        if not placement.punishment and not (
            placement.start and entry.date.certainly_before(placement.start)
        ):
            change.save(placement.but(end=entry.date))
