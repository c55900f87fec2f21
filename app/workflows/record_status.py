"""Recording what a source says about a person's status, and refuting what proved false."""

from app.base.errors import FieldProblem
from app.base.i18n import _
from app.domain.record import PersonId
from app.domain.status import DEAD, Claim, ClaimFields, Confidence
from app.workflows.desk import Desk
from app.workflows.entries import StatusEntry, require_alive, require_past, require_status, source_of
from app.workflows.follow_anchor import pausing
from app.workflows.follow_through import follow_correction
from app.workflows.record_transfer import open_detention


def record_status(desk: Desk, person_id: PersonId, entry: StatusEntry) -> Claim:
    """Claim the status and return the claim."""
    require_past(desk, entry.since, "since")
    require_status(desk, entry.status)
    with desk.changing(_("Record status of {name}").format(name=desk.name_of(person_id))) as change:
        if entry.status not in DEAD:
            require_alive(change, person_id, entry.since, "since")
        detention = open_detention(change, person_id, entry.since)
        claim: Claim = change.add(
            ClaimFields(
                person_id=person_id,
                status=entry.status,
                since=entry.since,
                confidence=entry.confidence,
                source_id=source_of(change, entry.source),
                facility_id=entry.facility_id,
                detention_id=detention.id if detention else None,
                recorded_on=desk.clock.today(),
                note=entry.note,
            )
        )
        return claim


def refute_claim(desk: Desk, claim: Claim, reason: str) -> Claim:
    """Mark a claim as refuted, with the reason; it stays visible and never counts again.

    Where it was what a release rests on, the detention goes on.
    """
    if not reason.strip():
        raise FieldProblem("note", _("Please say why this proved false."))
    terms = desk.terms  # read before the change begins
    with desk.changing(_("Refute status claim: {reason}").format(reason=reason.strip())) as change:
        note = "\n".join(part for part in (claim.note, reason.strip()) if part)
        with pausing(change, terms, claim.person_id):
            refuted = change.save(claim.but(confidence=Confidence.REFUTED, note=note))
            follow_correction(change, terms, claim, refuted)
        return refuted
