"""A whole number that may be left empty."""

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.base.i18n import _
from app.gui.forms.editors.editor import Editor


class NumberEditor(Editor):
    """A whole number; `blank` is what an empty field means (None or 0)."""

    def __init__(self, blank: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._blank = blank
        self.line = QLineEdit(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.line)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(lambda _text: self.changed.emit())

    def value(self) -> int | None:
        """Return the number, or what empty means."""
        text = self._digits()
        return int(text) if text.isdecimal() else self._blank

    def set_value(self, value: int | None) -> None:
        """Show the number; zero is shown as empty when empty means zero."""
        self.line.setText("" if value is None or value == self._blank else str(value))

    def draft(self) -> str:
        """Return what was typed."""
        return self.line.text()

    def set_draft(self, text: str) -> None:
        """Show what was typed."""
        self.line.setText(text)

    def complaint(self) -> str:
        """Return a sentence when the text is no whole number."""
        text = self._digits()
        return "" if not text or text.isdecimal() else _("Please write a whole number, for example 12.")

    def is_empty(self) -> bool:
        """Return whether nothing was typed."""
        return not self._digits()

    def _digits(self) -> str:
        return self.line.text().strip().replace("\u202f", "").replace("\u00a0", "").replace(" ", "")
