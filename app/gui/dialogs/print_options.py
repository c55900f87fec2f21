"""The fields for what one may choose of a document, made from the dataclass of its options."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import fields, replace
from enum import StrEnum
from typing import Any, get_args, get_type_hints

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.base.i18n import N_, _
from app.base.language import OWN_NAMES, Language
from app.gui.forms.editors.date_editor import ExactDateEditor
from app.gui.widgets.calm_combo import CalmCombo
from app.gui.widgets.label import Remark, label
from app.workflows.print_report import Grouping, Missing, Options

LABELS: Mapping[str, str] = {
    "language": N_("Language of the document"),
    "grouping": N_("Put together by"),
    "on": N_("State of the day (empty: today)"),
    "missing": N_("Expected, but on no list"),
}
"""The options that one chooses in a dialog; the audience is not among them: it is always internal so far."""

CHOICES: Mapping[StrEnum, str] = {
    Grouping.FACILITY: N_("Place of detention"),
    Grouping.ALPHABET: N_("First letter of the name"),
    Missing.ALL: N_("Everybody who was held on the eve"),
    Missing.RECOGNISED: N_("Only recognised political prisoners"),
    Missing.NOBODY: N_("Leave this out"),
}

Field = CalmCombo | ExactDateEditor


class PrintOptions(QWidget):
    """One field under its label for each option; `changed` tells when one chose something."""

    changed = Signal()

    def __init__(self, options: Options, today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._options, self._today = options, today
        self.fields: dict[str, Field] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        kinds = get_type_hints(type(options))
        known = [one.name for one in fields(options)]
        for name in LABELS:
            if name in known:
                self._add(name, kinds[name])
        self.complaint = Remark("complaint", self)
        self._column.addWidget(self.complaint)

    def value(self) -> Options | None:
        """Return the options as chosen, or None after saying what cannot be understood."""
        said = [field.complaint() for field in self.fields.values() if isinstance(field, ExactDateEditor)]
        self.complaint.setText(" ".join(filter(None, said)))
        if any(said):
            return None
        return replace(self._options, **{name: _chosen(field) for name, field in self.fields.items()})

    def _add(self, name: str, kind: Any) -> None:
        words = _(LABELS[name])
        field = self._combo(name, kind) if isinstance(kind, type) else self._day(name, kind)
        field.setAccessibleName(words)
        if isinstance(field, ExactDateEditor):
            field.line.setAccessibleName(words)
        if self.fields:
            self._column.addSpacing(6)
        self._column.addWidget(label(words, "label", self))
        self._column.addWidget(field)
        self.fields[name] = field

    def _combo(self, name: str, kind: type[StrEnum]) -> CalmCombo:
        combo = CalmCombo(self)
        for choice in kind:
            combo.addItem(OWN_NAMES[choice] if isinstance(choice, Language) else _(CHOICES[choice]), choice)
        combo.setCurrentIndex(list(kind).index(getattr(self._options, name)))
        combo.currentIndexChanged.connect(lambda _index: self.changed.emit())
        return combo

    def _day(self, name: str, kind: Any) -> ExactDateEditor:
        assert dt.date in get_args(kind)
        editor = ExactDateEditor(self._today, self)
        editor.set_value(getattr(self._options, name))
        editor.changed.connect(self.changed)
        return editor


def _chosen(field: Field) -> Any:
    if isinstance(field, CalmCombo):
        return field.currentData()
    return field.value()
