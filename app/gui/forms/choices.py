"""What the pickers of a form choose from: vocabularies, facilities, sources, release events, detentions."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.base.i18n import _
from app.base.language import Language
from app.domain.articles import article_number
from app.domain.case import Case
from app.domain.case_record import CaseRecord, linkable
from app.domain.detention import Detention, Sentence
from app.domain.facility import Facility
from app.domain.facility_names import FacilityNames, short_names
from app.domain.follow_up import UNFINISHED
from app.domain.labels import kind_label
from app.domain.names import sort_key
from app.domain.partial_date import PartialDate
from app.domain.people_list import PersonLine
from app.domain.place_names import short_name
from app.domain.proceedings import Affair, Official
from app.domain.release_event import ReleaseEvent
from app.domain.source import SourceTitle
from app.domain.vocabulary import Term, Terms, Vocabulary
from app.gui.forms.case_picks import case_picks
from app.gui.forms.editors.pick import Pick, Picks
from app.gui.forms.field_spec import FieldKind, FieldSpec
from app.workflows.desk import Desk
from app.workflows.edit_records import list_records
from app.workflows.find_people import known_groups, people_of, quick_find
from app.workflows.list_sources import list_source_titles

CURRENCIES = ("BYN", "EUR", "USD", "PLN", "RUB")


@dataclass(frozen=True, slots=True)
class Choices:
    """Everything a form can choose from, read in one go and safe to keep until the register changes."""

    terms: Terms
    today: dt.date
    language: Language
    facilities: Picks
    sources: Picks
    events: Picks
    detentions: Picks = field(default_factory=lambda: Picks(()))
    people: Picks = field(default_factory=lambda: Picks(()))
    relatives: Picks = field(default_factory=lambda: Picks(()))
    follow_ups: Picks = field(default_factory=lambda: Picks(()))
    links: Picks = field(default_factory=lambda: Picks(()))
    names: Mapping[int, str] = field(default_factory=dict)
    """The names of the people to whom the case refers, by id."""
    find_people: Callable[[str], Sequence[PersonLine]] | None = None
    """Looks people up by name; it reads the register, so it runs off the window."""
    officials: Picks = field(default_factory=lambda: Picks(()))
    affairs: Picks = field(default_factory=lambda: Picks(()))
    sentences: Picks = field(default_factory=lambda: Picks(()))
    parts: Mapping[str, Picks] = field(default_factory=dict)
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    statuses: Mapping[int, str] = field(default_factory=dict)
    """The status of those who are in a facility, by its id."""

    def terms_of(self, vocabulary: Vocabulary | None) -> Picks:
        """Return the terms of a vocabulary, found by their labels in every language and by their codes."""
        return Picks(_term(term, self.language) for term in self._terms(vocabulary))

    def words_of(self, vocabulary: Vocabulary | None) -> dict[str, str]:
        """Return the labels of a short vocabulary by code."""
        return {term.code: term.label(self.language) for term in self._terms(vocabulary)}

    def say(self, field: FieldSpec, value: Any) -> str:
        """Say the value of a field in words, nothing for none."""
        if value in (None, "", False):
            return ""
        match field.kind:
            case FieldKind.PARTIAL_DATE:
                return PartialDate(value).display(self.language)
            case FieldKind.TERM if field.vocabulary is not None:
                return self.terms.label(field.vocabulary, value, self.language)
            case FieldKind.CHOICE:
                return _(field.choices[value])
            case FieldKind.SOURCE | FieldKind.FACILITY | FieldKind.RELEASE_EVENT | FieldKind.OFFICIAL:
                pick = self._picks(field.kind).get(value)
                return pick.label if pick else ""
            case FieldKind.TICK:
                return _("yes")
        return str(value)

    def _picks(self, kind: FieldKind) -> Picks:
        by_kind = {
            FieldKind.SOURCE: self.sources,
            FieldKind.FACILITY: self.facilities,
            FieldKind.OFFICIAL: self.officials,
        }
        return by_kind.get(kind, self.events)

    def term(self, vocabulary: Vocabulary | None, code: Any) -> Term | None:
        """Return a term of a vocabulary, or None."""
        return self.terms.get(vocabulary, str(code or "")) if vocabulary is not None else None

    def part(self, name: str) -> Picks:
        """Return what a part of the case offers, such as its incidents."""
        return self.parts.get(name) or Picks(())

    def suggestions(self, name: str) -> tuple[str, ...]:
        """Return what a line may propose, such as the caseworkers that occur."""
        return self.lists.get(name, ())

    def _terms(self, vocabulary: Vocabulary | None) -> tuple[Term, ...]:
        if vocabulary is None:
            raise ValueError("a field that chooses a term must name its vocabulary")
        return self.terms.of(vocabulary)


def read_choices(
    desk: Desk, case: Case | None, language: Language, people: Iterable[PersonLine] = ()
) -> Choices:
    """Read what forms choose from; `case` adds the person's detentions and the caseworkers that are known.

    `people` are those whom a form that concerns one of many lets choose from.
    """
    facilities = desk.kept("facilities", ("facility",), lambda: list_records(desk, Facility))
    return Choices(
        terms=desk.terms,
        today=desk.clock.today(),
        language=language,
        **_shared(desk, facilities, language),
        detentions=Picks(_detention(one, language) for one in case.detentions) if case else Picks(()),
        parts=case_picks(case, desk.terms, language) if case else {},
        people=Picks(Pick(one.id, one.name, one.case_number, one.second_name) for one in people),
        relatives=_relatives(desk, case, language),
        follow_ups=_follow_ups(case, language),
        links=Picks(_link(one, language) for one in linkable(case)) if case else Picks(()),
        names=_names(desk, case),
        find_people=lambda text: quick_find(desk, text),
        sentences=Picks(_sentence(one, language) for one in reversed(case.sentences)) if case else Picks(()),
        lists={
            "caseworkers": _caseworkers(desk, case),
            "currencies": CURRENCIES,
            "groups": known_groups(desk),
        },
        statuses={one.id: desk.terms.status_in(one.kind) for one in facilities},
    )


def _shared(desk: Desk, facilities: Sequence[Facility], language: Language) -> dict[str, Picks]:
    """Return what all persons share; of a large register it is kept until it changes."""

    def officials() -> Sequence[Official]:
        return sorted(list_records(desk, Official), key=lambda one: sort_key(one.name))

    picks: dict[str, tuple[tuple[str, ...], Callable[[], Picks]]] = {
        "facilities": (("facility",), lambda: _facilities(facilities, language)),
        "sources": (
            ("source",),
            lambda: Picks(_source(one, language) for one in list_source_titles(desk)),
        ),
        "events": (
            ("release_event",),
            lambda: Picks(_event(one, language) for one in list_records(desk, ReleaseEvent)),
        ),
        "officials": (
            ("official", "term"),
            lambda: Picks(_official(one, desk.terms, language) for one in officials()),
        ),
        "affairs": (
            ("affair",),
            lambda: Picks(Pick(one.id, one.title) for one in list_records(desk, Affair)),
        ),
    }
    return {name: desk.kept((name, language), kinds, read) for name, (kinds, read) in picks.items()}


def _term(term: Term, language: Language) -> Pick:
    words = " ".join((term.code, *term.labels.values(), *term.short_labels.values()))
    label = term.label(language)
    if term.vocabulary is Vocabulary.ARTICLE:
        label = f"{article_number(term.code)} {label}"
    return Pick(term.code, label, words=words)


def _facilities(facilities: Sequence[Facility], language: Language) -> Picks:
    names = FacilityNames(facilities)

    def meant(text: str) -> int | None:
        found = names.find(text)
        return found.id if found else None

    return Picks((_facility(one, language) for one in facilities), meant)


def _facility(facility: Facility, language: Language) -> Pick:
    names = (facility.code, facility.name_en, facility.name_ru, facility.name_be, facility.city)
    words = " ".join((*names, *short_names(facility)))
    return Pick(facility.id, facility.name(language), short_name(facility, language), words)


def _source(source: SourceTitle, language: Language) -> Pick:
    return Pick(source.id, source.title, source.date.display(language) if source.date else "", source.url)


def _event(event: ReleaseEvent, language: Language) -> Pick:
    return Pick(event.id, event.title, event.date.display(language) if event.date else "")


def _detention(detention: Detention, language: Language) -> Pick:
    start = detention.start.display(language) if detention.start else _("unknown date")
    return Pick(detention.id, _("Detention since {date}").format(date=start), detention.place)


def _relatives(desk: Desk, case: Case | None, language: Language) -> Picks:
    relatives = case.relatives if case else ()
    label = desk.terms.label
    return Picks(
        Pick(
            one.id,
            one.name,
            label(Vocabulary.RELATION, one.relation, language) if one.relation else "",
        )
        for one in relatives
    )


def _follow_ups(case: Case | None, language: Language) -> Picks:
    owed = [one for one in case.follow_ups if one.state in UNFINISHED] if case else []
    return Picks(Pick(one.id, one.title, _day(one.due, language)) for one in owed)


def _link(one: CaseRecord, language: Language) -> Pick:
    detail = one.date.display(language) if one.date else ""
    what = kind_label(one.kind)
    return Pick((one.kind, one.id), f"{what}: {one.title}" if one.title else what, detail)


def _day(day: dt.date | None, language: Language) -> str:
    return PartialDate.of(day).display(language) if day else ""


def _names(desk: Desk, case: Case | None) -> dict[int, str]:
    named = {one.other_person_id for one in case.relatives if one.other_person_id} if case else set()
    return {number: f"{line.name} · {line.case_number}" for number, line in people_of(desk, named).items()}


def _official(official: Official, terms: Terms, language: Language) -> Pick:
    role = terms.label(Vocabulary.OFFICIAL_ROLE, official.role, language) if official.role else ""
    detail = ", ".join(part for part in (role, official.institution) if part)
    return Pick(official.id, official.name, detail, official.other_names)


def _sentence(sentence: Sentence, language: Language) -> Pick:
    date = sentence.date.display(language) if sentence.date else _("unknown date")
    return Pick(sentence.id, _("Judgment of {date}").format(date=date), sentence.court)


def _caseworkers(desk: Desk, case: Case | None) -> tuple[str, ...]:
    names: Iterable[str] = (desk.who, *((case.person.caseworker, *case.caseworkers) if case else ()))
    return tuple(dict.fromkeys(name for name in names if name))
