"""An amount of money, kept in hundredths: written `1250`, `1 250,50` or `1250.5`."""

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.base.i18n import _
from app.domain.money import amount_of, written
from app.gui.forms.editors.editor import Editor


class AmountEditor(Editor):
    """A line for an amount; empty means none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.line)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(lambda _text: self.changed.emit())

    def value(self) -> int:
        """Return the hundredths."""
        return amount_of(self.line.text()) or 0

    def set_value(self, value: int | None) -> None:
        """Show an amount."""
        self.line.setText(written(value) if value else "")

    def draft(self) -> str:
        """Return what was typed."""
        return self.line.text()

    def set_draft(self, text: str) -> None:
        """Show what was typed."""
        self.line.setText(text)

    def complaint(self) -> str:
        """Return a sentence when the text is no amount."""
        if self.is_empty() or amount_of(self.line.text()) is not None:
            return ""
        return _("Please write an amount, for example 120 or 120,50.")

    def is_empty(self) -> bool:
        """Return whether nothing was typed."""
        return not self.line.text().strip()
