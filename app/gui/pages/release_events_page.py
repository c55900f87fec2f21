"""The page of all release events, and of the key events around them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.base.errors import Problem
from app.base.i18n import N_, _, language_in_force
from app.domain.record import Record
from app.domain.release_event import KeyEvent, ReleaseEvent
from app.domain.vocabulary import Vocabulary, folded
from app.gui import theme
from app.gui.background import Lane, run
from app.gui.forms import specs_events, specs_shared
from app.gui.forms.choices import Choices, read_choices
from app.gui.forms.form_sheet import FormSheet
from app.gui.forms.sheet_request import SheetRequest, adding, changing
from app.gui.pages.person.line import Cell, Column, Line, Tone
from app.gui.pages.person.lines_table import LinesTable
from app.gui.pages.person.person_deeds import PersonDeeds
from app.gui.widgets.empty_page import EmptyPage
from app.gui.widgets.label import label
from app.gui.widgets.record_table import RecordTable, TableColumn
from app.gui.widgets.search_field import SearchField
from app.gui.wording import Words, number
from app.workflows.desk import Changes, Desk
from app.workflows.read_event import EventLine, list_events, list_key_events

_KEY_COLUMNS = (
    Column(N_("Date"), least=140),
    Column(N_("What happened"), 4),
    Column(N_("Kind"), 1),
    Column(N_("Release event"), 2),
)


@dataclass(frozen=True, slots=True)
class _Read:
    """What the page shows, read in one job."""

    events: Sequence[EventLine]
    key_events: Sequence[KeyEvent]
    titles: Mapping[int, str]
    choices: Choices


class ReleaseEventsPage(QWidget):
    """`told` says what was done and can be undone, `failed` why it was not, `event_wanted` hands out an event."""

    told = Signal(str)
    failed = Signal(Problem)
    event_wanted = Signal(int)

    def __init__(self, desk: Desk, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._desk, self._words = desk, words
        self._read_so_far: _Read | None = None
        self.deeds = PersonDeeds(desk, self)
        self.deeds.told.connect(self.told)
        self.deeds.failed.connect(self.failed)
        self.search = SearchField(_("Search"), self)
        self.search.textChanged.connect(lambda _text: self._show())
        self.events_chip, self.keys_chip = self._chip(_("Release events")), self._chip(_("Key events"))
        self.add_button = QPushButton(self)
        self.add_button.setProperty("primary", True)
        self.add_button.setIcon(theme.icon("plus", "on_accent", size=16))
        self.add_button.clicked.connect(self.add)
        self.table = RecordTable(self._columns(), _("Release events"), self)
        self.table.opened.connect(lambda line: self.event_wanted.emit(line.event.id))
        self.table.clicked.connect(
            lambda index: self.event_wanted.emit(self.table.rows[index.row()].event.id)
        )
        self.key_table = LinesTable(_KEY_COLUMNS, self)
        self.key_table.setAccessibleName(_("Key events"))
        self.key_table.edit_wanted.connect(self.edit)
        self.key_table.remove_wanted.connect(self.deeds.remove)
        self.empty = EmptyPage("door-open", self)
        self.empty.chosen.connect(lambda _number: self._on_empty_choice())
        self.sheet = FormSheet(desk, self)
        self.sheet.hide()
        self.sheet.saved.connect(self._on_saved)
        self.sheet.closed.connect(lambda: self.focused.setFocus(Qt.FocusReason.OtherFocusReason))
        self._lay_out()
        self.events_chip.setChecked(True)
        for chip in (self.events_chip, self.keys_chip):
            chip.toggled.connect(lambda on: self._show() if on else None)
        self.setFocusProxy(self.table)
        self._read()

    @property
    def focused(self) -> QWidget:
        """The table that is shown."""
        return self.key_table if self.keys_chip.isChecked() else self.table

    def refresh(self, changes: Changes) -> None:
        """Read again what a change may have touched."""
        if changes.people or changes.kinds & {"release_event", "key_event", "source"}:
            self._read()

    def add(self) -> None:
        """Open the form for a new event."""
        keys = self.keys_chip.isChecked()
        self._open_sheet(adding(specs_events.KEY_EVENT if keys else specs_shared.RELEASE_EVENT, 0, {}))

    def edit(self, record: Record) -> None:
        """Open the form of a key event."""
        self._open_sheet(changing(specs_events.KEY_EVENT, 0, record))

    def _open_sheet(self, request: SheetRequest) -> None:
        if self._read_so_far is not None:
            self.sheet.open_form(request, self._read_so_far.choices)

    def _read(self) -> None:
        desk, language = self._desk, language_in_force()

        def work(_progress: object) -> _Read:
            key_events, titles = list_key_events(desk)
            return _Read(list_events(desk), key_events, titles, read_choices(desk, None, language))

        run(self, work, Lane.STORE, done=self._keep, channel="release events")

    def _keep(self, read: _Read) -> None:
        self._read_so_far = read
        self.events_chip.setText(f"{_('Release events')}  {number(len(read.events))}")
        self.keys_chip.setText(f"{_('Key events')}  {number(len(read.key_events))}")
        self._show()

    def _show(self) -> None:
        read, keys = self._read_so_far, self.keys_chip.isChecked()
        self.add_button.setText(" " + (_("New key event") if keys else _("New release event")))
        if read is None:
            return
        typed = folded(self.search.text()).split()
        events = [one for one in read.events if all(word in _sought(one.event) for word in typed)]
        found = [
            one for one in read.key_events if all(word in folded(f"{one.title} {one.text}") for word in typed)
        ]
        self.table.show_rows(events)
        self.key_table.show_lines(tuple(self._line(one, read) for one in reversed(found)))
        if keys and found:
            self.stack.setCurrentWidget(self.key_area)
        elif not keys and events:
            self.stack.setCurrentWidget(self.table)
        else:
            self._say_empty(searching=bool(typed))
            self.stack.setCurrentWidget(self.empty)
        self.setFocusProxy(self.focused)

    def _say_empty(self, *, searching: bool) -> None:
        if searching:
            self.empty.say(_("Nothing found."), "", (_("Clear the search"),))
        elif self.keys_chip.isChecked():
            self.empty.say(
                _("No key event has been recorded."),
                _(
                    "Talks, laws, sanctions: what happened around the releases, with the date as exact as you know it."
                ),
                (_("New key event"),),
            )
        else:
            self.empty.say(
                _("No release event has been recorded."),
                _(
                    "A deal, an amnesty, a pardon of a group: record it once, then add the lists that are published "
                    "and what became of each person."
                ),
                (_("New release event"),),
            )

    def _line(self, one: KeyEvent, read: _Read) -> Line:
        date = one.date.display(language_in_force()) if one.date else _("no date")
        kind = self._words.label(Vocabulary.KEY_EVENT_KIND, one.kind)
        title = read.titles.get(one.release_event_id, "") if one.release_event_id is not None else ""
        return Line(
            (
                Cell(date, tone=Tone.STRONG),
                Cell(one.title, one.text, Tone.STRONG),
                Cell(kind),
                Cell(title, tone=Tone.MUTED),
            ),
            one,
        )

    def _columns(self) -> Sequence[TableColumn[EventLine]]:
        def parties(line: EventLine) -> str:
            return " ↔ ".join(part for part in (line.event.authority, line.event.counterpart) if part)

        def date(line: EventLine) -> str:
            return line.event.date.brief(language_in_force()) if line.event.date else ""

        def announced(line: EventLine) -> str:
            return "" if line.event.announced is None else number(line.event.announced)

        return (
            TableColumn(_("Release event"), lambda one: one.event.title, parties, strong=True),
            TableColumn(_("Date"), date, width=150),
            TableColumn(_("Announced"), announced, width=110),
            TableColumn(_("Recorded"), lambda one: number(one.recorded), width=110),
            TableColumn(_("Confirmed"), lambda one: number(one.confirmed), width=120),
        )

    def _on_saved(self, saved: object) -> None:
        self.told.emit(_("Saved."))
        if isinstance(saved, ReleaseEvent):
            self.event_wanted.emit(saved.id)

    def _on_empty_choice(self) -> None:
        if self.search.text():
            self.search.clear()
        else:
            self.add()

    def _chip(self, words: str) -> QPushButton:
        chip = QPushButton(words, self)
        chip.setProperty("chip", True)
        chip.setCheckable(True)
        return chip

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(label(_("Release events"), "title", self))
        head.addStretch()
        head.addWidget(self.add_button)
        chips = QHBoxLayout()
        chips.setSpacing(8)
        group = QButtonGroup(self)
        for chip in (self.events_chip, self.keys_chip):
            group.addButton(chip)
            chips.addWidget(chip)
        chips.addStretch()
        self.key_area = QScrollArea(self)
        self.key_area.setWidgetResizable(True)
        self.key_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        host = QWidget(self.key_area)
        host.setObjectName("page")
        column = QVBoxLayout(host)
        column.setContentsMargins(0, 0, 0, 0)
        card = QFrame(host)
        card.setObjectName("card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(12, 6, 12, 6)
        inner.addWidget(self.key_table)
        column.addWidget(card)
        column.addStretch()
        self.key_area.setWidget(host)
        self.stack = QStackedWidget(self)
        for shown in (self.empty, self.table, self.key_area):
            self.stack.addWidget(shown)
        page = QVBoxLayout()
        page.setContentsMargins(24, 18, 24, 20)
        page.setSpacing(12)
        page.addLayout(head)
        page.addWidget(self.search)
        page.addLayout(chips)
        page.addWidget(self.stack, 1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        # Or the window would grow when the sheet opens.
        outer.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        outer.addLayout(page, 1)
        outer.addWidget(self.sheet)

    def minimumSizeHint(self) -> QSize:
        """Allow the window to be small, also while a form is open."""
        return QSize(640, 320)


def _sought(event: ReleaseEvent) -> str:
    return folded(f"{event.title} {event.authority} {event.counterpart}")
