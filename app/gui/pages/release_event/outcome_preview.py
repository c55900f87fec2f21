"""Whom an outcome would be recorded for and who would be left out, and why: looked at before it is done."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.base.i18n import _, ngettext
from app.gui.forms.form_sheet import WIDTH
from app.gui.pages.release_event.event_wording import EventWording
from app.gui.widgets.label import label
from app.gui.widgets.record_table import RecordTable, TableColumn
from app.gui.wording import number, people
from app.workflows.desk import Desk
from app.workflows.record_outcomes import Concerned, LeftOut, Outcomes


@dataclass(frozen=True, slots=True)
class Prepared:
    """What a form of outcomes made, and what would come of it; `carry_out` does it, `key` names the form."""

    key: str
    title: str
    entry: Any
    plan: Outcomes
    carry_out: Callable[[Desk], Outcomes]


class OutcomePreview(QFrame):
    """Stands in the place of the form. `agreed` and `back_wanted` hand out what was prepared; `closed` ends it."""

    agreed = Signal(object)
    back_wanted = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheet")
        self.setFixedWidth(WIDTH)
        self.prepared: Prepared | None = None
        self.wording: EventWording | None = None
        self.title = label("", "heading", self, wrap=True)
        self.told = label("", "", self, wrap=True)
        self.concerned = RecordTable(_concerned_columns(self), _("Whom it concerns"), self)
        self.left_heading = label("", "subheading", self)
        self.left_out = RecordTable(_columns(), _("Left out"), self)
        self.do_button = QPushButton(self)
        self.do_button.setProperty("primary", True)
        self.do_button.clicked.connect(self._agree)
        self.back_button = QPushButton(_("Back to the form"), self)
        self.back_button.clicked.connect(lambda: self.back_wanted.emit(self.prepared))
        self.cancel_button = QPushButton(_("Cancel"), self)
        self.cancel_button.clicked.connect(self.closed)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 20, 14)
        column.setSpacing(10)
        column.addWidget(self.title)
        column.addWidget(self.told)
        column.addWidget(self.concerned, 3)
        column.addWidget(self.left_heading)
        column.addWidget(self.left_out, 2)
        column.addStretch()
        row = QHBoxLayout()
        for button in (self.do_button, self.back_button, self.cancel_button):
            row.addWidget(button)
        row.addStretch()
        column.addLayout(row)

    def show_plan(self, prepared: Prepared, wording: EventWording) -> None:
        """Show what would be done, and to whom: everybody, with what was recorded and what will be."""
        self.prepared, self.wording = prepared, wording
        many, left_out = len(prepared.plan.people), prepared.plan.left_out
        self.title.setText(prepared.title)
        self.told.setText(
            ngettext(
                "It will be recorded for {n} person.", "It will be recorded for {n} people.", many
            ).format(n=number(many))
            if many
            else _("It can be recorded for nobody.")
        )
        self.concerned.setVisible(bool(many))
        self.concerned.show_rows(prepared.plan.concerned)
        self.left_heading.setText(_("Left out: {people}").format(people=people(len(left_out))))
        self.left_heading.setVisible(bool(left_out))
        self.left_out.setVisible(bool(left_out))
        self.left_out.show_rows(left_out)
        self.do_button.setText(_("Record"))
        self.do_button.setEnabled(bool(many))
        self.show()
        (self.do_button if many else self.back_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _agree(self) -> None:
        self.do_button.setEnabled(False)
        self.agreed.emit(self.prepared)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the form with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.back_wanted.emit(self.prepared)
        else:
            super().keyPressEvent(event)


def _concerned_columns(preview: OutcomePreview) -> tuple[TableColumn[Concerned], ...]:
    def becomes(one: Concerned) -> str:
        wording, prepared = preview.wording, preview.prepared
        return wording.becomes(one.before, prepared.entry) if wording and prepared else ""

    return (TableColumn(_("Name"), lambda one: one.name, becomes, strong=True),)


def _columns() -> tuple[TableColumn[LeftOut], ...]:
    return (TableColumn(_("Name"), lambda one: one.name, lambda one: one.reason, strong=True),)
