"""The forms of what is done to many people at once, as data."""

from app.base.i18n import N_
from app.gui.forms.field_spec import FieldKind, FieldSpec, FormSpec
from app.workflows.bulk import AssignEntry, TagEntry

TAG_MANY = FormSpec(
    "tag_many",
    N_("Tag"),
    N_("Tag"),
    TagEntry,
    (FieldSpec("tag", N_("Tag"), FieldKind.SUGGESTED_LINE, required=True, suggestions="tags"),),
    save_label=N_("Tag"),
)

UNTAG_MANY = FormSpec(
    "untag_many",
    N_("Take a tag away"),
    N_("Take a tag away"),
    TagEntry,
    (FieldSpec("tag", N_("Tag"), FieldKind.SUGGESTED_LINE, required=True, suggestions="tags"),),
    save_label=N_("Take the tag away"),
)

ASSIGN_MANY = FormSpec(
    "assign_many",
    N_("Assign"),
    N_("Assign"),
    AssignEntry,
    (
        FieldSpec(
            "caseworker",
            N_("Caseworker"),
            FieldKind.SUGGESTED_LINE,
            suggestions="caseworkers",
            hint=N_("Empty: nobody."),
        ),
    ),
    save_label=N_("Assign"),
)
