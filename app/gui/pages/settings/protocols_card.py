"""The card about protocols: which there are, their steps, and making them one's own."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.base.i18n import _, language_in_force, ngettext
from app.domain.protocol import Condition, Protocol, ProtocolFields, ProtocolStep, ProtocolStepFields
from app.domain.vocabulary import Vocabulary
from app.gui.forms import specs_protocols as specs
from app.gui.forms.sheet_request import SheetRequest
from app.gui.forms.words import ANCHOR, CONDITION, PRIORITY
from app.gui.pages.settings.card import Card
from app.gui.widgets.calm_combo import CalmCombo
from app.gui.widgets.label import label
from app.gui.widgets.record_table import RecordTable, TableColumn
from app.workflows import edit_protocols as edit
from app.workflows.desk import Desk
from app.workflows.edit_protocols import ProtocolWithSteps

_TABLE_HEIGHT = 420


class ProtocolsCard(Card):
    """`sheet_wanted` asks for a form to be opened, `deed_wanted` hands out what changes the register."""

    sheet_wanted = Signal(object)
    deed_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(_("Protocols"), parent)
        self._desk = desk
        self._protocols: tuple[ProtocolWithSteps, ...] = ()
        self._newest = False
        self.protocol = CalmCombo(self)
        self.protocol.setAccessibleName(_("Protocol"))
        self.protocol.currentIndexChanged.connect(lambda _index: self._show_steps())
        self.about = label("", "hint", self, wrap=True)
        self.table = RecordTable(self._columns(), _("Steps"), self)
        self.table.setFixedHeight(_TABLE_HEIGHT)
        self.table.opened.connect(lambda _step: self.edit_step())
        self.table.chosen.connect(self._on_chosen)
        self.new_button = self._button(_("New…"), self.new)
        self.edit_button = self._button(_("Edit…"), self.edit)
        self.copy_button = self._button(_("Copy"), self.copy)
        self.active_button = self._button(_("Deactivate"), self.toggle_active)
        self.remove_button = self._button(_("Remove"), self.remove)
        self.add_step_button = self._button(_("Add a step…"), self.add_step)
        self.edit_step_button = self._button(_("Edit…"), self.edit_step)
        self.up_button = self._button(_("Up"), lambda: self.move_step(-1))
        self.down_button = self._button(_("Down"), lambda: self.move_step(1))
        self.remove_step_button = self._button(_("Take out"), self.remove_step)
        self._lay_out()
        for keys, deed in (
            ("Alt+Up", lambda: self.move_step(-1)),
            ("Alt+Down", lambda: self.move_step(1)),
            ("Del", self.remove_step),
        ):
            self._key(keys, deed)

    def show_protocols(self, protocols: tuple[ProtocolWithSteps, ...]) -> None:
        """Show the protocols as they are now; the chosen one stays chosen, one that was just made is chosen."""
        chosen = self.protocol.currentData()
        known = {one.protocol.id for one in self._protocols}
        self._protocols = protocols
        fresh = [one.protocol.id for one in protocols if known and one.protocol.id not in known]
        self.protocol.blockSignals(True)
        self.protocol.clear()
        for one in protocols:
            title = one.protocol.title(language_in_force())
            words = title if one.protocol.active else _("{title} (not active)").format(title=title)
            self.protocol.addItem(words, one.protocol.id)
        wanted = fresh[-1] if fresh else chosen
        ids = [one.protocol.id for one in protocols]
        self.protocol.setCurrentIndex(ids.index(wanted) if wanted in ids else 0 if ids else -1)
        self.protocol.blockSignals(False)
        self._show_steps()

    def current(self) -> ProtocolWithSteps | None:
        """Return the chosen protocol."""
        place = self.protocol.currentIndex()
        return self._protocols[place] if 0 <= place < len(self._protocols) else None

    def new(self) -> None:
        """Ask for a new protocol."""

        def save(desk: Desk, fields: ProtocolFields, _source: Any) -> object:
            return edit.add_protocol(desk, fields)

        form = specs.PROTOCOL
        self.sheet_wanted.emit(SheetRequest(form, "protocol:new", save, {}, form.title_new))

    def edit(self) -> None:
        """Ask for changes of the chosen protocol."""
        if (whole := self.current()) is None:
            return
        protocol = whole.protocol

        def save(desk: Desk, fields: ProtocolFields, _source: Any) -> object:
            return edit.save_protocol(desk, protocol.but(**fields.model_dump()))

        form = specs.PROTOCOL
        key = f"protocol:{protocol.id}"
        self.sheet_wanted.emit(SheetRequest(form, key, save, _values(protocol), form.title_edit))

    def copy(self) -> None:
        """Copy the chosen protocol with its steps."""
        if (whole := self.current()) is not None:
            self.deed_wanted.emit(partial(edit.copy_protocol, protocol=whole.protocol))

    def toggle_active(self) -> None:
        """Let the chosen protocol be offered no more, or again."""
        if (whole := self.current()) is not None:
            turned = whole.protocol.but(active=not whole.protocol.active)
            self.deed_wanted.emit(partial(edit.save_protocol, protocol=turned))

    def remove(self) -> None:
        """Remove the chosen protocol; an undo brings it back."""
        if (whole := self.current()) is not None:
            self.deed_wanted.emit(partial(edit.remove_protocol, protocol=whole.protocol))

    def add_step(self) -> None:
        """Ask for a new step."""
        if (whole := self.current()) is None:
            return

        def save(desk: Desk, fields: ProtocolStepFields, _source: Any) -> object:
            return edit.add_step(desk, fields)

        form = specs.PROTOCOL_STEP
        values = {"protocol_id": whole.protocol.id, "offset_days": None}
        key = f"protocol_step:{whole.protocol.id}:new"
        self.sheet_wanted.emit(SheetRequest(form, key, save, values, form.title_new))

    def edit_step(self) -> None:
        """Ask for changes of the current step."""
        step: ProtocolStep | None = self.table.current()
        if step is None:
            return

        def save(desk: Desk, fields: ProtocolStepFields, _source: Any) -> object:
            return edit.save_step(desk, step.but(**fields.model_dump()))

        form = specs.PROTOCOL_STEP
        key = f"protocol_step:{step.id}"
        self.sheet_wanted.emit(SheetRequest(form, key, save, _values(step), form.title_edit))

    def remove_step(self) -> None:
        """Take the current step out of the protocol; an undo brings it back."""
        step: ProtocolStep | None = self.table.current()
        if step is not None:
            self.deed_wanted.emit(partial(edit.remove_step, step=step))

    def move_step(self, by: int) -> None:
        """Let the current step change places with its neighbour."""
        step: ProtocolStep | None = self.table.current()
        if step is not None:
            self.deed_wanted.emit(partial(edit.move_step, step=step, by=by))

    def _show_steps(self) -> None:
        whole = self.current()
        chosen: ProtocolStep | None = self.table.current()
        steps: Sequence[ProtocolStep] = whole.steps if whole else ()
        self.table.show_rows(steps)
        place = next((n for n, step in enumerate(steps) if chosen and step.id == chosen.id), None)
        if place is not None:
            self.table.choose(place)
        for button in (self.edit_button, self.copy_button, self.active_button, self.remove_button):
            button.setEnabled(whole is not None)
        self.add_step_button.setEnabled(whole is not None)
        if whole is None:
            self.about.setText(_("There is no protocol. Make one to enter many follow-ups at once."))
            return
        protocol, many = whole.protocol, len(steps)
        words = _("{steps}, counted from {anchor}").format(
            steps=ngettext("{n} step", "{n} steps", many).format(n=many), anchor=_(ANCHOR[protocol.anchor])
        )
        self.about.setText(" · ".join(part for part in (words, protocol.note) if part))
        self.active_button.setText(_("Deactivate") if protocol.active else _("Activate"))

    def _on_chosen(self, step: ProtocolStep | None) -> None:
        rows = list(self.table.rows)
        place = rows.index(step) if step in rows else -1
        self.edit_step_button.setEnabled(step is not None)
        self.remove_step_button.setEnabled(step is not None)
        self.up_button.setEnabled(place > 0)
        self.down_button.setEnabled(0 <= place < len(rows) - 1)

    def _button(self, words: str, deed: Callable[[], object]) -> QPushButton:
        button = QPushButton(words, self)
        button.clicked.connect(lambda _checked=False: deed())
        return button

    def _key(self, keys: str, deed: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self.table)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(deed)

    def _lay_out(self) -> None:
        words = _("What a release, an arrest, a transfer or a judgment calls for, entered for many at once.")
        self.column.addWidget(label(words, "muted", self, wrap=True))
        head = QHBoxLayout()
        head.addWidget(self.protocol, 1)
        for button in (
            self.new_button,
            self.edit_button,
            self.copy_button,
            self.active_button,
            self.remove_button,
        ):
            head.addWidget(button)
        self.column.addLayout(head)
        self.column.addWidget(self.about)
        self.column.addWidget(self.table)
        foot = QHBoxLayout()
        for button in (self.add_step_button, self.edit_step_button, self.up_button, self.down_button):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.remove_step_button)
        self.column.addLayout(foot)

    def _columns(self) -> tuple[TableColumn[ProtocolStep], ...]:
        def kind(step: ProtocolStep) -> str:
            terms = self._desk.terms
            return terms.label(Vocabulary.FOLLOW_UP_KIND, step.kind, language_in_force()) if step.kind else ""

        def whom(step: ProtocolStep) -> str:
            return "" if step.condition is Condition.ALWAYS else _(CONDITION[step.condition])

        return (
            TableColumn(_("What"), lambda step: step.title(language_in_force()), kind, strong=True),
            TableColumn(_("Day"), lambda step: _("day {n}").format(n=step.offset_days), width=80),
            TableColumn(_("Priority"), lambda step: _(PRIORITY[step.priority]), width=100),
            TableColumn(_("For whom"), whom, width=140),
        )


def _values(record: "Protocol | ProtocolStep") -> dict[str, Any]:
    return {
        name: getattr(record, name) for name in type(record).model_fields if name not in ("id", "version")
    }
