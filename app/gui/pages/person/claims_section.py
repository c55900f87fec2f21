"""The status claims with their sources, and the status on any day that one asks for."""

import datetime as dt
from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.base.i18n import _
from app.domain.case import Case
from app.domain.status import status_on
from app.gui.forms.editors.date_editor import ExactDateEditor
from app.gui.pages.person.line import Line
from app.gui.pages.person.section_spec import SectionSpec
from app.gui.pages.person.status_words import doubt_of
from app.gui.pages.person.table_section import TableSection
from app.gui.pages.person.wording import Wording, joined
from app.gui.widgets.chip import StatusChip
from app.gui.widgets.label import label


class ClaimsSection(TableSection):
    """The table of claims with a day above it: the claim on which the status of that day rests is marked."""

    def __init__(self, spec: SectionSpec, today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(spec, parent)
        self._case: Case | None = None
        self._wording: Wording | None = None
        self._bar = QWidget(self)
        column = QVBoxLayout(self._bar)
        column.setContentsMargins(0, 4, 0, 6)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(10)
        column.addLayout(row)
        caption = label(_("Status as of"), "label", self._bar)
        self.day = ExactDateEditor(today, self._bar, echoing=False)
        self.day.setFixedWidth(150)
        self.day.line.setAccessibleName(_("Status as of"))
        caption.setBuddy(self.day)
        self.chip = StatusChip(self._bar)
        # On a line of its own: beside a long status nothing of it would be left.
        self.answer = label("", "hint", self._bar, wrap=True)
        self.today_button = QPushButton(_("Today"), self._bar)
        self.today_button.setProperty("quiet", True)
        self.today_button.clicked.connect(self._back_to_today)
        for widget in (caption, self.day, self.today_button, self.chip):
            row.addWidget(widget)
        row.addStretch(1)
        column.addWidget(self.answer)
        self._layout.insertWidget(1, self._bar)
        self.day.changed.connect(self._show_day)

    def show_case(self, case: Case, wording: Wording) -> None:
        """Show the claims and the status of today."""
        self._case, self._wording = case, wording
        super().show_case(case, wording)
        self._bar.setVisible(bool(case.claims))
        self._back_to_today()

    def _back_to_today(self) -> None:
        if self._wording is None:
            return
        today = self._wording.today
        self.day.set_value(today)
        self._show_day()

    def _show_day(self) -> None:
        if self._case is None or self._wording is None:
            return
        day = self.day.value()
        self.chip.setVisible(day is not None)
        if day is None:
            self.answer.setText(_("Write a whole day, for example 13.12.2025."))
            self.today_button.show()
            self.table.show_lines(self.spec.lines(self._case, self._wording))
            return
        status = status_on(self._case.claims, day, self._wording.terms.custody_codes)
        wording = self._wording
        claim = next((claim for claim in self._case.claims if claim.id == status.claim_id), None)
        self.chip.show_status(
            status.status, wording.status(status.status) if claim else _("No status recorded")
        )
        said = joined(
            doubt_of(self._case, wording, status, day),
            wording.source(claim.source_id) if claim else _("no claim says anything about this day"),
            wording.confidence(claim.confidence) if claim else "",
            by=" · ",
        )
        self.answer.setText(said)
        self.today_button.setVisible(day != wording.today)
        lines = self.spec.lines(self._case, self._wording)
        self.table.show_lines(tuple(replace(line, marked=_is(line, status.claim_id)) for line in lines))


def _is(line: Line, claim_id: int | None) -> bool:
    return line.record is not None and line.record.id == claim_id
