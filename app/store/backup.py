"""Makes verified backups of an open register, and restores them into a new folder.

A backup is made from the state of one moment, through the database's own copying (never by copying the live
file), opened and checked before it gets its name. It opens with the passphrases that the register had at that
moment.
"""

import datetime as dt
import errno
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from app.base.durable_file import (
    NEW_FILE_SUFFIX,
    durable_file,
    force_folder_to_disk,
    force_to_disk,
    write_problem,
)
from app.base.errors import Problem
from app.base.i18n import _
from app.base.progress import Progress, Silent
from app.store import backup_file, key_file
from app.store.backup_file import DATABASE_PART, KEYS_PART, BackupDamaged, Manifest, part_of
from app.store.connection import DatabaseDamaged, connect
from app.store.derived_tables import PersonIndexRow
from app.store.master_key import MasterKey
from app.store.register import BACKUPS, DATABASE, KEYS, Register, require_outside
from app.store.schema import revision_of

_PAGES_AT_ONCE = 512
# Who was merged into somebody else is a row of the register and no person of it.
_PERSONS = str(PersonIndexRow.__tablename__)
_SCRATCH = ".backup"
_UNFINISHED = f"*{backup_file.SUFFIX}{NEW_FILE_SUFFIX}"
_LONG_AGO = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class BackupInfo:
    """A backup that was made and checked, or restored: the file, and the SHA-256 of it as a whole.

    `persons` is how many it holds; None when it was restored without a passphrase.
    """

    file: Path
    persons: int | None
    sha256: str


class RestoreWouldOverwrite(Problem):
    """There is something where the register is to be restored."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            _("There is already something at {folder}. Restoring never overwrites.").format(folder=folder),
            _("Choose a folder that does not exist yet; Vigil makes it."),
        )


def backup(register: Register, target: Path, at: dt.datetime, progress: Progress | None = None) -> BackupInfo:
    """Write a backup of the register as it is now to the file `target`, check it, and return what was made.

    An older file of that name is replaced only when the new one is complete and checked. `at` is the time
    now. Raises Problem, FileNotWritten, DatabaseDamaged, KeyFileDamaged, KeyFileAltered, Cancelled; nothing is left
    then.
    """
    watch = progress or Silent()
    require_outside(target)
    tidy_target(target.parent, register.folder.name, at)

    def check(written: Path) -> None:
        backup_file.require_sound(written).require_authentic(register.master)

    with durable_file(target, check) as new, _scratch(register.folder / _SCRATCH, target) as scratch:
        parts = {KEYS_PART: scratch / KEYS, DATABASE_PART: scratch / DATABASE}
        keys = key_file.read(register.folder / KEYS)
        keys.require_authentic(register.master)
        parts[KEYS_PART].write_bytes(keys.to_bytes())
        rows = _copy_database(register, parts[DATABASE_PART], target, watch)
        watch.step(0, 0, _("Checking the copy"))
        if _checked_rows(parts[DATABASE_PART], register.master, keys.database_salt) != rows:
            raise _not_copied()
        manifest = Manifest(
            made=at.astimezone(dt.UTC).replace(second=0, microsecond=0),
            register_id=keys.register_id,
            generation=keys.generation,
            database_salt=keys.database_salt,
            schema=_revision(register),
            keys=part_of(parts[KEYS_PART]),
            database=part_of(parts[DATABASE_PART]),
        )
        backup_file.write_archive(new, manifest.authenticated(register.master), parts, watch)
    return BackupInfo(target, rows[_PERSONS], part_of(target).sha256)


def tidy(register_folder: Path) -> None:
    """Take away what a backup left in the folder of a register when the program was ended in the middle of it."""
    shutil.rmtree(register_folder / _SCRATCH, ignore_errors=True)
    for unfinished in (register_folder / BACKUPS).glob(_UNFINISHED):
        with suppress(OSError):
            unfinished.unlink()


def tidy_target(folder: Path, register_name: str, at: dt.datetime) -> None:
    """Take away backups that were never finished from a folder where one is to be made.

    Where others keep their backups too, one of them may be under way: only what is old, or has the register's name.
    """
    for unfinished in folder.glob(_UNFINISHED):
        with suppress(OSError):
            is_old = at.timestamp() - unfinished.stat().st_mtime > _LONG_AGO
            if is_old or unfinished.name.startswith(f"{register_name}-"):
                unfinished.unlink()


def restore(
    file: Path, folder: Path, passphrase: str | None = None, progress: Progress | None = None
) -> BackupInfo:
    """Make a register in the new folder `folder` from the backup `file`.

    Every byte is held against the checksums. With a passphrase the database is also opened and checked, and
    the persons in it are counted. Raises RestoreWouldOverwrite, NotABackup, BackupDamaged,
    BackupFromNewerVersion, WrongPassphrase, NotEnoughMemory, FileNotWritten, Cancelled; `folder` does not
    exist then.
    """
    watch = progress or Silent()
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise RestoreWouldOverwrite(folder)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}-") as scratch:
            made = Path(scratch) / folder.name
            (made / BACKUPS).mkdir(parents=True)
            manifest = backup_file.extract(file, made, watch)
            persons = _checked_restoration(file, made, manifest, passphrase, watch)
            shutil.copyfile(made / KEYS, key_file.copy_path(made / KEYS))
            for one in (made / DATABASE, made / KEYS, key_file.copy_path(made / KEYS)):
                one.chmod(0o600)
                force_to_disk(one)
            force_folder_to_disk(made)
            if folder.exists():
                folder.rmdir()
            made.replace(folder)
            force_folder_to_disk(folder.parent)
    except OSError as error:
        raise write_problem(error, folder) from error
    return BackupInfo(file, persons, part_of(file).sha256)


def _checked_restoration(
    file: Path, made: Path, manifest: Manifest, passphrase: str | None, watch: Progress
) -> int | None:
    """Return how many persons the restored database holds, None without a passphrase."""
    keys = key_file.parse((made / KEYS).read_bytes(), made / KEYS)
    if (keys.register_id, keys.database_salt) != (manifest.register_id, manifest.database_salt):
        raise BackupDamaged(file)
    if passphrase is None:
        return None
    watch.step(0, 0, _("Checking the restored register"))
    master = keys.unlock(passphrase).master
    manifest.require_authentic(master)
    return _checked_rows(made / DATABASE, master, keys.database_salt)[_PERSONS]


def _copy_database(register: Register, copy: Path, target: Path, watch: Progress) -> dict[str, int]:
    """Copy one state of the database to `copy`, under the same key; return how many rows each table has."""
    destination = connect(copy, register.master.database_key(), register.salt, create=True)
    try:
        with register.reading():
            rows = _count_rows(register.dbapi)
            register.dbapi.backup(
                destination,
                pages=_PAGES_AT_ONCE,
                progress=lambda _state, remaining, total: watch.step(
                    total - remaining, total, _("Copying the register")
                ),
            )
    except sqlcipher.DatabaseError as error:
        raise _explained(error, target) from error
    finally:
        destination.close()
    return rows


def _checked_rows(database: Path, master: MasterKey, salt: bytes) -> dict[str, int]:
    """Open a copy, check all of it, and return how many rows each table has; raises DatabaseDamaged."""
    connection = connect(database, master.database_key(), salt)
    try:
        if connection.execute("PRAGMA quick_check").fetchall() != [("ok",)]:
            raise _not_copied()
        return _count_rows(connection)
    except sqlcipher.DatabaseError as error:
        raise _not_copied() from error
    finally:
        connection.close()


def _revision(register: Register) -> str:
    with register.reading() as reader:
        return revision_of(reader.connection)


def _count_rows(connection: Any) -> dict[str, int]:
    names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    return {
        name: connection.execute(f'SELECT count(*) FROM main."{name}"').fetchone()[0] for (name,) in names
    }


@contextmanager
def _scratch(folder: Path, target: Path) -> Iterator[Path]:
    """Give an empty folder and take it away afterwards, with what a run that was killed left there.

    When the disk does not take what is put there, it is `target` that was not written, for the user.
    """
    try:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=0o700)
        yield folder
    except OSError as error:
        raise write_problem(error, target) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _explained(error: Any, target: Path) -> Problem:
    # The driver names the error everywhere but in its copying of a whole database.
    name, told = getattr(error, "sqlite_errorname", ""), str(error)
    if name == "SQLITE_FULL" or "is full" in told:
        return write_problem(OSError(errno.ENOSPC, told), target)
    if name.startswith("SQLITE_IOERR") or "I/O error" in told:
        return write_problem(OSError(errno.EIO, str(error)), target)
    return _not_copied()


def _not_copied() -> DatabaseDamaged:
    return DatabaseDamaged(
        _("The register could not be copied in full: its database is damaged. No backup was made."),
        _("Do not delete any older backup. Restore the latest one into a new folder and compare."),
    )
