"""Progress and cancellation of long work, without Qt."""

from typing import Protocol


class Cancelled(Exception):
    """The user asked the running work to stop."""


class Progress(Protocol):
    """What long work reports to; raises Cancelled when the user wants it to stop."""

    def step(self, done: int, total: int, text: str = "") -> None:
        """Report `done` of `total` pieces (total 0: unknown) and a sentence on what happens now."""


class Silent:
    """Progress that nobody watches and nobody cancels."""

    def step(self, done: int, total: int, text: str = "") -> None:
        """Report to nobody."""
