"""Finding people: the People table with its filters, and the search field."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.domain.facility import Facility
from app.domain.people_list import PeopleFound, PeopleQuery, PersonLine
from app.domain.record import PersonId
from app.domain.release_event import ReleaseEvent
from app.store import people, search
from app.workflows.desk import Desk

QUICK_HITS = 12


@dataclass(frozen=True, slots=True)
class FilterChoices:
    """What occurs in the register and can therefore be filtered by; codes, and records where they have names."""

    statuses: tuple[str, ...]
    facilities: tuple[Facility, ...]
    articles: tuple[str, ...]
    flags: tuple[str, ...]
    release_events: tuple[ReleaseEvent, ...]
    caseworkers: tuple[str, ...]


def find_people(desk: Desk, query: PeopleQuery) -> PeopleFound:
    """Return the ids of everybody whom the query finds, in order, and the lines of the first page."""
    with desk.register.reading() as reader:
        return people.find(reader, query)


def people_lines(desk: Desk, query: PeopleQuery, ids: Sequence[int]) -> tuple[PersonLine, ...]:
    """Return the lines of these persons, in this order; who is gone meanwhile is left out."""
    with desk.register.reading() as reader:
        return people.lines(reader, ids, query.on)


def people_of(desk: Desk, ids: Iterable[PersonId]) -> dict[PersonId, PersonLine]:
    """Return the lines of these persons by id; who is gone is left out."""
    with desk.register.reading() as reader:
        return {line.id: line for line in people.lines(reader, sorted(ids), None)}


def quick_find(desk: Desk, text: str, limit: int = QUICK_HITS) -> tuple[PersonLine, ...]:
    """Return the best hits for a name in any spelling or script, or for the beginning of a number."""
    with desk.register.reading() as reader:
        hits = search.with_spellings(reader.connection, search.hits(reader.connection, text, limit))
        return people.with_matches(people.lines(reader, [hit.person_id for hit in hits], None), hits)


def count_by_status(desk: Desk, on: dt.date | None = None) -> Mapping[str, int]:
    """Return how many people have each status, now or on a day."""
    with desk.register.reading() as reader:
        return people.count_by_status(reader, on)


def filter_choices(desk: Desk) -> FilterChoices:
    """Return what the register's people can be filtered by."""
    with desk.register.reading() as reader:
        occurring = people.occurring(reader)
        return FilterChoices(
            statuses=occurring.statuses,
            facilities=tuple(reader.by_id(Facility, occurring.facilities).values()),
            articles=occurring.articles,
            flags=occurring.flags,
            release_events=reader.find(ReleaseEvent),
            caseworkers=occurring.caseworkers,
        )
