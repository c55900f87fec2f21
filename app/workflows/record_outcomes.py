"""Recording how many people were released at once, and correcting it: each time one change that can be undone."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from app.base.errors import FieldProblem
from app.base.i18n import _, ngettext
from app.domain.record import PersonId
from app.domain.release import Release
from app.domain.release_event import ReleaseEvent
from app.store import events, person_lines
from app.store.unit import Reader
from app.workflows.desk import Desk
from app.workflows.entries import OutcomeChange, ReleaseEntry, require_not_dead, require_past, source_of
from app.workflows.event_figures import sets_nobody_free
from app.workflows.follow_anchor import pausing
from app.workflows.follow_through import follow_correction
from app.workflows.releasing import (
    Known,
    LeftOut,
    ends_custody,
    kind_of,
    read_known,
    release_people,
    require_after_transfer,
    require_held,
    require_kind,
    require_possible,
    sift,
)

__all__ = [
    "Concerned",
    "LeftOut",
    "Outcomes",
    "change_outcomes",
    "matched_people",
    "plan_change",
    "plan_outcomes",
    "record_outcomes",
]


@dataclass(frozen=True, slots=True)
class Concerned:
    """Somebody whose outcome is recorded or changed, and the release as it was recorded before (None: none was)."""

    person_id: PersonId
    name: str
    before: Release | None


@dataclass(frozen=True, slots=True)
class Outcomes:
    """Whom an outcome is recorded for (or would be), who is left out and why.

    `concerned` tells of everybody in `people` what was recorded before.
    """

    event_id: int
    people: tuple[PersonId, ...]
    left_out: tuple[LeftOut, ...]
    concerned: tuple[Concerned, ...] = ()


def matched_people(desk: Desk, event_id: int) -> tuple[PersonId, ...]:
    """Return everybody whom a human being has found on a list of the event, in the order of the lists."""
    with desk.register.reading() as reader:
        return events.matched(reader, event_id)


def plan_outcomes(desk: Desk, event_id: int, chosen: Collection[PersonId], entry: ReleaseEntry) -> Outcomes:
    """Tell what `record_outcomes` would do; nothing is written."""
    kind = require_kind(desk, entry)
    with desk.register.reading() as reader:
        reader.get(ReleaseEvent, event_id)
        known = read_known(reader, chosen)
        return _sifted(reader, event_id, chosen, known, _asking(known, event_id, entry, kind))


def record_outcomes(desk: Desk, event_id: int, chosen: Collection[PersonId], entry: ReleaseEntry) -> Outcomes:
    """Record the same release for all who can have been released so, as one change; tell who was left out."""
    kind = require_kind(desk, entry)
    of_event = replace(entry, release_event_id=event_id)
    plan = plan_outcomes(desk, event_id, chosen, of_event)
    many = len(plan.people)
    if not many:
        return plan
    sentence = ngettext("Record release of {n} person", "Record release of {n} people", many).format(n=many)
    with desk.changing(sentence) as change:
        change.get(ReleaseEvent, event_id)
        known = read_known(change, plan.people)
        ask = _asking(known, event_id, of_event, kind)
        for person_id in plan.people:
            ask(person_id)
        release_people(change, desk, known, plan.people, of_event, source_of(change, entry.source))
    return plan


def plan_change(desk: Desk, event_id: int, chosen: Collection[PersonId], wanted: OutcomeChange) -> Outcomes:
    """Tell what `change_outcomes` would do; nothing is written."""
    _require_something(desk, wanted)
    with desk.register.reading() as reader:
        known = read_known(reader, chosen)
        return _sifted(reader, event_id, chosen, known, _asking_to_change(known, event_id, wanted))


def change_outcomes(
    desk: Desk, event_id: int, chosen: Collection[PersonId], wanted: OutcomeChange
) -> Outcomes:
    """Correct how these people were released in the event, as one change; what follows from it is moved along."""
    plan = plan_change(desk, event_id, chosen, wanted)
    many = len(plan.people)
    if not many:
        return plan
    terms = desk.terms  # read before the change begins
    sentence = ngettext("Change outcome of {n} person", "Change outcome of {n} people", many).format(n=many)
    with desk.changing(sentence) as change:
        known = read_known(change, plan.people)
        releases = [one for person in plan.people for one in _in_event(known.releases[person], event_id)]
        with pausing(change, terms, *plan.people):
            for release in releases:
                later = release.but(**_given(wanted))
                if sets_nobody_free(terms, later.kind):
                    later = later.but(destination="")  # who stayed in custody went nowhere
                follow_correction(change, terms, release, change.save(later))
    return plan


def _sifted(
    reader: Reader,
    event_id: int,
    chosen: Collection[PersonId],
    known: Known,
    ask: Callable[[PersonId], None],
) -> Outcomes:
    """Ask of everybody; who was removed or merged into another meanwhile is left out too."""
    names = {line.id: line.name for line in person_lines.of(reader, list(chosen), None)}

    def ask_of(person_id: PersonId) -> None:
        if person_id not in names:
            raise FieldProblem("", _("This record is no longer in the register: it has been removed."))
        ask(person_id)

    possible, left_out = sift(lambda one: names.get(one, ""), chosen, ask_of)
    before = {one: _in_event(known.releases[one], event_id) for one in possible}
    concerned = tuple(Concerned(one, names[one], next(iter(before[one]), None)) for one in possible)
    return Outcomes(event_id, possible, left_out, concerned)


def _asking(known: Known, event_id: int, entry: ReleaseEntry, kind: Any) -> Callable[[PersonId], None]:
    """Return what refuses those who cannot have been released so."""

    def ask(person_id: PersonId) -> None:
        if _in_event(known.releases[person_id], event_id):
            raise FieldProblem("date", _("The release in this event is recorded already."))
        require_possible(known, person_id, entry, ends_custody=ends_custody(kind, entry))
        require_held(known, person_id, entry)

    return ask


def _asking_to_change(known: Known, event_id: int, wanted: OutcomeChange) -> Callable[[PersonId], None]:
    """Return what refuses those of whom this cannot be true."""
    given = _given(wanted)

    def ask(person_id: PersonId) -> None:
        releases = _in_event(known.releases[person_id], event_id)
        if not releases:
            raise FieldProblem("date", _("No release in this event is recorded yet."))
        if all(release == release.but(**given) for release in releases):
            raise FieldProblem("kind", _("It is recorded so already."))
        if wanted.date is not None:
            require_not_dead(known.deaths[person_id], wanted.date)
            for release in releases:
                _require_date_fits(known, release, wanted)

    return ask


def _require_date_fits(known: Known, release: Release, wanted: OutcomeChange) -> None:
    """Refuse a day before the arrest, and before a transfer after which the person was held until the release."""
    assert wanted.date is not None
    for detention in known.detentions[release.person_id]:
        if detention.id != release.detention_id:
            continue
        if detention.start and wanted.date.certainly_before(detention.start):
            raise FieldProblem("date", _("The release lies before the arrest."))
        for placement in known.placements_of(detention):
            if placement.end is None or placement.end == release.date:
                require_after_transfer(placement, wanted.date)


def _in_event(releases: Sequence[Release], event_id: int) -> list[Release]:
    return [one for one in releases if one.release_event_id == event_id]


def _given(wanted: OutcomeChange) -> dict[str, Any]:
    """Return the fields that are filled in."""
    found = {field.name: getattr(wanted, field.name) for field in fields(wanted)}
    return {name: value for name, value in found.items() if value}


def _require_something(desk: Desk, wanted: OutcomeChange) -> None:
    if not _given(wanted):
        raise FieldProblem("kind", _("Nothing is filled in, so there is nothing to change."))
    if wanted.kind:
        kind_of(desk, wanted.kind)
    if wanted.date is not None:
        require_past(desk, wanted.date)
