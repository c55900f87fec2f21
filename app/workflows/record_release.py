"""Recording a release with its kind, conditions and source."""

from app.base.errors import FieldProblem
from app.base.i18n import _
from app.domain.detention import Detention, Placement
from app.domain.record import PersonId
from app.domain.release import Confirmation, Release, ReleaseFields, claimed_confidence
from app.domain.status import DOUBTED, ClaimFields
from app.domain.vocabulary import Vocabulary
from app.store.unit import Unit
from app.workflows.desk import Desk
from app.workflows.entries import ReleaseEntry, require_alive, require_past, source_of
from app.workflows.follow_through import moved
from app.workflows.record_transfer import open_detention


def record_release(desk: Desk, person_id: PersonId, entry: ReleaseEntry) -> Release:
    """Record the release, end the open detention and its placements, and claim the status; return the release.

    A kind that does not end custody (the person refused to be taken out and was jailed again) leaves the
    detention open; so does a release that is only rumoured or is refuted, whose claim decides no status.
    """
    require_past(desk, entry.date)
    kind = desk.terms.get(Vocabulary.RELEASE_KIND, entry.kind)
    if kind is None:
        raise FieldProblem("kind", _("There is no kind of release “{code}”.").format(code=entry.kind))
    confidence = claimed_confidence(entry.confirmation, entry.confidence)
    with desk.changing(_("Record release of {name}").format(name=desk.name_of(person_id))) as change:
        detention = open_detention(change, person_id, entry.date)
        _require_possible(change, person_id, detention, entry)
        source_id = source_of(change, entry.source)
        release: Release = change.add(
            ReleaseFields(
                person_id=person_id,
                detention_id=detention.id if detention else None,
                release_event_id=entry.release_event_id,
                kind=entry.kind,
                date=entry.date,
                place=entry.place,
                destination=entry.destination,
                conditions=entry.conditions,
                papers=entry.papers,
                confirmation=entry.confirmation,
                source_id=source_id,
                note=entry.note,
            )
        )
        if detention and kind.says("ends_custody") and confidence not in DOUBTED:
            _end(change, detention, entry)
        change.add(
            ClaimFields(
                person_id=person_id,
                status=str(kind.attributes["status"]),
                since=entry.date,
                confidence=confidence,
                source_id=source_id,
                detention_id=detention.id if detention else None,
                release_id=release.id,
                recorded_on=desk.clock.today(),
            )
        )
        return release


def _require_possible(
    unit: Unit, person_id: PersonId, detention: Detention | None, entry: ReleaseEntry
) -> None:
    """Refuse a release of the dead, of somebody not arrested yet, and one that is recorded already."""
    require_alive(unit, person_id, entry.date)
    begun = [detention] if detention else unit.find(Detention, person_id=person_id)
    if begun and all(one.start and entry.date.certainly_before(one.start) for one in begun):
        raise FieldProblem("date", _("The release lies before the arrest."))
    for other in unit.find(Release, person_id=person_id, date=entry.date, kind=entry.kind):
        if Confirmation.REFUTED not in (other.confirmation, entry.confirmation):
            raise FieldProblem(
                "date",
                _("This release is recorded already."),
                _("Correct that one if you know more about it now."),
            )


def _end(change: Unit, detention: Detention, entry: ReleaseEntry) -> None:
    change.save(moved(detention, "date", end=entry.date))
    for placement in change.find(
        Placement, person_id=detention.person_id, detention_id=detention.id, end=None
    ):
        if placement.start and entry.date.certainly_before(placement.start):
            raise FieldProblem("date", _("The release lies before a transfer that is recorded."))
        change.save(moved(placement, "date", end=entry.date))
