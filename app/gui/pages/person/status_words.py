"""Says the custody status of a person in whole sentences: since when, from whom, how sure, for how long."""

import datetime as dt
from collections.abc import Sequence

from app.base.i18n import _, ngettext
from app.domain.case import Case
from app.domain.custody import Phase, days_held
from app.domain.partial_date import PartialDate
from app.domain.status import Claim, StatusOnDay, overruled_death, unconfirmed
from app.domain.vocabulary import Vocabulary
from app.gui.pages.person.wording import Wording, joined
from app.gui.wording import number, since

_FREE = ("free", "abroad")


def status_line(case: Case, wording: Wording) -> str:
    """Say on what the status rests: `since 5 March 2021 · letter of the wife · single source`."""
    claim = case.holding_claim
    if claim is None:
        return _("Nobody has said anything about the status yet.")
    doubt = doubt_of(case, wording, case.status, wording.today)
    where = wording.facility(claim.facility_id)
    source, confidence = wording.source(claim.source_id), wording.confidence(claim.confidence)
    return joined(since(claim.since), where, doubt, source, confidence, by=" · ")


def doubt_of(case: Case, wording: Wording, held: StatusOnDay, day: dt.date) -> str:
    """Say why a status on a day is uncertain, or nothing."""
    if held.certain:
        return ""
    if overruled_death(case.claims, held, day, wording.terms.custody_codes) is not None:
        return _("contradicts a recorded death")
    return _("the day is uncertain")


def death_line(case: Case, wording: Wording) -> str:
    """Say which recorded death the status of today contradicts, and what to do about it, or nothing."""
    custody = wording.terms.custody_codes
    overruled = overruled_death(case.claims, case.status, wording.today, custody)
    if overruled is None:
        return ""
    claim = next(claim for claim in case.claims if claim.id == overruled.id)
    told = _("Recorded as “{status}” ({date}, {source}), but a later claim says “{later}”.").format(
        status=wording.term(Vocabulary.STATUS, claim.status),
        date=wording.date(claim.since),
        source=_origin(claim, wording),
        later=wording.term(Vocabulary.STATUS, case.status.status),
    )
    return joined(told, _("One of the two is wrong: mark it as refuted."), by=" ")


def rumour_line(case: Case, wording: Wording, custody: frozenset[str]) -> str:
    """Say what newer rumour contradicts the status, or nothing."""
    rumours = unconfirmed(case.claims, case.status, custody)
    if not rumours:
        return ""
    claim = next(claim for claim in case.claims if claim.id == rumours[0].id)
    return _("Unconfirmed: “{status}” reported for {date} by {source}.").format(
        status=wording.term(Vocabulary.STATUS, claim.status),
        date=wording.date(claim.since),
        source=_origin(claim, wording),
    )


def day_line(phases: Sequence[Phase], wording: Wording) -> str:
    """Say for how long the person has been held or free, and since when: `held for 350 days (since 9 December 2025)`.

    Of the dead, and of those of whom nothing is known, it only says for how long they were held.
    """
    if not phases:
        return ""
    last = phases[-1]
    run = [last]
    for phase in reversed(phases[:-1]):
        if phase.held != last.held:
            break
        run.append(phase)
    begun = run[-1].start
    current = (wording.today - begun).days
    begins = since(PartialDate.of(begun))
    total = days_held(phases)
    if last.held:
        words = (
            ngettext("held for {n} day", "held for {n} days", current)
            if run[-1].certain
            else ngettext("held for about {n} day", "held for about {n} days", current)
        ).format(n=number(current))
        more = (
            ngettext("{n} day in all", "{n} days in all", total).format(n=number(total))
            if total > current
            else ""
        )
        return joined(f"{words} ({begins})", more)
    held = (
        ngettext("was held for {n} day", "was held for {n} days", total).format(n=number(total))
        if total
        else ""
    )
    tone = wording.tone(last.status)
    if tone in _FREE:
        words = ngettext("free for {n} day", "free for {n} days", current).format(n=number(current))
    elif tone == "restricted":
        words = ngettext("out of custody for {n} day", "out of custody for {n} days", current).format(
            n=number(current)
        )
    else:
        return held
    return joined(f"{words} ({begins})", held)


def _origin(claim: Claim, wording: Wording) -> str:
    return wording.source(claim.source_id) or _("an unknown source")
