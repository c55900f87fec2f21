"""What the cases remind of, straight from the tables: only what may be near; the days are judged in the domain."""

import datetime as dt
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import func, select
from sqlmodel import col

from app.store.case_tables import AppealRow, InvestigationRow
from app.store.derived_tables import PersonIndexRow
from app.store.tables import DetentionRow, IdentifierRow, SentenceRow
from app.store.unit import BATCH, Reader

Found = Sequence[Any]
_ABOUT = dt.timedelta(days=31)
"""So far a date that is about right may be off."""
_DIED = ("died_custody", "died_after")
_UNDECIDED = ("", "pending")


def sentence_ends(reader: Reader, custody: Collection[str], first: dt.date, last: dt.date) -> Found:
    """Return person, sentence and end of those sentences that may end in these days, of who is still held by them."""
    end = col(SentenceRow.end)
    return _rows(
        reader,
        select(col(SentenceRow.person_id), col(SentenceRow.id), end)
        .join(PersonIndexRow, col(PersonIndexRow.person_id) == col(SentenceRow.person_id))
        .join(DetentionRow, col(DetentionRow.id) == col(SentenceRow.detention_id))
        .where(
            _near(end, col(SentenceRow.id), first, last),
            _held(custody),
            col(DetentionRow.end).is_(None),
        ),
    )


def appeals(reader: Reader, first: dt.date, last: dt.date) -> Found:
    """Return person, appeal and deadline of the appeals that nobody has filed yet."""
    deadline = col(AppealRow.deadline)
    return _rows(
        reader,
        select(col(AppealRow.person_id), col(AppealRow.id), deadline).where(
            _near(deadline, col(AppealRow.id), first, last),
            col(AppealRow.filed).is_(None),
        ),
    )


def unanswered_appeals(reader: Reader, first: dt.date, last: dt.date) -> Found:
    """Return person, appeal, day of filing and kind of the appeals that were filed in these days and have no result."""
    filed = col(AppealRow.filed)
    return _rows(
        reader,
        select(col(AppealRow.person_id), col(AppealRow.id), filed, col(AppealRow.kind)).where(
            _near(filed, col(AppealRow.id), first, last),
            col(AppealRow.result).in_(_UNDECIDED),
        ),
    )


def unanswered_requests(reader: Reader, state: str, first: dt.date, last: dt.date) -> Found:
    """Return person, investigation and day of the investigations in this state that were asked for in these days."""
    opened = col(InvestigationRow.opened)
    return _rows(
        reader,
        select(col(InvestigationRow.person_id), col(InvestigationRow.id), opened).where(
            _near(opened, col(InvestigationRow.id), first, last),
            col(InvestigationRow.state) == state,
            col(InvestigationRow.closed).is_(None),
        ),
    )


def judgments_without_appeal(reader: Reader, first: dt.date, last: dt.date) -> Found:
    """Return person, sentence and date of the judgments that are not in force and against which nobody appealed."""
    date = col(SentenceRow.date)
    return _rows(
        reader,
        select(col(SentenceRow.person_id), col(SentenceRow.id), date).where(
            _near(date, col(SentenceRow.id), first, last),
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
            _near(expires, col(IdentifierRow.id), first, last),
            col(PersonIndexRow.status).not_in(_DIED),
        ),
    )


def silent(
    reader: Reader, custody: Collection[str], since: dt.date, limit: int, caseworker: str | None = None
) -> Found:
    """Return person and last sign of life of who is held and has been silent since a day, the latest sign first.

    In the order of the index of these days, which is read backwards until there are enough.
    """
    life = col(PersonIndexRow.life_day)
    return _rows(
        reader,
        select(col(PersonIndexRow.person_id), life)
        .where(*_silent(custody, since, caseworker))
        .order_by(life.desc(), col(PersonIndexRow.status).desc(), col(PersonIndexRow.person_id).desc())
        .limit(limit),
    )


def count_silent(
    reader: Reader, custody: Collection[str], since: dt.date, caseworker: str | None = None
) -> int:
    """Return how many are held and silent since a day."""
    query = select(func.count()).select_from(PersonIndexRow).where(*_silent(custody, since, caseworker))
    return reader.connection.scalar(query) or 0


def people_of(reader: Reader, caseworker: str, among: Collection[int]) -> frozenset[int]:
    """Return those of the people whose caseworker that is."""
    wanted, found = sorted(among), set[int]()
    for start in range(0, len(wanted), BATCH):
        query = select(col(PersonIndexRow.person_id)).where(
            col(PersonIndexRow.person_id).in_(wanted[start : start + BATCH]),
            col(PersonIndexRow.caseworker) == caseworker,
        )
        found.update(reader.connection.scalars(query))
    return frozenset(found)


def _silent(custody: Collection[str], since: dt.date, caseworker: str | None) -> tuple[Any, ...]:
    life = col(PersonIndexRow.life_day)
    held = _held(custody), func.coalesce(life, "") <= f"{since}"
    return held if caseworker is None else (*held, col(PersonIndexRow.caseworker) == caseworker)


def born_on(reader: Reader, custody: Collection[str], days: Sequence[str]) -> Found:
    """Return person and date of birth of who is held and was born on one of these days of the year (`03-14`)."""
    birth = col(PersonIndexRow.birth)
    # Days alone are looked through in their index, a tenth of the table.
    day = func.substr(col(PersonIndexRow.birth_day), 6, 5)
    on_these = select(col(PersonIndexRow.person_id)).where(day.in_(list(days)))
    return _rows(
        reader,
        select(col(PersonIndexRow.person_id), birth).where(
            col(PersonIndexRow.person_id).in_(on_these),
            func.length(birth) == 10,
            _held(custody),
        ),
    )


def _held(custody: Collection[str]) -> Any:
    """Tell of who is held; in a register of the detained that is no rare thing, so nothing is looked up by it."""
    return func.coalesce(col(PersonIndexRow.status), "").in_(sorted(custody))


def _near(date: Any, number: Any, first: dt.date, last: dt.date) -> Any:
    """Tell of the records, known by `number`, whose date may mean a day between two days; each term has its index."""
    vague = [text for one in (f"{first:%Y-%m}", f"{first:%Y}") for text in (one, f"{one}~")]
    spans = select(number).where(func.instr(date, "/") > 0)
    return date.between(f"{first - _ABOUT}", f"{last + _ABOUT}~") | date.in_(vague) | number.in_(spans)


def _rows(reader: Reader, query: Any) -> Found:
    return reader.connection.execute(query).all()
