"""The figures of a release event, and who was expected in it but is on no list."""

import datetime as dt
from array import array
from collections.abc import Collection
from dataclasses import dataclass

from app.domain.announced_list import NAMED, AnnouncedLine, AnnouncedList
from app.domain.event_figures import EventFigures, Missing, figures_of
from app.domain.people_list import PeopleFound, PeopleQuery
from app.domain.record import PersonId
from app.domain.release import Confirmation, Release
from app.domain.release_event import ReleaseEvent
from app.domain.status import UNKNOWN_STATUS
from app.domain.vocabulary import Terms, Vocabulary
from app.store import people, person_lines
from app.store.unit import Reader
from app.workflows.desk import Desk


@dataclass(frozen=True, slots=True)
class OnEve:
    """Who was in custody on the eve of an event, and who is known not to have been; of others nothing is known."""

    eve: dt.date
    held: frozenset[PersonId]
    doubtful: frozenset[PersonId]


def event_figures(desk: Desk, event_id: int) -> EventFigures:
    """Return the figures of a release event as the register has them now; raises Gone."""
    custody, terms = desk.terms.custody_codes, desk.terms
    with desk.register.reading() as reader:
        event = reader.get(ReleaseEvent, event_id)
        lists = reader.find(AnnouncedList, release_event_id=event_id)
        lines = reader.find(AnnouncedLine, announced_list_id=[one.id for one in lists])
        releases = reader.find(Release, release_event_id=event_id)
        held = people.with_status(reader, {release.person_id for release in releases}, custody)
    stayed = {one.person_id for one in releases if sets_nobody_free(terms, one.kind)}
    return figures_of(event.announced, lists, lines, releases, held, stayed)


def sets_nobody_free(terms: Terms, kind: str) -> bool:
    """Tell whether a kind of release leaves people in custody, as of those who refused to leave the country."""
    found = terms.get(Vocabulary.RELEASE_KIND, kind)
    return found is not None and not found.says("ends_custody")


def eve_of(desk: Desk, event: ReleaseEvent) -> dt.date:
    """Return the day before an event: whoever was held then could be expected in it."""
    begins = event.date.earliest if event.date else desk.clock.today()
    return begins - dt.timedelta(days=1) if begins > dt.date.min else begins


def held_on_eve(desk: Desk, event: ReleaseEvent, persons: Collection[PersonId]) -> OnEve | None:
    """Return the eve of an event and how these persons were on it; None where its day is not known."""
    if event.date is None:
        return None
    custody, eve = frozenset(desk.terms.custody_codes), eve_of(desk, event)
    with desk.register.reading() as reader:
        found = person_lines.of(reader, sorted(persons), eve)
    known = frozenset(line.id for line in found if line.status not in ("", UNKNOWN_STATUS))
    held = frozenset(line.id for line in found if line.status in custody)
    return OnEve(eve, held, known - held)


def expected_people(desk: Desk, event_id: int, which: Missing = Missing.RECOGNISED) -> PeopleFound:
    """Return who was held on the eve of an event and is on none of its lists and not recorded as released in it.

    `which` of them are told of: the page of the event, its reconciliation on paper and the command line all begin
    with those who are recognised as political prisoners.
    """
    terms = desk.terms  # read before the transaction begins
    custody = frozenset(terms.custody_codes)
    with desk.register.reading() as reader:
        event = reader.get(ReleaseEvent, event_id)
        recognised = which is Missing.RECOGNISED
        asked = PeopleQuery(on=eve_of(desk, event), statuses=custody, recognised=recognised)
        if which is Missing.NOBODY:
            return PeopleFound(asked, array("q"), ())
        there = named_in(reader, event_id)
        # Whoever refused to leave is expected as before.
        there -= {
            one.person_id
            for one in reader.find(Release, release_event_id=event_id)
            if sets_nobody_free(terms, one.kind)
        }
        found = people.find(reader, asked)
        ids = array("q", (person for person in found.ids if person not in there))
        return PeopleFound(asked, ids, person_lines.of(reader, ids[: people.FIRST_PAGE], None), found.more)


def named_in(reader: Reader, event_id: int) -> set[PersonId]:
    """Return everybody whom a list of the event names, or who is recorded as released in it.

    Whoever was named but turned out to be still inside is not among them: they are expected as before.
    """
    lists = reader.find(AnnouncedList, release_event_id=event_id)
    lines = reader.find(AnnouncedLine, announced_list_id=[one.id for one in lists], decision=list(NAMED))
    releases = reader.find(Release, release_event_id=event_id)
    freed = {one.person_id for one in releases if one.confirmation is not Confirmation.REFUTED}
    refuted = {one.person_id for one in releases} - freed
    return freed | {line.person_id for line in lines if line.person_id is not None} - refuted
