"""A line in the menu of filters: what is typed there is what is filtered by."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QMenu, QVBoxLayout, QWidget, QWidgetAction

from app.base.errors import Problem
from app.gui.widgets.label import Remark


class TypedFilter(QWidgetAction):
    """Enter hands what was typed to `take`, which raises Problem when it makes no sense; then the menu stays open."""

    def __init__(self, menu: QMenu, name: str, hint: str, take: Callable[[str], object]) -> None:
        super().__init__(menu)
        self._menu = menu
        self._take = take
        box = QWidget(menu)
        self.line = QLineEdit(box)
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(hint)
        self.line.setMinimumWidth(240)
        self.complaint = Remark("complaint", box)
        column = QVBoxLayout(box)
        column.setContentsMargins(8, 4, 8, 4)
        column.addWidget(self.line)
        column.addWidget(self.complaint)
        self.line.returnPressed.connect(self._on_entered)
        self.setDefaultWidget(box)
        menu.aboutToShow.connect(self.line.setFocus)

    def _on_entered(self) -> None:
        typed = self.line.text().strip()
        if not typed:
            return
        try:
            self._take(typed)
        except Problem as problem:
            self.complaint.setText(problem.sentence)
        else:
            self._close()

    def _close(self) -> None:
        """Close the menu and those it belongs to."""
        menu: QWidget | None = self._menu
        while isinstance(menu, QMenu):
            menu.close()
            menu = menu.parentWidget()
