"""What a caseworker enters about an arrest, a transfer, a release or a status, always with its source."""

from dataclasses import dataclass
from typing import TypeAlias

from app.base.errors import FieldProblem
from app.base.i18n import _
from app.domain.partial_date import PartialDate
from app.domain.record import SourceId
from app.domain.release import Confirmation
from app.domain.source import SourceFields
from app.domain.status import Confidence
from app.store.register import Change
from app.workflows.desk import Desk

SourceChoice: TypeAlias = SourceId | SourceFields


@dataclass(frozen=True, slots=True)
class ArrestEntry:
    """An arrest: begins a detention and claims a custody status."""

    date: PartialDate
    source: SourceChoice
    status: str = "police_custody"
    place: str = ""
    forces: str = ""
    facility_id: int | None = None
    confidence: Confidence = Confidence.SINGLE
    note: str = ""


@dataclass(frozen=True, slots=True)
class TransferEntry:
    """A transfer to another facility, regime or cell; ends the placement before it."""

    date: PartialDate
    source: SourceChoice
    status: str
    facility_id: int | None = None
    place: str = ""
    regime: str = ""
    punishment: str = ""
    cell: str = ""
    confidence: Confidence = Confidence.SINGLE
    note: str = ""


@dataclass(frozen=True, slots=True)
class ReleaseEntry:
    """A release: ends the detention and claims the status that goes with its kind."""

    date: PartialDate
    source: SourceChoice
    kind: str
    place: str = ""
    destination: str = ""
    conditions: str = ""
    papers: str = ""
    confirmation: Confirmation = Confirmation.ANNOUNCED
    confidence: Confidence = Confidence.SINGLE
    release_event_id: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class StatusEntry:
    """What a source says about the status, without an arrest, transfer or release."""

    status: str
    since: PartialDate
    source: SourceChoice
    confidence: Confidence = Confidence.SINGLE
    facility_id: int | None = None
    note: str = ""


def source_of(change: Change, choice: SourceChoice) -> SourceId:
    """Return the id of the chosen source, entering a new one."""
    return int(change.add(choice).id) if isinstance(choice, SourceFields) else choice


def require_past(desk: Desk, date: PartialDate, field: str = "date") -> None:
    """Refuse a date that lies in the future as a whole."""
    if date.earliest > desk.clock.today():
        raise FieldProblem(
            field,
            _("This date lies in the future."),
            _("Record what has happened; for what is expected, add a follow-up."),
        )


def require_status(desk: Desk, status: str) -> None:
    """Refuse a status that is not a term of the vocabulary."""
    if status not in {term.code for term in desk.terms.statuses()}:
        raise FieldProblem("status", _("There is no status “{code}”.").format(code=status))
