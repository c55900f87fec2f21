"""The summary of a person: the facts as a grid, the activity, and the summary that opens the case file."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from app.base.i18n import _
from app.domain.articles import article_number
from app.domain.case import Case
from app.domain.detention import Sentence
from app.domain.person import Sex
from app.domain.proposed_flags import proposed_flags
from app.domain.sentence_end import NotCounted, counted_end
from app.gui.forms import words
from app.gui.pages.merging.merged_lines import MergedLines
from app.gui.pages.person.proposal_lines import ProposalLines
from app.gui.pages.person.section import Section
from app.gui.pages.person.wording import Wording, joined
from app.gui.widgets.label import label

_COLUMN = 220


class FactsSection(Section):
    """The facts in as many columns as fit, and the two texts beneath them."""

    edit_wanted = Signal()
    variant_wanted = Signal()
    counted = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            "summary", _("Summary"), _("Only the name is known so far. Add what you know."), parent
        )
        self.add_button(_("Another source says otherwise…")).clicked.connect(self.variant_wanted)
        self.add_button(_("Edit")).clicked.connect(self.edit_wanted)
        self._facts: tuple[tuple[str, str], ...] = ()
        body = self._body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 4, 0, 6)
        column.setSpacing(12)
        self._grid_host = QWidget(body)
        self._grid = QGridLayout(self._grid_host)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(10)
        self._cells: list[tuple[QWidget, QLabel, QLabel]] = []
        self._columns = 0
        column.addWidget(self._grid_host)
        self.summary = _prose(body, "")
        self.activity = _prose(body, "")
        column.addWidget(self.summary)
        column.addWidget(self.activity)
        self.set_body(body)
        self.proposals = ProposalLines(self)
        self.set_body(self.proposals)
        self.merged = MergedLines(self)
        self.set_body(self.merged)

    def show_case(self, case: Case, wording: Wording) -> None:
        """Show the facts that are known; what is not known takes no room."""
        person = case.person
        self.proposals.show_proposals(proposed_flags(case, wording.terms), wording)
        sex = "" if person.sex is Sex.UNKNOWN else _(words.SEX[person.sex])
        articles = joined(*dict.fromkeys(article_number(charge.article) for charge in case.charges))
        sentence = case.sentences[-1] if case.sentences else None
        facts = (
            (
                _("Date of birth"),
                joined(wording.date(person.birth_date), wording.age(wording.today), by=" · "),
            ),
            (_("Place of birth"), person.birth_place),
            (_("Sex"), sex),
            (_("Citizenship"), person.citizenship),
            (_("Place of residence"), person.residence),
            (_("Occupation"), person.occupation),
            (_("Articles"), articles),
            (_("Sentence"), wording.sentence(sentence) if sentence else ""),
            (_("End of the sentence"), _end_of(case, sentence, wording) if sentence else ""),
        )
        self._facts = tuple((label, text) for label, text in facts if text)
        self._show_facts()
        self.summary.setText(person.summary)
        self.summary.setVisible(bool(person.summary))
        self.activity.setText(joined(_("Activity"), person.activity, by=": "))
        self.activity.setVisible(bool(person.activity))
        nothing = not (self._facts or person.summary or person.activity)
        self._body.setVisible(not nothing)
        self.set_count(len(self._facts), empty=nothing)

    def _show_facts(self) -> None:
        while len(self._cells) < len(self._facts):
            self._cells.append(self._new_cell())
        for number, (cell, key, value) in enumerate(self._cells):
            shown = number < len(self._facts)
            cell.setVisible(shown)
            if shown:
                key.setText(self._facts[number][0])
                value.setText(self._facts[number][1])
        self._columns = 0
        self._arrange()

    def _new_cell(self) -> tuple[QWidget, QLabel, QLabel]:
        cell = QWidget(self._grid_host)
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        key, value = label("", "key", cell), _prose(cell)
        column.addWidget(key)
        column.addWidget(value)
        column.addStretch(1)
        return cell, key, value

    def _arrange(self) -> None:
        columns = max(1, min(4, (self.width() - 40) // _COLUMN))
        if columns == self._columns:
            return
        self._columns = columns
        for number, (cell, _label, _value) in enumerate(self._cells):
            self._grid.removeWidget(cell)
            self._grid.addWidget(cell, number // columns, number % columns)
        for column in range(4):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use as many columns as fit."""
        super().resizeEvent(event)
        self._arrange()


def _end_of(case: Case, sentence: Sentence, wording: Wording) -> str:
    """Say the official end; where none is recorded, the one by our own count, as such."""
    if sentence.end is not None:
        return wording.date(sentence.end)
    counted = counted_end(case, sentence, wording.terms)
    if isinstance(counted, NotCounted):
        return ""
    return _("{date} (by our count)").format(date=wording.date(counted.end))


def _prose(parent: QWidget, role: str = "value") -> QLabel:
    made = label("", role, parent, wrap=True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
