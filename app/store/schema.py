"""The tables of a new register, and the revision they are of."""

from sqlalchemy import Connection, insert, text
from sqlmodel import SQLModel

from app.store import derived_tables, tables  # noqa: F401 -- a table exists once its class is known
from app.store.history_triggers import create_triggers
from app.store.own_tables import HistoryContextRow

CURRENT = "0004"


def create_schema(connection: Connection) -> None:
    """Create every table, the triggers of the history and the note of the revision in an empty database."""
    SQLModel.metadata.create_all(connection)
    connection.execute(insert(HistoryContextRow).values(one=1))
    create_triggers(connection)
    connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"))
    connection.execute(text("INSERT INTO alembic_version VALUES (:current)"), {"current": CURRENT})


def revision_of(connection: Connection) -> str:
    """Return the revision of the tables of an existing database."""
    return str(connection.scalar(text("SELECT version_num FROM alembic_version")))
