"""The end of a detention: how, on what terms, how surely it is known, and where the person went then."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from sqlmodel import Field

from app.domain.partial_date import PartialDate
from app.domain.record import Fields, PersonId, Record, SourceId, coded, line, prose
from app.domain.status import Confidence

TIME_OF_DAY = r"^(([01]\d|2[0-3]):[0-5]\d)?$"


class Confirmation(StrEnum):
    """How far a release is confirmed, in rising order; `REFUTED` says that it did not happen."""

    RUMOURED = "rumoured"
    ANNOUNCED = "announced"
    LISTED = "listed"
    SEEN = "seen"
    FAMILY_OR_LAWYER = "family_or_lawyer"
    PERSON = "person"
    REFUTED = "refuted"


LADDER = (
    Confirmation.RUMOURED,
    Confirmation.ANNOUNCED,
    Confirmation.LISTED,
    Confirmation.SEEN,
    Confirmation.FAMILY_OR_LAWYER,
    Confirmation.PERSON,
)
"""The steps from hearsay to certainty."""


VERIFIED = frozenset(LADDER[LADDER.index(Confirmation.SEEN) :])
"""The steps from which on a release counts as verified: somebody has seen or spoken to the person."""

UNCONFIRMED = frozenset(LADDER[: LADDER.index(Confirmation.FAMILY_OR_LAWYER)])
"""The steps at which nobody who knows the person has spoken yet."""

_CONFIDENCE = {
    Confirmation.SEEN: Confidence.CORROBORATED,
    Confirmation.FAMILY_OR_LAWYER: Confidence.CONFIRMED,
    Confirmation.PERSON: Confidence.CONFIRMED,
}


def usual_confidence(confirmation: Confirmation) -> Confidence:
    """Return how well a release is supported that was doubted and has now reached this step."""
    return claimed_confidence(confirmation, _CONFIDENCE.get(confirmation, Confidence.SINGLE))


def claimed_confidence(confirmation: Confirmation, said: Confidence) -> Confidence:
    """Return the confidence of the status that a release brings: what is `said`, unless the release is doubted."""
    if confirmation is Confirmation.REFUTED:
        return Confidence.REFUTED
    return Confidence.RUMOUR if confirmation is Confirmation.RUMOURED else said


class ReleaseFields(Fields):
    """How, when and on what terms a detention ended.

    `papers` are terms of the vocabulary of papers held, separated by blanks; `destination` a country or place.
    `confirmation` is the step of the ladder that was reached last (see ConfirmationStep).
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


class ConfirmationStepFields(Fields):
    """Somebody learned how sure a release is: the step reached, when (`time` as 14:05), and on whose word."""

    person_id: PersonId
    release_id: int
    level: Confirmation = coded()
    date: PartialDate | None = None
    time: str = Field(default="", max_length=5, regex=TIME_OF_DAY)
    source_id: SourceId | None = None
    note: str = prose()


class ConfirmationStep(ConfirmationStepFields, Record):
    """A stored step of confirmation."""


def in_order(dated: Iterable[Any]) -> tuple[Any, ...]:
    """Return steps or legs as they came: by date (none: before all), then by time of day, then as entered."""
    return tuple(sorted(dated, key=_order))


def level_reached(steps: Iterable[ConfirmationStep]) -> Confirmation | None:
    """Return the level of the latest step: the one that decides (None: there is no step)."""
    ordered = in_order(steps)
    return Confirmation(ordered[-1].level) if ordered else None


def _order(one: Any) -> tuple[Any, ...]:
    return (one.date is not None, one.date.sort_key if one.date else (), getattr(one, "time", ""), one.id)


class JourneyLegFields(Fields):
    """A move after the release: to which country or place, when, how, and on whose word."""

    person_id: PersonId
    release_id: int
    date: PartialDate | None = None
    destination: str = line(..., min_length=1)
    manner: str = line()
    source_id: SourceId | None = None
    note: str = prose()


class JourneyLeg(JourneyLegFields, Record):
    """A stored leg of a journey."""


def destination_now(release: Release, journey: Iterable[JourneyLeg]) -> str:
    """Return where the person went last: the end of the last leg, or where the release led."""
    legs = in_order(journey)
    return str(legs[-1].destination) if legs else release.destination
