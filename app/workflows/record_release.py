"""Recording a release with its kind, conditions and source."""

from app.base.i18n import _
from app.domain.record import PersonId
from app.domain.release import Release
from app.workflows.desk import Desk
from app.workflows.entries import ReleaseEntry, source_of
from app.workflows.releasing import ends_custody, read_known, release_people, require_kind, require_possible


def record_release(desk: Desk, person_id: PersonId, entry: ReleaseEntry) -> Release:
    """Record the release, end the open detention and its placements, and claim the status; return the release.

    A kind that does not end custody (the person refused to be taken out and was jailed again) leaves the
    detention open; so does a release that is only rumoured or is refuted, whose claim decides no status. How sure
    it is becomes the first step of its confirmation.
    """
    kind = require_kind(desk, entry)
    with desk.changing(_("Record release of {name}").format(name=desk.name_of(person_id))) as change:
        known = read_known(change, [person_id])
        require_possible(known, person_id, entry, ends_custody=ends_custody(kind, entry))
        (release,) = release_people(change, desk, known, [person_id], entry, source_of(change, entry.source))
        return release
