"""Parting a printed line that names several people: each on a line of their own."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from app.base.i18n import _
from app.gui.widgets.label import label
from app.workflows.split_line import likely_parts


class SplitDialog(QDialog):
    """`answered` hands out the people as they were written, one text each."""

    answered = Signal(object)

    def __init__(self, printed: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Part the line"))
        self.resize(560, 340)
        self.text = QPlainTextEdit("\n".join(likely_parts(printed)), self)
        self.text.setAccessibleName(_("The people, each on a line of their own"))
        self.text.setTabChangesFocus(True)
        self.text.textChanged.connect(self._look)
        self.part_button = QPushButton(_("Part the line"), self)
        self.part_button.setProperty("primary", True)
        self.part_button.clicked.connect(self._answer)
        cancel = QPushButton(_("Cancel"), self)
        cancel.clicked.connect(self.reject)
        told = _(
            "Write each person on a line of their own; somebody decides about each. The printed line stays."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        column.addWidget(label(printed, "heading", self, wrap=True))
        column.addWidget(label(told, "muted", self, wrap=True))
        column.addWidget(self.text, 1)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(cancel)
        foot.addWidget(self.part_button)
        column.addLayout(foot)
        self._look()
        self.text.setFocus()

    def _parts(self) -> tuple[str, ...]:
        return tuple(line for line in self.text.toPlainText().splitlines() if line.strip())

    def _look(self) -> None:
        self.part_button.setEnabled(len(self._parts()) > 1)

    def _answer(self) -> None:
        self.accept()
        self.answered.emit(self._parts())
