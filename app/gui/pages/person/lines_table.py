"""A table as high as its lines, worked with the keyboard: Enter opens or edits, Delete removes, Space ticks."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from app.base.i18n import _
from app.domain.evidence import Variant
from app.gui.commands import TODAY, keys_of
from app.gui.keys import bind
from app.gui.pages.person.line import Column, Line
from app.gui.pages.person.line_delegate import LineDelegate, lead_width
from app.gui.pages.person.lines_model import LinesModel
from app.gui.widgets.fitted_table import FittedTable
from app.gui.widgets.thumbnails import Thumbnails

READABLE, NARROW = 124, 104
"""So wide a column of words should be, and so narrow a column of dates may be for that."""


class LinesTable(FittedTable):
    """The lines of one section. It never scrolls itself: the page does."""

    edit_wanted = Signal(object)
    open_wanted = Signal(object)
    remove_wanted = Signal(object)
    tick_wanted = Signal(object)
    postpone_wanted = Signal(object)
    variant_wanted = Signal(object)
    thumbnails: Thumbnails | None = None
    """The small pictures of the documents in the lines; without it they have none."""

    def __init__(self, columns: tuple[Column, ...], parent: QWidget | None = None) -> None:
        super().__init__(headings=True, parent=parent)
        self.lines_model = LinesModel(columns, self)
        self.setModel(self.lines_model)
        self._delegate = LineDelegate(self.lines_model, self)
        self.setItemDelegate(self._delegate)
        self.doubleClicked.connect(self._on_double_clicked)
        for keys in keys_of(TODAY, "postpone"):
            bind(self, keys, self._postpone)

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show these lines; the chosen record stays chosen."""
        chosen = self.current_line()
        if not self.lines_model.show(lines):
            return
        self.fit()
        if chosen is not None and chosen.record is not None:
            for row, line in enumerate(lines):
                same = line.record is not None and type(line.record) is type(chosen.record)
                if same and line.record is not None and line.record.id == chosen.record.id:
                    self.setCurrentIndex(self.lines_model.index(row, 0))

    def current_line(self) -> Line | None:
        """Return the line the keyboard is on."""
        row = self.currentIndex().row()
        return self.lines_model.lines[row] if 0 <= row < len(self.lines_model.lines) else None

    def column_widths(self, free: int) -> list[int]:
        """Give every column what it needs at least, and the rest by shares."""
        columns = self.lines_model.columns
        leads = max((lead_width(line) for line in self.lines_model.lines), default=0)
        widths = []
        for number, column in enumerate(columns):
            least = column.least
            if not column.share:
                least = max(least, self._delegate.widest(number, self.font()))
            widths.append(least + (leads if number == 0 else 0))
        shares = sum(column.share for column in columns)
        rest = max(0, free - sum(widths))
        for number, column in enumerate(columns):
            if column.share:
                widths[number] += rest * column.share // shares
        self._make_readable(widths)
        widths[-1] += max(0, free - sum(widths))
        return widths

    def _make_readable(self, widths: list[int]) -> None:
        """Where the table is narrow let the columns of dates, which wrap well, give room to those of words."""
        columns, lines = self.lines_model.columns, self.lines_model.lines
        missing = {
            number: min(READABLE, self._delegate.widest(number, self.font())) - widths[number]
            for number, column in enumerate(columns)
            if column.share
        }
        short = {number: by for number, by in missing.items() if by > 0}
        for giver, column in enumerate(columns):
            if column.share or any(line.cells[giver].is_chip for line in lines):
                continue
            for taker, by in short.items():
                given = max(0, min(by, widths[giver] - NARROW))
                widths[giver] -= given
                widths[taker] += given
                short[taker] = by - given

    def row_height(self, row: int, widths: Sequence[int]) -> int:
        """Return what the texts of the line need."""
        return self._delegate.height(row, widths, self.font())

    def _on_double_clicked(self, index: QModelIndex) -> None:
        line = self.lines_model.lines[index.row()]
        if line.record is not None and not line.link:
            (self.open_wanted if line.opens else self.edit_wanted).emit(line.record)

    def _postpone(self) -> None:
        line = self.current_line()
        if line is not None and line.record is not None and line.tick is False:
            self.postpone_wanted.emit(line.record)

    def _menu(self, line: Line, position: QPoint) -> None:
        menu = QMenu(self)
        for label, signal in self._deeds(line):
            action = QAction(label, menu)
            action.triggered.connect(lambda _checked=False, signal=signal: signal.emit(line.record))
            menu.addAction(action)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(position)

    def _deeds(self, line: Line) -> list[tuple[str, SignalInstance]]:
        if line.link:
            return [(_("Open"), self.edit_wanted)]
        deeds: list[tuple[str, SignalInstance]] = [(_("Edit"), self.edit_wanted)]
        if line.opens:
            deeds.insert(0, (_("Show"), self.open_wanted))
        if line.tick is False:
            deeds += [(_("Mark as done"), self.tick_wanted), (_("Postpone by a week"), self.postpone_wanted)]
        if not isinstance(line.record, Variant):
            deeds.append((_("Another source says otherwise…"), self.variant_wanted))
        return [*deeds, (_("Remove"), self.remove_wanted)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit, remove or tick the chosen line; a held key acts once."""
        line = self.current_line()
        record = line.record if line else None
        if line is None or record is None:
            super().keyPressEvent(event)
        elif line.opens and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_wanted.emit(record)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit_wanted.emit(record)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not line.link:
            if not event.isAutoRepeat():
                self.remove_wanted.emit(record)
        elif event.key() == Qt.Key.Key_Space and line.tick is not None:
            if not event.isAutoRepeat():
                self.tick_wanted.emit(record)
        elif event.key() == Qt.Key.Key_Menu:
            self._menu(line, self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft()))
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Act on the pencil, the bin and the tick box."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if not index.isValid():
            return
        line = self.lines_model.lines[index.row()]
        if line.record is None:
            return
        if event.button() is Qt.MouseButton.RightButton:
            self._menu(line, event.globalPosition().toPoint())
            return
        if line.link:
            self.edit_wanted.emit(line.record)
            return
        left, right = self.lines_model.index(index.row(), 0), self._last_of(index.row())
        point = event.position().toPoint()
        deed = self._delegate.deed_at(point, self.visualRect(left), self.visualRect(right), line)
        signals = {"edit": self.edit_wanted, "remove": self.remove_wanted, "tick": self.tick_wanted}
        if deed:
            signals[deed].emit(line.record)

    def _last_of(self, row: int) -> QModelIndex:
        return self.lines_model.index(row, len(self.lines_model.columns) - 1)
