"""Giving a document out of the register: only on purpose, checked, and with a line in the history of where and why."""

import stat
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from app.base.durable_file import durable_file
from app.base.errors import FieldProblem
from app.base.i18n import _
from app.base.progress import Progress
from app.domain.document import Document
from app.domain.evidence import CustodyStepFields
from app.store import files
from app.workflows.desk import Desk
from app.workflows.write_paper import require_free


@dataclass(frozen=True, slots=True)
class Purpose:
    """To whom a file goes, and why."""

    to_whom: str
    why: str


def export_document(
    desk: Desk, document_id: int, out: Path, purpose: Purpose, progress: Progress, *, overwrite: bool = False
) -> Path:
    """Write a document to a file outside of the register, and note to whom and why it was given.

    The note and the file stand or fall together: without the note nothing is written. It stays when other changes are
    undone, for what was given away is not taken back by an undo. Raises Problem and Cancelled.
    """
    if not purpose.to_whom.strip():
        raise FieldProblem("to_whom", _("Say to whom this goes, or where it is opened."))
    if not purpose.why.strip():
        raise FieldProblem("why", _("Say why it is given out."))
    require_free(out, overwrite=overwrite)
    with desk.register.reading() as reader:
        document = reader.get(Document, document_id)
        name = reader.name_of(document.person_id)
    sentence = _("Export document {title} of {name} to {whom} ({place}): {why}").format(
        title=document.title, name=name, whom=purpose.to_whom, place=out, why=purpose.why
    )
    there = out.exists()
    try:
        with desk.changing(sentence, undoable=False) as change:
            change.add(
                CustodyStepFields(
                    person_id=document.person_id,
                    document_id=document.id,
                    at=desk.clock.now(),
                    handed_by=desk.who,
                    handed_to=purpose.to_whom,
                    why=purpose.why,
                    hash_checked=True,
                    note=_("Exported to {place}").format(place=out),
                )
            )
            with durable_file(out) as new, new.open("wb") as stream:
                files.write_out(change.connection, document.sha256, stream, document.size, progress)
                stream.flush()
    except BaseException:
        # The change could not be sealed after the file had come to its place.
        if not there:
            with suppress(OSError):
                _remove(out)
        raise
    return out


def _remove(file: Path) -> None:
    if stat.S_ISREG(file.lstat().st_mode):
        file.unlink()
