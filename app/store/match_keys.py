"""The stored keys from which the matcher of names is loaded: one row for each way a name can be read."""

from collections.abc import Collection, Iterator

from sqlmodel import SQLModel

from app.domain.names.matching import MatchRow
from app.domain.record import PersonId
from app.store.derived_tables import MatchKeyRow
from app.store.unit import BATCH, Reader

_IN_ORDER = "ORDER BY person_id, number"
_COLUMNS = ", ".join(
    column.name for column in SQLModel.metadata.tables[str(MatchKeyRow.__tablename__)].columns
)


def all_rows(reader: Reader) -> Iterator[MatchRow]:
    """Yield the rows of everybody, person by person."""
    found = reader.connection.exec_driver_sql(f"SELECT {_COLUMNS} FROM match_key {_IN_ORDER}")
    return (MatchRow(*row) for row in found)


def rows_of(reader: Reader, people: Collection[PersonId]) -> list[MatchRow]:
    """Return the rows of these persons; who is gone has none."""
    wanted = sorted(people)
    found: list[MatchRow] = []
    for start in range(0, len(wanted), BATCH):
        some = tuple(wanted[start : start + BATCH])
        sql = (
            f"SELECT {_COLUMNS} FROM match_key WHERE person_id IN ({', '.join('?' * len(some))}) {_IN_ORDER}"
        )
        found += [MatchRow(*row) for row in reader.connection.exec_driver_sql(sql, some)]
    return found
