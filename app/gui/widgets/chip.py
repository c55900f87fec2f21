"""The chip that shows a status: a colour, a symbol and a word, so that it is read without the colour too."""

from functools import lru_cache

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.vocabulary import Vocabulary, shipped_terms
from app.gui import theme
from app.gui.plain_text import seen_line

HEIGHT = 22
_ICON, _PAD, _GAP, _PIXELS = 12, 9, 5, 12


@lru_cache(1)
def _looks() -> dict[str, tuple[str, str]]:
    return {
        term.code: (term.attributes.get("tone", "unknown"), term.attributes.get("symbol", "question"))
        for term in shipped_terms()
        if term.vocabulary is Vocabulary.STATUS
    }


def chip_font(font: QFont) -> QFont:
    """Return the font of chips beside text in `font`."""
    own = QFont(font)
    own.setPixelSize(_PIXELS)
    own.setWeight(QFont.Weight.DemiBold)
    return own


def chip_width(text: str, font: QFont) -> int:
    """Return how wide the chip of a text is, in pixels."""
    return QFontMetrics(chip_font(font)).horizontalAdvance(text) + 2 * _PAD + _ICON + _GAP


def paint_chip(
    painter: QPainter,
    top_left: QPoint,
    status: str,
    text: str,
    *,
    tone: str = "",
    symbol: str = "",
    faded: bool = False,
    most: int = 0,
    is_open: bool = False,
) -> int:
    """Paint the chip of a status code and return its width; `most` limits it (0: as wide as it needs).

    One that `is_open`, because it is not confirmed, is a dashed outline instead of a filled shape.
    """
    own_tone, own_symbol = _looks().get(status, ("unknown", "question"))
    strong, pale = theme.status_colours(tone or own_tone)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font = chip_font(painter.font())
    width = chip_width(text, painter.font())
    width = min(width, most) if most else width
    box = QRectF(top_left.x(), top_left.y(), width, HEIGHT)
    if faded:
        painter.setOpacity(0.55)
    painter.setPen(QPen(strong, 1, Qt.PenStyle.DashLine) if is_open else Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush if is_open else pale)
    outline = box.adjusted(0.5, 0.5, -0.5, -0.5) if is_open else box
    painter.drawRoundedRect(outline, outline.height() / 2, outline.height() / 2)
    device = painter.device()
    name = theme.symbol(symbol or own_symbol)
    picture = theme.tinted(name, strong, _ICON, device.devicePixelRatioF() if device else 1.0)
    painter.drawPixmap(QPoint(round(box.left()) + _PAD, round(box.top()) + (HEIGHT - _ICON) // 2), picture)
    painter.setPen(strong)
    painter.setFont(font)
    room = box.adjusted(_PAD + _ICON + _GAP, 0, -_PAD + 2, 0)
    shown = QFontMetrics(font).elidedText(seen_line(text), Qt.TextElideMode.ElideRight, round(room.width()))
    painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
    painter.restore()
    return width


class StatusChip(QWidget):
    """A chip as a widget of its own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._status, self._text, self._tone, self._symbol = "unknown", "", "", ""
        self._is_open = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_status(
        self, status: str, text: str, tone: str = "", symbol: str = "", *, is_open: bool = False
    ) -> None:
        """Show a status code with its word (and the tone and symbol of a term of the organisation's own)."""
        self._is_open = is_open
        self._status, self._text, self._tone, self._symbol = status, text, tone, symbol
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size that the word needs."""
        return QSize(chip_width(self._text, self.font()), HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Return the same: a chip is never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the chip."""
        painter = QPainter(self)
        paint_chip(
            painter,
            QPoint(0, 0),
            self._status,
            self._text,
            tone=self._tone,
            symbol=self._symbol,
            is_open=self._is_open,
        )
