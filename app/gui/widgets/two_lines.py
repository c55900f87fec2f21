"""Paints what most cells of our tables hold: a line, and a smaller one under it, each cut where it does not fit."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QPainter

from app.gui import theme
from app.gui.plain_text import seen_line

_FIRST, _SECOND = 20, 16
_SMALL = 12
_MOST = 500
"""No line of a table shows more letters than these."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def paint_two_lines(
    painter: QPainter,
    room: QRect,
    font: QFont,
    first: str,
    second: str = "",
    *,
    strong: bool = False,
    tone: str = "text",
) -> None:
    """Paint both lines in the middle of `room`; `tone` is the colour of the first."""
    own = QFont(font)
    if strong:
        own.setWeight(QFont.Weight.DemiBold)
    painter.setFont(own)
    painter.setPen(theme.colour(tone))
    top = room.top() + (room.height() - (_FIRST + _SECOND if second else _FIRST)) // 2
    _line(painter, QRect(room.left(), top, room.width(), _FIRST), first)
    if second:
        own = QFont(font)
        own.setPixelSize(_SMALL)
        painter.setFont(own)
        painter.setPen(theme.colour("muted"))
        _line(painter, QRect(room.left(), top + _FIRST, room.width(), _SECOND), second)


def _line(painter: QPainter, box: QRect, text: str) -> None:
    shown = painter.fontMetrics().elidedText(
        seen_line(text[:_MOST]), Qt.TextElideMode.ElideRight, box.width()
    )
    painter.drawText(box, _LEFT, shown)
