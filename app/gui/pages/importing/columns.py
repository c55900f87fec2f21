"""What the tables of the import page show."""

from collections.abc import Sequence

from app.base.i18n import _, language_in_force
from app.domain.partial_date import PartialDate
from app.domain.person_draft import Complaint
from app.gui.widgets.record_table import TableColumn
from app.workflows.import_people import PlannedRow


def beside(row: PlannedRow) -> str:
    """Return what stands under the name: whom the row is about in the register, or when a new person was born."""
    if row.person:
        return f"{row.person.name} ({row.person.case_number})"
    birth = row.draft.fields.get("birth_date")
    return PartialDate(birth).display(language_in_force()) if birth else ""


def complaint_columns() -> Sequence[TableColumn[Complaint]]:
    """Return the columns of what was not understood."""
    return (
        TableColumn(_("Row"), lambda one: str(one.row), width=64),
        TableColumn(_("Value"), lambda one: one.value, lambda one: one.column, width=190, strong=True),
        TableColumn(_("What is wrong"), lambda one: one.problem),
    )
