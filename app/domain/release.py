"""The end of a detention, alone or as part of a release of many people at once."""

from enum import StrEnum

from sqlmodel import Field

from app.domain.partial_date import PartialDate
from app.domain.record import Fields, PersonId, Record, SourceId, coded, line, prose
from app.domain.status import Confidence


class Confirmation(StrEnum):
    """How far a release is confirmed, in rising order; `REFUTED` says that it did not happen."""

    RUMOURED = "rumoured"
    ANNOUNCED = "announced"
    LISTED = "listed"
    SEEN = "seen"
    FAMILY_OR_LAWYER = "family_or_lawyer"
    PERSON = "person"
    REFUTED = "refuted"


def claimed_confidence(confirmation: Confirmation, said: Confidence) -> Confidence:
    """Return the confidence of the status that a release brings: what is `said`, unless the release is doubted."""
    if confirmation is Confirmation.REFUTED:
        return Confidence.REFUTED
    return Confidence.RUMOUR if confirmation is Confirmation.RUMOURED else said


class ReleaseFields(Fields):
    """How, when and on what terms a detention ended.

    `papers` are terms of the vocabulary of papers held, separated by blanks; `destination` a country or place.
    """

    person_id: PersonId
    detention_id: int | None = None
    release_event_id: int | None = None
    kind: str = coded("unknown")
    date: PartialDate | None = None
    place: str = line()
    destination: str = line()
    conditions: str = prose()
    papers: str = line()
    confirmation: Confirmation = coded(Confirmation.ANNOUNCED)
    source_id: SourceId | None = None
    note: str = prose()


class Release(ReleaseFields, Record):
    """A stored release."""


class ReleaseEventFields(Fields):
    """A release of many people at once: a deal, an amnesty, a pardon of a group."""

    title: str = line(..., min_length=1)
    date: PartialDate | None = None
    authority: str = line()
    counterpart: str = line()
    consideration: str = prose()
    announced: int | None = Field(None, ge=0)
    source_id: SourceId | None = None
    note: str = prose()


class ReleaseEvent(ReleaseEventFields, Record):
    """A stored release event."""


class AnnouncedListFields(Fields):
    """A list of names as somebody published it."""

    release_event_id: int
    title: str = line(..., min_length=1)
    published: PartialDate | None = None
    source_id: SourceId | None = None


class AnnouncedList(AnnouncedListFields, Record):
    """A stored announced list."""


class LineDecision(StrEnum):
    """What a human being decided about a line of an announced list."""

    UNDECIDED = "undecided"
    MATCH = "match"
    NOT_OURS = "not_ours"


class AnnouncedLineFields(Fields):
    """One line of an announced list, for ever exactly as printed."""

    announced_list_id: int
    number: int = Field(ge=1)
    printed: str = Field(min_length=1, max_length=2000)
    decision: LineDecision = coded(LineDecision.UNDECIDED)
    person_id: PersonId | None = None


class AnnouncedLine(AnnouncedLineFields, Record):
    """A stored line of an announced list."""
