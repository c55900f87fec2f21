"""What belongs to a release event beyond its own records: counts of its lists and releases, who is on the lists."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import func, select
from sqlmodel import col

from app.domain.announced_list import NAMED
from app.domain.record import PersonId
from app.domain.release import Confirmation
from app.store.tables import AnnouncedLineRow, AnnouncedListRow, ReleaseRow
from app.store.unit import Reader


def matched(reader: Reader, event_id: int) -> tuple[PersonId, ...]:
    """Return the persons whom lines of the event's lists were decided to mean, in the order of the lists."""
    rows = reader.connection.execute(
        select(col(AnnouncedLineRow.person_id))
        .join(AnnouncedListRow, col(AnnouncedListRow.id) == col(AnnouncedLineRow.announced_list_id))
        .where(
            col(AnnouncedListRow.release_event_id) == event_id,
            col(AnnouncedLineRow.decision).in_([one.value for one in NAMED]),
            col(AnnouncedLineRow.person_id).is_not(None),
        )
        .order_by(col(AnnouncedLineRow.announced_list_id), col(AnnouncedLineRow.number))
    ).scalars()
    return tuple(dict.fromkeys(one for one in rows if one is not None))


def releases_by_level(
    reader: Reader, without: Collection[str] = ()
) -> Mapping[int, Mapping[Confirmation, int]]:
    """Return how many releases of each event, but those of some kinds, have reached which step of confirmation."""
    event, level = col(ReleaseRow.release_event_id), col(ReleaseRow.confirmation)
    rows: Any = reader.connection.execute(
        select(event, level, func.count())
        .where(event.is_not(None), col(ReleaseRow.kind).not_in(list(without)))
        .group_by(event, level)
    ).all()
    found: dict[int, dict[Confirmation, int]] = defaultdict(dict)
    for event_id, confirmation, many in rows:
        found[event_id][Confirmation(confirmation)] = many
    return found
