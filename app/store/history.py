"""The history: opening and sealing a change, reading changes back, checking the chain, taking a change back.

Each change carries a MAC (HMAC-SHA-256 under the register's history key) over the MAC of the change before, its own
heading and every row that it touched. Whoever lacks the key cannot alter, drop or reorder a change unnoticed; what
was cut off at the end shows against a head noted elsewhere (every printed report carries it).
"""

import datetime as dt
import hmac
import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, insert, select, true, update
from sqlmodel import col

from app.base.errors import ChangedMeanwhile, Problem
from app.base.i18n import _
from app.domain.history import Act, Change, RowChange
from app.domain.record import PersonId
from app.store.own_tables import ChangeRow, HistoryContextRow, RowChangeRow
from app.store.tables import PersonRow

MOST_ROWS = 500
START = b"\0" * 32
NOTED = "departure"
"""The kind of record that tells of what left the register."""


def open_change(connection: Connection, at: dt.datetime, who: str, sentence: str, undoes: int | None) -> int:
    """Write the heading of a new change, let the triggers know its number, and return it."""
    number = (connection.scalar(select(func.max(col(ChangeRow.number)))) or 0) + 1
    connection.execute(
        insert(ChangeRow).values(number=number, at=at.isoformat(), who=who, sentence=sentence, undoes=undoes)
    )
    connection.execute(update(HistoryContextRow).values(change_number=number))
    return number


def seal_change(
    connection: Connection, number: int, key: bytes
) -> tuple[frozenset[str], frozenset[PersonId]]:
    """Close a change: seal it into the chain and let no trigger write under its number any more.

    Returns the kinds of row and the persons that it touched.
    """
    connection.execute(update(HistoryContextRow).values(change_number=None))
    previous = (
        connection.scalar(select(col(ChangeRow.mac)).where(col(ChangeRow.number) == number - 1)) or START
    )
    heading = connection.execute(
        select(
            col(ChangeRow.number),
            col(ChangeRow.at),
            col(ChangeRow.who),
            col(ChangeRow.sentence),
            col(ChangeRow.undoes),
        ).where(col(ChangeRow.number) == number)
    ).one()
    rows = _row_tuples(connection, number)
    mac = _mac(key, previous, heading, rows)
    connection.execute(update(ChangeRow).where(col(ChangeRow.number) == number).values(mac=mac))
    people = {row[-1] for row in rows}
    return frozenset(row[1] for row in rows), frozenset(people - {None})


def head(connection: Connection) -> tuple[int, str]:
    """Return the number of the last change and the first 20 hexadecimal digits of its MAC."""
    last = connection.execute(
        select(col(ChangeRow.number), col(ChangeRow.mac)).order_by(col(ChangeRow.number).desc()).limit(1)
    ).first()
    return (last[0], (last[1] or b"").hex()[:20]) if last else (0, START.hex()[:20])


def state(connection: Connection) -> tuple[int, str]:
    """Return number and seal of the last change of what is recorded about people.

    That a document was printed is no such change: printed again, it is the same document.
    """
    last = connection.scalar(
        select(col(RowChangeRow.change_number))
        .where(col(RowChangeRow.kind) != NOTED)
        .order_by(col(RowChangeRow.sequence).desc())
        .limit(1)
    )
    mac = connection.scalar(select(col(ChangeRow.mac)).where(col(ChangeRow.number) == last))
    return (last, (mac or b"").hex()[:20]) if last else (0, START.hex()[:20])


def verify(connection: Connection, key: bytes) -> int | None:
    """Return the number of the first change that is not as it was sealed, or None when the chain holds."""
    previous, expected = START, 1
    headings = connection.execute(
        select(
            col(ChangeRow.number),
            col(ChangeRow.at),
            col(ChangeRow.who),
            col(ChangeRow.sentence),
            col(ChangeRow.undoes),
            col(ChangeRow.mac),
        ).order_by(col(ChangeRow.number))
    ).all()
    for *heading, mac in headings:
        number = int(str(heading[0]))
        right = _mac(key, previous, heading, _row_tuples(connection, number))
        if number != expected or mac is None or not hmac.compare_digest(mac, right):
            return expected
        previous, expected = mac, number + 1
    stray = connection.scalar(select(func.count()).where(col(RowChangeRow.change_number) >= expected))
    return expected if stray else None


def read_changes(
    connection: Connection, person_id: PersonId | None, before: int | None, limit: int
) -> tuple[Change, ...]:
    """Return changes, newest first; of one person or of the whole register, with the rows of that person or all.

    To a person belongs the history of those who were merged into them.
    Of a change that touched very many (an import) only the first `MOST_ROWS` rows come along.
    """
    people: ColumnElement[bool] = true()
    numbers = select(ChangeRow).order_by(col(ChangeRow.number).desc()).limit(limit)
    if before is not None:
        numbers = numbers.where(col(ChangeRow.number) < before)
    if person_id is not None:
        merged = connection.scalars(
            select(col(PersonRow.id)).where(col(PersonRow.merged_into_id) == person_id)
        )
        people = col(RowChangeRow.person_id).in_([person_id, *merged])
        of_person = select(col(RowChangeRow.change_number)).where(people)
        numbers = numbers.where(col(ChangeRow.number).in_(of_person))
    changes = connection.execute(numbers).all()
    rows: dict[int, list[RowChange]] = {change.number: [] for change in changes}
    for number, found in rows.items():
        wanted = select(RowChangeRow).where(col(RowChangeRow.change_number) == number, people)
        wanted = wanted.order_by(col(RowChangeRow.sequence)).limit(MOST_ROWS)
        found.extend(_row_change(row) for row in connection.execute(wanted))
    return tuple(
        Change(
            change.number,
            dt.datetime.fromisoformat(change.at),
            change.who,
            change.sentence or _("A change in a case of another group"),
            change.undoes,
            tuple(rows[change.number]),
        )
        for change in changes
    )


def added_by(connection: Connection, kind: str, row_id: int) -> tuple[dt.datetime, str] | None:
    """Return when and by whom a row was added, the last time if it was taken back in between."""
    row = connection.execute(
        select(col(ChangeRow.at), col(ChangeRow.who))
        .join(RowChangeRow, col(RowChangeRow.change_number) == col(ChangeRow.number))
        .where(
            col(RowChangeRow.kind) == kind,
            col(RowChangeRow.row_id) == row_id,
            col(RowChangeRow.act) == Act.ADDED.value,
        )
        .order_by(col(ChangeRow.number).desc())
        .limit(1)
    ).first()
    return (dt.datetime.fromisoformat(row.at), row.who) if row else None


def take_back(connection: Connection, number: int) -> None:
    """Restore every row that change `number` touched to what it was before, inside the change now open.

    Raises ChangedMeanwhile when one of the rows has been changed again since: taking back only a part would
    leave the register in a state that nobody ever saw.
    """
    rows = connection.execute(
        select(RowChangeRow)
        .where(col(RowChangeRow.change_number) == number)
        .order_by(col(RowChangeRow.sequence).desc())
    ).all()
    if not rows:
        raise Problem(_("There is nothing to undo."))
    for row in rows:
        before = json.loads(row.before) if row.before else {}
        after = json.loads(row.after) if row.after else {}
        if row.act == Act.ADDED:
            done = _delete(connection, row.kind, row.row_id, after)
        elif row.act == Act.REMOVED:
            done = _restore(connection, row.kind, row.row_id, before)
        else:
            done = _revert(connection, row.kind, row.row_id, before, after)
        if done != 1:
            raise ChangedMeanwhile(
                _("This cannot be undone: what it changed has been changed again since."),
                _("Correct it by hand; the history shows the earlier values."),
            )


def _delete(connection: Connection, table: str, row_id: int, expected: dict[str, Any]) -> int:
    same, values = _still(expected)
    return connection.exec_driver_sql(f"DELETE FROM {table} WHERE id = ?{same}", (row_id, *values)).rowcount


def _restore(connection: Connection, table: str, row_id: int, values: dict[str, Any]) -> int:
    values = {**values, "id": row_id, "version": values["version"] + 1}
    holes = ", ".join("?" * len(values))
    return connection.exec_driver_sql(
        f"INSERT INTO {table} ({', '.join(values)}) VALUES ({holes})", tuple(values.values())
    ).rowcount


def _revert(
    connection: Connection, table: str, row_id: int, before: dict[str, Any], expected: dict[str, Any]
) -> int:
    values = {name: value for name, value in before.items() if name != "version"}
    assignments = ", ".join([*(f"{name} = ?" for name in values), "version = version + 1"])
    same, now = _still(expected)
    return connection.exec_driver_sql(
        f"UPDATE {table} SET {assignments} WHERE id = ?{same}", (*values.values(), row_id, *now)
    ).rowcount


def _still(expected: dict[str, Any]) -> tuple[str, tuple[Any, ...]]:
    """Return the condition that the values are those which the change left (an undo counts versions up as well)."""
    values = {name: value for name, value in expected.items() if name != "version"}
    return "".join(f" AND {name} IS NOT DISTINCT FROM ?" for name in values), tuple(values.values())


def _row_tuples(connection: Connection, number: int) -> Sequence[Sequence[Any]]:
    return connection.exec_driver_sql(
        "SELECT sequence, kind, row_id, act, before, after, person_id FROM row_change WHERE change_number = ? "
        "ORDER BY sequence",
        (number,),
    ).all()


def _mac(key: bytes, previous: bytes, heading: Sequence[Any], rows: Sequence[Sequence[Any]]) -> bytes:
    seal = hmac.new(key, previous, "sha256")
    seal.update(json.dumps(list(heading), ensure_ascii=False).encode())
    for start in range(0, len(rows), MOST_ROWS):
        # The images are JSON, in which control characters are escaped: the separators cannot occur in them.
        some = [
            f"{sequence}\x1e{kind}\x1e{row_id}\x1e{act}\x1e{before or ''}\x1e{after or ''}\x1f"
            for sequence, kind, row_id, act, before, after, _person in rows[start : start + MOST_ROWS]
        ]
        seal.update("".join(some).encode())
    return seal.digest()


def _row_change(row: Any) -> RowChange:
    return RowChange(
        row.kind,
        row.row_id,
        Act(row.act),
        json.loads(row.before) if row.before else {},
        json.loads(row.after) if row.after else {},
    )
