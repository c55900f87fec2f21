"""Collects the rows of many people and stores them at once, so that a large sample is made quickly."""

import datetime as dt
from typing import Any

from app.domain.detention import Charge, Detention, Placement, Sentence
from app.domain.document import Document
from app.domain.follow_up import FollowUp
from app.domain.person import Identifier, NameForm, Note, Person, Recognition, RiskFlag
from app.domain.record import Record
from app.domain.release import AnnouncedLine, AnnouncedList, Release, ReleaseEvent
from app.domain.source import Source
from app.domain.status import Claim
from app.store.unit import Unit

KINDS: tuple[type[Record], ...] = (
    Source,
    ReleaseEvent,
    AnnouncedList,
    Person,
    NameForm,
    Identifier,
    RiskFlag,
    Recognition,
    Note,
    Detention,
    Placement,
    Charge,
    Sentence,
    Release,
    Claim,
    AnnouncedLine,
    FollowUp,
    Document,
)


class Book:
    """Rows that are not stored yet; their ids are known beforehand because nobody else writes."""

    def __init__(self) -> None:
        self._first: dict[type[Record], int] = dict.fromkeys(KINDS, 1)
        self._rows: dict[type[Record], list[dict[str, Any]]] = {kind: [] for kind in KINDS}
        self._defaults = {kind: _defaults(kind) for kind in KINDS}

    def add(self, kind: type[Record], /, **values: Any) -> int:
        """Note a row, in the form in which it is stored, and return the id that it will have."""
        rows = self._rows[kind]
        rows.append({**self._defaults[kind], **values})
        return self._first[kind] + len(rows) - 1

    def change(self, kind: type[Record], record_id: int, /, **values: Any) -> None:
        """Change a row that is noted but not stored yet."""
        self._rows[kind][record_id - self._first[kind]].update(values)

    def store(self, change: Unit) -> None:
        """Store what was noted and begin anew."""
        for kind, rows in self._rows.items():
            stored = change.add_many(kind, rows)
            if rows and stored.start != self._first[kind]:
                raise RuntimeError(f"somebody else has written rows of {kind.__name__}")
            self._first[kind] += len(rows)
            rows.clear()


def _defaults(kind: type[Record]) -> dict[str, Any]:
    """Return a value for every field, so that all rows of a kind bring the same names."""
    return {
        name: None if field.is_required() else field.get_default(call_default_factory=True)
        for name, field in kind.model_fields.items()
        if name not in ("id", "version")
    }


def day_text(day: dt.date, form: str = "") -> str:
    """Return a day as a stored partial date: exact, or only the month (`month`), or about it (`about`)."""
    if form == "month":
        return f"{day:%Y-%m}"
    if form == "about":
        return f"{day:%Y-%m}~"
    return day.isoformat()
