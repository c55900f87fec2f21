"""The head of the page of a release event: what it is, the big figures, and whether they add up."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.base.i18n import N_, _
from app.domain.event_figures import (
    EventFigures,
    difference_in_words,
    numbers_in_words,
    numbers_that_differ,
    sum_in_words,
)
from app.gui.pages.person.wording import joined
from app.gui.pages.release_event.event_wording import EventWording, unlisted_words
from app.gui.theme import icon
from app.gui.widgets.figure_button import FigureButton
from app.gui.widgets.label import label
from app.workflows.read_event import EventCase

# Where a figure leads to, its word, its icon and its colour.
FIGURES = (
    ("numbers", N_("Announced"), "megaphone", "accent"),
    ("lists", N_("On lists"), "list", "accent"),
    ("people", N_("Matched"), "user-search", "accent"),
    ("recorded", N_("Recorded"), "door-open", "good"),
    ("confirmed", N_("Confirmed"), "check", "good"),
    ("refuted", N_("Refuted"), "x", "danger"),
    ("held_again", N_("Held again"), "lock", "danger"),
    ("refused", N_("Refused to leave"), "user", "danger"),
)

_ONLY_IF_ANY = ("refuted", "held_again", "refused")


class EventHead(QFrame):
    """`figure_chosen` hands out what a figure leads to, `left` asks for the list, `edit_wanted` for the form."""

    figure_chosen = Signal(str)
    left = Signal()
    edit_wanted = Signal()
    record_wanted = Signal()
    print_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("personHeader")
        self.back = QPushButton(self)
        self.back.setProperty("quiet", True)
        self.back.setIcon(icon("arrow-left"))
        self.back.setAccessibleName(_("Back to the list"))
        self.back.setToolTip(_("Back to the list (Esc)"))
        self.back.clicked.connect(self.left)
        self.title = label("", "title", self, wrap=True)
        self.facts = label("", "hint", self, wrap=True)
        self.record_button = QPushButton(_("Record releases…"), self)
        self.record_button.setProperty("primary", True)
        self.record_button.clicked.connect(self.record_wanted)
        self.print_button = QPushButton(_("Print…"), self)
        self.print_button.setToolTip(_("Reconciliation report, hand-over sheets, who is still held (Ctrl+P)"))
        self.print_button.clicked.connect(self.print_wanted)
        self.edit_button = QPushButton(_("Edit"), self)
        self.edit_button.clicked.connect(self.edit_wanted)
        self.remove_button = QPushButton(_("Remove…"), self)
        self.remove_button.setProperty("quiet", True)
        self.remove_button.clicked.connect(self.remove_wanted)
        self.figures: dict[str, FigureButton] = {}
        for key, words, symbol, tone in FIGURES:
            button = FigureButton(_(words), symbol, tone, self)
            button.clicked.connect(lambda _checked=False, key=key: self.figure_chosen.emit(key))
            self.figures[key] = button
        self.sum = label("", "subheading", self, wrap=True)
        self.claims = label("", "warning", self, wrap=True)
        self.differences = label("", "hint", self, wrap=True)
        self.unlisted = label("", "warning", self, wrap=True)
        self._lay_out()

    def show_event(self, case: EventCase, wording: EventWording) -> None:
        """Show what it is and how its figures stand."""
        event, figures = case.event, case.figures
        self.title.setText(event.title)
        self.facts.setText(
            joined(wording.date(event.date), joined(event.authority, event.counterpart, by=" ↔ "), by="  ·  ")
        )
        self.facts.setVisible(bool(self.facts.text()))
        for key, count in _counts(figures).items():
            self.figures[key].show_figure(count)
            self.figures[key].setVisible(bool(count) or key not in _ONLY_IF_ANY)
        self.record_button.setVisible(figures.not_recorded > 0)
        self.sum.setText(joined("✓" if figures.adds_up else "▲", sum_in_words(figures), by=" "))
        differing = numbers_that_differ(event, case.numbers)
        self.claims.setText(f"▲ {numbers_in_words(differing)}" if differing else "")
        self.claims.setVisible(bool(differing))
        told = [difference_in_words(why, many) for why, many in figures.differences()]
        self.differences.setText(joined(*told, by=" "))
        self.differences.setVisible(bool(told))
        self.unlisted.setText(f"▲ {unlisted_words(case)}")
        self.unlisted.setVisible(bool(case.unlisted))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self.title)
        names.addWidget(self.facts)
        top.addLayout(names, 1)
        top.addWidget(self.record_button)
        top.addWidget(self.print_button)
        top.addWidget(self.edit_button)
        top.addWidget(self.remove_button)
        row = QHBoxLayout()
        row.setSpacing(6)
        for button in self.figures.values():
            row.addWidget(button, 1)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addLayout(top)
        column.addLayout(row)
        column.addWidget(self.sum)
        column.addWidget(self.claims)
        column.addWidget(self.differences)
        column.addWidget(self.unlisted)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(16, 14, 28, 12)
        outer.setSpacing(10)
        aside = QVBoxLayout()
        aside.addWidget(self.back)
        aside.addStretch()
        outer.addLayout(aside)
        outer.addLayout(column, 1)


def _counts(figures: EventFigures) -> dict[str, int | None]:
    return {
        "numbers": figures.announced,
        "lists": figures.listed,
        "people": figures.matched + figures.new_persons,
        "recorded": figures.recorded,
        "confirmed": figures.confirmed,
        "refuted": figures.refuted,
        "held_again": figures.held_again,
        "refused": figures.refused,
    }
