"""Two records of one person made into one, so that it can be taken apart again; and what is known to be different."""

import json
from dataclasses import dataclass
from enum import StrEnum

from app.domain.record import Fields, PersonId, Record, coded, prose

JsonValue = str | int | float | bool | None


class MergeState(StrEnum):
    """Whether a merge holds, or was taken apart."""

    MERGED = "merged"
    PARTED = "parted"


@dataclass(frozen=True, slots=True)
class Replaced:
    """One field of one record that a merge changed: what it was, and what it became."""

    kind: str
    record_id: int
    field: str
    old: JsonValue
    new: JsonValue


class MergeFields(Fields):
    """That `merged_id` was merged into `person_id`, why, and what it takes to part them again.

    `moved` is a JSON list of [kind of record, id] of what came from the merged person; `before` a JSON list of
    [kind of record, id, field, old value, new value] of everything else that the merge changed: fields of the person
    who stays, positions of names, the portrait. When the person who stays is merged into a third, that one is
    `person_id` from then on.
    """

    person_id: PersonId
    merged_id: PersonId
    reason: str = prose()
    moved: str = prose()
    before: str = prose()
    state: MergeState = coded(MergeState.MERGED)

    @property
    def moved_records(self) -> tuple[tuple[str, int], ...]:
        """The records that came from the merged person: (kind of record, id)."""
        return tuple((str(kind), int(record_id)) for kind, record_id in json.loads(self.moved or "[]"))

    @property
    def replaced(self) -> tuple[Replaced, ...]:
        """The fields that the merge changed, in the order in which it did."""
        return tuple(Replaced(*values) for values in json.loads(self.before or "[]"))


class Merge(MergeFields, Record):
    """A stored merge; `state` is `merged`, or `parted` once it was taken apart."""


class DistinctionFields(Fields):
    """That somebody looked and found two to be different: two persons, or a person and a printed name."""

    person_id: PersonId
    other_id: PersonId | None = None
    printed: str = prose()
    reason: str = prose()


class Distinction(DistinctionFields, Record):
    """A stored distinction."""


def moved_as_text(moved: list[tuple[str, int]]) -> str:
    """Return what a merge moved as its field `moved` holds it."""
    return json.dumps(moved)


def replaced_as_text(replaced: list[Replaced]) -> str:
    """Return what a merge changed as its field `before` holds it."""
    rows = [[one.kind, one.record_id, one.field, one.old, one.new] for one in replaced]
    return json.dumps(rows, ensure_ascii=False)
