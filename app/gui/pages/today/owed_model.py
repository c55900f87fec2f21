"""What is owed, in groups by urgency, as rows of one list."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.base.i18n import N_, _
from app.domain.people_list import PersonLine
from app.domain.reminder import ReminderKind
from app.gui import wording
from app.gui.pages.today.reminder_words import reminder_words
from app.workflows.follow_ups import FollowUpLine
from app.workflows.reminders import Reminded, ReminderLine

ROW = int(Qt.ItemDataRole.UserRole)
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

OVERDUE, TODAY, WEEK, LATER, UNDATED, REMINDED, SILENT = range(7)
HEADINGS = (
    N_("Overdue"),
    N_("Due today"),
    N_("In the next seven days"),
    N_("Later"),
    N_("Without a day"),
    N_("The cases remind you"),
    N_("No proof of life for 60 days"),
)
_ORDER = (OVERDUE, TODAY, REMINDED, SILENT, WEEK, LATER, UNDATED)


@dataclass(frozen=True, slots=True)
class OwedRow:
    """A heading (neither `line` nor `reminder`), a follow-up, or what a case reminds of."""

    group: int
    count: int
    line: FollowUpLine | None = None
    reminder: ReminderLine | None = None

    @property
    def person(self) -> PersonLine | None:
        """Whom the row is about; nobody in a heading."""
        about = self.line or self.reminder
        return about.person if about else None


class OwedModel(QAbstractListModel):
    """The rows of the Today page."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[OwedRow] = []
        self._today = dt.date.min

    def show_lines(
        self, lines: Sequence[FollowUpLine], today: dt.date, reminded: Reminded | None = None
    ) -> None:
        """Show these follow-ups, soonest first, and what the cases remind of."""
        self.beginResetModel()
        self._today = today
        self._rows = []
        reminders = reminded.lines if reminded else ()
        for group in _ORDER:
            rows = [OwedRow(group, 0, line) for line in lines if group_of(line.follow_up.due, today) == group]
            rows += [OwedRow(group, 0, reminder=one) for one in reminders if group_of_reminder(one) == group]
            if rows:
                shown = len(rows)
                many = max(shown, _all_of(group, reminded))
                self._rows += [OwedRow(group, many), *rows]
        self.endResetModel()

    def row_at(self, row: int) -> OwedRow | None:
        """Return a row, or None where there is none."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, follow_up_id: int) -> int:
        """Return the row of a follow-up, or the first row."""
        found = (
            number
            for number, row in enumerate(self._rows)
            if row.line is not None and row.line.follow_up.id == follow_up_id
        )
        return next(found, 0)

    def line_at(self, row: int) -> FollowUpLine | None:
        """Return the follow-up in a row (None: a heading)."""
        return self._rows[row].line if 0 <= row < len(self._rows) else None

    def next_line(self, row: int) -> int | None:
        """Return the row of the follow-up at `row` or the nearest one after or before it."""
        after = [number for number in range(row, len(self._rows)) if self._rows[number].person]
        before = [
            number for number in range(min(row, len(self._rows)) - 1, -1, -1) if self._rows[number].person
        ]
        return next(iter([*after, *before]), None)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of rows, headings included."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Return the row for the delegate, and words for everybody else."""
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role in (_DISPLAY, _SPOKEN):
            if row.reminder is not None:
                return f"{row.reminder.person.name}: {reminder_words(row.reminder, self._today)}"
            if row.line is None:
                return _(HEADINGS[row.group])
            due = row.line.follow_up.due
            when = wording.due(due, self._today) if due else _(HEADINGS[UNDATED])
            return f"{row.line.person.name}: {row.line.title}, {when}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A heading cannot be chosen."""
        if self._rows[index.row()].person is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def _all_of(group: int, reminded: Reminded | None) -> int:
    """Return how much a group holds in all, where more comes than is shown."""
    if reminded is None:
        return 0
    return {SILENT: reminded.silent, REMINDED: reminded.coming}.get(group, 0)


def group_of(due: dt.date | None, today: dt.date) -> int:
    """Return the group that a day belongs to."""
    if due is None:
        return UNDATED
    days = (due - today).days
    return OVERDUE if days < 0 else TODAY if days == 0 else WEEK if days <= 7 else LATER


def group_of_reminder(line: ReminderLine) -> int:
    """Return the group that a reminder belongs to."""
    return SILENT if line.reminder.kind is ReminderKind.SILENCE else REMINDED
