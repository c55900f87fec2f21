"""Something owed to a person by a date."""

import datetime as dt
from enum import StrEnum
from typing import Self

from pydantic import model_validator

from app.domain.record import Fields, PersonId, Record, coded, line, prose
from app.domain.recurrence import is_rule


class Priority(StrEnum):
    """How pressing a follow-up is."""

    URGENT = "urgent"
    HIGH = "high"
    NORMAL = "normal"
    LOW = "low"


class FollowUpState(StrEnum):
    """How far a follow-up has come."""

    OPEN = "open"
    WAITING = "waiting"
    PAUSED = "paused"
    DONE = "done"
    NOT_NEEDED = "not_needed"


OWED = (FollowUpState.OPEN, FollowUpState.WAITING)
UNFINISHED = (*OWED, FollowUpState.PAUSED)
"""Not done and not given up: what is owed, and what waits for the person to be free again."""


class FollowUpFields(Fields):
    """Something owed to a person; `kind` is a term of the vocabulary, `title` says it in words.

    One that a protocol called for has the step it came from and the id of the record it is counted from (a release,
    detention, placement or sentence, as the anchor of the protocol says), and the days that it was counted with: a
    step that is changed later does not move what it called for before. `PAUSED` waits for the person to be free
    again.

    `recurrence` is a rule of RFC 5545: when it is done, the next one is owed. `waits_for` says whose answer is
    awaited, `blocked_by_id` which other follow-up of the person has to be done first. `link_kind` and `link_id` name
    the record of the case that it is about.
    """

    person_id: PersonId
    kind: str = coded("")
    title: str = line(..., min_length=1)
    due: dt.date | None = None
    priority: Priority = coded(Priority.NORMAL)
    assignee: str = line()
    state: FollowUpState = coded(FollowUpState.OPEN)
    done_on: dt.date | None = None
    outcome: str = prose()
    note: str = prose()
    recurrence: str = line()
    waits_for: str = line()
    blocked_by_id: int | None = None
    link_kind: str = coded("")
    link_id: int | None = None
    protocol_step_id: int | None = None
    anchor_id: int | None = None
    offset_days: int | None = None

    @model_validator(mode="after")
    def _recurs_by_a_rule(self) -> Self:
        if self.recurrence and not is_rule(self.recurrence):
            raise ValueError("this is no rule of recurrence")
        if self.recurrence and self.due is None:
            raise ValueError("what recurs needs a day")
        return self


class FollowUp(FollowUpFields, Record):
    """A stored follow-up."""
