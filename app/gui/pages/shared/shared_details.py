"""One shared record beside its table: what is known of it, and the people who are concerned."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.base.i18n import _
from app.gui.forms import words
from app.gui.forms.choices import Choices
from app.gui.pages.shared.shared_spec import SharedSpec
from app.gui.widgets.label import label
from app.gui.widgets.record_table import Chip, RecordTable, TableColumn
from app.gui.wording import Words, number
from app.workflows.read_shared import Concerned

_FACTS_MOST = 300


class SharedDetails(QFrame):
    """`edit_wanted` and `remove_wanted` are about the record shown, `open_wanted` hands out a person."""

    edit_wanted = Signal()
    remove_wanted = Signal()
    open_wanted = Signal(int)

    def __init__(self, spec: SharedSpec, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setMinimumWidth(350)
        self._spec, self._words = spec, words
        self.heading = label("", "heading", self, wrap=True)
        self.edit_button = QPushButton(_("Edit"), self)
        self.remove_button = QPushButton(_("Remove"), self)
        self.edit_button.clicked.connect(self.edit_wanted)
        self.remove_button.clicked.connect(self.remove_wanted)
        for button in (self.edit_button, self.remove_button):
            button.setProperty("quiet", True)
        self.people_heading = label("", "subheading", self)
        self.people = RecordTable(self._columns(), _(spec.concerned), self)
        self.people.setColumnWidth(1, 130)
        self.people.opened.connect(lambda one: self.open_wanted.emit(one.line.id))
        self._facts = QScrollArea(self)
        self._facts.setWidgetResizable(True)
        self._facts.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._facts.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lay_out()
        self.show_record(None, (), None)

    def show_record(self, record: Any, people: Sequence[Concerned], choices: Choices | None) -> None:
        """Show a record, or nothing."""
        shown = record is not None and choices is not None
        for widget in (self.heading, self.edit_button, self.remove_button, self._facts):
            widget.setVisible(shown)
        self.people_heading.setVisible(shown and bool(people))
        self.people.setVisible(shown and bool(people))
        if record is None or choices is None:
            return
        self.heading.setText(self._spec.heading(record))
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        self._add_facts(column, body, record, choices)
        column.addStretch()
        self._facts.setWidget(body)
        body.adjustSize()
        self._facts.setMaximumHeight(min(_FACTS_MOST, body.sizeHint().height()) if people else 16_777_215)
        self.people_heading.setText(f"{_(self._spec.concerned)}  {number(len(people))}")
        self.people.show_rows(people)

    def _add_facts(self, column: QVBoxLayout, body: QWidget, record: Any, choices: Choices) -> None:
        facts = [
            (_(field.label), choices.say(field, getattr(record, field.name)))
            for field in self._spec.form.fields
        ]
        facts = [(key, value) for key, value in facts if value and value != self.heading.text()]
        grid = _grid()
        for place, (key, value) in enumerate(facts):
            grid.addWidget(label(key, "key", body), place, 0, Qt.AlignmentFlag.AlignTop)
            told = label(value, "value", body, wrap=True)
            told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(told, place, 1)
        column.addLayout(grid)

    def _columns(self) -> Sequence[TableColumn[Concerned]]:
        def chip(one: Concerned) -> Chip:
            return self._words.chip(one.line)

        return (
            TableColumn(_("Name"), lambda one: one.line.name, _named_as, strong=True),
            TableColumn(_("Status"), lambda _one: "", width=130, chip=chip),
        )

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.edit_button, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 12, 12)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._facts)
        column.addWidget(self.people_heading)
        column.addWidget(self.people, 1)


def _named_as(one: Concerned) -> str:
    """Say as what the records of a person name this one, where that is not plain."""
    return ", ".join(_(words.NAMED_AS[field]) for field in one.named_as if field in words.NAMED_AS)


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(1, 1)
    return grid
