"""A release of many people at once: what was announced, promised and counted, and what the family was told."""

from enum import StrEnum

from sqlmodel import Field

from app.domain.partial_date import PartialDate
from app.domain.record import Fields, PersonId, Record, SourceId, coded, line, prose
from app.domain.release import TIME_OF_DAY


class ReleaseEventFields(Fields):
    """A deal, an amnesty, a pardon of a group. `announced` is the number that its authority gave."""

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


class AnnouncedNumberFields(Fields):
    """How many were released, as one claimant said it at a time (`said_time` as 14:05).

    With a `destination` the number is of those who went there.
    """

    release_event_id: int
    claimant: str = line(..., min_length=1)
    number: int = Field(ge=0, le=1_000_000)
    destination: str = line()
    said: PartialDate | None = None
    said_time: str = Field(default="", max_length=5, regex=TIME_OF_DAY)
    source_id: SourceId | None = None
    note: str = prose()


class AnnouncedNumber(AnnouncedNumberFields, Record):
    """A stored number that somebody announced."""


class Side(StrEnum):
    """Who promised something in a deal: those who held the people, or those who asked for them."""

    AUTHORITY = "authority"
    COUNTERPART = "counterpart"


class Delivery(StrEnum):
    """What became of a promise."""

    PROMISED = "promised"
    PARTLY = "partly"
    DELIVERED = "delivered"
    BROKEN = "broken"


class PledgeFields(Fields):
    """What one side of a deal promised, in which part (`tranche`), and what became of it by when."""

    release_event_id: int
    side: Side = coded(Side.AUTHORITY)
    promise: str = prose(..., min_length=1)
    tranche: str = line()
    promised: PartialDate | None = None
    delivery: Delivery = coded(Delivery.PROMISED)
    delivered: PartialDate | None = None
    source_id: SourceId | None = None
    note: str = prose()


class Pledge(PledgeFields, Record):
    """A stored promise."""


class KeyEventFields(Fields):
    """A public event on the timeline; `kind` is a term of the vocabulary. It may belong to a release event."""

    title: str = line(..., min_length=1)
    kind: str = coded("other")
    date: PartialDate | None = None
    text: str = prose()
    release_event_id: int | None = None
    source_id: SourceId | None = None


class KeyEvent(KeyEventFields, Record):
    """A stored key event."""


class FamilyNoticeFields(Fields):
    """That a family was told how matters stand for their person in a release event: whom, when, what was said."""

    person_id: PersonId
    release_event_id: int
    told: PartialDate | None = None
    whom: str = line(..., min_length=1)
    said: str = prose()
    told_by: str = line()


class FamilyNotice(FamilyNoticeFields, Record):
    """A stored notice to a family."""
