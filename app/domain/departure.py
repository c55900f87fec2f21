"""What left the register: every document or file that was made, for whom, and of which people it tells."""

import datetime as dt
from collections.abc import Iterable

from app.domain.disclosure import Audience
from app.domain.record import Fields, PersonId, Record, coded, line, prose


class DepartureFields(Fields):
    """One document or file. `people` are the ids of those it tells of, each between semicolons: `;7;12;`.

    `left_out` counts who was left out for want of a consent, `sha256` tells the file.
    """

    document: str = coded()
    audience: Audience = coded()
    day: dt.date
    who: str = line()
    people: str = prose()
    left_out: int = 0
    sha256: str = line()


class Departure(DepartureFields, Record):
    """A stored departure."""


def listed(people: Iterable[PersonId]) -> str:
    """Return ids as `people` holds them."""
    ids = sorted(set(people))
    return f";{';'.join(map(str, ids))};" if ids else ""
