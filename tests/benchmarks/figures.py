"""Taking times, and saying them beside what they are compared with."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured time beside another one taken in the same run; milliseconds where no other unit is named."""

    name: str
    median: float
    p95: float
    beside: str = ""
    beside_median: float = 0.0
    goal: str = ""
    unit: str = "ms"

    def told(self) -> str:
        """Return the figure as a line."""
        line = f"{self.name:<58} {self.median:9.2f} {self.unit}   95 %: {self.p95:9.2f} {self.unit}"
        if self.beside_median:
            line += f"   {self.median / self.beside_median:7.1f} × {self.beside} ({self.beside_median:.2f} {self.unit})"
        return line + (f"   goal: {self.goal}" if self.goal else "")


def times(work: Callable[[], object], runs: int, warm: int = 1) -> list[float]:
    """Return how many milliseconds `work` takes, for each run."""
    for _run in range(warm):
        work()
    taken = []
    for _run in range(runs):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return taken


def figure(
    name: str, taken: Sequence[float], beside: str = "", other: Sequence[float] = (), goal: str = ""
) -> Figure:
    """Return the median and the 95th percentile of some times."""
    ordered = sorted(taken)
    p95 = ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]
    return Figure(
        name, statistics.median(ordered), p95, beside, statistics.median(other) if other else 0.0, goal
    )
