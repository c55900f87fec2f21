"""Shows beside a fact what another source says about it, in whatever section the fact stands."""

from collections.abc import Mapping, Sequence

from app.base.errors import Problem
from app.base.i18n import _
from app.domain.case import Case
from app.domain.evidence import Variant
from app.domain.labels import kind_name
from app.domain.partial_date import PartialDate
from app.domain.record import Record
from app.gui.forms.field_spec import FormSpec
from app.gui.pages.person.line import Cell, Line, Tone
from app.gui.pages.person.wording import Wording, joined


def with_variants(
    lines: Sequence[Line], case: Case, wording: Wording, forms: Mapping[type[Record], FormSpec], columns: int
) -> tuple[Line, ...]:
    """Return the lines with those of other versions beneath the records they are about."""
    if not case.variants:
        return tuple(lines)
    shown: list[Line] = []
    for line in lines:
        shown.append(line)
        if line.record is not None and not line.link:
            shown += variants_of(line.record, case, wording, forms, columns)
    return tuple(shown)


def variants_of(
    record: Record, case: Case, wording: Wording, forms: Mapping[type[Record], FormSpec], columns: int
) -> list[Line]:
    """Return a line for everything that another source says about a record."""
    kind = kind_name(type(record))
    return [
        _line(one, record, wording, forms.get(type(record)), columns)
        for one in case.variants
        if one.record_kind == kind and one.record_id == record.id
    ]


def _line(one: Variant, record: Record, wording: Wording, form: FormSpec | None, columns: int) -> Line:
    field = form.field(one.field) if form else None
    own, other = _said(getattr(record, one.field, ""), wording), _said(one.value, wording)
    said = _("{own} here, {other} there").format(own=own or "—", other=other)
    source = _("there: {source}").format(source=wording.source(one.source_id) or _("source not recorded"))
    reason = _("decided: {reason}").format(reason=one.decided) if one.decided else ""
    state = (
        Cell(_("not decided"), chip=("pretrial", "question"))
        if not one.decided
        else Cell(_("decided"), tone=Tone.MUTED)
    )
    cells = (
        Cell(_(field.label) if field else one.field, tone=Tone.MUTED),
        Cell(said, joined(source, reason, one.note, by=" · "), Tone.MUTED if one.decided else Tone.STRONG),
        *(Cell() for _number in range(columns - 3)),
        state,
    )
    return Line(cells[:columns], one, beneath=True)


def _said(value: object, wording: Wording) -> str:
    """Say a value; what is a date in stored form is said as a date."""
    if value is None:
        return ""
    if isinstance(value, PartialDate):
        return wording.date(value)
    try:
        return wording.date(PartialDate(str(value))) if str(value)[:1].isdigit() else str(value)
    except (Problem, ValueError):
        return str(value)
