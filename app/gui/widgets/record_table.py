"""A table over any kind of thing: its columns are declared, its rows are given, and a row is opened with Enter.

Where a `key` tells the rows apart, each has a box to tick, with Space or the mouse; what is ticked stays so while the
rows are filtered. Rows are painted only where they are seen, so tens of thousands cost nothing.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.gui import theme
from app.gui.keys import is_letter
from app.gui.plain_text import tip
from app.gui.widgets.chip import HEIGHT as CHIP
from app.gui.widgets.chip import paint_chip
from app.gui.widgets.tick_box import SIDE, paint_tick
from app.gui.widgets.two_lines import paint_two_lines

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 50
_PAD = 12
_LEAST = 180
_WISH = 300
"""So much the columns without a width of their own wish for."""
_HEADING = 33
"""The room around the title of a column."""
_LOOKED_AT = 40
"""So many rows are measured to know how wide a column must be."""
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_CHECK = int(Qt.ItemDataRole.CheckStateRole)
_TICK_WIDTH = 30
_BENEATH = 18
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Chip:
    """A word in a coloured shape: the tone and the symbol as statuses have them; dashed while something is open."""

    words: str
    tone: str
    symbol: str
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class TableColumn(Generic[T]):
    """A column: its title, what a row shows in it (and in a smaller line below), and how wide it is.

    `width` is in pixels, where there is room; 0 takes what is left. `chip` shows a chip instead of words,
    above the smaller line if there is one.
    """

    title: str
    text: Callable[[T], str]
    second: Callable[[T], str] | None = None
    width: int = 0
    strong: bool = False
    chip: Callable[[T], Chip] | None = None


class _Model(QAbstractTableModel):
    def __init__(self, columns: Sequence[TableColumn[Any]], parent: QObject) -> None:
        super().__init__(parent)
        self.columns = columns
        self.rows: Sequence[Any] = ()
        self.key: Callable[[Any], Hashable] | None = None
        self.ticked: set[Hashable] = set()

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows instead of those before."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Return the words of a cell; the tool tip has both lines whole."""
        if role == _CHECK and self.key is not None and index.column() == 0:
            ticked = self.key(self.rows[index.row()]) in self.ticked
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        if role not in (_DISPLAY, _TIP, _SPOKEN):
            return None
        column, row = self.columns[index.column()], self.rows[index.row()]
        first = column.chip(row).words if column.chip else column.text(row)
        second = column.second(row) if column.second and role != _DISPLAY else ""
        both = "\n".join(part for part in (first, second) if part)
        return tip(both) if role == _TIP else both

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """Return the title of a column."""
        if orientation is Qt.Orientation.Horizontal and role == _DISPLAY:
            return self.columns[section].title
        return None


class _Delegate(QStyledItemDelegate):
    def __init__(self, view: QTableView, model: _Model) -> None:
        super().__init__(view)
        self._view, self._model = view, model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        column, row = self._model.columns[index.column()], self._model.rows[index.row()]
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("selected" if chosen else "hover"))
        painter.setPen(QPen(theme.colour("border"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if chosen and index.column() == 0:
            painter.fillRect(QRect(rect.left(), rect.top() + 1, 3, rect.height() - 2), theme.colour("accent"))
        room = rect.adjusted(_PAD, 0, -8, 0)
        if self._model.key is not None and index.column() == 0:
            box = QRectF(room.left(), room.top() + (room.height() - SIDE) / 2, SIDE, SIDE)
            paint_tick(painter, box, ticked=self._model.key(row) in self._model.ticked)
            room = room.adjusted(_TICK_WIDTH, 0, 0, 0)
        if column.chip:
            chip = column.chip(row)
            painter.setFont(self._view.font())
            beneath = column.second(row) if column.second else ""
            top = room.top() + (room.height() - CHIP - (_BENEATH if beneath else 0)) // 2
            at = QPoint(room.left(), top)
            paint_chip(
                painter,
                at,
                "",
                chip.words,
                tone=chip.tone,
                symbol=chip.symbol,
                most=room.width(),
                is_open=chip.is_open,
            )
            line = QRect(room.left(), top + CHIP, room.width(), _BENEATH)
            paint_two_lines(painter, line, _small(self._view.font()), beneath, tone="muted")
        else:
            second = column.second(row) if column.second else ""
            paint_two_lines(painter, room, self._view.font(), column.text(row), second, strong=column.strong)
        painter.restore()


def _small(font: QFont) -> QFont:
    own = QFont(font)
    own.setPixelSize(12)
    return own


class RecordTable(QTableView):
    """`opened` hands out the row on Enter or a double click, `chosen` the current one (None: none).

    With a `key`, `ticked_changed` follows every tick.
    """

    opened = Signal(object)
    chosen = Signal(object)
    ticked_changed = Signal()

    def __init__(
        self,
        columns: Sequence[TableColumn[Any]],
        name: str,
        parent: QWidget | None = None,
        key: Callable[[Any], Hashable] | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = _Model(columns, self)
        self._model.key = key
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self, self._model))
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for number, column in enumerate(columns):
            mode = QHeaderView.ResizeMode.Interactive if column.width else QHeaderView.ResizeMode.Stretch
            header.setSectionResizeMode(number, mode)
        self.doubleClicked.connect(lambda index: self.opened.emit(self._model.rows[index.row()]))
        self.selectionModel().currentRowChanged.connect(lambda *_rows: self.chosen.emit(self.current()))
        self.viewport().installEventFilter(self)

    @property
    def rows(self) -> Sequence[Any]:
        """What is shown."""
        return self._model.rows

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows; the place in the table is kept."""
        row = max(self.currentIndex().row(), 0)
        self._model.show_rows(rows)
        self._share()
        if rows:
            self.choose(min(row, len(rows) - 1))
        else:
            self.chosen.emit(None)

    def choose(self, row: int) -> None:
        """Make a row the current one."""
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(self._model.index(row, 0), flags)

    def current(self) -> Any:
        """Return the current row, or None."""
        row = self.currentIndex().row()
        return self._model.rows[row] if 0 <= row < len(self._model.rows) else None

    @property
    def ticked(self) -> frozenset[Any]:
        """The keys of the ticked rows, also of those that are not shown now."""
        return frozenset(self._model.ticked)

    def tick(self, keys: Iterable[Any]) -> None:
        """Tick exactly the rows with these keys."""
        self._model.ticked = set(keys)
        self.viewport().update()
        self.ticked_changed.emit()

    def _toggle(self, row: Any) -> None:
        if self._model.key is not None:
            self.tick(self._model.ticked ^ {self._model.key(row)})

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tick with a click on the box."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if self._model.key is None or not index.isValid() or index.column():
            return
        if event.position().x() < self.visualRect(index).left() + _TICK_WIDTH + _PAD - 4:
            self._toggle(self._model.rows[index.row()])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current row with Enter (once, however long it is held), tick it with Space, all with Ctrl+A.

        Letters are left to the search field.
        """
        key = self._model.key
        if key is not None and event.key() == Qt.Key.Key_Space and self.current() is not None:
            if not event.isAutoRepeat():
                self._toggle(self.current())
        elif key is not None and event.matches(QKeySequence.StandardKey.SelectAll):
            shown = {key(row) for row in self._model.rows}
            self.tick(
                self._model.ticked - shown if shown <= self._model.ticked else self._model.ticked | shown
            )
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current() is not None:
            if not event.isAutoRepeat():
                self.opened.emit(self.current())
        elif is_letter(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width: where it is short, every column gives way, and none disappears."""
        super().resizeEvent(event)
        if event.size().width() == event.oldSize().width():
            return
        self._share()

    def _share(self) -> None:
        """Give every column its width; where it is short, first those give what they do not need."""
        shown = {
            number: column
            for number, column in enumerate(self._model.columns)
            if not self.isColumnHidden(number)
        }
        widths = {number: column.width for number, column in shown.items() if column.width}
        free = self.viewport().width()
        wish = _WISH * (len(shown) - len(widths))
        needed = {number: self._needed(number, width) for number, width in widths.items()}
        widths = {number: max(width, needed[number]) for number, width in widths.items()}
        if sum(widths.values()) + wish > free:
            give = sum(widths.values()) - sum(needed.values())
            part = min(1.0, (sum(widths.values()) + wish - free) / give) if give > 0 else 1.0
            widths = {
                number: round(width - (width - needed[number]) * part) for number, width in widths.items()
            }
        least = _LEAST * (len(shown) - len(widths))
        part = min(1.0, free / (sum(widths.values()) + least)) if widths else 1.0
        for number, width in widths.items():
            self.setColumnWidth(number, round(width * part))

    def _needed(self, number: int, width: int) -> int:
        """Return how wide a column must be for its title and what stands in it, within half more than is declared.

        A chip keeps its width.
        """
        column = self._model.columns[number]
        if column.chip:
            return width
        small, font = QFontMetrics(_small(self.font())), self.fontMetrics()
        heading = _small(self.font())
        heading.setWeight(QFont.Weight.DemiBold)
        title = QFontMetrics(heading).horizontalAdvance(column.title) + _HEADING
        rows = self._model.rows[:_LOOKED_AT]
        words = [font.horizontalAdvance(column.text(row)) for row in rows]
        words += [small.horizontalAdvance(column.second(row)) for row in rows if column.second]
        return min(width * 3 // 2, max([title, *(one + _PAD + 9 for one in words)]))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Forget the row under the mouse when the mouse leaves."""
        if watched is self.viewport() and event.type() == QEvent.Type.Leave:
            self.viewport().update()
        return super().eventFilter(watched, event)
