"""Makes verified backups of an open register, and restores them into a new folder.

A backup is made from the state of one moment, through the database's own copying (never by copying the live file),
opened and checked before it gets its name. It opens with the passphrases that the register had at that moment.
"""

import datetime as dt
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from app.base.durable_file import (
    FileNotWritten,
    durable_file,
    force_folder_to_disk,
    force_to_disk,
    write_problem,
)
from app.base.errors import Problem
from app.base.i18n import _
from app.base.progress import Progress, Silent
from app.store import backup_file, key_file, key_slots
from app.store.backup_file import DATABASE_PART, KEYS_PART, BackupDamaged, Manifest, part_of
from app.store.connection import DatabaseDamaged, connect
from app.store.key_problems import KeyFileAltered
from app.store.master_key import MasterKey
from app.store.register import BACKUPS, DATABASE, KEYS, Register
from app.store.tables import PersonRow

_PAGES_AT_ONCE = 512
_COPY = "register.copy"


@dataclass(frozen=True, slots=True)
class BackupInfo:
    """A backup that was made and checked: where it is, how many persons it holds, the SHA-256 of the whole file."""

    file: Path
    persons: int
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

    An older file of that name is replaced only when the new one is complete and checked. `at` is the time now.
    Raises FileNotWritten, DatabaseDamaged, KeyFileDamaged, KeyFileAltered, Cancelled; nothing is left then.
    """
    watch = progress or Silent()
    copy = register.folder / _COPY
    with _removed_afterwards(copy), tempfile.TemporaryDirectory() as keys_folder:
        keys = key_file.read(register.folder / KEYS)
        keys.require_authentic(register.master)
        keys_copy = Path(keys_folder) / KEYS
        keys_copy.write_bytes(keys.to_bytes())
        ...
