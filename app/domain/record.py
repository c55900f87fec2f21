"""The three faces of everything we keep: fields a person may fill in, the stored row, the record one reads.

`class PersonFields(Fields)` names and validates the fields once. The store derives its table row from it; everybody
else sees `class Person(PersonFields, Record)`, which cannot be changed in place: `person.but(sex=Sex.FEMALE)` makes
the next version, and the store refuses it when somebody else has saved one meanwhile.
"""

import datetime as dt
from typing import Any, Self, TypeAlias

from sqlmodel import AutoString, Field, SQLModel
from sqlmodel._compat import SQLModelConfig

# Aliases, not NewTypes: SQLModel cannot map a NewType to a column.
PersonId: TypeAlias = int
SourceId: TypeAlias = int

CURRENCY = r"^([A-Z]{3})?$"
"""The pattern of a currency: its code in ISO 4217, or nothing."""


class Fields(SQLModel):
    """What a person may fill in; validated wherever it is made."""

    model_config = SQLModelConfig(str_strip_whitespace=True, extra="forbid")


class Record(SQLModel):
    """A stored record, read-only: what every layer above the store sees."""

    # Not `class Record(SQLModel, frozen=True)`: SQLModel ignores that keyword without a word.
    model_config = SQLModelConfig(frozen=True, extra="forbid", from_attributes=True)

    id: int
    version: int

    def but(self, **changes: Any) -> Self:
        """Return a copy with these fields changed and validated again."""
        return type(self).model_validate({**self.model_dump(), **changes})


def coded(default: Any = ..., **options: Any) -> Any:
    """Declare a field that holds a short code (an enum or a term of a vocabulary), stored as plain text.

    Without it SQLModel would store the *name* of an enum's member, which is not what exports and reports show.
    """
    return Field(default, sa_type=AutoString, max_length=64, **options)


def patterned(pattern: str, longest: int) -> Any:
    """Declare a field of a short text that must look like `pattern`, or be empty if that allows it.

    Not `Field(regex=…)`: SQLModel takes that keyword and checks nothing.
    """
    return Field("", max_length=longest, schema_extra={"pattern": pattern})


def line(default: Any = "", **options: Any) -> Any:
    """Declare a field of one line of text."""
    return Field(default, max_length=500, **options)


def prose(default: Any = "", **options: Any) -> Any:
    """Declare a field of free text."""
    return Field(default, max_length=200_000, **options)


def in_universal_time(moment: dt.datetime | None) -> dt.datetime | None:
    """Return a moment with its zone: the database keeps universal time and forgets that it does."""
    return moment.replace(tzinfo=dt.UTC) if moment is not None and moment.tzinfo is None else moment
