"""A human being we follow, under every name we know."""

from collections.abc import Sequence
from enum import StrEnum
from typing import ClassVar, Self

from pydantic import field_validator, model_validator
from sqlmodel import Field

from app.base.language import Language
from app.domain.partial_date import PartialDate
from app.domain.record import Fields, PersonId, Record, SourceId, coded, line, prose


class Sex(StrEnum):
    """The person's sex as recorded; `UNKNOWN` until somebody tells."""

    FEMALE = "f"
    MALE = "m"
    OTHER = "x"
    UNKNOWN = "u"


class PersonFields(Fields):
    """What we record about the person; the names are name forms of their own.

    `case_number` is ours and given once; `reference` is the number the organisation used before or elsewhere. A person
    who turned out to be another one has that one's id as `merged_into_id`, and of records only those that the other
    has word for word.
    """

    uid: str = Field(default="", max_length=32, unique=True)
    case_number: str = Field(default="", max_length=32, unique=True)
    reference: str | None = Field(None, max_length=100, unique=True)
    sex: Sex = coded(Sex.UNKNOWN)
    birth_date: PartialDate | None = None
    birth_place: str = line()
    citizenship: str = line()
    residence: str = line()
    occupation: str = line()
    activity: str = prose()
    caseworker: str = line()
    case_group: str = line()
    summary: str = prose()
    merged_into_id: PersonId | None = None

    @field_validator("reference")
    @classmethod
    def _no_empty_reference(cls, reference: str | None) -> str | None:
        """Let many persons have none, though no two may have the same."""
        return reference or None


class Person(PersonFields, Record):
    """A stored person."""


class NameUsage(StrEnum):
    """What a name form is used for."""

    LEGAL = "legal"
    PASSPORT = "passport"
    BIRTH = "birth"
    ALIAS = "alias"
    MEDIA = "media"
    PSEUDONYM = "pseudonym"


def says_a_name(text: str) -> bool:
    """Tell whether there is a letter or digit in a text; dashes and invisible characters are nobody's name."""
    return any(character.isalnum() for character in text)


def _require_name(*parts: str) -> None:
    if not says_a_name("".join(parts)):
        raise ValueError("a name form needs a surname, a given name or the name as written")


class NameFormDraft(Fields):
    """One way a person's name is written, before it belongs to a person.

    Either the parts are known (surname, given name, patronymic) or only `text`, the name as somebody wrote it.
    `preferred_for` holds the languages whose documents use this form, e.g. `be en`. `position` 0 is the main form.
    """

    surname: str = line()
    given: str = line()
    patronymic: str = line()
    text: str = line()
    language: str = coded("")
    usage: NameUsage = coded(NameUsage.LEGAL)
    preferred_for: str = line()
    position: int = 0
    source_id: SourceId | None = None

    @model_validator(mode="after")
    def _has_a_name(self) -> Self:
        _require_name(self.surname, self.given, self.text)
        return self

    @property
    def written(self) -> str:
        """The name as a list shows it: surname first."""
        return " ".join(part for part in (self.surname, self.given, self.patronymic) if part) or self.text

    @property
    def short(self) -> str:
        """Surname and given name, without the patronymic."""
        return " ".join(part for part in (self.surname, self.given) if part) or self.text

    def of(self, person_id: PersonId, position: int) -> "NameFormFields":
        """Return the form as the `position`th of a person."""
        return NameFormFields(**{**self.model_dump(), "person_id": person_id, "position": position})


class NameFormFields(NameFormDraft):
    """One way the name of a person is written."""

    person_id: PersonId


class NameForm(NameFormFields, Record):
    """A stored name form."""


class NamedPersonFields(PersonFields):
    """A person together with how the main name form writes the name, so that both are mended in one place."""

    NAME_PARTS: ClassVar[tuple[str, ...]] = ("surname", "given", "patronymic", "text")

    surname: str = line()
    given: str = line()
    patronymic: str = line()
    text: str = line()

    @model_validator(mode="after")
    def _has_a_name(self) -> Self:
        _require_name(self.surname, self.given, self.text)
        return self


def name_for(forms: Sequence[NameForm], language: Language) -> NameForm:
    """Return the form that documents in `language` use: the preferred one, one in that language, or the main one."""
    ordered = sorted(forms, key=lambda form: (form.position, form.id))
    for form in ordered:
        if language.value in form.preferred_for.split():
            return form
    usable = [
        form for form in ordered if form.usage not in (NameUsage.ALIAS, NameUsage.PSEUDONYM, NameUsage.BIRTH)
    ]
    return next((form for form in usable if form.language == language.value), ordered[0])


class IdentifierFields(Fields):
    """A number that belongs to the person: passport, personal number, record of another database."""

    person_id: PersonId
    kind: str = coded()
    number: str = line(..., min_length=1)
    issuer: str = line()
    issued: PartialDate | None = None
    expires: PartialDate | None = None
    held_by: str = line()


class Identifier(IdentifierFields, Record):
    """A stored identifier."""


class RiskFlagFields(Fields):
    """A circumstance that makes the person more vulnerable; `flag` is a term of the vocabulary."""

    person_id: PersonId
    flag: str = coded()
    since: PartialDate | None = None
    note: str = prose()


class RiskFlag(RiskFlagFields, Record):
    """A stored risk flag."""


RECOGNISED = frozenset({"recognised", "prisoner_of_conscience"})
WITHDRAWN = "withdrawn"
"""Decisions on recognition: those that recognise somebody, and the one that takes it back."""


class RecognitionFields(Fields):
    """A decision of an organisation to recognise (or not) the person as a political prisoner."""

    person_id: PersonId
    organisation: str = line(..., min_length=1)
    decision: str = coded("recognised")
    date: PartialDate | None = None
    framework: str = coded("")
    criteria: str = line()
    demand: str = coded("")
    url: str = line()
    source_id: SourceId | None = None
    note: str = prose()


class Recognition(RecognitionFields, Record):
    """A stored recognition decision."""


class NoteFields(Fields):
    """A caseworker's note about the person."""

    person_id: PersonId
    text: str = prose(..., min_length=1)
    date: PartialDate | None = None
    author: str = line()


class Note(NoteFields, Record):
    """A stored note."""
