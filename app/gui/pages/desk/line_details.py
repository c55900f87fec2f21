"""One printed line beside the list: what it says, who may be meant and why, and the decision."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.base.i18n import _
from app.domain.announced_list import LineDecision
from app.domain.names.matching import names_several
from app.domain.people_list import PersonLine
from app.domain.record import PersonId
from app.gui.pages.desk.buckets import eve_warning, line_chip
from app.gui.pages.desk.candidate_card import CandidateCard
from app.gui.widgets.chip import StatusChip
from app.gui.widgets.flow_layout import FlowLayout
from app.gui.widgets.label import label
from app.gui.wording import Words
from app.workflows.other_groups import ask_them
from app.workflows.reconcile import DeskLine, Reconciliation

MOST_CANDIDATES = 9
DECISIONS = (
    (LineDecision.NEW_PERSON, "N"),
    (LineDecision.NOT_OURS, "X"),
    (LineDecision.REPEATED, "R"),
    (LineDecision.NO_NAME, "H"),
    (LineDecision.UNDECIDED, "⌫"),
)
"""The decisions that name nobody yet, with their keys."""


class LineDetails(QFrame):
    """`decided` hands out a decision and the person or None; `refused` and `open_wanted` a person."""

    decided = Signal(object, object)
    refused = Signal(int)
    open_wanted = Signal(int)
    search_wanted = Signal()
    split_wanted = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setMinimumWidth(380)
        self._words = words
        self._people: Mapping[PersonId, PersonLine] = {}
        self._found: Reconciliation | None = None
        self._total = 0
        self._current = 0
        self.was_picked = False
        self.line: DeskLine | None = None
        self.cards: list[CandidateCard] = []
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        self._nothing = label(_("Select a line to see who may be meant."), "muted", self, wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer.addWidget(self._nothing, 1)
        outer.addWidget(self._area, 1)
        # Always in sight, however many candidates there are.
        self.decisions = QWidget(self)
        self._choices: QWidget | None = None
        self._foot = QVBoxLayout(self.decisions)
        self._foot.setContentsMargins(19, 2, 15, 12)
        outer.addWidget(self.decisions)
        self.show_line(None, None)

    def show_line(self, line: DeskLine | None, found: Reconciliation | None) -> None:
        """Show a line of the list on the desk, its likeliest candidate unfolded; None: nothing."""
        again = self.line is not None and line is not None and self.line.line.id == line.line.id
        self.line, self._found = line, found
        self._people = found.people if found is not None else {}
        self._total = len(found.lines) if found is not None else 0
        if not again:
            self._current, self.was_picked = 0, False
        self._nothing.setVisible(line is None)
        self._area.setVisible(line is not None)
        self.decisions.setVisible(line is not None)
        if line is not None:
            self._build(line)

    def candidate(self) -> PersonId | None:
        """Return the person whose reasons are shown."""
        if self.line is None or not self.cards:
            return None
        return self.cards[min(self._current, len(self.cards) - 1)].candidate.person_id

    def candidate_at(self, number: int) -> PersonId | None:
        """Return the `number`th candidate, from 0."""
        return self.cards[number].candidate.person_id if number < len(self.cards) else None

    def step(self, by: int) -> None:
        """Show the reasons of the next candidate, or of the one before."""
        if self.line is not None and self.cards:
            self._current = (self._current + by) % len(self.cards)
            self.was_picked = True
            self._build(self.line)

    def _choose(self, person_id: PersonId) -> None:
        self._current = next(
            (number for number, card in enumerate(self.cards) if card.candidate.person_id == person_id), 0
        )
        self.was_picked = True
        if self.line is not None:
            self._build(self.line)

    def _build(self, one: DeskLine) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(20, 18, 16, 18)
        column.setSpacing(10)
        self._add_head(column, body, one)
        self.cards = []
        shown = one.match.candidates[:MOST_CANDIDATES]
        column.addWidget(label(_("Who is it?") if shown else _("Nobody in the register is like this."),
                               "subheading", body, wrap=True))  # fmt: skip
        for number, candidate in enumerate(shown, start=1):
            card = CandidateCard(
                number,
                candidate,
                self._people.get(candidate.person_id),
                self._words,
                unfolded=number - 1 == self._current,
                accepted=one.line.person_id == candidate.person_id,
                warning=eve_warning(self._found, candidate.person_id),
                parent=body,
            )
            card.accepted.connect(lambda person: self.decided.emit(LineDecision.MATCH, person))
            card.refused.connect(self.refused)
            card.open_wanted.connect(self.open_wanted)
            card.chosen.connect(self._choose)
            self.cards.append(card)
            column.addWidget(card)
        column.addStretch()
        # Not deleted at once: what is clicked to get here is a part of it.
        before = self._area.takeWidget()
        self._area.setWidget(body)
        if before is not None:
            before.deleteLater()
        self._show_decisions(one)

    def _add_head(self, column: QVBoxLayout, body: QWidget, one: DeskLine) -> None:
        printed = label(one.line.printed, "heading", body, wrap=True)
        printed.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(printed)
        looks = line_chip(one)
        chip = StatusChip(body)
        chip.show_status("", looks.words, looks.tone, looks.symbol)
        row = QHBoxLayout()
        row.addWidget(chip)
        place = _("Line {n} of {total}").format(n=one.line.number, total=self._total)
        row.addWidget(label(place, "hint", body), 1)
        column.addLayout(row)
        clues = ", ".join(f"{name}: {text}" for name, text in one.match.clue.hints.items())
        if clues:
            column.addWidget(
                label(_("The list also says: {clues}").format(clues=clues), "hint", body, wrap=True)
            )
        person = self._people.get(one.line.person_id) if one.line.person_id else None
        if person is not None:
            told = _("Decided: {name} ({number})").format(name=person.name, number=person.case_number)
            column.addWidget(label(told, "value", body, wrap=True))
        if one.line.note:
            column.addWidget(label(one.line.note, "value", body, wrap=True))
        if one.ask and one.line.decision is LineDecision.UNDECIDED:
            column.addWidget(label(ask_them(one.ask), "warning", body, wrap=True))
        if one.taken is not None:
            told = _("Line {n} of this list was decided to be this person.").format(n=one.taken)
            column.addWidget(label(told, "warning", body, wrap=True))
        elif one.line.decision is LineDecision.UNDECIDED and one.no_name:
            told = _("It looks like a heading or a total. Enter decides that it is no name.")
            column.addWidget(label(told, "warning", body, wrap=True))
        elif one.line.decision is LineDecision.UNDECIDED and one.foreign:
            told = _("On the list “{title}” this name was decided to be not one of ours.").format(
                title=one.foreign
            )
            told += " " + _("Enter decides the same here.") if one.is_foreign else ""
            column.addWidget(label(told, "warning", body, wrap=True))
        elif one.line.decision is LineDecision.UNDECIDED and names_several(one.line.printed):
            told = _("This line seems to name several people: part it with T.")
            column.addWidget(label(told, "warning", body, wrap=True))
        elif one.line.decision is LineDecision.UNDECIDED and one.match.advice():
            column.addWidget(label(one.match.advice(), "warning", body, wrap=True))

    def _show_decisions(self, one: DeskLine) -> None:
        box = QWidget(self.decisions)
        flow = FlowLayout(box, spacing=8)
        words = {
            LineDecision.NEW_PERSON: _("Add as a new person…"),
            LineDecision.NOT_OURS: _("Not one of ours"),
            LineDecision.REPEATED: _("Named twice"),
            LineDecision.NO_NAME: _("No name"),
            LineDecision.UNDECIDED: _("Decide later"),
        }
        search = QPushButton(_("{key}   {act}").format(key="S", act=_("Search the register…")), box)
        search.setProperty("choice", True)
        search.clicked.connect(self.search_wanted)
        flow.addWidget(search)
        split = QPushButton(_("{key}   {act}").format(key="T", act=_("Names several people…")), box)
        split.setAccessibleName(_("Names several people…"))
        split.setProperty("choice", True)
        split.clicked.connect(self.split_wanted)
        flow.addWidget(split)
        for decision, key in DECISIONS:
            button = QPushButton(_("{key}   {act}").format(key=key, act=words[decision]), box)
            button.setAccessibleName(words[decision])
            button.setProperty("choice", True)
            button.setCheckable(True)
            button.setChecked(one.line.decision is decision)
            button.clicked.connect(lambda _checked=False, chosen=decision: self.decided.emit(chosen, None))
            flow.addWidget(button)
        if self._choices is not None:
            # Not deleted at once: what is clicked to get here is a part of it.
            self._choices.hide()
            self._choices.deleteLater()
        self._choices = box
        self._foot.addWidget(box)
