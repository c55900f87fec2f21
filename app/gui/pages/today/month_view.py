"""A month of what is owed: a table of weeks in which every day names what is due."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.base.i18n import _, language_in_force
from app.domain.partial_date import PartialDate
from app.gui import theme
from app.gui.keys import bind
from app.gui.pages.today.day_delegate import DUE, NUMBER, TONE, DayDelegate
from app.gui.widgets.label import label
from app.workflows.follow_ups import FollowUpLine

WEEKS = 6
_DAY = dt.timedelta(days=1)
_LINES = int(Qt.ItemDataRole.UserRole) + 10


class MonthView(QWidget):
    """`month_wanted` hands out the first and last day that are in sight, `day_chosen` what is due on a day."""

    month_wanted = Signal(object, object)
    day_chosen = Signal(object)

    def __init__(self, today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._first = today.replace(day=1)
        self.title = label("", "heading", self)
        self.table = QTableWidget(WEEKS, 7, self)
        self.table.setAccessibleName(_("Month"))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setItemDelegate(DayDelegate(self.table))
        self.table.verticalHeader().hide()
        for header in (self.table.horizontalHeader(), self.table.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        locale = QLocale(language_in_force().value)
        self.table.setHorizontalHeaderLabels(
            [locale.standaloneDayName(day, QLocale.FormatType.ShortFormat) for day in range(1, 8)]
        )
        self.table.itemActivated.connect(lambda item: self.day_chosen.emit(item.data(_LINES)))
        self._lay_out()
        self.setFocusProxy(self.table)
        bind(self, "PgDown", lambda: self.step(1))
        bind(self, "PgUp", lambda: self.step(-1))

    @property
    def span(self) -> tuple[dt.date, dt.date]:
        """The first and the last day in sight."""
        first = self._first - self._first.weekday() * _DAY
        return first, first + (7 * WEEKS - 1) * _DAY

    def step(self, months: int) -> None:
        """Show the month before or after."""
        number = self._first.year * 12 + self._first.month - 1 + months
        self._first = dt.date(number // 12, number % 12 + 1, 1)
        self.month_wanted.emit(*self.span)

    def show_lines(self, lines: Sequence[FollowUpLine]) -> None:
        """Show what is due on the days in sight."""
        month = PartialDate(f"{self._first:%Y-%m}")
        self.title.setText(month.display(language_in_force()))
        due: dict[dt.date, list[FollowUpLine]] = defaultdict(list)
        for line in lines:
            if line.follow_up.due is not None:
                due[line.follow_up.due].append(line)
        first, _last = self.span
        for number in range(7 * WEEKS):
            day = first + number * _DAY
            self.table.setItem(number // 7, number % 7, self._item(day, due[day]))
            if day == self._today:
                self.table.setCurrentCell(number // 7, number % 7)

    def _item(self, day: dt.date, lines: list[FollowUpLine]) -> QTableWidgetItem:
        told = tuple(line.title for line in lines)
        number = f"{day.day} · {_('Today')}" if day == self._today else str(day.day)
        item = QTableWidgetItem("\n".join((number, *told)))
        item.setData(NUMBER, (number, day == self._today))
        item.setData(DUE, told)
        item.setData(_LINES, tuple(lines))
        late = lines and day < self._today
        faint = day.month != self._first.month
        item.setData(TONE, "danger" if late else "muted" if faint else "text")
        item.setToolTip("\n".join(f"{line.title} · {line.person.name}" for line in lines))
        return item

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        for icon, words, months in (
            ("chevron-left", _("Month before"), -1),
            ("chevron-right", _("Next month"), 1),
        ):
            button = QPushButton(self)
            button.setProperty("quiet", True)
            button.setIcon(theme.icon(icon))
            button.setAccessibleName(words)
            button.setToolTip(words)
            button.clicked.connect(lambda _checked=False, months=months: self.step(months))
            head.addWidget(button)
        head.addWidget(self.title)
        head.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self.table, 1)
