"""Makes the widget for a field from its declaration."""

from collections.abc import Callable
from typing import Any

from app.base.i18n import _
from app.gui.forms import words
from app.gui.forms.choices import Choices
from app.gui.forms.editors.choice_editor import ChoiceEditor
from app.gui.forms.editors.date_editor import ExactDateEditor, PartialDateEditor
from app.gui.forms.editors.editor import Editor
from app.gui.forms.editors.line_editor import LineEditor
from app.gui.forms.editors.number_editor import NumberEditor
from app.gui.forms.editors.pick_editor import PickEditor
from app.gui.forms.editors.prose_editor import ProseEditor
from app.gui.forms.editors.several_editor import SeveralEditor
from app.gui.forms.editors.source_editor import SourceEditor
from app.gui.forms.editors.tick_editor import TickEditor
from app.gui.forms.field_spec import FieldKind, FieldSpec, FormSpec
from app.gui.forms.specs_shared import SOURCE_INLINE


def make_editor(field: FieldSpec, choices: Choices, nested: Callable[[FormSpec], Any]) -> Editor:
    """Return the editor for `field`; `nested` makes the form for a record described inside this one."""
    match field.kind:
        case FieldKind.LINE:
            return LineEditor()
        case FieldKind.SUGGESTED_LINE:
            return LineEditor(choices.suggestions(field.suggestions))
        case FieldKind.PROSE:
            return ProseEditor()
        case FieldKind.PARTIAL_DATE:
            return PartialDateEditor(choices.today)
        case FieldKind.EXACT_DATE:
            return ExactDateEditor(choices.today)
        case FieldKind.CHOICE:
            return ChoiceEditor({value: _(word) for value, word in field.choices.items()})
        case FieldKind.TERM:
            return PickEditor(choices.terms_of(field.vocabulary), "")
        case FieldKind.TERMS:
            return SeveralEditor(choices.words_of(field.vocabulary))
        case FieldKind.LANGUAGES:
            return SeveralEditor({code: _(word) for code, word in words.DOCUMENT_LANGUAGES.items()})
        case FieldKind.FACILITY:
            return PickEditor(choices.facilities)
        case FieldKind.RELEASE_EVENT:
            return PickEditor(choices.events)
        case FieldKind.DETENTION:
            return PickEditor(choices.detentions)
        case FieldKind.SOURCE:
            return SourceEditor(choices.sources, lambda: nested(SOURCE_INLINE))
        case FieldKind.TICK:
            return TickEditor(_(field.label))
        case FieldKind.NUMBER:
            return NumberEditor(0 if field.zero_is_empty else None)
