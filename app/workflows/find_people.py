"""Finding people: the People table with its filters, and the search field."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from app.base.errors import Problem
from app.base.i18n import _
from app.domain.custom_field import CustomField, CustomKind
from app.domain.facility import Facility
from app.domain.names.matching import Clue
from app.domain.people_list import PeopleFound, PeopleQuery, PersonLine
from app.domain.person import Person
from app.domain.record import PersonId
from app.domain.release_event import ReleaseEvent
from app.domain.staff import Staff
from app.store import custom_fields, people, person_lines, search
from app.store.unit import Reader
from app.workflows.desk import AllBut, Desk

V = TypeVar("V")
EVERYBODY = PeopleQuery()
QUICK_HITS = 12
NOT_OF_STATUS = (
    "follow_up",
    "note",
    "person_tag",
    "document",
    "custody_step",
    "contact",
    "health_item",
    "support",
)
"""Kinds of records that tell nothing of where people are."""
_NOT_CHOSEN = frozenset({CustomKind.NUMBER, CustomKind.DATE})
LEAST_LETTERS = 4
"""So many letters a name needs before it may count as misspelt rather than as only begun."""


@dataclass(frozen=True, slots=True)
class FilterChoices:
    """What occurs in the register and can therefore be filtered by; codes, and records where they have names."""

    statuses: tuple[str, ...]
    facilities: tuple[Facility, ...]
    articles: tuple[str, ...]
    flags: tuple[str, ...]
    release_events: tuple[ReleaseEvent, ...]
    caseworkers: tuple[str, ...]
    tags: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    custom: tuple[tuple[CustomField, tuple[str, ...]], ...] = ()


def find_people(desk: Desk, query: PeopleQuery) -> PeopleFound:
    """Return the ids of everybody whom the query finds, in order, and the lines of the first page.

    Where nobody has a name that begins so, those with a similar one are found.
    """
    with desk.register.reading() as reader:
        found = people.find(reader, query)
    if not found.ids and _may_be_misspelt(query.text):
        hits = _similar(desk, query.text)
        with desk.register.reading() as reader:
            found = people.among(reader, query, hits)
    return found


def people_lines(desk: Desk, query: PeopleQuery, ids: Sequence[int]) -> tuple[PersonLine, ...]:
    """Return the lines of these persons, in this order; who is gone meanwhile is left out."""
    with desk.register.reading() as reader:
        return person_lines.of(reader, ids, query.on)


def people_of(desk: Desk, ids: Iterable[PersonId]) -> dict[PersonId, PersonLine]:
    """Return the lines of these persons by id; who is gone is left out."""
    with desk.register.reading() as reader:
        return {line.id: line for line in person_lines.of(reader, sorted(ids), None)}


def quick_find(desk: Desk, text: str, limit: int = QUICK_HITS) -> tuple[PersonLine, ...]:
    """Return the best hits for a name in any spelling or script, or for the beginning of a number."""
    with desk.register.reading() as reader:
        hits = search.with_spellings(reader.connection, search.hits(reader.connection, text, limit))
    if not hits and _may_be_misspelt(text):
        hits = _similar(desk, text)[:limit]
    with desk.register.reading() as reader:
        return person_lines.with_matches(person_lines.of(reader, [hit.person_id for hit in hits], None), hits)


def _may_be_misspelt(text: str) -> bool:
    return sum(letter.isalpha() for letter in text) >= LEAST_LETTERS


def _similar(desk: Desk, text: str) -> tuple[search.Hit, ...]:
    """Return who has a name like this one, likeliest first: for what was heard or typed wrongly."""
    found = desk.name_index().match(Clue.of_line(text)).candidates
    return tuple(
        search.Hit(
            one.person_id, one.probability, "", " ".join(filter(None, (w.register for w in one.aligned)))
        )
        for one in found
    )


def count_by_status(desk: Desk, query: PeopleQuery = EVERYBODY) -> Mapping[str, int]:
    """Return how many people have each status, of those whom the query finds whatever their status.

    A search that finds more people than are shown says nothing.
    """
    among = None
    if query.text.strip():
        found = find_people(desk, replace(query, statuses=frozenset()))
        if found.more:
            return {}
        among = found.ids
    with desk.register.reading() as reader:
        return people.count_by_status(reader, query, among)


def filter_choices(desk: Desk) -> FilterChoices:
    """Return what the register's people can be filtered by."""
    facilities = _known(desk, "facilities", people.facilities, AllBut(NOT_OF_STATUS))
    with desk.register.reading() as reader:
        places = tuple(reader.by_id(Facility, facilities).values())
        events, custom = reader.find(ReleaseEvent), _answers(reader)
    return FilterChoices(
        statuses=_known(desk, "statuses", people.statuses, AllBut(NOT_OF_STATUS)),
        facilities=places,
        articles=_known(desk, "articles", people.articles, ("charge", "person")),
        flags=_known(desk, "flags", people.flags, ("risk_flag", "person")),
        release_events=events,
        caseworkers=known_caseworkers(desk),
        tags=known_tags(desk),
        groups=_known(desk, "groups", people.groups, ("person",)),
        custom=custom,
    )


def _known(
    desk: Desk, what: str, read: Callable[[Reader], tuple[V, ...]], kinds: Collection[str]
) -> tuple[V, ...]:
    """Return what occurs among the people, kept until a change of these kinds."""

    def look() -> tuple[V, ...]:
        with desk.register.reading() as reader:
            return read(reader)

    return desk.kept(("occurring", what), kinds, look)


def known_groups(desk: Desk) -> tuple[str, ...]:
    """Return the groups of cases that occur among the people and the staff, of those that whoever works here knows."""

    def read() -> tuple[str, ...]:
        with desk.register.reading() as reader:
            named = set(people.groups(reader))
            for member in reader.find(Staff):
                named |= set(member.group_names)
        return tuple(sorted((one for one in named if desk.rights.know(one)), key=str.casefold))

    return desk.kept("groups", ("person", "staff"), read)


def known_caseworkers(desk: Desk) -> tuple[str, ...]:
    """Return the caseworkers that occur among the people."""
    return _known(desk, "caseworkers", people.caseworkers, ("person",))


def known_tags(desk: Desk) -> tuple[str, ...]:
    """Return the tags that occur among the people."""
    return _known(desk, "tags", people.tags, ("person_tag", "person"))


def _answers(reader: Reader) -> tuple[tuple[CustomField, tuple[str, ...]], ...]:
    """Return the fields of the organisation, each with the answers to choose from: none of numbers and dates."""
    fields = sorted(reader.find(CustomField, active=True), key=lambda one: (one.position, one.id))
    return tuple(
        (one, () if one.kind in _NOT_CHOSEN else custom_fields.answers(reader, one.id)) for one in fields
    )


def person_called(desk: Desk, text: str) -> PersonId:
    """Return the one person with this id, case number or reference; raises Problem when there is none."""
    advice = _("Give the id, the case number or the reference; `vigil find` finds them by name.")
    if not text.strip():
        raise Problem(_("Nobody was named."), advice)
    with desk.register.reading() as reader:
        found = reader.find(Person, id=int(text)) if text.isascii() and text.isdecimal() else ()
        found = found or reader.find(Person, case_number=text) or reader.find(Person, reference=text)
    if not found:
        raise Problem(_("There is no person {number} in this register.").format(number=text), advice)
    person: Person = found[0]
    return person.id
