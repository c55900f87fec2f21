"""What a case itself reminds of: computed on the day, never stored.

The end of a sentence reminds three times (90, 30 and 7 days before), a paper that expires twice. A reply that is due
goes on reminding for a quarter of a year after its day, for that it has not come is what matters. A reminder is silent
while a follow-up about the same record is owed, or when one was done since it last came up.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from app.domain.follow_up import UNFINISHED, FollowUp, FollowUpState
from app.domain.partial_date import PartialDate
from app.domain.record import PersonId

BIRTHDAY_DAYS = 14
"""So long a letter takes."""


class ReminderKind(StrEnum):
    """What it is that comes."""

    APPEAL = "appeal"
    REPLY = "reply"
    SENTENCE_END = "sentence_end"
    PAPER = "paper"
    SILENCE = "silence"
    BIRTHDAY = "birthday"


STAGES = {
    ReminderKind.SENTENCE_END: (90, 30, 7),
    ReminderKind.PAPER: (90, 30),
    ReminderKind.APPEAL: (10, 3),
    ReminderKind.REPLY: (3, 0),
    ReminderKind.BIRTHDAY: (BIRTHDAY_DAYS,),
    ReminderKind.SILENCE: (0,),
}
"""How many days before its day each comes up."""

OVERDUE_DAYS = {ReminderKind.REPLY: 90}
"""So long each still reminds after its day; all others do not."""

FOLLOW_UP_KINDS = {
    ReminderKind.SENTENCE_END: "DATE",
    ReminderKind.PAPER: "R7",
    ReminderKind.APPEAL: "APPEAL",
    ReminderKind.REPLY: "COMPL",
    ReminderKind.BIRTHDAY: "LET",
    ReminderKind.SILENCE: "LOC",
}
"""The kind of the follow-up that is made of each."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """Something that comes up: its day (of a silence, the last proof of life), and the record that it is about.

    `detail` is the code of what the record is (the kind of paper, of appeal), where it has one.
    """

    kind: ReminderKind
    person_id: PersonId
    day: dt.date | None
    link_kind: str
    link_id: int
    detail: str = ""

    def came_up(self, today: dt.date) -> dt.date:
        """Return the day on which it came up for the last time."""
        if self.day is None or self.kind is ReminderKind.SILENCE:
            return dt.date.min
        begun = [self.day - dt.timedelta(days=stage) for stage in STAGES[self.kind]]
        return max((day for day in begun if day <= today), default=dt.date.min)


def is_due(kind: ReminderKind, day: dt.date, today: dt.date) -> bool:
    """Tell whether a day is near enough to remind of, and has not passed for too long."""
    return -OVERDUE_DAYS.get(kind, 0) <= (day - today).days <= max(STAGES[kind])


def is_answered(reminder: Reminder, follow_ups: Iterable[FollowUp], today: dt.date) -> bool:
    """Tell whether somebody takes care of it: it is owed already, or was done since it last came up."""
    since = reminder.came_up(today)
    if reminder.kind is ReminderKind.SILENCE:
        since = max(since, today - dt.timedelta(days=30))
    return any(
        one.state in UNFINISHED
        or (one.state is FollowUpState.DONE and one.done_on is not None and one.done_on >= since)
        for one in follow_ups
        if one.kind == FOLLOW_UP_KINDS[reminder.kind]
        and (one.link_kind, one.link_id) == (reminder.link_kind, reminder.link_id)
    )


def next_birthday(birth: PartialDate, today: dt.date) -> dt.date | None:
    """Return the next birthday of somebody whose whole date of birth is known."""
    if not birth.exact:
        return None
    for year in (today.year, today.year + 1):
        # Who was born on 29 February gets the letter by the 28th.
        leap = birth.earliest.month == 2 and birth.earliest.day == 29
        day = dt.date(year, 2, 28) if leap else birth.earliest.replace(year=year)
        if day >= today:
            return day
    return None
