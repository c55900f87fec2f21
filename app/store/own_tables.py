"""The store's own books: history, drafts, the bytes of files, terms the organisation added, facts of the register."""

from sqlalchemy import Index, LargeBinary
from sqlmodel import Field, SQLModel


class ChangeRow(SQLModel, table=True):
    """The history: one change as a person made it, sealed by a MAC over itself, its rows and the change before."""

    __tablename__ = "change"
    number: int = Field(primary_key=True)
    at: str
    who: str
    sentence: str
    undoes: int | None = None
    mac: bytes | None = None


class RowChangeRow(SQLModel, table=True):
    """The history: one row that a change touched; written by triggers only."""

    __tablename__ = "row_change"
    __table_args__ = (
        Index("ix_row_change_change", "change_number"),
        Index("ix_row_change_person", "person_id", "change_number"),
    )
    sequence: int = Field(primary_key=True)
    change_number: int
    kind: str
    row_id: int
    person_id: int | None = None
    act: str
    before: str | None = None
    after: str | None = None


class HistoryContextRow(SQLModel, table=True):
    """The number of the change in progress, for the triggers; empty between changes, so that they refuse."""

    __tablename__ = "history_context"
    one: int = Field(primary_key=True)
    change_number: int | None = None


class DraftRow(SQLModel, table=True):
    """What somebody typed into a form and has not saved."""

    __tablename__ = "draft"
    form: str = Field(primary_key=True)
    kept_at: str
    contents: str


class ContentRow(SQLModel, table=True):
    """A piece of a file's bytes, under the SHA-256 of the whole file."""

    __tablename__ = "content"
    sha256: str = Field(primary_key=True)
    piece: int = Field(primary_key=True)
    data: bytes = Field(sa_type=LargeBinary)


class TermRow(SQLModel, table=True):
    """A term that the organisation added to a vocabulary, or a shipped one that it renamed or retired."""

    __tablename__ = "term"
    vocabulary: str = Field(primary_key=True)
    code: str = Field(primary_key=True)
    contents: str


LAST_ID = "last_id "
"""Begins the name of the fact that holds the highest id of a table that was ever removed."""


class RegisterInfoRow(SQLModel, table=True):
    """A fact about the register itself."""

    __tablename__ = "register_info"
    name: str = Field(primary_key=True)
    value: str
