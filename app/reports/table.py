"""A table for thousands of rows: plain cells broken once, header repeated, high rows cut over pages."""

import re
from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import NamedTuple

from app.reports.flow import Block
from app.reports.ink import CELL, GREY, HAIRLINE, INK, LABEL, TINT, Font, Shape, Tone, Type
from app.reports.marks import draw_mark
from app.reports.pen import Align, Pen
from app.reports.typeset import Line, Typesetter

PAD_X, PAD_Y = 7.0, 3.0
MARK_ROOM = 10.0
MOST_GROUP_LINES = 6
BELOW = Type(Font.SANS, 7.8, 11, GREY)
GROUP = Type(Font.SANS_BOLD, 8.4, 11)
LEAST_ROWS = 3
"""So many rows a table must have on a page to give one of them to the next, so that none stands there alone."""

WIDEST_WORD = 0.3
"""A column becomes wider for words of at most this share of the table."""

_BETWEEN_WORDS = re.compile(r"[ \n]+")
"""Not the blank that never breaks: a date is one word."""

CUTTABLE_LINES = 8
"""A row with at least so many lines may be cut at the end of a page; shorter ones move to the next page."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, its share of the width, and how its plain cells are set."""

    title: str
    share: float
    font: Font = Font.SANS
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that is more than plain text: another type, a mark before it, struck through, or text below in grey."""

    text: str
    kind: Type = CELL
    mark: tuple[Shape, Tone] | None = None
    struck: bool = False
    below: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A row across the table above the rows that belong together; `again` heads those on the next page."""

    text: str
    right: str = ""
    again: str = ""


class _Laid(NamedTuple):
    lines: Sequence[Line]
    kind: Type
    mark: tuple[Shape, Tone] | None
    struck: bool
    align: Align
    grey: int = 0
    """How many of the lines, the last ones, are text below in grey."""

    def part(self, first: int, end: int) -> "_Laid":
        """Return the cell with only these of its lines."""
        upper = len(self.lines) - self.grey
        lines = self.lines[first:end]
        return self._replace(lines=lines, grey=len(lines) - max(min(upper, end) - first, 0))


class _Row(NamedTuple):
    height: float
    cells: tuple[_Laid, ...]
    again: tuple[_Laid, ...] = ()
    """Of a group: its cells on a following page."""


class RowTable(Block):
    """Rows of plain strings (or Cells) under a header, maybe in groups; nothing in them is ever read as markup."""

    before, after = 2.0, 6.0

    def __init__(
        self, columns: Sequence[Column], rows: Iterable[Sequence[str | Cell] | Group], kind: Type = CELL
    ) -> None:
        self._columns, self._kind = tuple(columns), kind
        self._given: Sequence[Sequence[str | Cell] | Group] = tuple(rows)
        self._types = tuple(replace(kind, font=column.font) for column in self._columns)
        self._rows: list[_Row] = []
        # How far the top of each row, and of the end, lies below that of the first: a page costs
        # its own rows only.
        self._tops: list[float] = [0.0]
        self._header = _Row(0, ())
        self._first, self._end = 0, 0
        self._lead: _Row | None = None
        self._edges: tuple[float, ...] = ()

    def lay(self, width: float, setter: Typesetter) -> None:
        """Break all cells."""
        label, least = _titles(self._columns, width, setter)
        widths = self._widths(least, width, setter)
        self._edges = (0.0, *accumulate(widths))
        rooms = [one - PAD_X for one in widths]
        titles = [
            _Laid(setter.wrap(column.title, label.font, label.size, room), label, None, False, column.align)
            for column, room in zip(self._columns, rooms, strict=True)
        ]
        self._header = (
            _row(titles, LABEL.leading) if any(column.title for column in self._columns) else _Row(0, ())
        )
        self._rows = [
            _lay_group(row, width, setter) if isinstance(row, Group) else self._lay_row(row, rooms, setter)
            for row in self._given
        ]
        self._given = ()
        self._tops = [0.0, *accumulate(row.height for row in self._rows)]
        self._range(0, len(self._rows))

    def _widths(self, least: Sequence[float], width: float, setter: Typesetter) -> list[float]:
        """Return the widths of the columns: by their shares, but no word is cut that could stand whole.

        Wide words (addresses) are cut all the same, and words of cells where all columns would need more.
        """
        shares = [column.share for column in self._columns]
        even = _shared(shares, least, width)
        rows = [row for row in self._given if not isinstance(row, Group)]
        needed = [
            max(title, self._widest(rows, at, even[at] - PAD_X, setter, width * WIDEST_WORD) + PAD_X)
            for at, title in enumerate(least)
        ]
        return _shared(shares, needed, width) if sum(needed) <= width else even

    def _widest(
        self, rows: Sequence[Sequence[str | Cell]], at: int, room: float, setter: Typesetter, most: float
    ) -> float:
        """Return the width of the widest word in the cells of a column, of those that do not fit into `room`."""
        words: set[tuple[str, Type, float]] = set()
        for row in rows:
            cell = row[at]
            if isinstance(cell, str):
                words.update((word, self._types[at], 0.0) for word in _BETWEEN_WORDS.split(cell))
                continue
            mark = MARK_ROOM if cell.mark else 0.0
            words.update((word, cell.kind, mark) for word in _BETWEEN_WORDS.split(cell.text))
            words.update((word, BELOW, mark) for word in _BETWEEN_WORDS.split(cell.below))
        # A letter is never wider than its size: most words need not be measured.
        widths = (
            setter.longest_word(word, kind.font) * kind.size + mark + 0.01
            for word, kind, mark in words
            if len(word) * kind.size + mark > room
        )
        return max((one for one in widths if room < one <= most), default=0.0)

    def _lay_row(self, row: Sequence[str | Cell], rooms: Sequence[float], setter: Typesetter) -> _Row:
        cells = []
        for value, kind, room, column in zip(row, self._types, rooms, self._columns, strict=True):
            if isinstance(value, str):
                lines = setter.wrap(value, kind.font, kind.size, room)
                cells.append(_Laid(lines, kind, None, False, column.align))
                continue
            left = room - (MARK_ROOM if value.mark else 0)
            upper = setter.wrap(value.text, value.kind.font, value.kind.size, left) if value.text else []
            below = setter.wrap(value.below, BELOW.font, BELOW.size, left) if value.below else []
            cells.append(
                _Laid([*upper, *below], value.kind, value.mark, value.struck, column.align, len(below))
            )
        return _row(cells, self._kind.leading)

    def _range(self, first: int, end: int) -> None:
        self._first, self._end = first, end
        self.height = self._above + self._tops[end] - self._tops[first]

    @property
    def _above(self) -> float:
        """The height of what is repeated above the rows of each page."""
        return self._header.height + (self._lead.height if self._lead else 0)

    @property
    def least(self) -> float:
        """The header and the first row, or the first lines of a row that may be cut; with the group above it."""
        at, heads = self._first, 0.0
        while at < self._end and self._rows[at].again:
            heads += self._rows[at].height
            at += 1
        if at == self._end:
            return self.height
        return self._above + heads + min(self._rows[at].height, CUTTABLE_LINES * self._kind.leading)

    def split(self, room: float) -> tuple[Block, Block] | None:
        """Cut between two rows, or within a high one; the header stands above both parts."""
        used, at = self._above, self._first
        while at < self._end and used + self._rows[at].height <= room + 0.01:
            used += self._rows[at].height
            at += 1
        halves = self._halves(at, room - used)
        if halves is not None:
            rows = [*self._rows[:at], *halves, *self._rows[at + 1 :]]
            return self._part(rows, self._first, at + 1), self._rest(rows, at + 1, self._end + 1)
        if at == self._end - 1 and at - self._first >= LEAST_ROWS:
            # No row stands alone on the last page.
            at -= 1
        while at > self._first and self._rows[at - 1].again:
            at -= 1
        if at == self._first:
            return None
        return self._part(self._rows, self._first, at), self._rest(self._rows, at, self._end)

    def _halves(self, at: int, room: float) -> tuple[_Row, _Row] | None:
        """Cut the row at the end of the page in two, where it is high enough for that."""
        leading = self._kind.leading
        if self._rows[at].again:
            return None
        height = max(len(cell.lines) for cell in self._rows[at].cells)
        fitting = min(int((room - 2 * PAD_Y) / leading), height - 2)
        if height < CUTTABLE_LINES or fitting < 2:
            return None
        upper = [cell.part(0, fitting) for cell in self._rows[at].cells]
        lower = [cell.part(fitting, height)._replace(mark=None) for cell in self._rows[at].cells]
        return _row(upper, leading), _row(lower, leading)

    def _part(self, rows: list[_Row], first: int, end: int) -> "RowTable":
        part = copy(self)
        if rows is not self._rows:
            part._rows = rows
            part._tops = [0.0, *accumulate(row.height for row in rows)]
        part._range(first, end)
        return part

    def _rest(self, rows: list[_Row], first: int, end: int) -> "RowTable":
        """Return what goes to the next page, headed by the group whose rows go on there."""
        rest = self._part(rows, first, end)
        above = next((rows[at] for at in range(first - 1, -1, -1) if rows[at].again), None)
        rest._lead = above._replace(cells=above.again) if above and not rows[first].again else None
        rest._range(first, end)
        return rest

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw header, rows and the lines between them."""
        bottom = top
        width = self._edges[-1]
        if self._header.cells:
            self._draw_row(pen, self._header, x, top)
            bottom -= self._header.height
            pen.rule(x, bottom, x + width, bottom, INK, 0.8)
        places = []
        for row in (*((self._lead,) if self._lead else ()), *self._rows[self._first : self._end]):
            if row.again:
                _draw_group(pen, row, x, bottom, width)
            else:
                self._draw_row(pen, row, x, bottom)
            bottom -= row.height
            places.append((x, bottom, x + width, bottom))
        if places:
            pen.rules(places, HAIRLINE, 0.5)

    def _draw_row(self, pen: Pen, row: _Row, x: float, top: float) -> None:
        for cell, left, right in zip(row.cells, self._edges, self._edges[1:], strict=False):
            at = x + (right - PAD_X if cell.align is Align.RIGHT else left)
            if cell.mark:
                shape, tone = cell.mark
                draw_mark(pen, at + 3.4, top - PAD_Y - cell.kind.leading / 2 + 0.4, shape, tone.value, 2.6)
                at += MARK_ROOM
            upper = len(cell.lines) - cell.grey
            pen.lines(at, top - PAD_Y, cell.lines[:upper], cell.kind, cell.align)
            if cell.grey:
                below = top - PAD_Y - upper * cell.kind.leading
                pen.lines(at, below, cell.lines[upper:], BELOW, cell.align)
            if cell.struck:
                for number, line in enumerate(cell.lines):
                    y = top - PAD_Y - cell.kind.leading * (number + 0.5)
                    pen.rule(at, y, at + line.width, y, cell.kind.colour, 0.5)


def _titles(columns: Sequence[Column], width: float, setter: Typesetter) -> tuple[Type, list[float]]:
    """Return the type of the titles and how wide each column must be, so that no word of its title is cut.

    Where all columns together are too narrow for that, the titles become smaller.
    """
    longest = [setter.longest_word(column.title, LABEL.font) for column in columns]
    room = width - PAD_X * len(columns) - 0.1
    label = replace(LABEL, size=min(LABEL.size, room / sum(longest))) if any(longest) else LABEL
    return label, [word * label.size + PAD_X + 0.01 if word else 0.0 for word in longest]


def _shared(shares: Sequence[float], least: Sequence[float], width: float) -> list[float]:
    """Share a width out; a column too narrow for what it needs becomes wider at the cost of the others."""
    narrow: set[int] = set()
    while True:
        left = width - sum(least[at] for at in narrow)
        total = sum(share for at, share in enumerate(shares) if at not in narrow) or 1.0
        found = [least[at] if at in narrow else left * share / total for at, share in enumerate(shares)]
        more = {at for at, one in enumerate(found) if at not in narrow and one < least[at]}
        if not more:
            return found
        narrow |= more


def _lay_group(group: Group, width: float, setter: Typesetter) -> _Row:
    number = setter.wrap(group.right, GROUP.font, GROUP.size, width / 3)
    right = _Laid(number, GROUP, None, False, Align.RIGHT)
    room = width - 2 * PAD_X - max(line.width for line in number) - PAD_X
    texts = [
        setter.wrap(text, GROUP.font, GROUP.size, room)[:MOST_GROUP_LINES]
        for text in (group.text, group.again)
    ]
    first, again = (_Laid(lines, GROUP, None, False, Align.LEFT) for lines in texts)
    lines = max(len(number), *map(len, texts))
    return _Row(lines * GROUP.leading + 2 * PAD_Y + 1, (first, right), (again, right))


def _draw_group(pen: Pen, row: _Row, x: float, top: float, width: float) -> None:
    left, right = row.cells
    pen.box(x, top - row.height, width, row.height, TINT)
    pen.lines(x + PAD_X, top - PAD_Y - 0.5, left.lines, GROUP)
    pen.lines(x + width - PAD_X, top - PAD_Y - 0.5, right.lines, GROUP, Align.RIGHT)


def _row(cells: Sequence[_Laid], leading: float) -> _Row:
    return _Row(max(len(cell.lines) for cell in cells) * leading + 2 * PAD_Y, tuple(cells))
