"""A form built from its declaration: the fields, what they hold, and what is wrong with it."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from pydantic import ValidationError
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.base.errors import FieldProblem
from app.base.i18n import _
from app.domain.record import Fields
from app.gui.forms.choices import Choices
from app.gui.forms.field_row import FieldRow
from app.gui.forms.field_spec import FieldKind, FieldSpec, FormSpec, Values
from app.gui.forms.make_editor import make_editor
from app.gui.forms.problems import FORM, REQUIRED, problems_of
from app.gui.widgets.label import label


class RecordForm(QWidget):
    """The fields of a FormSpec. `changed` is emitted whenever the person changes something.

    Values that no field shows (`person_id`, `position`, …) are handed in with `load` and handed back unchanged.
    """

    changed = Signal()

    def __init__(self, spec: FormSpec, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self._choices = choices
        self._hidden: Values = {}
        self._loaded: dict[str, str] = {}
        self._first: Values = {}
        self._checked = False
        self._by_hand: set[str] = set()
        self.rows: dict[str, FieldRow] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(14)
        self._build()
        self.more.clicked.connect(lambda: self.unfold(self._folded.isHidden()))
        self.unfold(False)

    def load(self, values: Mapping[str, Any]) -> None:
        """Show these values as the saved state; the rest is kept aside and handed back.

        What is not among them begins with the default of what the form makes.
        """
        values = self._paired({**self.spec.defaults(), **values})
        self._hidden = {name: value for name, value in values.items() if name not in self.rows}
        for name, row in self.rows.items():
            if name in values:
                row.editor.set_value(values[name])
            row.complain("")
        self._checked = False
        self._by_hand.clear()
        self._first = {name: row.editor.value() for name, row in self.rows.items() if row.spec.follows}
        self._loaded = self.drafts()
        if any(
            not row.editor.is_empty() for row in self._folded_rows() if row.spec.kind is not FieldKind.CHOICE
        ):
            self.unfold(True)

    def values(self) -> Values:
        """Return what the fields hold now, with the values that no field shows."""
        shown: Values = {}
        for name, row in self.rows.items():
            value = row.editor.value()
            if value == "" and row.spec.kind is FieldKind.TERM:
                continue  # the record knows what no term means: none, or "other"
            if row.spec.fills:
                shown.update(zip(row.spec.fills, value or ("", None), strict=True))
                continue
            shown[name] = None if value == "" and row.spec.none_is_empty else value
        return {**self._hidden, **shown}

    def _paired(self, values: Values) -> Values:
        """Return the values with those that one field holds as a pair."""
        paired = dict(values)
        for name, row in self.rows.items():
            if row.spec.fills:
                kind, number = (paired.pop(one, None) for one in row.spec.fills)
                paired[name] = (kind, number) if kind and number is not None else None
        return paired

    def drafts(self) -> dict[str, str]:
        """Return what stands in the fields."""
        return {name: row.editor.draft() for name, row in self.rows.items()}

    def typed(self) -> dict[str, str]:
        """Return what was typed in the fields that differ from what was loaded."""
        return {name: text for name, text in self.drafts().items() if text != self._loaded.get(name)}

    def set_drafts(self, drafts: Mapping[str, str]) -> None:
        """Show what was typed earlier."""
        for name, text in drafts.items():
            if name in self.rows:
                self.rows[name].editor.set_draft(text)
        self._by_hand |= {name for name in self._first if self.rows[name].editor.value() != self._there(name)}
        if any(drafts.get(row.spec.name) for row in self._folded_rows()):
            self.unfold(True)

    def is_dirty(self) -> bool:
        """Return whether anything differs from what was loaded."""
        return bool(self.typed())

    def new_records(self) -> dict[str, Fields]:
        """Return what is described in the form and is to be added with the record, by the field that names it."""
        return {
            name: value
            for name, value in self.values().items()
            if name.endswith("_id") and isinstance(value, Fields)
        }

    def made(self) -> Any | None:
        """Return what the form makes, or None when something is still wrong; nothing is shown."""
        return None if self._problems() else self._make()

    def check(self) -> Any | None:
        """Return what the form makes; when something is wrong, say so beside the fields and return None."""
        self._checked = True
        problems = self._problems()
        self.show_problems(problems)
        return None if problems else self._make()

    def show_problems(self, problems: Mapping[str, str]) -> str:
        """Mark the fields, go to the first marked one, and return what concerns no field of this form."""
        for name, row in self.rows.items():
            row.complain(problems.get(name, ""))
        wrong = self.first_wrong()
        if wrong is not None:
            if wrong.spec.group and wrong.spec.group == self.spec.folded:
                self.unfold(True)
            wrong.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return " ".join(sentence for name, sentence in problems.items() if name not in self.rows)

    def first_wrong(self) -> FieldRow | None:
        """Return the first field that is marked as wrong."""
        return next((row for row in self.rows.values() if row.complaint), None)

    def help_out(self) -> None:
        """Help with the first field that is marked as wrong."""
        wrong = self.first_wrong()
        if wrong is not None:
            wrong.editor.help_out()

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        first = next(iter(self.rows.values()))
        first.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def unfold(self, shown: bool) -> None:
        """Show or hide the rarely needed fields."""
        self._folded.setVisible(shown and bool(self.spec.folded))
        self.more.setText(_("Fewer details") if shown else _("More details"))

    def _problems(self) -> dict[str, str]:
        """Return all that is wrong, by field: what is typed, what is missing, and against the domain's rules."""
        problems = {name: row.editor.complaint() for name, row in self.rows.items() if row.editor.complaint()}
        for name, row in self.rows.items():
            if row.spec.required and name not in problems and row.editor.is_empty():
                problems[name] = _(REQUIRED)
        if problems and not issubclass(self.spec.makes, Fields):
            return problems  # an entry has no rules, and cannot be made without what it requires
        try:
            self._make()
        except (ValidationError, FieldProblem) as error:
            return {**problems_of(error, self.rows), **problems}
        return problems

    def _make(self) -> Any:
        """Make the record; what it names and is not stored yet has no id, which is filled in when both are saved."""
        return self.spec.make({**self.values(), **dict.fromkeys(self.new_records(), 0)})

    def _on_changed(self, name: str) -> None:
        followed = self.rows[name].spec.follows
        if followed and self.rows[name].editor.is_empty():
            self._by_hand.discard(name)
        elif followed:
            self._by_hand.add(name)
        for other in self._first:
            if name in self.rows[other].spec.leaders and other not in self._by_hand:
                self.rows[other].editor.set_value(self._there(other))
        if self._checked:
            problems = self._problems()
            for field, row in self.rows.items():
                row.complain(problems.get(field, ""))
        else:
            self.rows[name].complain(self.rows[name].editor.at_once())
        self.changed.emit()

    def _there(self, name: str) -> Any:
        """Return what follows from the fields that this one follows.

        It is the status of those in the chosen facility (without one, the status with which the form began), or
        whether all the chosen terms have the attribute.
        """
        spec = self.rows[name].spec
        leaders = [self.rows[leader] for leader in spec.leaders]
        if spec.attribute:
            chosen = [self._choices.term(leader.spec.vocabulary, leader.editor.value()) for leader in leaders]
            return all(term is not None and term.says(spec.attribute) for term in chosen)
        return self._choices.statuses.get(leaders[0].editor.value()) or self._first[name]

    def _folded_rows(self) -> list[FieldRow]:
        folded = self.spec.folded
        return [row for row in self.rows.values() if folded and row.spec.group == folded]

    def _build(self) -> None:
        plain = [field for field in self.spec.fields if not field.group or field.group != self.spec.folded]
        folded = [field for field in self.spec.fields if field not in plain]
        self._fill(self._layout, plain)
        self.more = QPushButton(self)
        self.more.setProperty("quiet", True)
        self.more.setVisible(bool(self.spec.folded))
        self._folded = QWidget(self)
        inner = QVBoxLayout(self._folded)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(14)
        self._layout.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._layout.addWidget(self._folded)
        self._layout.addStretch(1)
        self._fill(inner, folded)

    def _fill(self, layout: QVBoxLayout, fields: list[FieldSpec]) -> None:
        """Put the fields below each other, two halves into one row."""
        pair: QHBoxLayout | None = None
        group = ""
        for field in fields:
            if field.group and field.group not in (group, self.spec.folded):
                layout.addWidget(label(_(field.group), "subheading", self))
            group = field.group
            row = FieldRow(field, make_editor(field, self._choices, self._nested), self)
            row.editor.changed.connect(partial(self._on_changed, field.name))
            self.rows[field.name] = row
            if not field.half:
                layout.addWidget(row)
                pair = None
            elif pair is None:
                pair = QHBoxLayout()
                pair.setSpacing(12)
                pair.addWidget(row, 1, Qt.AlignmentFlag.AlignTop)
                layout.addLayout(pair)
            else:
                pair.addWidget(row, 1, Qt.AlignmentFlag.AlignTop)
                pair = None

    def _nested(self, spec: FormSpec) -> "RecordForm":
        return RecordForm(spec, self._choices)


__all__ = ["FORM", "RecordForm"]
