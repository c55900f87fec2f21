"""The short forms of the Today page, as data: putting something off with a reason, giving it to somebody else."""

from app.base.i18n import N_
from app.gui.forms.field_spec import FieldKind, FieldSpec, FormSpec
from app.workflows.follow_ups import AssignEntry, SnoozeEntry

SNOOZE = FormSpec(
    "snooze",
    N_("Put off"),
    N_("Put off"),
    SnoozeEntry,
    (
        FieldSpec(
            "due",
            N_("Until"),
            FieldKind.EXACT_DATE,
            required=True,
            hint=N_("A day, or +7 for a week from today."),
        ),
        FieldSpec("reason", N_("Why"), hint=N_("It is kept in the note and in the history.")),
    ),
    save_label=N_("Put off"),
)

ASSIGN = FormSpec(
    "assign",
    N_("Give to somebody else"),
    N_("Give to somebody else"),
    AssignEntry,
    (
        FieldSpec(
            "assignee",
            N_("Assignee"),
            FieldKind.SUGGESTED_LINE,
            suggestions="caseworkers",
            hint=N_("Empty: nobody in particular."),
        ),
    ),
    save_label=N_("Give"),
)
