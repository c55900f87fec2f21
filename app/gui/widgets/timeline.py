"""The timeline: dated events on a rail, each kind with a mark of its own, and the gaps between them stated."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.gui.plain_text import seen_line
from app.gui.theme import colour
from app.gui.widgets.fitted_table import FittedTable
from app.gui.widgets.wrapped_text import paint_text, text_height

Index = QModelIndex | QPersistentModelIndex

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_DATE_WIDTH = 150
_RAIL = 34
_SOURCE_WIDTH = 170
_V_PAD = 7


class Shape(StrEnum):
    """The form of a mark; shape and colour together tell the kind, also in black and white."""

    SQUARE = "square"
    DISC = "disc"
    RING = "ring"
    DIAMOND = "diamond"
    OPEN_DIAMOND = "open_diamond"
    UP = "up"
    DOWN = "down"
    CROSS = "cross"
    DOT = "dot"


@dataclass(frozen=True, slots=True)
class Mark:
    """How a kind of event is marked: a shape and the name of a colour of the theme."""

    shape: Shape
    colour: str


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One event, or with `gap` a stretch between two; `key` is handed back when the row is chosen."""

    date: str = ""
    mark: Mark | None = None
    title: str = ""
    detail: str = ""
    source: str = ""
    spoken: str = ""
    gap: str = ""
    doubtful: bool = False
    key: Any = None


class _TimelineModel(QAbstractTableModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: tuple[TimelineRow, ...] = ()

    def show(self, rows: tuple[TimelineRow, ...]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if role not in (_DISPLAY, _SPOKEN):
            return None
        row = self.rows[index.row()]
        return row.spoken or row.gap or f"{row.date}: {row.title}"


class Timeline(FittedTable):
    """The rows from the oldest to the newest; `opened` hands out the key of the row that Enter is pressed on."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(headings=False, parent=parent)
        self._model = _TimelineModel(self)
        self.setModel(self._model)
        self._delegate = _TimelineDelegate(self._model, self)
        self.setItemDelegate(self._delegate)
        self.doubleClicked.connect(lambda index: self._open(index.row()))

    @property
    def rows(self) -> tuple[TimelineRow, ...]:
        """What is shown."""
        return self._model.rows

    def show_rows(self, rows: Sequence[TimelineRow]) -> None:
        """Show these rows, if they differ from those that are shown."""
        if tuple(rows) != self._model.rows:
            self._model.show(tuple(rows))
            self.fit()

    def column_widths(self, free: int) -> Sequence[int]:
        """Use the whole width."""
        return (free,)

    def row_height(self, row: int, widths: Sequence[int]) -> int:
        """Return what the texts of the row need."""
        return self._delegate.height(row, widths[0], self.font())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the chosen row with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self._open(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def _open(self, row: int) -> None:
        if 0 <= row < len(self.rows) and self.rows[row].key is not None:
            self.opened.emit(self.rows[row].key)


class _TimelineDelegate(QStyledItemDelegate):
    """Paints a row: the date right-aligned, the mark on the rail, title and detail, the source at the far end."""

    def __init__(self, model: _TimelineModel, parent: Timeline) -> None:
        super().__init__(parent)
        self._model = model
        self._table = parent

    def height(self, row: int, width: int, font: QFont) -> int:
        """Return the height that a row needs."""
        shown = self._model.rows[row]
        if shown.gap:
            return 28
        room = self._room(width)
        height = text_height(shown.title, _font(font, 14, bold=True), room)
        if shown.detail:
            height += 2 + text_height(shown.detail, _font(font, 13), room)
        return max(height, 18) + 2 * _V_PAD

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        row = self._model.rows[index.row()]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected and self._table.hasFocus():
            painter.setPen(QPen(colour("accent"), 1))
            painter.setBrush(colour("selected"))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        self._paint_rail(painter, option.rect, index.row(), row)
        if row.gap:
            self._paint_gap(painter, option, row)
        else:
            self._paint_event(painter, option, row)
        painter.restore()

    def _paint_rail(self, painter: QPainter, rect: QRect, number: int, row: TimelineRow) -> None:
        x = rect.left() + _DATE_WIDTH + _RAIL / 2
        middle = rect.top() + _V_PAD + 9
        reach = 9 if row.mark else 0
        painter.setPen(QPen(colour("line"), 1.5, Qt.PenStyle.DotLine if row.gap else Qt.PenStyle.SolidLine))
        if number > 0:
            painter.drawLine(QPointF(x, rect.top()), QPointF(x, middle - reach))
        if number < len(self._model.rows) - 1:
            painter.drawLine(QPointF(x, middle + reach), QPointF(x, rect.bottom() + 1))
        if row.mark:
            paint_mark(painter, QPointF(x, middle), row.mark)

    def _paint_gap(self, painter: QPainter, option: QStyleOptionViewItem, row: TimelineRow) -> None:
        font = _font(option.font, 13)
        font.setItalic(True)
        painter.setFont(font)
        painter.setPen(colour("muted"))
        left = option.rect.left() + _DATE_WIDTH + _RAIL
        width = QFontMetrics(font).horizontalAdvance(row.gap)
        box = QRect(left, option.rect.top(), width + 4, option.rect.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, row.gap)
        painter.setPen(QPen(colour("line"), 1, Qt.PenStyle.DotLine))
        y = option.rect.center().y() + 0.5
        painter.drawLine(QPointF(box.right() + 8, y), QPointF(option.rect.right() - 8, y))

    def _paint_event(self, painter: QPainter, option: QStyleOptionViewItem, row: TimelineRow) -> None:
        rect, room = option.rect, self._room(option.rect.width())
        top = rect.top() + _V_PAD
        ink = colour("muted" if row.doubtful else "text")
        date = QRect(rect.left() + 4, top + 1, _DATE_WIDTH - 8, rect.height())
        paint_text(
            painter, date, row.date, _font(option.font, 13, bold=True), ink, Qt.AlignmentFlag.AlignRight
        )
        box = QRect(rect.left() + _DATE_WIDTH + _RAIL, top, room, rect.height())
        bold = _font(option.font, 14, bold=True)
        paint_text(painter, box, row.title, bold, ink)
        if row.detail:
            beneath = box.adjusted(0, text_height(row.title, bold, room) + 2, 0, 0)
            paint_text(painter, beneath, row.detail, _font(option.font, 13), colour("muted"))
        if row.source:
            font = _font(option.font, 12)
            painter.setFont(font)
            painter.setPen(colour("muted"))
            source = QRect(rect.right() - _SOURCE_WIDTH, top + 1, _SOURCE_WIDTH - 10, 18)
            text = QFontMetrics(font).elidedText(
                seen_line(row.source), Qt.TextElideMode.ElideRight, source.width()
            )
            painter.drawText(source, Qt.AlignmentFlag.AlignRight, text)

    def _room(self, width: int) -> int:
        return max(80, width - _DATE_WIDTH - _RAIL - _SOURCE_WIDTH - 8)


def paint_mark(painter: QPainter, at: QPointF, mark: Mark) -> None:
    """Paint a mark of about 11 pixels around a point."""
    x, y = at.x(), at.y()
    painter.setPen(QPen(colour(mark.colour), 2))
    hollow = mark.shape in (Shape.RING, Shape.OPEN_DIAMOND)
    painter.setBrush(Qt.BrushStyle.NoBrush if hollow else colour(mark.colour))
    match mark.shape:
        case Shape.SQUARE:
            painter.drawRect(QRectF(x - 4, y - 4, 8, 8))
        case Shape.DISC | Shape.RING:
            painter.drawEllipse(at, 4.2, 4.2)
        case Shape.DOT:
            painter.drawEllipse(at, 1.5, 1.5)
        case Shape.CROSS:
            painter.drawLine(QPointF(x - 5, y), QPointF(x + 5, y))
            painter.drawLine(QPointF(x, y - 5), QPointF(x, y + 5))
        case Shape.DIAMOND | Shape.OPEN_DIAMOND | Shape.UP | Shape.DOWN:
            painter.drawPolygon(QPolygonF([QPointF(x + dx, y + dy) for dx, dy in _CORNERS[mark.shape]]))


_CORNERS: Mapping[Shape, tuple[tuple[float, float], ...]] = {
    Shape.DIAMOND: ((0, -5.5), (5.5, 0), (0, 5.5), (-5.5, 0)),
    Shape.OPEN_DIAMOND: ((0, -5.5), (5.5, 0), (0, 5.5), (-5.5, 0)),
    Shape.UP: ((0, -5), (5, 4), (-5, 4)),
    Shape.DOWN: ((0, 5), (5, -4), (-5, -4)),
}


def _font(font: QFont, pixels: int, *, bold: bool = False) -> QFont:
    made = QFont(font)
    made.setPixelSize(pixels)
    made.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return made
