"""The documents that Vigil prints, in the order in which they are offered; light, as every command loads it."""

from dataclasses import dataclass
from enum import StrEnum

from app.base.i18n import N_


class Scope(StrEnum):
    """What a document is about, and therefore what one must name to print it."""

    PERSON = "person"
    EVENT = "event"
    PEOPLE_OR_EVENT = "people_or_event"
    REGISTER = "register"


@dataclass(frozen=True, slots=True)
class Report:
    """One kind of document: its name in commands, its title, what it is about, and the names of its options."""

    name: str
    title: str
    scope: Scope
    options: tuple[str, ...]


CASE_FILE = Report(
    "case-file", N_("Case file of one person"), Scope.PERSON, ("person", "audience", "language")
)
RECONCILIATION = Report(
    "reconciliation",
    N_("Reconciliation of a release event"),
    Scope.EVENT,
    ("event", "missing", "audience", "language"),
)
HANDOVER = Report(
    "handover", N_("Hand-over sheets"), Scope.PEOPLE_OR_EVENT, ("person", "event", "audience", "language")
)
STILL_HELD = Report(
    "still-held",
    N_("People still held"),
    Scope.REGISTER,
    ("all", "event", "on", "group", "audience", "language"),
)

REPORTS: tuple[Report, ...] = (CASE_FILE, RECONCILIATION, HANDOVER, STILL_HELD)
