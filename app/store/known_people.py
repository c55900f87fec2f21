"""Finds the people whom an import may mean: by their numbers, and by the keys of their names."""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import func, select
from sqlmodel import col

from app.domain.names.search_keys import KeyRole
from app.domain.partial_date import PartialDate
from app.domain.record import PersonId
from app.store.derived_tables import PersonIndexRow
from app.store.tables import IdentifierRow, PersonRow
from app.store.unit import Reader

_AT_ONCE = 5000
SURNAMES = (int(KeyRole.SURNAME), int(KeyRole.OTHER))
# Whoever was merged into somebody is that person.
_STANDING = func.coalesce(col(PersonRow.merged_into_id), col(PersonRow.id))


def by_reference(reader: Reader, references: Collection[str]) -> dict[str, PersonId]:
    """Return whose number of the organisation these are."""
    query = (
        "SELECT reference, coalesce(merged_into_id, id) FROM person "
        "WHERE reference IN (SELECT value FROM json_each(?))"
    )
    return {
        reference: person_id
        for some in _pieces(references)
        for reference, person_id in _rows(reader, query, some)
    }


def former_references(reader: Reader, people: Collection[PersonId]) -> dict[PersonId, set[str]]:
    """Return the references of those who were merged into these persons."""
    found: dict[PersonId, set[str]] = defaultdict(set)
    for some in _pieces(people):
        query = select(col(PersonRow.merged_into_id), col(PersonRow.reference)).where(
            col(PersonRow.merged_into_id).in_(some), col(PersonRow.reference).is_not(None)
        )
        for person_id, reference in reader.connection.execute(query).all():
            if person_id is not None and reference is not None:
                found[person_id].add(reference)
    return found


def identifiers(reader: Reader, kinds: Collection[str]) -> Iterator[tuple[str, str, PersonId]]:
    """Return (kind, number, person) of all identifiers of these kinds."""
    query = (
        select(col(IdentifierRow.kind), col(IdentifierRow.number), _STANDING)
        .join(PersonRow, col(PersonRow.id) == col(IdentifierRow.person_id))
        .where(col(IdentifierRow.kind).in_(list(kinds)))
    )
    yield from (
        (kind, number, person_id) for kind, number, person_id in reader.connection.execute(query).all()
    )


def by_surname_key(reader: Reader, keys: Collection[str]) -> dict[str, set[PersonId]]:
    """Return who has a surname (or an unparted name) with one of these keys."""
    found: dict[str, set[PersonId]] = defaultdict(set)
    query = (
        f"SELECT key, person_id FROM name_key WHERE role IN ({', '.join(map(str, SURNAMES))}) "
        "AND key IN (SELECT value FROM json_each(?))"
    )
    for some in _pieces(keys):
        for key, person_id in _rows(reader, query, some):
            found[key].add(person_id)
    return found


def by_birth(reader: Reader, births: Collection[str]) -> dict[str, set[PersonId]]:
    """Return who was born on one of these days; dates that are no exact day find nobody."""
    days = {birth: day for birth in births if (day := PartialDate(birth).exact)}
    wanted = {day.isoformat() for day in days.values()}
    found: dict[str, set[PersonId]] = defaultdict(set)
    for some in _pieces(wanted):
        query = select(col(PersonIndexRow.birth), col(PersonIndexRow.person_id)).where(
            # The day has an index; a whole month begins with one of its days.
            col(PersonIndexRow.birth_day).in_([dt.date.fromisoformat(str(one)) for one in some])
        )
        for birth, person_id in reader.connection.execute(query).all():
            if birth in days:
                found[birth].add(person_id)
    return found


def keys_of_people(reader: Reader, people: Collection[PersonId]) -> dict[PersonId, set[str]]:
    """Return all keys of the names of these persons."""
    found: dict[PersonId, set[str]] = defaultdict(set)
    query = "SELECT person_id, key FROM name_key WHERE person_id IN (SELECT value FROM json_each(?))"
    for some in _pieces(people):
        for person_id, key in _rows(reader, query, some):
            found[person_id].add(key)
    return found


def names_of(reader: Reader, people: Collection[PersonId]) -> dict[PersonId, tuple[str, str]]:
    """Return (name, case number) of these persons, as the People table shows them."""
    query = (
        "SELECT person_id, name, case_number FROM person_index "
        "WHERE person_id IN (SELECT value FROM json_each(?))"
    )
    return {
        person_id: (name, number)
        for some in _pieces(people)
        for person_id, name, number in _rows(reader, query, some)
    }


def _rows(reader: Reader, query: str, among: Sequence[str | int]) -> Sequence[Any]:
    return reader.connection.exec_driver_sql(query, (json.dumps(among, ensure_ascii=False),)).all()


def _pieces(things: Iterable[str] | Iterable[int]) -> Iterator[list[str | int]]:
    ordered: list[str | int] = sorted(set(things))
    for start in range(0, len(ordered), _AT_ONCE):
        yield ordered[start : start + _AT_ONCE]
