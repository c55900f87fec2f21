"""How a person is and who helps: health, contact with the outside, support given, family."""

import datetime as dt
from typing import Self

from pydantic import model_validator
from sqlmodel import Field

from app.domain.answer import Answer
from app.domain.partial_date import PartialDate, require_order
from app.domain.record import Fields, PersonId, Record, SourceId, coded, line, prose

CURRENCY = r"^([A-Z]{3})?$"


class HealthItemFields(Fields):
    """An illness, disability, injury or need; restricted unless somebody decides otherwise."""

    person_id: PersonId
    kind: str = coded("")
    title: str = line(..., min_length=1)
    since: PartialDate | None = None
    until: PartialDate | None = None
    treatment: str = prose()
    needs: str = prose()
    restricted: bool = True
    source_id: SourceId | None = None
    note: str = prose()

    @model_validator(mode="after")
    def _ends_after_it_began(self) -> Self:
        require_order(self.since, self.until)
        return self


class HealthItem(HealthItemFields, Record):
    """A stored item of health."""


class ContactFields(Fields):
    """A letter, parcel, transfer of money, visit or call, and what became of it.

    `kind` and `outcome` are terms of their vocabularies. `proof_of_life` tells that somebody saw, heard or read the
    person on that day: silence is counted from the latest one.
    """

    person_id: PersonId
    kind: str = coded()
    date: PartialDate | None = None
    with_whom: str = line()
    relative_id: int | None = None
    outcome: str = coded("")
    proof_of_life: bool = False
    reason: str = line()
    contents: str = prose()
    source_id: SourceId | None = None
    note: str = prose()

    @model_validator(mode="after")
    def _proof_has_a_date(self) -> Self:
        if self.proof_of_life and self.date is None:
            raise ValueError("a proof of life needs a date")
        return self


class Contact(ContactFields, Record):
    """A stored contact."""


class SupportFields(Fields):
    """Help that was given: what, how much, by whom. `amount` is in hundredths of the `currency` (ISO 4217)."""

    person_id: PersonId
    relative_id: int | None = None
    kind: str = coded("")
    date: dt.date | None = None
    amount: int = Field(0, ge=0, le=10**13)
    currency: str = Field("", max_length=3, regex=CURRENCY)
    donor: str = line()
    description: str = line()
    note: str = prose()

    @model_validator(mode="after")
    def _amount_has_a_currency(self) -> Self:
        if self.amount and not self.currency:
            raise ValueError("an amount needs a currency")
        return self


class Support(SupportFields, Record):
    """A stored piece of support."""


class RelativeFields(Fields):
    """Somebody near to the person: how to reach them safely, whether they may be told, whether they are in danger.

    `other_person_id` is set when the register follows that relative too.
    """

    person_id: PersonId
    name: str = line(..., min_length=1)
    relation: str = coded("")
    other_person_id: int | None = None
    channel: str = line()
    may_contact: Answer = coded(Answer.UNKNOWN)
    may_tell: Answer = coded(Answer.UNKNOWN)
    at_risk: Answer = coded(Answer.UNKNOWN)
    country: str = line()
    note: str = prose()


class Relative(RelativeFields, Record):
    """A stored relative."""
