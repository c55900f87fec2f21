"""Printing the sheet of people still held: all on a day, or those expected in a release event and on no list."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from app.base.progress import Progress
from app.domain.announced_list import AnnouncedLine
from app.domain.disclosure import FieldKey
from app.domain.event_figures import Missing
from app.domain.facility import Facility
from app.domain.follow_up import OWED, FollowUp
from app.domain.leaving import figure_for
from app.domain.names.collation import sort_key
from app.domain.partial_date import PartialDate
from app.domain.people_list import PeopleQuery, PersonLine
from app.domain.protocol import ProtocolStep, title_in
from app.domain.record import PersonId
from app.domain.release_event import ReleaseEvent
from app.domain.status import Confidence
from app.domain.vocabulary import Vocabulary
from app.reports.catalogue import STILL_HELD
from app.reports.still_held_data import (
    Grouping,
    HeldGroup,
    HeldPerson,
    NotFree,
    StillHeldData,
    StillHeldOptions,
)
from app.store import people, person_lines
from app.store.unit import BATCH, Reader
from app.workflows.consents import require_somebody
from app.workflows.desk import Desk
from app.workflows.event_figures import event_figures, expected_people
from app.workflows.people_on_paper import Withholding
from app.workflows.undecided_lines import perhaps_named, undecided_lines
from app.workflows.write_paper import Paper, Printed, issue_now, require_free, write_paper

_NUMBER = re.compile(r"(\d{1,9})")

__all__ = ["Grouping", "StillHeldOptions", "print_still_held", "still_held"]


def print_still_held(
    desk: Desk,
    out: Path,
    options: StillHeldOptions,
    progress: Progress,
    *,
    event_id: int | None = None,
    overwrite: bool = False,
) -> Printed:
    """Write the sheet to `out`; with an event, of those who were expected in it and are on none of its lists,
    and of those whom it reported as free though they are held.

    Raises Problem, Gone when there is no such event, and Cancelled.
    """
    # deferred: reportlab and pikepdf take a quarter of a second that a start of the program must not pay.
    from app.reports.still_held import draw

    require_free(out, overwrite=overwrite)
    data = still_held(desk, options, progress, event_id)
    told = Paper(
        STILL_HELD.name,
        options.audience,
        [person.person_id for group in data.groups for person in group.people],
        data.issue.withheld,
        data.issue.left_out,
        options.recipient,
    )
    return write_paper(desk, out, lambda pdf: draw(data, options, pdf, progress), told)


def still_held(
    desk: Desk, options: StillHeldOptions, progress: Progress, event_id: int | None = None
) -> StillHeldData:
    """Return what the sheet shows; who gave no consent for the audience is left out and counted."""
    day = options.on or desk.clock.today()
    withholding = Withholding(options.audience, desk.clock.today(), options.recipient)
    query = PeopleQuery(on=day, statuses=frozenset(desk.terms.custody_codes))
    event = _of_event(desk, event_id, progress) if event_id is not None else None
    with desk.register.reading() as reader:
        held = people.find(reader, query).ids
        concerned = [person for person in held if event is None or person in event.concerned]
        ids = withholding.consented(reader, concerned)
        require_somebody(len(ids), len(withholding.left_out))
        lines = [withholding.line(line) for line in person_lines.of(reader, ids, day)]
        groups = _Sheet(desk, reader, options, day, lines, withholding, event).groups()
        named = withholding.counted(reader, event.named.intersection(held)) if event else frozenset()
    issue = issue_now(desk, day, withholding.withheld, len(withholding.left_out))
    return StillHeldData(
        issue,
        groups,
        options.grouping,
        event.title if event else "",
        figure_for(options.audience, len(named)),
        partial=bool(desk.register.hidden_cases()),
    )


@dataclass(frozen=True, slots=True)
class _OfEvent:
    """Whom an event concerns who may still be held.

    `expected` are on none of its lists (`perhaps` of them: an undecided line may mean them), `not_free` were
    reported as free and are not, `named` are on a list and have no release recorded.
    """

    title: str
    expected: frozenset[PersonId]
    perhaps: frozenset[PersonId]
    not_free: Mapping[PersonId, NotFree]
    named: frozenset[PersonId]

    @property
    def concerned(self) -> frozenset[PersonId]:
        """Who is on the sheet if they are held."""
        return self.expected.union(self.not_free)


def _of_event(desk: Desk, event_id: int, progress: Progress) -> _OfEvent:
    figures = event_figures(desk, event_id)
    expected = frozenset(expected_people(desk, event_id, Missing.ALL).ids)
    in_force = [one.announced_list.id for one in figures.lists if one.in_force]
    with desk.register.reading() as reader:
        title = reader.get(ReleaseEvent, event_id).title
        lines = reader.find(AnnouncedLine, announced_list_id=in_force)
    perhaps = perhaps_named(undecided_lines(desk, lines, progress))
    not_free = {
        **dict.fromkeys(figures.people["held_again"], NotFree.HELD_AGAIN),
        **dict.fromkeys(figures.people["refuted"], NotFree.REFUTED),
        **dict.fromkeys(figures.people["refused"], NotFree.REFUSED),
    }
    return _OfEvent(title, expected, frozenset(perhaps), not_free, figures.people["not_recorded"])


class _Sheet:
    """The people of one sheet with what hangs on them, read in one go."""

    def __init__(
        self,
        desk: Desk,
        reader: Reader,
        options: StillHeldOptions,
        day: dt.date,
        lines: Sequence[PersonLine],
        withholding: Withholding,
        event: _OfEvent | None,
    ) -> None:
        self._not_free = event.not_free if event else {}
        self._perhaps: frozenset[PersonId] = event.perhaps if event else frozenset()
        self._terms, self._options, self._day, self._lines = desk.terms, options, day, lines
        ids = [line.id for line in lines]
        self._names = withholding.names(reader, ids, options.language)
        self._since = people.held_since(reader, ids, day, desk.terms.custody_codes)
        self._facilities = reader.by_id(Facility, (line.facility_id for line in lines))
        self._next = _next_owed(reader, ids) if FieldKey.FOLLOW_UPS in withholding.keys else {}
        self._steps = reader.by_id(ProtocolStep, (one.protocol_step_id for one in self._next.values()))

    def groups(self) -> tuple[HeldGroup, ...]:
        """Return the people in their groups; those whose place is not recorded come after the others.

        Last come those whom the event reported as free.
        """
        ordered = sorted(self._lines, key=self._place_in_order)
        return tuple(
            HeldGroup(title, tuple(self._person(line) for line in lines), reported)
            for (reported, title), lines in groupby(
                ordered, lambda line: (line.id in self._not_free, self._title(line))
            )
        )

    def _title(self, line: PersonLine) -> str:
        if line.id in self._not_free:
            return ""
        if self._options.grouping is Grouping.ALPHABET:
            return self._names[line.id].name[:1].upper()
        facility = self._facilities.get(line.facility_id) if line.facility_id is not None else None
        return facility.name(self._options.language) if facility else ""

    def _place_in_order(self, line: PersonLine) -> tuple[object, ...]:
        name = sort_key(self._names[line.id].name, self._options.language.value)
        reported = line.id in self._not_free
        if self._options.grouping is Grouping.ALPHABET:
            return (reported, name, line.id)
        title = self._title(line)
        return (reported, not title, _counting(title), name, line.id)

    def _status(self, code: str) -> str:
        term = self._terms.get(Vocabulary.STATUS, code)
        return term.short(self._options.language) if term else code

    def _owed(self, one: FollowUp) -> str:
        return title_in(self._options.language, one.title, self._steps.get(one.protocol_step_id or 0))

    def _person(self, line: PersonLine) -> HeldPerson:
        since = self._since.get(line.id)
        owed = self._next.get(line.id)
        name = self._names[line.id]
        return HeldPerson(
            name=name.name,
            second_name=name.second,
            case_number=line.case_number,
            status=self._status(line.status),
            birth=PartialDate(line.birth) if line.birth else None,
            since=PartialDate(line.since) if line.since else None,
            confidence=Confidence(line.confidence) if line.confidence else None,
            certain=line.certain,
            days=(self._day - since).days if since else None,
            next_due=owed.due if owed else None,
            next_title=self._owed(owed) if owed else "",
            not_free=self._not_free.get(line.id),
            perhaps=line.id in self._perhaps,
            person_id=line.id,
        )


def _counting(title: str) -> tuple[object, ...]:
    """Return what sorts places in counting order: colony 2 before colony 11."""
    return tuple(
        (int(part), "") if part.isdecimal() else (-1, sort_key(part)) for part in _NUMBER.split(title)
    )


def _next_owed(reader: Reader, ids: Sequence[PersonId]) -> dict[PersonId, FollowUp]:
    """Return what is owed to each person next."""
    found: dict[PersonId, FollowUp] = {}
    for start in range(0, len(ids), BATCH):
        batch = list(ids[start : start + BATCH])
        for one in reader.find(FollowUp, person_id=batch, state=[state.value for state in OWED]):
            known = found.get(one.person_id)
            if known is None or (one.due or dt.date.max) < (known.due or dt.date.max):
                found[one.person_id] = one
    return found
