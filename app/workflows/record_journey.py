"""Recording where people went after their release."""

from collections.abc import Collection

from app.base.errors import FieldProblem
from app.base.i18n import _, ngettext
from app.domain.record import PersonId
from app.domain.release import JourneyLeg, JourneyLegFields, Release
from app.workflows.confirm_release import latest_release
from app.workflows.desk import Desk
from app.workflows.entries import JourneyEntry, checked, require_past, source_of


def record_journey(desk: Desk, release_ids: Collection[int], entry: JourneyEntry) -> tuple[JourneyLeg, ...]:
    """Add the same move to one or many releases, as one change, and return the legs.

    Where somebody is now is the end of the last leg (`destination_now`).
    """
    if entry.date is not None:
        require_past(desk, entry.date)
    many = len(release_ids)
    sentence = ngettext(
        "Record the journey of {n} person: {destination}",
        "Record the journey of {n} people: {destination}",
        many,
    )
    with desk.changing(sentence.format(n=many, destination=entry.destination)) as change:
        releases = change.find(Release, id=set(release_ids))
        if not releases:
            raise FieldProblem("destination", _("No release is recorded yet, so there is no journey."))
        for one in releases:
            if entry.date and one.date and entry.date.certainly_before(one.date):
                raise FieldProblem("date", _("The journey lies before the release."))
        source_id = None if entry.source is None else source_of(change, entry.source)
        rows = [
            checked(
                JourneyLegFields,
                person_id=one.person_id,
                release_id=one.id,
                date=entry.date,
                destination=entry.destination,
                manner=entry.manner,
                source_id=source_id,
                note=entry.note,
            ).model_dump(mode="json")
            for one in releases
        ]
        ids = change.add_many(JourneyLeg, rows)
        return tuple(
            JourneyLeg.model_validate({**row, "id": leg_id, "version": 1})
            for row, leg_id in zip(rows, ids, strict=True)
        )


def continue_journey(desk: Desk, person_id: PersonId, entry: JourneyEntry) -> JourneyLeg:
    """Add a move to the latest release of a person and return it."""
    (leg,) = record_journey(desk, latest_release(desk, person_id), entry)
    return leg
