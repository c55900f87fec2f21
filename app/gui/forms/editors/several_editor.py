"""Several terms out of a short list, as ticks."""

from collections.abc import Mapping

from PySide6.QtWidgets import QGridLayout, QWidget

from app.gui.forms.editors.editor import Editor
from app.gui.widgets.tick_box import TickBox


class SeveralEditor(Editor):
    """Ticks in two columns; the value is the codes of the ticked ones, separated by blanks."""

    def __init__(self, words: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = False
        self._unknown: tuple[str, ...] = ()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        for column in range(2):
            grid.setColumnStretch(column, 1)
        self.ticks: dict[str, TickBox] = {}
        for number, (code, word) in enumerate(words.items()):
            tick = TickBox(word, self)
            tick.toggled.connect(self._on_toggled)
            grid.addWidget(tick, number // 2, number % 2)
            self.ticks[code] = tick
        if self.ticks:
            self.setFocusProxy(next(iter(self.ticks.values())))

    def value(self) -> str:
        """Return the ticked codes; codes that this list does not know are kept."""
        ticked = [code for code, tick in self.ticks.items() if tick.isChecked()]
        return " ".join([*ticked, *self._unknown])

    def set_value(self, value: str | None) -> None:
        """Tick the codes in `value`."""
        codes = (value or "").split()
        self._unknown = tuple(code for code in codes if code not in self.ticks)
        self._quiet = True
        for code, tick in self.ticks.items():
            tick.setChecked(code in codes)
        self._quiet = False

    def draft(self) -> str:
        """Return the codes."""
        return self.value()

    def set_draft(self, text: str) -> None:
        """Tick the codes in `text`."""
        self.set_value(text)

    def _on_toggled(self) -> None:
        if not self._quiet:
            self.changed.emit()
