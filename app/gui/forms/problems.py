"""Says in the user's words, and by field, why a form cannot be saved."""

from collections.abc import Collection
from typing import Any

from pydantic import ValidationError

from app.base.errors import FieldProblem
from app.base.i18n import N_, _
from app.domain.record import CURRENCY
from app.domain.release import TIME_OF_DAY

FORM = ""
"""The key for what concerns the form as a whole rather than one field."""

REQUIRED = N_("Please fill this in.")

_ENDS = ("end", "until", "removed", "closed", "valid_until", "withdrawn", "expires")

# What the domain's rules across fields say, and the fields of which the first that the form has can be mended.
_RULES: dict[str, tuple[tuple[str, ...], str]] = {
    "the end lies before the beginning": (_ENDS, N_("The end lies before the beginning.")),
    "a name form needs a surname, a given name or the name as written": (
        ("surname",),
        N_("Write at least a surname, a given name or the name as written."),
    ),
    "a protocol needs a title": (("title_be",), N_("Write a title in at least one language.")),
    "a step needs a title": (("title_be",), N_("Write a title in at least one language.")),
    "a proof of life needs a date": (
        ("date",),
        N_("A proof of life needs a date: silence is counted from it."),
    ),
    "this is no rule of recurrence": (
        ("recurrence",),
        N_("Choose from the list how often it is owed again."),
    ),
    "what recurs needs a day": (("due",), N_("What is owed again and again needs a first day.")),
    "an amount needs a currency": (("currency",), N_("Choose the currency of the amount.")),
}
_BY_PATTERN = {
    TIME_OF_DAY: N_("Write the time like 14:05."),
    CURRENCY: N_("Write the currency as three capital letters, like BYN."),
}


def problems_of(error: ValidationError | FieldProblem, fields: Collection[str] = ()) -> dict[str, str]:
    """Return the sentence for every field that `error` concerns, by field name (FORM: the form as a whole).

    `fields` are the names that the form has: what concerns several fields is said beside one of these.
    """
    if isinstance(error, FieldProblem):
        return {error.field: str(error)}
    found: dict[str, str] = {}
    for detail in error.errors():
        field, sentence = _one(detail, fields)
        found.setdefault(field, sentence)
    return found


def _one(detail: Any, fields: Collection[str]) -> tuple[str, str]:
    field = str(detail["loc"][0]) if detail["loc"] else FORM
    context = detail.get("ctx") or {}
    match detail["type"]:
        case "missing" | "string_too_short":
            return field, _(REQUIRED)
        case "string_too_long":
            limit = context.get("max_length", 0)
            return field, _("This is too long: at most {n} characters fit.").format(n=limit)
        case "greater_than_equal":
            return field, _("The least possible value is {n}.").format(n=context.get("ge", 0))
        case "less_than_equal":
            return field, _("The greatest possible value is {n}.").format(n=context.get("le", 0))
        case "int_parsing" | "int_type":
            return field, _("Please write a whole number, for example 12.")
        case "string_pattern_mismatch":
            return field, _(_BY_PATTERN.get(context.get("pattern", ""), N_("This cannot be used here.")))
        case "value_error":
            places, sentence = _RULES.get(str(context.get("error", "")), ((), N_("This cannot be right.")))
            return field or _first(places, fields), _(sentence)
        case _:
            return field, _("This cannot be used here.")


def _first(places: tuple[str, ...], fields: Collection[str]) -> str:
    """Return the first of the places that the form has; the form as a whole where it has none of them."""
    if not fields:
        return places[0] if places else FORM
    return next((place for place in places if place in fields), FORM)
