"""Given names that an organisation holds for one, beside those that the program knows."""

from collections.abc import Collection, Iterable

from app.domain.names.scripts import normalise


class SameGiven:
    """Groups of given names that an organisation holds for one."""

    def __init__(self, groups: Iterable[Collection[str]]) -> None:
        self._groups: dict[str, set[int]] = {}
        for number, group in enumerate(groups):
            for name in group:
                self._groups.setdefault(normalise(name), set()).add(number)

    @property
    def are_any(self) -> bool:
        """Whether the organisation has such groups."""
        return bool(self._groups)

    def holds(self, announced: str, recorded: str) -> bool:
        """Tell whether a group has both names."""
        if not self._groups:
            return False
        groups = self._groups.get(announced, set())
        return not groups.isdisjoint(self._groups.get(normalise(recorded), set()))
