"""Says the values of a release event in words, and how its levels, promises and people look."""

from collections.abc import Callable, Mapping
from typing import Any

from app.base.i18n import N_, _, language_in_force, ngettext
from app.domain.announced_list import LineDecision
from app.domain.event_figures import ListFigures
from app.domain.partial_date import PartialDate
from app.domain.release import Confirmation, Release
from app.domain.release_event import Delivery
from app.domain.vocabulary import Terms, Vocabulary
from app.gui.forms import words
from app.gui.widgets.record_table import Chip
from app.gui.wording import number
from app.workflows.read_event import EventCase, EventPerson

DELIVERIES = {
    Delivery.PROMISED: ("restricted", "waiting"),
    Delivery.PARTLY: ("transit", "partly"),
    Delivery.DELIVERED: ("free", "check"),
    Delivery.BROKEN: ("high", "refuted"),
}

OUTCOME_FIELDS = ("kind", "date", "place", "destination", "papers", "conditions", "confirmation")


_MOST_NAMED = 5


def level_chip(level: Confirmation | None) -> Chip:
    """Return the chip of how sure a release is (None: no release is recorded)."""
    if level is None:
        return Chip(_("Not recorded"), "unknown", "out")
    word, tone, symbol = words.LEVELS[level]
    return Chip(_(word), tone, symbol)


def delivery_chip(delivery: Delivery) -> Chip:
    """Return the chip of what became of a promise."""
    return Chip(_(words.DELIVERY[delivery]), *DELIVERIES[delivery])


def unlisted_words(case: EventCase) -> str:
    """Name those who are recorded as released though no list names them; of many the first."""
    names = [one.line.name for one in case.unlisted]
    told = ", ".join(names[:_MOST_NAMED])
    if len(names) > _MOST_NAMED:
        rest = len(names) - _MOST_NAMED
        told = ngettext("{names} and {n} more", "{names} and {n} more", rest).format(
            names=told, n=number(rest)
        )
    return _("Recorded as released, on no list: {names}.").format(names=told)


class EventWording:
    """The words for one release event in the language of the window."""

    def __init__(self, terms: Terms, case: EventCase) -> None:
        self.terms, self.case = terms, case
        self.language = language_in_force()

    def date(self, date: PartialDate | None) -> str:
        """Say a partial date, nothing for none."""
        return date.display(self.language) if date else ""

    def brief(self, date: PartialDate | None) -> str:
        """Say a partial date for a narrow column."""
        return date.brief(self.language) if date else ""

    def moment(self, date: PartialDate | None, time: str) -> str:
        """Say a date with the time of day."""
        return ", ".join(part for part in (self.date(date), time) if part)

    def term(self, vocabulary: Vocabulary, code: str) -> str:
        """Say a term, nothing for none."""
        return self.terms.label(vocabulary, code, self.language) if code else ""

    def papers(self, codes: tuple[str, ...]) -> str:
        """Say which papers somebody holds."""
        return ", ".join(self.term(Vocabulary.PAPER_HELD, code) for code in codes)

    def source(self, source_id: int | None) -> str:
        """Name a source; a confidential one is marked, for its name is for this window only."""
        source = self.case.sources.get(source_id) if source_id is not None else None
        if source is None:
            return ""
        return (
            _("{source} (confidential)").format(source=source.title) if source.confidential else source.title
        )

    def status_now(self, person: EventPerson) -> str:
        """Say beneath the status what it means for the release: held again since when, refused to leave."""
        if person.refused:
            return _("refused to leave")
        if person.held_again is not None and person.level is not Confirmation.REFUTED:
            return _("again: {date}").format(date=self.brief(person.held_again))
        return ""

    def outcome(self, field: str, value: Any) -> str:
        """Say one field of an outcome, nothing where it is empty."""
        said: Mapping[str, Callable[[], str]] = {
            "kind": lambda: self.term(Vocabulary.RELEASE_KIND, value),
            "date": lambda: self.brief(value),
            "papers": lambda: self.papers(tuple(value.split())),
            "confirmation": lambda: _(words.CONFIRMATION[value]),
        }
        return said.get(field, lambda: str(value))() if value else ""

    def becomes(self, before: Release | None, entry: Any) -> str:
        """Say what an entry makes of a release: each field that changes, as it was and as it will be."""
        if before is None:
            told = (self.outcome(field, getattr(entry, field, None)) for field in OUTCOME_FIELDS)
            return f"{_('Not recorded')} → {', '.join(filter(None, told))}"
        changed = []
        for field in OUTCOME_FIELDS:
            new, old = getattr(entry, field, None), getattr(before, field)
            if new and new != old:
                changed.append(f"{self.outcome(field, old) or '–'} → {self.outcome(field, new)}")
        return " · ".join(changed)

    def decided(self, announced: ListFigures) -> str:
        """Say how many lines of a list have been decided, and how."""
        told = (
            (LineDecision.MATCH, N_("{n} known")),
            (LineDecision.NEW_PERSON, N_("{n} new")),
            (LineDecision.NOT_OURS, N_("{n} not ours")),
            (LineDecision.REPEATED, N_("{n} repeated")),
            (LineDecision.UNDECIDED, N_("{n} undecided")),
        )
        counts = ((sentence, announced.by_decision.get(decision, 0)) for decision, sentence in told)
        return " · ".join(_(sentence).format(n=number(many)) for sentence, many in counts if many)
