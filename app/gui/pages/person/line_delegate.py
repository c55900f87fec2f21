"""Paints a line of a table: wrapped texts, status chips, the tick box, and pencil and bin when it is chosen."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.domain.document import Document
from app.gui.pages.person.line import Cell, Line, Tone
from app.gui.pages.person.lines_model import Index, LinesModel
from app.gui.theme import colour, pixmap
from app.gui.widgets.chip import chip_width, paint_chip
from app.gui.widgets.tick_box import paint_tick
from app.gui.widgets.wrapped_text import paint_text, text_height

if TYPE_CHECKING:
    from app.gui.pages.person.lines_table import LinesTable

TICK_WIDTH = 30
_ACTIONS_WIDTH = 74
_PAD = 10
_V_PAD = 9
_GAP = 2
_ICON = 16
_PICTURE = 40
_DETAIL_PIXELS = 13


class LineDelegate(QStyledItemDelegate):
    """Paints and measures the cells of a LinesModel."""

    def __init__(self, model: LinesModel, table: "LinesTable") -> None:
        super().__init__(table)
        self._model = model
        self._table = table

    def widest(self, column: int, font: QFont) -> int:
        """Return the width that no cell of a column exceeds."""
        widths = [self._natural(line.cells[column], font) for line in self._model.lines]
        return max(widths, default=0) + _PAD

    def height(self, row: int, widths: Sequence[int], font: QFont) -> int:
        """Return the height that the texts of a row need when wrapped at these widths."""
        line = self._model.lines[row]
        needed = 20
        for number, cell in enumerate(line.cells):
            width = self._room(line, number, widths[number])
            if cell.is_chip:
                needed = max(needed, 22)
                continue
            height = text_height(cell.text, _font_of(cell, font), width)
            if cell.detail:
                height += text_height(cell.detail, _small(font), width) + (_GAP if cell.text else 0)
            needed = max(needed, height)
        if line.pictured is not None:
            needed = max(needed, _PICTURE)
        return needed + 2 * _V_PAD

    def deed_at(self, point: QPoint, first: QRect, last: QRect, line: Line) -> str:
        """Return what a click means there: `edit`, `remove`, `tick` or nothing."""
        if line.tick is not None and QRect(first.left(), first.top(), TICK_WIDTH, first.height()).contains(
            point
        ):
            return "tick"
        for number, deed in enumerate(("edit", "remove")):
            if _action_rect(last, number).adjusted(-7, -8, 7, 8).contains(point):
                return deed
        return ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell; the first also paints the background of its line."""
        line = self._model.lines[index.row()]
        cell = line.cells[index.column()]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        last = index.column() == len(line.cells) - 1
        chosen, hovered = self._state(option, index)
        self._paint_ground(painter, option.rect, index, chosen=chosen, hovered=hovered)
        if index.column() == 0:
            self._paint_lead(painter, option.rect, line)
        self._paint_cell(painter, option, line, cell, index.column())
        if last and line.record is not None and not line.link and (chosen or hovered):
            ends = option.rect.adjusted(option.rect.width() - _ACTIONS_WIDTH, 2, 0, -2)
            painter.fillRect(ends, colour("selected" if chosen else "hover"))
            for number, (name, tone) in enumerate((("pencil", "accent"), ("trash-2", "danger"))):
                rect = _action_rect(option.rect, number)
                painter.drawPixmap(
                    rect.topLeft(), pixmap(name, tone, _ICON, painter.device().devicePixelRatioF())
                )
        painter.restore()

    def _state(self, option: QStyleOptionViewItem, index: Index) -> tuple[bool, bool]:
        table = self._table
        focused = bool(option.state & QStyle.StateFlag.State_Selected) and table.hasFocus()
        point = table.viewport().mapFromGlobal(table.cursor().pos())
        hovered = table.underMouse() and table.indexAt(point).row() == index.row()
        return focused, hovered

    def _paint_ground(
        self, painter: QPainter, rect: QRect, index: Index, *, chosen: bool, hovered: bool
    ) -> None:
        if chosen or hovered:
            painter.fillRect(rect, colour("selected" if chosen else "hover"))
        if chosen:
            painter.setPen(QPen(colour("accent"), 1))
            painter.drawLine(rect.topLeft(), rect.topRight())
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        elif index.row() < len(self._model.lines) - 1:
            painter.setPen(QPen(colour("border"), 1))
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _paint_lead(self, painter: QPainter, rect: QRect, line: Line) -> None:
        if line.marked:
            painter.fillRect(QRectF(rect.left(), rect.top() + 6, 3, rect.height() - 12), colour("accent"))
        if line.tick is not None:
            box = QRectF(rect.left() + 8, rect.top() + _V_PAD + 1, 17, 17)
            paint_tick(painter, box, ticked=line.tick)
        if line.pictured is not None:
            place = QRect(rect.left() + 2, rect.top() + _V_PAD, _PICTURE, _PICTURE)
            self._paint_thumbnail(
                painter, QStyle.visualRect(self._table.layoutDirection(), rect, place), line.pictured
            )

    def _paint_thumbnail(self, painter: QPainter, box: QRect, document: Document) -> None:
        """Paint the picture of a document, or a sheet where it has none or it is still on its way."""
        thumbnails = self._table.thumbnails
        picture = thumbnails.get(document) if thumbnails else None
        painter.setPen(QPen(colour("border"), 1))
        if picture is None or picture.isNull():
            painter.setBrush(colour("hover"))
            painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            sign = pixmap("file-text", "muted", 18, painter.device().devicePixelRatioF())
            painter.drawPixmap(box.center() - QPoint(8, 8), sign)
            return
        size = picture.size().scaled(box.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(QPoint(0, 0), size)
        place.moveCenter(box.center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(place, picture)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place)

    def _paint_cell(
        self, painter: QPainter, option: QStyleOptionViewItem, line: Line, cell: Cell, column: int
    ) -> None:
        width = self._room(line, column, option.rect.width())
        inset = _PAD + (lead_width(line) if column == 0 else 0)
        box = QRect(option.rect.left() + inset, option.rect.top() + _V_PAD, width, option.rect.height())
        box = QStyle.visualRect(option.direction, option.rect, box)
        if cell.is_chip:
            tone, symbol = cell.chip or ("", "")
            top = QPoint(box.left(), box.top() - 1)
            paint_chip(painter, top, cell.status, cell.text, tone=tone, symbol=symbol, faded=line.struck)
            return
        faded = line.struck or cell.tone is Tone.MUTED
        font = _font_of(cell, option.font)
        font.setStrikeOut(line.struck and column == (1 if line.tick is not None else 0))
        paint_text(
            painter, box, cell.text, font, colour("accent" if line.link else "muted" if faded else "text")
        )
        if cell.detail:
            height = text_height(cell.text, font, width) + (_GAP if cell.text else 0)
            ink = colour("danger" if cell.pressing else "muted")
            paint_text(painter, box.adjusted(0, height, 0, 0), cell.detail, _small(option.font), ink)

    def _room(self, line: Line, column: int, width: int) -> int:
        """Return the width for text in a column of `width`."""
        taken = 2 * _PAD
        if column == 0:
            taken += lead_width(line)
        return max(20, width - taken)

    def _natural(self, cell: Cell, font: QFont) -> int:
        if cell.is_chip:
            return chip_width(cell.text, font) + _PAD
        width = QFontMetrics(_font_of(cell, font)).horizontalAdvance(cell.text)
        return max(width, QFontMetrics(_small(font)).horizontalAdvance(cell.detail)) + 2 * _PAD


def lead_width(line: Line) -> int:
    """Return the width of what stands before the text of a line: a box to tick, or the picture of a document."""
    if line.pictured is not None or line.indented:
        return _PICTURE
    return TICK_WIDTH - _PAD + 2 if line.tick is not None else 0


def _font_of(cell: Cell, font: QFont) -> QFont:
    made = QFont(font)
    made.setPixelSize(14)
    made.setWeight(QFont.Weight.DemiBold if cell.tone is Tone.STRONG else QFont.Weight.Normal)
    return made


def _small(font: QFont) -> QFont:
    made = QFont(font)
    made.setPixelSize(_DETAIL_PIXELS)
    made.setWeight(QFont.Weight.Normal)
    return made


def _action_rect(last: QRect, number: int) -> QRect:
    """Return where the pencil (0) and the bin (1) are, given the rectangle of the last cell."""
    left = last.right() - 2 * (_ICON + 14) + number * (_ICON + 14) + 4
    return QRect(left, last.top() + _V_PAD + 1, _ICON, _ICON)
