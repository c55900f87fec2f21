"""The connection to the encrypted database: the one place that knows SQLCipher and its settings.

One connection in one process. `locking_mode=EXCLUSIVE` keeps everybody else out for as long as it is open;
the journal is truncated at each commit, so that a register at rest is a single database file which people may
copy; `synchronous=EXTRA` makes a commit outlive a power cut. Nothing else may open the file meanwhile:
closing any other descriptor of it would drop the locks of the process.
"""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, ExceptionContext, create_engine, event
from sqlalchemy.pool import StaticPool

from app.base.errors import Damage, FieldProblem, Problem
from app.base.i18n import _

APPLICATION_ID = 0x56474C31  # "VGL1"
KEY_BYTES, SALT_BYTES = 32, 16
BUSY_MILLISECONDS = 300
NOTHING_GIVEN: Mapping[str, Any] = MappingProxyType({})

SETTINGS = (
    "locking_mode=EXCLUSIVE",
    "journal_mode=TRUNCATE",
    "synchronous=EXTRA",
    "fullfsync=ON",
    "temp_store=MEMORY",
    "secure_delete=ON",
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "mmap_size=0",
    "cache_size=-65536",
)

FILLING = ("synchronous=OFF", "journal_mode=OFF", "cache_size=-262144")
"""Instead, while a new register is filled that nobody relies on yet: quick, but nothing can be rolled back."""


class AlreadyOpen(Problem):
    """Another process holds the register."""


class DatabaseDamaged(Damage):
    """The database file is not what the key file says it is, or a part of it cannot be read."""


class DiskFailed(Problem):
    """The disk took no more, or gave an error: what was being saved is not saved, everything before it is."""


def connect(file: Path, key: bytes, salt: bytes, *, create: bool = False) -> Any:
    """Return an open DB-API connection to the encrypted database `file`.

    `key` is the raw 32-byte database key, `salt` the database's 16 bytes of salt, which are kept outside of
    the file as well: a damaged first sector is then no loss. A missing file is never created unless `create`
    says so.
    """
    if len(key) != KEY_BYTES or len(salt) != SALT_BYTES:
        raise ValueError("a database key has 32 bytes and its salt 16")
    if create:
        # Readable by its owner only; and an existing file is never taken over.
        file.touch(mode=0o600, exist_ok=False)
    else:
        _refuse_wrong_size(file)
    try:
        return _connected(file, f"x'{key.hex()}{salt.hex()}'", create)
    except sqlcipher.DatabaseError as error:
        problem = _not_opened(error)
        if problem is None:
            raise
        raise problem from error


def _connected(file: Path, key: str, create: bool) -> Any:
    connection = sqlcipher.connect(
        f"file:{quote(str(file))}?mode={'rwc' if create else 'rw'}",
        uri=True,
        timeout=BUSY_MILLISECONDS / 1000,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        connection.execute("PRAGMA cipher_log_level=NONE")
        connection.execute(f'PRAGMA key="{key}"')
        apply_settings(connection, SETTINGS)
        if create:
            connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        # A wrong key shows here, not at PRAGMA key; and the exclusive lock is taken here, not at the first
        # write.
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        connection.execute("COMMIT")
        if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise _damaged()
    except BaseException:
        connection.close()
        raise
    return connection


def apply_settings(connection: Any, settings: Iterable[str]) -> None:
    """Make these pragmas hold for the connection; no transaction may be open."""
    for setting in settings:
        connection.execute(f"PRAGMA {setting}")


def make_engine(connection: Any, on_damage: Callable[[DatabaseDamaged], object]) -> Engine:
    """Return the engine over the one open connection; its transactions are ours, not the driver's.

    `on_damage` hears of it when a part of the database cannot be read.
    """
    engine = create_engine(
        "sqlite://", module=sqlcipher, creator=lambda: connection, poolclass=StaticPool, hide_parameters=True
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))

    @event.listens_for(engine, "handle_error")
    def _explain(context: ExceptionContext) -> None:
        problem = explained(context.original_exception, _given(context))
        if isinstance(problem, DatabaseDamaged):
            on_damage(problem)
        if problem is not None:
            raise problem from context.original_exception

    return engine


def _given(context: ExceptionContext) -> dict[str, Any]:
    """Return the values of the one row that the failed statement was to write; of several, none."""
    rows: list[dict[str, Any]] = getattr(context.execution_context, "compiled_parameters", None) or []
    return rows[0] if len(rows) == 1 else {}


def explained(error: BaseException, given: Mapping[str, Any] = NOTHING_GIVEN) -> Problem | None:
    """Return what a failure of the open database means to the user; None for a defect of the program.

    `given` are the values that were to be written, by column.
    """
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return DatabaseDamaged(
            _("The database of this register is damaged: a part of it cannot be read."),
            _("Make no more changes. Restore the latest backup into a new folder and compare."),
        )
    if name.startswith("SQLITE_CONSTRAINT"):
        return _refused(str(error), given)
    if name == "SQLITE_FULL":
        return DiskFailed(
            _("There is no room left on the disk. The last change was not saved."),
            _("Free some space and do it again; everything before it is saved."),
        )
    if name.startswith("SQLITE_IOERR"):
        return DiskFailed(
            _("The disk gave an error. The last change was not saved."),
            _("Close the register, check the disk and its cable, and open the register again."),
        )
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return Problem(
            _("The register's folder does not allow writing."),
            _("Check the rights of the folder, or copy the register to a disk of this computer."),
        )
    return None


def _refused(told: str, given: Mapping[str, Any]) -> Problem | None:
    """Say in the user's words which constraint failed; the driver tells the kinds apart in its text alone."""
    if told.startswith("UNIQUE"):
        _table, field = told.rsplit(".", 1)
        if given.get(field):
            words = _("Another record has “{value}” already; each needs its own.")
            return FieldProblem(field, words.format(value=given[field]))
        return FieldProblem(field, _("Another record has this already; each needs its own."))
    if told.startswith("FOREIGN KEY"):
        return Problem(
            _("Nothing was saved: something that this belongs or refers to has been removed meanwhile."),
            _("Open it again to see what is there now."),
        )
    return None


def _refuse_wrong_size(file: Path) -> None:
    if not file.exists():
        raise Problem(
            _("The register's database {file} is missing.").format(file=file.name),
            _("If the folder was copied or synchronised, copy it again as a whole, or restore a backup."),
        )
    if file.stat().st_size == 0:
        raise DatabaseDamaged(
            _("The register's database is empty (0 bytes): its contents are gone."),
            _("This happens on a full disk or with folder synchronisation. Restore the latest backup."),
        )


def _not_opened(error: sqlcipher.DatabaseError) -> Problem | None:
    if error.sqlite_errorname.startswith("SQLITE_BUSY"):
        return AlreadyOpen(
            _("This register is already open in another window of Vigil."),
            _(
                "Close it or lock it first. A backup while it is open is made in that window: Settings, Back up."
            ),
        )
    if error.sqlite_errorname.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return _damaged()
    return explained(error)


def _damaged() -> DatabaseDamaged:
    return DatabaseDamaged(
        _(
            "The passphrase is right, but the database cannot be read: "
            "it is damaged or belongs to another register."
        ),
        _("Do not write to this folder. Restore the latest backup into a new folder."),
    )
