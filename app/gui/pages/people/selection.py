"""Which rows of a table are selected, and selecting many at once."""

from collections.abc import Iterable

from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtWidgets import QTableView

_ROWS = QItemSelectionModel.SelectionFlag.Rows


def selected_rows(table: QTableView) -> list[int]:
    """Return the selected rows from the top."""
    return sorted({index.row() for index in table.selectionModel().selectedRows()})


def choose_row(table: QTableView, row: int) -> None:
    """Select one row and no other, and put the keyboard on it."""
    flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | _ROWS
    table.selectionModel().setCurrentIndex(table.model().index(row, 0), flags)


def add_rows(table: QTableView, rows: Iterable[int]) -> None:
    """Select these rows too; the keyboard stays on its row."""
    model, selection = table.model(), QItemSelection()
    first = last = -2
    for row in (*sorted(rows), -2):
        if row == last + 1:
            last = row
            continue
        if first >= 0:
            selection.select(model.index(first, 0), model.index(last, 0))
        first = last = row
    table.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.Select | _ROWS)
