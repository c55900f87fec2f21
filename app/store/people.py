"""Who is found: the search, the filters and the order of the People table, from the derived index."""

import datetime as dt
from array import array
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Select, func, select
from sqlmodel import col

from app.domain.people_list import PeopleColumn, PeopleFound, PeopleQuery
from app.domain.person import RECOGNISED, WITHDRAWN
from app.domain.record import PersonId
from app.domain.status import UNKNOWN_STATUS
from app.store import person_lines, search
from app.store.case_tables import PersonTagRow
from app.store.custom_fields import answering
from app.store.derived_tables import PersonIndexRow, StatusSpanRow
from app.store.tables import (
    ChargeRow,
    ClaimRow,
    FacilityRow,
    PersonRow,
    RecognitionRow,
    ReleaseRow,
    RiskFlagRow,
)
from app.store.unit import BATCH, Reader

FIRST_PAGE = 64
SEARCH_LIMIT = 200
FILTERED_SEARCH_LIMIT = 5000

SORTED_BY: dict[PeopleColumn, Any] = {
    PeopleColumn.NAME: col(PersonIndexRow.name_sort),
    PeopleColumn.CASE_NUMBER: col(PersonIndexRow.person_id),
    PeopleColumn.STATUS: col(PersonIndexRow.status),
    PeopleColumn.SINCE: col(PersonIndexRow.since_day),
    PeopleColumn.FACILITY: col(FacilityRow.code),
    PeopleColumn.NEXT_DUE: col(PersonIndexRow.next_due),
    PeopleColumn.BIRTH: col(PersonIndexRow.birth_day),
    PeopleColumn.CHANGED: col(PersonIndexRow.changed),
    PeopleColumn.LIFE: col(PersonIndexRow.life_day),
}
SORTED_BY_ON_A_DAY: dict[PeopleColumn, Any] = {
    # A person of whom nothing was known by then sorts with those whose status is unknown.
    PeopleColumn.STATUS: func.coalesce(col(StatusSpanRow.status), UNKNOWN_STATUS),
    # The text of a date begins with its year and sorts by it.
    PeopleColumn.SINCE: col(ClaimRow.since),
}
OF_CLAIM = (PeopleColumn.SINCE, PeopleColumn.FACILITY)
"""The columns that, on a day, show what the claim of that day says."""


def find(reader: Reader, query: PeopleQuery) -> PeopleFound:
    """Return the ids that the query finds, in order, and the lines of the first page."""
    if query.text.strip():
        return _search(reader, query)
    statement = _ordered(_filtered(reader, select(col(PersonIndexRow.person_id)), query), query)
    ids = array("q", reader.connection.execute(statement).scalars())
    return PeopleFound(query, ids, person_lines.of(reader, ids[:FIRST_PAGE], query.on))


def count_by_status(
    reader: Reader, query: PeopleQuery, among: Sequence[int] | None = None
) -> Mapping[str, int]:
    """Return how many people have each status, of those whom the other filters of the query let through.

    The text is not looked for: `among` names who was found by it.
    """
    status = _status(query)
    asked = select(status, func.count()).select_from(PersonIndexRow).group_by(status)
    statement = _filtered(reader, asked, replace(query, statuses=frozenset()))
    if among is None:
        return dict(reader.connection.execute(statement).all())
    counts: Counter[str] = Counter()
    for start in range(0, len(among), BATCH):
        some = col(PersonIndexRow.person_id).in_(list(among[start : start + BATCH]))
        counts.update(dict(reader.connection.execute(statement.where(some)).all()))
    return counts


def with_status(
    reader: Reader, persons: Collection[PersonId], statuses: Collection[str]
) -> frozenset[PersonId]:
    """Return those of the persons whose latest known status is one of these."""
    wanted = sorted(persons)
    found: set[PersonId] = set()
    for start in range(0, len(wanted), BATCH):
        query = select(col(PersonIndexRow.person_id)).where(
            col(PersonIndexRow.person_id).in_(wanted[start : start + BATCH]),
            col(PersonIndexRow.status).in_(sorted(statuses)),
        )
        found.update(reader.connection.scalars(query))
    return frozenset(found)


def held_since(
    reader: Reader, persons: Collection[PersonId], day: dt.date, custody: Collection[str]
) -> dict[PersonId, dt.date]:
    """Return since when each person who is held on `day` has been held without a break.

    A time without a beginning ("before 2019") is left out, as it is when days in custody are counted.
    """
    span = StatusSpanRow
    wanted = sorted(persons)
    runs: dict[PersonId, tuple[dt.date, dt.date]] = {}
    for start in range(0, len(wanted), BATCH):
        query = (
            select(col(span.person_id), col(span.start_day), col(span.end_day))
            .where(
                col(span.person_id).in_(wanted[start : start + BATCH]),
                col(span.status).in_(sorted(custody)),
                col(span.start_day) <= day,
                col(span.start_day) > dt.date.min,
            )
            .order_by(col(span.person_id), col(span.start_day))
        )
        for person, first, end in reader.connection.execute(query):
            before = runs.get(person)
            runs[person] = (before[0] if before and before[1] == first else first, end)
    return {person: first for person, (first, end) in runs.items() if end > day}


def statuses(reader: Reader) -> tuple[str, ...]:
    """Return the statuses that people have."""
    return _values(reader, col(PersonIndexRow.status))


def facilities(reader: Reader) -> tuple[int, ...]:
    """Return the facilities in which people are."""
    return _values(reader, col(PersonIndexRow.facility_id))


def articles(reader: Reader) -> tuple[str, ...]:
    """Return the articles under which people are charged."""
    return _values(reader, col(ChargeRow.article))


def flags(reader: Reader) -> tuple[str, ...]:
    """Return the risks that occur among the people."""
    return _values(reader, col(RiskFlagRow.flag))


def groups(reader: Reader) -> tuple[str, ...]:
    """Return the groups of cases that occur among the people."""
    return _values(reader, col(PersonRow.case_group))


def caseworkers(reader: Reader) -> tuple[str, ...]:
    """Return the caseworkers that occur among the people."""
    return _values(reader, col(PersonIndexRow.caseworker))


def tags(reader: Reader) -> tuple[str, ...]:
    """Return the tags that occur among the people."""
    return _values(reader, col(PersonTagRow.tag))


def _values(reader: Reader, column: Any) -> tuple[Any, ...]:
    found = reader.connection.execute(select(column).distinct()).scalars().all()
    return tuple(sorted(value for value in found if value not in (None, "")))


def _search(reader: Reader, query: PeopleQuery) -> PeopleFound:
    limit = FILTERED_SEARCH_LIMIT if _is_narrowed(query) else SEARCH_LIMIT
    hits = search.hits(reader.connection, query.text, limit + 1)
    found = among(reader, query, hits[:limit])
    return replace(found, more=len(hits) > limit)


def among(reader: Reader, query: PeopleQuery, hits: Sequence[search.Hit]) -> PeopleFound:
    """Return those of the hits, in their order, whom the filters of the query let through."""
    ids = [hit.person_id for hit in hits]
    if _is_narrowed(query):
        kept: set[int] = set()
        for start in range(0, len(ids), BATCH):
            some = col(PersonIndexRow.person_id).in_(ids[start : start + BATCH])
            statement = _filtered(reader, select(col(PersonIndexRow.person_id)), query).where(some)
            kept.update(reader.connection.execute(statement).scalars())
        ids = [person_id for person_id in ids if person_id in kept]
    first = person_lines.with_matches(person_lines.of(reader, ids[:FIRST_PAGE], query.on), hits)
    return PeopleFound(query, array("q", ids), first)


def _is_narrowed(query: PeopleQuery) -> bool:
    return query != PeopleQuery(query.text, on=query.on, sort=query.sort, descending=query.descending)


def _status(query: PeopleQuery) -> Any:
    """Return what tells the status: of a day, where nothing was known by then it is unknown; or the latest known."""
    if query.on is None:
        return col(PersonIndexRow.status)
    return func.coalesce(col(StatusSpanRow.status), UNKNOWN_STATUS)


def _filtered(reader: Reader, statement: Select[Any], query: PeopleQuery) -> Select[Any]:
    person, facility = col(PersonIndexRow.person_id), col(PersonIndexRow.facility_id)
    if query.on is not None:
        current = (
            (col(StatusSpanRow.person_id) == person)
            & person_lines.covers(query.on)[0]
            & person_lines.covers(query.on)[1]
        )
        statement = statement.outerjoin(StatusSpanRow, current)
        if query.facilities or query.sort in OF_CLAIM:
            statement = statement.outerjoin(ClaimRow, col(ClaimRow.id) == col(StatusSpanRow.claim_id))
            facility = col(ClaimRow.facility_id)
    if query.statuses:
        statement = statement.where(_status(query).in_(sorted(query.statuses)))
    if query.facilities:
        statement = statement.where(facility.in_(sorted(query.facilities)))
    if query.caseworkers:
        statement = statement.where(col(PersonIndexRow.caseworker).in_(sorted(query.caseworkers)))
    if query.due_by is not None:
        statement = statement.where(col(PersonIndexRow.next_due) <= query.due_by)
    if query.silent_since is not None:
        life = col(PersonIndexRow.life_day)
        statement = statement.where(life.is_(None) | (life <= query.silent_since))
    if query.recognised:
        decision, owner = col(RecognitionRow.decision), col(RecognitionRow.person_id)
        statement = statement.where(
            person.in_(select(owner).where(decision.in_(sorted(RECOGNISED)))),
            person.not_in(select(owner).where(decision == WITHDRAWN)),
        )
    for field_id in sorted({number for number, _wanted in query.custom | query.asked}):
        statement = statement.where(person.in_(answering(reader, query, field_id)))
    if query.groups:
        of_group = select(col(PersonRow.id)).where(col(PersonRow.case_group).in_(sorted(query.groups)))
        statement = statement.where(person.in_(of_group))
    for column, wanted, owner in (
        (col(PersonTagRow.tag), query.tags, col(PersonTagRow.person_id)),
        (col(ChargeRow.article), query.articles, col(ChargeRow.person_id)),
        (col(RiskFlagRow.flag), query.flags, col(RiskFlagRow.person_id)),
        (col(ReleaseRow.release_event_id), query.release_events, col(ReleaseRow.person_id)),
    ):
        if wanted:
            statement = statement.where(person.in_(select(col(owner)).where(col(column).in_(sorted(wanted)))))
    return statement


def _ordered(statement: Select[Any], query: PeopleQuery) -> Select[Any]:
    column, facility = SORTED_BY[query.sort], col(PersonIndexRow.facility_id)
    if query.on is not None:
        column, facility = SORTED_BY_ON_A_DAY.get(query.sort, column), col(ClaimRow.facility_id)
    if query.sort is PeopleColumn.FACILITY:
        statement = statement.outerjoin(FacilityRow, col(FacilityRow.id) == facility)
    person = col(PersonIndexRow.person_id)
    if query.descending:
        return statement.order_by(column.desc().nulls_last(), person.desc())
    return statement.order_by(column.asc().nulls_last(), person)
