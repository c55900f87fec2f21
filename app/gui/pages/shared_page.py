"""A page of what many persons share (sources, facilities): a table, its search, the details, a form."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.base.errors import Problem
from app.base.i18n import _, language_in_force
from app.domain.labels import kind_label, kind_name
from app.domain.record import Record
from app.domain.vocabulary import folded
from app.gui import theme
from app.gui.background import Lane, run
from app.gui.forms.choices import Choices, read_choices
from app.gui.forms.form_sheet import FormSheet
from app.gui.forms.sheet_request import SheetRequest, adding, changing
from app.gui.pages.shared.shared_details import SharedDetails
from app.gui.pages.shared.shared_spec import SharedSpec
from app.gui.widgets.empty_page import EmptyPage
from app.gui.widgets.label import label
from app.gui.widgets.page_title import PageTitle
from app.gui.widgets.record_table import RecordTable
from app.gui.widgets.search_field import SearchField
from app.gui.wording import Words, number
from app.workflows.desk import Changes, Desk
from app.workflows.edit_records import remove_record
from app.workflows.read_shared import Concerned, Shared, list_shared, who_is_concerned

NOBODY = 0


class SharedPage(QWidget):
    """`told` says what was done and can be undone, `failed` why it was not, `open_wanted` hands out a person."""

    told = Signal(str)
    failed = Signal(Problem)
    open_wanted = Signal(int)

    def __init__(self, spec: SharedSpec, desk: Desk, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._spec, self._desk, self._words = spec, desk, words
        self._choices: Choices | None = None
        self._all: list[Shared[Record]] = []
        self._wanted: int | None = None
        self.table: RecordTable | None = None
        self.search = SearchField(_("Search"), self)
        self.search.textChanged.connect(lambda _text: self._show())
        self.count = label("", "muted", self)
        self.add_button = QPushButton(" " + _(spec.add), self)
        self.add_button.setProperty("primary", True)
        self.add_button.setIcon(theme.icon("plus", "on_accent", size=16))
        self.add_button.clicked.connect(self.add)
        self.details = SharedDetails(spec, words, self)
        self.details.edit_wanted.connect(self.edit)
        self.details.remove_wanted.connect(self.remove)
        self.details.open_wanted.connect(self.open_wanted)
        self.details.hide()
        self.empty = EmptyPage(spec.icon, self)
        self.empty.chosen.connect(lambda _number: self._on_empty_choice())
        self.sheet = FormSheet(desk, self)
        self.sheet.hide()
        self.sheet.saved.connect(self._on_saved)
        self.sheet.closed.connect(self._on_closed)
        self._lay_out()
        self._read()

    def refresh(self, changes: Changes) -> None:
        """Read again what a change may have touched."""
        if changes.people or kind_name(self._spec.kind) in changes.kinds:
            self._read()

    def choose(self, record_id: int) -> None:
        """Show a record, whatever was searched before."""
        self._wanted = record_id
        self.search.clear()
        self._read()

    @property
    def subject(self) -> int | None:
        """The record that is chosen."""
        shared = self.table.current() if self.table is not None else None
        return shared.record.id if shared is not None else None

    def add(self) -> None:
        """Open the form for a new record."""
        self._open_sheet(adding(self._spec.form, NOBODY, {}))

    def edit(self) -> None:
        """Open the form of the current record."""
        record = self.current()
        if record is not None:
            self._open_sheet(changing(self._spec.form, NOBODY, record))

    def remove(self) -> None:
        """Remove the current record; refused while something refers to it."""
        record, desk = self.current(), self._desk
        if record is None:
            return
        words = _("{what} removed.").format(what=kind_label(self._spec.kind).capitalize())
        run(
            self,
            lambda _progress: remove_record(desk, record),
            Lane.STORE,
            done=lambda _none: self.told.emit(words),
            failed=self.failed.emit,
        )

    def current(self) -> Record | None:
        """Return the record whose line is current."""
        shared = self.table.current() if self.table else None
        return shared.record if shared else None

    def _open_sheet(self, request: SheetRequest) -> None:
        if self._choices is not None:
            self.details.hide()
            self.sheet.open_form(request, self._choices)

    def _read(self) -> None:
        desk, kind, language = self._desk, self._spec.kind, language_in_force()

        def work(_progress: object) -> tuple[tuple[Shared[Record], ...], Choices]:
            return list_shared(desk, kind), read_choices(desk, None, language)

        run(self, work, Lane.STORE, done=lambda read: self._keep(*read), channel=f"shared {kind.__name__}")

    def _keep(self, shared: tuple[Shared[Record], ...], choices: Choices) -> None:
        self._all = sorted(shared, key=self._spec.order)
        self._choices = choices
        if self.table is None:
            self.table = RecordTable(self._spec.columns(choices), _(self._spec.title), self)
            self.table.chosen.connect(self._on_chosen)
            self.table.opened.connect(lambda _shared: self.edit())
            self.stack.insertWidget(0, self.table)
            self.setFocusProxy(self.table)
        self._show()

    def _show(self) -> None:
        if self.table is None:
            return
        current = self.current()
        wanted = self._wanted if self._wanted is not None else current.id if current else None
        self._wanted = None
        typed = folded(self.search.text()).split()
        rows = [
            one for one in self._all if all(word in folded(self._spec.search(one.record)) for word in typed)
        ]
        self.count.setText(number(len(rows)) if self._all else "")
        self.table.show_rows(rows)
        place = next((place for place, one in enumerate(rows) if one.record.id == wanted), None)
        if place is not None:
            self.table.choose(place)
        if not rows:
            if typed:
                self.empty.say(_("Nothing found."), "", (_("Clear the search"),))
            else:
                self.empty.say(_(self._spec.empty), _(self._spec.empty_hint), (_(self._spec.add),))
        self.stack.setCurrentWidget(self.table if rows else self.empty)
        self._show_details()

    def _show_details(self) -> None:
        """Show what is beside the table: the form that is open, or the record of the current line if there is one."""
        self.details.setVisible(bool(self.table and self.table.rows) and self.sheet.isHidden())

    def _on_chosen(self, shared: Shared[Record] | None) -> None:
        if shared is None:
            self.details.show_record(None, (), None)
            return
        desk, record = self._desk, shared.record

        def show(people: tuple[Concerned, ...]) -> None:
            self.details.show_record(record, people, self._choices)

        run(
            self,
            lambda _progress: who_is_concerned(desk, record),
            Lane.STORE,
            done=show,
            channel=f"concerned {self._spec.kind.__name__}",
        )

    def _on_empty_choice(self) -> None:
        if self.search.text():
            self.search.clear()
        else:
            self.add()

    def _on_saved(self, saved: object) -> None:
        if isinstance(saved, Record):
            self._wanted = saved.id
        self.told.emit(_("Saved."))

    def _on_closed(self) -> None:
        self._show_details()
        (self.table or self.search).setFocus(Qt.FocusReason.OtherFocusReason)

    def minimumSizeHint(self) -> QSize:
        """Allow the window to be small, also while a form is open."""
        return QSize(640, 320)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(PageTitle(_(self._spec.title), self.count, self))
        head.addStretch()
        head.addWidget(self.add_button)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.empty)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setHandleWidth(14)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.stack)
        splitter.addWidget(self.details)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        splitter.setSizes([640, 430])
        page = QVBoxLayout()
        page.setContentsMargins(24, 18, 24, 20)
        page.setSpacing(12)
        page.addLayout(head)
        page.addWidget(self.search)
        page.addWidget(splitter, 1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        # Or the window would grow when the sheet opens.
        outer.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        outer.addLayout(page, 1)
        outer.addWidget(self.sheet)
