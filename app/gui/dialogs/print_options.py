"""The fields for what one may choose of a document, made from the dataclass of its options."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from enum import StrEnum
from typing import Any, get_args, get_type_hints

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QVBoxLayout, QWidget

from app.base.i18n import N_, _
from app.base.language import OWN_NAMES, Language
from app.domain.disclosure import Audience
from app.domain.event_figures import Missing
from app.domain.leaving import WhyNot
from app.gui.forms.editors.date_editor import ExactDateEditor
from app.gui.widgets.calm_combo import CalmCombo
from app.gui.widgets.label import Remark, label
from app.workflows.consents import AUDIENCES, WHY_NOT, Offered
from app.workflows.export_people import ExportOptions
from app.workflows.print_report import Grouping, Options

LABELS: Mapping[str, str] = {
    "audience": N_("For whom"),
    "recipient": N_("To whom"),
    "language": N_("Language of the document"),
    "grouping": N_("Put together by"),
    "on": N_("State of the day (empty: today)"),
    "missing": N_("Expected, but on no list"),
}
"""The options that one chooses in a dialog, in this order."""

CHOICES: Mapping[StrEnum, str] = {
    Grouping.FACILITY: N_("Place of detention"),
    Grouping.ALPHABET: N_("First letter of the name"),
    Missing.ALL: N_("Everybody who was held on the eve"),
    Missing.RECOGNISED: N_("Only recognised political prisoners"),
    Missing.NOBODY: N_("Leave this out"),
    **dict(AUDIENCES.items()),
}

NAMED = frozenset({Audience.PARTNER, Audience.UN})
"""The audiences of which one says who exactly gets the document; of a partner one must."""

Field = CalmCombo | ExactDateEditor | QLineEdit


class PrintOptions(QWidget):
    """One field under its label for each option; `changed` tells when one chose something."""

    changed = Signal()

    def __init__(
        self,
        options: Options | ExportOptions,
        today: dt.date,
        audiences: Sequence[Offered] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._options, self._today = options, today
        self._offered = {one.audience: one for one in audiences}
        self.fields: dict[str, Field] = {}
        self._of_recipient: tuple[QWidget, ...] = ()
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
        self._column.addStretch()
        self.changed.connect(self._ask_recipient)
        self._ask_recipient()

    def value(self) -> Options | ExportOptions | None:
        """Return the options as chosen, or None after saying what cannot be understood."""
        said = [field.complaint() for field in self.fields.values() if isinstance(field, ExactDateEditor)]
        if self.audience is Audience.PARTNER and "recipient" in self.fields and not self._chosen("recipient"):
            said.append(_("Say to which partner it goes."))
        self.complaint.setText(" ".join(filter(None, said)))
        if any(said):
            return None
        return replace(self._options, **{name: self._chosen(name) for name in self.fields})

    def _chosen(self, name: str) -> Any:
        """Return the value of a field; a choice as the enum that it is, which Qt hands back as bare text."""
        field = self.fields[name]
        if isinstance(field, CalmCombo):
            return type(getattr(self._options, name))(field.currentData())
        if isinstance(field, QLineEdit):
            return " ".join(field.text().split()) if self.audience in NAMED else ""
        return field.value()

    def _add(self, name: str, kind: Any) -> None:
        words = _(LABELS[name])
        if kind is str:
            field: Field = QLineEdit(self)
        else:
            field = self._combo(name, kind) if isinstance(kind, type) else self._day(name, kind)
        field.setAccessibleName(words)
        if isinstance(field, ExactDateEditor):
            field.line.setAccessibleName(words)
        if self.fields:
            self._column.addSpacing(6)
        caption = label(words, "label", self)
        self._column.addWidget(caption)
        self._column.addWidget(field)
        if name == "recipient":
            self._of_recipient = (caption, field)
        self.fields[name] = field

    def _combo(self, name: str, kind: type[StrEnum]) -> CalmCombo:
        combo = CalmCombo(self)
        for choice in kind:
            combo.addItem(OWN_NAMES[choice] if isinstance(choice, Language) else _(CHOICES[choice]), choice)
            if isinstance(choice, Audience):
                self._close(combo, choice)
        combo.setCurrentIndex(list(kind).index(getattr(self._options, name)))
        combo.currentIndexChanged.connect(lambda _index: self.changed.emit())
        return combo

    @property
    def audience(self) -> Audience:
        """The audience that is chosen."""
        field = self.fields.get("audience")
        return Audience(field.currentData()) if isinstance(field, CalmCombo) else Audience.INTERNAL

    def _ask_recipient(self) -> None:
        """Ask to whom it goes where that matters; whoever a consent names is proposed."""
        for widget in self._of_recipient:
            widget.setVisible(self.audience in NAMED)
        line = self.fields.get("recipient")
        if isinstance(line, QLineEdit) and self.offered is not None:
            completer = QCompleter(self.offered.recipients, line)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            line.setCompleter(completer)

    @property
    def offered(self) -> Offered | None:
        """The audience that is chosen, with whom it may be told of."""
        field = self.fields.get("audience")
        return self._offered.get(Audience(field.currentData())) if isinstance(field, CalmCombo) else None

    def _close(self, combo: CalmCombo, audience: Audience) -> None:
        """Say beside an audience why nothing may be made for it; nobody can choose it then."""
        offered = self._offered.get(audience)
        model, place = combo.model(), combo.count() - 1
        if audience is Audience.INTERNAL or (offered is not None and offered.told):
            return
        reasons = offered.why_not if offered else {}
        why = _(WHY_NOT[max(reasons, key=lambda one: reasons[one])] if reasons else WHY_NOT[WhyNot.NOT_ASKED])
        combo.setItemText(place, _("{audience}: {reason}").format(audience=combo.itemText(place), reason=why))
        if isinstance(model, QStandardItemModel):
            model.item(place).setEnabled(False)

    def _day(self, name: str, kind: Any) -> ExactDateEditor:
        assert dt.date in get_args(kind)
        editor = ExactDateEditor(self._today, self)
        editor.set_value(getattr(self._options, name))
        editor.changed.connect(self.changed)
        return editor
