"""A file kept in the register: photo, verdict, scan, recording."""

import datetime as dt

from pydantic import field_validator
from sqlmodel import Field

from app.domain.partial_date import PartialDate
from app.domain.record import Fields, PersonId, Record, SourceId, coded, in_universal_time, line, prose


class DocumentFields(Fields):
    """What we know about a file; its bytes are stored apart under their SHA-256 (hexadecimal)."""

    person_id: PersonId
    kind: str = coded("other")
    title: str = line(..., min_length=1)
    filename: str = line()
    media_type: str = line()
    size: int = Field(0, ge=0)
    sha256: str = Field("", max_length=64)
    thumbnail_sha256: str = Field("", max_length=64)
    portrait: bool = False
    captured: PartialDate | None = None
    acquired_at: dt.datetime | None = None
    origin: str = line()
    method: str = coded("")
    collector: str = line()
    url: str = line()
    original_id: int | None = None
    evidentiary: bool = False
    retain_until: dt.date | None = None
    source_id: SourceId | None = None
    note: str = prose()

    @field_validator("acquired_at")
    @classmethod
    def _has_a_zone(cls, value: dt.datetime | None) -> dt.datetime | None:
        return in_universal_time(value)


class Document(DocumentFields, Record):
    """A stored document."""
