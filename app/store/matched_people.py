"""What is compared when one looks for people who are in the register twice: bare rows of everybody, read at once."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlmodel import col

from app.domain.person import NameUsage
from app.domain.record import PersonId
from app.store.tables import DistinctionRow, IdentifierRow, NameFormRow, PersonRow
from app.store.unit import Reader


@dataclass(frozen=True, slots=True)
class WrittenName:
    """One name under which a person is looked for among the others."""

    person_id: PersonId
    surname: str
    given: str
    patronymic: str
    text: str
    birth: str
    sex: str


def written_names(reader: Reader, people: Collection[PersonId] | None = None) -> list[WrittenName]:
    """Return the main name and the names at birth of these persons, or of everybody, names that are alike together."""
    main = select(
        col(NameFormRow.person_id),
        func.min(col(NameFormRow.position) * 1_000_000_000_000 + col(NameFormRow.id)),
    ).group_by(col(NameFormRow.person_id))
    query = (
        select(
            col(NameFormRow.id),
            col(NameFormRow.position),
            col(NameFormRow.usage),
            col(NameFormRow.person_id),
            col(NameFormRow.surname),
            col(NameFormRow.given),
            col(NameFormRow.patronymic),
            col(NameFormRow.text),
            func.coalesce(col(PersonRow.birth_date), ""),
            col(PersonRow.sex),
        )
        .join(PersonRow, col(PersonRow.id) == col(NameFormRow.person_id))
        .where(col(PersonRow.merged_into_id).is_(None))
        .order_by(col(NameFormRow.surname), col(NameFormRow.given), col(NameFormRow.id))
    )
    if people is not None:
        query = query.where(col(PersonRow.id).in_(list(people)))
        main = main.where(col(NameFormRow.person_id).in_(list(people)))
    first = {
        person_id: order % 1_000_000_000_000 for person_id, order in reader.connection.execute(main).all()
    }
    return [
        WrittenName(*values)
        for form_id, _position, usage, *values in reader.connection.execute(query).all()
        if usage == NameUsage.BIRTH or first[values[0]] == form_id
    ]


def found_different(
    reader: Reader, people: Collection[PersonId] | None = None
) -> dict[PersonId, set[PersonId]]:
    """Return by person those whom somebody found to be somebody else."""
    query = select(col(DistinctionRow.person_id), col(DistinctionRow.other_id)).where(
        col(DistinctionRow.other_id).is_not(None)
    )
    if people is not None:
        some = list(people)
        query = query.where(col(DistinctionRow.person_id).in_(some) | col(DistinctionRow.other_id).in_(some))
    found: dict[PersonId, set[PersonId]] = defaultdict(set)
    for one, other in reader.connection.execute(query).all():
        if other is not None:
            found[one].add(other)
            found[other].add(one)
    return found


def shared_numbers(reader: Reader, kinds: Iterable[str]) -> list[tuple[str, str, tuple[PersonId, ...]]]:
    """Return (kind, number, persons) of every number of these kinds that more than one person has."""
    shared: Any = (
        select(col(IdentifierRow.kind), col(IdentifierRow.number))
        .where(col(IdentifierRow.kind).in_(list(kinds)))
        .group_by(col(IdentifierRow.kind), col(IdentifierRow.number))
        .having(func.count(col(IdentifierRow.person_id).distinct()) > 1)
        .subquery()
    )
    query = (
        select(col(IdentifierRow.kind), col(IdentifierRow.number), col(IdentifierRow.person_id))
        .join(
            shared,
            (shared.c.kind == col(IdentifierRow.kind)) & (shared.c.number == col(IdentifierRow.number)),
        )
        .join(PersonRow, col(PersonRow.id) == col(IdentifierRow.person_id))
        .where(col(PersonRow.merged_into_id).is_(None))
    )
    found: dict[tuple[str, str], set[PersonId]] = defaultdict(set)
    for kind, number, person_id in reader.connection.execute(query).all():
        found[kind, number].add(person_id)
    return [(*key, tuple(sorted(people))) for key, people in sorted(found.items()) if len(people) > 1]
