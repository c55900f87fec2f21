"""The tables that the store derives from what people record: rebuilt at will, never edited, without a history."""

import datetime as dt

from sqlalchemy import Index
from sqlmodel import AutoString, Field, SQLModel


class StatusSpanRow(SQLModel, table=True):
    """Derived: a run of days on which a person had one status; `end_day` is the first day after it."""

    __tablename__ = "status_span"
    __table_args__ = (Index("ix_status_span_day", "status", "start_day", "end_day"),)
    person_id: int = Field(primary_key=True)
    start_day: dt.date = Field(primary_key=True)
    end_day: dt.date
    status: str = Field(sa_type=AutoString)
    claim_id: int
    certain: bool = True


class PersonIndexRow(SQLModel, table=True):
    """Derived: one line of the People table, with a column to sort by for each that is shown."""

    __tablename__ = "person_index"
    __table_args__ = (
        Index("ix_person_index_name", "name_sort", "person_id"),
        Index("ix_person_index_status", "status", "name_sort", "person_id"),
        Index("ix_person_index_since", "since_day", "person_id"),
        Index("ix_person_index_facility", "facility_id", "name_sort", "person_id"),
        Index("ix_person_index_due", "next_due", "person_id"),
        Index("ix_person_index_birth", "birth_day", "person_id"),
        Index("ix_person_index_changed", "changed", "person_id"),
        Index("ix_person_index_life", "life_day", "status", "person_id"),
    )
    person_id: int = Field(primary_key=True)
    case_number: str
    reference: str
    name: str
    second_name: str
    name_sort: str
    status: str
    since: str
    since_day: dt.date | None
    confidence: str
    certain: bool
    facility_id: int | None
    birth: str
    birth_day: dt.date | None
    next_due: dt.date | None
    flags: str
    caseworker: str
    thumbnail: str
    changed: int
    life_day: dt.date | None


class NameKeyRow(SQLModel, table=True):
    """Derived: a search key of a written name; `role` is the number of a domain.names KeyRole."""

    __tablename__ = "name_key"
    # Looked up by role and the beginning of the key: no hidden row number, the index is the table.
    __table_args__ = (Index("ix_name_key_person", "person_id", "key"), {"sqlite_with_rowid": False})
    role: int = Field(primary_key=True)
    key: str = Field(primary_key=True)
    person_id: int = Field(primary_key=True)


class MatchKeyRow(SQLModel, table=True):
    """Derived: what the matcher of names needs of one way to read a name (a domain.names.matching MatchRow)."""

    __tablename__ = "match_key"
    __table_args__ = ({"sqlite_with_rowid": False},)
    person_id: int = Field(primary_key=True)
    number: int = Field(primary_key=True)
    usage: str
    surname: str
    surname_keys: str
    given: str
    given_keys: str
    patronymic: str
    patronymic_keys: str
    birth: str
    sex: str
