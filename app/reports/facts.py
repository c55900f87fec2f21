"""The photo and beside it the facts: small labels over values in columns, hairlines and no boxes."""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from typing import NamedTuple

from app.reports.flow import Block
from app.reports.ink import FACT, FACT_MISSING, FAINT, HAIRLINE, LABEL, MM, SMALL, Type
from app.reports.pen import Pen
from app.reports.picture import redrawn
from app.reports.typeset import Line, Typesetter

PHOTO_WIDTH, PHOTO_HEIGHT = 33 * MM, 42 * MM
PHOTO_GAP, COLUMN_GAP = 7 * MM, 6 * MM
LABEL_HEIGHT, ROW_GAP = 11.0, 4.6


@dataclass(frozen=True, slots=True)
class Fact:
    """A labelled value; `missing`: it only states that nothing is known; `wide`: it fills a row."""

    label: str
    value: str
    missing: bool = False
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Portrait:
    """A photo (JPEG or PNG) and what stands below it."""

    data: bytes
    caption: str = ""


class _Cell(NamedTuple):
    label: Line
    lines: Sequence[Line]
    kind: Type
    x: float
    width: float


class _Row(NamedTuple):
    height: float
    cells: tuple[_Cell, ...]


class Facts(Block):
    """A grid of facts with the photo on its left; cut between rows, or within a very high one."""

    before, after = 2, 6

    def __init__(self, facts: Sequence[Fact], portrait: Portrait | None = None) -> None:
        self._facts = tuple(facts)
        self._portrait = portrait
        self._jpeg: tuple[bytes, int, int] | None = None
        self._caption: Line | None = None
        self._rows: tuple[_Row, ...] = ()

    def lay(self, width: float, setter: Typesetter) -> None:
        """Break labels and values; without a photo the grid has three columns and the whole width."""
        if self._portrait:
            self._jpeg = redrawn(self._portrait.data)
            self._caption = setter.line(self._portrait.caption, SMALL.font, SMALL.size, PHOTO_WIDTH)
        left = PHOTO_WIDTH + PHOTO_GAP if self._portrait else 0.0
        columns = 2 if self._portrait else 3
        column = (width - left - (columns - 1) * COLUMN_GAP) / columns
        rows: list[list[Fact]] = []
        for fact in self._facts:
            if fact.wide or not rows or len(rows[-1]) == columns or rows[-1][-1].wide:
                rows.append([])
            rows[-1].append(fact)
        self._rows = tuple(
            _row(
                [
                    self._cell(
                        fact, left + n * (column + COLUMN_GAP), width - left if fact.wide else column, setter
                    )
                    for n, fact in enumerate(row)
                ]
            )
            for row in rows
        )
        self._measure()

    def _cell(self, fact: Fact, x: float, width: float, setter: Typesetter) -> _Cell:
        kind = FACT_MISSING if fact.missing else FACT
        label = setter.line(fact.label, LABEL.font, LABEL.size, width)
        return _Cell(label, setter.wrap(fact.value, kind.font, kind.size, width), kind, x, width)

    def _measure(self) -> None:
        photo = PHOTO_HEIGHT + (12 if self._caption and self._caption.runs else 2) if self._jpeg else 0
        self.height = max(photo, sum(row.height for row in self._rows))

    @property
    def least(self) -> float:
        """The photo and its neighbours, or the first row."""
        return self.height if self._jpeg else self._rows[0].height

    def split(self, room: float) -> tuple[Block, Block] | None:
        """Cut between rows; the photo goes with the first part."""
        if self._jpeg and room < PHOTO_HEIGHT + 12:
            return None
        used, at = 0.0, 0
        while at < len(self._rows) and used + self._rows[at].height <= room + 0.01:
            used += self._rows[at].height
            at += 1
        halves = _halves(self._rows[at], room - used)
        if halves:
            return self._part((*self._rows[:at], halves[0])), self._rest((halves[1], *self._rows[at + 1 :]))
        if not at:
            return None
        return self._part(self._rows[:at]), self._rest(self._rows[at:])

    def _part(self, rows: tuple[_Row, ...]) -> "Facts":
        part = copy(self)
        part._rows = rows
        part._measure()
        return part

    def _rest(self, rows: tuple[_Row, ...]) -> "Facts":
        part = copy(self)
        part._rows, part._jpeg, part._caption = rows, None, None
        part._measure()
        return part

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw photo and grid."""
        if self._jpeg:
            self._draw_photo(pen, x, top)
        for row in self._rows:
            for cell in row.cells:
                pen.line(x + cell.x, top - 7.6, cell.label, LABEL)
                pen.lines(x + cell.x, top - LABEL_HEIGHT + 0.6, cell.lines, cell.kind)
                y = top - row.height + 2.2
                pen.rule(x + cell.x, y, x + cell.x + cell.width, y, HAIRLINE)
            top -= row.height

    def _draw_photo(self, pen: Pen, x: float, top: float) -> None:
        """Fit the photo into its frame without distorting it."""
        jpeg, pixels_wide, pixels_high = self._jpeg or (b"", 1, 1)
        scale = min(PHOTO_WIDTH / pixels_wide, PHOTO_HEIGHT / pixels_high)
        width, height = pixels_wide * scale, pixels_high * scale
        pen.picture(jpeg, x, top - height, width, height)
        pen.box(x, top - height, width, height, None, FAINT, weight=0.4)
        if self._caption:
            pen.line(x, top - height - 9, self._caption, SMALL)


def _row(cells: Sequence[_Cell]) -> _Row:
    lines = max(len(cell.lines) for cell in cells)
    return _Row(LABEL_HEIGHT + lines * FACT.leading + ROW_GAP, tuple(cells))


def _halves(row: _Row, room: float) -> tuple[_Row, _Row] | None:
    """Cut a row that is too high for any page."""
    height = max(len(cell.lines) for cell in row.cells)
    fitting = min(int((room - LABEL_HEIGHT - ROW_GAP) / FACT.leading), height - 2)
    if height < 12 or fitting < 2:
        return None
    return (
        _row([cell._replace(lines=cell.lines[:fitting]) for cell in row.cells]),
        _row([cell._replace(lines=cell.lines[fitting:]) for cell in row.cells]),
    )
