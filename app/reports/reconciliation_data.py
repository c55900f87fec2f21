"""What the reconciliation report of a release event shows: plain, frozen values in the language of the document."""

from dataclasses import dataclass

from app.base.language import Language
from app.domain.announced_list import ListKind
from app.domain.disclosure import Audience
from app.domain.event_figures import Missing
from app.domain.partial_date import PartialDate
from app.domain.release import Confirmation
from app.domain.release_event import Delivery, Side
from app.reports.case_file_data import Told
from app.reports.issue import Issue


@dataclass(frozen=True, slots=True)
class ReconciliationOptions:
    """What the person who prints may choose."""

    audience: Audience = Audience.INTERNAL
    language: Language = Language.EN
    recipient: str = ""
    missing: Missing = Missing.RECOGNISED


@dataclass(frozen=True, slots=True)
class EventTitle:
    """What happened, when, and between whom."""

    title: str
    date: PartialDate | None = None
    authority: str = ""
    counterpart: str = ""
    consideration: str = ""
    note: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Promise:
    """What one side promised, and what became of it."""

    side: Side
    promise: str
    tranche: str
    delivery: Delivery
    promised: PartialDate | None = None
    delivered: PartialDate | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of the event; all but `lines` and `repeated` count people. `named_people` are of the register."""

    announced: int | None
    lists: int
    lines: int
    repeated: int
    listed: int
    matched: int
    new_persons: int
    not_ours: int
    undecided: int
    unlisted: int
    recorded: int
    not_recorded: int
    refuted: int
    confirmed: int
    held_again: int
    by_level: tuple[tuple[Confirmation, int], ...]
    refused: int = 0
    told: bool = True
    """Whether the readers may be told more of them than what was published: some count too few people, or others."""

    @property
    def gap(self) -> int:
        """How many of the announced nobody can name (below 0: more are named than announced)."""
        return 0 if self.announced is None else self.announced - self.listed - self.unlisted

    @property
    def on_several(self) -> int:
        """How many lines name somebody whom another line of a list in force names too."""
        return self.lines - self.repeated - self.listed

    @property
    def of_register(self) -> int:
        """How many people of the register are named by a list or recorded as released."""
        return self.matched + self.new_persons + self.unlisted

    @property
    def proved_false(self) -> int:
        """How many of them only have a release that proved false."""
        return self.of_register - self.recorded - self.not_recorded - self.refused


@dataclass(frozen=True, slots=True)
class ClaimedNumber:
    """A number as somebody said it, and how many we had verified by then (None: when it was said is not known)."""

    claimant: str
    number: int
    destination: str = ""
    said: PartialDate | None = None
    said_time: str = ""
    verified: int | None = None
    source: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ListOnPaper:
    """A list with the code by which its lines are cited; `replaced_by` the code of the list in force instead."""

    code: str
    title: str
    kind: ListKind
    lines: int
    undecided: int
    publisher: str = ""
    published: PartialDate | None = None
    time: str = ""
    replaced_by: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Printed:
    """A name as lists printed it, never altered, with where it stands (`L1 12`) and what else they said."""

    texts: tuple[str, ...]
    places: str
    clues: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class PersonOnPaper:
    """A person of the register and how the release stands.

    `confirmed` is when it became known how sure the release is, `released` when the person was; `held_since` is
    told of who is held again. Who `refused` to leave never was free.
    """

    name: str
    second_name: str = ""
    case_number: str = ""
    confirmation: Confirmation | None = None
    confirmed: PartialDate | None = None
    released: PartialDate | None = None
    destination: str = ""
    papers: tuple[str, ...] = ()
    held_again: bool = False
    held_since: PartialDate | None = None
    refused: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """A person and how lists printed the name; no `printed` where no list does."""

    person: PersonOnPaper
    printed: Printed | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be meant by a line, with the probability in per cent."""

    name: str
    case_number: str
    percent: int
    birth: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Undecided:
    """A name that waits for a decision, and who may be meant."""

    printed: Printed
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Expected:
    """Somebody who was held on the eve and is on no list, and what the family was told.

    `perhaps` are the undecided lines that may name them.
    """

    name: str
    second_name: str = ""
    case_number: str = ""
    status: str = ""
    where: str = ""
    told: tuple[Told, ...] = ()
    perhaps: str = ""


@dataclass(frozen=True, slots=True)
class TwoLists:
    """Two lists side by side: how many names both have, and those of one alone."""

    first: str
    second: str
    both: int
    only_first: tuple[Printed, ...] = ()
    only_second: tuple[Printed, ...] = ()


@dataclass(frozen=True, slots=True)
class ReconciliationData:
    """Everything the report shows; `explained` are the sentences that explain the sum."""

    issue: Issue
    event: EventTitle
    figures: Figures
    explained: tuple[str, ...]
    promises: tuple[Promise, ...] = ()
    numbers: tuple[ClaimedNumber, ...] = ()
    lists: tuple[ListOnPaper, ...] = ()
    matched: tuple[Named, ...] = ()
    new_persons: tuple[Named, ...] = ()
    unlisted: tuple[Named, ...] = ()
    undecided: tuple[Undecided, ...] = ()
    not_ours: tuple[Printed, ...] = ()
    repeated: tuple[Printed, ...] = ()
    expected: tuple[Expected, ...] = ()
    comparisons: tuple[TwoLists, ...] = ()
