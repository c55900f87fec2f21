"""The bytes of documents: kept in the encrypted database in pieces, under the SHA-256 of the whole."""

import hashlib

from sqlalchemy import Connection, func, insert, select
from sqlmodel import col

from app.base.errors import Problem
from app.base.i18n import _
from app.store.tables import ContentRow

PIECE = 256 * 1024


class ContentDamaged(Problem):
    """The stored bytes are not those that were put in."""


def keep(connection: Connection, data: bytes) -> str:
    """Store bytes (once, however often they are attached) and return their SHA-256 in hexadecimal."""
    digest = hashlib.sha256(data).hexdigest()
    there = connection.scalar(
        select(func.count()).select_from(ContentRow).where(col(ContentRow.sha256) == digest)
    )
    if not there:
        pieces = [
            {"sha256": digest, "piece": number, "data": data[start : start + PIECE]}
            for number, start in enumerate(range(0, max(len(data), 1), PIECE))
        ]
        connection.execute(insert(ContentRow), pieces)
    return digest


def read(connection: Connection, digest: str) -> bytes:
    """Return the bytes with this SHA-256, checked; raises ContentDamaged."""
    pieces = connection.execute(
        select(col(ContentRow.data)).where(col(ContentRow.sha256) == digest).order_by(col(ContentRow.piece))
    ).scalars()
    data = b"".join(pieces)
    if hashlib.sha256(data).hexdigest() != digest:
        raise ContentDamaged(
            _("This file cannot be shown: its stored contents are missing or damaged."),
            _("Restore it from a backup."),
        )
    return data
