"""The People page: the table of everybody, filters, search as you type, and the preview."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
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
from app.base.i18n import _
from app.base.settings import Settings
from app.domain.people_list import PeopleQuery
from app.domain.record import PersonId
from app.gui import theme, wording
from app.gui.background import Lane, run
from app.gui.commands import LIST, keys_of
from app.gui.focus_chain import follow
from app.gui.keys import bind
from app.gui.models.people_model import PeopleModel
from app.gui.pages.people.bulk_bar import ASSIGN, EXPORT, PRINT, PROTOCOL, TAG, TRANSFER, PeopleBulkBar
from app.gui.pages.people.bulk_requests import told
from app.gui.pages.people.filter_bar import FilterBar
from app.gui.pages.people.list_sheet import NAMED, ListSheet
from app.gui.pages.people.people_delegate import PeopleDelegate
from app.gui.pages.people.people_table import PeopleTable
from app.gui.pages.people.preview import Preview
from app.gui.pages.people.views_button import ViewsButton
from app.gui.widgets.empty_page import EmptyPage
from app.gui.widgets.label import label
from app.gui.widgets.page_title import PageTitle
from app.gui.widgets.photos import Photos
from app.gui.widgets.search_field import SearchField
from app.workflows.bulk import BulkOutcome
from app.workflows.desk import Changes, Desk
from app.workflows.find_people import count_by_status, filter_choices, people_lines

CALM_MS = 120
"""The preview follows when the selection has rested for so long."""


class PeoplePage(QWidget):
    """Shows the people of the register; `open_wanted` asks for the page of one.

    `print_list_wanted` hands out the ids of those who are selected and the day of the list (None: today),
    `protocol_wanted` the ids of those who need a protocol.
    """

    open_wanted = Signal(int)
    print_wanted = Signal(int)
    print_list_wanted = Signal(object, object)
    new_wanted = Signal()
    import_wanted = Signal()
    duplicates_wanted = Signal()
    merge_wanted = Signal(int, int)
    protocol_wanted = Signal(object)
    export_wanted = Signal(object)
    told = Signal(str)
    failed = Signal(Problem)

    def __init__(
        self, desk: Desk, words: wording.Words, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._desk, self._settings = desk, settings
        self._wanted: PersonId | None = None
        self._chosen: list[PersonId] = []
        # Reading a case for each key that is typed would keep the next answer waiting.
        self._calm = QTimer(self, singleShot=True, interval=CALM_MS)
        self._opens_first = False
        self.search = SearchField(_("Name in any spelling or script, or a number"), self)
        self.filters = FilterBar(words, desk.clock.today(), self)
        self.model = PeopleModel(desk, words, self)
        self.photos = Photos(desk, self)
        self.table = PeopleTable(self.model, settings, self)
        self.table.setItemDelegate(
            PeopleDelegate(self.table, words, self.photos, desk.clock.today(), lambda: self.model.query.on)
        )
        self.preview = Preview(desk, words, self)
        self.count = label("", "muted", self)
        self.print_button = QPushButton(_("Print…"), self)
        self.print_button.setToolTip(_("Who is still held, or what is owed to the selected people"))
        self.new_button = QPushButton(" " + _("New person"), self)
        self.new_button.setProperty("primary", True)
        self.new_button.setIcon(theme.icon("user-plus", "on_accent", size=16))
        self.merge_button = QPushButton(_("Merge…"), self)
        self.merge_button.setToolTip(" · ".join((_("Merge two selected people"), *keys_of(LIST, "merge"))))
        self.merge_button.hide()
        self.duplicates_button = QPushButton(_("Possible duplicates"), self)
        self.duplicates_button.setProperty("quiet", True)
        self.bulk = PeopleBulkBar(self)
        self.sheet = ListSheet(desk, self)
        self.views = ViewsButton(desk, self)
        self.empty = EmptyPage("users", self)
        self._lay_out()
        self.setFocusProxy(self.table)
        self._connect()
        self.model.ask(PeopleQuery())
        self._read_choices()

    def refresh(self, changes: Changes) -> None:
        """Show what a change did; the same people stay selected."""
        if "saved_view" in changes.kinds:
            self.views.refresh()
        if changes.people or changes.kinds & {"facility", "release_event", "custom_field"}:
            self._wanted, self._chosen = self.selected_person(), self.selected_people()
            self.model.ask_again()
            self._read_choices()
            if self._wanted is not None:
                self.preview.show_person(self._wanted, self.model.query.on)

    def selected_person(self) -> PersonId | None:
        """Return the person whose row is current."""
        return self.table.selected_person()

    def selected_people(self) -> list[PersonId]:
        """Return the people whose rows are selected, in the order of the list."""
        return self.table.selected_people()

    def look_for(self, text: str) -> None:
        """Put a text into the search field and look for it."""
        self.search.setText(text)
        self.search.setFocus()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(PageTitle(_("People"), self.count, self))
        head.addStretch()
        head.addWidget(self.merge_button)
        head.addWidget(self.duplicates_button)
        head.addWidget(self.views)
        head.addWidget(self.print_button)
        head.addWidget(self.new_button)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        self.stack = QStackedWidget(left)
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        column.addWidget(self.stack)
        column.addWidget(self.bulk)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setHandleWidth(14)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.preview)
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes(self._settings.splitters.get("people") or [840, 258])
        beside = QHBoxLayout(self)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        # Or the window would grow when the sheet opens.
        beside.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        outer = QVBoxLayout()
        beside.addLayout(outer, 1)
        beside.addWidget(self.sheet)
        outer.setContentsMargins(24, 18, 24, 20)
        outer.setSpacing(12)
        outer.addLayout(head)
        outer.addWidget(self.search)
        outer.addWidget(self.filters)
        outer.addWidget(self.splitter, 1)
        follow(self.table, self.bulk.buttons.values())

    def _connect(self) -> None:
        self.search.textChanged.connect(self._on_text)
        self.search.down_pressed.connect(self.table.setFocus)
        self.search.returnPressed.connect(self._open_first)
        self.filters.changed.connect(self._on_filters)
        self.model.answered.connect(self._on_answered)
        self.photos.arrived.connect(self.table.viewport().update)
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._calm.start())
        self._calm.timeout.connect(self._show_preview)
        self.table.open_wanted.connect(self._open_selected)
        self.table.print_wanted.connect(self._print_selected)
        self.table.copy_wanted.connect(self._copy_names)
        self.table.typed.connect(self._type_on)
        self.splitter.splitterMoved.connect(lambda *_sizes: self._remember_split())
        self.preview.open_wanted.connect(self.open_wanted)
        self.preview.print_wanted.connect(self.print_wanted)
        self.print_button.clicked.connect(self._print_list)
        self.new_button.clicked.connect(self.new_wanted)
        self.merge_button.clicked.connect(self._merge_selected)
        self.duplicates_button.clicked.connect(self.duplicates_wanted)
        self.table.selectionModel().selectionChanged.connect(lambda *_rows: self._offer_deeds())
        self.bulk.wanted.connect(self._on_bulk)
        self.sheet.saved.connect(self._on_saved)
        self.sheet.concerns.connect(self._on_concerns)
        self.sheet.failed.connect(self.failed)
        self.views.chosen.connect(self._show_query)
        self.views.told.connect(self.told)
        self.views.failed.connect(self.failed)
        self.views.save_wanted.connect(lambda: self.sheet.ask_name_of(self.model.query))
        self.sheet.closed.connect(self._on_sheet_closed)
        for keys in keys_of(LIST, "merge"):
            bind(self.table, keys, self._merge_selected)
        for key in (TAG, ASSIGN, TRANSFER, PROTOCOL):
            for keys in keys_of(LIST, key):
                bind(self.table, keys, partial(self._on_bulk, key))
        self.empty.chosen.connect(self._on_empty_choice)

    def _on_text(self, text: str) -> None:
        self._opens_first, self._chosen = False, []
        self.model.ask(replace(self.model.query, text=text))

    def _type_on(self, letter: str) -> None:
        self.search.setFocus()
        self.search.setText(self.search.text() + letter)

    def _on_filters(self, query: PeopleQuery) -> None:
        asked, self._chosen = self.model.query, []
        if query.on != asked.on:
            self._calm.start()
        self.model.ask(replace(query, text=self.search.text(), sort=asked.sort, descending=asked.descending))
        self._read_choices()

    def _on_answered(self) -> None:
        opens_first, self._opens_first = self._opens_first, False
        number = self.model.rowCount()
        words = wording.people(number)
        self.count.setText(
            _("more than {count}; keep typing").format(count=words) if self.model.more else words
        )
        self.table.horizontalHeader().setSortIndicatorShown(not self.model.query.text.strip())
        self.preview.setVisible(number > 0)
        self._read_counts()
        if number == 0:
            self._explain_nothing()
            self.stack.setCurrentWidget(self.empty)
            self._calm.stop()
            self.preview.show_nobody()
            return
        self.stack.setCurrentWidget(self.table)
        self.table.select_person(self._wanted, self._chosen)
        self._wanted, self._chosen = None, []
        if opens_first:
            self._open_selected()

    def _explain_nothing(self) -> None:
        if self.model.query == PeopleQuery():
            self.empty.say(
                _("There is nobody in this register yet."),
                _("Add the first person, or bring in a list that you already have as a table."),
                (_("Add a person"), _("Import a file")),
            )
        elif self.model.query.text.strip():
            self.empty.say(
                _("Nobody found."),
                _("Try fewer letters, only the surname, or another spelling. Filters narrow the search too."),
                (_("Clear search and filters"),),
            )
        else:
            self.empty.say(_("Nobody fits these filters."), "", (_("Clear search and filters"),))

    def _on_empty_choice(self, number: int) -> None:
        if self.model.query == PeopleQuery():
            (self.new_wanted if number == 0 else self.import_wanted).emit()
            return
        self._show_query(PeopleQuery())

    def _show_preview(self) -> None:
        person = self.selected_person()
        if person is None:
            self.preview.show_nobody()
        else:
            self.preview.show_person(person, self.model.query.on)

    def _open_first(self) -> None:
        """Open the first person of the answer to what is typed, once it has come: never one of an earlier answer."""
        if self.model.is_asking:
            self._opens_first = True
        else:
            self._open_selected()

    def _open_selected(self) -> None:
        person = self.selected_person()
        if person is not None:
            self.open_wanted.emit(person)

    def _read_choices(self) -> None:
        desk = self._desk

        run(
            self,
            lambda _progress: filter_choices(desk),
            Lane.STORE,
            done=lambda choices: self.filters.show_state(self.model.query, choices),
            channel="choices",
        )

    def _read_counts(self) -> None:
        """Count how those who are sought now stand; the newest question wins."""
        desk, query = self._desk, self.model.query

        def show(counts: Mapping[str, int]) -> None:
            if query == self.model.query:
                self.filters.show_counts(counts)

        run(self, lambda _progress: count_by_status(desk, query), Lane.STORE, done=show, channel="counts")

    def _remember_split(self) -> None:
        self._settings.splitters["people"] = self.splitter.sizes()

    def _offer_deeds(self) -> None:
        rows = self.table.selected_rows()
        self.merge_button.setVisible(len(rows) == 2)
        shown = [line.name for row in rows[:NAMED] if (line := self.model.line(row)) is not None]
        self.bulk.show_selected(len(rows), shown)

    def _on_bulk(self, key: str) -> None:
        people = self.selected_people()
        if len(people) < 2:
            return
        if key == PRINT:
            self._print_list()
        elif key == PROTOCOL:
            self.protocol_wanted.emit(people)
        elif key == EXPORT:
            self.export_wanted.emit(people)
        else:
            self.sheet.ask_about(key, people)

    def _on_saved(self, saved: object) -> None:
        self.told.emit(told(saved) if isinstance(saved, BulkOutcome) else _("Saved."))

    def _on_concerns(self, many: int, names: list[str]) -> None:
        self._give_room(beside_sheet=True)
        self.bulk.show_concerned(many, names)

    def _show_query(self, query: PeopleQuery) -> None:
        """Show another view of the list, with its search text in the field."""
        self.search.blockSignals(True)
        self.search.setText(query.text)
        self.search.blockSignals(False)
        self.model.ask(query)
        self._read_choices()

    def _give_room(self, *, beside_sheet: bool) -> None:
        self.table.set_narrow(beside_sheet)
        self.preview.setVisible(not beside_sheet and self.model.rowCount() > 0)
        for button in (self.duplicates_button, self.views, self.print_button):
            button.setVisible(not beside_sheet)

    def minimumSizeHint(self) -> QSize:
        """Allow the window to be as small as the screen."""
        return QSize(640, 320)

    def _on_sheet_closed(self) -> None:
        self._give_room(beside_sheet=False)
        self._offer_deeds()
        self.table.setFocus()

    def _merge_selected(self) -> None:
        people = self.selected_people()
        if len(people) == 2:
            # Who was entered first is offered as the one who is kept.
            self.merge_wanted.emit(min(people), max(people))

    def _print_selected(self) -> None:
        chosen = self.selected_people()
        if len(chosen) == 1:
            self.print_wanted.emit(chosen[0])
        elif chosen:
            self._print_list()

    def _print_list(self) -> None:
        self.print_list_wanted.emit(self.selected_people(), self.model.query.on)

    def _copy_names(self) -> None:
        """Put the names of all who are selected on the clipboard, also of those whom nobody has scrolled to."""
        people, query = self.selected_people(), self.model.query
        run(
            self,
            lambda _progress: people_lines(self._desk, query, people),
            Lane.STORE,
            done=lambda lines: QGuiApplication.clipboard().setText("\n".join(line.name for line in lines)),
            failed=self.failed.emit,
            channel="copy",
        )
