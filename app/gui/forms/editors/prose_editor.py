"""Free text of several lines that grows with what is written."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from app.gui.forms.editors.editor import Editor

_FEWEST_LINES = 3
_MOST_LINES = 14


class _GrowingText(QPlainTextEdit):
    """A text field between three and fourteen lines high; Tab goes on to the next field."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())

    def _fit(self) -> None:
        lines = max(_FEWEST_LINES, min(_MOST_LINES, int(self.document().size().height())))
        margins = self.contentsMargins()
        frame = (
            2 * self.frameWidth()
            + margins.top()
            + margins.bottom()
            + int(2 * self.document().documentMargin())
        )
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + frame + 8)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew, then fit the height."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Allow the field to become narrow."""
        return QSize(80, super().minimumSizeHint().height())


class ProseEditor(Editor):
    """Free text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = _GrowingText(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.text)
        self.setFocusProxy(self.text)
        self.text.textChanged.connect(self.changed.emit)

    def value(self) -> str:
        """Return the text without blanks around it."""
        return self.text.toPlainText().strip()

    def set_value(self, value: str | None) -> None:
        """Show the text."""
        self.text.blockSignals(True)
        self.text.setPlainText(value or "")
        self.text.blockSignals(False)

    def draft(self) -> str:
        """Return the text."""
        return self.text.toPlainText()

    def set_draft(self, text: str) -> None:
        """Show the text."""
        self.set_value(text)
