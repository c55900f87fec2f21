"""A record of a case as one may refer to it: its kind and id, its date, and a few words of its own."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.case import PARTS, Case
from app.domain.labels import KIND_LABELS, kind_name
from app.domain.partial_date import PartialDate
from app.domain.record import Record

_NOT_LINKED = frozenset({"follow_up", "person_tag", "custom_value", "name_form", "custody_step", "variant"})
_TITLES = ("title", "name", "organisation", "number", "place", "court", "with_whom", "destination", "whom")


@dataclass(frozen=True, slots=True)
class CaseRecord:
    """A record that a follow-up can be about."""

    kind: str
    id: int
    title: str
    date: PartialDate | None = None


def linkable(case: Case) -> Iterator[CaseRecord]:
    """Yield the records of a case that a follow-up can be about, newest of each kind first."""
    for name, dated in _PARTS.values():
        yield from (_of(record, dated) for record in reversed(getattr(case, name)))


def linked(case: Case, kind: str, record_id: int | None) -> CaseRecord | None:
    """Return the record that a link names, or None where there is none (any more)."""
    name, dated = _PARTS.get(kind, ("", ""))
    found = (_of(one, dated) for one in (getattr(case, name) if name else ()) if one.id == record_id)
    return next(found, None)


_PARTS = {
    kind_name(kind): (name, dated)
    for name, (kind, dated) in PARTS.items()
    if kind_name(kind) in KIND_LABELS and kind_name(kind) not in _NOT_LINKED
}
"""Which part of a case holds the records of a kind that can be linked, and what dates them."""


def _of(record: Record, dated: str) -> CaseRecord:
    date = getattr(record, dated) if dated else None
    if isinstance(date, dt.datetime):
        date = date.date()
    title = next((text for name in _TITLES if (text := getattr(record, name, ""))), "")
    shown = PartialDate.of(date) if isinstance(date, dt.date) else date
    return CaseRecord(kind_name(type(record)), record.id, str(title), shown)
