"""Which people of a release event are shown: quick filters with counts, and a menu for the rest."""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeAlias

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from app.base.i18n import N_, _
from app.domain.event_figures import CONFIRMED
from app.domain.record import PersonId
from app.domain.release import Confirmation
from app.domain.vocabulary import Vocabulary
from app.gui import theme
from app.gui.forms import words
from app.gui.pages.release_event.event_wording import EventWording
from app.gui.widgets.flow_layout import FlowLayout
from app.gui.wording import number
from app.workflows.read_event import EventPerson

Fits: TypeAlias = Callable[[EventPerson], bool]

QUICK: tuple[tuple[str, str, Fits], ...] = (
    ("all", N_("All"), lambda _one: True),
    ("not_recorded", N_("Release not recorded"), lambda one: one.release is None),
    (
        "not_confirmed",
        N_("Not confirmed"),
        lambda one: not one.refused and one.level not in (None, Confirmation.REFUTED, *CONFIRMED),
    ),
    ("confirmed", N_("Confirmed"), lambda one: one.level in CONFIRMED and not one.refused),
    ("refuted", N_("Refuted"), lambda one: one.level is Confirmation.REFUTED),
    ("held_again", N_("Held again"), lambda one: one.held_again is not None),
    (
        "refused",
        N_("Refused to leave"),
        lambda one: one.refused and one.level is not Confirmation.REFUTED,
    ),
    ("no_papers", N_("Without papers"), lambda one: "none" in one.papers),
    (
        "recorded",
        N_("Recorded"),
        lambda one: not one.refused and one.level not in (None, Confirmation.REFUTED),
    ),
)
_OF_FIGURES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("listed", N_("Found on a list"), ("matched", "new_persons")),
    ("unlisted", N_("On no list"), ("unlisted",)),
)
"""The filters whose people the figures of the event tell, by the names of the figures."""
_ONLY_ON_WISH = {"recorded", "listed"}


def _is_among(people: frozenset[PersonId], one: EventPerson) -> bool:
    return one.line.id in people


class PeopleFilter(QWidget):
    """`changed` follows whenever another filter is set; `fits` tells whether somebody is shown."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quick = "all"
        self._level: Confirmation | None = None
        self._destination: str | None = None
        self._paper: str | None = None
        self._people: Sequence[EventPerson] = ()
        self._wording: EventWording | None = None
        self._fits: dict[str, Fits] = {key: fits for key, _title, fits in QUICK}
        self._layout = FlowLayout(self, spacing=8)

    def show_people(self, people: Sequence[EventPerson], wording: EventWording) -> None:
        """Count these people."""
        self._people, self._wording = people, wording
        of = wording.case.figures.people
        told = {key: frozenset().union(*(of[name] for name in names)) for key, _title, names in _OF_FIGURES}
        self._fits = {key: fits for key, _title, fits in QUICK} | {
            key: partial(_is_among, people) for key, people in told.items()
        }
        self._rebuild()

    def choose(self, quick: str) -> None:
        """Set one of the quick filters, and take all others away."""
        self._quick, self._level, self._destination, self._paper = quick, None, None, None
        self._rebuild()
        self.changed.emit()

    @property
    def is_set(self) -> bool:
        """Whether anybody could be hidden."""
        return self._quick != "all" or (self._level, self._destination, self._paper) != (None, None, None)

    def fits(self, one: EventPerson) -> bool:
        """Tell whether somebody is shown."""
        return (
            self._fits[self._quick](one)
            and self._level in (None, one.level)
            and self._destination in (None, one.destination)
            and (self._paper is None or self._paper in one.papers)
        )

    def _rebuild(self) -> None:
        self._layout.clear()
        titles = {key: title for key, title, _more in (*QUICK, *_OF_FIGURES)}
        for key, fits in self._fits.items():
            title, many = titles[key], sum(1 for one in self._people if fits(one))
            if key in (self._quick, "all") or (many and key not in _ONLY_ON_WISH):
                button = self._chip(f"{_(title)}  {number(many)}")
                button.setCheckable(True)
                button.setChecked(key == self._quick)
                button.clicked.connect(lambda _checked=False, key=key: self.choose(key))
        for text, clear in self._set():
            button = self._chip(f" {text}")
            button.setCheckable(True)
            button.setChecked(True)
            button.setIcon(theme.icon("x", "accent", size=14))
            button.setAccessibleName(_("Take the filter away: {what}").format(what=text))
            button.clicked.connect(lambda _checked=False, clear=clear: self._put(clear, None))
        more = self._chip(" " + _("Filter"))
        more.setIcon(theme.icon("funnel", "muted", size=14))
        more.setMenu(self._menu())
        self._layout.give_focus_back()

    def _chip(self, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("chip", True)
        self._layout.addWidget(button)
        button.show()
        return button

    def _set(self) -> list[tuple[str, str]]:
        found = []
        if self._level is not None:
            found.append((_(words.LEVELS[self._level][0]), "_level"))
        if self._destination is not None:
            found.append((self._destination or _("Destination not known"), "_destination"))
        if self._paper is not None and self._wording is not None:
            found.append((self._wording.term(Vocabulary.PAPER_HELD, self._paper), "_paper"))
        return found

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        levels = Counter(one.level for one in self._people if one.level is not None)
        self._submenu(
            menu,
            _("Confirmation level"),
            "_level",
            [(one, _(words.LEVELS[one][0]), levels[one]) for one in words.LEVELS if levels[one]],
        )
        places = Counter(one.destination for one in self._people if one.release is not None)
        told = [(place, place or _("not known"), many) for place, many in places.most_common()]
        self._submenu(menu, _("Destination"), "_destination", told)
        papers = Counter(paper for one in self._people for paper in one.papers)
        wording = self._wording
        if wording is not None:
            held = [(code, wording.term(Vocabulary.PAPER_HELD, code), n) for code, n in papers.most_common()]
            self._submenu(menu, _("Papers held"), "_paper", held)
        return menu

    def _submenu(self, menu: QMenu, title: str, name: str, values: Sequence[tuple[object, str, int]]) -> None:
        if not values:
            return
        sub = menu.addMenu(title)
        for value, text, many in values:
            action = sub.addAction(_("{what}: {n}").format(what=text, n=number(many)).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(getattr(self, name) == value)
            action.triggered.connect(lambda _checked=False, value=value: self._put(name, value))

    def _put(self, name: str, value: object) -> None:
        setattr(self, name, None if getattr(self, name) == value else value)
        self._rebuild()
        self.changed.emit()
