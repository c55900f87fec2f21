"""The pairs of people who may be one: why, and a decision about each."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.base.errors import Problem
from app.base.i18n import _, ngettext
from app.domain.record import PersonId
from app.gui.background import Lane, run
from app.gui.commands import DUPLICATES, keys_of
from app.gui.dialogs.progress_dialog import run_with_progress
from app.gui.pages.merging.pair_details import PairDetails
from app.gui.widgets.empty_page import EmptyPage
from app.gui.widgets.label import label
from app.gui.widgets.record_table import RecordTable, TableColumn
from app.gui.wording import Words, number
from app.workflows.desk import Changes, Desk
from app.workflows.similar_people import PossibleDuplicate, find_duplicates, still_possible, tell_apart


class DuplicatesPage(QWidget):
    """`merge_wanted` hands out a pair, `open_wanted` a person; `told` says what was decided, `failed` why not."""

    merge_wanted = Signal(int, int)
    open_wanted = Signal(int)
    told = Signal(str)
    failed = Signal(Problem)
    left = Signal()

    def __init__(self, desk: Desk, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._desk, self._words = desk, words
        self._found: tuple[PossibleDuplicate, ...] | None = None
        self._later: set[tuple[PersonId, PersonId]] = set()
        self._looking = False
        self.back = QPushButton(_("Back"), self)
        self.back.setProperty("quiet", True)
        self.back.clicked.connect(self.left)
        self.count = label("", "muted", self)
        self.again = QPushButton(_("Look again"), self)
        self.again.clicked.connect(self.look)
        self.details = PairDetails(words, self)
        self.pairs = RecordTable(self._columns(), _("Possible duplicates"), self)
        self.pairs.chosen.connect(self.details.show_pair)
        self.pairs.opened.connect(lambda _pair: self.merge())
        self.details.merge_wanted.connect(self.merge)
        self.details.different.connect(self.tell_apart)
        self.details.later.connect(self.put_off)
        self.details.open_wanted.connect(self.open_wanted)
        self.empty = EmptyPage("users-round", self)
        self.empty.chosen.connect(lambda _number: self.look())
        self._lay_out()
        for key, deed in (("different", self.details.ask), ("later", self.put_off)):
            for keys in keys_of(DUPLICATES, key):
                self._shortcut(keys, deed)
        self.setFocusProxy(self.pairs)

    def look(self) -> None:
        """Compare everybody with everybody, with progress; it can be stopped."""
        if self._looking:
            return
        desk, self._looking = self._desk, True
        self._later.clear()
        run_with_progress(
            self,
            _("Looking for people who are in the register twice"),
            lambda progress: find_duplicates(desk, progress),
            done=self._keep,
            failed=self._on_failed,
            cancelled=self._on_stopped,
        )

    def current(self) -> PossibleDuplicate | None:
        """Return the current pair."""
        pair = self.pairs.current()
        return pair if isinstance(pair, PossibleDuplicate) else None

    def merge(self) -> None:
        """Show the current pair side by side."""
        pair = self.current()
        if pair is not None:
            self.merge_wanted.emit(pair.person.id, pair.other.id)

    def tell_apart(self, reason: str) -> None:
        """Remember that the current pair is two persons."""
        pair, desk = self.current(), self._desk
        if pair is not None:
            one, other = pair.person.id, pair.other.id
            run(
                self,
                lambda _progress: tell_apart(desk, one, other, reason),
                Lane.STORE,
                done=lambda _known: self.told.emit(_("Remembered: two different persons.")),
                failed=self.failed.emit,
            )

    def put_off(self) -> None:
        """Leave the current pair for the next time one looks."""
        pair = self.current()
        if pair is not None:
            self._later.add((pair.person.id, pair.other.id))
            self._show()

    def refresh(self, changes: Changes) -> None:
        """Leave out what was decided, and bring back what was undone."""
        if self._found is None or not changes.people:
            return
        desk, found = self._desk, self._found
        run(
            self,
            lambda _progress: still_possible(desk, found),
            Lane.STORE,
            done=self._show,
            channel="duplicates",
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Look when the page is shown for the first time."""
        super().showEvent(event)
        if self._found is None:
            self.look()

    def _keep(self, found: tuple[PossibleDuplicate, ...]) -> None:
        self._found, self._looking = found, False
        self._show(found)
        self.pairs.setFocus()

    def _on_failed(self, problem: Problem) -> None:
        self._looking = False
        self.failed.emit(problem)

    def _on_stopped(self) -> None:
        self._looking = False
        self.count.setText("")
        if self._found is None:
            self.empty.say(_("The search was stopped."), "", (_("Look again"),))
            self.stack.setCurrentWidget(self.empty)

    def _show(self, possible: Sequence[PossibleDuplicate] | None = None) -> None:
        shown = self.pairs.rows if possible is None else possible
        rows = [pair for pair in shown if (pair.person.id, pair.other.id) not in self._later]
        current = self.current()
        self.pairs.show_rows(rows)
        if current is not None:
            same = (current.person.id, current.other.id)
            place = next((row for row, one in enumerate(rows) if (one.person.id, one.other.id) == same), None)
            if place is not None:
                self.pairs.choose(place)
        words = ngettext("{n} pair", "{n} pairs", len(rows)).format(n=number(len(rows)))
        self.count.setText(words if rows else "")
        if not rows:
            self.empty.say(
                _("Nobody seems to be in the register twice."),
                _("Pairs that were put off, and new people, are compared when you look again."),
                (_("Look again"),),
            )
        self.stack.setCurrentWidget(self.splitter if rows else self.empty)

    def _columns(self) -> Sequence[TableColumn[PossibleDuplicate]]:
        def told(who: str) -> Callable[[PossibleDuplicate], str]:
            def words(pair: PossibleDuplicate) -> str:
                line = getattr(pair, who)
                return " · ".join(
                    filter(
                        None,
                        (line.case_number, self._words.date(line.birth), self._words.status(line.status)),
                    )
                )

            return words

        return (
            TableColumn(_("How likely"), lambda pair: f"{pair.probability:.0%}", width=92, strong=True),
            TableColumn(_("Person"), lambda pair: pair.person.name, told("person"), strong=True),
            TableColumn(_("May be the same as"), lambda pair: pair.other.name, told("other"), strong=True),
        )

    def _shortcut(self, keys: str, deed: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self.pairs)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(deed)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.back)
        head.addWidget(label(_("Possible duplicates"), "title", self))
        head.addWidget(self.count, 0, Qt.AlignmentFlag.AlignBottom)
        head.addStretch()
        head.addWidget(self.again)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setHandleWidth(14)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.pairs)
        self.splitter.addWidget(self.details)
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([720, 380])
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.splitter)
        self.stack.addWidget(self.empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 16, 24, 14)
        outer.setSpacing(12)
        outer.addLayout(head)
        outer.addWidget(self.stack, 1)
        outer.addWidget(
            label(
                _("Enter: side by side · D different persons · Backspace later · F1 all keys"), "hint", self
            )
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        """Allow the window to be small."""
        return QSize(640, 320)
