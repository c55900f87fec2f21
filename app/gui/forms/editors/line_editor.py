"""One line of text, alone or with proposals."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QVBoxLayout, QWidget

from app.gui.forms.editors.editor import Editor


class LineEditor(Editor):
    """A line of text; `suggestions` are offered while typing, but anything may be written."""

    def __init__(self, suggestions: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.line)
        self.setFocusProxy(self.line)
        if suggestions:
            completer = QCompleter(list(suggestions), self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            self.line.setCompleter(completer)
            completer.activated.connect(lambda _text: self.changed.emit())
        self.line.textEdited.connect(lambda _text: self.changed.emit())

    def value(self) -> str:
        """Return the text without blanks around it."""
        return self.line.text().strip()

    def set_value(self, value: str | None) -> None:
        """Show the text."""
        self.line.setText(value or "")

    def draft(self) -> str:
        """Return the text."""
        return self.line.text()

    def set_draft(self, text: str) -> None:
        """Show the text."""
        self.line.setText(text)
