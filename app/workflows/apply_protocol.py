"""Applying a protocol: what a release, an arrest, a transfer or a judgment calls for, entered for one person or many.

It is one change, taken back as a whole. What a step has called for since the same record is never entered twice, so
one may apply a protocol again at any time: after a step was added, or when more people are known to be free.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from app.base.i18n import N_, _, language_in_force, ngettext
from app.base.language import Language
from app.domain.destination import is_abroad
from app.domain.detention import Detention, Placement, Sentence
from app.domain.follow_up import FollowUp, FollowUpState
from app.domain.partial_date import PartialDate
from app.domain.people_list import PersonLine
from app.domain.person import Person
from app.domain.protocol import Anchor, Protocol, ProtocolStep, applies, counted_from, due_on
from app.domain.record import PersonId, Record
from app.domain.release import JourneyLeg, Release
from app.domain.release_event import ReleaseEvent
from app.domain.status import DEAD, DOUBTED, Claim, Confidence
from app.domain.vocabulary import Terms, Vocabulary
from app.store import person_lines
from app.store.history import head
from app.store.register import Change
from app.store.unit import BATCH, Reader
from app.workflows.desk import Desk
from app.workflows.follow_anchor import anchor_date, ends_custody, held_since, is_believed, sets_free


class SkipReason(StrEnum):
    """Why a protocol calls for nothing (more) for somebody."""

    HAS_ALL = "has_all"
    NO_RELEASE = "no_release"
    NOT_IN_EVENT = "not_in_event"
    RELEASE_DOUBTED = "release_doubted"
    NOT_FREED = "not_freed"
    HELD_AGAIN = "held_again"
    NOT_HELD = "not_held"
    NO_TRANSFER = "no_transfer"
    NO_JUDGMENT = "no_judgment"
    DIED = "died"
    NO_STEP = "no_step"
    ALL_PAST = "all_past"


SKIP_REASONS = {
    SkipReason.HAS_ALL: N_("has all of it already"),
    SkipReason.NO_RELEASE: N_("no release is recorded"),
    SkipReason.NOT_IN_EVENT: N_("no release in this event is recorded"),
    SkipReason.RELEASE_DOUBTED: N_("the release is doubted"),
    SkipReason.NOT_FREED: N_("the release did not end custody"),
    SkipReason.HELD_AGAIN: N_("was arrested again since"),
    SkipReason.NOT_HELD: N_("is not held"),
    SkipReason.NO_TRANSFER: N_("no placement is recorded"),
    SkipReason.NO_JUDGMENT: N_("no sentence is recorded"),
    SkipReason.DIED: N_("has died"),
    SkipReason.NO_STEP: N_("no step is meant for this person"),
    SkipReason.ALL_PAST: N_("all of it would have been due earlier"),
}


@dataclass(frozen=True, slots=True)
class ProtocolChoice:
    """Which protocol for whom. With an event, its people (or those given), counted from their release in it.

    `assignee` None: each person's caseworker. `due_from` leaves out what would have been due before that day.
    `language` is that of the titles (None: of the window).
    """

    protocol_id: int
    people: tuple[PersonId, ...] = ()
    event_id: int | None = None
    assignee: str | None = None
    due_from: dt.date | None = None
    language: Language | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """Somebody for whom nothing is entered, and why."""

    person: PersonLine
    reason: SkipReason


@dataclass(frozen=True, slots=True)
class ProtocolPlan:
    """What applying a protocol enters (or has entered): `created` follow-ups for `served` of the `people`.

    `overdue` of those created are due before today. `vague` of those served have a date that is counted from its
    earliest day, `undated` one that is too vague to count from: what they are owed has no day. `resumed` paused
    follow-ups of an earlier release are counted anew.
    """

    protocol: Protocol
    people: int
    served: int
    created: int
    skipped: tuple[Skipped, ...] = ()
    overdue: int = 0
    vague: int = 0
    undated: int = 0
    resumed: int = 0


def plan_protocol(desk: Desk, choice: ProtocolChoice) -> ProtocolPlan:
    """Say what `apply_protocol` would enter; nothing is changed.

    Raises Gone where there is no such protocol, event or person.
    """
    terms = desk.terms
    with desk.register.reading() as reader:
        return _Applying(reader, terms, choice, desk.clock.today()).plan()


def apply_protocol(desk: Desk, choice: ProtocolChoice) -> ProtocolPlan:
    """Enter what the protocol calls for and is not there yet, as one change, and say what was entered.

    Paused follow-ups of the same steps, counted from an earlier release, are not needed any more.
    """
    terms, today = desk.terms, desk.clock.today()  # read before the change begins
    with desk.register.reading() as reader:
        last, _mac = head(reader.connection)
        applying = _Applying(reader, terms, choice, today)
        plan = applying.plan()
    with desk.changing(_sentence(desk, plan, choice)) as change:
        if change.number != last + 1:  # somebody else was quicker: what was worked out may hold no more
            applying = _Applying(change, terms, choice, today)
            plan = applying.plan()
        applying.write(change)
        return plan


def _sentence(desk: Desk, plan: ProtocolPlan, choice: ProtocolChoice) -> str:
    title = plan.protocol.title(language_in_force())
    if plan.people == 1 and choice.people:
        name = desk.name_of(choice.people[0])
        return _("Apply protocol “{title}” to {name}").format(title=title, name=name)
    told = ngettext(
        "Apply protocol “{title}” to {n} person", "Apply protocol “{title}” to {n} people", plan.served
    )
    return told.format(title=title, n=plan.served)


class _Applying:
    """One protocol held against some people: whom it calls for what, worked out from a few bulk reads."""

    def __init__(self, reader: Reader, terms: Terms, choice: ProtocolChoice, today: dt.date) -> None:
        self._reader, self._terms, self._choice = reader, terms, choice
        self._today, self._language = today.isoformat(), choice.language or language_in_force()
        self._protocol = reader.get(Protocol, choice.protocol_id)
        steps = reader.find(ProtocolStep, protocol_id=self._protocol.id, active=True)
        self._steps = sorted(steps, key=lambda step: (step.position, step.id))
        self._people = self._concerned()
        self._workers = reader.columns(Person, ("caseworker",), self._people)
        for person in self._people:
            if person not in self._workers:
                reader.get(Person, person)  # raises Gone
        self._anchors: dict[PersonId, Record] = {}
        self._why_not: dict[PersonId, SkipReason] = {}
        self._abroad: dict[PersonId, bool | None] = {}
        self._rows: list[dict[str, Any]] = []
        self._vague: set[PersonId] = set()
        self._undated: set[PersonId] = set()
        self._find_anchors()
        self._resumed = self._work_out()

    def plan(self) -> ProtocolPlan:
        """Return the figures, and who is skipped, in the order of the people."""
        skipped = [person for person in self._people if person in self._why_not]
        lines = {line.id: line for line in person_lines.of(self._reader, skipped, None)}
        return ProtocolPlan(
            self._protocol,
            len(self._people),
            len(self._people) - len(skipped),
            len(self._rows),
            tuple(Skipped(lines[person], self._why_not[person]) for person in skipped if person in lines),
            sum(1 for row in self._rows if row["due"] and row["due"] < self._today),
            len(self._vague),
            len(self._undated),
            len(self._resumed),
        )

    def write(self, change: Change) -> None:
        """Store what was worked out."""
        change.add_many(FollowUp, self._rows)
        for one in self._resumed:
            reason = _("Counted anew from a later release.")
            outcome = "\n".join(part for part in (one.outcome, reason) if part)
            change.save(one.but(state=FollowUpState.NOT_NEEDED, outcome=outcome))

    def _concerned(self) -> list[PersonId]:
        """Return the people, each once, in the order in which they were named."""
        if self._choice.event_id is not None:
            self._reader.get(ReleaseEvent, self._choice.event_id)
            if not self._choice.people:
                of_event = self._reader.find(Release, release_event_id=self._choice.event_id)
                return list(dict.fromkeys(release.person_id for release in of_event))
        return list(dict.fromkeys(self._choice.people))

    def _find_anchors(self) -> None:
        claims = self._of_people(Claim)
        detentions = self._of_people(Detention)
        if self._protocol.anchor is Anchor.RELEASE:
            releases, legs = self._of_people(Release), self._of_people(JourneyLeg)
        for person in self._people:
            said = claims[person]
            believed = [one for one in detentions[person] if is_believed(one.id, said)]
            if any(claim.status in DEAD and claim.confidence not in DOUBTED for claim in said):
                self._why_not[person] = SkipReason.DIED
            elif self._protocol.anchor is Anchor.RELEASE:
                found = self._release(releases[person], said, believed)
                self._keep(person, found)
                if isinstance(found, Release):
                    own = [leg for leg in legs[person] if leg.release_id == found.id]
                    self._abroad[person] = self._is_abroad(found, own)
            else:
                self._keep(person, _latest([one for one in believed if one.end is None], SkipReason.NOT_HELD))
                self._abroad[person] = False
        if self._protocol.anchor in (Anchor.TRANSFER, Anchor.JUDGMENT):
            self._within_detentions()

    def _keep(self, person: PersonId, found: "Record | SkipReason") -> None:
        if isinstance(found, SkipReason):
            self._anchors.pop(person, None)
            self._why_not[person] = found
        else:
            self._anchors[person] = found

    def _release(
        self, releases: Sequence[Release], claims: Sequence[Claim], believed: Sequence[Detention]
    ) -> "Release | SkipReason":
        """Return the release to count from: the latest that has set the person free, who is so still."""
        if not releases:
            return SkipReason.NO_RELEASE
        event = self._choice.event_id
        within = [one for one in releases if event is None or one.release_event_id == event]
        if not within:
            return SkipReason.NOT_IN_EVENT
        real = [one for one in within if sets_free(self._terms, one, _said(claims, one))]
        freeing = [one for one in within if ends_custody(self._terms, one)]
        reason = SkipReason.RELEASE_DOUBTED if freeing else SkipReason.NOT_FREED
        found: Release | SkipReason = _latest(real, reason)
        if isinstance(found, Release) and held_since(found, believed):
            return SkipReason.HELD_AGAIN
        return found

    def _within_detentions(self) -> None:
        """Count from the latest transfer or judgment of the detention, where there is one."""
        placements = self._of_people(Placement) if self._protocol.anchor is Anchor.TRANSFER else {}
        sentences = self._of_people(Sentence) if self._protocol.anchor is Anchor.JUDGMENT else {}
        for person, detention in list(self._anchors.items()):
            moved = [one for one in placements.get(person, ()) if not one.punishment]
            within: list[Placement | Sentence] = [
                one for one in (*moved, *sentences.get(person, ())) if one.detention_id == detention.id
            ]
            judged = self._protocol.anchor is Anchor.JUDGMENT
            self._keep(person, _latest(within, SkipReason.NO_JUDGMENT if judged else SkipReason.NO_TRANSFER))

    def _is_abroad(self, release: Release, legs: Iterable[JourneyLeg]) -> bool | None:
        """Tell whether the person is abroad: by where the journey has led, else by the kind of release."""
        ordered = sorted(legs, key=lambda leg: (leg.date.sort_key if leg.date else (), leg.id))
        places = (release.destination, *(leg.destination for leg in ordered))
        known = [abroad for place in places if (abroad := is_abroad(place)) is not None]
        if known:
            return known[-1]
        kind = self._terms.get(Vocabulary.RELEASE_KIND, release.kind)
        return None if kind is None or kind.code == "unknown" else kind.says("abroad")

    def _work_out(self) -> list[FollowUp]:
        """Fill the rows to be stored; return the paused follow-ups that are counted anew by them."""
        present = self._present()
        taken: set[tuple[PersonId, int | None]] = set()
        for person, anchor in self._anchors.items():
            date = anchor_date(anchor)
            meant = [step for step in self._steps if applies(step.condition, self._abroad[person])]
            dues = {step.id: due_on(date, step.offset_days) for step in meant if self._is_in_time(step, date)}
            wanting = [step for step in meant if step.id in dues and (step.id, anchor.id) not in present]
            if not wanting:
                self._why_not[person] = self._why_nothing(meant, bool(dues))
                continue
            if counted_from(date) is None:
                self._undated.add(person)
            elif date is not None and date.exact is None:
                self._vague.add(person)
            self._rows.extend(self._row(person, anchor, step, dues[step.id]) for step in wanting)
            taken.update((person, step.id) for step in wanting)
        own = [step.id for step in self._steps]
        paused = self._reader.find(FollowUp, protocol_step_id=own, state=FollowUpState.PAUSED)
        return [one for one in paused if (one.person_id, one.protocol_step_id) in taken]

    def _is_in_time(self, step: ProtocolStep, date: PartialDate | None) -> bool:
        """Tell whether the step is due late enough to be wanted; what has no day always is."""
        due = due_on(date, step.offset_days)
        return due is None or self._choice.due_from is None or due >= self._choice.due_from

    def _why_nothing(self, meant: Sequence[ProtocolStep], in_time: bool) -> SkipReason:
        if not meant:
            return SkipReason.NO_STEP
        return SkipReason.HAS_ALL if in_time else SkipReason.ALL_PAST

    def _row(
        self, person: PersonId, anchor: Record, step: ProtocolStep, due: dt.date | None
    ) -> dict[str, Any]:
        given = self._choice.assignee
        return {
            "person_id": person,
            "kind": step.kind,
            "title": step.title(self._language),
            "due": due.isoformat() if due else None,
            "priority": step.priority.value,
            "assignee": self._workers[person][0][0] if given is None else given,
            "state": FollowUpState.OPEN.value,
            "note": step.note,
            "protocol_step_id": step.id,
            "anchor_id": anchor.id,
            "offset_days": step.offset_days,
        }

    def _present(self) -> set[tuple[int, int]]:
        """Return which steps have called for something since which record."""
        found = self._reader.columns(FollowUp, ("protocol_step_id", "anchor_id"), self._anchors)
        return {pair for rows in found.values() for pair in rows if None not in pair}

    def _of_people(self, kind: type[Any]) -> Mapping[PersonId, list[Any]]:
        found: dict[PersonId, list[Any]] = defaultdict(list)
        for start in range(0, len(self._people), BATCH):
            for one in self._reader.find(kind, person_id=self._people[start : start + BATCH]):
                found[one.person_id].append(one)
        return found


def _said(claims: Iterable[Claim], release: Release) -> tuple[Confidence, ...]:
    return tuple(claim.confidence for claim in claims if claim.release_id == release.id)


def _latest(records: Sequence[Any], otherwise: SkipReason) -> Any:
    """Return the record with the latest date, those without one first; `otherwise` when there is none."""

    def key(record: Record) -> tuple[object, ...]:
        date = anchor_date(record)
        return (date is not None, date.sort_key if date else (), record.id)

    return max(records, key=key, default=otherwise)
