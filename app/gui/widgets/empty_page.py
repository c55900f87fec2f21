"""What a page shows when it has nothing to show: what would be here, and how to get it."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QPushButton, QVBoxLayout, QWidget

from app.gui import theme
from app.gui.widgets.label import label

_LINE = 520
"""The most that a line of the hint may be wide, in pixels."""


class EmptyPage(QWidget):
    """An icon, a sentence, a hint and buttons; `chosen` hands out the number of the button."""

    chosen = Signal(int)

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon
        self._icon = QLabel(self)
        self._icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sentence = label("", "heading", self, wrap=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint = label("", "muted", self, wrap=True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(10)
        layout = QVBoxLayout(self)
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        layout.setSpacing(10)
        layout.addStretch(2)
        layout.addWidget(self._icon)
        layout.addWidget(self._sentence)
        layout.addWidget(self._hint, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(6)
        row = QHBoxLayout()
        row.addStretch()
        row.addLayout(self._buttons)
        row.addStretch()
        layout.addLayout(row)
        layout.addStretch(3)

    def minimumSizeHint(self) -> QSize:
        """Allow the page to be narrow: the hint follows."""
        return QSize(200, 200)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the hint the width of a readable line."""
        super().resizeEvent(event)
        self._fit_hint()

    def _fit_hint(self) -> None:
        width = max(120, min(_LINE, self.width() - 48))
        self._hint.setMinimumHeight(0)
        self._hint.setFixedSize(width, max(0, self._hint.heightForWidth(width)))

    def say(self, sentence: str, hint: str = "", actions: Sequence[str] = ()) -> None:
        """Show a sentence, a hint, and a button for each action, the first one as the main one."""
        self._icon.setPixmap(theme.pixmap(self._icon_name, "faint", 44, self.devicePixelRatioF()))
        self._sentence.setText(sentence)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._fit_hint()
        while self._buttons.count():
            item = self._buttons.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.deleteLater()
        for number, action in enumerate(actions):
            button = QPushButton(action, self)
            button.setProperty("primary", number == 0)
            button.clicked.connect(lambda _checked=False, number=number: self.chosen.emit(number))
            self._buttons.addWidget(button)
