"""Hides the cases of groups that whoever works here need not know from everything that reads.

While somebody works who does not know every group, each table that tells of people is covered by a view of the same
name in the connection's own temporary schema, which leaves out the rows of hidden cases. Every query, whoever wrote it,
reads the view: no page, paper, list or search has to think of it. Writing lifts the cover for the length of the change
and refuses a change that touches a hidden case, or that would hide one.

This keeps colleagues from each other's cases inside the program. It is no encryption: all passphrases of a register
open the same database.
"""

from collections.abc import Callable, Collection
from typing import Any

from sqlalchemy import Connection, text
from sqlmodel import SQLModel

from app.base.errors import Problem
from app.base.i18n import _
from app.domain.record import PersonId
from app.store.row import REFERENCES

_HIDDEN = "(SELECT id FROM temp.hidden_case)"
_TOUCHED = f"(SELECT change_number FROM main.row_change WHERE person_id IN {_HIDDEN})"
# Of a departure, without the recipient behind the last semicolon.
_IDS = "trim(rtrim(people, replace(people, ';', '')), ';')"
_SPECIAL = {
    "person": f"SELECT * FROM main.person WHERE id NOT IN {_HIDDEN}",
    # An affair with nobody but hidden people is one of theirs; its title names them.
    "affair": (
        f"SELECT * FROM main.affair WHERE id NOT IN (SELECT affair_id FROM main.affair_member WHERE person_id IN "
        f"{_HIDDEN}) OR id IN (SELECT affair_id FROM main.affair_member WHERE person_id NOT IN {_HIDDEN})"
    ),
    # What a change was called may name them; that there was one, the chain of the history shows anyway.
    "change": (
        f"SELECT number, at, who, CASE WHEN number IN {_TOUCHED} THEN '' ELSE sentence END "
        "AS sentence, undoes, mac FROM main.change"
    ),
    "draft": (
        "SELECT * FROM main.draft WHERE instr(form, ':') = 0 OR "
        f"CAST(substr(form, instr(form, ':') + 1) AS INTEGER) NOT IN {_HIDDEN}"
    ),
    "departure": (
        f"SELECT * FROM main.departure WHERE {_IDS} = '' OR EXISTS (SELECT 1 FROM "
        f"json_each('[' || replace({_IDS}, ';', ',') || ']') AS one "
        f"WHERE one.value NOT IN {_HIDDEN})"
    ),
}
_FILL = (
    "CREATE TEMP TABLE hidden_case (id INTEGER PRIMARY KEY, case_group TEXT NOT NULL)",
    """INSERT INTO temp.hidden_case SELECT id, case_group FROM main.person
    WHERE case_group IN (SELECT name FROM temp.hidden_group)""",
    """INSERT OR IGNORE INTO temp.hidden_case SELECT merged.id, kept.case_group FROM main.person AS merged
    JOIN temp.hidden_case AS kept ON kept.id = merged.merged_into_id""",
    # Whoever was removed lives on in the history.
    """INSERT OR IGNORE INTO temp.hidden_case SELECT row_id, json_extract(before, '$.case_group')
    FROM main.row_change WHERE kind = 'person' AND act = 'removed'
    AND json_extract(before, '$.case_group') IN (SELECT name FROM temp.hidden_group)
    AND row_id NOT IN (SELECT id FROM main.person)""",
)


class OfAnotherGroup(Problem):
    """The case is for those who work in its group."""

    def __init__(self, group: str) -> None:
        super().__init__(
            _("This case is for the group “{group}” only.").format(group=group),
            _("An administrator gives access to groups in the settings."),
        )


class NeedToKnow:
    """Which cases are hidden on one open connection; at first none is."""

    def __init__(self, dbapi: Any) -> None:
        self._dbapi = dbapi
        self._knows: Callable[[str], bool] | None = None
        self._covered: tuple[str, ...] = ()

    @property
    def hides(self) -> bool:
        """Whether there is a case that is hidden."""
        return self._knows is not None

    def restrict(self, knows: Callable[[str], bool] | None) -> None:
        """Hide the cases of the groups that are not known (None: hide none). No transaction may be open."""
        self.lift()
        for name in ("hidden_case", "hidden_group"):
            self._dbapi.execute(f"DROP TABLE IF EXISTS temp.{name}")
        self._knows = knows
        if knows is None:
            return
        groups = [row[0] for row in self._dbapi.execute(_GROUPS).fetchall() if row[0]]
        self._dbapi.execute("CREATE TEMP TABLE hidden_group (name TEXT PRIMARY KEY)")
        self._dbapi.executemany(
            "INSERT INTO temp.hidden_group VALUES (?)", [(group,) for group in groups if not knows(group)]
        )
        for statement in _FILL:
            self._dbapi.execute(statement)
        self.cover()

    def hidden(self) -> dict[PersonId, str]:
        """Return who is hidden, and the group of each case."""
        if self._knows is None:
            return {}
        return dict(self._dbapi.execute("SELECT id, case_group FROM temp.hidden_case").fetchall())

    def cover(self) -> None:
        """Let everything that reads see only what may be known."""
        if self._knows is None or self._covered:
            return
        views = _views()
        for name, query in views.items():
            self._dbapi.execute(f'CREATE TEMP VIEW "{name}" AS {query}')
        self._covered = tuple(views)

    def lift(self) -> None:
        """Let the tables be read whole and written to, until they are covered again."""
        for name in self._covered:
            self._dbapi.execute(f'DROP VIEW temp."{name}"')
        self._covered = ()

    def require_known(self, connection: Connection, number: int, people: Collection[PersonId]) -> None:
        """Raise OfAnotherGroup where the change `number`, which touched `people`, concerns a case that is hidden."""
        if self._knows is None:
            return
        group = connection.scalar(text(_CONCERNED), {"number": number})
        if group:
            raise OfAnotherGroup(group)
        for start in range(0, len(people), 500):
            some = sorted(people)[start : start + 500]
            holes = ", ".join("?" * len(some))
            found = connection.exec_driver_sql(
                f"SELECT DISTINCT case_group FROM main.person WHERE id IN ({holes})", tuple(some)
            )
            for now in found.scalars():
                if now and not self._knows(now):
                    raise OfAnotherGroup(now)


def group_of(connection: Connection, table: str, record_id: int) -> str:
    """Return the group of the hidden case that a record belongs to, or an empty text."""
    owner = "id" if table == "person" else "person_id"
    if owner not in SQLModel.metadata.tables[table].columns:
        return ""
    found = connection.exec_driver_sql(
        f"SELECT hidden.case_group FROM main.{table} AS record JOIN temp.hidden_case AS hidden "
        f"ON hidden.id = record.{owner} WHERE record.id = ?",
        (record_id,),
    )
    return str(found.scalar() or "")


def _people_columns(table: str) -> list[tuple[str, bool]]:
    """Return the columns of a table that name a person, each with whether it may be empty."""
    return [
        (column.name, bool(column.nullable))
        for column in SQLModel.metadata.tables[table].columns
        if column.name == "person_id" or REFERENCES.get(column.name) == "person"
    ]


def _views() -> dict[str, str]:
    """Return, for each table that tells of people, the query for what may be known of it."""
    found = dict(_SPECIAL)
    for table in SQLModel.metadata.tables:
        columns = _people_columns(table)
        if columns and table not in found:
            conditions = " AND ".join(
                f"({name} IS NULL OR {name} NOT IN {_HIDDEN})" if empty else f"{name} NOT IN {_HIDDEN}"
                for name, empty in columns
            )
            found[table] = f"SELECT * FROM main.{table} WHERE {conditions}"
    return found


_OTHERS = " OR ".join(
    f"json_extract({image}, '$.{name}') IN {_HIDDEN}"
    for name, target in REFERENCES.items()
    if target == "person" and name != "person_id"
    for image in ("before", "after")
)
_CONCERNED = (
    "SELECT case_group FROM temp.hidden_case WHERE id IN (SELECT person_id FROM main.row_change "
    "WHERE change_number = :number) UNION ALL SELECT case_group FROM temp.hidden_case WHERE EXISTS "
    f"(SELECT 1 FROM main.row_change WHERE change_number = :number AND ({_OTHERS})) LIMIT 1"
)
_GROUPS = (
    "SELECT case_group FROM main.person UNION SELECT json_extract(before, '$.case_group') FROM main.row_change "
    "WHERE kind = 'person' AND act = 'removed'"
)
