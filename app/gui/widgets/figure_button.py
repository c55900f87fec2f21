"""A big figure with its symbol and its word, that leads to what it counts."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.gui import theme
from app.gui.wording import number

_HEIGHT, _PAD, _ICON = 56, 10, 16
_BIG, _SMALL = 24, 12


class FigureButton(QAbstractButton):
    """Shows a number above a word; `show_figure` says them."""

    def __init__(self, words: str, icon: str, tone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._icon, self._tone = words, icon, tone
        self._number = "–"
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_figure(None)

    def show_figure(self, count: int | None) -> None:
        """Show how many there are (None: nobody said)."""
        self._number = "–" if count is None else number(count)
        self._faded = not count
        self.setAccessibleName(f"{self._words}: {self._number}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for the word or the number, whichever is wider."""
        word = QFontMetrics(self._font(_SMALL)).horizontalAdvance(self._words)
        big = QFontMetrics(self._font(_BIG, QFont.Weight.Bold)).horizontalAdvance(self._number) + _ICON + 6
        return QSize(max(word, big) + 2 * _PAD, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Allow the word to be cut."""
        return QSize(64, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box, the number, the symbol and the word."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        painter.setPen(QPen(theme.colour("accent" if focused else "border"), 2 if focused else 1))
        painter.setBrush(theme.colour("hover" if self.underMouse() else "raised"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 9, 9)
        room = self.rect().adjusted(_PAD, 6, -_PAD, -6)
        painter.setFont(self._font(_BIG, QFont.Weight.Bold))
        painter.setPen(theme.colour("muted" if self._faded else "text"))
        painter.drawText(QRect(room.left(), room.top(), room.width(), 28), _LEADING, self._number)
        tone = "muted" if self._faded else self._tone
        scale = self.devicePixelRatioF()
        corner = QPoint(room.right() - _ICON + 1, room.top() + 5)
        painter.drawPixmap(corner, theme.pixmap(self._icon, tone, _ICON, scale))
        painter.setFont(self._fitting(room.width() + 4))
        painter.setPen(theme.colour("muted"))
        words = QRect(room.left(), room.bottom() - 16, room.width() + 4, 18)
        shown = painter.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, words.width())
        self.setToolTip(self._words if shown != self._words else "")
        painter.drawText(words, _LEADING, shown)

    def _fitting(self, width: int) -> QFont:
        """Return a font in which the word fits, if a little smaller will do."""
        fonts = [self._font(pixels, QFont.Weight.Medium) for pixels in (_SMALL, _SMALL - 1)]
        return next(
            (one for one in fonts if QFontMetrics(one).horizontalAdvance(self._words) <= width), fonts[-1]
        )

    def _font(self, pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        made = QFont(self.font())
        made.setPixelSize(pixels)
        made.setWeight(weight)
        return made


_LEADING = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
