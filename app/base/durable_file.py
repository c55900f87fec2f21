"""Writes a file so that whatever happens it has its old content or its new one, and nothing in between."""

import errno
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from app.base.errors import Problem
from app.base.i18n import _

NEW_FILE_SUFFIX = ".new"
"""What is added to the name of the file while it is being written, beside its place."""


class FileNotWritten(Problem):
    """The disk did not take the file; what was there before is untouched."""


@contextmanager
def durable_file(path: Path, check: Callable[[Path], None] | None = None) -> Iterator[Path]:
    """Yield a new empty file (readable by its owner only) that becomes `path` when the block ends well.

    Before it takes the place of `path` its content is forced to the disk and `check` may read it back and
    raise. When anything fails the new file is removed and `path` stays as it was. Raises FileNotWritten.
    """
    new = path.with_name(path.name + NEW_FILE_SUFFIX)
    try:
        _refuse_no_file(path)
        _create_private(new)
        yield new
        force_to_disk(new)
        if check is not None:
            check(new)
        new.replace(path)
        force_folder_to_disk(path.parent)
    except OSError as error:
        raise write_problem(error, path) from error
    finally:
        # After the replacement there is nothing left here; on a disk that vanished nothing can be removed.
        with suppress(OSError):
            new.unlink(missing_ok=True)


def force_to_disk(path: Path) -> None:
    """Return only when the operating system says that the content of `path` is on the disk."""
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def force_folder_to_disk(folder: Path) -> None:
    """Make the names in `folder` (a rename, a new file) survive a power cut; Windows does this by itself."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _refuse_no_file(path: Path) -> None:
    """Raise Problem where something stands that is no plain file and would be lost: a folder, a device."""
    with suppress(FileNotFoundError):
        if not stat.S_ISREG(path.stat().st_mode):
            raise FileNotWritten(
                _("{name} was not written: what is there is not an ordinary file.").format(name=path.name),
                _("Give the name of a file to write."),
            )


def _create_private(path: Path) -> None:
    # A file of this name is the remainder of a run that was killed.
    path.unlink(missing_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def write_problem(error: OSError, path: Path) -> FileNotWritten:
    """Return what to tell the user when writing `path` failed in this way."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return FileNotWritten(
            _("{name} was not written: there is no room left on the disk.").format(name=path.name),
            _("Free some space or choose another disk. Nothing was changed."),
        )
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return FileNotWritten(
            _("{name} was not written: writing is not allowed in {folder}.").format(
                name=path.name, folder=path.parent
            ),
            _("Choose another folder. Nothing was changed."),
        )
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return FileNotWritten(
            _("{name} was not written: the folder {folder} does not exist.").format(
                name=path.name, folder=path.parent
            ),
            _("Choose another folder. Nothing was changed."),
        )
    return FileNotWritten(
        _("{name} was not written: {reason}.").format(
            name=path.name, reason=error.strerror or type(error).__name__
        ),
        _("Nothing was changed. Try again, or choose another disk."),
    )
