"""The People table as Qt sees it: all ids of the answer, and the lines of the pages that somebody looks at.

Sorting and filtering are SQL; a hundred thousand people are one array of numbers. A page that is not there yet is
fetched in the store's lane and painted when it arrives.
"""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from app.base.i18n import N_, _
from app.domain.people_list import PeopleColumn, PeopleFound, PeopleQuery, PersonLine
from app.domain.record import PersonId
from app.gui.background import Lane, run
from app.gui.plain_text import tip
from app.gui.wording import Words, day
from app.workflows.desk import Desk
from app.workflows.find_people import find_people, people_lines

PAGE = 64
KEPT_PAGES = 40
# Read once: looking an enum member up costs more than answering.
LINE = int(Qt.ItemDataRole.UserRole)
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Column(IntEnum):
    """The columns, from left to right."""

    NAME = 0
    STATUS = 1
    SINCE = 2
    FACILITY = 3
    NEXT_DUE = 4


HEADINGS = {
    Column.NAME: (N_("Name"), PeopleColumn.NAME),
    Column.STATUS: (N_("Status"), PeopleColumn.STATUS),
    Column.SINCE: (N_("Since"), PeopleColumn.SINCE),
    Column.FACILITY: (N_("Where"), PeopleColumn.FACILITY),
    Column.NEXT_DUE: (N_("Next due"), PeopleColumn.NEXT_DUE),
}


class PeopleModel(QAbstractTableModel):
    """The answer to one query at a time; `answered` tells that a new one has come in."""

    answered = Signal()

    def __init__(self, desk: Desk, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._words = desk, words
        self._ids: Sequence[int] = ()
        self._rows: dict[int, int] | None = None
        self._pages: OrderedDict[int, tuple[PersonLine | None, ...]] = OrderedDict()
        self._asked: set[int] = set()
        self.query = PeopleQuery()
        self.is_asking = False
        self.more = False

    def ask(self, query: PeopleQuery) -> None:
        """Ask the register; the newest question wins."""
        self.query = query
        self.is_asking = True
        desk = self._desk
        run(self, lambda _progress: find_people(desk, query), Lane.STORE, done=self._take, channel="people")

    def ask_again(self) -> None:
        """Ask the same once more, because something has changed."""
        self.ask(self.query)

    def sort_by(self, column: PeopleColumn) -> Qt.SortOrder:
        """Sort by a column, downwards when it is chosen again; returns the order."""
        descending = self.query.sort is column and not self.query.descending
        self.ask(replace(self.query, sort=column, descending=descending))
        return Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder

    def person_at(self, row: int) -> PersonId | None:
        """Return the person in a row."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def row_of(self, person_id: PersonId) -> int | None:
        """Return the row of a person, or None."""
        if self._rows is None:
            self._rows = {number: row for row, number in enumerate(self._ids)}
        return self._rows.get(person_id)

    def line(self, row: int) -> PersonLine | None:
        """Return the line of a row, or None while its page is on the way."""
        number, place = divmod(row, PAGE)
        page = self._pages.get(number)
        if page is None:
            self._fetch(number)
            return None
        self._pages.move_to_end(number)
        return page[place] if place < len(page) else None

    def _take(self, found: PeopleFound) -> None:
        self.is_asking = False
        self.beginResetModel()
        self._ids = found.ids
        self._rows = None
        self._asked.clear()
        self._pages.clear()
        self._pages[0] = found.lines
        self.more = found.more
        self.endResetModel()
        self.answered.emit()

    def _fetch(self, number: int) -> None:
        if number in self._asked:
            return
        self._asked.add(number)
        ids = tuple(self._ids[number * PAGE : (number + 1) * PAGE])
        desk, query = self._desk, self.query

        def work(_progress: Any) -> tuple[PersonLine, ...]:
            return people_lines(desk, query, ids)

        run(self, work, Lane.STORE, done=lambda lines: self._keep(number, ids, lines))

    def _keep(self, number: int, ids: tuple[int, ...], lines: Sequence[PersonLine]) -> None:
        if ids != tuple(self._ids[number * PAGE : (number + 1) * PAGE]):
            return
        self._asked.discard(number)
        by_id = {line.id: line for line in lines}
        self._pages[number] = tuple(by_id.get(one) for one in ids)
        while len(self._pages) > KEPT_PAGES:
            self._pages.popitem(last=False)
        first = number * PAGE
        self.dataChanged.emit(
            self.index(first, 0), self.index(first + len(ids) - 1, len(Column) - 1), [LINE, _DISPLAY]
        )

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many people the answer has."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Return the whole line for the delegate, and words for everybody else."""
        if role == LINE:
            return self.line(index.row())
        if role in (_DISPLAY, _SPOKEN):
            line = self.line(index.row())
            return self._say(line, index.column()) if line else ""
        if role == _TIP and index.column() in (Column.NAME, Column.SINCE, Column.FACILITY):
            line = self.line(index.row())
            return tip(self._say(line, index.column())) if line else None
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """Return the headings."""
        if role == _DISPLAY and orientation is Qt.Orientation.Horizontal:
            return _(HEADINGS[Column(section)][0])
        return None

    def _say(self, line: PersonLine, column: int) -> str:
        """Say what a cell shows, for a screen reader."""
        said = {
            Column.NAME: line.name,
            Column.STATUS: self._words.standing_in_full(line),
            Column.SINCE: self._words.date(line.since),
            Column.FACILITY: self._words.facility(line.facility_id),
            Column.NEXT_DUE: day(line.next_due) if line.next_due else "",
        }
        return said[Column(column)]
