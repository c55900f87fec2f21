"""Reading everything that the page of a release event needs, in a few statements, for thousands of people too."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from app.base.i18n import language_in_force
from app.domain.event_figures import CONFIRMED, EventFigures, ListFigures
from app.domain.follow_up import OWED, FollowUp
from app.domain.names import sort_key
from app.domain.partial_date import PartialDate
from app.domain.people_list import PersonLine
from app.domain.protocol import ProtocolStep, title_in
from app.domain.record import PersonId
from app.domain.release import (
    VERIFIED,
    Confirmation,
    ConfirmationStep,
    JourneyLeg,
    Release,
    destination_now,
    in_order,
    level_reached,
)
from app.domain.release_event import AnnouncedNumber, FamilyNotice, KeyEvent, Pledge, ReleaseEvent
from app.domain.source import Source
from app.domain.vocabulary import Terms, Vocabulary
from app.store import events, person_lines
from app.store.unit import Reader
from app.workflows.desk import Desk
from app.workflows.event_figures import event_figures, sets_nobody_free
from app.workflows.other_groups import groups_in_event

_END_OF_DAY = "24:00"


@dataclass(frozen=True, slots=True)
class Owed:
    """What is owed to a person next."""

    title: str
    due: str


@dataclass(frozen=True, slots=True)
class EventPerson:
    """Somebody whom the event concerns: released in it, or found on one of its lists (then `release` is None).

    `held_again` is since when somebody who was freed is held now; who `refused` to leave never was free.
    """

    line: PersonLine
    release: Release | None
    steps: tuple[ConfirmationStep, ...]
    journey: tuple[JourneyLeg, ...]
    held_again: PartialDate | None
    refused: bool
    owed: Owed | None
    notices: tuple[FamilyNotice, ...]

    @property
    def level(self) -> Confirmation | None:
        """How sure the release is (None: none is recorded)."""
        return self.release.confirmation if self.release else None

    @property
    def destination(self) -> str:
        """Where the person went, as far as is known; nowhere, if they were not freed or are held again."""
        free = self.level is not Confirmation.REFUTED and self.held_again is None and not self.refused
        return destination_now(self.release, self.journey) if self.release and free else ""

    @property
    def papers(self) -> tuple[str, ...]:
        """The papers that the person holds, as terms of their vocabulary."""
        return tuple(self.release.papers.split()) if self.release else ()


@dataclass(frozen=True, slots=True)
class EventCase:
    """A release event with all that belongs to it; people by name, the rest by date. `sources` are those it cites.

    `told_names` are the names of those whose family was told though they do not belong to the event. `elsewhere`
    counts, by group, the people of cases that whoever reads may not know.
    """

    event: ReleaseEvent
    figures: EventFigures
    people: tuple[EventPerson, ...]
    numbers: tuple[AnnouncedNumber, ...]
    pledges: tuple[Pledge, ...]
    key_events: tuple[KeyEvent, ...]
    lists: tuple[ListFigures, ...]
    notices: tuple[FamilyNotice, ...]
    told_names: Mapping[PersonId, str]
    sources: Mapping[int, Source]
    elsewhere: Mapping[str, int]

    @property
    def unlisted(self) -> tuple[EventPerson, ...]:
        """Who is recorded as released though no list in force names them; nobody while there is no list."""
        on_no_list = self.figures.people["unlisted"] if self.figures.lists else frozenset()
        return tuple(one for one in self.people if one.line.id in on_no_list)

    def verified_by(self, number: AnnouncedNumber) -> int | None:
        """Return of how many we knew for sure that they were free when the number was said (None: no day is known).

        A number of those who went to one destination is held against those who went there.
        """
        if number.said is None:
            return None
        moment = (number.said.latest, number.said_time or _END_OF_DAY)
        place = number.destination.casefold()
        return sum(
            1
            for one in self.people
            if one.release is not None
            and not one.refused
            and (not place or place in (one.release.destination.casefold(), one.destination.casefold()))
            and level_reached(step for step in one.steps if _by(step, moment)) in VERIFIED
        )


@dataclass(frozen=True, slots=True)
class EventLine:
    """A release event in the list of events: how many are recorded in it, how many of them confirmed."""

    event: ReleaseEvent
    recorded: int
    confirmed: int


def list_events(desk: Desk) -> tuple[EventLine, ...]:
    """Return all release events, the latest first, those without a date last."""
    terms = desk.terms
    staying = [
        one.code
        for one in terms.of(Vocabulary.RELEASE_KIND, with_retired=True)
        if sets_nobody_free(terms, one.code)
    ]
    with desk.register.reading() as reader:
        levels = events.releases_by_level(reader, staying)
        found = [_line(event, levels.get(event.id, {})) for event in reader.find(ReleaseEvent)]
    return tuple(sorted(found, key=lambda one: _by_date(one.event), reverse=True))


def list_key_events(desk: Desk) -> tuple[tuple[KeyEvent, ...], Mapping[int, str]]:
    """Return all key events by date, and the titles of the release events that they belong to."""
    with desk.register.reading() as reader:
        found = reader.find(KeyEvent)
        of = reader.by_id(ReleaseEvent, (one.release_event_id for one in found))
        return tuple(sorted(found, key=_by_date)), {key: event.title for key, event in of.items()}


def read_event(desk: Desk, event_id: int) -> EventCase:
    """Return the whole event; raises Gone."""
    terms, figures = desk.terms, event_figures(desk, event_id)
    elsewhere = groups_in_event(desk, event_id)
    with desk.register.reading() as reader:
        event = reader.get(ReleaseEvent, event_id)
        of_event = {"release_event_id": event_id}
        notices = tuple(sorted(reader.find(FamilyNotice, **of_event), key=_told))
        numbers = tuple(sorted(reader.find(AnnouncedNumber, **of_event), key=_said))
        pledges = tuple(
            sorted(reader.find(Pledge, **of_event), key=lambda one: (one.side, _when(one.promised), one.id))
        )
        key_events = tuple(sorted(reader.find(KeyEvent, **of_event), key=_by_date))
        lists = tuple(sorted(figures.lists, key=_published))
        released = _people(reader, terms, event_id, notices)
        others = sorted({one.person_id for one in notices} - {one.line.id for one in released})
        cited: list[Any] = [event, *numbers, *pledges, *key_events, *(one.announced_list for one in lists)]
        for one in released:
            cited += [*([one.release] if one.release else []), *one.steps, *one.journey]
        return EventCase(
            event=event,
            figures=figures,
            people=released,
            numbers=numbers,
            pledges=pledges,
            key_events=key_events,
            lists=lists,
            notices=notices,
            told_names={line.id: line.name for line in person_lines.of(reader, others, None)},
            sources=reader.by_id(Source, (one.source_id for one in cited)),
            elsewhere=elsewhere,
        )


def _people(
    reader: Reader, terms: Terms, event_id: int, notices: Sequence[FamilyNotice]
) -> tuple[EventPerson, ...]:
    releases = {one.person_id: one for one in reader.find(Release, release_event_id=event_id)}
    everybody = list(dict.fromkeys([*releases, *events.matched(reader, event_id)]))
    owners = set(everybody)
    steps = _by_release(reader.find(ConfirmationStep, person_id=owners))
    journeys = _by_release(reader.find(JourneyLeg, person_id=owners))
    owed = _owed(reader, everybody)
    told: dict[PersonId, list[FamilyNotice]] = defaultdict(list)
    for notice in notices:
        told[notice.person_id].append(notice)
    lines = sorted(person_lines.of(reader, everybody, None), key=lambda line: (sort_key(line.name), line.id))
    found = []
    for line in lines:
        release = releases.get(line.id)
        refused = release is not None and sets_nobody_free(terms, release.kind)
        found.append(
            EventPerson(
                line=line,
                release=release,
                steps=in_order(steps[release.id]) if release else (),
                journey=in_order(journeys[release.id]) if release else (),
                held_again=_held_again(line, release, terms) if not refused else None,
                refused=refused,
                owed=owed.get(line.id),
                notices=tuple(told[line.id]),
            )
        )
    return tuple(found)


def _held_again(line: PersonLine, release: Release | None, terms: Terms) -> PartialDate | None:
    """Return since when somebody who was freed is in custody now."""
    if release is None or release.date is None or line.status not in terms.custody_codes or not line.since:
        return None
    since = PartialDate(line.since)
    return None if since.certainly_before(release.date) else since


def _owed(reader: Reader, everybody: Sequence[PersonId]) -> dict[PersonId, Owed]:
    """Return what each is owed first; what has no day comes last."""
    found = reader.columns(FollowUp, ("due", "title", "state", "protocol_step_id"), everybody)
    soonest: dict[PersonId, Owed] = {}
    called_for: dict[PersonId, int] = {}
    for person_id, rows in found.items():
        open_ones = [
            (due is None, str(due or ""), title, step or 0)
            for due, title, state, step in rows
            if state in OWED
        ]
        if open_ones:
            _none, due, title, step = min(open_ones)
            soonest[person_id], called_for[person_id] = Owed(title, due), step
    steps = reader.by_id(ProtocolStep, called_for.values())
    language = language_in_force()
    return {
        person: replace(owed, title=title_in(language, owed.title, steps.get(called_for[person])))
        for person, owed in soonest.items()
    }


def _published(one: ListFigures) -> tuple[Any, ...]:
    announced = one.announced_list
    return (_when(announced.published), announced.published_time, announced.id)


def _line(event: ReleaseEvent, levels: Mapping[Confirmation, int]) -> EventLine:
    recorded = sum(levels.values()) - levels.get(Confirmation.REFUTED, 0)
    return EventLine(event, recorded, sum(levels.get(level, 0) for level in CONFIRMED))


def _by_release(records: Iterable[Any]) -> Mapping[int, list[Any]]:
    groups: dict[int, list[Any]] = defaultdict(list)
    for record in records:
        groups[record.release_id].append(record)
    return groups


def _by(step: ConfirmationStep, moment: tuple[Any, str]) -> bool:
    """Tell whether a step had certainly been taken by a moment; one without a day is not known to have been."""
    return step.date is not None and (step.date.latest, step.time or _END_OF_DAY) <= moment


def _when(date: PartialDate | None) -> tuple[Any, ...]:
    return (date is not None, date.sort_key if date else ())


def _by_date(record: Any) -> tuple[Any, ...]:
    return (*_when(record.date), record.id)


def _said(number: AnnouncedNumber) -> tuple[Any, ...]:
    return (*_when(number.said), number.said_time, number.id)


def _told(notice: FamilyNotice) -> tuple[Any, ...]:
    return (*_when(notice.told), notice.id)
