"""Bringing the tables of an older register up to date, all or nothing, with a verified backup before.

The order matters. Rebuilding a table with foreign keys on would delete the rows that refer to it, and the setting
cannot be changed inside a transaction, so it is switched off first; triggers vanish with a rebuilt table, so all are
dropped before and made again after; references are checked before anything is committed.
"""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection

from app.base.errors import Problem
from app.base.i18n import _
from app.store import backup, derived
from app.store.backup_file import SUFFIX
from app.store.history_triggers import create_triggers, drop_triggers
from app.store.register import BACKUPS, Register, fact
from app.store.schema import CURRENT, revision_of
from app.store.terms import custody_codes


class FromNewerVersion(Problem):
    """The register was written by a later version of Vigil."""


def bring_up_to_date(register: Register, at: dt.datetime, versions: Path | None = None) -> bool:
    """Migrate a register of an older version; return whether its tables had to be changed.

    Where only what is derived has become out of date, it is derived anew.

    Raises FromNewerVersion; on any failure the register is as it was, and the backup lies in its backups folder.
    `versions` is another folder of migrations than the program's own (for tests).
    """
    with register.reading() as reader:
        revision = revision_of(reader.connection)
        is_derived = fact(reader, "derived") == derived.VERSION
    if revision == CURRENT and versions is None:
        if not is_derived:
            register.rebuild_derived()
        return False
    # deferred: Alembic is needed once after an update of the program, not at each unlock.
    from app.store.migrations import runner

    directory = runner.scripts(versions or runner.VERSIONS)
    if not runner.knows(directory, revision):
        raise FromNewerVersion(
            _("This register was last opened with a newer version of Vigil."),
            _("Install that version on this computer too; the register has not been touched."),
        )
    before = register.folder / BACKUPS / f"before-update-{revision}-{at:%Y%m%d-%H%M%S}{SUFFIX}"
    before.parent.mkdir(exist_ok=True)
    backup.backup(register, before, at)
    register.dbapi.execute("PRAGMA foreign_keys=OFF")
    try:
        register.bookkeeping(lambda connection: _migrate(connection, lambda c: runner.upgrade(c, directory)))
    finally:
        register.dbapi.execute("PRAGMA foreign_keys=ON")
    return True


def _migrate(connection: Connection, upgrade: Callable[[Connection], None]) -> None:
    drop_triggers(connection)
    upgrade(connection)
    create_triggers(connection)
    derived.rebuild(connection, custody_codes(connection))
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise ValueError(f"the migration left {len(broken)} broken references")
