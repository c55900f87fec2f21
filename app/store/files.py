"""The bytes of documents: kept in the encrypted database in pieces, under the SHA-256 of the whole.

A file of any size goes in and out piece by piece: no more than one piece of it is ever in memory.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import Connection, func, insert, select
from sqlmodel import col

from app.base.errors import Problem
from app.base.i18n import _
from app.base.progress import Progress, Silent
from app.store.own_tables import ContentRow

PIECE = 256 * 1024


class ContentDamaged(Problem):
    """The stored bytes are not those that were put in."""


class FileChangedMeanwhile(Problem):
    """A file was written to while it was read."""


def keep(connection: Connection, data: bytes) -> str:
    """Store bytes (once, however often they are attached) and return their SHA-256 in hexadecimal."""
    digest = hashlib.sha256(data).hexdigest()
    if not is_kept(connection, digest):
        pieces = [
            {"sha256": digest, "piece": number, "data": data[start : start + PIECE]}
            for number, start in enumerate(range(0, max(len(data), 1), PIECE))
        ]
        connection.execute(insert(ContentRow), pieces)
    return digest


def is_kept(connection: Connection, digest: str) -> bool:
    """Return whether bytes with this SHA-256 are stored."""
    return bool(
        connection.scalar(
            select(func.count()).select_from(ContentRow).where(col(ContentRow.sha256) == digest)
        )
    )


def digest_of(file: Path, progress: Progress) -> tuple[str, int]:
    """Return the SHA-256 of a file and its size; raises OSError and Cancelled."""
    found, size, total = hashlib.sha256(), 0, file.stat().st_size
    with file.open("rb") as stream:
        while data := stream.read(PIECE):
            found.update(data)
            size += len(data)
            progress.step(size, 2 * max(total, size), _("Reading the file"))
    return found.hexdigest(), size


def keep_file(connection: Connection, file: Path, digest: str, size: int, progress: Progress) -> None:
    """Store a file whose SHA-256 and size `digest_of` found; raises FileChangedMeanwhile, OSError and Cancelled.

    What was stored of it before one of these is gone with the change in which this happens.
    """
    if is_kept(connection, digest):
        return
    found, done = hashlib.sha256(), 0
    with file.open("rb") as stream:
        for number, data in enumerate(_read_pieces(stream)):
            found.update(data)
            done += len(data)
            if done > size:
                break
            connection.execute(insert(ContentRow).values(sha256=digest, piece=number, data=data))
            progress.step(size + done, 2 * max(size, 1), _("Storing the file"))
    if done != size or found.hexdigest() != digest:
        raise FileChangedMeanwhile(
            _("The file {name} was changed while it was read. Nothing was added.").format(name=file.name),
            _("Close it in other programs and add it again."),
        )


def pieces(connection: Connection, digest: str) -> Iterator[bytes]:
    """Yield the stored bytes with this SHA-256 piece by piece, unchecked; nothing for none."""
    number = 0
    while True:
        data = connection.scalar(
            select(col(ContentRow.data)).where(
                col(ContentRow.sha256) == digest, col(ContentRow.piece) == number
            )
        )
        if data is None:
            return
        yield data
        number += 1


def read(connection: Connection, digest: str) -> bytes:
    """Return the bytes with this SHA-256, checked; raises ContentDamaged."""
    data = b"".join(pieces(connection, digest))
    if hashlib.sha256(data).hexdigest() != digest:
        raise damaged()
    return data


def write_out(connection: Connection, digest: str, out: BinaryIO, size: int, progress: Progress) -> None:
    """Write the bytes with this SHA-256 to a stream and check them; raises ContentDamaged, OSError, Cancelled."""
    found, done = hashlib.sha256(), 0
    for data in pieces(connection, digest):
        found.update(data)
        out.write(data)
        done += len(data)
        progress.step(done, max(size, done), _("Writing the file"))
    if found.hexdigest() != digest:
        raise damaged()


def is_sound(connection: Connection, digest: str, progress: Progress | None = None) -> bool:
    """Return whether the stored bytes are those that were put in; `progress` may stop it."""
    watch = progress or Silent()
    found = hashlib.sha256()
    for data in pieces(connection, digest):
        found.update(data)
        watch.step(0, 0, _("Checking the documents"))
    return found.hexdigest() == digest


def damaged() -> ContentDamaged:
    """Return what to tell when the stored bytes are not those that were put in."""
    return ContentDamaged(
        _("This file cannot be shown: its stored contents are missing or damaged."),
        _("Restore it from a backup."),
    )


def _read_pieces(stream: BinaryIO) -> Iterator[bytes]:
    """Yield the pieces of a file; of an empty one a single empty piece, as it is stored."""
    first = stream.read(PIECE)
    yield first
    while data := stream.read(PIECE):
        yield data
