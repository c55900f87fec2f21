"""Fields that the organisation added to a person, and views of the list of people that somebody saved."""

from enum import StrEnum

from app.domain.record import Fields, PersonId, Record, coded, line, prose


class CustomKind(StrEnum):
    """What kind of answer a custom field takes."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    CHOICE = "choice"
    YES_NO = "yes_no"


class CustomFieldFields(Fields):
    """A field that the organisation added; the `choices` of a choice are lines of text."""

    title: str = line(..., min_length=1)
    kind: CustomKind = coded(CustomKind.TEXT)
    choices: str = prose()
    position: int = 0
    active: bool = True
    note: str = prose()


class CustomField(CustomFieldFields, Record):
    """A stored custom field."""


class CustomValueFields(Fields):
    """The answer of a person to a custom field, in the form in which it is stored: a partial date, a number, `yes`."""

    person_id: PersonId
    custom_field_id: int
    value: str = line(..., min_length=1)


class CustomValue(CustomValueFields, Record):
    """A stored answer to a custom field."""


class PersonTagFields(Fields):
    """A word by which the organisation groups people."""

    person_id: PersonId
    tag: str = line(..., min_length=1)


class PersonTag(PersonTagFields, Record):
    """A stored tag of a person."""


class SavedViewFields(Fields):
    """A list of people somebody wants to see again: `contents` is the JSON of search, filters, columns and order."""

    name: str = line(..., min_length=1)
    owner: str = line()
    contents: str = prose()


class SavedView(SavedViewFields, Record):
    """A stored view."""
