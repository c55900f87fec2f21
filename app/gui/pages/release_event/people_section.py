"""The people of a release event: who is how surely free, where now, with which papers, and what is owed next."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.base.i18n import _
from app.domain.vocabulary import Vocabulary, folded
from app.gui import wording
from app.gui.pages.release_event.bulk_bar import BulkBar
from app.gui.pages.release_event.event_wording import EventWording, level_chip
from app.gui.pages.release_event.people_filter import PeopleFilter
from app.gui.widgets.empty_page import EmptyPage
from app.gui.widgets.label import label
from app.gui.widgets.record_table import Chip, RecordTable, TableColumn
from app.gui.widgets.search_field import SearchField
from app.gui.widgets.section_card import SectionCard
from app.workflows.other_groups import told_elsewhere
from app.workflows.read_event import EventCase, EventPerson

_NEXT = 4
"""The column of what is owed next."""


class PeopleSection(SectionCard):
    """`wanted` hands out what is to be done with the chosen people, `open_wanted` a person to look at."""

    wanted = Signal(str)
    open_wanted = Signal(int)
    list_wanted = Signal()

    def __init__(self, words: wording.Words, today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__("people", _("People"), "", parent)
        self._words, self._today = words, today
        self._wording: EventWording | None = None
        self._people: Sequence[EventPerson] = ()
        self.search = SearchField(_("Name in either script, or a number"), self)
        self.search.setMaximumWidth(320)
        self.search.textChanged.connect(lambda _text: self._show())
        self.add_to_heading(self.search)
        self.filter = PeopleFilter(self)
        self.filter.changed.connect(self._show)
        self.table = RecordTable(self._columns(), _("People"), self, key=lambda one: one.line.id)
        self.table.opened.connect(lambda one: self.open_wanted.emit(one.line.id))
        self.table.chosen.connect(lambda _one: self._on_chosen())
        self.table.ticked_changed.connect(self._on_chosen)
        self.table.installEventFilter(self)
        self.search.down_pressed.connect(self.table.setFocus)
        self.elsewhere = label("", "hint", self, wrap=True)
        self.bar = BulkBar(self)
        self.bar.wanted.connect(self.wanted)
        self.bar.none_wanted.connect(lambda: self.table.tick(()))
        self.empty = EmptyPage("users", self)
        self.empty.chosen.connect(lambda _number: self._on_empty_choice())
        self._lay_out()

    def show_event(self, case: EventCase, said: EventWording) -> None:
        """Show the people of the event; who is ticked stays ticked."""
        self._wording, self._people = said, case.people
        here = {one.line.id for one in case.people}
        if self.table.ticked - here:
            self.table.tick(self.table.ticked & here)
        were_shown = bool(self.table.rows)
        self.filter.show_people(case.people, said)
        if were_shown and not any(map(self.filter.fits, case.people)):
            self.filter.choose("all")  # nobody is left to do: not an empty table
        self.set_count(len(case.people), empty=False)
        self.elsewhere.setText("\n".join(told_elsewhere(case.elsewhere)))
        self.elsewhere.setVisible(bool(case.elsewhere))
        self._show()

    def forget(self) -> None:
        """Begin anew with another event: nobody ticked, nobody hidden."""
        self.table.tick(())
        self.search.clear()
        self.filter.choose("all")

    def show_only(self, quick: str) -> None:
        """Show the people behind a figure."""
        self.search.clear()
        self.filter.choose(quick)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_wide(self, wide: bool) -> None:
        """Leave out what is owed next where there is little room, so that names stay legible."""
        self.table.setColumnHidden(_NEXT, not wide)

    def chosen_people(self) -> tuple[EventPerson, ...]:
        """Return the ticked people who are shown, or with nobody ticked the one whose line is current.

        Nothing is done with those whom the search or a filter hides, though they stay ticked.
        """
        if self.table.ticked:
            return tuple(one for one in self.table.rows if one.line.id in self.table.ticked)
        current = self.table.current()
        return (current,) if current is not None else ()

    def _show(self) -> None:
        typed = folded(self.search.text()).split()
        rows = [
            one
            for one in self._people
            if self.filter.fits(one) and all(word in _sought(one) for word in typed)
        ]
        current = self.table.current()
        self.table.show_rows(rows)
        place = next((n for n, one in enumerate(rows) if current and one.line.id == current.line.id), None)
        if place is not None:
            self.table.choose(place)
        if not rows:
            self._explain_nothing()
        self.stack.setCurrentWidget(self.table if rows else self.empty)
        self.filter.setVisible(bool(self._people))
        self._on_chosen()

    def _explain_nothing(self) -> None:
        if self._people:
            self.empty.say(_("Nobody fits these filters."), "", (_("Clear search and filters"),))
        else:
            self.empty.say(
                _("Nobody belongs to this event yet."),
                _(
                    "Add a list of names and decide who is meant, or record a release and name this event in it."
                ),
                (_("Add a list…"),),
            )

    def _on_empty_choice(self) -> None:
        if self._people:
            self.search.clear()
            self.filter.choose("all")
        else:
            self.list_wanted.emit()

    def _on_chosen(self) -> None:
        self.bar.show_chosen(self.chosen_people(), ticked=len(self.table.ticked))

    def _columns(self) -> Sequence[TableColumn[EventPerson]]:
        return (
            TableColumn(
                _("Name"),
                lambda one: one.line.name,
                lambda one: one.line.second_name or one.line.case_number,
                strong=True,
            ),
            TableColumn(
                _("Confirmation"),
                lambda _one: "",
                self._kind,
                width=168,
                chip=lambda one: level_chip(one.level),
            ),
            TableColumn(_("Destination, papers"), self._destination, self._papers, width=156),
            TableColumn(_("Status now"), lambda _one: "", self._status_note, width=138, chip=self._status),
            TableColumn(_("Next"), self._due, lambda one: one.owed.title if one.owed else "", width=124),
        )

    def _kind(self, one: EventPerson) -> str:
        said = self._wording
        return said.term(Vocabulary.RELEASE_KIND, one.release.kind) if said and one.release else ""

    def _destination(self, one: EventPerson) -> str:
        return " ".join(part for part in (_way(one), one.destination) if part)

    def _papers(self, one: EventPerson) -> str:
        return self._wording.papers(one.papers) if self._wording else ""

    def _status(self, one: EventPerson) -> Chip:
        # The step of the ladder has a column of its own here; the outline says that it is not the last one.
        chip = self._words.chip(one.line)
        return replace(chip, words=self._words.status(one.line.status))

    def _status_note(self, one: EventPerson) -> str:
        return self._wording.status_now(one) if self._wording else ""

    def _due(self, one: EventPerson) -> str:
        if one.owed is None:
            return ""
        day = dt.date.fromisoformat(one.owed.due) if one.owed.due else None
        return wording.due(day, self._today) if day else _("no date")

    def _lay_out(self) -> None:
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.filter)
        column.addWidget(self.stack, 1)
        column.addWidget(self.elsewhere)
        column.addWidget(self.bar)
        self.set_body(body)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let letters do what the buttons of the bar do."""
        if watched is self.table and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
            if plain and self.bar.act(event.text()):
                return True
        return super().eventFilter(watched, event)


def _sought(one: EventPerson) -> str:
    line = one.line
    return folded(f"{line.name} {line.second_name} {line.case_number} {line.reference}")


def _way(one: EventPerson) -> str:
    """Say by which way somebody went on, where the first destination was another."""
    if one.release is None or not one.journey:
        return ""
    first = one.release.destination
    return f"{first} →" if first and first != one.destination else ""
