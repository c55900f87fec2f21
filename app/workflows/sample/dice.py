"""Draws for fictional people: the same numbers as `random.Random`, in half the time."""

from random import Random
from typing import Protocol, TypeVar

T_co = TypeVar("T_co", covariant=True)


class Choosable(Protocol[T_co]):
    """What has a length and things in places."""

    def __len__(self) -> int: ...
    def __getitem__(self, place: int, /) -> T_co: ...


class Dice(Random):
    """Random numbers of a seed. A hundred thousand lives take millions of them, most of them small whole numbers.

    Written out here, they also stay the same whatever a later version of Python does.
    """

    def choice(self, seq: Choosable[T_co]) -> T_co:
        """Return one of the things."""
        return seq[self._below(len(seq))]

    def randint(self, a: int, b: int) -> int:
        """Return a whole number from `a` to `b`, both included."""
        return a + self._below(b - a + 1)

    def _below(self, many: int) -> int:
        bits = many.bit_length()
        drawn = self.getrandbits(bits)
        while drawn >= many:
            drawn = self.getrandbits(bits)
        return drawn
