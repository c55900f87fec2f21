"""What is owed to people: their open follow-ups, soonest first."""

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import func, select
from sqlmodel import col

from app.domain.follow_up import FollowUp
from app.store.tables import FollowUpRow
from app.store.unit import Reader


def follow_ups(
    reader: Reader,
    owed: Sequence[str],
    assignee: str | None,
    until: dt.date | None,
    limit: int,
    since: dt.date | None = None,
) -> tuple[FollowUp, ...]:
    """Return follow-ups in one of the `owed` states, soonest first, those without a day last."""
    query = select(FollowUpRow).where(col(FollowUpRow.state).in_(list(owed)))
    if assignee is not None:
        query = query.where(col(FollowUpRow.assignee) == assignee)
    if until is not None:
        query = query.where(col(FollowUpRow.due) <= until)
    if since is not None:
        query = query.where(col(FollowUpRow.due) >= since)
    query = query.order_by(col(FollowUpRow.due).is_(None), col(FollowUpRow.due), col(FollowUpRow.id)).limit(
        limit
    )
    return tuple(FollowUp.model_validate(dict(row)) for row in reader.connection.execute(query).mappings())


def count(reader: Reader, owed: Sequence[str], today: dt.date) -> int:
    """Return how many follow-ups in these states are due today or overdue."""
    conditions = (col(FollowUpRow.state).in_(list(owed)), col(FollowUpRow.due) <= today)
    return reader.connection.scalar(select(func.count()).select_from(FollowUpRow).where(*conditions)) or 0
