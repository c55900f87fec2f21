"""What follows when a follow-up is finished: the next one of its kind, and what waited for it."""

import datetime as dt

from app.base.errors import FieldProblem
from app.base.i18n import _
from app.domain.follow_up import UNFINISHED, FollowUp, FollowUpFields, FollowUpState
from app.domain.recurrence import next_day, pinned
from app.store.unit import Reader, Unit


def owe_again(change: Unit, before: FollowUp, after: FollowUp, today: dt.date) -> FollowUp | None:
    """Add the next follow-up when one that recurs was done; one that is there already is not added again.

    It is added in the same change, so that an undo takes both back.
    """
    was_owed, is_done = before.state in UNFINISHED, after.state is FollowUpState.DONE
    if not (was_owed and is_done and after.recurrence and after.due):
        return None
    due = next_day(after.recurrence, after.due, after.done_on or today)
    if due is None:
        return None
    rule = pinned(after.recurrence, after.due)
    same = change.find(FollowUp, person_id=after.person_id, title=after.title, kind=after.kind, due=due)
    if any(one.state in UNFINISHED for one in same):
        return None
    added: FollowUp = change.add(
        FollowUpFields(
            person_id=after.person_id,
            kind=after.kind,
            title=after.title,
            due=due,
            priority=after.priority,
            assignee=after.assignee,
            note=after.note,
            recurrence=rule,
            link_kind=after.link_kind,
            link_id=after.link_id,
        )
    )
    return added


def require_no_circle(reader: Reader, follow_up: FollowUp | FollowUpFields) -> None:
    """Refuse a follow-up that would wait for itself, straight or by way of others, or for one of somebody else."""
    seen = {follow_up.id} if isinstance(follow_up, FollowUp) else set()
    blocker = follow_up.blocked_by_id
    while blocker is not None:
        if blocker in seen:
            raise FieldProblem("blocked_by_id", _("The two would wait for each other."))
        seen.add(blocker)
        other = reader.get(FollowUp, blocker)
        if other.person_id != follow_up.person_id:
            raise FieldProblem("blocked_by_id", _("This follow-up is owed to somebody else."))
        blocker = other.blocked_by_id


def unblock(change: Unit, follow_up: FollowUp) -> None:
    """Let nothing wait any more for a follow-up that is removed."""
    for one in change.find(FollowUp, person_id=follow_up.person_id, blocked_by_id=follow_up.id):
        change.save(one.but(blocked_by_id=None))
