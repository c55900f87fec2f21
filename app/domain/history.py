"""What the history tells: who changed what, when and why."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

JsonValue = str | int | float | bool | None


class Act(StrEnum):
    """What happened to one row."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row touched by a change: the values before and after, only of the fields that changed."""

    kind: str
    row_id: int
    act: Act
    before: Mapping[str, JsonValue]
    after: Mapping[str, JsonValue]


@dataclass(frozen=True, slots=True)
class Change:
    """One change as a person made it: a sentence, done as a whole or not at all.

    `undoes` is the number of the change that this one takes back, if it is an undo (or a redo).
    """

    number: int
    at: dt.datetime
    who: str
    sentence: str
    undoes: int | None
    rows: tuple[RowChange, ...] = ()
