"""Recording at once that the families of many people were told how matters stand in a release event."""

from collections.abc import Collection

from app.base.i18n import _, ngettext
from app.domain.record import PersonId
from app.domain.release_event import FamilyNotice, FamilyNoticeFields, ReleaseEvent
from app.workflows.desk import Desk
from app.workflows.entries import NoticeEntry, checked, require_past


def tell_families(
    desk: Desk, event_id: int, people: Collection[PersonId], entry: NoticeEntry
) -> tuple[FamilyNotice, ...]:
    """Add the same notice to each of these people, as one change, and return the notices."""
    if entry.told is not None:
        require_past(desk, entry.told)
    many = dict.fromkeys(people)
    if len(many) == 1:
        sentence = _("Family of {name} told").format(name=desk.name_of(next(iter(many))))
    else:
        sentence = ngettext("Family of {n} person told", "Families of {n} people told", len(many)).format(
            n=len(many)
        )
    with desk.changing(sentence) as change:
        change.get(ReleaseEvent, event_id)
        rows = [
            checked(
                FamilyNoticeFields,
                person_id=person_id,
                release_event_id=event_id,
                whom=entry.whom,
                told=entry.told,
                told_by=entry.told_by,
                said=entry.said,
            ).model_dump(mode="json")
            for person_id in many
        ]
        ids = change.add_many(FamilyNotice, rows)
        return tuple(
            FamilyNotice.model_validate({**row, "id": notice_id, "version": 1})
            for row, notice_id in zip(rows, ids, strict=True)
        )
