"""The page of contents: a line for each entry with dots to the page where it stands; a click leads there."""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from typing import NamedTuple

from app.reports.flow import Block
from app.reports.ink import CELL, GREY, RAIL, Font, Type
from app.reports.pen import Align, Pen
from app.reports.typeset import Line, Typesetter

HEIGHT, GAP, NUMBER_ROOM = 15.0, 8.0, 22.0
STRONG = Type(Font.SANS_BOLD, 8.8, 12)
QUIET = Type(CELL.font, 8.2, 12, GREY)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: what stands there, what one should know of it, and the anchor of the place."""

    text: str
    remark: str
    anchor: str


class _Laid(NamedTuple):
    text: Line
    remark: Line
    anchor: str


class Contents(Block):
    """Lines of contents, cut between lines."""

    before, after = 4, 6

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = tuple(entries)
        self._lines: tuple[_Laid, ...] = ()
        self._width = 0.0

    def lay(self, width: float, setter: Typesetter) -> None:
        """Shorten text and remark to their share of the line."""
        self._width = width
        room = width - NUMBER_ROOM - 2 * GAP
        lines = []
        for entry in self._entries:
            text = setter.line(entry.text, STRONG.font, STRONG.size, room * 0.56)
            remark = setter.line(entry.remark, QUIET.font, QUIET.size, room - text.width - 4 * GAP)
            lines.append(_Laid(text, remark, entry.anchor))
        self._lines = tuple(lines)
        self.height = HEIGHT * len(self._lines)

    @property
    def least(self) -> float:
        """Two lines."""
        return HEIGHT * min(len(self._lines), 2)

    def split(self, room: float) -> tuple[Block, Block] | None:
        """Cut between lines."""
        fitting = int((room + 0.01) / HEIGHT)
        return (self._part(0, fitting), self._part(fitting, len(self._lines))) if fitting >= 1 else None

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the lines with the numbers of their pages."""
        right = x + self._width
        for text, remark, anchor in self._lines:
            baseline = top - HEIGHT + 4.6
            pen.line(x, baseline, text, STRONG)
            number = str(pen.page_numbers.get(anchor, ""))
            taken = pen.write(right, baseline, number, STRONG, Align.RIGHT, NUMBER_ROOM)
            after = right - max(taken, NUMBER_ROOM / 2) - GAP
            pen.line(after, baseline, remark, QUIET, Align.RIGHT)
            begin, end = x + text.width + GAP, after - remark.width - GAP
            if end - begin > GAP:
                pen.rule(begin, baseline + 1.2, end, baseline + 1.2, RAIL, 0.6, (0.6, 2.4))
            pen.link(x, top - HEIGHT, right, top, anchor)
            top -= HEIGHT

    def _part(self, first: int, end: int) -> "Contents":
        part = copy(self)
        part._lines = self._lines[first:end]
        part.height = HEIGHT * len(part._lines)
        part.before = 0 if first else self.before
        return part
