"""The forms of what another source says about a fact, made from the form of the record that holds the fact."""

from app.base.i18n import N_
from app.domain.evidence import Variant
from app.domain.labels import kind_name
from app.domain.record import PersonId, Record
from app.gui.forms.field_spec import FieldKind, FieldSpec, FormSpec
from app.gui.forms.sheet_request import SheetRequest, entering
from app.gui.forms.specs import NOTE
from app.workflows.variants import Decision, VariantEntry, decide_variant, record_variant

_TOLD = (FieldKind.PARTIAL_DATE, FieldKind.LINE, FieldKind.SUGGESTED_LINE, FieldKind.PROSE, FieldKind.NUMBER)


def told_fields(form: FormSpec) -> dict[str, str]:
    """Return the fields of a record of which another source may tell otherwise, with their labels; dates first."""
    found = [field for field in form.fields if field.kind in _TOLD and field.name != "note"]
    found.sort(key=lambda field: field.kind is not FieldKind.PARTIAL_DATE)
    return {field.name: field.label for field in found}


def variant_form(form: FormSpec) -> FormSpec:
    """Return the form in which one notes what another source says about a record of this form."""
    return FormSpec(
        f"variant_{form.key}",
        N_("Another source says otherwise"),
        N_("Another source says otherwise"),
        VariantEntry,
        (
            FieldSpec("field", N_("About what"), FieldKind.CHOICE, required=True, choices=told_fields(form)),
            FieldSpec("value", N_("What this source says"), required=True),
            FieldSpec("source", N_("Source"), FieldKind.SOURCE, required=True),
            NOTE,
        ),
    )


DECISION = FormSpec(
    "decision",
    N_("Decide between two versions"),
    N_("Decide between two versions"),
    Decision,
    (
        FieldSpec(
            "take",
            N_("Which version holds"),
            FieldKind.CHOICE,
            required=True,
            choices={False: N_("what the record says"), True: N_("what the other source says")},
        ),
        FieldSpec("reason", N_("Reason"), FieldKind.PROSE, required=True),
    ),
)


def telling_otherwise(form: FormSpec, person_id: PersonId, record: Record) -> SheetRequest:
    """Ask for what another source says about a record."""
    values = {"record_kind": kind_name(type(record)), "record_id": record.id}
    return entering(variant_form(form), person_id, record_variant, values)


def deciding(person_id: PersonId, variant: Variant) -> SheetRequest:
    """Ask which of two versions holds, and why."""
    values = {"variant_id": variant.id, "reason": variant.decided}
    return entering(DECISION, person_id, decide_variant, values)
