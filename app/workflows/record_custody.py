"""Noting a link of the chain of custody of a document: who had it, from whom, when and why."""

import datetime as dt
from dataclasses import dataclass

from app.base.errors import FieldProblem
from app.base.i18n import _
from app.domain.document import Document
from app.domain.evidence import CustodyStep, CustodyStepFields
from app.domain.record import PersonId
from app.store import files
from app.workflows.desk import Desk


@dataclass(frozen=True, slots=True)
class CustodyEntry:
    """Somebody handed a document to somebody. `check` holds the stored file against its SHA-256 now."""

    document_id: int
    handed_by: str = ""
    handed_to: str = ""
    at: dt.datetime | None = None
    why: str = ""
    check: bool = True
    note: str = ""


def record_custody(desk: Desk, person_id: PersonId, entry: CustodyEntry) -> CustodyStep:
    """Add a link to the chain; raises FieldProblem, and ContentDamaged when the file is not what it was."""
    if not (entry.handed_by.strip() or entry.handed_to.strip()):
        raise FieldProblem("handed_to", _("Say at least who had it from then on, or who gave it away."))
    if entry.at is not None and entry.at > desk.clock.now():
        raise FieldProblem("at", _("This date lies in the future."))
    with desk.changing(
        _("Add step of the chain of custody of {name}").format(name=desk.name_of(person_id))
    ) as change:
        document = change.get(Document, entry.document_id)
        if entry.check and not files.is_sound(change.connection, document.sha256):
            raise files.damaged()
        step: CustodyStep = change.add(
            CustodyStepFields(
                person_id=person_id,
                document_id=document.id,
                at=entry.at,
                handed_by=entry.handed_by,
                handed_to=entry.handed_to,
                why=entry.why,
                hash_checked=entry.check,
                note=entry.note,
            )
        )
        return step
