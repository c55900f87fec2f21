"""Risk flags that the case itself speaks for. They are proposed with their reason; only a person raises them."""

import datetime as dt
from dataclasses import dataclass

from app.domain.case import Case
from app.domain.detention import Placement
from app.domain.partial_date import PartialDate
from app.domain.restriction import Listing
from app.domain.sentence_end import Length, last_day
from app.domain.vocabulary import Terms, Vocabulary

RISK_411 = "risk_411"
_PRISON = "prison"
_A_YEAR = Length(1)
_ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ProposedFlag:
    """A flag that nobody has raised, the record that speaks for it, and until when it does (None: no end in sight)."""

    flag: str
    because: Placement | Listing
    since: PartialDate | None
    until: dt.date | None = None


def proposed_flags(case: Case, terms: Terms) -> tuple[ProposedFlag, ...]:
    """Return the flags that the case speaks for and that are not raised."""
    raised = {one.flag for one in case.flags}
    found = {one.flag: one for one in (*_of_punishments(case, terms), *_of_lists(case, terms))}
    return tuple(one for flag, one in found.items() if flag not in raised)


def _of_punishments(case: Case, terms: Terms) -> list[ProposedFlag]:
    """A cell-type room, a solitary cell or prison regime within the last year opens the way to article 411."""
    if case.status.status not in terms.custody_codes:
        return []
    found = []
    for one in case.placements:
        until = _ends(one)
        if _opens_411(one, terms) and _has_begun(one, case.as_of) and (until is None or until >= case.as_of):
            found.append(ProposedFlag(RISK_411, one, one.start, until))
    # The one that speaks for it longest, so that a reader sees until when.
    return sorted(found, key=lambda one: one.until or dt.date.max)


def _of_lists(case: Case, terms: Terms) -> list[ProposedFlag]:
    found = []
    for one in case.listings:
        term = terms.get(Vocabulary.LIST_KIND, one.list_kind)
        flag = term.attributes.get("flag", "") if term else ""
        on_it = one.removed is None or one.removed.latest > case.as_of
        if flag and on_it and (one.added is None or one.added.earliest <= case.as_of):
            found.append(ProposedFlag(flag, one, one.added))
    return found


def _opens_411(one: Placement, terms: Terms) -> bool:
    term = terms.get(Vocabulary.PUNISHMENT, one.punishment) if one.punishment else None
    return one.regime == _PRISON if term is None else term.says(RISK_411)


def _has_begun(one: Placement, day: dt.date) -> bool:
    return one.start is not None and one.start.earliest <= day


def _ends(one: Placement) -> dt.date | None:
    """Return the last day within a year after the placement, None while it goes on."""
    if one.end is None or one.end.latest == dt.date.max:
        return None
    return last_day(one.end.latest + _ONE_DAY, _A_YEAR)
