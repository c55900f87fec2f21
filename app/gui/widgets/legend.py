"""A legend: what colours, hatching and marks mean, each as a small picture with words beside it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.gui.theme import colour
from app.gui.widgets.custody_strip import MARK_HEIGHT
from app.gui.widgets.flow_layout import FlowLayout
from app.gui.widgets.label import label
from app.gui.widgets.timeline import Mark, paint_mark

Paint = Callable[[QPainter, QRectF], None]
_WIDE, _HIGH = 16, 12


@dataclass(frozen=True, slots=True)
class Meaning:
    """A picture, painted into a box of 16 by 12 pixels, and what it means."""

    paint: Paint
    words: str


class Legend(QWidget):
    """The meanings beside each other, in as many lines as they need."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.words: tuple[str, ...] = ()
        self._flow = FlowLayout(self, spacing=6)
        self._items: list[_Item] = []

    def show_meanings(self, meanings: Sequence[Meaning]) -> None:
        """Show these and no others."""
        self.words = tuple(one.words for one in meanings)
        self.setAccessibleDescription("; ".join(self.words))
        while len(self._items) < len(meanings):
            self._items.append(_Item(self))
            self._flow.addWidget(self._items[-1])
        for number, item in enumerate(self._items):
            if number < len(meanings):
                item.say(meanings[number])
            item.setVisible(number < len(meanings))


class _Item(QWidget):
    """A picture with its words; kept and said anew, since the next person needs nearly the same ones."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 10, 0)
        row.setSpacing(6)
        self._picture = _Picture(self)
        self._words = label("", "hint", self)
        row.addWidget(self._picture)
        row.addWidget(self._words)

    def say(self, meaning: Meaning) -> None:
        self._picture.show_picture(meaning.paint)
        self._words.setText(meaning.words)


class _Picture(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._paint: Paint | None = None
        self.setFixedSize(QSize(_WIDE, _HIGH))

    def show_picture(self, paint: Paint) -> None:
        self._paint = paint
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._paint is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint(painter, QRectF(self.rect()))


def filled(fill: QColor, edge: QColor) -> Paint:
    """Return what paints a part of a strip."""

    def paint(painter: QPainter, box: QRectF) -> None:
        painter.setPen(QPen(edge, 1))
        painter.setBrush(fill)
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))

    return paint


def hatched() -> Paint:
    """Return what paints the hatching of what is uncertain."""

    def paint(painter: QPainter, box: QRectF) -> None:
        painter.setPen(QPen(colour("line"), 1))
        painter.setBrush(QBrush(colour("text"), Qt.BrushStyle.BDiagPattern))
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))

    return paint


def beneath(ink: QColor) -> Paint:
    """Return what paints a mark beneath a strip."""

    def paint(painter: QPainter, box: QRectF) -> None:
        painter.fillRect(
            QRectF(box.left(), box.center().y() - MARK_HEIGHT / 2, box.width(), MARK_HEIGHT), ink
        )

    return paint


def marked(mark: Mark) -> Paint:
    """Return what paints the mark of a kind of event."""

    def paint(painter: QPainter, box: QRectF) -> None:
        paint_mark(painter, QPointF(box.center()), mark)

    return paint
