"""The timeline: a date, a mark on the rail, what happened, and the codes of the sources at the right."""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass

from app.reports.flow import Block
from app.reports.ink import FACT, GREY, HAIRLINE, MM, RAIL, WHITE, Font, Shape, Tone, Type
from app.reports.marks import draw_mark
from app.reports.pen import Align, Pen
from app.reports.typeset import Line, Span, Typesetter

TEXT_AT, RAIL_AT, DATE_ROOM = 36.5 * MM, 31.5 * MM, 28 * MM
SOURCES_ROOM = 20 * MM
SPACE = 6.0
DATE = Type(Font.SANS_BOLD, 8.2, 11.8)
CODE = Type(Font.SANS, 7.6, 11.8, GREY)
STATED = Type(Font.SANS_ITALIC, 8.2, 15, GREY)


@dataclass(frozen=True, slots=True)
class Entry:
    """One event; `doubtful` ones (rumoured, refuted) are set in grey."""

    date: str
    shape: Shape
    tone: Tone
    title: str
    text: str = ""
    sources: str = ""
    doubtful: bool = False


def timeline(entries: Sequence[Entry | str]) -> list[Block]:
    """Return the blocks of a timeline; a plain string states something between two events (a gap, today)."""
    blocks: list[Block] = []
    for number, entry in enumerate(entries):
        first, last = number == 0, number == len(entries) - 1
        blocks.append(Stated(entry, last) if isinstance(entry, str) else Event(entry, first=first, last=last))
    return blocks


class Event(Block):
    """One event with its stretch of the rail; the rail is drawn per event, so that it goes on over pages."""

    def __init__(self, entry: Entry, *, first: bool, last: bool) -> None:
        self._entry, self._first, self._last = entry, first, last
        self._kind = Type(FACT.font, FACT.size, FACT.leading, GREY if entry.doubtful else FACT.colour)
        self._dates: Sequence[Line] = ()
        self._lines: Sequence[Line] = ()
        self._codes: Sequence[Line] = ()
        self._continued = False

    def lay(self, width: float, setter: Typesetter) -> None:
        """Break date, text and codes."""
        entry = self._entry
        self._width = width
        self._dates = setter.wrap(entry.date, DATE.font, DATE.size, DATE_ROOM)
        spans = [Span(entry.title, Font.SANS_BOLD)]
        if entry.text:
            spans += [Span(" ", Font.SANS), Span(entry.text, Font.SANS)]
        self._lines = setter.wrap_spans(spans, self._kind.size, width - TEXT_AT - SOURCES_ROOM)
        self._codes = (
            setter.wrap(entry.sources, CODE.font, CODE.size, SOURCES_ROOM - 4) if entry.sources else ()
        )
        self._measure()

    def _measure(self) -> None:
        count = max(len(self._dates), len(self._lines), len(self._codes))
        self.height = count * self._kind.leading + SPACE

    @property
    def least(self) -> float:
        """The first lines of a long text, or all of a short one."""
        return min(self.height, 6 * self._kind.leading + SPACE)

    def split(self, room: float) -> tuple[Block, Block] | None:
        """Cut a long text between lines; the mark stays with the first part."""
        count = max(len(self._dates), len(self._lines), len(self._codes))
        fitting = min(int((room - SPACE) / self._kind.leading), count - 2)
        if count < 6 or fitting < 2:
            return None
        upper, lower = copy(self), copy(self)
        upper._last, lower._continued = False, True
        for part, lines in ((upper, slice(fitting)), (lower, slice(fitting, None))):
            part._dates, part._lines, part._codes = self._dates[lines], self._lines[lines], self._codes[lines]
            part._measure()
        return upper, lower

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw rail, mark and texts."""
        entry, rail = self._entry, x + RAIL_AT
        centre = top - self._kind.leading / 2
        stops_here = self._last and not self._continued
        if not (self._first and stops_here):
            start = centre if self._first and not self._continued else top
            pen.rule(rail, start, rail, centre if stops_here else top - self.height, RAIL, 1)
        pen.lines(x + DATE_ROOM, top, self._dates, DATE, Align.RIGHT)
        if not self._continued:
            pen.disc(rail, centre, 5.2, WHITE)
            draw_mark(pen, rail, centre, entry.shape, entry.tone.value, 3.1)
        pen.lines(x + TEXT_AT, top, self._lines, self._kind)
        pen.lines(x + self._width, top, self._codes, CODE, Align.RIGHT)


class Stated(Block):
    """What is stated between two events: a long stretch without any, or today."""

    keep_with_next = True

    def __init__(self, words: str, last: bool) -> None:
        self._words, self._last = words, last
        self.keep_with_next = not last
        self.height = STATED.leading + 4

    def lay(self, width: float, setter: Typesetter) -> None:
        """Set the words."""
        self._width = width
        self._line = setter.line(self._words, STATED.font, STATED.size, width - TEXT_AT)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the words and a dotted line beside them."""
        rail = x + RAIL_AT
        if not self._last:
            pen.rule(rail, top, rail, top - self.height, RAIL, 1, dash=(1, 2))
        baseline = top - 10.5
        pen.line(x + TEXT_AT, baseline, self._line, STATED)
        start, end = x + TEXT_AT + self._line.width + 6, x + self._width - SOURCES_ROOM
        if start < end:
            pen.rule(start, baseline + 2.5, end, baseline + 2.5, HAIRLINE, 0.6, dash=(1, 2))
