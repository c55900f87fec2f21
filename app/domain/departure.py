"""What left the register: every document or file that was made, for whom, and of which people it tells."""

import datetime as dt
from collections.abc import Iterable

from app.domain.disclosure import Audience
from app.domain.record import Fields, PersonId, Record, coded, line, prose


class DepartureFields(Fields):
    """One document or file. `people` are the ids of those it tells of, each between semicolons: `;7;12;`.

    Behind the last semicolon stands to whom it was given, where somebody named a recipient. `left_out` counts who was
    left out for want of a consent, `sha256` tells the file.
    """

    document: str = coded()
    audience: Audience = coded()
    day: dt.date
    who: str = line()
    people: str = prose()
    left_out: int = 0
    sha256: str = line()

    @property
    def recipient(self) -> str:
        """To whom it was given; empty where nobody said."""
        return self.people.rpartition(";")[2]


class Departure(DepartureFields, Record):
    """A stored departure."""


def listed(people: Iterable[PersonId], recipient: str = "") -> str:
    """Return ids, and who gets the document, as `people` holds them."""
    ids = sorted(set(people))
    told = f";{';'.join(map(str, ids))};" if ids else ";" if recipient else ""
    return told + " ".join(recipient.replace(";", ",").split())
