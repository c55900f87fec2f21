"""What a picker offers, and how typing narrows it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Pick:
    """One thing to pick: its value, what is shown, and the other words under which it is found."""

    value: Any
    label: str
    detail: str = ""
    words: str = ""

    @property
    def haystack(self) -> str:
        """Everything it is found by, folded."""
        return f"{self.label} {self.words} {self.detail}".casefold()


class Picks:
    """Picks with their folded texts made once, at the first typed letter: narrowing 10,000 takes no keystroke.

    `meant` returns the value that a text means although it is no label, or None.
    """

    def __init__(self, picks: Iterable[Pick], meant: Callable[[str], Any] | None = None) -> None:
        self._meant = meant
        self.all: Sequence[Pick] = tuple(picks)
        self._folded: list[tuple[Pick, str]] | None = None
        self._by_value = {pick.value: pick for pick in self.all}

    def get(self, value: Any) -> Pick | None:
        """Return the pick with this value."""
        return self._by_value.get(value)

    def exactly(self, text: str) -> Pick | None:
        """Return the pick whose label is `text`, whatever the case, if there is just one; or that it means."""
        folded = text.strip().casefold()
        found = [pick for pick in self.all if pick.label.casefold() == folded]
        return found[0] if len(found) == 1 else self._meant_by(text)

    def matching(self, text: str, limit: int) -> list[Pick]:
        """Return the picks that contain every typed word; first what is meant.

        Then come those with a word that begins so.
        """
        typed = text.casefold().split()
        if not typed:
            return list(self.all[:limit])
        if self._folded is None:
            # Not before somebody types: a form has many pickers, and of few of them anything is asked.
            self._folded = [(pick, pick.haystack) for pick in self.all]
        found = [(pick, folded) for pick, folded in self._folded if all(word in folded for word in typed)]
        found.sort(key=lambda entry: not entry[1].startswith(typed[0]) and f" {typed[0]}" not in entry[1])
        first = self._meant_by(text)
        others = [pick for pick, _folded in found if pick is not first]
        return [*((first,) if first else ()), *others][:limit]

    def _meant_by(self, text: str) -> Pick | None:
        value = self._meant(text) if self._meant and text.strip() else None
        return None if value is None else self._by_value.get(value)
