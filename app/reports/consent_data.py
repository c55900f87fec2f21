"""What the case file shows of consents: each one that was given, refused or withdrawn, as it stands."""

from dataclasses import dataclass

from app.domain.partial_date import PartialDate


@dataclass(frozen=True, slots=True)
class Agreed:
    """One consent, or a withdrawal (`level` below 0); what is empty was not limited or is not known.

    `about`, `purposes`, `giver` and `how` are terms in the language of the document, `giver` with the name.
    """

    level: int
    given: PartialDate | None
    until: PartialDate | None
    withdrawn: PartialDate | None
    about: str
    purposes: str
    recipients: str
    giver: str
    how: str
    basis: str
    in_custody: bool
    note: str
