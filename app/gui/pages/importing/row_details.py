"""One row of the file beside the table: what it would bring, and the decision that it needs."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.base.i18n import _
from app.domain.person_draft import Complaint
from app.gui.background import Lane, run
from app.gui.pages.importing.actions import action_chip
from app.gui.widgets.chip import StatusChip
from app.gui.widgets.elided_button import ElidedButton
from app.gui.widgets.label import label
from app.workflows.desk import Desk
from app.workflows.import_people import Candidate, Difference, PlannedRow, RowAction, what_it_brings

MOST_CANDIDATES = 9
Comparison = tuple[Candidate | None, tuple[Difference, ...]]


class RowDetails(QFrame):
    """`decided` hands out what becomes of the row and, of an update, the person; `open_wanted` a person to look at."""

    decided = Signal(object, object)
    open_wanted = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._desk = desk
        self.row: PlannedRow | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        self._nothing = label("", "muted", self, wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer.addWidget(self._nothing, 1)
        outer.addWidget(self._area, 1)
        self.show_row(None)

    def show_row(self, row: PlannedRow | None, complaints: Sequence[Complaint] = ()) -> None:
        """Read what a row would bring and show it; the newest wish wins."""
        self.row = row
        if row is None:
            self.say("")
            return
        desk = self._desk

        def work(_progress: object) -> list[Comparison]:
            with_whom: Sequence[Candidate | None] = row.candidates[:MOST_CANDIDATES] or (row.person,)
            return [
                (person, what_it_brings(desk, row, person.person_id if person else None))
                for person in with_whom
            ]

        run(
            self,
            work,
            Lane.STORE,
            done=lambda compared: self._show(row, complaints, compared),
            channel="import row",
        )

    def say(self, words: str) -> None:
        """Show a sentence instead of a row."""
        self.row = None
        self._nothing.setText(words)
        self._area.hide()
        self._nothing.show()

    def _show(self, row: PlannedRow, complaints: Sequence[Complaint], compared: list[Comparison]) -> None:
        if row is not self.row:
            return
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(10)
        column.addWidget(label(row.name, "heading", body, wrap=True))
        looks = action_chip(row.action)
        chip = StatusChip(body)
        chip.show_status("", looks.words, looks.tone, looks.symbol)
        head = QHBoxLayout()
        head.addWidget(chip)
        head.addWidget(label(_("Row {n} of the file").format(n=row.number), "hint", body), 1)
        column.addLayout(head)
        for reason in row.reasons:
            column.addWidget(label(reason, "warning", body, wrap=True))
        if row.was_held:
            self._add_decisions(column, body, row)
        for person, told in compared:
            self._add_comparison(column, body, person, told)
        if complaints:
            column.addSpacing(4)
            column.addWidget(label(_("Not understood"), "subheading", body))
        for one in complaints:
            words = _("{column}: “{value}”. {problem}")
            told_so = words.format(column=one.column, value=one.value, problem=one.problem)
            column.addWidget(label(told_so, "complaint", body, wrap=True))
        column.addStretch()
        self._area.setWidget(body)
        self._nothing.hide()
        self._area.show()

    def _add_decisions(self, column: QVBoxLayout, body: QWidget, row: PlannedRow) -> None:
        column.addWidget(label(_("Who is it?"), "subheading", body))
        for number, candidate in enumerate(row.candidates[:MOST_CANDIDATES], start=1):
            words = f"{candidate.name} ({candidate.case_number})"
            chosen = row.person == candidate
            if row.allows(candidate):
                self._add_decision(column, body, str(number), words, chosen, RowAction.UPDATE, candidate)
        for key, words, action in (
            ("0", _("A new person"), RowAction.CREATE),
            (_("Del"), _("Leave the row out"), RowAction.LEFT_OUT),
            ("⌫", _("Decide later"), RowAction.HELD),
        ):
            if action is RowAction.CREATE and not row.allows(None):
                continue
            self._add_decision(column, body, key, words, row.action is action, action, None)

    def _add_decision(
        self,
        column: QVBoxLayout,
        body: QWidget,
        key: str,
        words: str,
        chosen: bool,
        action: RowAction,
        person: Candidate | None,
    ) -> None:
        button = ElidedButton(f"{key}   {words}", body)
        button.setAccessibleName(words)
        button.setCheckable(True)
        button.setChecked(chosen)
        button.setProperty("choice", True)
        button.clicked.connect(lambda _checked=False: self.decided.emit(action, person))
        column.addWidget(button)

    def _add_comparison(
        self, column: QVBoxLayout, body: QWidget, person: Candidate | None, told: tuple[Difference, ...]
    ) -> None:
        column.addSpacing(4)
        head = QHBoxLayout()
        title = _("New about {name}").format(name=person.name) if person else _("What it brings")
        head.addWidget(label(title, "subheading", body, wrap=True), 1)
        if person is not None:
            button = QPushButton(_("Open"), body)
            button.setProperty("quiet", True)
            button.setAccessibleName(_("Open {name}").format(name=person.name))
            button.clicked.connect(lambda _checked=False: self.open_wanted.emit(person.person_id))
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        if not told:
            column.addWidget(label(_("The register has all of it already."), "muted", body, wrap=True))
            return
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for place, one in enumerate(told):
            words = _("{new} (was: {old})").format(new=one.new, old=one.old) if one.old else one.new
            grid.addWidget(label(one.what, "key", body), place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(words, "value", body, wrap=True), place, 1)
        column.addLayout(grid)
