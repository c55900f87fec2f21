"""Two sources that say differently about one fact: both are kept, and somebody decides with a reason."""

from dataclasses import dataclass
from typing import Any, get_args

from pydantic import ValidationError

from app.base.errors import FieldProblem, Problem
from app.base.i18n import _
from app.domain.evidence import Variant, VariantFields
from app.domain.labels import kind_name
from app.domain.partial_date import PartialDate
from app.domain.person import Person
from app.domain.record import PersonId, Record
from app.store.unit import RECORDED_KINDS
from app.workflows.add_person import require_born
from app.workflows.desk import Desk
from app.workflows.entries import SourceChoice, source_of
from app.workflows.follow_anchor import pausing
from app.workflows.follow_through import follow_correction

_KINDS = {kind_name(kind): kind for kind in RECORDED_KINDS}


@dataclass(frozen=True, slots=True)
class VariantEntry:
    """What another source says about a field of a record."""

    record_kind: str
    record_id: int
    field: str
    value: str
    source: SourceChoice
    note: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether the record takes what the other source says, and why; the version not taken stays on record."""

    variant_id: int
    take: bool
    reason: str


def record_variant(desk: Desk, person_id: PersonId, entry: VariantEntry) -> Variant:
    """Note what another source says; raises FieldProblem for what the field cannot take or has already."""
    kind = _KINDS[entry.record_kind]
    value = _understood(desk, kind, entry.field, entry.value)
    with desk.changing(_("Note another version about {name}").format(name=desk.name_of(person_id))) as change:
        record = change.get(kind, entry.record_id)
        if getattr(record, entry.field) == value:
            raise FieldProblem("value", _("The register says the same already."))
        variant: Variant = change.add(
            VariantFields(
                person_id=person_id,
                record_kind=entry.record_kind,
                record_id=record.id,
                field=entry.field,
                value=str(value),
                source_id=source_of(change, entry.source),
                note=entry.note,
            )
        )
        return variant


def decide_variant(desk: Desk, person_id: PersonId, decision: Decision) -> Variant:
    """Keep what the record says, or take the other version into it; the reason and the other version stay."""
    if not decision.reason.strip():
        raise FieldProblem("reason", _("Say why, so that others can follow it."))
    terms = desk.terms  # read before the change begins
    with desk.changing(
        _("Decide between two versions about {name}").format(name=desk.name_of(person_id))
    ) as change:
        variant = change.get(Variant, decision.variant_id)
        decided = variant.but(decided=decision.reason)
        if decision.take:
            before: Any = change.get(_KINDS[variant.record_kind], variant.record_id)
            old = getattr(before, variant.field)
            if old in (None, ""):
                raise Problem(
                    _("The record has no value of its own any more."), _("Edit the record instead.")
                )
            taken = _with(desk, before, variant)
            with pausing(change, terms, person_id):
                saved = change.save(taken)
                follow_correction(change, terms, before, saved)
            decided = decided.but(value=str(old), source_id=getattr(before, "source_id", None))
        return change.save(decided)


def _with(desk: Desk, record: Any, variant: Variant) -> Any:
    """Return the record with what the other source says, and with that source where it names one."""
    changes: dict[str, Any] = {variant.field: _understood(desk, type(record), variant.field, variant.value)}
    if "source_id" in type(record).model_fields:
        changes["source_id"] = variant.source_id
    try:
        taken = record.but(**changes)
    except ValidationError as error:
        raise FieldProblem(
            "take", _("This contradicts what else the record says. Correct that first.")
        ) from error
    if isinstance(taken, Person):
        require_born(desk, taken)
    return taken


def _understood(desk: Desk, kind: type[Record], field: str, text: str) -> Any:
    """Return a typed text as the field has it."""
    annotation = kind.model_fields[field].annotation
    allowed = {annotation, *get_args(annotation)}
    if PartialDate in allowed:
        try:
            return PartialDate.parse(text, desk.clock.today())
        except Problem as problem:
            raise FieldProblem("value", problem.sentence, problem.advice) from problem
    if int in allowed:
        if not text.strip().isdecimal():
            raise FieldProblem("value", _("Please write a whole number, for example 12."))
        return int(text)
    if not text.strip():
        raise FieldProblem("value", _("Please fill this in."))
    return text.strip()
