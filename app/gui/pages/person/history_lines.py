"""Tells the history of a person in plain words: who did what, when, and each field before and after."""

from collections import Counter
from collections.abc import Iterator, Sequence

from app.base.i18n import _
from app.domain.history import Act, Change, JsonValue, RowChange
from app.domain.labels import kind_label, kind_name
from app.domain.partial_date import PartialDate
from app.gui.forms.field_spec import FieldKind, FieldSpec
from app.gui.pages.person.line import Cell, Line, Tone
from app.gui.pages.person.sections import FORMS
from app.gui.pages.person.wording import Wording

_FORM_OF_KIND = {kind_name(kind): form for kind, form in FORMS.items()}
_LONGEST = 60


def history_lines(changes: Sequence[Change], wording: Wording) -> tuple[Line, ...]:
    """Return a line for every change: the moment and who, the sentence with what it did to each field."""
    return tuple(
        Line(
            (
                Cell(wording.moment(change.at), change.who, Tone.MUTED),
                Cell(change.sentence, "\n".join(_deeds(change, wording))),
            ),
        )
        for change in changes
    )


def _deeds(change: Change, wording: Wording) -> Iterator[str]:
    for row in change.rows:
        if row.act is Act.CHANGED:
            yield from _changed(row, wording)
    if len(change.rows) > 1:
        whole = Counter((row.act, row.kind) for row in change.rows if row.act is not Act.CHANGED)
        for (act, kind), many in whole.items():
            words = _("{what} added") if act is Act.ADDED else _("{what} removed")
            told = words.format(what=kind_label(kind).capitalize())
            yield told if many == 1 else f"{told} ×{many}"


def _changed(row: RowChange, wording: Wording) -> Iterator[str]:
    form = _FORM_OF_KIND.get(row.kind)
    for name in row.after:
        field = form.field(name) if form else None
        if field is not None:
            yield _("{field}: {before} → {after}").format(
                field=_(field.label),
                before=_told(field, row.before.get(name), wording),
                after=_told(field, row.after[name], wording),
            )


def _told(field: FieldSpec, value: JsonValue, wording: Wording) -> str:
    """Say a stored value in the words of its field."""
    if value is None or value == "":
        return _("empty")
    text = str(value)
    match field.kind:
        case FieldKind.PARTIAL_DATE:
            text = wording.date(PartialDate(text))
        case FieldKind.TERM if field.vocabulary is not None:
            text = wording.term(field.vocabulary, text)
        case FieldKind.CHOICE:
            text = next((_(word) for choice, word in field.choices.items() if str(choice) == text), text)
        case FieldKind.FACILITY:
            text = wording.facility(int(text)) or text
        case FieldKind.SOURCE:
            text = wording.source(int(text)) or text
        case FieldKind.TICK:
            text = _("yes") if value else _("no")
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…"
