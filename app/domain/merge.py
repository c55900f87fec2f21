"""Two records of one person made into one, so that it can be taken apart again; and what is known to be different."""

from app.domain.record import Fields, PersonId, Record, coded, prose


class MergeFields(Fields):
    """That `merged_id` was merged into `person_id`, why, and what it takes to part them again.

    `moved` is a JSON list of [kind of record, id] that came from the merged person; `before` a JSON object of the
    fields of the kept person that were replaced, with their old values.
    """

    person_id: PersonId
    merged_id: PersonId
    reason: str = prose()
    moved: str = prose()
    before: str = prose()
    state: str = coded("merged")


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
