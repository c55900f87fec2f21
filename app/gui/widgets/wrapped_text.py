"""Measures and paints text that wraps between words, and inside a word only where it is longer than the line."""

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextLayout, QTextOption

from app.gui.plain_text import seen


def text_height(text: str, font: QFont, width: int) -> int:
    """Return the height of a text in pixels when wrapped at `width`; nothing has no height."""
    return round(sum(layout.boundingRect().height() for layout in _layouts(text, font, width))) if text else 0


def paint_text(
    painter: QPainter,
    box: QRect,
    text: str,
    font: QFont,
    ink: QColor,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeading,
) -> None:
    """Paint a text from the top of `box`, wrapped at its width."""
    painter.setPen(ink)
    y = float(box.top())
    for layout in _layouts(text, font, box.width(), align):
        layout.draw(painter, QPointF(box.left(), y))
        y += layout.boundingRect().height()


def _layouts(
    text: str, font: QFont, width: int, align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeading
) -> list[QTextLayout]:
    """Lay the paragraphs of a text out."""
    option = QTextOption(align)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layouts = []
    for paragraph in seen(text).split("\n"):
        layout = QTextLayout(paragraph or " ", font)
        layout.setTextOption(option)
        layout.beginLayout()
        y = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, y))
            y += line.height() + 1
        layout.endLayout()
        layouts.append(layout)
    return layouts
