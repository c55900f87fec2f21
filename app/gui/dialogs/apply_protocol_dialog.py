"""Which protocol to apply to one person or many; what it would enter, and who is left out, is shown beforehand."""

from collections import Counter
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.base.errors import Problem
from app.base.i18n import _, language_in_force, ngettext
from app.domain.protocol import Anchor
from app.domain.record import PersonId
from app.gui.background import Lane, run
from app.gui.forms.words import ANCHOR
from app.gui.widgets.calm_combo import CalmCombo
from app.gui.widgets.label import Remark, label
from app.gui.widgets.record_table import RecordTable, TableColumn
from app.gui.widgets.tick_box import TickBox
from app.gui.wording import number
from app.workflows.apply_protocol import SKIP_REASONS, ProtocolChoice, ProtocolPlan, Skipped, plan_protocol
from app.workflows.desk import Desk
from app.workflows.edit_protocols import ProtocolWithSteps, list_protocols
from app.workflows.follow_ups import list_assignees

_SKIPPED_HEIGHT = 190
_FIELD_HEIGHT = 34


@dataclass(frozen=True, slots=True)
class ForWhom:
    """The people to whom a protocol is applied, and how the dialog names them; with an event, by their release in it.

    Without people everybody who is released in the event is meant.
    """

    people: tuple[PersonId, ...]
    named: str
    event_id: int | None = None


class ApplyProtocolDialog(QDialog):
    """`answered` hands out a ProtocolChoice; `failed` says why what it would enter cannot be told."""

    answered = Signal(object)
    failed = Signal(Problem)

    def __init__(self, desk: Desk, whom: ForWhom, anchor: Anchor, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._whom, self._anchor = desk, whom, anchor
        self.setWindowTitle(_("Apply protocol"))
        self.setMinimumWidth(600)
        self.protocol = CalmCombo(self)
        self.protocol.setAccessibleName(_("Protocol"))
        self.assignee = CalmCombo(self)
        self.assignee.setAccessibleName(_("Assignee"))
        self.only_future = TickBox(_("Only what is due from today on"), self)
        self.only_future.hide()
        self.counted = label("", "hint", self, wrap=True)
        self.preview = label(" ", "subheading", self, wrap=True)
        self.remarks = Remark("hint", self)
        self.left_out = Remark("warning", self)
        self.skipped = RecordTable(_columns(), _("Who is left out"), self)
        self.skipped.setFixedHeight(_SKIPPED_HEIGHT)
        self.skipped.hide()
        self.cancel_button = QPushButton(_("Cancel"), self)
        self.apply_button = QPushButton(_("Apply"), self)
        self.apply_button.setProperty("primary", True)
        self.apply_button.setDefault(True)
        self.apply_button.setEnabled(False)
        self._lay_out()
        self.cancel_button.clicked.connect(self.reject)
        self.apply_button.clicked.connect(self._on_apply)
        self._read()

    def choice(self) -> ProtocolChoice | None:
        """Return what is chosen, or None while there is no protocol to choose."""
        protocol_id = self.protocol.currentData()
        if protocol_id is None:
            return None
        people, event_id = self._whom.people, self._whom.event_id
        due_from = self._desk.clock.today() if self.only_future.isChecked() else None
        return ProtocolChoice(int(protocol_id), people, event_id, self.assignee.currentData(), due_from)

    def _read(self) -> None:
        def work(_progress: object) -> tuple[tuple[ProtocolWithSteps, ...], tuple[str, ...]]:
            return list_protocols(self._desk, only_active=True), list_assignees(self._desk)

        run(self, work, Lane.STORE, done=lambda read: self._offer(*read), failed=self.failed.emit)

    def _offer(self, protocols: tuple[ProtocolWithSteps, ...], assignees: tuple[str, ...]) -> None:
        self._protocols = {one.protocol.id: one for one in protocols}
        fitting = sorted(protocols, key=lambda one: one.protocol.anchor is not self._anchor)
        for one in fitting:
            self.protocol.addItem(one.protocol.title(language_in_force()), one.protocol.id)
        self.assignee.addItem(_("Each person's caseworker"), None)
        for name in assignees:
            self.assignee.addItem(name, name)
        if not protocols:
            self.preview.setText(_("No protocol is active. Protocols are made in the settings."))
        self.protocol.currentIndexChanged.connect(lambda _index: self._plan())
        self.assignee.currentIndexChanged.connect(lambda _index: self._plan())
        self.only_future.toggled.connect(lambda _on: self._plan())
        self._plan()
        self.protocol.setFocus()

    def _plan(self) -> None:
        choice = self.choice()
        if choice is None:
            return
        whole = self._protocols[choice.protocol_id]
        steps = ngettext("{n} step", "{n} steps", len(whole.steps)).format(n=len(whole.steps))
        anchor = _(ANCHOR[whole.protocol.anchor])
        self.counted.setText(_("{steps}, counted from {anchor}").format(steps=steps, anchor=anchor))
        run(
            self,
            lambda _progress: plan_protocol(self._desk, choice),
            Lane.STORE,
            done=self._show,
            failed=self.failed.emit,
            channel="protocol preview",
        )

    def _show(self, plan: ProtocolPlan) -> None:
        self.preview.setText(created_words(plan) if plan.created else _("There is nothing to enter."))
        self.only_future.setVisible(bool(plan.overdue) or self.only_future.isChecked())
        self.remarks.setText("\n".join(_remarks(plan)))
        reasons = Counter(one.reason for one in plan.skipped)
        one_reason = _(SKIP_REASONS[next(iter(reasons))]) if len(reasons) == 1 else ""
        if plan.people == 1 and one_reason:
            self.left_out.setText(_("Left out: {reason}").format(reason=one_reason))
        else:
            n = len(plan.skipped)
            told = ngettext("{n} person is left out.", "{n} people are left out.", n).format(n=number(n))
            self.left_out.setText(told if n else "")
        self.skipped.setVisible(plan.people > 1 and bool(plan.skipped))
        self.skipped.show_rows(plan.skipped)
        self.apply_button.setEnabled(plan.created > 0)
        self.adjustSize()

    def _on_apply(self) -> None:
        choice = self.choice()
        self.accept()
        self.answered.emit(choice)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        column.addWidget(label(_("Apply protocol"), "heading", self))
        column.addWidget(label(self._whom.named, "", self, wrap=True))
        form = QFormLayout()
        form.setVerticalSpacing(6)
        form.setHorizontalSpacing(16)
        for words, field in (
            (_("Protocol"), self.protocol),
            ("", self.counted),
            (_("Assignee"), self.assignee),
        ):
            caption = label(words, "label", self)
            if words:
                caption.setMinimumHeight(_FIELD_HEIGHT)
            form.addRow(caption, field)
        column.addLayout(form)
        for part in (self.preview, self.remarks, self.only_future, self.left_out, self.skipped):
            column.addWidget(part)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.cancel_button)
        row.addWidget(self.apply_button)
        column.addLayout(row)


def created_words(plan: ProtocolPlan) -> str:
    """Say how many follow-ups for how many people."""
    follow_ups = ngettext("{n} follow-up", "{n} follow-ups", plan.created).format(n=number(plan.created))
    people = ngettext("{n} person", "{n} people", plan.served).format(n=number(plan.served))
    return f"{follow_ups} · {people}"


def _remarks(plan: ProtocolPlan) -> list[str]:
    """Say what is not as usual about those who are served."""
    told = []
    if plan.overdue:
        words = ngettext(
            "{n} of them was due before today.", "{n} of them were due before today.", plan.overdue
        )
        told.append(words.format(n=number(plan.overdue)))
    if plan.vague:
        words = ngettext(
            "The date of {n} person is vague: counted from the earliest day.",
            "The dates of {n} people are vague: counted from the earliest day.",
            plan.vague,
        )
        told.append(words.format(n=number(plan.vague)))
    if plan.undated:
        words = ngettext(
            "The date of {n} person is too vague to count from: entered without a day.",
            "The dates of {n} people are too vague to count from: entered without a day.",
            plan.undated,
        )
        told.append(words.format(n=number(plan.undated)))
    if plan.resumed:
        words = ngettext(
            "{n} paused follow-up of an earlier release is counted anew.",
            "{n} paused follow-ups of an earlier release are counted anew.",
            plan.resumed,
        )
        told.append(words.format(n=number(plan.resumed)))
    return told


def _columns() -> tuple[TableColumn[Skipped], ...]:
    return (
        TableColumn(_("Name"), lambda one: one.person.name, lambda one: one.person.case_number, strong=True),
        TableColumn(_("Why"), lambda one: _(SKIP_REASONS[one.reason]), width=260),
    )
