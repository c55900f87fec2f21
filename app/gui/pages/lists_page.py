"""Two announced lists of a release event side by side: who is only on the one, only on the other, on both."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.base.errors import Problem
from app.base.i18n import N_, _, ngettext
from app.domain.announced_list import AnnouncedLine, AnnouncedList, LineDecision
from app.domain.release_event import ReleaseEvent
from app.gui.background import Lane, run
from app.gui.keys import bind
from app.gui.theme import icon
from app.gui.widgets.calm_combo import CalmCombo
from app.gui.widgets.empty_page import EmptyPage
from app.gui.widgets.flow_layout import FlowLayout
from app.gui.widgets.label import ElidedLabel, label
from app.gui.widgets.record_table import Chip, RecordTable, TableColumn
from app.gui.wording import number
from app.workflows.compare_lists import Comparison, Pair, compare_lists
from app.workflows.desk import Changes, Desk
from app.workflows.edit_records import get_record, list_records
from app.workflows.reconcile import decision_label

_TOUCHING = {"announced_list", "announced_line", "release_event"}


class Part(StrEnum):
    """Which of the names are shown."""

    ALL = "all"
    FIRST = "first"
    SECOND = "second"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class _Read:
    event: ReleaseEvent
    lists: Sequence[AnnouncedList]
    comparison: Comparison | None


_LOOKS = {
    Part.FIRST: (N_("Only in the first"), "transit", "arrow"),
    Part.SECOND: (N_("Only in the second"), "restricted", "alert"),
    Part.BOTH: (N_("In both"), "free", "same"),
}


class ListsPage(QWidget):
    """`left` hands out the event to go back to, `open_wanted` a person, `told` and `failed` what to say."""

    told = Signal(str)
    failed = Signal(Problem)
    open_wanted = Signal(int)
    left = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._desk = desk
        self._event_id = 0
        self._part = Part.ALL
        self.comparison: Comparison | None = None
        self.back = QPushButton(_("Back to the event"), self)
        self.back.setProperty("quiet", True)
        self.back.setIcon(icon("arrow-left"))
        self.back.clicked.connect(lambda: self.left.emit(self._event_id))
        self.title = ElidedLabel("", "title", self)
        self.first, self.second = CalmCombo(self), CalmCombo(self)
        for combo, name in ((self.first, _("The first list")), (self.second, _("The second list"))):
            combo.setAccessibleName(name)
            combo.setMinimumWidth(220)
            combo.currentIndexChanged.connect(lambda _place: self._read())
        self.copy_button = QPushButton(_("Copy what is shown"), self)
        self.copy_button.clicked.connect(self.copy)
        self.table = RecordTable(self._columns(), _("The names of both lists"), self)
        self.table.opened.connect(self._open)
        self.empty = EmptyPage("list-checks", self)
        self.empty.chosen.connect(lambda _number: self.show_only(Part.ALL))
        self._lay_out()
        for key, part in zip("1234", Part, strict=True):
            bind(self, key, partial(self.show_only, part))
        bind(self, QKeySequence(QKeySequence.StandardKey.Copy).toString(), self.copy)
        self.setFocusProxy(self.table)

    def show_lists(self, event_id: int) -> None:
        """Show the two latest lists of an event."""
        self._event_id, self._part, self.comparison = event_id, Part.ALL, None
        for combo in (self.first, self.second):
            with QSignalBlocker(combo):
                combo.clear()
        self._read()

    @property
    def subject(self) -> int | None:
        """The event that the page is about."""
        return self._event_id

    def refresh(self, changes: Changes) -> None:
        """Compare again after a decision."""
        if self.comparison is not None and changes.kinds & _TOUCHING:
            self._read()

    def show_only(self, part: Part) -> None:
        """Show the names of one part, or all."""
        self._part = part
        self._show()

    def copy(self) -> None:
        """Put what is shown into the clipboard, a name a line, for a table or a letter."""
        rows = [
            "\t".join((_printed(pair.first), _printed(pair.second), _(_LOOKS[_part_of(pair)][0])))
            for pair in self.table.rows
        ]
        QGuiApplication.clipboard().setText("\n".join(rows))
        self.told.emit(ngettext("{n} line copied.", "{n} lines copied.", len(rows)).format(n=len(rows)))

    def _read(self) -> None:
        desk, event_id = self._desk, self._event_id
        chosen = (self.first.currentData(), self.second.currentData())

        def work(_progress: object) -> _Read:
            event = get_record(desk, ReleaseEvent, event_id)
            lists = sorted(list_records(desk, AnnouncedList, release_event_id=event_id), key=_published)
            known = [one.id for one in lists]
            first, second = (one if one in known else None for one in chosen)
            if first is None or second is None:
                first, second = (known[-2], known[-1]) if len(known) > 1 else (None, None)
            compared = first is not None and second is not None
            return _Read(event, lists, compare_lists(desk, first, second) if compared else None)  # type: ignore[arg-type]

        run(self, work, Lane.STORE, done=self._keep, failed=self._on_gone, channel="two lists")

    def _on_gone(self, problem: Problem) -> None:
        self.comparison = None
        self.failed.emit(problem)
        self.left.emit(0)

    def _keep(self, read: _Read) -> None:
        self.comparison = read.comparison
        self.title.setText(_("Two lists of “{event}”").format(event=read.event.title))
        if read.comparison is not None:
            shown = (read.comparison.first.id, read.comparison.second.id)
            for combo, list_id in zip((self.first, self.second), shown, strict=True):
                self._offer(combo, read.lists, list_id)
        self._show()

    def _offer(self, combo: CalmCombo, lists: Sequence[AnnouncedList], list_id: int) -> None:
        with QSignalBlocker(combo):
            combo.clear()
            for one in lists:
                combo.addItem(one.title, one.id)
            combo.setCurrentIndex(combo.findData(list_id))

    def _show(self) -> None:
        pairs = _pairs(self.comparison) if self.comparison else []
        self._chips.clear()
        titles = {Part.ALL: N_("All")} | {part: looks[0] for part, looks in _LOOKS.items()}
        for part in Part:
            many = sum(part in (Part.ALL, _part_of(pair)) for pair in pairs)
            button = QPushButton(f"{_(titles[part])}  {number(many)}", self)
            button.setProperty("chip", True)
            button.setCheckable(True)
            button.setChecked(part is self._part)
            button.clicked.connect(lambda _checked=False, part=part: self.show_only(part))
            self._chips.addWidget(button)
            button.show()
        self._chips.give_focus_back()
        rows = [pair for pair in pairs if self._part in (Part.ALL, _part_of(pair))]
        self.table.show_rows(rows)
        self.copy_button.setEnabled(bool(rows))
        if self.comparison is None:
            self.empty.say(_("There are no two lists to compare."), _("Add another list to the event."), ())
        elif not rows:
            self.empty.say(_("No name is here."), "", (_("Show all names"),))
        self.tables.setCurrentWidget(self.table if rows else self.empty)

    def _open(self, pair: Pair) -> None:
        person = next((line.person_id for line in _lines(pair) if line.person_id is not None), None)
        if person is not None:
            self.open_wanted.emit(person)
        else:
            self.failed.emit(Problem(_("Nobody in the register was decided to be meant by this name.")))

    def _columns(self) -> Sequence[TableColumn[Pair]]:
        def looks(pair: Pair) -> Chip:
            words, tone, symbol = _LOOKS[_part_of(pair)]
            return Chip(_(words), tone, symbol)

        def title(second: bool) -> Callable[[Pair], str]:
            return lambda pair: _told(pair.second if second else pair.first)

        return (
            TableColumn(_("The first list"), lambda pair: _printed(pair.first), title(False), strong=True),
            TableColumn(_("The second list"), lambda pair: _printed(pair.second), title(True), strong=True),
            TableColumn(_("Where"), lambda _pair: "", width=190, chip=looks),
        )

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.title, 1)
        head.addWidget(self.copy_button)
        chosen = QHBoxLayout()
        chosen.setSpacing(10)
        chosen.addWidget(self.first, 1)
        chosen.addWidget(label("↔", "muted", self))
        chosen.addWidget(self.second, 1)
        chips = QWidget(self)
        self._chips = FlowLayout(chips, spacing=8)
        self.tables = QStackedWidget(self)
        self.tables.addWidget(self.table)
        self.tables.addWidget(self.empty)
        back = QHBoxLayout()
        back.addWidget(self.back)
        back.addStretch()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 16, 24, 14)
        outer.setSpacing(10)
        outer.addLayout(back)
        outer.addLayout(head)
        outer.addLayout(chosen)
        outer.addWidget(chips)
        outer.addWidget(self.tables, 1)
        hint = _("1–4 show a part · Ctrl+C copies it · Enter opens the person · Esc goes back")
        outer.addWidget(label(hint, "hint", self))

    def minimumSizeHint(self) -> QSize:
        """Allow the window to be small."""
        return QSize(640, 320)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the event with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit(self._event_id)
        else:
            super().keyPressEvent(event)


def _published(one: AnnouncedList) -> tuple[str, str, int]:
    return (str(one.published or ""), one.published_time, one.id)


def _pairs(comparison: Comparison) -> list[Pair]:
    return [*comparison.only_first, *comparison.only_second, *comparison.both]


def _part_of(pair: Pair) -> Part:
    if pair.first is not None and pair.second is not None:
        return Part.BOTH
    return Part.FIRST if pair.first is not None else Part.SECOND


def _lines(pair: Pair) -> list[AnnouncedLine]:
    return [line for line in (pair.first, pair.second) if line is not None]


def _printed(line: AnnouncedLine | None) -> str:
    return line.printed if line is not None else ""


def _told(line: AnnouncedLine | None) -> str:
    if line is None:
        return ""
    place = _("line {n}").format(n=line.number)
    return place if line.decision is LineDecision.UNDECIDED else f"{place} · {decision_label(line.decision)}"
