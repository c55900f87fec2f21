"""Finds the people whom an import may mean: by their numbers, and by the keys of their names."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from sqlalchemy import func, select
from sqlmodel import col

from app.domain.names.search_keys import KeyRole
from app.domain.partial_date import PartialDate
from app.domain.record import PersonId
from app.store.tables import IdentifierRow, NameKeyRow, PersonIndexRow, PersonRow
from app.store.unit import BATCH, Reader

SURNAMES = (int(KeyRole.SURNAME), int(KeyRole.OTHER))
# Whoever was merged into somebody is that person.
_STANDING = func.coalesce(col(PersonRow.merged_into_id), col(PersonRow.id))


def by_reference(reader: Reader, references: Collection[str]) -> dict[str, PersonId]:
    """Return whose number of the organisation these are."""
    found: dict[str, PersonId] = {}
    for some in _pieces(references):
        query = select(col(PersonRow.reference), _STANDING).where(col(PersonRow.reference).in_(some))
        rows = reader.connection.execute(query).all()
        found.update({reference: person_id for reference, person_id in rows if reference and person_id})
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
    for some in _pieces(keys):
        query = select(col(NameKeyRow.key), col(NameKeyRow.person_id)).where(
            col(NameKeyRow.role).in_(SURNAMES), col(NameKeyRow.key).in_(some)
        )
        for key, person_id in reader.connection.execute(query).all():
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
    for some in _pieces(people):
        query = select(col(NameKeyRow.person_id), col(NameKeyRow.key)).where(
            col(NameKeyRow.person_id).in_(some)
        )
        for person_id, key in reader.connection.execute(query).all():
            found[person_id].add(key)
    return found


def names_of(reader: Reader, people: Collection[PersonId]) -> dict[PersonId, tuple[str, str]]:
    """Return (name, case number) of these persons, as the People table shows them."""
    found: dict[PersonId, tuple[str, str]] = {}
    for some in _pieces(people):
        query = select(
            col(PersonIndexRow.person_id), col(PersonIndexRow.name), col(PersonIndexRow.case_number)
        ).where(col(PersonIndexRow.person_id).in_(some))
        found.update(
            (person, (name, number)) for person, name, number in reader.connection.execute(query).all()
        )
    return found


def _pieces(things: Iterable[str] | Iterable[int]) -> Iterator[list[str | int]]:
    ordered: list[str | int] = sorted(set(things))
    for start in range(0, len(ordered), BATCH):
        yield ordered[start : start + BATCH]
