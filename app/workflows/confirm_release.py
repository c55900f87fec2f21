"""The ladder of confirmation: who said when how sure a release is; the latest step decides."""

from collections.abc import Collection

from app.base.errors import FieldProblem
from app.base.i18n import _, ngettext
from app.domain.partial_date import PartialDate
from app.domain.record import PersonId
from app.domain.release import ConfirmationStep, ConfirmationStepFields, Release, in_order
from app.workflows.desk import Desk
from app.workflows.entries import ConfirmationEntry, checked, require_past, source_of, time_of_day
from app.workflows.follow_anchor import pausing
from app.workflows.follow_through import begin_ladder, settle_ladders


def confirm_releases(
    desk: Desk, release_ids: Collection[int], entry: ConfirmationEntry
) -> tuple[ConfirmationStep, ...]:
    """Add the same step to one or many releases, as one change, and return the steps.

    Each release then has the level of its latest step. One that is refuted by it ends no detention any more; a
    later step may confirm it again.
    """
    date = entry.date or PartialDate.of(desk.clock.today())
    require_past(desk, date)
    time = time_of_day(entry.time)
    terms = desk.terms  # read before the change begins
    with desk.changing(_sentence(desk, release_ids)) as change:
        releases = change.find(Release, id=set(release_ids))
        if not releases:
            raise FieldProblem("level", _("No release is recorded yet, so there is nothing to confirm."))
        begin_ladder(change, releases)
        source_id = source_of(change, entry.source)
        rows = [
            checked(
                ConfirmationStepFields,
                person_id=one.person_id,
                release_id=one.id,
                level=entry.level,
                date=date,
                time=time,
                source_id=source_id,
                note=entry.note,
            ).model_dump(mode="json")
            for one in releases
        ]
        with pausing(change, terms, *{one.person_id for one in releases}):
            ids = change.add_many(ConfirmationStep, rows)
            settle_ladders(change, terms, releases)
        return tuple(
            ConfirmationStep.model_validate({**row, "id": step_id, "version": 1})
            for row, step_id in zip(rows, ids, strict=True)
        )


def confirm_release(desk: Desk, person_id: PersonId, entry: ConfirmationEntry) -> ConfirmationStep:
    """Add a step to the latest release of a person and return it."""
    (step,) = confirm_releases(desk, latest_release(desk, person_id), entry)
    return step


def latest_release(desk: Desk, person_id: PersonId) -> list[int]:
    """Return the id of the person's latest release, or nothing."""
    with desk.register.reading() as reader:
        releases = reader.find(Release, person_id=person_id)
    return [one.id for one in in_order(releases)][-1:]


def _sentence(desk: Desk, release_ids: Collection[int]) -> str:
    many = len(release_ids)
    if many != 1:
        return ngettext("Record how sure {n} release is", "Record how sure {n} releases are", many).format(
            n=many
        )
    with desk.register.reading() as reader:
        (release,) = reader.find(Release, id=set(release_ids)) or (None,)
    name = desk.name_of(release.person_id) if release else ""
    return _("Record how sure the release of {name} is").format(name=name)
