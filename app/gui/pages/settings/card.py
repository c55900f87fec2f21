"""A card of the Settings page: a heading, and lines beneath it."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.gui.widgets.flow_layout import FlowLayout
from app.gui.widgets.label import label

KEY_WIDTH = 170


class Card(QFrame):
    """Lines of a name and what belongs to it."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAccessibleName(title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(20, 16, 20, 16)
        self.column.setSpacing(12)
        self.column.addWidget(label(title, "heading", self))

    def add_line(self, key: str, *widgets: QWidget) -> None:
        """Add a line: its name and its widgets, from the left."""
        row = QHBoxLayout()
        row.setSpacing(8)
        name = label(key, "key", self, wrap=True)
        name.setFixedWidth(KEY_WIDTH)
        row.addWidget(name)
        for widget in widgets:
            row.addWidget(widget)
        row.addStretch(1)
        self.column.addLayout(row)

    def add_fact(self, key: str, value: str) -> None:
        """Add a line that only says something."""
        row = QHBoxLayout()
        row.setSpacing(8)
        name = label(key, "key", self, wrap=True)
        name.setFixedWidth(KEY_WIDTH)
        row.addWidget(name)
        row.addWidget(label(value, "value", self, wrap=True), 1)
        self.column.addLayout(row)

    def add_buttons(self, *buttons: QPushButton) -> None:
        """Add a row of buttons, which goes on in the next line where there is no room."""
        row = QWidget(self)
        flow = FlowLayout(row)
        for button in buttons:
            flow.addWidget(button)
        self.column.addWidget(row)

    def choice(
        self, values: Mapping[str, str], chosen: str, on_chosen: Callable[[str], object]
    ) -> list[QPushButton]:
        """Return a button for each value (value → words), the chosen one pressed."""
        group = QButtonGroup(self)
        buttons = []
        for value, words in values.items():
            button = QPushButton(words, self)
            button.setProperty("chip", True)
            button.setCheckable(True)
            button.setChecked(value == chosen)
            button.clicked.connect(lambda _checked=False, value=value: on_chosen(value))
            group.addButton(button)
            buttons.append(button)
        return buttons
