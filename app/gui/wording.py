"""How the window words what the register holds: statuses, dates, days, names of facilities."""

import datetime as dt
from collections.abc import Mapping

from app.base.i18n import _, language_in_force, ngettext
from app.base.language import Language
from app.domain.facility import Facility
from app.domain.partial_date import PartialDate
from app.domain.people_list import PersonLine
from app.domain.place_names import short_name
from app.domain.release import Confirmation
from app.domain.vocabulary import Terms, Vocabulary
from app.gui.forms.words import LEVELS
from app.gui.widgets.record_table import Chip


class Words:
    """The vocabularies and facilities of the open register in the language of the window."""

    def __init__(self, terms: Terms, facilities: Mapping[int, Facility]) -> None:
        self.terms = terms
        self.facilities = facilities

    def status(self, code: str) -> str:
        """Return the short word for a status, as chips show it."""
        term = self.terms.get(Vocabulary.STATUS, code)
        return term.short(language_in_force()) if term else code

    def standing(self, status: str, open_step: str) -> str:
        """Return the word for a status; where it rests on an unconfirmed release, with the step of the ladder."""
        word = self.status(status)
        return f"{word} · {self.step(open_step)}" if open_step else word

    def step(self, open_step: str) -> str:
        """Return the short word for a step of the ladder of confirmation."""
        word = _(LEVELS[Confirmation(open_step)][0])
        return f"{word[:1].lower()}{word[1:]}"

    def chip(self, line: PersonLine) -> Chip:
        """Return the chip of the status of somebody."""
        return Chip(
            self.standing(line.status, line.open_step),
            self.tone(line.status),
            self.symbol(line.status),
            bool(line.open_step),
        )

    def status_in_full(self, code: str) -> str:
        """Return the whole label of a status."""
        return self.terms.label(Vocabulary.STATUS, code, language_in_force())

    def standing_in_full(self, line: PersonLine) -> str:
        """Return the whole label of somebody's status, with the step of the ladder while that is not the last."""
        label = self.status_in_full(line.status)
        return f"{label} · {self.step(line.open_step)}" if line.open_step else label

    def tone(self, status: str) -> str:
        """Return the tone of a status, which gives its colour."""
        term = self.terms.get(Vocabulary.STATUS, status)
        return term.attributes.get("tone", "unknown") if term else "unknown"

    def symbol(self, status: str) -> str:
        """Return the name of the symbol of a status."""
        term = self.terms.get(Vocabulary.STATUS, status)
        return term.attributes.get("symbol", "question") if term else "question"

    def label(self, vocabulary: Vocabulary, code: str) -> str:
        """Return the label of any term."""
        return self.terms.label(vocabulary, code, language_in_force())

    def facility(self, facility_id: int | None) -> str:
        """Return the name of a facility (empty: none)."""
        found = self.facilities.get(facility_id) if facility_id is not None else None
        return found.name(language_in_force()) if found else ""

    def place(self, facility_id: int | None) -> tuple[str, str]:
        """Return how a narrow column names a facility: its short name, and below what that leaves out of the whole."""
        found = self.facilities.get(facility_id) if facility_id is not None else None
        if found is None:
            return "", ""
        name, short = found.name(language_in_force()), short_name(found, language_in_force())
        return short, name.removeprefix(short).lstrip(", ")

    def date(self, stored: str) -> str:
        """Return a stored partial date for a column of a table."""
        return PartialDate(stored).brief(language_in_force()) if stored else ""


def day(date: dt.date) -> str:
    """Return an exact day for a reader."""
    return PartialDate.of(date).display(language_in_force())


def since(date: PartialDate) -> str:
    """Return from when on something holds; a vague date stands after a colon: "since: before 2019"."""
    words = _("since {date}") if date.exact else _("since: {date}")
    return words.format(date=date.display(language_in_force()))


def until(date: PartialDate) -> str:
    """Return until when something holds."""
    words = _("until {date}") if date.exact else _("until: {date}")
    return words.format(date=date.display(language_in_force()))


def due(date: dt.date, today: dt.date) -> str:
    """Return when something is due, seen from today."""
    days = (date - today).days
    if days == 0:
        return _("today")
    if days == 1:
        return _("tomorrow")
    if days < 0:
        return ngettext("{n} day overdue", "{n} days overdue", -days).format(n=-days)
    if days <= 14:
        return ngettext("in {n} day", "in {n} days", days).format(n=days)
    return PartialDate.of(date).brief(language_in_force())


def people(count: int) -> str:
    """Return a number of people in words."""
    return ngettext("{n} person", "{n} people", count).format(n=number(count))


def held_for(days: int) -> str:
    """Return for how long somebody has been in the present status."""
    return ngettext("{n} day", "{n} days", days).format(n=number(days))


def number(count: int) -> str:
    """Write a number: `1,204` in English, with a narrow blank in Russian and Belarusian."""
    written = f"{count:,}"
    return written if language_in_force() is Language.EN else written.replace(",", "\u202f")
