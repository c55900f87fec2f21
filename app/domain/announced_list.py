"""Lists of names as somebody published them, and what a human being decided about each line."""

from enum import StrEnum

from sqlmodel import Field

from app.domain.partial_date import PartialDate
from app.domain.record import Fields, PersonId, Record, SourceId, coded, line, prose
from app.domain.release import TIME_OF_DAY

MOST_ORIGINAL = 4_000_000


class ListKind(StrEnum):
    """Who published a list."""

    STATE = "state"
    AGENCY = "agency"
    PARTNER = "partner"
    FAMILY = "family"
    OWN = "own"


class AnnouncedListFields(Fields):
    """A list of names; `original` is its whole text for ever as it came, `file_sha256` its file if it was one.

    A later list may take the place of an earlier one (`supersedes_id`); both stay.
    """

    release_event_id: int
    title: str = line(..., min_length=1)
    kind: ListKind = coded(ListKind.AGENCY)
    publisher: str = line()
    published: PartialDate | None = None
    published_time: str = Field(default="", max_length=5, regex=TIME_OF_DAY)
    original: str = Field(default="", max_length=MOST_ORIGINAL)
    file_name: str = line()
    file_sha256: str = coded("")
    supersedes_id: int | None = None
    source_id: SourceId | None = None
    note: str = prose()


class AnnouncedList(AnnouncedListFields, Record):
    """A stored announced list."""


class LineDecision(StrEnum):
    """What a human being decided about a line of an announced list.

    `MATCH`: it is a person of the register; `NEW_PERSON`: somebody who was added for it; `NOT_OURS`: nobody we
    follow; `REPEATED`: the list names somebody twice; `NO_NAME`: a heading or another line without a name.
    """

    UNDECIDED = "undecided"
    MATCH = "match"
    NEW_PERSON = "new_person"
    NOT_OURS = "not_ours"
    REPEATED = "repeated"
    NO_NAME = "no_name"


NAMED = (LineDecision.MATCH, LineDecision.NEW_PERSON)
"""The decisions that say which person a line means."""


class AnnouncedLineFields(Fields):
    """One line of an announced list, for ever exactly as printed.

    `clues` are what other columns of the list said about the person, as a JSON object of column → text.
    """

    announced_list_id: int
    number: int = Field(ge=1)
    printed: str = Field(min_length=1, max_length=2000)
    clues: str = prose()
    decision: LineDecision = coded(LineDecision.UNDECIDED)
    person_id: PersonId | None = None
    note: str = prose()


class AnnouncedLine(AnnouncedLineFields, Record):
    """A stored line of an announced list."""
