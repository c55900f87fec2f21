"""What may be sent to a person, and by whom: read from rules that are data, each with its reason.

A rule is a term of the vocabulary of sending rules: its label is the reason, its attributes say for what it holds
(`what`: kinds of contact), when (`stage`: awaiting or serving, `list`, `punishment`, `regime`; what is empty holds
always), who may (`who`) and how often a year (`quota`). Of the rules that hold, the first one decides.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from dateutil.relativedelta import relativedelta

from app.domain.case import Case
from app.domain.vocabulary import Term, Terms, Vocabulary

WHAT = ("letter_to", "parcel", "handed_in", "money", "visit_short", "visit_long")
"""The kinds of contact of which a caseworker is told whether they are allowed, in the order in which they are told."""

_AWAITING = frozenset({"police_custody", "pretrial_sizo", "admin_arrest"})
_SERVING = frozenset({"colony", "prison", "juvenile", "arrest_house"})
_EITHER = frozenset({"transit", "hospital"})
_DELIVERED = frozenset({"delivered", "held", "partly"})


class Who(StrEnum):
    """Who may send something."""

    ANYONE = "anyone"
    RELATIVES = "relatives"
    NOBODY = "nobody"


class Stage(StrEnum):
    """Whether the sentence is in force: the rules part there."""

    AWAITING = "awaiting"
    SERVING = "serving"


@dataclass(frozen=True, slots=True)
class Allowance:
    """Who may send the things of these kinds, and the rule that says so.

    `quota` is how many a year the regime allows (None: nobody told), `used` how many were let through in the last
    twelve months.
    """

    kinds: tuple[str, ...]
    who: Who
    rule: Term
    quota: int | None = None
    used: int = 0


def stage_of(case: Case, today: dt.date) -> Stage | None:
    """Return whether the sentence is in force, or None where the person is in no place to which the rules apply."""
    status = case.status.status
    if status in _SERVING:
        return Stage.SERVING
    if status not in _AWAITING | _EITHER:
        return None
    detention = case.open_detention
    in_force = any(
        one.in_force is not None and one.in_force.latest <= today
        for one in case.sentences
        if detention is None or one.detention_id == detention.id
    )
    return Stage.SERVING if in_force else Stage.AWAITING


def allowances(case: Case, terms: Terms, today: dt.date) -> tuple[Allowance, ...]:
    """Return what may be sent by whom today; nothing where no rule is known."""
    stage = stage_of(case, today)
    if stage is None:
        return ()
    rules = sorted(terms.of(Vocabulary.SENDING_RULE), key=lambda rule: rule.order)
    said: dict[str, list[str]] = {}
    by_code = {rule.code: rule for rule in rules}
    holding = [rule for rule in rules if _holds(rule, case, stage, today)]
    for kind in WHAT:
        rule = next((rule for rule in holding if kind in rule.attributes.get("what", "").split()), None)
        if rule is not None:
            said.setdefault(rule.code, []).append(kind)
    return tuple(_allowance(case, by_code[code], tuple(kinds), today) for code, kinds in said.items())


def _allowance(case: Case, rule: Term, kinds: tuple[str, ...], today: dt.date) -> Allowance:
    quota = rule.attributes.get("quota", "")
    year_ago = today - relativedelta(years=1)
    used = sum(
        one.kind in kinds
        and one.outcome in _DELIVERED
        and one.date is not None
        and year_ago < one.date.latest
        and one.date.earliest <= today
        for one in case.contacts
    )
    who = rule.attributes.get("who", "")
    known = who in tuple(Who)
    return Allowance(
        kinds, Who(who) if known else Who.NOBODY, rule, int(quota) if quota.isdecimal() else None, used
    )


def _holds(rule: Term, case: Case, stage: Stage, today: dt.date) -> bool:
    conditions = (
        ("stage", (stage.value,)),
        ("list", tuple(_lists(case, today))),
        ("punishment", tuple(_punishments(case, today))),
        ("regime", (_regime(case),)),
    )
    return all(
        not rule.attributes.get(name) or any(one in actual for one in rule.attributes[name].split())
        for name, actual in conditions
    )


def _lists(case: Case, today: dt.date) -> Iterator[str]:
    """Yield the official lists on which the person is; a risk flag tells of the list of terrorists too."""
    for one in case.listings:
        if (one.removed is None or one.removed.latest > today) and (
            one.added is None or one.added.earliest <= today
        ):
            yield one.list_kind
    if any(one.flag == "terrorist_list" for one in case.flags):
        yield "terrorist"


def _punishments(case: Case, today: dt.date) -> Iterator[str]:
    for one in case.placements:
        begun = one.start is None or one.start.earliest <= today
        if one.punishment and begun and (one.end is None or one.end.latest >= today):
            yield one.punishment


def _regime(case: Case) -> str:
    """Return the regime under which the person is held: of the latest placement, or else of the latest sentence."""
    detention = case.open_detention
    sources: Sequence[Sequence[object]] = (case.placements, case.sentences)
    for records in sources:
        for one in reversed(records):
            within = detention is None or getattr(one, "detention_id", None) == detention.id
            regime = str(getattr(one, "regime", ""))
            if within and regime:
                return regime
    return ""
