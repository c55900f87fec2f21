"""The rules by which days in custody before a sentence began are counted towards it: data with a basis in law."""

import csv
from functools import cache

from sqlmodel import Field

from app.base.paths import resource
from app.domain.record import Fields, Record, coded, line, prose


class CountingRuleFields(Fields):
    """That `days` days held in one way count as `counts_as` days of one kind of sentence.

    `held_as` is the status that the person had meanwhile, empty for being held under guard in whatever place.
    `basis` is the law that says so.
    """

    sentence_kind: str = coded(...)
    held_as: str = coded("")
    days: int = Field(1, ge=1, le=1000)
    counts_as: int = Field(1, ge=0, le=1000)
    basis: str = line(..., min_length=1)
    note: str = prose()


class CountingRule(CountingRuleFields, Record):
    """A stored rule of counting."""


@cache
def shipped_rules() -> tuple[CountingRuleFields, ...]:
    """Return the rules that come with Vigil."""
    with resource("vocabularies", "counting_rules.csv").open(encoding="utf-8", newline="") as stream:
        return tuple(CountingRuleFields.model_validate(row) for row in csv.DictReader(stream))
