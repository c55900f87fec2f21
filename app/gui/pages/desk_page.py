"""The reconciliation desk: an announced list line by line beside the register, and a decision about every line."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.base.errors import Problem
from app.base.i18n import _, ngettext
from app.base.progress import Progress
from app.domain.announced_list import LineDecision
from app.domain.names.matching import Decision
from app.domain.record import PersonId
from app.gui.background import Lane, run
from app.gui.commands import DESK, keys_of
from app.gui.dialogs.accept_dialog import AcceptDialog
from app.gui.dialogs.progress_dialog import run_with_progress
from app.gui.keys import bind, is_letter
from app.gui.pages.desk.bucket_chips import BucketChips
from app.gui.pages.desk.buckets import Bucket, bucket_of
from app.gui.pages.desk.line_details import LineDetails
from app.gui.pages.desk.line_questions import LineQuestions
from app.gui.pages.desk.lines_table import LinesTable
from app.gui.widgets.empty_page import EmptyPage
from app.gui.widgets.label import ElidedLabel, label
from app.gui.wording import Words, number
from app.workflows.desk import Changes, Desk
from app.workflows.reconcile import (
    DeskLine,
    Reconciliation,
    accept_many,
    decide,
    reconcile,
    refuse,
)
from app.workflows.split_line import split_line


class DeskPage(QWidget):
    """`told` says what was decided, `failed` why not; `open_wanted` asks for a person, `left` for the event's page.

    `outcomes_wanted` hands out the event and the people whom the list names.
    """

    told = Signal(str)
    failed = Signal(Problem)
    open_wanted = Signal(int)
    left = Signal(int)
    outcomes_wanted = Signal(int, object)

    def __init__(self, desk: Desk, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._desk, self._words = desk, words
        self._list_id = 0
        self._bucket = Bucket.ALL
        self._go_to: int | None = None
        self._set_back: int | None = None
        self.found: Reconciliation | None = None
        self.back = QPushButton(_("Back to the event"), self)
        self.back.setProperty("quiet", True)
        self.back.clicked.connect(self._leave)
        self.title = ElidedLabel("", "title", self)
        self.about = ElidedLabel("", "muted", self)
        self.accept_button = QPushButton(_("Accept all proposals…"), self)
        self.accept_button.clicked.connect(self.accept_all)
        self.outcomes_button = QPushButton(_("Record releases…"), self)
        self.outcomes_button.setProperty("primary", True)
        self.outcomes_button.clicked.connect(self._want_outcomes)
        self.chips = BucketChips(self)
        self.chips.chosen.connect(self.show_only)
        self.lines = LinesTable(self)
        self.lines.chosen.connect(self._show_line)
        self.lines.opened.connect(lambda _line: self.accept())
        self.details = LineDetails(words, self)
        self.details.decided.connect(self.decide)
        self.details.refused.connect(self.refuse)
        self.details.open_wanted.connect(self.open_wanted)
        self.details.search_wanted.connect(self.pick)
        self.details.split_wanted.connect(self.split)
        self.asking = LineQuestions(desk, words, self)
        self.asking.found.connect(lambda person: self.decide(LineDecision.MATCH, person))
        self.asking.added.connect(lambda: self._on_done(_("Person added.")))
        self.asking.open_wanted.connect(self.open_wanted)
        self.asking.parted.connect(self._split)
        self.asking.failed.connect(self.failed)
        self.empty = EmptyPage("list-checks", self)
        self.empty.chosen.connect(lambda _number: self.show_only(Bucket.ALL))
        self._lay_out()
        self._add_keys()
        self.setFocusProxy(self.lines)

    @property
    def subject(self) -> int | None:
        """The list that the page is about."""
        return self._list_id

    def show_list(self, list_id: int) -> None:
        """Hold a list against the register and show it, at the first line that needs somebody."""
        self._list_id, self._bucket, self.found = list_id, Bucket.ALL, None
        run_with_progress(
            self,
            _("Comparing the list with the register"),
            lambda progress: reconcile(self._desk, list_id, progress),
            done=self._show_first,
            failed=self.failed.emit,
            cancelled=self._leave,
        )

    def refresh(self, changes: Changes) -> None:
        """Read the list again after a change that may touch it; names are compared anew only if any changed."""
        if self.found is None or not (changes.people or changes.kinds & {"announced_line", "announced_list"}):
            return
        names = {"name_form", "person", "distinction"} & changes.kinds
        # A decision about a line adds a spelling to whoever it is; that alone changes no other line.
        decided = "announced_line" in changes.kinds and not changes.several
        self._read(compare=(bool(names) and not decided) or "distinction" in names)

    def current(self) -> DeskLine | None:
        """Return the current line."""
        line = self.lines.current()
        return line if isinstance(line, DeskLine) else None

    def accept(self) -> None:
        """Decide that the current line is the candidate whose reasons are shown.

        Where nobody is proposed, somebody must have chosen the candidate: Enter alone takes nobody.
        """
        one, person = self.current(), self.details.candidate()
        if one is None:
            return
        if one.no_name and not self.details.was_picked:
            self.decide(LineDecision.NO_NAME, None)
        elif one.is_foreign and not self.details.was_picked:
            self.decide(LineDecision.NOT_OURS, None)
        elif person is None:
            return
        elif one.match.decision is Decision.MATCH or self.details.was_picked:
            self.decide(LineDecision.MATCH, person)
        else:
            self.failed.emit(
                Problem(
                    _("Nobody is proposed for this line."),
                    _("Choose a candidate with the arrow or by its number."),
                )
            )

    def decide(self, decision: LineDecision, person: PersonId | None) -> None:
        """Decide about the current line and go on to the next one that waits."""
        one = self.current()
        if one is None:
            return
        if decision is LineDecision.NEW_PERSON:
            self.asking.add_person(one)
            return
        self._set_back = one.line.id if decision is LineDecision.UNDECIDED else None
        act = partial(decide, self._desk, one.line.id, decision, person)
        self.asking.settle(one, person, act, _("Decided."), self._do)

    def refuse(self, person: PersonId) -> None:
        """Remember that the printed name of the current line does not mean a person."""
        one = self.current()
        if one is not None:
            words = _("Remembered: this printed name means somebody else.")
            # Refusing another candidate leaves whom the line means.
            kept = one.line.person_id if one.line.person_id != person else None
            act = partial(refuse, self._desk, one.line.id, person)
            self.asking.settle(one, kept, act, words, partial(self._do, go_on=False))

    def pick(self) -> None:
        """Let somebody search the register for the person whom the current line means."""
        one = self.current()
        if one is not None:
            self.asking.pick(one)

    def split(self) -> None:
        """Part the current line, which names several people."""
        one = self.current()
        if one is not None:
            self.asking.split(one)

    def accept_all(self) -> None:
        """Show all proposals of the list and, once they have been seen, accept those that stay ticked."""
        found = self.found
        if found is None:
            return
        proposed = [one for one in found.lines if bucket_of(one) is Bucket.PROPOSED]
        desk, list_id = self._desk, self._list_id

        def accept(chosen: dict[int, PersonId | None]) -> None:
            words = ngettext("{n} line accepted.", "{n} lines accepted.", len(chosen)).format(n=len(chosen))
            self._do(lambda: accept_many(desk, list_id, chosen), words, go_on=False)

        dialog = AcceptDialog(proposed, found, self._words, self)
        dialog.accepted_lines.connect(accept)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def show_only(self, bucket: Bucket) -> None:
        """Show the lines of one bucket, or all."""
        self._bucket = bucket
        self._show()

    def _split(self, one: DeskLine, parts: Sequence[str]) -> None:
        words = ngettext("{n} line instead of one.", "{n} lines instead of one.", len(parts))
        said = words.format(n=number(len(parts)))

        def act(*, take_back_release: bool) -> None:
            made = split_line(self._desk, one.line.id, parts, take_back_release=take_back_release)
            self._go_to = made[0].id

        self.asking.settle(one, None, act, said, partial(self._do, go_on=False))

    def _do(self, act: Callable[[], object], words: str, *, go_on: bool = True) -> None:
        def done(_result: object) -> None:
            self._on_done(words, go_on=go_on)

        run(self, lambda _progress: act(), Lane.STORE, done=done, failed=self.failed.emit)

    def _on_done(self, words: str, *, go_on: bool = True) -> None:
        self.told.emit(words)
        if go_on:
            self.lines.choose_next_waiting()

    def _read(self, *, compare: bool) -> None:
        desk, list_id, before = self._desk, self._list_id, None if compare else self.found

        def work(progress: Progress) -> Reconciliation:
            return reconcile(desk, list_id, progress, before)

        run(self, work, Lane.STORE, done=self._keep, failed=self._on_gone, channel="reconciliation")

    def _on_gone(self, problem: Problem) -> None:
        """The list was removed meanwhile, or its event."""
        self.failed.emit(problem)
        self._leave()

    def _show_first(self, found: Reconciliation) -> None:
        self._keep(found)
        self.lines.choose_first_waiting()
        self.lines.setFocus()

    def _keep(self, found: Reconciliation) -> None:
        if self._go_to is None:
            self._go_to = self._taken_back(found)
        self.found, self._set_back = found, None
        self.title.setText(found.announced_list.title)
        published = found.announced_list.published
        when = self._words.date(published) if published else ""
        parts = (found.event.title, found.announced_list.publisher, when, found.announced_list.published_time)
        self.about.setText(" · ".join(filter(None, parts)))
        self._show()

    def _taken_back(self, found: Reconciliation) -> int | None:
        """Return the first line whose decision was undone meanwhile: there one goes on."""
        before = {one.line.id: one.line.decision for one in self.found.lines} if self.found else {}
        waiting = LineDecision.UNDECIDED
        undone = (
            one.line.id
            for one in found.lines
            if one.line.decision is waiting and before.get(one.line.id, waiting) is not waiting
        )
        return next((line for line in undone if line != self._set_back), None)

    def _show(self) -> None:
        found = self.found
        if found is None:
            return
        counts = self.chips.show_counts(found.lines, self._bucket)
        self.accept_button.setEnabled(counts[Bucket.PROPOSED] > 0)
        named = sum(one.line.person_id is not None for one in found.lines)
        self.outcomes_button.setEnabled(named > 0)
        if self.lines.show_lines(found, self._bucket, self._go_to):
            self._go_to = None
        if not self.lines.rows:
            self.empty.say(_("No line is here any more."), "", (_("Show all lines"),))
        self.tables.setCurrentWidget(self.lines if self.lines.rows else self.empty)

    def _show_line(self, one: DeskLine | None) -> None:
        found = self.found
        if found is None or one is None:
            self.details.show_line(None, None)
        else:
            self.details.show_line(one, found)

    def _leave(self) -> None:
        self.left.emit(self.found.event.id if self.found else 0)

    def _want_outcomes(self) -> None:
        if self.found is not None:
            people = [one.line.person_id for one in self.found.lines if one.line.person_id is not None]
            self.outcomes_wanted.emit(self.found.event.id, people)

    def minimumSizeHint(self) -> QSize:
        """Allow the window to be small."""
        return QSize(640, 320)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.title, 1)
        head.addWidget(self.accept_button)
        head.addWidget(self.outcomes_button)
        second = QHBoxLayout()
        second.setSpacing(10)
        second.addWidget(self.back)
        second.addWidget(self.about, 1)
        self.tables = QStackedWidget(self)
        self.tables.addWidget(self.lines)
        self.tables.addWidget(self.empty)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setHandleWidth(14)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.tables)
        splitter.addWidget(self.details)
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([560, 500])
        hint = label(_("Enter: is this person · → next candidate · S search · F1 all keys"), "hint", self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 16, 24, 14)
        outer.setSpacing(10)
        outer.addLayout(second)
        outer.addLayout(head)
        outer.addWidget(self.chips)
        outer.addWidget(splitter, 1)
        outer.addWidget(hint)

    def _add_keys(self) -> None:
        acts: dict[str, Callable[[], object]] = {
            "desk_next": lambda: self.details.step(1),
            "desk_before": lambda: self.details.step(-1),
            "desk_new": lambda: self.decide(LineDecision.NEW_PERSON, None),
            "desk_not_ours": lambda: self.decide(LineDecision.NOT_OURS, None),
            "desk_repeated": lambda: self.decide(LineDecision.REPEATED, None),
            "desk_no_name": lambda: self.decide(LineDecision.NO_NAME, None),
            "desk_undecided": lambda: self.decide(LineDecision.UNDECIDED, None),
            "desk_search": self.pick,
            "desk_split": self.split,
            "desk_refuse": self._refuse_shown,
            "desk_all": self.accept_all,
        }
        for key, act in acts.items():
            for keys in keys_of(DESK, key):
                bind(self, keys, act)
        for place, keys in enumerate(keys_of(DESK, "desk_candidate")):
            bind(self, keys, partial(self._accept_at, place))

    def _accept_at(self, place: int) -> None:
        person = self.details.candidate_at(place)
        if person is not None:
            self.decide(LineDecision.MATCH, person)

    def _refuse_shown(self) -> None:
        person = self.details.candidate()
        if person is not None:
            self.refuse(person)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep letters here: beside those that decide, one that does nothing must not lead away."""
        if not is_letter(event):
            super().keyPressEvent(event)
