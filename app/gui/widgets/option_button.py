"""One of several values to choose from: a button whose text wraps, with a mark that shows which one is chosen."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.gui.theme import colour
from app.gui.widgets.wrapped_text import paint_text, text_height

_PAD, _MARK, _GAP = 10, 15, 9
_MOST_LINES_HIGH = 168


class OptionButton(QAbstractButton):
    """Checkable; the one that is chosen has a filled mark, a frame and another ground."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setToolTip(text if len(text) > 200 else "")

    def hasHeightForWidth(self) -> bool:
        """The height follows from how the text wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the wrapped text, up to eight lines."""
        room = max(40, width - 2 * _PAD - _MARK - _GAP)
        return min(_MOST_LINES_HIGH, max(_MARK, text_height(self.text(), self.font(), room))) + 2 * _PAD - 2

    def sizeHint(self) -> QSize:
        """Return a size for a column of the page."""
        return QSize(260, self.heightForWidth(260))

    def minimumSizeHint(self) -> QSize:
        """Allow the column to be narrow."""
        return QSize(120, self.heightForWidth(max(120, self.width())))

    def resizeEvent(self, _event: object) -> None:
        """Claim the height that the text needs at this width."""
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def nextCheckState(self) -> None:
        """Stay chosen when pressed again: one of the values always is."""
        self.setChecked(True)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint frame, mark and text."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        frame = colour("accent" if chosen or self.hasFocus() else "line")
        painter.setPen(QPen(frame, 2 if self.hasFocus() else 1))
        painter.setBrush(colour("accent_soft" if chosen else "hover" if self.underMouse() else "surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        mark = QRectF(_PAD, _PAD + 1, _MARK, _MARK)
        painter.setPen(QPen(colour("accent" if chosen else "muted"), 1.5))
        painter.setBrush(colour("accent" if chosen else "surface"))
        painter.drawEllipse(mark)
        if chosen:
            painter.setPen(QPen(colour("on_accent"), 2))
            corners = ((4, 7.5), (6.7, 10.3), (11, 5))
            painter.drawPolyline([QPointF(mark.left() + x, mark.top() + y) for x, y in corners])
        left = _PAD + _MARK + _GAP
        room = QRect(left, _PAD - 1, self.width() - left - _PAD, self.height() - 2 * _PAD + 2)
        painter.setClipRect(room)
        paint_text(painter, room, self.text(), self.font(), colour("text"))
