"""Dates as people write them; how the program understood the text is said while one types."""

import datetime as dt
import re
from typing import Any

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.base.errors import Problem
from app.base.i18n import _, language_in_force
from app.domain.partial_date import DateNotUnderstood, PartialDate, Precision
from app.gui.forms.editors.editor import Editor
from app.gui.widgets.label import label
from app.workflows.entries import require_no_future

_IN_DAYS = re.compile(r"^\+\s*(\d{1,4})$")


class PartialDateEditor(Editor):
    """A date of any precision. Beneath the line stands what was understood, when it differs from what was typed.

    A date of the `past` that lies in the future is complained about, unless it stood there before.
    """

    def __init__(
        self, today: dt.date, parent: QWidget | None = None, *, echoing: bool = True, past: bool = False
    ) -> None:
        super().__init__(parent)
        self._today, self._past = today, past
        self._given: PartialDate | None = None
        self._echoing = echoing
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(_("day, month or year"))
        self.echo = label("", "echo", self, wrap=True)
        self.echo.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(self.line)
        layout.addWidget(self.echo)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self._on_edited)

    def value(self) -> Any:
        """Return the PartialDate, or None when the line is empty or not understood."""
        return self._known()

    def set_value(self, value: Any) -> None:
        """Show the date in the words of the window's language."""
        self._given = value if isinstance(value, PartialDate) else None
        self.line.setText(value.display(language_in_force()) if value else "")
        self._show_echo()

    def draft(self) -> str:
        """Return what was typed."""
        return self.line.text()

    def set_draft(self, text: str) -> None:
        """Show what was typed."""
        self.line.setText(text)
        self._show_echo()

    def complaint(self) -> str:
        """Say why the text is no date."""
        try:
            self._understood()
        except Problem as problem:
            return str(problem)
        return self.at_once()

    def at_once(self) -> str:
        """Say that the date lies in the future where it cannot: a slip of the pen is mended while one types."""
        date = self._known() if self._past else None
        try:
            if date is not None and date != self._given:
                require_no_future(self._today, date)
        except Problem as problem:
            return str(problem)
        return ""

    def is_empty(self) -> bool:
        """Return whether nothing was typed."""
        return not self.line.text().strip()

    def _known(self) -> PartialDate | None:
        try:
            return self._understood()
        except Problem:
            return None

    def _understood(self) -> PartialDate | None:
        text = self.line.text().strip()
        return PartialDate.parse(text, self._today) if text else None

    def _on_edited(self) -> None:
        self._show_echo()
        self.changed.emit()

    def _show_echo(self) -> None:
        understood = self._known()
        words = understood.display(language_in_force()) if understood else ""
        said = words if words and words.casefold() != self.line.text().strip().casefold() else ""
        self.echo.setText(f"= {said}" if said else "")
        self.echo.setVisible(bool(said) and self._echoing)


class ExactDateEditor(PartialDateEditor):
    """A single day; `+7` means seven days from today. The value is a datetime.date or None."""

    def __init__(self, today: dt.date, parent: QWidget | None = None, *, echoing: bool = True) -> None:
        super().__init__(today, parent, echoing=echoing)
        self.line.setPlaceholderText(_("day"))

    def value(self) -> dt.date | None:
        """Return the day, or None."""
        understood = self._known()
        return understood.exact if understood is not None else None

    def set_value(self, value: Any) -> None:
        """Show the day."""
        super().set_value(PartialDate.of(value) if value else None)

    def _understood(self) -> PartialDate | None:
        text = self.line.text().strip()
        if match := _IN_DAYS.match(text):
            return PartialDate.of(self._today + dt.timedelta(days=int(match.group(1))))
        understood = super()._understood()
        if understood is not None and understood.precision is not Precision.DAY:
            raise DateNotUnderstood(
                _("A day is needed here."), _("Write for example 5.3.2021, or +7 for in a week.")
            )
        return understood
