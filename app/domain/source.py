"""Where information comes from, and how far it can be relied on."""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.partial_date import PartialDate
from app.domain.record import Fields, Record, SourceId, coded, line, prose


class Reliability(StrEnum):
    """How far a source has proved right so far."""

    UNKNOWN = "unknown"
    DOUBTFUL = "doubtful"
    FAIR = "fair"
    GOOD = "good"
    PROVEN = "proven"


class SourceFields(Fields):
    """A person, organisation, publication or paper that told us something."""

    title: str = line(..., min_length=1)
    kind: str = coded("other")
    date: PartialDate | None = None
    url: str = line()
    reliability: Reliability = coded(Reliability.UNKNOWN)
    confidential: bool = False
    note: str = prose()


class Source(SourceFields, Record):
    """A stored source."""


@dataclass(frozen=True, slots=True)
class SourceTitle:
    """What a source is called, for those who choose one."""

    id: SourceId
    title: str
    date: PartialDate | None
    url: str


def sealed(source: Source) -> Source:
    """Return a source as those see it who may not know who a confidential one is."""
    if not source.confidential:
        return source
    return source.model_copy(update={"title": "", "url": "", "note": ""})
