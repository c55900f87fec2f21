"""One episode of deprivation of liberty: the arrest, where the person was held, charges and sentence."""

from enum import StrEnum
from typing import Self

from pydantic import model_validator
from sqlmodel import Field

from app.domain.partial_date import PartialDate, require_order
from app.domain.record import CURRENCY, Fields, PersonId, Record, SourceId, coded, line, patterned, prose


class Warrant(StrEnum):
    """Whether those who arrested showed a warrant or another decision."""

    SHOWN = "shown"
    NOT_SHOWN = "not_shown"
    UNKNOWN = "unknown"


class DetentionFields(Fields):
    """One episode of deprivation of liberty, from the arrest to its end."""

    person_id: PersonId
    start: PartialDate | None = None
    place: str = line()
    forces: str = line()
    warrant: Warrant = coded(Warrant.UNKNOWN)
    reasons: str = prose()
    circumstances: str = prose()
    investigator_id: int | None = None
    end: PartialDate | None = None
    source_id: SourceId | None = None

    @model_validator(mode="after")
    def _ends_after_it_began(self) -> Self:
        require_order(self.start, self.end)
        return self


class Detention(DetentionFields, Record):
    """A stored detention."""


class PlacementFields(Fields):
    """Where, and under which regime, the person was held within a detention.

    `punishment` is a term of its vocabulary (punishment cell, …) when the placement is a punishment, else empty.
    """

    person_id: PersonId
    detention_id: int
    facility_id: int | None = None
    place: str = line()
    regime: str = coded("")
    punishment: str = coded("")
    cell: str = line()
    start: PartialDate | None = None
    end: PartialDate | None = None
    source_id: SourceId | None = None
    note: str = prose()

    @model_validator(mode="after")
    def _ends_after_it_began(self) -> Self:
        require_order(self.start, self.end)
        return self


class Placement(PlacementFields, Record):
    """A stored placement."""


class ChargeFields(Fields):
    """An article of a code held against the person; `article` is a term such as `BLR-UK-342`.

    `reclassified_from` is the article that it replaced.
    """

    person_id: PersonId
    detention_id: int
    article: str = coded()
    part: str = Field("", max_length=40)
    stage: str = coded("")
    outcome: str = coded("")
    date: PartialDate | None = None
    reclassified_from: str = coded("")
    source_id: SourceId | None = None
    note: str = prose()


class Charge(ChargeFields, Record):
    """A stored charge."""


class SentenceFields(Fields):
    """What a court imposed. `text` is the decision as printed; lengths in years, months and days.

    `end` is the official end; the computed one stands beside it and is never stored. A fine in money is
    `fine_amount`, in hundredths of the `fine_currency` (ISO 4217); `fine` is what else is said of it.
    """

    person_id: PersonId
    detention_id: int
    kind: str = coded("")
    years: int = Field(0, ge=0, le=100)
    months: int = Field(0, ge=0, le=1200)
    days: int = Field(0, ge=0, le=40_000)
    regime: str = coded("")
    court: str = line()
    judge: str = line()
    date: PartialDate | None = None
    in_force: PartialDate | None = None
    appeal_date: PartialDate | None = None
    start: PartialDate | None = None
    end: PartialDate | None = None
    fine: str = line()
    fine_amount: int = Field(0, ge=0, le=10**13)
    fine_currency: str = patterned(CURRENCY, 3)
    judge_id: int | None = None
    prosecutor_id: int | None = None
    text: str = prose()
    source_id: SourceId | None = None


class Sentence(SentenceFields, Record):
    """A stored sentence."""
