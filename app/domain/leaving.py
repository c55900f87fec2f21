"""What of a person may leave the register for an audience on a day: the one place that decides it.

It joins the two sides of the question: what an audience may see at all (`disclosure`), and what the person, or
somebody who may speak for them, agreed to (`consent`). Without a consent in force nothing leaves the organisation, not
even that there is such a person.
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.consent import Consent, ConsentLevel
from app.domain.disclosure import Audience, FieldKey, allowed
from app.domain.partial_date import PartialDate

FEWEST_IN_A_FIGURE = 5
"""A smaller figure could point at somebody, so it does not leave the organisation."""


class ConsentItem(StrEnum):
    """What a consent may be about; the codes of the vocabulary."""

    FACTS = "facts"
    HEALTH = "health"
    PHOTO = "photo"
    FAMILY = "family"
    TESTIMONY = "testimony"
    CONTACT = "contact"


class WhyNot(StrEnum):
    """Why nothing of a person may leave for an audience."""

    NOT_ASKED = "not_asked"
    NOT_GIVEN = "not_given"
    OTHER_PURPOSE = "other_purpose"
    OTHER_RECIPIENT = "other_recipient"
    NOT_YET = "not_yet"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


# A consent to initials says nothing about the name, so it does not cover those who would be told the name.
_COVERS: Mapping[int, frozenset[Audience]] = {
    ConsentLevel.PARTNER: frozenset({Audience.PARTNER}),
    ConsentLevel.UN: frozenset({Audience.PARTNER, Audience.UN}),
    ConsentLevel.PUBLIC_INITIALS: frozenset({Audience.PUBLIC_INITIALS}),
    ConsentLevel.PUBLIC_NAME: frozenset(Audience) - {Audience.INTERNAL},
}

# For which of the purposes of a consent a document for the audience is made.
_PURPOSES: Mapping[Audience, frozenset[str]] = {
    Audience.PARTNER: frozenset({"partner", "support"}),
    Audience.UN: frozenset({"un"}),
    Audience.PUBLIC_INITIALS: frozenset({"publicity"}),
    Audience.PUBLIC_NAME: frozenset({"publicity"}),
}

# What needs a consent of its own besides the facts of the case.
_NEEDS: Mapping[FieldKey, ConsentItem] = {
    FieldKey.PHOTO: ConsentItem.PHOTO,
    FieldKey.HEALTH: ConsentItem.HEALTH,
    FieldKey.EXAMINATIONS: ConsentItem.HEALTH,
    FieldKey.RELATIVES: ConsentItem.FAMILY,
    FieldKey.FAMILY_NOTICES: ConsentItem.FAMILY,
    FieldKey.INCIDENTS: ConsentItem.TESTIMONY,
    FieldKey.RESIDENCE: ConsentItem.CONTACT,
    FieldKey.CONTACTS: ConsentItem.CONTACT,
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What of a person an audience may see. Without any `keys` the person must not be told of at all.

    `by` is the consent on which it rests, or the one that stands in the way; `why_not` says why nothing may leave.
    """

    audience: Audience
    keys: frozenset[FieldKey]
    by: Consent | None = None
    why_not: WhyNot | None = None

    @property
    def allowed(self) -> bool:
        """Whether anything may leave."""
        return bool(self.keys)


def may_leave(
    consents: Sequence[Consent], audience: Audience, day: dt.date, recipient: str | None = ""
) -> Verdict:
    """Return what of the person with these consents may leave for the audience on `day`.

    A consent for certain recipients counts only where `recipient` is one of them; for nobody in particular ("") it does
    not count. None asks whether there is anybody at all to whom it may go.

    A withdrawal blocks what it is about, also where an older consent still says yes; a consent given afterwards counts
    again. Whatever is in doubt is answered with no.
    """
    if audience is Audience.INTERNAL:
        return Verdict(audience, allowed(audience))
    by = _consent_to(consents, ConsentItem.FACTS, audience, day, recipient)
    if by is None:
        return Verdict(audience, frozenset(), *_obstacle(consents, audience, day, recipient))
    granted = {ConsentItem.FACTS: True}

    def is_granted(key: FieldKey) -> bool:
        item = _NEEDS.get(key, ConsentItem.FACTS)
        if item not in granted:
            granted[item] = _consent_to(consents, item, audience, day, recipient) is not None
        return granted[item]

    return Verdict(audience, frozenset(key for key in allowed(audience) if is_granted(key)), by)


def verdicts(consents: Sequence[Consent], day: dt.date) -> Mapping[Audience, Verdict]:
    """Return what may leave for each audience, from the narrowest circle to the widest, for some recipient at least."""
    return {audience: may_leave(consents, audience, day, None) for audience in Audience}


def recipients_of(consent: Consent) -> tuple[str, ...]:
    """Return the only ones to whom a consent lets something go; none where it names nobody."""
    return tuple(" ".join(one.split()) for one in re.split(r"[;,\n]", consent.recipients) if one.strip())


def may_be_counted(consents: Sequence[Consent], audience: Audience, day: dt.date) -> bool:
    """Tell whether the person may be one of a figure for the audience; a refusal or a withdrawal of all blocks it."""
    if audience is Audience.INTERNAL:
        return True
    return any(
        one.level >= ConsentLevel.STATISTICS and _in_force(one, day) and not _blocked(one, consents, day)
        for one in consents
    )


def figure_for(audience: Audience, many: int) -> int | None:
    """Return a figure as the audience may see it: None where it is so small that it could point at somebody."""
    if audience is Audience.INTERNAL or many == 0 or many >= FEWEST_IN_A_FIGURE:
        return many
    return None


def _consent_to(
    consents: Sequence[Consent], item: ConsentItem, audience: Audience, day: dt.date, recipient: str | None
) -> Consent | None:
    """Return the widest consent in force that covers the item for the audience, the latest of several."""
    found = [
        one
        for one in consents
        if audience in _covers(one)
        and _is_about(one, item)
        and _serves(one, audience)
        and _reaches(one, recipient)
        and _in_force(one, day)
        and not _blocked(one, consents, day, item, audience, recipient)
    ]
    return max(found, key=lambda one: (one.level, one.id), default=None)


def _covers(one: Consent) -> frozenset[Audience]:
    return _COVERS.get(one.level, frozenset())


def _is_about(one: Consent, item: ConsentItem | None) -> bool:
    return not one.items or item is None or item.value in one.items.split()


def _serves(one: Consent, audience: Audience | None) -> bool:
    return not one.purposes or audience is None or not _PURPOSES[audience].isdisjoint(one.purposes.split())


def _reaches(one: Consent, recipient: str | None) -> bool:
    named = recipients_of(one)
    return (
        recipient is None or not named or " ".join(recipient.split()).casefold() in map(str.casefold, named)
    )


def _has_begun(one: Consent, day: dt.date) -> bool:
    return one.given is None or one.given.earliest <= day


def _has_ended(one: Consent, day: dt.date) -> bool:
    return one.valid_until is not None and one.valid_until.latest < day


def _is_withdrawn(one: Consent, day: dt.date) -> bool:
    if one.level == ConsentLevel.WITHDRAWN:
        return _has_begun(one, day)
    return one.withdrawn is not None and one.withdrawn.earliest <= day


def _in_force(one: Consent, day: dt.date) -> bool:
    return _has_begun(one, day) and not _has_ended(one, day) and not _is_withdrawn(one, day)


def _blocked(
    one: Consent,
    consents: Iterable[Consent],
    day: dt.date,
    item: ConsentItem | None = None,
    audience: Audience | None = None,
    recipient: str | None = None,
) -> bool:
    """Tell whether a withdrawal takes back this consent too: one that is about the same and not certainly older."""
    for other in consents:
        if other.id == one.id or not _is_withdrawn(other, day):
            continue
        if item is None and (other.items or other.purposes):
            continue  # of a part only: the person may still be counted
        if not (_is_about(other, item) and _serves(other, audience)):
            continue
        if recipient and not _reaches(other, recipient):
            continue  # it takes back what others were allowed
        taken_back = _taken_back(other)
        if taken_back is None or one.given is None or not taken_back.certainly_before(one.given):
            return True
    return False


def _taken_back(other: Consent) -> PartialDate | None:
    """Return when a consent was withdrawn: a record that is a withdrawal tells it where others tell when given."""
    return other.withdrawn or (other.given if other.level == ConsentLevel.WITHDRAWN else None)


def _obstacle(
    consents: Sequence[Consent], audience: Audience, day: dt.date, recipient: str | None
) -> tuple[Consent | None, WhyNot]:
    """Return the consent that comes nearest, and what it lacks."""
    asked = [one for one in consents if one.level != ConsentLevel.NOT_ASKED]
    for one in reversed(asked):
        if _is_withdrawn(one, day) and _is_about(one, ConsentItem.FACTS) and _serves(one, audience):
            return one, WhyNot.WITHDRAWN
    wide = [one for one in asked if audience in _covers(one)]
    for one in reversed(wide):
        if not (_is_about(one, ConsentItem.FACTS) and _serves(one, audience)):
            return one, WhyNot.OTHER_PURPOSE
        if not _reaches(one, recipient):
            return one, WhyNot.OTHER_RECIPIENT
        return one, WhyNot.EXPIRED if _has_ended(one, day) else WhyNot.NOT_YET
    if asked:
        return max(asked, key=lambda one: (one.level, one.id)), WhyNot.NOT_GIVEN
    return None, WhyNot.NOT_ASKED
