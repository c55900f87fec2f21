"""Makes the widget for a field from its declaration."""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from app.base.i18n import _
from app.domain.recurrence import WORDS
from app.gui.forms import words
from app.gui.forms.choices import Choices
from app.gui.forms.editors.amount_editor import AmountEditor
from app.gui.forms.editors.choice_editor import ChoiceEditor
from app.gui.forms.editors.date_editor import ExactDateEditor, PartialDateEditor
from app.gui.forms.editors.editor import Editor
from app.gui.forms.editors.inline_editor import InlineEditor, InlineWords
from app.gui.forms.editors.line_editor import LineEditor
from app.gui.forms.editors.moment_editor import MomentEditor
from app.gui.forms.editors.number_editor import NumberEditor
from app.gui.forms.editors.person_editor import PersonEditor
from app.gui.forms.editors.pick import Pick, Picks
from app.gui.forms.editors.pick_editor import PickEditor
from app.gui.forms.editors.prose_editor import ProseEditor
from app.gui.forms.editors.several_editor import SeveralEditor
from app.gui.forms.editors.tick_editor import TickEditor
from app.gui.forms.field_spec import FieldKind, FieldSpec, FormSpec
from app.gui.forms.specs_court import AFFAIR_INLINE, OFFICIAL_INLINE
from app.gui.forms.specs_shared import SOURCE_INLINE

Nested: TypeAlias = Callable[[FormSpec], Any]


def make_editor(field: FieldSpec, choices: Choices, nested: Nested) -> Editor:
    """Return the editor for `field`; `nested` makes the form for a record described inside this one."""
    return _EDITORS[field.kind](field, choices, nested)


def _source(field: FieldSpec, choices: Choices, nested: Nested) -> Editor:
    words = InlineWords(
        _("New source"),
        _("Use a known source instead"),
        _("The new source is not complete yet."),
        _("No source is called so. Pick one, or press “New source”."),
    )
    return InlineEditor(choices.sources, lambda: nested(SOURCE_INLINE), words, "title", field.begins)


def _official(field: FieldSpec, choices: Choices, nested: Nested) -> Editor:
    words = InlineWords(
        _("New official"),
        _("Use a known official instead"),
        _("The new official is not complete yet."),
        _("No official is called so. Pick one, or press “New official”."),
    )
    return InlineEditor(choices.officials, lambda: nested(OFFICIAL_INLINE), words, "name", field.begins)


def _affair(field: FieldSpec, choices: Choices, nested: Nested) -> Editor:
    words = InlineWords(
        _("New affair"),
        _("Use a known affair instead"),
        _("The new affair is not complete yet."),
        _("No affair is called so. Pick one, or press “New affair”."),
    )
    return InlineEditor(choices.affairs, lambda: nested(AFFAIR_INLINE), words, "title", field.begins)


_EDITORS: Mapping[FieldKind, Callable[[FieldSpec, Choices, Nested], Editor]] = {
    FieldKind.LINE: lambda _field, _choices, _nested: LineEditor(),
    FieldKind.SUGGESTED_LINE: lambda field, choices, _nested: LineEditor(
        choices.suggestions(field.suggestions)
    ),
    FieldKind.PROSE: lambda _field, _choices, _nested: ProseEditor(),
    FieldKind.PARTIAL_DATE: lambda field, choices, _nested: PartialDateEditor(choices.today, past=field.past),
    FieldKind.EXACT_DATE: lambda _field, choices, _nested: ExactDateEditor(choices.today),
    FieldKind.MOMENT: lambda _field, choices, _nested: MomentEditor(choices.today),
    FieldKind.CHOICE: lambda field, _choices, _nested: ChoiceEditor(_translated(field.choices)),
    FieldKind.TERM: lambda field, choices, _nested: PickEditor(choices.terms_of(field.vocabulary), ""),
    FieldKind.TERMS: lambda field, choices, _nested: SeveralEditor(choices.words_of(field.vocabulary)),
    FieldKind.LANGUAGES: lambda _field, _choices, _nested: SeveralEditor(
        _translated(words.DOCUMENT_LANGUAGES)
    ),
    FieldKind.FACILITY: lambda _field, choices, _nested: PickEditor(choices.facilities),
    FieldKind.RELEASE_EVENT: lambda _field, choices, _nested: PickEditor(choices.events),
    FieldKind.DETENTION: lambda _field, choices, _nested: PickEditor(choices.detentions),
    FieldKind.PART: lambda field, choices, _nested: PickEditor(choices.part(field.part)),
    FieldKind.OFFICIAL: lambda _field, choices, _nested: PickEditor(choices.officials),
    FieldKind.PERSON: lambda _field, choices, _nested: PickEditor(choices.people),
    FieldKind.ANY_PERSON: lambda _field, choices, _nested: PersonEditor(choices.names, choices.find_people),
    FieldKind.RELATIVE: lambda _field, choices, _nested: PickEditor(choices.relatives),
    FieldKind.FOLLOW_UP: lambda _field, choices, _nested: PickEditor(choices.follow_ups),
    FieldKind.LINK: lambda _field, choices, _nested: PickEditor(choices.links),
    FieldKind.RECURRENCE: lambda _field, _choices, _nested: PickEditor(_recurrences(), ""),
    FieldKind.AMOUNT: lambda _field, _choices, _nested: AmountEditor(),
    FieldKind.SOURCE: _source,
    FieldKind.OFFICIAL: _official,
    FieldKind.AFFAIR: _affair,
    FieldKind.SENTENCE: lambda _field, choices, _nested: PickEditor(choices.sentences),
    FieldKind.TICK: lambda field, _choices, _nested: TickEditor(_(field.label)),
    FieldKind.NUMBER: lambda field, _choices, _nested: NumberEditor(0 if field.zero_is_empty else None),
}


def _translated(choices: Mapping[Any, str]) -> dict[Any, str]:
    return {value: _(word) for value, word in choices.items()}


def _recurrences() -> Picks:
    return Picks(Pick(rule, _(word), words=rule) for rule, word in WORDS.items())
