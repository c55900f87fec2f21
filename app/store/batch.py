"""Collects the rows of many records and stores them at once: what imports and the fictional sample write with."""

from copy import copy
from typing import Any

from app.domain.record import Record
from app.store.tables import RECORDED
from app.store.unit import Reader, Unit


class Batch:
    """Rows that are not stored yet. Their ids are known beforehand: inside a change nobody else writes.

    The values must be valid and in the form in which they are stored.
    """

    def __init__(self, reader: Reader) -> None:
        self._first = {kind: reader.next_id(kind) for kind in RECORDED}
        self._rows: dict[type[Record], list[dict[str, Any]]] = {kind: [] for kind in RECORDED}
        self._defaults = {kind: _defaults(kind) for kind in RECORDED}

    def add(self, kind: type[Record], /, **values: Any) -> int:
        """Note a row, in the form in which it is stored, and return the id that it will have."""
        rows = self._rows[kind]
        rows.append({**self._defaults[kind], **values})
        return self._first[kind] + len(rows) - 1

    def change(self, kind: type[Record], record_id: int, /, **values: Any) -> None:
        """Change a row that is noted but not stored yet."""
        self._rows[kind][record_id - self._first[kind]].update(values)

    def part(self) -> "Batch":
        """Return what was noted so far, to be stored by itself and in this order, and go on without it."""
        noted = copy(self)
        self._first = {kind: first + len(self._rows[kind]) for kind, first in self._first.items()}
        self._rows = {kind: [] for kind in RECORDED}
        return noted

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
