"""What status a release claims: that of its kind, or, of a kind that sets nobody free, that custody goes on."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.partial_date import PartialDate
from app.domain.status import Claim, custody_going_on
from app.domain.vocabulary import Term, Terms


@dataclass(frozen=True, slots=True)
class Said:
    """The status that a release claims, and where the person is held then, if still held."""

    status: str
    facility_id: int | None = None


def said_by_release(terms: Terms, kind: Term, date: PartialDate | None, others: Iterable[Claim]) -> Said:
    """Return what a release of this kind on that day claims; `others` are the claims that are not its own.

    Who refused to leave is held as before. Only where nobody has ever said how, the status is not known.
    """
    if not kind.says("ends_custody"):
        held = custody_going_on(others, date, terms.custody_codes)
        if held is not None:
            return Said(held.status, held.facility_id)
    return Said(str(kind.attributes["status"]))
