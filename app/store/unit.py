"""Reading and writing records of any kind: the one general mechanism behind every workflow."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, bindparam, delete, func, insert, select, update
from sqlmodel import SQLModel, col

from app.base.errors import ChangedMeanwhile, Problem
from app.base.i18n import _
from app.domain.announced_list import AnnouncedLine
from app.domain.person import NameForm, Person
from app.domain.record import Fields, PersonId, Record
from app.store import drafts, need_to_know
from app.store.many_rows import insert_rows
from app.store.own_tables import LAST_ID, RegisterInfoRow
from app.store.row import REFERENCES
from app.store.tables import RECORDED

R = TypeVar("R", bound=Record)

BATCH = 500

# The record of each Fields class: `PersonFields` → `Person`.
STORED_AS: dict[type[Fields], type[Record]] = {
    base: record for record in RECORDED for base in record.__bases__ if issubclass(base, Fields)
}


RECORDED_KINDS = tuple(RECORDED)
"""Every kind of record, those first that others refer to."""


@lru_cache(512)
def _finding(kind: type[Record], fields: tuple[tuple[str, bool | None], ...]) -> Select[Any]:
    """Return the query for records whose fields equal a value, are among some (True) or are empty (None).

    Kept, because to put a query together takes longer than to run it.
    """
    table = RECORDED[kind]
    query = select(table).order_by(col(table.id))
    for name, among in fields:
        column = getattr(table, name)
        if among is None:
            query = query.where(column.is_(None))
        elif among:
            query = query.where(column.in_(bindparam(name, expanding=True)))
        else:
            query = query.where(column == bindparam(name))
    return query


class Gone(Problem):
    """The record was removed meanwhile."""


class Reader:
    """Reads records inside one transaction."""

    def __init__(self, connection: Connection, *, hides: bool = False) -> None:
        self.connection = connection
        self._hides = hides

    def get(self, kind: type[R], record_id: int) -> R:
        """Return the record; raises Gone when there is none, OfAnotherGroup when it is of a hidden case."""
        found = self.find(kind, id=record_id)
        if not found:
            self._require_known(kind, record_id)
            if record_id >= self.next_id(kind):
                raise Gone(
                    _("There is no record with the number {number} in this register.").format(
                        number=record_id
                    )
                )
            raise Gone(_("This record is no longer in the register: it has been removed."))
        return found[0]

    def _require_known(self, kind: type[Record], record_id: int) -> None:
        if not self._hides:
            return
        group = need_to_know.group_of(self.connection, str(RECORDED[kind].__tablename__), record_id)
        if group:
            raise need_to_know.OfAnotherGroup(group)

    def find(self, kind: type[R], /, **equals: Any) -> tuple[R, ...]:
        """Return all records of a kind whose fields equal these values (a collection: are among), by id."""
        given = {
            name: list(value) if isinstance(value, list | tuple | set | frozenset) else value
            for name, value in equals.items()
        }
        query = _finding(
            kind,
            tuple((name, None if value is None else type(value) is list) for name, value in given.items()),
        )
        rows = self.connection.execute(query, given).mappings()
        return tuple(kind.model_validate(dict(row)) for row in rows)

    def by_id(self, kind: type[R], ids: Iterable[int | None]) -> dict[int, R]:
        """Return the records with these ids; None and unknown ids are passed over."""
        wanted = sorted({record_id for record_id in ids if record_id is not None})
        found: dict[int, R] = {}
        for start in range(0, len(wanted), BATCH):
            found.update((record.id, record) for record in self.find(kind, id=wanted[start : start + BATCH]))
        return found

    def referring_to(self, record: Record) -> list[Record]:
        """Return all records of any kind that name this one; of a person's record only that person's."""
        target = RECORDED[type(record)].__tablename__
        columns = [column for column, table in REFERENCES.items() if table == target]
        person = getattr(record, "person_id", None)
        # Tables are indexed by person, not by every reference.
        owner = {} if person is None else {"person_id": person}
        return [
            one
            for kind, table in RECORDED.items()
            for column in columns
            if column in table.model_fields
            for one in self.find(kind, **{column: record.id}, **owner)
        ]

    def belonging_to(self, person_id: PersonId) -> list[Record]:
        """Return all records of any kind that belong to a person."""
        return [
            one
            for kind, table in RECORDED.items()
            if "person_id" in table.model_fields
            for one in self.find(kind, person_id=person_id)
        ]

    def name_of(self, person_id: PersonId) -> str:
        """Return the main name of a person: surname and given name."""
        forms = self.find(NameForm, person_id=person_id)
        main = min(forms, key=lambda form: (form.position, form.id), default=None)
        return main.short if main else ""

    def standing(self, person_id: PersonId) -> PersonId:
        """Return the person whom this one was merged into, or the person."""
        merged_into = self.connection.exec_driver_sql(
            "SELECT merged_into_id FROM person WHERE id = ?", (person_id,)
        ).scalar()
        return merged_into or person_id

    def next_id(self, kind: type[Record]) -> int:
        """Return the id that the next new record of a kind will have; no removed record ever had it."""
        table = RECORDED[kind]
        highest = self.connection.scalar(select(func.max(col(table.id)))) or 0
        removed = self.connection.scalar(
            select(col(RegisterInfoRow.value)).where(
                col(RegisterInfoRow.name) == f"{LAST_ID}{table.__tablename__}"
            )
        )
        return max(highest, int(removed or 0)) + 1

    def columns(
        self, kind: type[Record], names: Sequence[str], people: Iterable[PersonId]
    ) -> dict[PersonId, list[Any]]:
        """Return bare rows with some columns of the records of these persons, by person; quick for thousands."""
        table = RECORDED[kind]
        owner = col(getattr(table, "id" if kind is Person else "person_id"))
        wanted = [col(getattr(table, name)) for name in names]
        found: dict[PersonId, list[Any]] = defaultdict(list)
        everybody = sorted(people)
        for start in range(0, len(everybody), BATCH):
            some = everybody[start : start + BATCH]
            query = select(owner, *wanted).where(owner.in_(some)).order_by(col(table.id))
            for person_id, *values in self.connection.execute(query).all():
                found[person_id].append(tuple(values))
        return found

    def count(self, kind: type[Record]) -> int:
        """Return how many records of a kind there are."""
        return self.connection.scalar(select(func.count()).select_from(RECORDED[kind])) or 0


class Unit(Reader):
    """Writes records inside one change, all or nothing."""

    def add(self, fields: Fields) -> Any:
        """Store new fields and return their record."""
        kind = STORED_AS[type(fields)]
        table = RECORDED[kind]
        self._require_standing(getattr(fields, "person_id", None))
        values = {**fields.model_dump(), "id": self.next_id(kind), "version": 1}
        self.connection.execute(insert(table).values(**values))
        return kind.model_validate(values)

    def save(self, record: R) -> R:
        """Store the changed record and return its next version.

        Raises ChangedMeanwhile when the stored version is not the one that the record was read from.
        """
        table = RECORDED[type(record)]
        self._require_standing(getattr(record, "person_id", None))
        values = record.model_dump(exclude={"id", "version"})
        self._expect_one(
            update(table)
            .where(col(table.id) == record.id, col(table.version) == record.version)
            .values(**values, version=record.version + 1)
        )
        return type(record).model_validate({**values, "id": record.id, "version": record.version + 1})

    def remove(self, record: Record) -> None:
        """Remove the record; raises ChangedMeanwhile when somebody has changed it since it was read."""
        table = RECORDED[type(record)]
        self._expect_one(
            delete(table).where(col(table.id) == record.id, col(table.version) == record.version)
        )

    def add_many(self, kind: type[Record], rows: Sequence[Mapping[str, Any]]) -> range:
        """Store many rows at once and return their ids; the values must have been validated by the caller.

        Every row must bring the same names; names left out take the defaults of the fields.
        """
        table = SQLModel.metadata.tables[str(RECORDED[kind].__tablename__)]
        first = self.next_id(kind)
        if not rows:
            return range(first, first)
        defaults = {
            name: None if field.is_required() else field.get_default(call_default_factory=True)
            for name, field in RECORDED[kind].model_fields.items()
            if name not in rows[0]
        }
        full = [{**defaults, **row} for row in rows] if defaults.keys() - {"id", "version"} else rows
        names = [column.name for column in table.columns if column.name not in ("id", "version")]
        pick = itemgetter(*names)
        values = [(number, 1, *pick(row)) for number, row in enumerate(full, start=first)]
        insert_rows(self.connection, table.name, ["id", "version", *names], values)
        return range(first, first + len(rows))

    def take_numbers(self, name: str, many: int = 1) -> range:
        """Return the next `many` running numbers of a series, from 1 on; a number is never given twice."""
        fact = col(RegisterInfoRow.name) == f"last_{name}"
        last = self.connection.scalar(select(col(RegisterInfoRow.value)).where(fact))
        if last is None:
            self.connection.execute(insert(RegisterInfoRow).values(name=f"last_{name}", value="0"))
        first = int(last or 0) + 1
        self.connection.execute(update(RegisterInfoRow).where(fact).values(value=str(first + many - 1)))
        return range(first, first + many)

    def remove_person(self, person_id: PersonId) -> None:
        """Remove everything that belongs to the person and to those who were merged into them, and what was typed."""
        merged = self.connection.exec_driver_sql(
            "SELECT id FROM person WHERE merged_into_id = ?", (person_id,)
        )
        for gone in (*merged.scalars().all(), person_id):
            self._remove_records_of(gone)
            self.connection.exec_driver_sql("DELETE FROM person WHERE id = ?", (gone,))
            drafts.drop_of(self.connection, gone)

    def _remove_records_of(self, person_id: PersonId) -> None:
        self.connection.exec_driver_sql(
            "UPDATE announced_line SET person_id = NULL, decision = 'undecided', version = version + 1 "
            "WHERE person_id = ?",
            (person_id,),
        )
        for kind, row in reversed(RECORDED.items()):
            table = RECORDED[kind]
            for column, target in REFERENCES.items():
                if target == "person" and column in row.model_fields and kind not in (Person, AnnouncedLine):
                    self.connection.execute(delete(table).where(getattr(table, column) == person_id))

    def _require_standing(self, person_id: PersonId | None) -> None:
        if person_id is not None and self.standing(person_id) != person_id:
            raise ChangedMeanwhile(
                _("This person has been merged into another one meanwhile. Nothing was saved."),
                _("Open the person again; what you typed is kept as a draft."),
            )

    def _expect_one(self, statement: Any) -> None:
        if self.connection.execute(statement).rowcount != 1:
            raise ChangedMeanwhile(
                _("Somebody has changed this record since you opened it. Nothing was saved."),
                _("Open it again to see the newer values; what you typed is kept as a draft."),
            )
