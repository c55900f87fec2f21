"""The triggers that write the history: the one place that knows SQLite's trigger language.

They see every change of a recorded table, whichever code made it, and keep only the columns that changed. A write
outside of a change finds no change number and is refused.
"""

from collections.abc import Iterator

from sqlalchemy import Connection, Table
from sqlmodel import SQLModel

from app.domain.history import Act
from app.store.own_tables import LAST_ID, ChangeRow, HistoryContextRow, RegisterInfoRow, RowChangeRow
from app.store.tables import RECORDED

CONTEXT = HistoryContextRow.__tablename__
ROWS = RowChangeRow.__tablename__
CHANGES = ChangeRow.__tablename__
FACTS = RegisterInfoRow.__tablename__


def create_triggers(connection: Connection) -> None:
    """Create all triggers; the tables must exist and the triggers must not."""
    for statement in _statements():
        connection.exec_driver_sql(statement)


def drop_triggers(connection: Connection) -> None:
    """Drop all triggers, as a migration must before it rebuilds a table."""
    names = (
        connection.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type = 'trigger'").scalars().all()
    )
    for name in names:
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')


def _statements() -> Iterator[str]:
    for row in RECORDED.values():
        yield from _recording(SQLModel.metadata.tables[str(row.__tablename__)])
    yield from _append_only()


def _recording(table: Table) -> Iterator[str]:
    columns = [column.name for column in table.columns if column.name != "id"]
    person = "id" if table.name == "person" else "person_id" if "person_id" in table.columns else None
    acts = (
        ("INSERT", Act.ADDED, "NEW", "NULL", _image("NEW", columns)),
        ("UPDATE", Act.CHANGED, "NEW", _difference("OLD", columns), _difference("NEW", columns)),
        ("DELETE", Act.REMOVED, "OLD", _image("OLD", columns), "NULL"),
    )
    for event, act, side, before, after in acts:
        owner = f"{side}.{person}" if person else "NULL"
        also = _remember_id(table.name) if act is Act.REMOVED else ""
        yield (
            f"CREATE TRIGGER record_{table.name}_{act} AFTER {event} ON {table.name} BEGIN "
            f"INSERT INTO {ROWS} (change_number, kind, row_id, person_id, act, before, after) VALUES "
            f"((SELECT change_number FROM {CONTEXT}), '{table.name}', {side}.id, {owner}, '{act}', {before}, {after}); "
            f"{also}END"
        )


def _remember_id(table: str) -> str:
    """Return what keeps an id from being given again: history and drafts speak of records by their ids."""
    return (
        f"INSERT INTO {FACTS} (name, value) VALUES ('{LAST_ID}{table}', OLD.id) ON CONFLICT (name) "
        "DO UPDATE SET value = max(CAST(value AS INTEGER), OLD.id); "
    )


def _image(side: str, columns: list[str]) -> str:
    pairs = ", ".join(f"'{column}', {side}.{column}" for column in columns)
    return f"json_object({pairs})"


def _difference(side: str, columns: list[str]) -> str:
    changed = " UNION ALL ".join(
        f"SELECT '{column}' AS name, {side}.{column} AS value WHERE OLD.{column} IS NOT NEW.{column}"
        for column in columns
    )
    return f"(SELECT json_group_object(name, value) FROM ({changed}))"


def _append_only() -> Iterator[str]:
    refuse = "BEGIN SELECT raise(ABORT, 'the history is append-only'); END"
    yield f"CREATE TRIGGER keep_{ROWS}_update BEFORE UPDATE ON {ROWS} {refuse}"
    yield f"CREATE TRIGGER keep_{ROWS}_delete BEFORE DELETE ON {ROWS} {refuse}"
    yield f"CREATE TRIGGER keep_{CHANGES}_delete BEFORE DELETE ON {CHANGES} {refuse}"
    yield f"CREATE TRIGGER keep_{CHANGES}_update BEFORE UPDATE ON {CHANGES} WHEN OLD.mac IS NOT NULL {refuse}"
