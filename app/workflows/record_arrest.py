"""Recording an arrest."""

from app.base.i18n import _
from app.domain.detention import DetentionFields, PlacementFields
from app.domain.record import PersonId
from app.domain.status import Claim, ClaimFields
from app.workflows.desk import Desk
from app.workflows.entries import ArrestEntry, require_past, require_status, source_of


def record_arrest(desk: Desk, person_id: PersonId, entry: ArrestEntry) -> Claim:
    """Begin a detention on the day of the arrest and claim the status; return the claim."""
    require_past(desk, entry.date)
    require_status(desk, entry.status)
    with desk.changing(_("Record arrest of {name}").format(name=desk.name_of(person_id))) as change:
        source_id = source_of(change, entry.source)
        detention = change.add(
            DetentionFields(
                person_id=person_id,
                start=entry.date,
                place=entry.place,
                forces=entry.forces,
                circumstances=entry.note,
                source_id=source_id,
            )
        )
        placement_id = None
        if entry.facility_id is not None:
            placement_id = change.add(
                PlacementFields(
                    person_id=person_id,
                    detention_id=detention.id,
                    facility_id=entry.facility_id,
                    start=entry.date,
                    source_id=source_id,
                )
            ).id
        claim: Claim = change.add(
            ClaimFields(
                person_id=person_id,
                status=entry.status,
                since=entry.date,
                confidence=entry.confidence,
                source_id=source_id,
                facility_id=entry.facility_id,
                detention_id=detention.id,
                placement_id=placement_id,
                recorded_on=desk.clock.today(),
            )
        )
        return claim
