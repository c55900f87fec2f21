"""What is owed: listing follow-ups, finishing one, postponing one with a reason."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.base.errors import FieldProblem
from app.base.i18n import _, language_in_force, ngettext
from app.domain.follow_up import OWED, UNFINISHED, FollowUp, FollowUpState
from app.domain.people_list import PersonLine
from app.domain.protocol import Protocol, ProtocolStep, title_in
from app.store import owed, person_lines
from app.store.unit import Reader
from app.workflows.desk import Desk
from app.workflows.find_people import known_caseworkers
from app.workflows.follow_recurrence import owe_again


@dataclass(frozen=True, slots=True)
class FollowUpLine:
    """A follow-up with the person it is owed to, and the protocol that called for it."""

    follow_up: FollowUp
    person: PersonLine
    protocol: Protocol | None = None
    blocked_by: str = ""
    """What has to be done first, where something has."""
    step: ProtocolStep | None = None

    @property
    def title(self) -> str:
        """What is owed, in the language of the window where a protocol called for it."""
        return title_in(language_in_force(), self.follow_up.title, self.step)


@dataclass(frozen=True, slots=True)
class SnoozeEntry:
    """Until when something is put off, and why."""

    due: dt.date
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AssignEntry:
    """Who is to do it from now on (empty: nobody in particular)."""

    assignee: str = ""


def list_follow_ups(
    desk: Desk,
    *,
    assignee: str | None = None,
    until: dt.date | None = None,
    since: dt.date | None = None,
    limit: int = 500,
) -> tuple[FollowUpLine, ...]:
    """Return what is owed and due from `since` by `until` (None: also without a date), soonest first.

    `assignee` narrows to one person's own (None: everybody's); at most `limit` lines.
    """
    with desk.register.reading() as reader:
        found = owed.follow_ups(reader, [state.value for state in OWED], assignee, until, limit, since)
        lines = {line.id: line for line in person_lines.of(reader, [one.person_id for one in found], None)}
        protocols = protocols_of(reader, found)
        blockers = reader.by_id(FollowUp, (one.blocked_by_id for one in found))
        called_for = [one.protocol_step_id for one in (*found, *blockers.values())]
        steps = reader.by_id(ProtocolStep, called_for)
    return tuple(
        FollowUpLine(
            one,
            lines[one.person_id],
            protocols.get(one.protocol_step_id or 0),
            blocking_title(one, blockers, steps),
            steps.get(one.protocol_step_id or 0),
        )
        for one in found
    )


def blocking_title(
    follow_up: FollowUp, others: Mapping[int, FollowUp], steps: Mapping[int, ProtocolStep]
) -> str:
    """Return the title of what has to be done first, nothing where it is done already."""
    blocker = others.get(follow_up.blocked_by_id or 0)
    if blocker is None or blocker.state not in UNFINISHED:
        return ""
    return title_in(language_in_force(), blocker.title, steps.get(blocker.protocol_step_id or 0))


def protocols_of(reader: Reader, follow_ups: Iterable[FollowUp]) -> dict[int, Protocol]:
    """Return, by the id of the step, the protocol that called for these follow-ups."""
    steps = reader.by_id(ProtocolStep, (one.protocol_step_id for one in follow_ups))
    protocols = reader.by_id(Protocol, (step.protocol_id for step in steps.values()))
    return {number: protocols[step.protocol_id] for number, step in steps.items()}


def count_owed(desk: Desk) -> int:
    """Return how many follow-ups are overdue or due today."""
    with desk.register.reading() as reader:
        return owed.count(reader, [state.value for state in OWED], desk.clock.today())


def finish_follow_up(desk: Desk, follow_up: FollowUp, outcome: str = "") -> FollowUp:
    """Mark a follow-up as done today; of one that recurs, the next is owed from now on, in the same change."""
    sentence = _("Finish follow-up “{title}” of {name}")
    name, today = desk.name_of(follow_up.person_id), desk.clock.today()
    with desk.changing(sentence.format(title=follow_up.title, name=name)) as change:
        done = change.save(
            follow_up.but(state=FollowUpState.DONE, done_on=today, outcome=outcome or follow_up.outcome)
        )
        owe_again(change, follow_up, done, today)
        return done


def postpone_follow_up(desk: Desk, follow_up: FollowUp, due: dt.date, reason: str = "") -> FollowUp:
    """Give a follow-up a later day; the reason is added to its note, and the history tells it."""
    if due < desk.clock.today():
        raise FieldProblem("due", _("The new day lies in the past."))
    name, why = desk.name_of(follow_up.person_id), " ".join(reason.split())
    sentence = (
        _("Postpone follow-up “{title}” of {name}: {reason}")
        if why
        else _("Postpone follow-up “{title}” of {name}")
    )
    with desk.changing(sentence.format(title=follow_up.title, name=name, reason=why)) as change:
        note = "\n".join(part for part in (follow_up.note, reason.strip()) if part)
        return change.save(follow_up.but(due=due, note=note))


def reassign_follow_ups(desk: Desk, follow_ups: Sequence[FollowUp], assignee: str) -> None:
    """Give these follow-ups to somebody else (empty: to nobody), as one change.

    Raises ChangedMeanwhile, with nothing changed, when somebody else saved one of them since it was read.
    """
    to, many = assignee.strip(), len(follow_ups)
    sentence = (
        ngettext("Give {n} follow-up to {who}", "Give {n} follow-ups to {who}", many)
        if to
        else ngettext("Give {n} follow-up to nobody", "Give {n} follow-ups to nobody", many)
    )
    with desk.changing(sentence.format(n=many, who=to)) as change:
        for one in follow_ups:
            if one.assignee != to:
                change.save(one.but(assignee=to))


def list_assignees(desk: Desk) -> tuple[str, ...]:
    """Return to whom one may assign: whoever is signed in, then everybody who has people to follow."""
    return tuple(dict.fromkeys((desk.who, *known_caseworkers(desk))))
