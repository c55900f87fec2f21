"""How tags and the organisation's own fields stand on the person page, and the form that fills the fields in."""

from collections.abc import Iterable

from app.base.i18n import N_, _
from app.domain.case import Case
from app.domain.custom_field import CustomField, CustomKind
from app.domain.partial_date import PartialDate
from app.gui.forms.field_spec import FieldKind, FieldSpec, FormSpec, Values
from app.gui.forms.sheet_request import SheetRequest, entering
from app.gui.pages.person.line import Cell, Line, Tone
from app.gui.pages.person.wording import Wording
from app.workflows.own_fields import NO, YES, AnswersEntry, answer_fields, choices_of, field_name, in_order

_KINDS = {
    CustomKind.TEXT: FieldKind.LINE,
    CustomKind.NUMBER: FieldKind.LINE,
    CustomKind.DATE: FieldKind.PARTIAL_DATE,
    CustomKind.CHOICE: FieldKind.CHOICE,
    CustomKind.YES_NO: FieldKind.CHOICE,
}
_YES_NO = {"": N_("not known"), YES: N_("yes"), NO: N_("no")}


def own_lines(case: Case, wording: Wording) -> tuple[Line, ...]:
    """The tags, then each answer to a field of the organisation."""
    tags = (
        Line((Cell(_("Tag"), tone=Tone.MUTED), Cell(one.tag, tone=Tone.STRONG)), one) for one in case.tags
    )
    answers = {one.custom_field_id: one for one in case.custom_values}
    fields = (
        Line(
            (Cell(field.title, tone=Tone.MUTED), Cell(said(field, answers[field.id].value, wording))),
            answers[field.id],
        )
        for field in in_order(tuple(case.custom_fields.values()))
        if field.id in answers
    )
    return (*tags, *fields)


def said(field: CustomField, value: str, wording: Wording) -> str:
    """Say an answer in words."""
    if field.kind is CustomKind.DATE:
        return wording.date(PartialDate(value))
    return _(_YES_NO.get(value, value)) if field.kind is CustomKind.YES_NO else value


def answers_request(case: Case) -> SheetRequest | None:
    """Return the form with a line for each field in use; None where the organisation has no field."""
    fields = [one for one in in_order(tuple(case.custom_fields.values())) if one.active]
    if not fields:
        return None
    form = FormSpec(
        "own_fields",
        N_("Fill in own fields"),
        N_("Fill in own fields"),
        AnswersEntry,
        tuple(_spec(field) for field in fields),
    )
    return entering(form, case.person.id, answer_fields, _values(case, fields))


def _spec(field: CustomField) -> FieldSpec:
    choices = _YES_NO if field.kind is CustomKind.YES_NO else {}
    if field.kind is CustomKind.CHOICE:
        choices = {"": N_("not known"), **{one: one for one in choices_of(field)}}
    return FieldSpec(field_name(field), field.title, _KINDS[field.kind], choices=choices)


def _values(case: Case, fields: Iterable[CustomField]) -> Values:
    answers = {one.custom_field_id: one.value for one in case.custom_values}
    return {
        field_name(field): PartialDate(answers[field.id])
        if field.kind is CustomKind.DATE and field.id in answers
        else answers.get(field.id, None if field.kind is CustomKind.DATE else "")
        for field in fields
    }
