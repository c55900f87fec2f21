"""The scale of the custody strip: days to pixels, and which years the axis names."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

_LEAST_YEAR_WIDTH = 44


@dataclass(frozen=True, slots=True)
class StripScale:
    """Maps the days from `first` to `last` onto the pixels from `left` to `left + width`."""

    first: dt.date
    last: dt.date
    left: float
    width: float

    def x(self, day: dt.date) -> float:
        """Return where a day begins."""
        total = max(1, (self.last - self.first).days)
        return self.left + self.width * (day - self.first).days / total

    def years(self) -> Iterator[tuple[float, int]]:
        """Yield where years begin, as many as can be named without touching."""
        step = self._step()
        for year in range(self.first.year, self.last.year + 1):
            begin = dt.date(year, 1, 1)
            if self.first <= begin <= self.last and year % step == 0:
                yield self.x(begin), year

    def quarters(self) -> Iterator[float]:
        """Yield where quarters begin, if there is room for them."""
        if self.width / max(1, (self.last - self.first).days) * 91 < 10:
            return
        for year in range(self.first.year, self.last.year + 1):
            for month in (4, 7, 10):
                begin = dt.date(year, month, 1)
                if self.first <= begin <= self.last:
                    yield self.x(begin)

    def _step(self) -> int:
        per_year = self.width * 365.25 / max(1, (self.last - self.first).days)
        return next((step for step in (1, 2, 5, 10, 20) if per_year * step >= _LEAST_YEAR_WIDTH), 50)
