"""A button that gives way: what does not fit is cut with … and stands in the tool tip."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from app.gui.plain_text import seen_line, tip

_EDGES = 34


class ElidedButton(QPushButton):
    """A push button for words of any length, such as names; an `&` in them is shown and no mnemonic."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = seen_line(words)
        self.setAccessibleName(words)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Allow any width down to a few letters."""
        return QSize(60, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many of the words as fit."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - _EDGES
        shown = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setToolTip(tip(self._words) if shown != self._words else "")
        self.setText(shown.replace("&", "&&"))
