"""What the case file shows of courts and of freedom limited without a cell: plain, frozen values."""

from dataclasses import dataclass

from app.domain.answer import Answer
from app.domain.partial_date import PartialDate
from app.domain.proceedings import Openness


@dataclass(frozen=True, slots=True)
class Taken:
    """Days held before a sentence began and what they count as; without a `basis` no rule counts them."""

    held: str
    fewest: int
    most: int
    days: int = 1
    counts_as: int = 1
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Counted:
    """The end of a sentence by our own count, and by how many days it lies after the official one."""

    end: PartialDate
    begins: PartialDate
    taken: tuple[Taken, ...] = ()
    apart: int = 0


@dataclass(frozen=True, slots=True)
class Sitting:
    """One hearing."""

    kind: str
    date: PartialDate | None = None
    time: str = ""
    court: str = ""
    judge: str = ""
    prosecutor: str = ""
    openness: Openness = Openness.UNKNOWN
    result: str = ""
    note: str = ""
    codes: str = ""


@dataclass(frozen=True, slots=True)
class Complaint:
    """One appeal against a judgment."""

    kind: str
    deadline: PartialDate | None = None
    filed: PartialDate | None = None
    heard: PartialDate | None = None
    court: str = ""
    result: str = ""
    note: str = ""
    codes: str = ""


@dataclass(frozen=True, slots=True)
class Limit:
    """A restriction, or an entry of an official list (`listed`)."""

    what: str
    start: PartialDate | None = None
    end: PartialDate | None = None
    authority: str = ""
    notified: Answer = Answer.UNKNOWN
    terms: str = ""
    note: str = ""
    codes: str = ""
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """Punishment orders in a row: of what kind, how many, and how many days together."""

    punishment: str
    orders: int
    fewest: int
    most: int
    start: PartialDate | None = None
    end: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class CourtData:
    """Everything of these that the case file may show."""

    sittings: tuple[Sitting, ...] = ()
    complaints: tuple[Complaint, ...] = ()
    limits: tuple[Limit, ...] = ()
    affairs: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
