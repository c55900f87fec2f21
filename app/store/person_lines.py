"""The light lines in which people are listed: name, status, place and what is due, straight from the derived index."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import func, select
from sqlmodel import col

from app.domain.people_list import PersonLine
from app.domain.release import UNCONFIRMED
from app.domain.status import UNKNOWN_STATUS
from app.store import search
from app.store.derived_tables import PersonIndexRow, StatusSpanRow
from app.store.tables import ClaimRow, PersonRow, ReleaseRow
from app.store.unit import BATCH, Reader

_PLAIN_LINE = select(
    col(PersonIndexRow.person_id),
    col(PersonIndexRow.case_number),
    col(PersonIndexRow.reference),
    col(PersonIndexRow.name),
    col(PersonIndexRow.second_name),
    col(PersonIndexRow.status),
    col(PersonIndexRow.since),
    col(PersonIndexRow.confidence),
    col(PersonIndexRow.certain),
    col(PersonIndexRow.facility_id),
    col(PersonIndexRow.birth),
    col(PersonIndexRow.next_due),
    col(PersonIndexRow.flags),
    col(PersonIndexRow.caseworker),
    col(PersonIndexRow.thumbnail),
    col(PersonIndexRow.life_day),
)


def of(reader: Reader, ids: Sequence[int], on: dt.date | None) -> tuple[PersonLine, ...]:
    """Return the lines of these persons in this order; with `on`, statuses are those of that day."""
    found: dict[int, PersonLine] = {}
    for start in range(0, len(ids), BATCH):
        batch = list(ids[start : start + BATCH])
        rows = reader.connection.execute(_PLAIN_LINE.where(col(PersonIndexRow.person_id).in_(batch)))
        found.update((row.person_id, _line(row)) for row in rows)
        if on is not None:
            found.update(_as_of(reader, found, batch, on))
        found.update(_with_open_steps(reader, found, batch))
        found.update(_with_groups(reader, found, batch))
    return tuple(found[person_id] for person_id in ids if person_id in found)


def with_matches(people: Sequence[PersonLine], hits: Sequence[search.Hit]) -> tuple[PersonLine, ...]:
    """Return the lines with the spelling that each hit matched and how well."""
    by_person = {hit.person_id: hit for hit in hits}
    return tuple(
        replace(line, matched=by_person[line.id].matched, score=by_person[line.id].score) for line in people
    )


def covers(day: dt.date) -> tuple[Any, Any]:
    """Return the conditions under which a span of a status lasts on a day."""
    return col(StatusSpanRow.start_day) <= day, col(StatusSpanRow.end_day) > day


def _as_of(
    reader: Reader, found: Mapping[int, PersonLine], batch: Sequence[int], day: dt.date
) -> dict[int, PersonLine]:
    rows = reader.connection.execute(
        select(
            col(StatusSpanRow.person_id),
            col(StatusSpanRow.status),
            col(StatusSpanRow.certain),
            col(ClaimRow.since),
            col(ClaimRow.confidence),
            col(ClaimRow.facility_id),
        )
        .join(ClaimRow, col(ClaimRow.id) == col(StatusSpanRow.claim_id))
        .where(col(StatusSpanRow.person_id).in_(list(batch)), *covers(day))
    )
    then = {row.person_id: row for row in rows}
    changed: dict[int, PersonLine] = {}
    for person_id in batch:
        line, row = found.get(person_id), then.get(person_id)
        if line is None:
            continue
        if row is None:
            changed[person_id] = replace(
                line, status=UNKNOWN_STATUS, since="", confidence="", certain=True, facility_id=None
            )
        else:
            changed[person_id] = replace(
                line,
                status=row.status,
                since=row.since,
                confidence=row.confidence,
                certain=row.certain,
                facility_id=row.facility_id,
            )
    return changed


def _with_open_steps(
    reader: Reader, found: Mapping[int, PersonLine], batch: Sequence[int]
) -> dict[int, PersonLine]:
    """Return the lines of those whose status rests on a release that nobody has confirmed yet."""
    rows = reader.connection.execute(
        select(
            col(ClaimRow.person_id),
            col(ClaimRow.status),
            func.coalesce(col(ClaimRow.since), "").label("since"),
            col(ReleaseRow.confirmation),
        )
        .join(ReleaseRow, col(ReleaseRow.id) == col(ClaimRow.release_id))
        .where(
            col(ClaimRow.person_id).in_(list(batch)),
            col(ReleaseRow.confirmation).in_([step.value for step in UNCONFIRMED]),
        )
    )
    return {
        row.person_id: replace(line, open_step=str(row.confirmation))
        for row in rows
        if (line := found.get(row.person_id)) is not None
        and (line.status, line.since) == (row.status, row.since)
    }


def _with_groups(
    reader: Reader, found: Mapping[int, PersonLine], batch: Sequence[int]
) -> dict[int, PersonLine]:
    """Return the lines of those whose case is for a group."""
    group = col(PersonRow.case_group)
    rows = reader.connection.execute(
        select(col(PersonRow.id), group).where(col(PersonRow.id).in_(list(batch)), group != "")
    )
    return {
        row.id: replace(line, case_group=row.case_group)
        for row in rows
        if row.id is not None and (line := found.get(row.id)) is not None
    }


def _line(row: Any) -> PersonLine:
    return PersonLine(
        row.person_id,
        row.case_number,
        row.reference,
        row.name,
        row.second_name,
        row.status,
        row.since,
        row.confidence,
        row.certain,
        row.facility_id,
        row.birth,
        row.next_due,
        tuple(row.flags.split()),
        row.caseworker,
        row.thumbnail,
        row.life_day,
    )
