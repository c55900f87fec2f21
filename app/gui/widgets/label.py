"""Labels: always plain text, so that a name such as `<img src=…>` is shown and never obeyed.

What would act on the line is shown by its code, and a word that is longer than the line breaks: no name, however
long or strange, moves what stands around it.
"""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.gui.plain_text import broken, seen, seen_line, tip

_LEAST_WORD = 120
"""So much room a wrapped label asks for; a longer word may have to break."""
_MOST_WORD = 420
_HIGH = 100_000


class TextLabel(QLabel):
    """Plain text. `text` is what is read; where a long word must break it is painted with places to break."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = ""
        self._laid_out = False
        self._heights: dict[int, int] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        if role:
            self.setProperty("role", role)
        self.setText(text)

    def text(self) -> str:
        """Return what the label says."""
        return self._said

    def setText(self, text: str) -> None:
        """Say something."""
        self._said = seen(text)
        self._heights.clear()
        self._fit()

    def _fit(self) -> None:
        shown = self._broken(self.contentsRect().width()) if self._laid_out else self._said
        if shown != super().text():
            self._heights.clear()
            super().setText(shown)

    def _broken(self, width: int) -> str:
        return broken(self._said, self.fontMetrics(), width) if self.wordWrap() else self._said

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break long words anew."""
        super().resizeEvent(event)
        self._laid_out = True
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Break long words anew in another font."""
        super().changeEvent(event)
        self._heights.clear()
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width, with the words broken as they would be there; a layout asks many times."""
        if width not in self._heights:
            self._heights[width] = self._height(width)
        return self._heights[width]

    def _height(self, width: int) -> int:
        room = width - (self.width() - self.contentsRect().width())
        shown = self._broken(room)
        if shown == super().text():
            return super().heightForWidth(width)
        box = QRect(0, 0, room, _HIGH)
        wrapped = self.fontMetrics().boundingRect(box, int(Qt.TextFlag.TextWordWrap), shown)
        return wrapped.height() + self.height() - self.contentsRect().height()

    def minimumSizeHint(self) -> QSize:
        """Ask for no more room than a word of usual length needs."""
        least = super().minimumSizeHint()
        return QSize(self._width(least, _LEAST_WORD), least.height()) if self.wordWrap() else least

    def sizeHint(self) -> QSize:
        """Wish for no more room than a readable line needs."""
        wished = super().sizeHint()
        width = self._width(wished, _MOST_WORD) if self.wordWrap() else wished.width()
        return wished if width == wished.width() else QSize(width, self.heightForWidth(width))

    def _width(self, wished: QSize, most: int) -> int:
        """Return a width that does not depend on whether words are broken now, or the layout would never rest."""
        if super().text() == self._said and (wished.width() <= most or self._broken(most) == self._said):
            return wished.width()
        longest = max(self.fontMetrics().horizontalAdvance(word) for word in self._said.split())
        return min(most, longest + self.width() - self.contentsRect().width())


def label(text: str = "", role: str = "", parent: QWidget | None = None, *, wrap: bool = False) -> QLabel:
    """Return a plain-text label; `role` says what it is (title, heading, key, value, hint …) to the style sheet."""
    made = TextLabel(text, role, parent)
    made.setWordWrap(wrap)
    return made


class Remark(TextLabel):
    """A hint or complaint that takes no room while there is nothing to say."""

    def __init__(self, role: str, parent: QWidget | None = None) -> None:
        super().__init__("", role, parent)
        self.setWordWrap(True)
        self.hide()

    def setText(self, text: str) -> None:
        """Say something, or nothing."""
        super().setText(text)
        self.setVisible(bool(text))
        self._claim_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Claim the height that the text needs at this width: nested layouts would squeeze what lies below."""
        super().resizeEvent(event)
        self._claim_height()

    def _claim_height(self) -> None:
        self.setMinimumHeight(0)  # or the height asked for below would never be less than the one before
        self.setMinimumHeight(self.heightForWidth(self.width()) if self.text() else 0)


class ElidedLabel(QLabel):
    """One line that gives way: what does not fit is cut with … and stands in the tool tip."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        if role:
            self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Say something on one line."""
        super().setText(seen_line(text))

    def minimumSizeHint(self) -> QSize:
        """Allow any width down to a few letters."""
        return QSize(24, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint as much of the text as fits."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip(tip(self.text()) if shown != self.text() else "")
        painter.drawText(
            self.contentsRect(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown
        )
