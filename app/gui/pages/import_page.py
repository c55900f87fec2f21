"""The import page: what a file would bring, row by row, before anything is written; and the decisions it needs."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.base.errors import Problem
from app.base.i18n import N_, _, ngettext
from app.base.progress import Progress
from app.domain.person_draft import Complaint
from app.gui.dialogs.progress_dialog import run_with_progress
from app.gui.keys import bind
from app.gui.pages.importing.actions import ACTIONS, action_chip
from app.gui.pages.importing.columns import beside, complaint_columns
from app.gui.pages.importing.row_details import MOST_CANDIDATES, RowDetails
from app.gui.widgets.empty_page import EmptyPage
from app.gui.widgets.flow_layout import FlowLayout
from app.gui.widgets.label import ElidedLabel, label
from app.gui.widgets.page_title import PageTitle
from app.gui.widgets.record_table import RecordTable, TableColumn
from app.gui.wording import number
from app.workflows.desk import Changes, Desk
from app.workflows.import_people import (
    Candidate,
    ImportPlan,
    PlannedRow,
    RowAction,
    carry_out,
    import_formats,
    plan_import,
)

# What the table can show: the rows of one action, all of them, or what was not understood.
ALL, COMPLAINTS = "all", "complaints"
# By what the row says: of a file that was sorted or mended meanwhile only what is still meant is kept.
Decisions = dict[str, tuple[RowAction, int | None]]
Kept = tuple[Path, str, Decisions]


class ImportPage(QWidget):
    """`told` says what was brought in, `failed` why not; `open_wanted` asks for a person.

    `file_wanted` asks for a file to read, `table_wanted` for a table to fill in.
    """

    told = Signal(str)
    failed = Signal(Problem)
    file_wanted = Signal()
    table_wanted = Signal()
    open_wanted = Signal(int)
    finished = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._desk = desk
        self._file: Path | None = None
        self._shown: str = ALL
        self._decisions: Decisions = {}
        self._complaints: dict[int, list[Complaint]] = {}
        self.plan: ImportPlan | None = None
        self.source = QLineEdit(self)
        self.source.setAccessibleName(_("Source"))
        self.import_button = QPushButton(_("Import"), self)
        self.import_button.setProperty("primary", True)
        self.import_button.clicked.connect(self.bring_in)
        self.other_button = QPushButton(_("Another file…"), self)
        self.other_button.clicked.connect(self.file_wanted)
        self.file_name = ElidedLabel("", "muted", self)
        self.waiting = label("", "warning", self, wrap=True)
        self.rows = RecordTable(self._row_columns(), _("Rows of the file"), self)
        self.rows.chosen.connect(self._show_row)
        self.details = RowDetails(desk, self)
        self.details.decided.connect(self.decide)
        self.details.open_wanted.connect(self.open_wanted)
        self.complaints = RecordTable(complaint_columns(), _("What was not understood"), self)
        self.complaints.chosen.connect(self._show_complaint)
        self.empty = EmptyPage("file-spreadsheet", self)
        self.empty.chosen.connect(lambda number: (self.table_wanted if number else self.file_wanted).emit())
        self._lay_out()
        self._add_keys()
        self._say_empty()

    def show_file(self, file: Path) -> None:
        """Read a file and show what it would bring."""
        self._file, self._shown = file, ALL
        self._decisions = {}
        self.source.setText(file.stem)
        self._read()

    def kept(self) -> Kept | None:
        """Return the file that is shown and what was decided about it, if there is one."""
        return (self._file, self.source.text(), self._decisions) if self._file and self.plan else None

    def take_up(self, kept: Kept) -> None:
        """Show a file with what was decided about it before."""
        self._file, source, self._decisions = kept
        self.source.setText(source)
        self._read()

    def refresh(self, changes: Changes) -> None:
        """Compare again when the register has changed under the preview."""
        if self.plan is None or not (changes.people or "facility" in changes.kinds):
            return
        self._read()

    def decide(self, action: RowAction, person: Candidate | None) -> None:
        """Decide about the current row, which was held, and go on to the next that is."""
        row: PlannedRow | None = self.rows.current()
        if self.plan is None or row is None or not row.was_held:
            return
        try:
            self.plan.decide(row, action, person)
        except Problem as problem:
            self.failed.emit(problem)
            action, person = RowAction.HELD, None
        self._decisions[row.content] = (action, person.person_id if person else None)
        self._show_counts()
        place = next(place for place, one in enumerate(self.rows.rows) if one is row)
        self._show_rows()
        later = self.rows.rows[place + 1 :] if row in self.rows.rows else self.rows.rows[place:]
        following = next((one for one in later if one.action is RowAction.HELD), None)
        if following is not None and action is not RowAction.HELD:
            self.rows.choose(next(n for n, one in enumerate(self.rows.rows) if one is following))
        else:
            self._show_row(self.rows.current())

    def bring_in(self) -> None:
        """Bring in what the preview shows, as one change."""
        plan = self.plan
        if plan is None or not self.import_button.isEnabled():
            return
        plan.source = self.source.text().strip() or plan.file.name
        many = plan.created + plan.updated
        # What the change does to the register is no reason to compare again while it is under way.
        self.plan = None

        def work(progress: Progress) -> dict[int, int]:
            return carry_out(self._desk, plan, progress)

        def done(became: dict[int, int]) -> None:
            # Read again, a row that came in is about whom it became.
            here = {row.number: row.content for row in plan.rows}
            self._decisions |= {here[row]: (RowAction.UPDATE, who) for row, who in became.items()}
            words = ngettext("{n} person was brought in.", "{n} people were brought in.", many)
            self.told.emit(words.format(n=many))
            if plan.held:
                self._read()
            else:
                self._say_empty()
                self.finished.emit()

        def failed(problem: Problem) -> None:
            self.failed.emit(problem)
            self._read()

        def stopped() -> None:
            failed(Problem(_("The import was stopped. Nothing was written.")))

        run_with_progress(self, _("Bringing people in"), work, done=done, failed=failed, cancelled=stopped)

    def _read(self) -> None:
        file, desk = self._file, self._desk
        if file is None:
            return

        def work(progress: Progress) -> ImportPlan:
            return plan_import(desk, file, None, "", progress)

        run_with_progress(
            self,
            _("Reading the file"),
            work,
            done=self._show_plan,
            failed=self._show_problem,
            cancelled=self._say_empty,
        )

    def _show_plan(self, plan: ImportPlan) -> None:
        self.plan = plan
        there = {row.content for row in plan.rows}
        self._decisions = {row: one for row, one in self._decisions.items() if row in there}
        plan.decide_again(self._decisions)
        by_row = defaultdict(list)
        for one in plan.complaints:
            by_row[one.row].append(one)
        self._complaints = dict(by_row)
        self.file_name.setText(f"{plan.file.name} · {plan.format_title}")
        if self._shown not in self._counts():
            self._shown = ALL
        self._show_counts()
        self._show_rows()
        self.stack.setCurrentWidget(self._preview)
        self.rows.setFocus()

    def _counts(self) -> dict[str, int]:
        """Return how many rows each chip above the table stands for; those without any are left out."""
        plan = self.plan
        if plan is None:
            return {}
        counts = {ALL: len(plan.rows)}
        for action in ACTIONS:
            counts[action] = sum(row.action is action for row in plan.rows)
        counts[COMPLAINTS] = len(plan.complaints)
        return {key: count for key, count in counts.items() if count or key == ALL}

    def _show_counts(self) -> None:
        plan = self.plan
        if plan is None:
            return
        self._chips.clear()
        titles = {ALL: N_("All"), COMPLAINTS: N_("Not understood")}
        for key, count in self._counts().items():
            title = _(titles[key] if key in titles else ACTIONS[RowAction(key)][0])
            button = QPushButton(f"{title}  {number(count)}", self._preview)
            button.setProperty("chip", True)
            button.setCheckable(True)
            button.setChecked(key == self._shown)
            button.clicked.connect(lambda _checked=False, key=key: self.show_only(key))
            self._chips.addWidget(button)
            button.show()
        self._chips.give_focus_back()
        many = plan.created + plan.updated
        words = ngettext("Import {n} person", "Import {n} people", many)
        self.import_button.setText(words.format(n=many) if many else _("Nothing to import"))
        self.import_button.setEnabled(many > 0)
        held = ngettext(
            "{n} row waits for your decision and stays out until then.",
            "{n} rows wait for your decision and stay out until then.",
            plan.held,
        )
        nameless = plan.read - len(plan.rows)
        left_out = ngettext(
            "{n} row has no name and was left out.", "{n} rows have no name and were left out.", nameless
        )
        said = [held.format(n=plan.held)] if plan.held else []
        said += [left_out.format(n=nameless)] if nameless else []
        self.waiting.setText(" ".join(said))
        self.waiting.setVisible(bool(said))

    def show_only(self, key: str) -> None:
        """Show the rows of one action, ALL of them, or the COMPLAINTS."""
        self._shown = key
        self._show_counts()
        self._show_rows()

    def _show_rows(self) -> None:
        plan = self.plan
        if plan is None:
            return
        if self._shown == COMPLAINTS:
            self.complaints.show_rows(plan.complaints)
            self.tables.setCurrentWidget(self.complaints)
            self._show_complaint(self.complaints.current())
            return
        rows = plan.rows
        if self._shown != ALL:
            rows = [row for row in rows if row.action.value == self._shown]
        elif plan.held or self._decisions:
            # What needs a decision comes first; what was decided stays where it was.
            rows = sorted(rows, key=lambda row: not row.was_held)
        self.rows.show_rows(rows)
        self.tables.setCurrentWidget(self.rows)

    def _show_row(self, row: PlannedRow | None) -> None:
        self.details.setVisible(row is not None)
        self.details.show_row(row, self._complaints.get(row.number, ()) if row else ())

    def _show_complaint(self, one: Complaint | None) -> None:
        """Show the row that a complaint is about; of a row that was left out there is only the complaint."""
        plan = self.plan
        row = next((row for row in plan.rows if one and row.number == one.row), None) if plan else None
        if row is None and one is not None:
            words = _("{column}: “{value}”. {problem}")
            self.details.say(words.format(column=one.column, value=one.value, problem=one.problem))
            self.details.show()
        else:
            self._show_row(row)

    def _show_problem(self, problem: Problem) -> None:
        self.plan = None
        self.empty.say(problem.sentence, problem.advice, (_("Choose another file…"),))
        self.stack.setCurrentWidget(self.empty)

    def _say_empty(self) -> None:
        self.plan = None
        formats = "; ".join(_(one.title) for one in import_formats())
        self.empty.say(
            _("Bring in a list that you already have."),
            _(
                "Choose a file or drop it here. Vigil shows what every row would do before anything is written. "
                "It reads: {formats}; the same as an Excel or LibreOffice workbook."
            ).format(formats=formats),
            (_("Choose a file…"), _("Save a table to fill in…")),
        )
        self.stack.setCurrentWidget(self.empty)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(PageTitle(_("Import"), self.file_name, self), 1)
        head.addWidget(self.other_button)
        head.addWidget(self.import_button)
        source = QHBoxLayout()
        source.setSpacing(10)
        named = label(_("Source of what the rows say"), "label", self)
        named.setBuddy(self.source)
        source.addWidget(named)
        source.addWidget(self.source, 1)
        self.tables = QStackedWidget(self)
        self.tables.addWidget(self.rows)
        self.tables.addWidget(self.complaints)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setHandleWidth(14)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.tables)
        splitter.addWidget(self.details)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        splitter.setSizes([640, 400])
        self._preview = QWidget(self)
        chips = QWidget(self._preview)
        self._chips = FlowLayout(chips, spacing=8)
        inner = QVBoxLayout(self._preview)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(12)
        inner.addLayout(head)
        inner.addLayout(source)
        inner.addWidget(chips)
        inner.addWidget(self.waiting)
        inner.addWidget(splitter, 1)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self._preview)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 18, 24, 20)
        self._title = label(_("Import"), "title", self)
        outer.addWidget(self._title)
        outer.addWidget(self.stack)
        self.stack.currentChanged.connect(lambda number: self._title.setVisible(number == 0))

    def _row_columns(self) -> Sequence[TableColumn[PlannedRow]]:
        return (
            TableColumn(_("Row"), lambda row: str(row.number), width=64),
            TableColumn(_("Name"), lambda row: row.name, beside, strong=True),
            TableColumn(
                _("What becomes of it"), lambda _row: "", width=150, chip=lambda row: action_chip(row.action)
            ),
            TableColumn(_("Why, and what is new"), self._why, width=240),
        )

    def _why(self, row: PlannedRow) -> str:
        if row.reasons:
            return row.reasons[0]
        if row.differences:
            return ", ".join(dict.fromkeys(one.what for one in row.differences))
        many = len(self._complaints.get(row.number, ()))
        words = ngettext("{n} value was not understood", "{n} values were not understood", many)
        return words.format(n=many) if many else ""

    def _add_keys(self) -> None:
        """Decide by key. Digits, Del and Backspace lie in the same place on every layout, letters do not."""
        keys: dict[str, Callable[[], None]] = {
            "0": lambda: self.decide(RowAction.CREATE, None),
            "Del": lambda: self.decide(RowAction.LEFT_OUT, None),
            "Backspace": lambda: self.decide(RowAction.HELD, None),
        }
        for place in range(MOST_CANDIDATES):
            keys[str(place + 1)] = partial(self._decide_for, place)
        for key, act in keys.items():
            bind(self.rows, key, act)

    def _decide_for(self, place: int) -> None:
        row: PlannedRow | None = self.rows.current()
        if row is not None and place < len(row.candidates):
            self.decide(RowAction.UPDATE, row.candidates[place])
