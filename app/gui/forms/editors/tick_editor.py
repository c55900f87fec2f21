"""A yes-or-no field."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.gui.forms.editors.editor import Editor
from app.gui.widgets.tick_box import TickBox


class TickEditor(Editor):
    """A tick with its words beside it."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tick = TickBox(words, self, wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 2)
        layout.addWidget(self.tick)
        self.setFocusProxy(self.tick)
        self._quiet = False
        # `toggled`, not `clicked`: assistive programs toggle without a click.
        self.tick.toggled.connect(self._on_toggled)

    def value(self) -> bool:
        """Return whether it is ticked."""
        return self.tick.isChecked()

    def set_value(self, value: bool | None) -> None:
        """Tick it or not."""
        self._quiet = True
        self.tick.setChecked(bool(value))
        self._quiet = False

    def draft(self) -> str:
        """Return `1` or nothing."""
        return "1" if self.tick.isChecked() else ""

    def set_draft(self, text: str) -> None:
        """Tick it or not."""
        self.set_value(bool(text))

    def _on_toggled(self) -> None:
        if not self._quiet:
            self.changed.emit()
