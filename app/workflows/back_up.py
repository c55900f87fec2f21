"""Backing a register up, and restoring a backup into a new folder."""

from pathlib import Path

from app.base.errors import Problem
from app.base.i18n import _
from app.base.progress import Progress
from app.store import backup as backups
from app.store.backup import BackupInfo
from app.store.backup_file import SUFFIX, read_manifest
from app.store.register import BACKUPS
from app.workflows.desk import Desk

__all__ = ["SUFFIX", "BackupInfo", "back_up", "restore"]


def back_up(
    desk: Desk, target: Path | None = None, progress: Progress | None = None, *, replace: bool = False
) -> BackupInfo:
    """Write a verified, encrypted copy to `target`: a file, a folder, or None for the register's own backups.

    An existing file is replaced only with `replace`, and only when it is a backup itself; raises Problem otherwise.
    """
    folder = target or desk.path / BACKUPS
    moment = desk.clock.now()
    file = folder / f"{desk.path.name}-{moment:%Y%m%d-%H%M%S}{SUFFIX}" if folder.is_dir() else folder
    _require_free(file, replace)
    return backups.backup(desk.register, file, moment, progress)


def restore(backup_file: Path, folder: Path, passphrase: str | None = None) -> BackupInfo:
    """Make a register in `folder` (which must not exist) from a backup; with a passphrase it is checked to open."""
    return backups.restore(backup_file, folder, passphrase)


def _require_free(file: Path, replace: bool) -> None:
    if not file.is_file():
        return
    if not replace:
        raise Problem(
            _("There is already a file {name}. No backup was made.").format(name=file.name),
            _("Choose another name, or agree to replace it (on the command line: --force)."),
        )
    if file.suffix == SUFFIX:
        return
    try:
        read_manifest(file)
    except Problem as problem:
        raise Problem(
            _("{name} is no backup of Vigil, so it is not replaced. No backup was made.").format(
                name=file.name
            ),
            _("Choose another name."),
        ) from problem
