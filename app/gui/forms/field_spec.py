"""How a form is declared: the fields of a record in the order in which a person fills them in."""

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields
from enum import StrEnum
from typing import Any, cast

from app.domain.record import Fields
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
    MOMENT = "moment"
    CHOICE = "choice"
    TERM = "term"
    TERMS = "terms"
    LANGUAGES = "languages"
    FACILITY = "facility"
    RELEASE_EVENT = "release_event"
    DETENTION = "detention"
    PART = "part"
    PERSON = "person"
    ANY_PERSON = "any_person"
    RELATIVE = "relative"
    AMOUNT = "amount"
    FOLLOW_UP = "follow_up"
    RECURRENCE = "recurrence"
    LINK = "link"
    SOURCE = "source"
    TICK = "tick"
    NUMBER = "number"
    OFFICIAL = "official"
    AFFAIR = "affair"
    SENTENCE = "sentence"


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field of a form. `label`, `hint` and the words of `choices` are marked with N_() and translated when shown.

    `vocabulary` names the vocabulary of a TERM or TERMS field; `choices` maps the values of a CHOICE field to their
    words; `suggestions` names the list in Choices that a SUGGESTED_LINE proposes. A `half` field shares its row with
    the next half field. Fields of the group that `FormSpec.folded` names start folded away. A NUMBER with
    `zero_is_empty` reads an empty line as 0, others read it as None; a LINE with `none_is_empty` reads it as None,
    others as an empty text. A status that `follows` the field of a facility is what people there have, until somebody
    chooses another one by hand; a tick that `follows` the fields of terms (several names, a space between) is set
    where all of them have the `attribute`, until somebody sets it by hand. A field that `fills` two fields of
    the record (a kind and an id) holds both as a pair. A record described on the spot in this field starts with the
    values of `begins`. A PART is one of the records that the case holds under the name `part`.
    values of `begins`. A date of the `past` cannot lie in the future, which is said while it is typed.
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
    past: bool = False
    zero_is_empty: bool = False
    none_is_empty: bool = False
    follows: str = ""
    attribute: str = ""
    fills: tuple[str, str] | None = None

    @property
    def leaders(self) -> tuple[str, ...]:
        """The fields that this one follows."""
        return tuple(self.follows.split())

    begins: Mapping[str, Any] = field(default_factory=dict)
    part: str = ""


@dataclass(frozen=True, slots=True)
class FormSpec:
    """A form: what it makes, its titles and its fields.

    `makes` is the class of what is saved: the Fields of a record, or the entry of a workflow. `folded` is a group
    that is shown behind a "more" button because it is rarely needed.
    """

    key: str
    title_new: str
    title_edit: str
    makes: type
    fields: tuple[FieldSpec, ...]
    save_label: str = ""
    folded: str = ""

    def make(self, values: Values) -> Any:
        """Return what is saved; raises pydantic's ValidationError or a FieldProblem for what cannot be."""
        return self.makes.model_validate(values) if issubclass(self.makes, Fields) else self.makes(**values)

    def defaults(self) -> Values:
        """Return the values with which a new one begins, of the fields that have any."""
        if issubclass(self.makes, Fields):
            known = {
                name: one.get_default(call_default_factory=True)
                for name, one in self.makes.model_fields.items()
                if not one.is_required()
            }
        else:
            known = {
                one.name: one.default for one in fields(cast(Any, self.makes)) if one.default is not MISSING
            }
        return {name: value for name, value in known.items() if self.field(name)}

    def field(self, name: str) -> FieldSpec | None:
        """Return the field called `name`, if the form has it."""
        return next((spec for spec in self.fields if spec.name == name), None)
