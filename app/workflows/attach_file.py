"""Adding any file to the documents of a person, as it is: stored in pieces, known by its SHA-256, never altered."""

import mimetypes
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.base.errors import Problem
from app.base.i18n import _
from app.base.progress import Progress
from app.domain.document import Document, DocumentFields
from app.domain.evidence import CustodyStepFields
from app.domain.record import PersonId
from app.store import files
from app.store.register import Change
from app.workflows.desk import Desk

MOST_LETTERS = 500
_PICTURES = ("image/jpeg", "image/png", "image/webp", "image/heic", "image/tiff")


class AlreadyThere(Problem):
    """The person has this very file already, perhaps under another name."""


@dataclass(frozen=True, slots=True)
class AddedFile:
    """A document that was added, and the persons (by case number and name) who have the same file."""

    document: Document
    also_with: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AddedFiles:
    """What came of adding several files: those that were added, and of the others the reasons."""

    added: tuple[AddedFile, ...]
    refused: tuple[Problem, ...] = ()


def attach_files(desk: Desk, person_id: PersonId, given: Sequence[Path], progress: Progress) -> AddedFiles:
    """Add files one after the other, each by itself: what one is refused for does not keep out the others."""
    added: list[AddedFile] = []
    refused: list[Problem] = []
    for file in given:
        try:
            added.append(attach_file(desk, person_id, file, progress))
        except Problem as problem:
            refused.append(problem)
    return AddedFiles(tuple(added), tuple(refused))


def attach_file(desk: Desk, person_id: PersonId, file: Path, progress: Progress) -> AddedFile:
    """Add a file to the documents of a person as it is, byte by byte; nothing of it is left where this fails.

    Raises AlreadyThere for a file that the person has, Problem for what cannot be read, and Cancelled.
    """
    _require_file(file)
    try:
        digest, size = files.digest_of(file, progress)
        sentence = _("Add document {title} of {name}").format(title=file.name, name=desk.name_of(person_id))
        with desk.changing(sentence) as change:
            also_with = _who_has(change, digest, person_id)
            files.keep_file(change.connection, file, digest, size, progress)
            document = _note(desk, change, person_id, file, digest, size)
    except OSError as error:
        raise _unreadable(file) from error
    return AddedFile(document, also_with)


def _require_file(file: Path) -> None:
    """Refuse folders, devices and pipes: only an ordinary file has an end."""
    try:
        ordinary = stat.S_ISREG(file.stat().st_mode)
    except OSError as error:
        raise _unreadable(file) from error
    if not ordinary:
        raise Problem(
            _("{name} is not a file.").format(name=file.name),
            _("Add the files of a folder one by one, or pack them into one file first."),
        )


def _who_has(change: Change, digest: str, person_id: PersonId) -> tuple[str, ...]:
    """Return who else has the same file; refuse it where the person has it."""
    others: dict[PersonId, str] = {}
    for document in change.find(Document, sha256=digest):
        owner = change.standing(document.person_id)
        if owner == person_id:
            raise AlreadyThere(
                _("This file is there already: “{title}”.").format(title=document.title),
                _("It was not added again. Its contents are the same, whatever it is called."),
            )
        others[owner] = change.name_of(owner)
    return tuple(others.values())


def _note(desk: Desk, change: Change, person_id: PersonId, file: Path, digest: str, size: int) -> Document:
    media_type = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    document: Document = change.add(
        DocumentFields(
            person_id=person_id,
            kind=_kind(media_type),
            title=(file.stem.strip() or file.name)[:MOST_LETTERS],
            filename=file.name[:MOST_LETTERS],
            media_type=media_type,
            size=size,
            sha256=digest,
            thumbnail_sha256="",
            acquired_at=desk.clock.now(),
            collector=desk.who,
        )
    )
    change.add(
        CustodyStepFields(
            person_id=person_id,
            document_id=document.id,
            at=desk.clock.now(),
            handed_to=desk.who,
            why=_("Added to the register"),
            hash_checked=True,
        )
    )
    return document


def _kind(media_type: str) -> str:
    """Return the kind that a file surely has: what a picture or a text shows, only a person can say."""
    if media_type in _PICTURES:
        return "photo"
    return "recording" if media_type.startswith(("audio/", "video/")) else "other"


def _unreadable(file: Path) -> Problem:
    return Problem(
        _("The file {name} cannot be read.").format(name=file.name),
        _("Check that it exists, that it is not open in another program, and that you may read it."),
    )
