"""Says since when a status holds that a row claims without a date."""

from functools import lru_cache

from app.domain.partial_date import PartialDate, Precision
from app.domain.person_draft import ClaimDraft
from app.domain.status import UNKNOWN_STATUS

# What begins with the arrest itself; every other status begins some day after it.
_FROM_THE_ARREST = frozenset({UNKNOWN_STATUS, "police_custody"})


def claim_of(
    status: str, since: PartialDate | None, arrest: PartialDate | None, facility: str = ""
) -> ClaimDraft | None:
    """Return the claim; None when the row has neither a date of the status nor one of the arrest."""
    began = since or (arrest if status in _FROM_THE_ARREST else after(arrest))
    return ClaimDraft(status, began, facility=facility) if began else None


@lru_cache(4096)
def after(date: PartialDate | None) -> PartialDate | None:
    """Return "after this date"; None when the date has no beginning."""
    if date is None or date.precision is Precision.BEFORE:
        return None
    return PartialDate(f"{date.split('/')[0].rstrip('~')}/..")
