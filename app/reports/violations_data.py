"""What the case file shows of alleged violations and documents: plain, frozen values in the document's language."""

from dataclasses import dataclass

from app.domain.partial_date import PartialDate


@dataclass(frozen=True, slots=True)
class Beneath:
    """One line beneath a violation: who was involved, what was found, what was done; `said` is its degree or state.

    `label` is a marked word for what it is.
    """

    what: str
    said: str = ""
    start: PartialDate | None = None
    codes: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Violation:
    """One incident or death with its texts under their headings, and what hangs on it.

    One without a `title` holds what concerns no single incident.
    """

    title: str
    start: PartialDate | None = None
    end: PartialDate | None = None
    place: str = ""
    code: str = ""
    codes: str = ""
    death: bool = False
    texts: tuple[tuple[str, str], ...] = ()
    beneath: tuple[Beneath, ...] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """One document of the register: what it is, and the hash by which it is known."""

    title: str
    kind: str
    filename: str
    sha256: str
    captured: PartialDate | None = None
    original: bool = False
    codes: str = ""
