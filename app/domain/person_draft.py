"""What one row of an imported file says about one person, before anybody decides what becomes of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from app.domain.partial_date import PartialDate
from app.domain.status import Confidence

# Most of these are tuples: a file holds thousands of rows, and a frozen dataclass takes three times as long to make.

NOTHING: Mapping[str, str | int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Complaint:
    """A value that could not be understood; the rest of the row is still used. `row` counts as a spreadsheet does."""

    row: int
    column: str
    value: str
    problem: str


class ClaimDraft(NamedTuple):
    """A status that the row claims."""

    status: str
    since: PartialDate
    confidence: Confidence = Confidence.SINGLE
    facility: str = ""


class ReleaseDraft(NamedTuple):
    """A release that the row tells of."""

    kind: str
    date: PartialDate


class NameDraft(NamedTuple):
    """One spelling of the name."""

    surname: str = ""
    given: str = ""
    patronymic: str = ""
    text: str = ""
    language: str = ""
    usage: str = "legal"


class PersonDraft(NamedTuple):
    """A person as a row describes them.

    `key` says which person of the file's owner this is (a reference or a record's address); two rows with one key
    are a collision. An empty key says nothing. `fields` are columns of the person, `sentence` columns of the sentence.
    `facility` is the code or name of where the person is held. `recognition` is the organisation that recognised the
    person and the address of its declaration (may be empty). `flags` are codes of risk flags, `source` is what the
    row itself names as its source. `status_now` is a status that the row claims without any date to hang it on: it is
    known only that it holds when the file is brought in. `doubts` are reasons to hold the row for a human decision.
    `own` are answers to fields of the organisation: the id of the field, and the answer as it is stored.
    """

    row: int
    key: str
    names: tuple[NameDraft, ...]
    fields: Mapping[str, str]
    identifiers: tuple[tuple[str, str], ...] = ()
    arrest: PartialDate | None = None
    charges: tuple[tuple[str, str], ...] = ()
    sentence: Mapping[str, str | int] = NOTHING
    claims: tuple[ClaimDraft, ...] = ()
    release: ReleaseDraft | None = None
    recognition: tuple[str, str] | None = None
    facility: str = ""
    note: str = ""
    flags: tuple[str, ...] = ()
    source: str = ""
    status_now: str = ""
    doubts: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    own: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Parsed:
    """A file, read: its rows as drafts, and what could not be understood."""

    rows: int
    drafts: tuple[PersonDraft, ...]
    complaints: tuple[Complaint, ...]
