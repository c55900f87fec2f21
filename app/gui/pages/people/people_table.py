"""The table of everybody on the People page: its columns, the selection, and the keys that work in it."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.base.i18n import _
from app.base.settings import Settings
from app.domain.record import PersonId
from app.gui.models.people_model import HEADINGS, Column, PeopleModel
from app.gui.pages.people.people_delegate import ROW

_WIDTHS = {
    Column.NAME: 290,
    Column.STATUS: 132,
    Column.SINCE: 128,
    Column.FACILITY: 132,
    Column.NEXT_DUE: 156,
}


class PeopleTable(QTableView):
    """Shows the lines of a PeopleModel; a letter typed in it belongs to the search field.

    `open_wanted`, `print_wanted` and `copy_wanted` mean what is selected, `typed` hands out a letter.
    """

    open_wanted = Signal()
    print_wanted = Signal()
    copy_wanted = Signal()
    typed = Signal(str)

    def __init__(self, model: PeopleModel, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.people = model
        self._settings = settings
        self.setModel(model)
        self.setAccessibleName(_("People"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW)
        self._prepare_header()
        self.doubleClicked.connect(lambda _index: self.open_wanted.emit())

    def _prepare_header(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(int(Column.NAME), Qt.SortOrder.AscendingOrder)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setMinimumSectionSize(70)
        widths = self._settings.columns.get("people") or list(_WIDTHS.values())
        for column, width in zip(Column, widths, strict=False):
            self.setColumnWidth(int(column), width)
        # The name takes what the others leave.
        header.setSectionResizeMode(int(Column.NAME), QHeaderView.ResizeMode.Stretch)
        header.sectionClicked.connect(self._sort_by)
        header.sectionResized.connect(lambda *_sizes: self._remember())

    def selected_rows(self) -> list[int]:
        """Return the rows that are selected, from top to bottom."""
        return sorted({index.row() for index in self.selectionModel().selectedRows()})

    def selected_people(self) -> list[PersonId]:
        """Return the people whose rows are selected, in the order of the list."""
        return [person for row in self.selected_rows() if (person := self.people.person_at(row)) is not None]

    def selected_person(self) -> PersonId | None:
        """Return the person whose row is current."""
        return self.people.person_at(self.currentIndex().row())

    def select_person(self, person: PersonId | None, also: Sequence[PersonId] = ()) -> None:
        """Select the row of a person, or the first row where the person is not in the list (any more).

        Several in `also` are selected with them; the keyboard stays on the row of the person.
        """
        row = self.people.row_of(person) if person is not None else None
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(self.people.index(row or 0, 0), flags)
        if len(also) > 1:
            self._add_rows(at for one in also if (at := self.people.row_of(one)) is not None)
        if row is None:
            self.scrollToTop()

    def _add_rows(self, rows: Iterable[int]) -> None:
        """Select these rows too, the neighbours among them as one range."""
        selection = QItemSelection()
        first = last = -2
        for row in (*sorted(rows), -2):
            if row == last + 1:
                last = row
                continue
            if first >= 0:
                selection.select(self.people.index(first, 0), self.people.index(last, 0))
            first = last = row
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().select(selection, flags)

    def set_narrow(self, narrow: bool) -> None:
        """Show only the columns that tell who it is and how they are held, or all of them."""
        for column in (Column.SINCE, Column.NEXT_DUE):
            self.setColumnHidden(int(column), narrow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, letters go to the search field, Ctrl+C copies the names, Ctrl+P prints."""
        typed = event.text()
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Print):
            self.print_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif plain and typed and typed.isprintable() and not typed.isspace():
            self.typed.emit(typed)
        else:
            super().keyPressEvent(event)

    def _sort_by(self, section: int) -> None:
        order = self.people.sort_by(HEADINGS[Column(section)][1])
        self.horizontalHeader().setSortIndicator(section, order)

    def _remember(self) -> None:
        if not any(self.isColumnHidden(int(column)) for column in Column):
            self._settings.columns["people"] = [self.columnWidth(int(column)) for column in Column]
