"""What a person agreed to: for which purpose, about what, up to which audience, given by whom, and until when."""

from enum import IntEnum

from app.domain.partial_date import PartialDate
from app.domain.record import Fields, PersonId, Record, coded, line, prose


class ConsentLevel(IntEnum):
    """How far what the consent is about may go; stored, so numbers never change their meaning."""

    WITHDRAWN = -1
    NOT_ASKED = 0
    STATISTICS = 1
    PARTNER = 2
    UN = 3
    PUBLIC_INITIALS = 4
    PUBLIC_NAME = 5


class ConsentFields(Fields):
    """One consent; `purposes` and `items` are terms of their vocabularies, separated by blanks, none meaning all.

    `giver` may be somebody else than the person, on the `basis` that is named: whoever is held can often not consent.
    """

    person_id: PersonId
    level: int = ConsentLevel.NOT_ASKED.value
    purposes: str = line()
    items: str = line()
    recipients: str = line()
    giver: str = coded("person")
    giver_name: str = line()
    basis: str = line()
    how: str = coded("")
    language: str = coded("")
    in_custody: bool = False
    given: PartialDate | None = None
    valid_until: PartialDate | None = None
    withdrawn: PartialDate | None = None
    document_id: int | None = None
    note: str = prose()


class Consent(ConsentFields, Record):
    """A stored consent."""
