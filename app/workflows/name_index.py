"""The matcher of names over everybody in the register: loaded when it is first asked, kept up to date after changes."""

import threading
from collections.abc import Iterable, Mapping

from app.domain.names.matching import MatchIndex, MatchRow
from app.domain.record import PersonId
from app.store import match_keys
from app.store.register import Changes, Register
from app.store.unit import Reader

RELOAD_FROM = 5000
"""So many changed persons cost more one by one than everybody at once."""


class NameIndex:
    """Answers with an index of the register as it is now; safe to ask from any thread."""

    def __init__(self, register: Register, *, hidden: bool = False) -> None:
        """`hidden`: not of those who may be known, but of the others."""
        self._register = register
        self._hidden = hidden
        self._index: MatchIndex | None = None
        self._changed: set[PersonId] = set()
        self._same_given: frozenset[frozenset[str]] = frozenset()
        self._lock = threading.Lock()

    def note(self, changes: Changes) -> None:
        """Remember whose names may have changed."""
        with self._lock:
            if self._index is not None:
                self._changed |= changes.people

    def get(self, same_given: frozenset[frozenset[str]] = frozenset()) -> MatchIndex:
        """Return the index; the first time, and after many changes, this reads the keys of everybody.

        `same_given` are the groups of given names that the organisation holds for one.
        """
        apart = self._register.hidden_cases() if self._hidden else {}
        with self._register.reading(whole=self._hidden) as reader, self._lock:
            if self._index is None or len(self._changed) > RELOAD_FROM or same_given != self._same_given:
                self._index = MatchIndex(self._rows(reader, apart), same_given_names=same_given)
                self._same_given = same_given
            elif self._changed:
                rows = match_keys.rows_of(reader, self._changed)
                self._index = self._index.updated(self._changed, rows)
            self._changed.clear()
            return self._index

    def _rows(self, reader: Reader, apart: Mapping[PersonId, str]) -> Iterable[MatchRow]:
        rows = match_keys.all_rows(reader)
        return (row for row in rows if row.person_id in apart) if self._hidden else rows
