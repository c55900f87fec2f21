"""The Today page: what is overdue, due today, due soon; done with one key."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHBoxLayout,
    QLayout,
    QListView,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.base.i18n import N_, _, language_in_force
from app.gui import wording
from app.gui.background import Lane, run
from app.gui.commands import TODAY, keys_of
from app.gui.forms.choices import Choices, read_choices
from app.gui.forms.form_sheet import FormSheet
from app.gui.forms.sheet_request import SheetRequest
from app.gui.forms.specs_follow_ups import ASSIGN, SNOOZE
from app.gui.keys import bind, is_letter
from app.gui.pages.person.person_deeds import POSTPONED_BY, PersonDeeds
from app.gui.pages.today.month_view import MonthView
from app.gui.pages.today.owed_delegate import TICK, OwedDelegate
from app.gui.pages.today.owed_model import OwedModel, OwedRow
from app.gui.widgets.empty_page import EmptyPage
from app.gui.widgets.label import label
from app.gui.widgets.page_title import PageTitle
from app.gui.widgets.photos import Photos
from app.workflows.desk import Changes, Desk
from app.workflows.follow_ups import (
    AssignEntry,
    FollowUpLine,
    SnoozeEntry,
    list_assignees,
    list_follow_ups,
    postpone_follow_up,
    reassign_follow_ups,
)
from app.workflows.reminders import Reminded, list_reminders

MOST = 500
SCOPES = ((N_("Mine"), True), (N_("Everybody’s"), False))


class TodayPage(QWidget):
    """Shows what is owed; `open_wanted` asks for the page of a person, `deeds` says what was done.

    `calendar_wanted` asks for a calendar file of what somebody owes (None: everybody).
    """

    open_wanted = Signal(int)
    people_wanted = Signal()
    calendar_wanted = Signal(object)

    def __init__(self, desk: Desk, words: wording.Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._desk = desk
        self.deeds = PersonDeeds(desk, self)
        self.model = OwedModel(self)
        self.photos = Photos(desk, self)
        self.view = self._view(words)
        self.summary = label("", "muted", self)
        self.empty = EmptyPage("calendar-check", self)
        self.empty.chosen.connect(lambda _number: self.people_wanted.emit())
        self.month = MonthView(desk.clock.today(), self)
        self.month.month_wanted.connect(self._read_month)
        self.month.day_chosen.connect(self._on_day_chosen)
        self.sheet = FormSheet(desk, self)
        self.sheet.hide()
        self.sheet.saved.connect(lambda _result: self.deeds.told.emit(_("Saved.")))
        self.sheet.closed.connect(self._on_sheet_closed)
        self._mine = False
        self._wanted: int | None = None
        self._lay_out()
        self.setFocusProxy(self.view)
        self.photos.arrived.connect(self.view.viewport().update)
        self._read()

    def refresh(self, changes: Changes) -> None:
        """Read again when a change touched somebody."""
        if changes.people:
            self._read()

    def _view(self, words: wording.Words) -> QListView:
        view = QListView(self)
        view.setModel(self.model)
        view.setAccessibleName(_("What is owed"))
        view.setItemDelegate(OwedDelegate(view, words, self.photos, self._desk.clock.today()))
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setMouseTracking(True)
        view.doubleClicked.connect(lambda _index: self._open())
        for key, act in (("postpone", self._postpone), ("snooze", self._snooze), ("assign", self._assign)):
            for keys in keys_of(TODAY, key):
                bind(view, keys, act)
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)
        return view

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(PageTitle(_("Today"), self.summary, self))
        head.addStretch()
        group = QButtonGroup(self)
        for title, mine in SCOPES:
            button = QPushButton(_(title), self)
            button.setProperty("chip", True)
            button.setCheckable(True)
            button.setChecked(mine == self._mine)
            button.toggled.connect(lambda on, mine=mine: self._show_scope(mine) if on else None)
            group.addButton(button)
            head.addWidget(button)
        head.addSpacing(8)
        self.month_button = QPushButton(_("Month"), self)
        self.month_button.setProperty("chip", True)
        self.month_button.setCheckable(True)
        self.month_button.toggled.connect(self._show_month)
        head.addWidget(self.month_button)
        self.calendar_button = QPushButton(_("Calendar file…"), self)
        self.calendar_button.setProperty("quiet", True)
        self.calendar_button.setToolTip(_("Save what is owed for a calendar, without names"))
        self.calendar_button.clicked.connect(lambda: self.calendar_wanted.emit(self._assignee))
        head.addWidget(self.calendar_button)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.month)
        self.stack.addWidget(self.empty)
        self.keys = label(
            _(
                "Enter opens · Space marks as done, or makes a follow-up of a reminder · Ctrl+Shift+P postpones by a "
                "week, Ctrl+Shift+D with a reason · Ctrl+Shift+G gives to somebody"
            ),
            "hint",
            self,
            wrap=True,
        )
        page = QVBoxLayout()
        page.setContentsMargins(24, 18, 24, 14)
        page.setSpacing(12)
        page.addLayout(head)
        page.addWidget(self.stack, 1)
        page.addWidget(self.keys)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        # Or the window would grow when the sheet opens.
        outer.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        outer.addLayout(page, 1)
        outer.addWidget(self.sheet)

    def _show_scope(self, mine: bool) -> None:
        self._mine = mine
        self._read()

    @property
    def _assignee(self) -> str | None:
        return self._desk.who if self._mine else None

    def _show_month(self, on: bool) -> None:
        """Show the month instead of the list, or the list again."""
        if not on:
            self._read()
            return
        self._read_month(*self.month.span)

    def _read_month(self, first: dt.date, last: dt.date) -> None:
        desk, assignee = self._desk, self._assignee
        run(
            self,
            lambda _progress: list_follow_ups(desk, assignee=assignee, since=first, until=last, limit=MOST),
            Lane.STORE,
            done=self._on_month_read,
            channel="month",
        )

    def _on_month_read(self, lines: tuple[FollowUpLine, ...]) -> None:
        self.month.show_lines(lines)
        self.stack.setCurrentWidget(self.month)
        self.month.setFocus()

    def _on_day_chosen(self, lines: tuple[FollowUpLine, ...]) -> None:
        """Open the person when it is one; of several, go to the first in the list."""
        if len({line.person.id for line in lines}) == 1:
            self.open_wanted.emit(lines[0].person.id)
        elif lines:
            self.month_button.setChecked(False)
            self._wanted = lines[0].follow_up.id

    def _read(self) -> None:
        if self.month_button.isChecked():
            self._read_month(*self.month.span)
            return
        desk, assignee = self._desk, self._assignee
        run(
            self,
            lambda _progress: (
                list_follow_ups(desk, assignee=assignee, limit=MOST + 1),
                list_reminders(desk, assignee=assignee),
            ),
            Lane.STORE,
            done=lambda read: self._show(*read),
            channel="today",
        )

    def _show(self, lines: tuple[FollowUpLine, ...], reminded: Reminded) -> None:
        row = max(self.view.currentIndex().row(), 0)
        today = self._desk.clock.today()
        self.model.show_lines(lines[:MOST], today, reminded)
        pressing = sum(1 for line in lines if line.follow_up.due and line.follow_up.due <= today)
        words = (
            _("{day} · the {n} most pressing of more follow-ups")
            if len(lines) > MOST
            else _("{day} · {n} due or overdue")
        )
        number = MOST if len(lines) > MOST else pressing
        self.summary.setText(words.format(day=wording.day(today), n=number))
        if not lines and not reminded.lines:
            self.empty.say(
                _("Nothing is owed to anybody."),
                _(
                    "Follow-ups that you add to a person appear here when their day comes near. Open a person and "
                    "add the first one, or begin with the people themselves."
                ),
                (_("Go to the people"),),
            )
        anything = bool(lines or reminded.lines)
        self.stack.setCurrentWidget(self.view if anything else self.empty)
        self.keys.setVisible(anything)
        wanted, self._wanted = self._wanted, None
        near = self.model.next_line(self.model.row_of(wanted) if wanted else row)
        if near is not None:
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.view.selectionModel().setCurrentIndex(self.model.index(near, 0), flags)

    def _current(self) -> FollowUpLine | None:
        return self.model.line_at(self.view.currentIndex().row())

    def _open(self) -> None:
        row = self.model.row_at(self.view.currentIndex().row())
        if row is not None and row.person is not None:
            self.open_wanted.emit(row.person.id)

    def _finish(self, row: OwedRow | None) -> None:
        """Mark a follow-up as done; make one of a reminder."""
        if row is not None and row.line is not None:
            self.deeds.tick(row.line.follow_up)
        elif row is not None and row.reminder is not None:
            self.deeds.owe(row.reminder.reminder)

    def _postpone(self) -> None:
        line = self._current()
        if line is not None:
            self.deeds.postpone(line.follow_up)

    def _snooze(self) -> None:
        """Ask until when the current follow-up is put off, and why."""
        line = self._current()
        if line is None:
            return
        follow_up = line.follow_up
        due = max(follow_up.due or self._desk.clock.today(), self._desk.clock.today()) + POSTPONED_BY

        def save(desk: Desk, entry: SnoozeEntry, _new_source: object) -> object:
            return postpone_follow_up(desk, follow_up, entry.due, entry.reason)

        self._ask(SheetRequest(SNOOZE, f"snooze:{follow_up.id}", save, {"due": due}, SNOOZE.title_new))

    def _assign(self) -> None:
        """Ask to whom the selected follow-ups are given."""
        chosen = [self.model.line_at(index.row()) for index in self.view.selectedIndexes()]
        follow_ups = [line.follow_up for line in chosen if line is not None]
        if not follow_ups:
            return

        def save(desk: Desk, entry: AssignEntry, _new_source: object) -> None:
            reassign_follow_ups(desk, follow_ups, entry.assignee)

        self._ask(SheetRequest(ASSIGN, "assign", save, {}, ASSIGN.title_new))

    def _ask(self, request: SheetRequest) -> None:
        desk, language = self._desk, language_in_force()
        run(
            self,
            lambda _progress: replace(
                read_choices(desk, None, language), lists={"caseworkers": list_assignees(desk)}
            ),
            Lane.STORE,
            done=lambda choices: self._open_sheet(request, choices),
            failed=self.deeds.failed.emit,
        )

    def _open_sheet(self, request: SheetRequest, choices: Choices) -> None:
        self._give_room(beside_sheet=True)
        self.sheet.open_form(request, choices)

    def _on_sheet_closed(self) -> None:
        self._give_room(beside_sheet=False)
        self.view.setFocus()

    def _give_room(self, *, beside_sheet: bool) -> None:
        """Beside the sheet the head has room only for what says what the list is."""
        for button in (self.month_button, self.calendar_button):
            button.setVisible(not beside_sheet)

    def minimumSizeHint(self) -> QSize:
        """Allow the window to be as small as the screen."""
        return QSize(640, 320)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the list, and a click on a tick box."""
        if watched is self.view and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            acts: dict[int, Callable[[], object]] = {
                int(Qt.Key.Key_Return): self._open,
                int(Qt.Key.Key_Enter): self._open,
                int(Qt.Key.Key_Space): lambda: self._finish(
                    self.model.row_at(self.view.currentIndex().row())
                ),
            }
            act = acts.get(event.key())
            if act is not None and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                if not event.isAutoRepeat():
                    act()
                return True
            if is_letter(event):
                # A name that somebody begins to type belongs to the search field, not to the list.
                event.ignore()
                return True
        pressed = watched is self.view.viewport() and event.type() == QEvent.Type.MouseButtonPress
        if pressed and isinstance(event, QMouseEvent) and self._tick_at(event.position().toPoint()):
            return True
        return super().eventFilter(watched, event)

    def _tick_at(self, point: QPoint) -> bool:
        index: QModelIndex = self.view.indexAt(point)
        if not index.isValid() or point.x() > TICK:
            return False
        self._finish(self.model.row_at(index.row()))
        return True
