"""A tick box in the colours of the theme, and the painting of one for lists."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from app.gui.plain_text import seen_line, tip
from app.gui.theme import colour

SIDE = 17
_GAP = 8


def paint_tick(painter: QPainter, box: QRectF, *, ticked: bool) -> None:
    """Paint a box of 17 pixels, ticked or not."""
    painter.setPen(QPen(colour("accent" if ticked else "muted"), 1.5))
    painter.setBrush(colour("accent" if ticked else "surface"))
    painter.drawRoundedRect(box, 4, 4)
    if ticked:
        painter.setPen(QPen(colour("on_accent"), 2))
        corners = ((4, 9), (7.5, 12.5), (13, 5))
        painter.drawPolyline([QPointF(box.left() + x, box.top() + y) for x, y in corners])


class TickBox(QCheckBox):
    """A check box that looks the same on every system, light and dark.

    Words that do not fit go on in a second line when they `wrap`, and are cut otherwise.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None, *, wrap: bool = False) -> None:
        super().__init__(text, parent)
        self._wrap = wrap
        # Two beside each other must fit a narrow form in every language: the words give way.
        height = QSizePolicy.Policy.Minimum if wrap else QSizePolicy.Policy.Fixed
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, height)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Return the room for the box and the words."""
        metrics = self.fontMetrics()
        return QSize(SIDE + _GAP + metrics.horizontalAdvance(self.text()) + 6, max(24, metrics.height() + 6))

    def minimumSizeHint(self) -> QSize:
        """Allow the words to be cut."""
        return QSize(SIDE + 40, self.sizeHint().height())

    def hasHeightForWidth(self) -> bool:
        """Tell that words which wrap need more height where there is less width."""
        return self._wrap

    def heightForWidth(self, width: int) -> int:
        """Return the height of the words, wrapped at this width."""
        box = QRect(0, 0, max(width - SIDE - _GAP, 40), 10_000)
        words = self.fontMetrics().boundingRect(box, int(Qt.TextFlag.TextWordWrap), seen_line(self.text()))
        return max(24, words.height() + 6)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box, the words, and the ring of the keyboard."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        # Beside the first line where there are several.
        top = (min(self.height(), self.sizeHint().height()) - SIDE) / 2
        box = QRectF(self.width() - SIDE - 2 if mirrored else 2, top, SIDE, SIDE)
        if self.hasFocus():
            painter.setPen(QPen(colour("accent"), 1.5))
            painter.setBrush(colour("accent_soft"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75), 5, 5)
        paint_tick(painter, box, ticked=self.isChecked())
        painter.setPen(colour("text" if self.isEnabled() else "faint"))
        room = self.rect().adjusted(0 if mirrored else SIDE + _GAP, 0, -(SIDE + _GAP) if mirrored else 0, 0)
        shown = seen_line(self.text())
        if not self._wrap:
            shown = self.fontMetrics().elidedText(shown, Qt.TextElideMode.ElideRight, room.width())
            self.setToolTip(tip(self.text()) if shown != self.text() else "")
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.drawText(room, int(flags) | (int(Qt.TextFlag.TextWordWrap) if self._wrap else 0), shown)
