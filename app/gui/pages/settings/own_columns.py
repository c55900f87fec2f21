"""What the cards about own fields and staff say and show, as data."""

from collections.abc import Callable, Sequence
from typing import Any

from app.base.i18n import _
from app.domain.custom_field import CustomField
from app.domain.staff import Staff
from app.gui.forms.specs_consent import CUSTOM_KINDS
from app.gui.widgets.record_table import TableColumn
from app.workflows.desk import ROLES

Words = tuple[Sequence[TableColumn[Any]], tuple[str, str]]


def own_fields_words() -> Words:
    """Return the columns, title and explanation of the card about own fields."""

    def in_use(field: CustomField) -> str:
        return _("in use") if field.active else _("not in use")

    return (
        (
            TableColumn(_("Title"), lambda one: one.title, strong=True),
            TableColumn(_("Kind of answer"), lambda one: _(CUSTOM_KINDS[one.kind]), width=150),
            TableColumn(_("State"), in_use, width=120),
        ),
        (_("Own fields"), _("What you want to note about people and Vigil has no place for.")),
    )


def staff_columns(has_passphrase: Callable[[Staff], bool]) -> Sequence[TableColumn[Any]]:
    """Return the columns of the card about the staff."""

    def sees(one: Staff) -> str:
        if not one.active:
            return _("not here now")
        return one.groups or _("every case")

    return (
        TableColumn(_("Name"), lambda one: one.name, strong=True),
        TableColumn(_("Role"), lambda one: _(ROLES[one.role]), width=140),
        TableColumn(_("Sees"), sees, width=150),
        TableColumn(
            _("Passphrase"), lambda one: _("of their own") if has_passphrase(one) else _("shared"), width=130
        ),
    )


def staff_words() -> tuple[str, str]:
    """Return the title and the explanation of the card about the staff."""
    return (
        _("Staff"),
        _(
            "Who works with this register, and what each may do here. Whoever has a passphrase can read the "
            "whole register with other means: this keeps order, it is no protection from each other."
        ),
    )
