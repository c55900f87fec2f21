"""Who and what refers to a record that many persons share: a source, a facility."""

from collections import defaultdict
from collections.abc import Iterator

from sqlalchemy import func, select
from sqlmodel import col

from app.domain.record import PersonId, Record
from app.store.row import REFERENCES, Row
from app.store.tables import RECORDED, PersonRow
from app.store.unit import Reader


def counted(reader: Reader, kind: type[Record]) -> dict[int, int]:
    """Return how many records refer to each record of a kind, where any does."""
    found: dict[int, int] = defaultdict(int)
    for row_class, name in _referring(kind):
        column = col(getattr(row_class, name))
        query = select(column, func.count()).where(column.is_not(None)).group_by(column)
        for record_id, many in reader.connection.execute(query).all():
            found[record_id] += many
    return dict(found)


def people_of(reader: Reader, record: Record) -> dict[PersonId, tuple[str, ...]]:
    """Return the persons with a record that refers to this one, and what it is to them: the columns that name it."""
    found: dict[PersonId, tuple[str, ...]] = {}
    for row_class, name in _referring(type(record)):
        if "person_id" in row_class.model_fields:
            person, column = (col(getattr(row_class, one)) for one in ("person_id", name))
            # What somebody who was merged still has, the one who is kept has too.
            standing = func.coalesce(col(PersonRow.merged_into_id), col(PersonRow.id))
            query = (
                select(standing)
                .select_from(row_class)
                .join(PersonRow, col(PersonRow.id) == person)
                .where(column == record.id)
            )
            for number in reader.connection.scalars(query.distinct()):
                found[number] = tuple(dict.fromkeys((*found.get(number, ()), name)))
    return found


def _referring(kind: type[Record]) -> Iterator[tuple[type[Row], str]]:
    """Return the tables that refer to a kind of record, each with the column that does."""
    table = RECORDED[kind].__tablename__
    columns = [column for column, target in REFERENCES.items() if target == table]
    return ((row, column) for row in RECORDED.values() for column in columns if column in row.model_fields)
