"""How a form is declared: the fields of a record in the order in which a person fills them in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from app.domain.vocabulary import Vocabulary

Values = dict[str, Any]
"""What a form holds: the values by field name, each of the type that the record's field has."""


class FieldKind(StrEnum):
    """Which widget a field is filled in with."""

    LINE = "line"
    SUGGESTED_LINE = "suggested_line"
    PROSE = "prose"
    PARTIAL_DATE = "partial_date"
    EXACT_DATE = "exact_date"
    CHOICE = "choice"
    TERM = "term"
    TERMS = "terms"
    LANGUAGES = "languages"
    FACILITY = "facility"
    RELEASE_EVENT = "release_event"
    DETENTION = "detention"
    SOURCE = "source"
    TICK = "tick"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field of a form. `label`, `hint` and the words of `choices` are marked with N_() and translated when shown.

    `vocabulary` names the vocabulary of a TERM or TERMS field; `choices` maps the values of a CHOICE field to their
    words; `suggestions` names the list in Choices that a SUGGESTED_LINE proposes. A `half` field shares its row with
    the next half field. Fields of the group that `FormSpec.folded` names start folded away. A NUMBER with
    `zero_is_empty` reads an empty line as 0, others read it as None; a LINE with `none_is_empty` reads it as None,
    others as an empty text.
    """

    name: str
    label: str
    kind: FieldKind = FieldKind.LINE
    hint: str = ""
    group: str = ""
    required: bool = False
    half: bool = False
    vocabulary: Vocabulary | None = None
    choices: Mapping[Any, str] = field(default_factory=dict)
    suggestions: str = ""
    zero_is_empty: bool = False
    none_is_empty: bool = False


@dataclass(frozen=True, slots=True)
class FormSpec:
    """A form: what it makes, its titles and its fields.

    `make` turns the values into what is saved: a Fields class's `model_validate`, or the constructor of an entry.
    It raises pydantic's ValidationError or a FieldProblem for what cannot be. `folded` is a group that is shown
    behind a "more" button because it is rarely needed.
    """

    key: str
    title_new: str
    title_edit: str
    make: Callable[[Values], Any]
    fields: tuple[FieldSpec, ...]
    save_label: str = ""
    folded: str = ""

    def field(self, name: str) -> FieldSpec | None:
        """Return the field called `name`, if the form has it."""
        return next((spec for spec in self.fields if spec.name == name), None)
