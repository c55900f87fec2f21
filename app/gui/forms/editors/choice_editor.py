"""One of a few fixed values."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.base.i18n import _
from app.gui.forms.editors.editor import Editor
from app.gui.widgets.calm_combo import CalmCombo


class ChoiceEditor(Editor):
    """A list of words to choose one from; the values may be members of an enum or anything else."""

    def __init__(self, words: Mapping[Any, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values = tuple(words)
        self.combo = CalmCombo(self)
        self.combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.combo.setPlaceholderText(_("Choose…"))
        self.combo.addItems(list(words.values()))
        self.combo.setCurrentIndex(-1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.combo)
        self.setFocusProxy(self.combo)
        self.combo.activated.connect(lambda _index: self.changed.emit())

    def value(self) -> Any:
        """Return the chosen value."""
        index = self.combo.currentIndex()
        return self._values[index] if index >= 0 else None

    def set_value(self, value: Any) -> None:
        """Choose `value`; an unknown one chooses nothing."""
        self.combo.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    def draft(self) -> str:
        """Return the chosen value as text."""
        value = self.value()
        return "" if value is None else str(value)

    def set_draft(self, text: str) -> None:
        """Choose the value that reads as `text`."""
        self.set_value(next((value for value in self._values if str(value) == text), None))
