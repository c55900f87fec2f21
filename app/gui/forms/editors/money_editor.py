"""An amount of money, kept in hundredths of its currency."""

import re

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.base.i18n import _
from app.gui.forms.editors.editor import Editor

_AMOUNT = re.compile(r"(\d{1,11})(?:[.,](\d{1,2}))?")


class MoneyEditor(Editor):
    """An amount as people write it, `1 500,50`; an empty field is no money at all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.line)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(lambda _text: self.changed.emit())

    def value(self) -> int:
        """Return the amount in hundredths."""
        found = _AMOUNT.fullmatch(self._typed())
        return int(found[1]) * 100 + int((found[2] or "").ljust(2, "0")) if found else 0

    def set_value(self, value: int) -> None:
        """Show the amount."""
        whole, rest = divmod(value, 100)
        self.line.setText((f"{whole}.{rest:02d}" if rest else str(whole)) if value else "")

    def draft(self) -> str:
        """Return what was typed."""
        return self.line.text()

    def set_draft(self, text: str) -> None:
        """Show what was typed."""
        self.line.setText(text)

    def complaint(self) -> str:
        """Return a sentence when the text is no amount."""
        typed = self._typed()
        return "" if not typed or _AMOUNT.fullmatch(typed) else _("Write the amount like 1500 or 1500.50.")

    def is_empty(self) -> bool:
        """Return whether nothing was typed."""
        return not self._typed()

    def _typed(self) -> str:
        return "".join(self.line.text().split())
