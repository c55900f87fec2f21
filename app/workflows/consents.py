"""Consents at the desk: whose case may be told to whom today, and where a person's data has gone."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from app.base.errors import Problem
from app.base.i18n import N_, _, ngettext
from app.domain.case import Case
from app.domain.consent import Consent
from app.domain.departure import Departure
from app.domain.disclosure import Audience, Disclosed, disclose
from app.domain.leaving import Verdict, WhyNot, may_leave, recipients_of, verdicts
from app.domain.record import PersonId
from app.store import departures
from app.store.unit import BATCH, Reader
from app.workflows.desk import Desk

AUDIENCES: Mapping[Audience, str] = {
    Audience.INTERNAL: N_("Internal"),
    Audience.PARTNER: N_("Partner, in confidence"),
    Audience.UN: N_("UN and OSCE"),
    Audience.PUBLIC_INITIALS: N_("Public, initials only"),
    Audience.PUBLIC_NAME: N_("Public, by name"),
}
"""What the audiences are called."""

WHY_NOT: Mapping[WhyNot, str] = {
    WhyNot.NOT_ASKED: N_("nobody has been asked for consent"),
    WhyNot.NOT_GIVEN: N_("the consent does not go so far"),
    WhyNot.OTHER_PURPOSE: N_("the consent is for another purpose or about something else"),
    WhyNot.OTHER_RECIPIENT: N_("the consent names its recipients, and this is none of them"),
    WhyNot.NOT_YET: N_("the consent does not hold yet"),
    WhyNot.EXPIRED: N_("the consent has expired"),
    WhyNot.WITHDRAWN: N_("the consent was withdrawn"),
}
"""Why nothing of a person may leave, as the end of a sentence."""


@dataclass(frozen=True, slots=True)
class Offered:
    """What may be made for an audience of some people: how many may be told of it, and why others may not.

    `by` is the consent on which it rests, where it is about one person. `recipients` are those to whom some of the
    consents are limited: the others do not get what rests on them.
    """

    audience: Audience
    people: int
    told: int
    why_not: Mapping[WhyNot, int]
    by: Consent | None = None
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SeenAs:
    """A case as an audience sees it: none where it may not even know of the person."""

    audience: Audience
    verdict: Verdict
    case: Case | None = None
    withheld: int = 0


def consents_of(reader: Reader, people: Collection[PersonId]) -> Mapping[PersonId, Sequence[Consent]]:
    """Return the consents of these people."""
    found: dict[PersonId, list[Consent]] = defaultdict(list)
    wanted = sorted(people)
    for start in range(0, len(wanted), BATCH):
        for one in reader.find(Consent, person_id=wanted[start : start + BATCH]):
            found[one.person_id].append(one)
    return found


def offered_audiences(desk: Desk, people: Collection[PersonId]) -> tuple[Offered, ...]:
    """Return, for each audience, how many of these people may be told of today."""
    day = desk.clock.today()
    with desk.register.reading() as reader:
        consents = consents_of(reader, people)
    answers = [verdicts(consents.get(person, ()), day) for person in people]
    return tuple(_offered([one[audience] for one in answers], audience) for audience in Audience)


def disclose_for(case: Case, audience: Audience, day: dt.date, recipient: str = "") -> Disclosed | None:
    """Return the case as the audience may see it on `day`, or None where it may not even know of the person."""
    verdict = may_leave(case.consents, audience, day, recipient)
    return disclose(case, verdict.keys) if verdict.allowed else None


def seen_as(case: Case, audience: Audience, day: dt.date) -> SeenAs:
    """Return what the audience would see of the case on `day`."""
    verdict = may_leave(case.consents, audience, day)
    if not verdict.allowed:
        return SeenAs(audience, verdict)
    disclosed = disclose(case, verdict.keys)
    return SeenAs(audience, verdict, disclosed.case, disclosed.withheld)


def require_disclosed(case: Case, audience: Audience, day: dt.date, recipient: str = "") -> Disclosed:
    """Return the case as the audience may see it; raises Problem where nothing of it may leave."""
    verdict = may_leave(case.consents, audience, day, recipient)
    if verdict.why_not is not None:
        raise Problem(
            _("Nothing about this person may be given to this audience without consent: {reason}.").format(
                reason=_(WHY_NOT[verdict.why_not])
            ),
            _("Choose the audience “internal”, or record the consent on the page of the person."),
        )
    return disclose(case, verdict.keys)


def require_somebody(told: int, left_out: int) -> None:
    """Raise Problem where everybody had to be left out of a document."""
    if left_out and not told:
        raise Problem(
            ngettext(
                "The {n} person of this document has given no consent for this audience.",
                "None of the {n} people of this document has given consent for this audience.",
                left_out,
            ).format(n=left_out),
            _("Choose the audience “internal”, or record the consent on the page of the person."),
        )


def where_data_went(desk: Desk, person_id: PersonId) -> tuple[Departure, ...]:
    """Return what left the register about a person, newest first; also under the number of who was merged into them."""
    with desk.register.reading() as reader:
        return departures.about(reader, person_id)


def _offered(answers: Sequence[Verdict], audience: Audience) -> Offered:
    why_not: dict[WhyNot, int] = defaultdict(int)
    for one in answers:
        if one.why_not is not None:
            why_not[one.why_not] += 1
    told = sum(one.allowed for one in answers)
    only = answers[0].by if len(answers) == 1 else None
    named = {who for one in answers if one.by and one.allowed for who in recipients_of(one.by)}
    return Offered(audience, len(answers), told, why_not, only, tuple(sorted(named, key=str.casefold)))
