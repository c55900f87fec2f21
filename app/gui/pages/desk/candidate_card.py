"""Somebody of the register whom a printed line may mean: who it is, how likely, word beside word, and why."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.base.i18n import _
from app.domain.names.matching import Candidate, Reason
from app.domain.people_list import PersonLine
from app.gui.pages.desk.alignment import Alignment
from app.gui.pages.desk.buckets import percent
from app.gui.widgets.chip import StatusChip
from app.gui.widgets.elided_button import ElidedButton
from app.gui.widgets.label import label
from app.gui.wording import Words


class CandidateCard(QWidget):
    """`accepted`, `refused` and `open_wanted` are about this person; `chosen` asks to show the reasons."""

    accepted = Signal(int)
    refused = Signal(int)
    open_wanted = Signal(int)
    chosen = Signal(int)

    def __init__(
        self,
        number: int,
        candidate: Candidate,
        person: PersonLine | None,
        words: Words,
        *,
        unfolded: bool,
        accepted: bool,
        warning: str = "",
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.candidate = candidate
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        name = person.name if person else _("somebody who is no longer in the register")
        case = f" ({person.case_number})" if person else ""
        head = ElidedButton(f"{number}   {name}{case}", self)
        head.setProperty("choice", True)
        head.setCheckable(True)
        head.setChecked(unfolded)
        likely = _("{percent} %").format(percent=percent(candidate.probability))
        head.setAccessibleName(f"{name}{case}, {likely}")
        head.clicked.connect(lambda _checked=False: self.chosen.emit(candidate.person_id))
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(head, 1)
        row.addWidget(label(likely, "subheading", self))
        column.addLayout(row)
        if warning:
            column.addWidget(label(f"▲ {warning}", "warning", self, wrap=True))
        if unfolded and person is not None:
            self._add_person(column, person, words)
            column.addWidget(Alignment(candidate.aligned, self))
            column.addWidget(_Reasons(candidate.reasons, self))
            self._add_buttons(column, person.name, accepted)

    def _add_person(self, column: QVBoxLayout, person: PersonLine, words: Words) -> None:
        row = QHBoxLayout()
        row.setSpacing(10)
        chip = StatusChip(self)
        looks = words.chip(person)
        chip.show_status(person.status, looks.words, looks.tone, looks.symbol, is_open=looks.is_open)
        row.addWidget(chip)
        facts = (
            person.second_name,
            _("born {date}").format(date=words.date(person.birth)) if person.birth else "",
            person.reference,
        )
        told = label(" · ".join(filter(None, facts)), "hint", self, wrap=True)
        told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(told, 1)
        column.addLayout(row)

    def _add_buttons(self, column: QVBoxLayout, name: str, accepted: bool) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        person = self.candidate.person_id
        accept = QPushButton(_("Is this person"), self)
        accept.setProperty("primary", True)
        accept.setEnabled(not accepted)
        accept.clicked.connect(lambda _checked=False: self.accepted.emit(person))
        other = QPushButton(_("Not this person"), self)
        other.setToolTip(_("Remember that this printed name does not mean this person"))
        other.clicked.connect(lambda _checked=False: self.refused.emit(person))
        look = QPushButton(_("Open"), self)
        look.setProperty("quiet", True)
        look.clicked.connect(lambda _checked=False: self.open_wanted.emit(person))
        for button, words in (
            (accept, _("Is {name}")),
            (other, _("Is not {name}")),
            (look, _("Open {name}")),
        ):
            button.setAccessibleName(words.format(name=name))
            row.addWidget(button)
        row.addStretch()
        column.addLayout(row)


class _Reasons(QFrame):
    """What speaks for and against, the weightiest first, each with its weight in signs as well as in colour."""

    def __init__(self, reasons: tuple[Reason, ...], parent: QWidget) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(2, 0, 2, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for row, reason in enumerate(reasons):
            weight = f"{reason.weight:+.1f}".replace("-", "−")
            mark = label(weight, "for" if reason.weight >= 0 else "against", self)
            mark.setMinimumWidth(38)
            mark.setToolTip(_("Evidence in bits: each one doubles or halves the odds"))
            grid.addWidget(mark, row, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(reason.text, "", self, wrap=True), row, 1)
