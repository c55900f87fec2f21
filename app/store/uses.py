"""Who and what refers to a record that many persons share: a source, a facility."""

from collections import defaultdict
from collections.abc import Iterator

from sqlalchemy import func, select
from sqlmodel import col

from app.domain.record import PersonId, Record
from app.store.row import Row
from app.store.tables import RECORDED, PersonRow
from app.store.unit import Reader


def counted(reader: Reader, kind: type[Record]) -> dict[int, int]:
    """Return how many records refer to each record of a kind, where any does."""
    found: dict[int, int] = defaultdict(int)
    for row_class in _referring(kind):
        column = col(getattr(row_class, _column(kind)))
        query = select(column, func.count()).where(column.is_not(None)).group_by(column)
        for record_id, many in reader.connection.execute(query).all():
            found[record_id] += many
    return dict(found)


def people_of(reader: Reader, record: Record) -> set[PersonId]:
    """Return the persons with a record that refers to this one."""
    found: set[PersonId] = set()
    for row_class in _referring(type(record)):
        if "person_id" in row_class.model_fields:
            person, column = (col(getattr(row_class, name)) for name in ("person_id", _column(type(record))))
            # What somebody who was merged still has, the one who is kept has too.
            standing = func.coalesce(col(PersonRow.merged_into_id), col(PersonRow.id))
            query = (
                select(standing)
                .select_from(row_class)
                .join(PersonRow, col(PersonRow.id) == person)
                .where(column == record.id)
            )
            found.update(reader.connection.scalars(query.distinct()))
    return found


def _referring(kind: type[Record]) -> Iterator[type[Row]]:
    return (row for row in RECORDED.values() if _column(kind) in row.model_fields)


def _column(kind: type[Record]) -> str:
    return f"{RECORDED[kind].__tablename__}_id"
