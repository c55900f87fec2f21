"""The Today page: what is overdue, due today, due soon; done with one key."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHBoxLayout,
    QListView,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.base.i18n import N_, _
from app.gui import wording
from app.gui.background import Lane, run
from app.gui.commands import TODAY, keys_of
from app.gui.keys import bind, is_letter
from app.gui.pages.person.person_deeds import PersonDeeds
from app.gui.pages.today.owed_delegate import TICK, OwedDelegate
from app.gui.pages.today.owed_model import OwedModel
from app.gui.widgets.empty_page import EmptyPage
from app.gui.widgets.label import label
from app.gui.widgets.page_title import PageTitle
from app.gui.widgets.photos import Photos
from app.workflows.desk import Changes, Desk
from app.workflows.follow_ups import FollowUpLine, list_follow_ups

MOST = 500
SCOPES = ((N_("Mine"), True), (N_("Everybody’s"), False))


class TodayPage(QWidget):
    """Shows what is owed; `open_wanted` asks for the page of a person, `deeds` says what was done."""

    open_wanted = Signal(int)
    people_wanted = Signal()

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
        self._mine = False
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
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setMouseTracking(True)
        view.doubleClicked.connect(lambda _index: self._open())
        for keys in keys_of(TODAY, "postpone"):
            bind(view, keys, self._postpone)
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
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.empty)
        self.keys = label(
            _("Enter opens · Space marks as done · Ctrl+Shift+P postpones by a week"), "hint", self
        )
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 18, 24, 14)
        outer.setSpacing(12)
        outer.addLayout(head)
        outer.addWidget(self.stack, 1)
        outer.addWidget(self.keys)

    def _show_scope(self, mine: bool) -> None:
        self._mine = mine
        self._read()

    def _read(self) -> None:
        desk, assignee = self._desk, self._desk.who if self._mine else None
        run(
            self,
            lambda _progress: list_follow_ups(desk, assignee=assignee, limit=MOST + 1),
            Lane.STORE,
            done=self._show,
            channel="today",
        )

    def _show(self, lines: tuple[FollowUpLine, ...]) -> None:
        row = max(self.view.currentIndex().row(), 0)
        today = self._desk.clock.today()
        self.model.show_lines(lines[:MOST], today)
        pressing = sum(1 for line in lines if line.follow_up.due and line.follow_up.due <= today)
        words = (
            _("{day} · the {n} most pressing of more follow-ups")
            if len(lines) > MOST
            else _("{day} · {n} due or overdue")
        )
        number = MOST if len(lines) > MOST else pressing
        self.summary.setText(words.format(day=wording.day(today), n=number))
        if not lines:
            self.empty.say(
                _("Nothing is owed to anybody."),
                _(
                    "Follow-ups that you add to a person appear here when their day comes near. Open a person and "
                    "add the first one, or begin with the people themselves."
                ),
                (_("Go to the people"),),
            )
        self.stack.setCurrentWidget(self.view if lines else self.empty)
        self.keys.setVisible(bool(lines))
        near = self.model.next_line(row)
        if near is not None:
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.view.selectionModel().setCurrentIndex(self.model.index(near, 0), flags)

    def _current(self) -> FollowUpLine | None:
        return self.model.line_at(self.view.currentIndex().row())

    def _open(self) -> None:
        line = self._current()
        if line is not None:
            self.open_wanted.emit(line.person.id)

    def _finish(self, line: FollowUpLine | None) -> None:
        if line is not None:
            self.deeds.tick(line.follow_up)

    def _postpone(self) -> None:
        line = self._current()
        if line is not None:
            self.deeds.postpone(line.follow_up)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the list, and a click on a tick box."""
        if watched is self.view and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            acts: dict[int, Callable[[], object]] = {
                int(Qt.Key.Key_Return): self._open,
                int(Qt.Key.Key_Enter): self._open,
                int(Qt.Key.Key_Space): lambda: self._finish(self._current()),
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
        self._finish(self.model.line_at(index.row()))
        return True
