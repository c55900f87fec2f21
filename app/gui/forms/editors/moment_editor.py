"""A day with the time of day, as far as it is known; kept in universal time, shown in the local one."""

import datetime as dt
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.base.i18n import _
from app.gui.forms.editors.date_editor import ExactDateEditor
from app.gui.forms.editors.editor import Editor
from app.workflows.entries import moment_of


class MomentEditor(Editor):
    """A day and beside it a time. Without a time, the value is the beginning of the day."""

    def __init__(self, today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.day = ExactDateEditor(today, self)
        self.time = QLineEdit(self)
        self.time.setPlaceholderText("14:05")
        self.time.setAccessibleName(_("Time"))
        self.time.setFixedWidth(72)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.day, 1)
        row.addWidget(self.time)
        self.setFocusProxy(self.day)
        self.day.changed.connect(self.changed)
        self.time.textEdited.connect(lambda _text: self.changed.emit())

    def value(self) -> dt.datetime | None:
        """Return the moment in universal time, or None."""
        try:
            return moment_of(self.day.value(), self.time.text())
        except ValueError:
            return None

    def set_value(self, value: Any) -> None:
        """Show a moment, which without a zone is in universal time."""
        moment = value and (value if value.tzinfo else value.replace(tzinfo=dt.UTC)).astimezone()
        self.day.set_value(moment.date() if moment else None)
        self.time.setText(f"{moment:%H:%M}" if moment and moment.time() != dt.time() else "")

    def draft(self) -> str:
        """Return what was typed."""
        return f"{self.day.draft()}\n{self.time.text()}"

    def set_draft(self, text: str) -> None:
        """Show what was typed."""
        day, _line, time = text.partition("\n")
        self.day.set_draft(day)
        self.time.setText(time)

    def complaint(self) -> str:
        """Say why this is no moment."""
        if self.day.complaint():
            return self.day.complaint()
        try:
            moment_of(self.day.value(), self.time.text())
        except ValueError:
            return _("Write the time like 14:05.")
        return ""

    def is_empty(self) -> bool:
        """Return whether nothing was typed."""
        return self.day.is_empty()
