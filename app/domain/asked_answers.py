"""What is asked of the answers to a field of the organisation: a part of a text, a number or a span, a date."""

import operator
import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation

from app.base.errors import Problem
from app.base.i18n import _
from app.domain.custom_field import CustomKind
from app.domain.partial_date import DateNotUnderstood, PartialDate

_NUMBER = r"-?\d+(?:[.,]\d+)?"
_ONE = re.compile(rf"(<=|>=|<|>|≤|≥)?\s*({_NUMBER})", re.ASCII)
_SPAN = re.compile(rf"({_NUMBER})\s*(?:–|—|\.\.|-)\s*({_NUMBER})", re.ASCII)

_SIGNS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<": operator.lt, ">": operator.gt, "<=": operator.le, "≤": operator.le, ">=": operator.ge, "≥": operator.ge,
    "=": operator.eq,
}  # fmt: skip

Fits = Callable[[str], bool]


class NotUnderstood(Problem):
    """What was typed is no number and no span of numbers."""

    def __init__(self) -> None:
        super().__init__(_("Please write a number, or two such as 5–10, or one with a sign such as > 5."))


def asked(kind: CustomKind, typed: str) -> Fits:
    """Return what tells whether a stored answer fits what somebody typed.

    A text fits when it contains what was typed, in capitals or not; a number when it is that number, lies in the span
    or fulfils the sign; a date when it may be, in part, the date that was typed ("2025", "after 2024"). Raises
    NotUnderstood or DateNotUnderstood.
    """
    match kind:
        case CustomKind.NUMBER:
            return _number(" ".join(typed.split()))
        case CustomKind.DATE:
            wanted = PartialDate.parse(typed)
            return lambda answer: _overlap(answer, wanted)
        case _:
            part = " ".join(typed.split()).casefold()
            return lambda answer: part in answer.casefold()


def _number(typed: str) -> Fits:
    span = _SPAN.fullmatch(typed)
    if span is not None:
        low, high = sorted(_decimal(end) for end in span.groups())
        return _that(lambda answer: low <= answer <= high)
    one = _ONE.fullmatch(typed)
    if one is None:
        raise NotUnderstood
    compare, bound = _SIGNS[one[1] or "="], _decimal(one[2])
    return _that(lambda answer: compare(answer, bound))


def _that(fits: Callable[[Decimal], bool]) -> Fits:
    """Return what judges a stored answer; one that was no number before the field became one does not fit."""

    def judge(answer: str) -> bool:
        try:
            return fits(Decimal(answer))
        except InvalidOperation:
            return False

    return judge


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))


def _overlap(answer: str, wanted: PartialDate) -> bool:
    try:
        date = PartialDate(answer)
    except DateNotUnderstood:
        return False
    return date.earliest <= wanted.latest and wanted.earliest <= date.latest
