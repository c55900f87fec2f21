"""Lets the last thirty days pass in the sample: what caseworkers did day by day, through the same workflows."""

import datetime as dt
from collections.abc import Callable
from random import Random

from app.base.clock import FixedClock
from app.domain.case import Case
from app.domain.detention import Placement
from app.domain.facility import Facility
from app.domain.follow_up import FollowUp, FollowUpFields, FollowUpState, Priority
from app.domain.partial_date import PartialDate
from app.domain.person import NoteFields
from app.domain.record import PersonId
from app.domain.release import Confirmation
from app.domain.source import Source
from app.domain.status import Confidence
from app.workflows.desk import Desk
from app.workflows.edit_records import add_record
from app.workflows.entries import ReleaseEntry, TransferEntry
from app.workflows.follow_ups import finish_follow_up
from app.workflows.read_case import read_case
from app.workflows.record_release import record_release
from app.workflows.record_transfer import record_transfer
from app.workflows.sample.scene import CASEWORKERS, MEN, WOMEN
from app.workflows.sample.words import NOTES

_MOST = 28
_AMONG = 300


def live_through(desk: Desk, seed: int, persons: int) -> None:
    """Do a month's work on some of the first people, each act by a caseworker at a time of day."""
    rng = Random(f"{seed}/lately")
    facilities = {code: found.id for found in _facilities(desk) if (code := found.code)}
    acts = min(_MOST, persons)
    for turn in range(acts):
        days_ago = 29 - turn * 29 // acts
        at = desk.clock.now() - dt.timedelta(days=days_ago, minutes=rng.randint(1, 300))
        worker = Desk(desk.register, FixedClock(at), rng.choice(CASEWORKERS))
        case = read_case(worker, rng.randint(1, min(_AMONG, persons)))
        act = rng.choice(_WHILE_HELD if _is_held(case) else _AT_LIBERTY)
        act(_Act(worker, case, rng, facilities, at.date()))


def _is_held(case: Case) -> bool:
    """Tell whether the person serves a sentence, as far as everybody agrees."""
    return case.open_detention is not None and case.status.status in ("colony", "prison")


def _facilities(desk: Desk) -> tuple[Facility, ...]:
    with desk.register.reading() as reader:
        return reader.find(Facility)


class _Act:
    """One act: the desk of that day, the case it is about, and the dice."""

    def __init__(self, desk: Desk, case: Case, rng: Random, facilities: dict[str, int], day: dt.date) -> None:
        self.desk, self.case, self.rng, self.facilities, self.day = desk, case, rng, facilities, day

    @property
    def person_id(self) -> PersonId:
        """The person it is about."""
        return self.case.person.id

    def day_before(self, most: int) -> PartialDate:
        """Return an exact day shortly before, but after everything that is recorded."""
        latest = max(
            [claim.since.latest for claim in self.case.claims]
            + [one.start.latest for one in self.case.placements if one.start]
        )
        return PartialDate.of(
            max(self.day - dt.timedelta(days=self.rng.randint(0, most)), min(latest, self.day))
        )

    def source(self, *kinds: str) -> int:
        """Return a common source of these kinds."""
        with self.desk.register.reading() as reader:
            return self.rng.choice(reader.find(Source, kind=kinds, confidential=False)[:6]).id


def _note(act: _Act) -> None:
    add_record(
        act.desk,
        NoteFields(
            person_id=act.person_id,
            text=act.rng.choice(NOTES),
            date=PartialDate.of(act.day),
            author=act.desk.who,
        ),
    )


def _owe(act: _Act) -> None:
    add_record(
        act.desk,
        FollowUpFields(
            person_id=act.person_id,
            kind="LET",
            title="Адказаць на ліст",
            due=act.day + dt.timedelta(days=act.rng.randint(10, 40)),
            priority=Priority.NORMAL,
            assignee=act.desk.who,
        ),
    )


def _finish(act: _Act) -> None:
    owed = [one for one in act.case.follow_ups if one.state is FollowUpState.OPEN]
    if owed:
        first: FollowUp = owed[0]
        finish_follow_up(act.desk, first, "Зроблена, сям’я ведае.")
    else:
        _note(act)


def _transfer(act: _Act) -> None:
    code = act.rng.choice(WOMEN if act.case.person.sex.value == "f" else MEN)
    last: Placement | None = act.case.placements[-1] if act.case.placements else None
    record_transfer(
        act.desk,
        act.person_id,
        TransferEntry(
            act.day_before(6),
            act.source("ngo", "media"),
            "colony",
            act.facilities[code],
            regime=last.regime if last and last.regime != "prison" else "general",
            confidence=Confidence.CORROBORATED,
        ),
    )


def _release(act: _Act) -> None:
    record_release(
        act.desk,
        act.person_id,
        ReleaseEntry(
            act.day_before(2),
            act.source("ngo", "media"),
            act.rng.choice(("served_full", "pardon", "early_conditional")),
            papers="certificate",
            confirmation=Confirmation.FAMILY_OR_LAWYER,
            confidence=Confidence.CONFIRMED,
        ),
    )


_Doing = Callable[[_Act], None]
_WHILE_HELD: tuple[_Doing, ...] = (_note, _owe, _finish, _transfer, _release)
_AT_LIBERTY: tuple[_Doing, ...] = (_note, _owe, _finish, _finish)
