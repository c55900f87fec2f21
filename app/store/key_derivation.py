"""Turns a passphrase into a key, slowly and with much memory: guessing is dear (Argon2id, RFC 9106)."""

from collections.abc import Callable
from dataclasses import dataclass

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw

from app.base.errors import Problem
from app.base.i18n import _
from app.domain.passphrase import normalised
from app.store.free_memory import free_memory_kib

KEY_LENGTH = 32
SALT_LENGTH = 16

MOST_MEMORY_KIB = 2 * 1024 * 1024
MOST_ITERATIONS = 100
MOST_LANES = 64


class NotEnoughMemory(Problem):
    """The key cannot be derived on this computer now; says nothing about the passphrase."""


@dataclass(frozen=True)
class KdfCost:
    """What one guess of a passphrase costs: memory in KiB, passes over it, lanes worked on in parallel."""

    memory_kib: int
    iterations: int
    lanes: int

    def is_bearable(self) -> bool:
        """Return whether these numbers come from a sane key file (a hostile one would stall the computer)."""
        return (
            1 <= self.lanes <= MOST_LANES
            and 1 <= self.iterations <= MOST_ITERATIONS
            and 8 * self.lanes <= self.memory_kib <= MOST_MEMORY_KIB
        )


STANDARD = KdfCost(memory_kib=256 * 1024, iterations=3, lanes=4)
"""For new registers: about 0.6 s on an ordinary laptop."""

FLOOR = KdfCost(memory_kib=64 * 1024, iterations=3, lanes=4)
"""For computers with little memory: the second recommended choice of RFC 9106."""


def cost_for_this_computer() -> KdfCost:
    """Return STANDARD, or FLOOR where a gigabyte is not free."""
    free = free_memory_kib()
    return STANDARD if free is None or free >= 4 * STANDARD.memory_kib else FLOOR


def derive_key(
    passphrase: str, salt: bytes, cost: KdfCost, free_kib: Callable[[], int | None] = free_memory_kib
) -> bytes:
    """Return 32 bytes that only this passphrase gives with this salt and cost.

    Raises NotEnoughMemory instead of failing half-way; a wrong passphrase simply gives another key.
    """
    free = free_kib()
    if free is not None and free < cost.memory_kib:
        raise _not_enough_memory(cost)
    secret = normalised(passphrase).encode("utf-8", "surrogatepass")
    try:
        return hash_secret_raw(
            secret,
            salt,
            time_cost=cost.iterations,
            memory_cost=cost.memory_kib,
            parallelism=cost.lanes,
            hash_len=KEY_LENGTH,
            type=Type.ID,
        )
    except (HashingError, MemoryError) as error:
        # All parameters were checked: what is left to fail is the memory or the threads of this computer.
        raise _not_enough_memory(cost) from error


def _not_enough_memory(cost: KdfCost) -> NotEnoughMemory:
    return NotEnoughMemory(
        _("There is not enough free memory to open the register: {n} MB are needed.").format(
            n=-(-cost.memory_kib // 1024)
        ),
        _("Close other programs and try again. The passphrase was not checked yet."),
    )
