"""Many rows to a statement are the same rows in the same order, and fail as a whole with their change."""

import sqlite3

import pytest
from sqlalchemy import Connection, create_engine

from app.store.many_rows import MOST_VALUES, insert_rows


@pytest.fixture
def connection() -> Connection:
    connection = create_engine("sqlite://").connect()
    connection.exec_driver_sql("CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT UNIQUE, part TEXT)")
    connection.exec_driver_sql("CREATE TABLE seen (place INTEGER PRIMARY KEY, name TEXT)")
    connection.exec_driver_sql(
        "CREATE TRIGGER see AFTER INSERT ON thing BEGIN INSERT INTO seen (name) VALUES (NEW.name); END"
    )
    return connection


@pytest.mark.parametrize(
    "many", [0, 1, MOST_VALUES // 3 - 1, MOST_VALUES // 3, MOST_VALUES // 3 + 1, MOST_VALUES]
)
def test_every_row_is_there_and_triggers_see_them_in_their_order(connection: Connection, many: int) -> None:
    rows = [(number, f"n{many - number}", None) for number in range(many)]
    insert_rows(connection, "thing", ["id", "name", "part"], rows)
    assert [tuple(row) for row in connection.exec_driver_sql("SELECT * FROM thing ORDER BY id")] == rows
    seen = connection.exec_driver_sql("SELECT name FROM seen ORDER BY place").scalars().all()
    assert seen == [name for _id, name, _part in rows]
    connection.close()


def test_a_row_that_is_refused_takes_its_statement_with_it(connection: Connection) -> None:
    rows = [(number, f"n{number % 50}", None) for number in range(60)]
    with pytest.raises(Exception, match="UNIQUE") as caught:
        insert_rows(connection, "thing", ["id", "name", "part"], rows)
    assert isinstance(caught.value.__cause__, sqlite3.IntegrityError)
    assert connection.exec_driver_sql("SELECT count(*) FROM thing").scalar() == 0
    connection.close()
