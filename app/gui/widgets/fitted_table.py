"""A table that is always as high as its rows, so that the page scrolls and not the table in it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.gui.keys import is_letter

HEADER_HEIGHT = 32


class FittedTable(QTableView):
    """Subclasses say how wide the columns and how high the rows are; call `fit` when the rows have changed."""

    def __init__(self, *, headings: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._headings = headings
        self.setObjectName("lines")
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAutoScroll(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        header = self.horizontalHeader()
        header.setMinimumSectionSize(1)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setFixedHeight(HEADER_HEIGHT)
        header.setVisible(headings)

    def column_widths(self, free: int) -> Sequence[int]:
        """Return the width of every column when `free` pixels are there."""
        raise NotImplementedError

    def row_height(self, row: int, widths: Sequence[int]) -> int:
        """Return the height that a row needs at these widths."""
        raise NotImplementedError

    def fit(self) -> None:
        """Share the width among the columns and make every row, and the table, as high as needed."""
        widths = self.column_widths(self.viewport().width())
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        height = HEADER_HEIGHT if self._headings else 0
        for row in range(self.model().rowCount()):
            needed = self.row_height(row, widths)
            self.setRowHeight(row, needed)
            height += needed
        self.setFixedHeight(height + 2)

    def row_rect(self, row: int) -> QRect:
        """Return where a row is painted, in the table's own coordinates."""
        rect = self.visualRect(self.model().index(row, 0))
        return rect.translated(0, self.viewport().y())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the texts anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave letters to the search field of the window."""
        if is_letter(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll."""
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Put the keyboard on the first row when it comes here for the first time."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.model().rowCount():
            self.setCurrentIndex(self.model().index(0, 0))

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew with another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.model() is not None:
            self.fit()

    def minimumSizeHint(self) -> QSize:
        """Allow the table to become narrow."""
        return QSize(200, self.minimumHeight())
