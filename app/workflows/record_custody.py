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
from app.workflows.entries import time_of_day


@dataclass(frozen=True, slots=True)
class CustodyEntry:
    """Somebody handed a document to somebody. `check` holds the stored file against its SHA-256 now."""

    document_id: int
    handed_by: str = ""
    handed_to: str = ""
    day: dt.date | None = None
    time: str = ""
    why: str = ""
    check: bool = True
    note: str = ""


def record_custody(desk: Desk, person_id: PersonId, entry: CustodyEntry) -> CustodyStep:
    """Add a link to the chain; raises FieldProblem, and ContentDamaged when the file is not what it was."""
    if not (entry.handed_by.strip() or entry.handed_to.strip()):
        raise FieldProblem("handed_to", _("Say at least who had it from then on, or who gave it away."))
    at = _moment(desk, entry)
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
                at=at,
                handed_by=entry.handed_by,
                handed_to=entry.handed_to,
                why=entry.why,
                hash_checked=entry.check,
                note=entry.note,
            )
        )
        return step


def _moment(desk: Desk, entry: CustodyEntry) -> dt.datetime | None:
    """Return when it was, in UTC; a day without a time counts from its beginning."""
    if entry.day is None:
        return None
    if entry.day > desk.clock.today():
        raise FieldProblem("day", _("This date lies in the future."))
    time = dt.time.fromisoformat(time_of_day(entry.time) or "00:00")
    return dt.datetime.combine(entry.day, time).astimezone(dt.UTC)
