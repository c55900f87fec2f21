"""Backing a register up, and restoring a backup into a new folder."""

from pathlib import Path

from app.base.progress import Progress
from app.store import backup as backups
from app.store.backup import BackupInfo
from app.store.backup_file import SUFFIX
from app.store.register import BACKUPS
from app.workflows.desk import Desk

__all__ = ["SUFFIX", "BackupInfo", "back_up", "restore"]


def back_up(desk: Desk, target: Path | None = None, progress: Progress | None = None) -> BackupInfo:
    """Write a verified, encrypted copy to `target`: a file, a folder, or None for the register's own backups."""
    folder = target or desk.path / BACKUPS
    moment = desk.clock.now()
    file = folder / f"{desk.path.name}-{moment:%Y%m%d-%H%M%S}{SUFFIX}" if folder.is_dir() else folder
    return backups.backup(desk.register, file, moment, progress)


def restore(backup_file: Path, folder: Path, passphrase: str | None = None) -> BackupInfo:
    """Make a register in `folder` (which must not exist) from a backup; with a passphrase it is checked to open."""
    return backups.restore(backup_file, folder, passphrase)
