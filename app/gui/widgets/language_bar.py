"""The languages of the window, each in its own words, so that one finds one's own before anything can be read."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from app.base.i18n import language_in_force
from app.base.language import OWN_NAMES


class LanguageBar(QWidget):
    """A button for each language, the one in force pressed; `chosen` hands out the code of another."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addStretch()
        group = QButtonGroup(self)
        self.buttons: dict[str, QPushButton] = {}
        for language, name in OWN_NAMES.items():
            button = QPushButton(name, self)
            button.setProperty("chip", True)
            button.setCheckable(True)
            button.setChecked(language is language_in_force())
            button.clicked.connect(lambda _checked=False, code=language.value: self._choose(code))
            group.addButton(button)
            row.addWidget(button)
            self.buttons[language.value] = button
        row.addStretch()

    def _choose(self, code: str) -> None:
        if code != language_in_force().value:
            self.chosen.emit(code)
