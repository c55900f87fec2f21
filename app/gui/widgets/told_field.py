"""A field of a dialog with a line beneath it that tells how it was understood, or what is wrong with it."""

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.gui.widgets.label import TextLabel
from app.gui.widgets.mark_wrong import mark_wrong


class ToldField(QWidget):
    """The line takes no room while it says nothing, unless `roomy` keeps it free so that nothing moves."""

    def __init__(self, field: QLineEdit, parent: QWidget, *, roomy: bool = False) -> None:
        super().__init__(parent)
        self.field = field
        self.complaint = ""
        self._echo = ""
        self.told = TextLabel("", "echo", self)
        self.told.setWordWrap(True)
        if roomy:
            self.told.setMinimumHeight(self.told.fontMetrics().height())
        self._roomy = roomy
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(field)
        layout.addWidget(self.told)
        self.setFocusProxy(field)
        self._show()

    def echo(self, words: str) -> None:
        """Say how the field was understood; nothing where it was not."""
        self._echo = words
        self._show()

    def complain(self, sentence: str) -> None:
        """Say what is wrong with the field; nothing when it is right."""
        self.complaint = sentence
        self._show()

    def _show(self) -> None:
        wrong = bool(self.complaint)
        self.told.setText(f"▲ {self.complaint}" if wrong else self._echo)
        self.told.setVisible(self._roomy or bool(self.told.text()))
        self.told.setProperty("role", "complaint" if wrong else "echo")
        mark_wrong(wrong, self.told, self.field)
        self.field.setAccessibleDescription(self.told.text())
