"""The filters of the People table: quick chips with counts, a menu for the rest, and a removable chip for each."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QDate, QPoint, Signal
from PySide6.QtWidgets import QCalendarWidget, QMenu, QPushButton, QVBoxLayout, QWidget, QWidgetAction

from app.base.i18n import N_, _, ngettext
from app.domain.articles import article_number
from app.domain.asked_answers import asked
from app.domain.custom_field import CustomField, CustomKind
from app.domain.people_list import PeopleColumn, PeopleQuery
from app.domain.proof_of_life import SILENT_DAYS
from app.domain.vocabulary import Vocabulary
from app.gui import theme, wording
from app.gui.dialogs.choose_dialog import ChooseDialog
from app.gui.forms.editors.date_editor import ExactDateEditor
from app.gui.pages.people.typed_filter import TypedFilter
from app.gui.plain_text import seen_line
from app.gui.widgets.flow_layout import FlowLayout
from app.gui.widgets.label import Remark
from app.workflows.find_people import FilterChoices

# The filters in which several values may be chosen: field of the query, and its heading.
SETS = (
    ("statuses", N_("Status")),
    ("facilities", N_("Facility")),
    ("articles", N_("Article")),
    ("release_events", N_("Release event")),
    ("flags", N_("Risk flag")),
    ("caseworkers", N_("Caseworker")),
    ("tags", N_("Tag")),
    ("groups", N_("Group of cases")),
)

_TYPED = {
    CustomKind.TEXT: N_("a part of the answer"),
    CustomKind.NUMBER: N_("for example 5, 5–10 or > 5"),
    CustomKind.DATE: N_("for example 2025, March 2025 or after 2024"),
}
MOST_ANSWERS = 40
MOST_IN_MENU = 12
"""More values than this are chosen in a dialog with a search field."""


class FilterBar(QWidget):
    """Hands out a new query, without the search text, whenever a filter is set or taken away."""

    changed = Signal(PeopleQuery)

    def __init__(self, words: wording.Words, today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._today = today
        self._query = PeopleQuery()
        self._choices = FilterChoices((), (), (), (), (), ())
        self._counts: Mapping[str, int] = {}
        self._quick: dict[QPushButton, tuple[str, frozenset[str]]] = {}
        self._layout = FlowLayout(self, spacing=8)
        self._rebuild()

    def show_state(self, query: PeopleQuery, choices: FilterChoices) -> None:
        """Show which filters are set and what can be filtered by."""
        self._query, self._choices = query, choices
        self._rebuild()

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many people each quick chip would leave of those who are sought; nothing where nobody counted."""
        self._counts = counts
        for chip, (title, statuses) in self._quick.items():
            chip.setText(self._counted(_(title), statuses))

    def open_menu(self) -> None:
        """Open the menu of filters (also by key)."""
        self._menu().popup(self.mapToGlobal(QPoint(0, self.height())))

    def _groups(self) -> tuple[tuple[str, frozenset[str]], ...]:
        """Return the quick filters; the organisation may have added statuses since the last time."""
        terms = self._words.terms
        all_codes = frozenset(term.code for term in terms.of(Vocabulary.STATUS, with_retired=True))
        return (
            (N_("All"), frozenset()),
            (N_("Held"), terms.custody_codes),
            (N_("Not held"), all_codes - terms.custody_codes - {"unknown"}),
            (N_("Unknown"), frozenset({"unknown"})),
        )

    def _rebuild(self) -> None:
        self._layout.clear()
        self._fill()
        self._layout.give_focus_back()

    def _fill(self) -> None:
        self._quick.clear()
        for title, statuses in self._groups():
            button = self._chip(self._counted(_(title), statuses))
            button.setCheckable(True)
            button.setChecked(self._query.statuses == statuses)
            self._quick[button] = (title, statuses)
            button.clicked.connect(lambda _checked=False, chosen=statuses: self._set("statuses", chosen))
        for text, without in self._set_filters():
            button = self._chip(f" {text}".replace("&", "&&"))
            button.setCheckable(True)
            button.setChecked(True)
            button.setIcon(theme.icon("x", "accent", size=14))
            button.setAccessibleName(_("Take the filter away: {what}").format(what=text))
            button.clicked.connect(lambda _checked=False, query=without: self._change(query))
        more = self._chip(" " + _("Filter"))
        more.setIcon(theme.icon("funnel", "muted", size=14))
        more.setMenu(self._menu())

    def _chip(self, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("chip", True)
        self._layout.addWidget(button)
        button.show()
        return button

    def _counted(self, title: str, statuses: frozenset[str]) -> str:
        if not self._counts:
            return title
        wanted = statuses or self._counts
        return f"{title}  {wording.number(sum(self._counts.get(code, 0) for code in wanted))}"

    def _set_filters(self) -> list[tuple[str, PeopleQuery]]:
        query = self._query
        found: list[tuple[str, PeopleQuery]] = []
        quick = {statuses for _title, statuses in self._groups()}
        for name, _heading in SETS:
            values = getattr(query, name)
            if name == "statuses" and values in quick:
                continue
            found.extend(
                (self._name(name, value), self._with(name, values - {value})) for value in sorted(values)
            )
        for field_id, value in sorted(query.custom):
            rest = replace(query, custom=query.custom - {(field_id, value)})
            found.append((self._answer(field_id, value), rest))
        for field_id, typed in sorted(query.asked):
            rest = replace(query, asked=query.asked - {(field_id, typed)})
            found.append((self._answer(field_id, f"“{typed}”"), rest))
        if query.on is not None:
            found.append((_("As of {day}").format(day=wording.day(query.on)), replace(query, on=None)))
        if query.due_by is not None:
            found.append((_("Follow-up due"), replace(query, due_by=None)))
        if query.silent_since is not None:
            days = (self._today - query.silent_since).days
            text = ngettext("No proof of life for {n} day", "No proof of life for {n} days", days)
            found.append((text.format(n=wording.number(days)), replace(query, silent_since=None)))
        return found

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for name, heading in SETS:
            values = self._values(name)
            if not values:
                continue
            if len(values) > MOST_IN_MENU:
                action = menu.addAction(_("{filter}…").format(filter=_(heading)))
                action.triggered.connect(
                    lambda _on=False, name=name, title=heading: self._choose(name, _(title))
                )
                continue
            sub = menu.addMenu(_(heading))
            for value in values:
                action = sub.addAction(self._name(name, value).replace("&", "&&"))
                action.setCheckable(True)
                chosen = getattr(self._query, name)
                action.setChecked(value in chosen)
                action.triggered.connect(self._toggler(name, value))
        for field, answers in self._choices.custom:
            sub = menu.addMenu(field.title.replace("&", "&&"))
            if field.kind in _TYPED:
                sub.addAction(TypedFilter(sub, field.title, _(_TYPED[field.kind]), self._asker(field)))
            for value in answers[:MOST_ANSWERS]:
                action = sub.addAction(_said(field, value).replace("&", "&&"))
                action.setCheckable(True)
                action.setChecked((field.id, value) in self._query.custom)
                action.triggered.connect(self._answer_toggler(field.id, value))
        due = menu.addAction(_("Follow-up due or overdue"))
        due.triggered.connect(lambda: self._change(replace(self._query, due_by=self._today)))
        silent = menu.addAction(_("Held, no proof of life for 60 days"))
        silent.triggered.connect(lambda: self._change(self._silent()))
        as_of = menu.addMenu(_("Status as of"))
        yesterday = self._today - dt.timedelta(days=1)
        action = as_of.addAction(_("Yesterday"))
        action.triggered.connect(lambda: self._change(replace(self._query, on=yesterday)))
        as_of.addAction(self._typed_day(as_of))
        as_of.addAction(self._calendar(as_of))
        return menu

    def _silent(self) -> PeopleQuery:
        """Whoever is held and silent, who has been silent longest first."""
        since = self._today - dt.timedelta(days=SILENT_DAYS)
        held = self._words.terms.custody_codes
        return replace(
            self._query, statuses=held, silent_since=since, sort=PeopleColumn.LIFE, descending=False
        )

    def _choose(self, name: str, heading: str) -> None:
        """Let somebody choose among many values by typing."""
        choices = [(value, self._name(name, value)) for value in self._values(name)]
        dialog = ChooseDialog(heading, choices, getattr(self._query, name), self)
        dialog.answered.connect(lambda chosen: self._set(name, chosen))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _typed_day(self, menu: QMenu) -> QWidgetAction:
        """Return a line in which a day is typed as in the forms; Enter takes it."""
        box = QWidget(menu)
        editor = ExactDateEditor(self._today, box)
        editor.line.setAccessibleName(_("Status as of"))
        complaint = Remark("complaint", box)
        column = QVBoxLayout(box)
        column.setContentsMargins(8, 4, 8, 4)
        column.addWidget(editor)
        column.addWidget(complaint)

        def take() -> None:
            day = editor.value()
            if day is None:
                complaint.setText(editor.complaint())
            elif day > self._today:
                complaint.setText(_("This date lies in the future."))
            else:
                menu.close()
                self._change(replace(self._query, on=day))

        editor.line.returnPressed.connect(take)
        action = QWidgetAction(menu)
        action.setDefaultWidget(box)
        return action

    def _calendar(self, menu: QMenu) -> QWidgetAction:
        calendar = QCalendarWidget(menu)
        calendar.setMaximumDate(QDate(self._today.year, self._today.month, self._today.day))
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)

        def choose(date: QDate) -> None:
            menu.close()
            self._change(replace(self._query, on=dt.date(date.year(), date.month(), date.day())))

        calendar.clicked.connect(choose)
        calendar.activated.connect(choose)
        action = QWidgetAction(menu)
        action.setDefaultWidget(calendar)
        return action

    def _values(self, name: str) -> list[object]:
        if name in ("facilities", "release_events"):
            return [record.id for record in getattr(self._choices, name)]
        return list(getattr(self._choices, name))

    def _name(self, name: str, value: object) -> str:
        return seen_line(self._words_for(name, value))

    def _words_for(self, name: str, value: object) -> str:
        if name == "statuses":
            return self._words.status_in_full(str(value))
        if name == "facilities":
            return self._words.facility(int(str(value)))
        if name == "articles":
            title = self._words.label(Vocabulary.ARTICLE, str(value))
            return _("Art. {number}: {title}").format(number=article_number(str(value)), title=title)
        if name == "flags":
            return self._words.label(Vocabulary.RISK_FLAG, str(value))
        if name == "release_events":
            return next((one.title for one in self._choices.release_events if one.id == value), str(value))
        return str(value)

    def _answer(self, field_id: int, value: str) -> str:
        field = next((one for one, _answers in self._choices.custom if one.id == field_id), None)
        return f"{field.title}: {_said(field, value)}" if field else value

    def _asker(self, field: CustomField) -> Callable[[str], None]:
        def ask(typed: str) -> None:
            asked(field.kind, typed)
            self._change(replace(self._query, asked=self._query.asked | {(field.id, typed)}))

        return ask

    def _answer_toggler(self, field_id: int, value: str) -> Callable[[bool], None]:
        def toggle(on: bool) -> None:
            one = {(field_id, value)}
            custom = self._query.custom | one if on else self._query.custom - one
            self._change(replace(self._query, custom=custom))

        return toggle

    def _toggler(self, name: str, value: object) -> Callable[[bool], None]:
        def toggle(on: bool) -> None:
            chosen = getattr(self._query, name)
            if name == "statuses" and chosen in {statuses for _title, statuses in self._groups()}:
                chosen = frozenset()
            self._set(name, chosen | {value} if on else chosen - {value})

        return toggle

    def _with(self, name: str, values: Iterable[object]) -> PeopleQuery:
        chosen: dict[str, Any] = {name: frozenset(values)}
        return replace(self._query, **chosen)

    def _set(self, name: str, values: Iterable[object]) -> None:
        self._change(self._with(name, values))

    def _change(self, query: PeopleQuery) -> None:
        self._query = query
        self._rebuild()
        self.changed.emit(query)


def _said(field: CustomField, value: str) -> str:
    """Say an answer to a field of the organisation."""
    if field.kind is CustomKind.YES_NO:
        return _("yes") if value == "yes" else _("no")
    return value
