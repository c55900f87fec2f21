"""What the cases remind of, straight from the tables: only what may be near; the days are judged in the domain."""

import datetime as dt
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import func, select
from sqlmodel import col

from app.store.case_tables import AppealRow
from app.store.tables import DetentionRow, IdentifierRow, PersonIndexRow, SentenceRow
from app.store.unit import Reader

Found = Sequence[Any]
_DIED = ("died_custody", "died_after")


def sentence_ends(reader: Reader, custody: Collection[str], first: dt.date, last: dt.date) -> Found:
    """Return person, sentence and end of those sentences that may end in these days, of who is still held by them."""
    end = col(SentenceRow.end)
    return _rows(
        reader,
        select(col(SentenceRow.person_id), col(SentenceRow.id), end)
        .join(PersonIndexRow, col(PersonIndexRow.person_id) == col(SentenceRow.person_id))
        .join(DetentionRow, col(DetentionRow.id) == col(SentenceRow.detention_id))
        .where(
            func.substr(end, 1, 4).between(str(first.year), str(last.year)),
            col(PersonIndexRow.status).in_(sorted(custody)),
            col(DetentionRow.end).is_(None),
        ),
    )


def appeals(reader: Reader, first: dt.date, last: dt.date) -> Found:
    """Return person, appeal and deadline of the appeals that nobody has filed yet."""
    deadline = col(AppealRow.deadline)
    return _rows(
        reader,
        select(col(AppealRow.person_id), col(AppealRow.id), deadline).where(
            func.substr(deadline, 1, 4).between(str(first.year), str(last.year)),
            col(AppealRow.filed).is_(None),
        ),
    )


def judgments_without_appeal(reader: Reader, first: dt.date, last: dt.date) -> Found:
    """Return person, sentence and date of the judgments that are not in force and against which nobody appealed."""
    date = col(SentenceRow.date)
    return _rows(
        reader,
        select(col(SentenceRow.person_id), col(SentenceRow.id), date).where(
            func.substr(date, 1, 4).between(str(first.year), str(last.year)),
            col(SentenceRow.in_force).is_(None),
            col(SentenceRow.appeal_date).is_(None),
            col(SentenceRow.id).not_in(select(col(AppealRow.sentence_id))),
        ),
    )


def papers(reader: Reader, first: dt.date, last: dt.date) -> Found:
    """Return person, identifier, day and kind of the papers that may expire in these days; of the living only."""
    expires = col(IdentifierRow.expires)
    return _rows(
        reader,
        select(col(IdentifierRow.person_id), col(IdentifierRow.id), expires, col(IdentifierRow.kind))
        .join(PersonIndexRow, col(PersonIndexRow.person_id) == col(IdentifierRow.person_id))
        .where(
            func.substr(expires, 1, 4).between(str(first.year), str(last.year)),
            col(PersonIndexRow.status).not_in(_DIED),
        ),
    )


def silent(reader: Reader, custody: Collection[str], since: dt.date, limit: int) -> Found:
    """Return person and last sign of life of who is held and has been silent since a day, the latest sign first."""
    life = col(PersonIndexRow.life_day)
    return _rows(
        reader,
        select(col(PersonIndexRow.person_id), life)
        .where(col(PersonIndexRow.status).in_(sorted(custody)), life.is_(None) | (life <= since))
        .order_by(life.desc().nulls_last(), col(PersonIndexRow.person_id))
        .limit(limit),
    )


def count_silent(reader: Reader, custody: Collection[str], since: dt.date) -> int:
    """Return how many are held and silent since a day."""
    life = col(PersonIndexRow.life_day)
    held = col(PersonIndexRow.status).in_(sorted(custody))
    return (
        reader.connection.scalar(
            select(func.count()).select_from(PersonIndexRow).where(held, life.is_(None) | (life <= since))
        )
        or 0
    )


def born_on(reader: Reader, custody: Collection[str], days: Sequence[str]) -> Found:
    """Return person and date of birth of who is held and was born on one of these days of the year (`03-14`)."""
    birth = col(PersonIndexRow.birth)
    return _rows(
        reader,
        select(col(PersonIndexRow.person_id), birth).where(
            func.length(birth) == 10,
            func.substr(birth, 6, 5).in_(list(days)),
            col(PersonIndexRow.status).in_(sorted(custody)),
        ),
    )


def _rows(reader: Reader, query: Any) -> Found:
    return reader.connection.execute(query).all()
