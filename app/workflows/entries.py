"""What a caseworker enters about an arrest, a transfer, a release or a status, always with its source."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias, TypeVar

from pydantic import ValidationError
from sqlmodel import SQLModel

from app.base.errors import FieldProblem
from app.base.i18n import _, language_in_force
from app.domain.announced_list import AnnouncedListFields
from app.domain.partial_date import PartialDate
from app.domain.record import Fields, PersonId, SourceId
from app.domain.release import Confirmation, ConfirmationStepFields
from app.domain.release_event import AnnouncedNumberFields
from app.domain.source import SourceFields
from app.domain.status import DEAD, DOUBTED, Claim, Confidence
from app.store.register import Change
from app.store.unit import Unit
from app.workflows.desk import Desk

F = TypeVar("F", bound=Fields)
_TIME = re.compile(r"([01]?\d|2[0-3])[:. ]?([0-5]\d)")

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
    """A release: ends the detention and claims the status that goes with its kind.

    `learned` is the day on which it became known (None: that of its source, if it has one).
    """

    date: PartialDate
    source: SourceChoice
    kind: str
    confirmation: Confirmation
    place: str = ""
    destination: str = ""
    conditions: str = ""
    papers: str = ""
    confidence: Confidence = Confidence.SINGLE
    release_event_id: int | None = None
    learned: PartialDate | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class OutcomeChange:
    """What is to be corrected in the releases of many; an empty field leaves what is there.

    With `papers` the old ones are replaced.
    """

    kind: str = ""
    date: PartialDate | None = None
    place: str = ""
    destination: str = ""
    papers: str = ""
    conditions: str = ""


@dataclass(frozen=True, slots=True)
class ConfirmationEntry:
    """Somebody said how sure a release is: the step reached, when, and on whose word."""

    level: Confirmation
    source: SourceChoice
    date: PartialDate | None = None
    time: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class NoticeEntry:
    """What the families of many people were told about a release event."""

    whom: str
    told: PartialDate | None = None
    told_by: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class JourneyEntry:
    """A move after a release."""

    destination: str
    date: PartialDate | None = None
    manner: str = ""
    source: SourceChoice | None = None
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


T = TypeVar("T", bound=SQLModel)

_TIMES: Mapping[type[Fields], str] = {
    AnnouncedNumberFields: "said_time",
    AnnouncedListFields: "published_time",
    ConfirmationStepFields: "time",
}


def with_time(fields: T) -> T:
    """Return the fields with their time of day as it is stored; raises FieldProblem for what is none."""
    field = next((name for kind, name in _TIMES.items() if isinstance(fields, kind)), "")
    if not field:
        return fields
    time = time_of_day(getattr(fields, field), field)
    later: T = fields.model_copy(update={field: time})
    return later


def time_of_day(text: str, field: str = "time") -> str:
    """Return a time of day as it is stored (`9.05` and `905` are `09:05`); refuse what is none."""
    typed = text.strip()
    if not typed:
        return ""
    found = _TIME.fullmatch(typed)
    if found is None:
        raise FieldProblem(field, _("This is no time of day."), _("Write it like 14:05."))
    return f"{int(found[1]):02d}:{found[2]}"


def moment_of(day: dt.date | None, time: str) -> dt.datetime | None:
    """Return a local day and time of day in universal time; without a time, the beginning of the day.

    Raises ValueError for what is no time of day.
    """
    found = _TIME.fullmatch(time.strip() or "0:00")
    if found is None:
        raise ValueError("no time of day")
    if day is None:
        return None
    return dt.datetime.combine(day, dt.time(int(found[1]), int(found[2]))).astimezone(dt.UTC)


def checked(kind: type[F], /, **values: Any) -> F:
    """Return the fields of a record; raises FieldProblem in the user's words for what they cannot take."""
    try:
        return kind(**values)
    except ValidationError as error:
        place = error.errors()[0]["loc"]
        raise FieldProblem(
            str(place[0]) if place else "note",
            _("This cannot be used here: it is missing, too long, or not of this kind."),
        ) from error


def require_past(desk: Desk, date: PartialDate, field: str = "date") -> None:
    """Refuse a date that lies in the future as a whole."""
    require_no_future(desk.clock.today(), date, field)


def require_no_future(today: dt.date, date: PartialDate, field: str = "date") -> None:
    """Refuse a date that lies after today as a whole: of what has not happened nobody can tell."""
    if date.earliest > today:
        raise FieldProblem(
            field,
            _("This date lies in the future."),
            _("Record what has happened; for what is expected, add a follow-up."),
        )


def require_status(desk: Desk, status: str, *, custody: bool = False) -> None:
    """Refuse a status that is no term of the vocabulary, or with `custody` one that does not mean being held."""
    term = next((term for term in desk.terms.statuses() if term.code == status), None)
    if term is None:
        raise FieldProblem("status", _("There is no status “{code}”.").format(code=status))
    if custody and not term.says("custody"):
        raise FieldProblem("status", _("Somebody who is held needs a status that means custody."))


def require_alive(unit: Unit, person_id: PersonId, date: PartialDate, field: str = "date") -> None:
    """Refuse what happened certainly after the person's death, as the register has it."""
    require_not_dead(unit.find(Claim, person_id=person_id, status=DEAD), date, field)


def require_not_dead(deaths: Iterable[Claim], date: PartialDate, field: str = "date") -> None:
    """Refuse what happened certainly after one of these claims of death."""
    for claim in deaths:
        if claim.confidence not in DOUBTED and claim.since.certainly_before(date):
            raise FieldProblem(
                field,
                _("The register says that this person died: {date}.").format(
                    date=claim.since.display(language_in_force())
                ),
                _("Refute that claim first if it is wrong."),
            )
