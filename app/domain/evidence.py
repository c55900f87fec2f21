"""Who had a document when, and what sources say differently about one fact."""

import datetime as dt

from pydantic import field_validator

from app.domain.record import (
    Fields,
    PersonId,
    Record,
    SourceId,
    coded,
    in_universal_time,
    line,
    prose,
)


class CustodyStepFields(Fields):
    """One link of the chain of custody of a document (Berkeley Protocol): who passed it to whom, when and why.

    `hash_checked` tells that the file's SHA-256 was found unchanged then.
    """

    person_id: PersonId
    document_id: int
    at: dt.datetime | None = None
    handed_by: str = line()
    handed_to: str = line()
    why: str = line()
    hash_checked: bool = False
    note: str = prose()

    @field_validator("at")
    @classmethod
    def _has_a_zone(cls, value: dt.datetime | None) -> dt.datetime | None:
        return in_universal_time(value)


class CustodyStep(CustodyStepFields, Record):
    """A stored link of a chain of custody."""


class VariantFields(Fields):
    """What another source says about a field of a record: `value` instead of the one that the record has.

    `record_kind`, `record_id` and `field` name it. `decided` says why the record keeps the value it has; empty while
    nobody has decided.
    """

    person_id: PersonId
    record_kind: str = coded()
    record_id: int
    field: str = coded()
    value: str = line(..., min_length=1)
    source_id: SourceId | None = None
    decided: str = prose()
    note: str = prose()


class Variant(VariantFields, Record):
    """A stored variant."""
