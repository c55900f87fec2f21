"""The fields that the organisation added: what a person's answers may be, and entering them."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from app.base.errors import FieldProblem
from app.base.i18n import _
from app.domain.custom_field import CustomField, CustomKind, CustomValue, CustomValueFields
from app.domain.partial_date import DateNotUnderstood, PartialDate
from app.domain.record import PersonId
from app.workflows.desk import Desk

YES, NO = "yes", "no"


@dataclass(init=False)
class AnswersEntry:
    """The answers of one person by the name of the field in the form: `field_7`; an empty one takes the answer away."""

    answers: dict[str, Any]

    def __init__(self, **answers: Any) -> None:
        self.answers = answers


def field_name(field: CustomField) -> str:
    """Return what a field is called in a form."""
    return f"field_{field.id}"


def choices_of(field: CustomField) -> tuple[str, ...]:
    """Return the answers of a choice, in their order."""
    return tuple(dict.fromkeys(line.strip() for line in field.choices.splitlines() if line.strip()))


def own_fields(desk: Desk) -> tuple[CustomField, ...]:
    """Return the fields in use, in their order."""
    with desk.register.reading() as reader:
        return in_order(reader.find(CustomField, active=True))


def in_order(fields: Sequence[CustomField]) -> tuple[CustomField, ...]:
    """Return fields in the order in which they are shown."""
    return tuple(sorted(fields, key=lambda one: (one.position, one.id)))


def answer_fields(desk: Desk, person_id: PersonId, entry: AnswersEntry) -> None:
    """Enter what was filled in as one change; raises FieldProblem for an answer that the field cannot take."""
    with desk.changing(_("Fill in own fields of {name}").format(name=desk.name_of(person_id))) as change:
        known = {field_name(one): one for one in change.find(CustomField)}
        before = {one.custom_field_id: one for one in change.find(CustomValue, person_id=person_id)}
        for name, given in entry.answers.items():
            field = known.get(name)
            if field is None:
                continue
            value, there = stored_answer(field, given, name), before.get(field.id)
            if there is None and value:
                change.add(CustomValueFields(person_id=person_id, custom_field_id=field.id, value=value))
            elif there is not None and not value:
                change.remove(there)
            elif there is not None and there.value != value:
                change.save(there.but(value=value))


def stored_answer(field: CustomField, given: Any, place: str = "value") -> str:
    """Return an answer as it is stored, nothing for none; raises FieldProblem for one that the field cannot take."""
    text = "" if given is None else str(given).strip()
    if not text:
        return ""
    match field.kind:
        case CustomKind.NUMBER:
            return _number(text, place)
        case CustomKind.DATE:
            try:
                return str(PartialDate.parse(text))
            except DateNotUnderstood as problem:
                raise FieldProblem(place, problem.sentence, problem.advice) from problem
        case CustomKind.CHOICE if text not in choices_of(field):
            raise FieldProblem(
                place,
                _("“{text}” is none of the choices.").format(text=text),
                _("Choose one of: {words}.").format(words=", ".join(choices_of(field))),
            )
        case CustomKind.YES_NO if text not in (YES, NO):
            raise FieldProblem(place, _("Answer yes or no."))
    return text


def _number(text: str, place: str) -> str:
    try:
        number = Decimal(text.replace(",", ".").replace(" ", ""))
    except InvalidOperation as error:
        raise FieldProblem(place, _("This is no number."), _("Write it like 12 or 12.5.")) from error
    if not number.is_finite():
        raise FieldProblem(place, _("This is no number."), _("Write it like 12 or 12.5."))
    return f"{number.normalize():f}"
