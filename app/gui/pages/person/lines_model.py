"""Hands the lines of a table to Qt's views and to screen readers."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.base.i18n import _
from app.gui.pages.person.line import Cell, Column, Line

Index = QModelIndex | QPersistentModelIndex

# Plain integers: comparing enum members costs more than everything else in data().
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
_CHECK = int(Qt.ItemDataRole.CheckStateRole)


class LinesModel(QAbstractTableModel):
    """The lines of one section; `show` replaces them when they differ."""

    def __init__(self, columns: tuple[Column, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = columns
        self.lines: tuple[Line, ...] = ()

    def show(self, lines: tuple[Line, ...]) -> bool:
        """Take these lines; return whether anything changed."""
        if lines == self.lines:
            return False
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()
        return True

    def cell(self, row: int, column: int) -> Cell:
        """Return the cell to paint."""
        return self.lines[row].cells[column]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Return the text of a cell; the first cell of a line speaks for the whole line."""
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == _DISPLAY:
            return line.cells[index.column()].text
        if role == _SPOKEN:
            return line.spoken if index.column() == 0 else line.cells[index.column()].text
        if role == _CHECK and index.column() == 0 and line.tick is not None:
            return Qt.CheckState.Checked if line.tick else Qt.CheckState.Unchecked
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """Return the heading of a column."""
        if role == _DISPLAY and orientation is Qt.Orientation.Horizontal:
            return _(self.columns[section].title)
        return None
