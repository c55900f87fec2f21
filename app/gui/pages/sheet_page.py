"""The frame of a page about one thing: a head, an index of sections, the sections, and the sheet in which one edits."""

from abc import abstractmethod

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.base.errors import Problem
from app.base.i18n import _
from app.gui.background import Lane, run
from app.gui.forms.choices import Choices
from app.gui.forms.form_sheet import FormSheet
from app.gui.forms.sheet_request import SheetRequest
from app.gui.widgets.section_index import SectionIndex
from app.workflows.desk import Desk

_ROOM_FOR_INDEX = 900


class SheetPage(QWidget):
    """Gives the sheet its room, and reads what its pickers offer; `left` follows on Esc, `failed` on a problem.

    What the pickers offer is read once and kept until `forget_choices`.
    """

    failed = Signal(Problem)
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._desk = desk
        self._choices: Choices | None = None
        self._before: QWidget | None = None
        self.index: SectionIndex
        self.sheet = FormSheet(desk, self)
        self.sheet.hide()
        self.sheet.closed.connect(self.on_sheet_closed)

    @abstractmethod
    def read_choices(self) -> Choices:
        """Read what the pickers of a form offer; runs off the window."""

    @abstractmethod
    def after_sheet(self) -> QWidget:
        """Return what the keyboard goes to when the sheet is closed and what had it before is gone."""

    def index_fits(self, free: int) -> bool:
        """Tell whether the index is shown in so much room."""
        return free >= _ROOM_FOR_INDEX

    def frame(self, head: QWidget, index: SectionIndex, sections: QWidget, *asides: QWidget) -> None:
        """Lay the page out; `asides` stand where the sheet stands, one at a time."""
        self.index, self._asides = index, (self.sheet, *asides)
        index.setAccessibleName(_("Sections"))
        beside = QVBoxLayout()
        beside.setContentsMargins(0, 14, 0, 14)
        beside.addWidget(index)
        middle = QHBoxLayout()
        middle.setContentsMargins(26, 0, 14, 0)
        middle.setSpacing(13)
        middle.addLayout(beside)
        middle.addWidget(sections, 1)
        page = QVBoxLayout()
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(head)
        page.addLayout(middle, 1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        # Or a page of its own would grow when the sheet opens instead of giving it room.
        outer.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        outer.addLayout(page, 1)
        for aside in self._asides:
            outer.addWidget(aside)

    def forget_choices(self) -> None:
        """Read anew what the pickers offer when a form is opened next."""
        self._choices = None

    def open_sheet(self, request: SheetRequest) -> None:
        """Show a form in the sheet."""
        focused = QApplication.focusWidget()
        if focused is None or not self.sheet.isAncestorOf(focused):
            self._before = focused
        if self._choices is not None:
            self._show_sheet(request, self._choices)
            return
        run(
            self,
            lambda _progress: self.read_choices(),
            Lane.STORE,
            done=lambda choices: self._show_sheet(request, choices),
            failed=self.failed.emit,
        )

    def on_sheet_closed(self) -> None:
        """Give the page its room back, and the keyboard."""
        self.give_room()
        before, self._before = self._before, None
        there = before is not None and isValid(before) and self.isAncestorOf(before) and before.isVisible()
        back = before if before is not None and there else self.after_sheet()
        back.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_aside(self, aside: QWidget) -> None:
        """Make room for what stands beside the page, and hide what stood there."""
        for other in self._asides:
            if other is not aside:
                other.hide()
        self.give_room(beside_sheet=True)

    def give_room(self, *, beside_sheet: bool | None = None) -> None:
        """Hide the index where the page would become too narrow."""
        opened = any(one.isVisible() for one in self._asides) if beside_sheet is None else beside_sheet
        free = self.width() - (self.sheet.width() if opened else 0)
        self.index.setVisible(self.index_fits(free))
        self.set_room(free)

    def set_room(self, free: int) -> None:
        """Shape what the page shows for so much room; called whenever that changes."""

    def _show_sheet(self, request: SheetRequest, choices: Choices) -> None:
        self._choices = choices
        self.show_aside(self.sheet)
        self.sheet.open_form(request, choices)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the list with Esc (an open sheet takes the key for itself)."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        """Allow the window to be small; the sections wrap."""
        return QSize(640, 320)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        super().resizeEvent(event)
        self.give_room()
