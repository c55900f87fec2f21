"""Inserts many rows with few statements."""

from collections.abc import Sequence
from itertools import chain
from typing import Any

from sqlalchemy import Connection

MOST_VALUES = 4000
"""So many values go into one statement: fewer cost more beginnings and ends, more do not fit the processor's caches."""


def insert_rows(
    connection: Connection, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]
) -> None:
    """Insert the rows in their order; values in the form in which they are stored, and no column left out.

    Many rows to a statement, because each statement that fires a trigger begins and ends with work of its own, which
    for a statement a row is more than a third of the whole.
    """
    head = f"INSERT INTO {table} ({', '.join(columns)}) VALUES "
    row = f"({', '.join('?' * len(columns))})"
    at_once = max(MOST_VALUES // len(columns), 1)
    for start in range(0, len(rows), at_once):
        some = rows[start : start + at_once]
        connection.exec_driver_sql(head + ", ".join([row] * len(some)), tuple(chain.from_iterable(some)))
