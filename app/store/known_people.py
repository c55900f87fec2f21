"""Finds the people whom an import may mean: by their numbers, and by the keys of their names."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from app.domain.names.search_keys import KeyRole
from app.domain.record import PersonId
from app.store.tables import IdentifierRow
from app.store.unit import Reader

_AT_ONCE = 5000
SURNAMES = (int(KeyRole.SURNAME), int(KeyRole.OTHER))


def by_reference(reader: Reader, references: Collection[str]) -> dict[str, PersonId]:
    """Return whose number of the organisation these are."""
    query = "SELECT reference, id FROM person WHERE reference IN (SELECT value FROM json_each(?))"
    return {
        reference: person_id
        for some in _pieces(references)
        for reference, person_id in _rows(reader, query, some)
    }


def identifiers(reader: Reader, kinds: Collection[str]) -> Iterator[tuple[str, str, PersonId]]:
    """Return (kind, number, person) of all identifiers of these kinds."""
    query = select(col(IdentifierRow.kind), col(IdentifierRow.number), col(IdentifierRow.person_id)).where(
        col(IdentifierRow.kind).in_(list(kinds))
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
