"""The custody strip: where the person was held, drawn to scale of time; vague edges are hatched."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.reports.flow import Block
from app.reports.ink import (
    BLUE,
    GREY,
    HAIRLINE,
    INK,
    PALE_BLUE,
    PALE_GREEN,
    PALE_GREY,
    RED,
    STEEL,
    WHITE,
    Colour,
    Font,
    Type,
)
from app.reports.pen import Align, Pen
from app.reports.typeset import Typesetter

BAR, LABELS_ABOVE, AXIS_BELOW, LEGEND = 14.0, 25.0, 17.0, 11.0
PUNISHMENT_BAR = 3.0
ON_BAR = Type(Font.SANS_BOLD, 7.4, 9, WHITE)
ABOVE = Type(Font.SANS_BOLD, 7.2, 9, INK)
COUNT = Type(Font.SANS, 7.2, 9, GREY)


SayMonth = Callable[[dt.date], str]


@dataclass(frozen=True, slots=True)
class BarLook:
    """The colours of a bar and of the words on it."""

    fill: Colour
    words: Colour


POLICE = BarLook(RED, WHITE)
REMAND = BarLook(STEEL, WHITE)
SERVING = BarLook(BLUE, WHITE)
RESTRICTED = BarLook(PALE_BLUE, BLUE)
AT_LIBERTY = BarLook(PALE_GREEN, Colour(0.11, 0.29, 0.22))
NOT_KNOWN = BarLook(PALE_GREY, INK)


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of days, `end` not included; `count` is its length in words; `vague`: its edges are not exact."""

    start: dt.date
    end: dt.date
    label: str
    count: str
    look: BarLook
    vague: bool = False


@dataclass(frozen=True, slots=True)
class Punished:
    """A stretch in a punishment cell, drawn as a thin line under the bars."""

    start: dt.date
    end: dt.date


class CustodyStrip(Block):
    """Bars to scale with an axis of years or months; what does not fit on a bar stands above it."""

    before, after = 0, 2

    def __init__(
        self,
        bars: Sequence[Bar],
        punished: Sequence[Punished] = (),
        legend: str = "",
        say_month: SayMonth = "{:%m.%Y}".format,
    ) -> None:
        self._legend, self._say_month = legend, say_month
        self._bars, self._punished = tuple(bars), tuple(punished)
        self._start = min(bar.start for bar in bars)
        self._end = max(bar.end for bar in bars)
        self.height = LABELS_ABOVE + BAR + AXIS_BELOW + (PUNISHMENT_BAR + 2 + LEGEND if punished else 0)

    def lay(self, width: float, setter: Typesetter) -> None:
        """Take the whole width and measure the labels."""
        self._width = width
        self._setter = setter

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw bars, labels and axis."""
        bottom = top - LABELS_ABOVE - BAR
        free_above = x - 1.0
        for bar in self._bars:
            left, right = x + self._at(bar.start), x + self._at(bar.end)
            # A day among years is narrower than a hair: it is drawn at a width that a printer shows.
            right = max(right, left + 1.2)
            pen.box(left, bottom, right - left - 0.6, BAR, bar.look.fill)
            if bar.vague:
                _hatch(pen, left, bottom, right - left - 0.6)
            free_above = self._label(pen, bar, left, right, bottom, free_above, x)
        axis = bottom - 4
        if self._punished:
            for one in self._punished:
                left, right = x + self._at(one.start), x + self._at(one.end)
                pen.box(left, bottom - PUNISHMENT_BAR - 1.5, max(right - left, 1.2), PUNISHMENT_BAR, RED)
            axis -= PUNISHMENT_BAR + 2
            pen.box(x, axis - 21.6, 9, PUNISHMENT_BAR, RED)
            pen.write(x + 13, axis - 22.6, self._legend, COUNT)
        self._draw_axis(pen, x, axis)

    def _label(
        self, pen: Pen, bar: Bar, left: float, right: float, bottom: float, free_above: float, x: float
    ) -> float:
        """Write the label on the bar, or above it where there is room; return where the next may begin there."""
        room = right - left - 8
        width = self._setter.line(bar.label, ON_BAR.font, ON_BAR.size).width
        if width <= room or room > 60:
            pen.write(left + 4, bottom + 4.6, bar.label, _inked(ON_BAR, bar.look.words), room=room)
            if self._setter.line(bar.count, COUNT.font, COUNT.size).width <= room:
                pen.write(left + 4, bottom + BAR + 3.2, bar.count, COUNT)
            return free_above
        words = f"{bar.label} · {bar.count}"
        width = min(self._setter.line(words, ABOVE.font, ABOVE.size).width, 150)
        at = min(left, x + self._width - width)
        if at < free_above:
            return free_above
        pen.rule(left + 0.5, bottom + BAR, left + 0.5, bottom + BAR + 12, GREY, 0.5)
        pen.write(at, bottom + BAR + 14, words, ABOVE, room=150)
        return at + width + 8

    def _at(self, day: dt.date) -> float:
        days = max((self._end - self._start).days, 1)
        return (day - self._start).days / days * self._width

    def _draw_axis(self, pen: Pen, x: float, y: float) -> None:
        pen.rule(x, y, x + self._width, y, GREY, 0.5)
        free = x - 1.0
        for day, label in axis_marks(self._start, self._end, self._say_month):
            at = x + self._at(day)
            width = self._setter.line(label, COUNT.font, COUNT.size).width if label else 0.0
            shown = bool(label) and at >= free and at + 2 + width <= x + self._width
            pen.rule(at, y, at, y - (5 if label else 2.6), GREY if label else HAIRLINE, 0.5)
            if shown:
                pen.write(at + 2, y - 9, label, COUNT, Align.LEFT)
                free = at + width + 6


def axis_marks(start: dt.date, end: dt.date, say_month: SayMonth) -> list[tuple[dt.date, str]]:
    """Return the days to mark on an axis and their labels (empty: a small tick).

    Years with quarters for long spans, months (as `say_month` says them) for up to a year and a half.
    """
    months = (end.year - start.year) * 12 + end.month - start.month
    step = 1 if months <= 18 else 3 if months <= 15 * 12 else 12
    marks = []
    if not start.day == start.month == 1:
        marks.append((start, say_month(start) if months <= 18 else str(start.year)))
    for count in range(start.year * 12 + start.month - 1, end.year * 12 + end.month):
        year, month = divmod(count, 12)
        day = dt.date(year, month + 1, 1)
        if month % step or not start <= day <= end or (marks and day == start):
            continue
        label = say_month(day) if months <= 18 else str(year) if month == 0 else ""
        marks.append((day, label))
    return marks


def _inked(kind: Type, colour: Colour) -> Type:
    return Type(kind.font, kind.size, kind.leading, colour)


def _hatch(pen: Pen, x: float, y: float, width: float) -> None:
    """Draw slanting lines over the lower edge of a bar whose days are not exactly known."""
    at = x
    places = []
    while at + 2.4 <= x + width:
        places.append((at, y, at + 2.4, y + 2.4))
        at += 2.4
    if places:
        pen.rules(places, WHITE, 0.5)
