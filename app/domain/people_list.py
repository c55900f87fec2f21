"""What the People table asks for and shows."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.record import PersonId


class PeopleColumn(StrEnum):
    """A column of the People table that one can sort by."""

    NAME = "name"
    CASE_NUMBER = "case_number"
    STATUS = "status"
    SINCE = "since"
    FACILITY = "facility"
    NEXT_DUE = "next_due"
    BIRTH = "birth"
    CHANGED = "changed"
    LIFE = "life"


@dataclass(frozen=True, slots=True)
class PeopleQuery:
    """A view of the People table: the search text, the filters (empty: all), the day and the order.

    With `on`, statuses are those of that day; without it, the latest known. Values inside one filter widen the
    list, different filters narrow it. `recognised` keeps those whom somebody recognised as political prisoners.
    `silent_since` keeps those of whom there has been no proof of life since that day; it is for those who are held.
    `custom` has answers to fields that the organisation added: the id of the field and the stored value;
    `asked` has what somebody typed about such answers instead of choosing one (see asked_answers.py).
    """

    text: str = ""
    on: dt.date | None = None
    statuses: frozenset[str] = frozenset()
    facilities: frozenset[int] = frozenset()
    articles: frozenset[str] = frozenset()
    flags: frozenset[str] = frozenset()
    release_events: frozenset[int] = frozenset()
    caseworkers: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    custom: frozenset[tuple[int, str]] = frozenset()
    asked: frozenset[tuple[int, str]] = frozenset()
    groups: frozenset[str] = frozenset()
    due_by: dt.date | None = None
    recognised: bool = False
    silent_since: dt.date | None = None
    sort: PeopleColumn = PeopleColumn.NAME
    descending: bool = False


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One row of the People table; texts ready to show, codes where the window has its own words.

    `open_step` is the step of the ladder reached by the release on which the status rests, while that is not
    confirmed. `since` and `birth` are stored partial dates (EDTF text, empty: unknown).
    """

    id: PersonId
    case_number: str
    reference: str
    name: str
    second_name: str
    status: str
    since: str
    confidence: str
    certain: bool
    facility_id: int | None
    birth: str
    next_due: dt.date | None
    flags: tuple[str, ...]
    caseworker: str
    thumbnail: str
    life_day: dt.date | None = None
    matched: str = ""
    score: float = 0.0
    open_step: str = ""
    case_group: str = ""


@dataclass(frozen=True, slots=True)
class PeopleFound:
    """The answer to a PeopleQuery: all ids in order, and the first lines to paint.

    A search shows at most a screenful of hits: `more` says that there are others, so keep typing.
    """

    query: PeopleQuery
    ids: Sequence[int] = field(repr=False)
    lines: tuple[PersonLine, ...]
    more: bool = False
