"""The documents that Vigil prints, in the order in which they are offered; light, as every command loads it."""

from dataclasses import dataclass

from app.base.i18n import N_


@dataclass(frozen=True, slots=True)
class Report:
    """One kind of document: its name in commands, its title, and the names of its options."""

    name: str
    title: str
    options: tuple[str, ...]


REPORTS: tuple[Report, ...] = (
    Report("case-file", N_("Case file of one person"), ("person", "audience", "language")),
)
