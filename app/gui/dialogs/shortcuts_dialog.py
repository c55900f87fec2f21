"""All keys, as the commands declare them."""

from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.base.i18n import _
from app.gui.commands import COMMANDS, Command
from app.gui.widgets.label import label

KEYS_WIDTH = 200
MOST_KEYS = 2


class ShortcutsDialog(QDialog):
    """Lists what can be done by key, by the place where it works."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(560, 620)
        body = QWidget()
        inside = QVBoxLayout(body)
        inside.setContentsMargins(0, 0, 12, 0)
        inside.setSpacing(8)
        for place, commands in groupby(COMMANDS, key=lambda command: command.place):
            inside.addWidget(label(_(place), "subheading", body))
            grid = QGridLayout()
            grid.setColumnStretch(0, 1)
            grid.setColumnMinimumWidth(1, KEYS_WIDTH)
            grid.setHorizontalSpacing(24)
            for row, command in enumerate(commands):
                keys = keys_of(command)
                grid.addWidget(label(_(command.title), "", body, wrap=True), row, 0)
                grid.addWidget(label(keys, "value", body), row, 1)
            inside.addLayout(grid)
            inside.addSpacing(8)
        inside.addStretch()
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(_("Keys"))
        area.setWidget(body)
        self.close_button = QPushButton(_("Close"), self)
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addWidget(label(_("Keys"), "heading", self))
        column.addWidget(area, 1)
        column.addLayout(foot)


def keys_of(command: Command) -> str:
    """Return the keys as this system writes them; of a long row only the first and the last."""
    written = [QKeySequence(one).toString(QKeySequence.SequenceFormat.NativeText) for one in command.keys]
    return f"{written[0]} … {written[-1]}" if len(written) > MOST_KEYS else "  ·  ".join(written)
