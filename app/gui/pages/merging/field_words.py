"""How the fields of two persons are named and worded when they stand side by side."""

from typing import Any

from app.base.i18n import _, language_in_force
from app.domain.partial_date import PartialDate
from app.domain.person import Sex
from app.gui.forms import words
from app.gui.forms.specs import PERSON


def field_label(name: str) -> str:
    """Return what a field of a person is called, as in its form."""
    spec = PERSON.field(name)
    return _(spec.label) if spec else name


def field_value(value: Any) -> str:
    """Return a value for a reader; nothing for none."""
    if value is None:
        return ""
    if isinstance(value, PartialDate):
        return value.display(language_in_force())
    return _(words.SEX[value]) if isinstance(value, Sex) else str(value)
