"""A few figures side by side in large type, each with its label, and an arrow from one to the next."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.reports.flow import Block
from app.reports.ink import BLUE, FAINT, GREY, HAIRLINE, INK, Colour, Font, Type
from app.reports.pen import Pen
from app.reports.typeset import Line, Typesetter

NUMBER = Type(Font.DISPLAY, 27, 30, INK)
LAST = Type(Font.DISPLAY, 27, 30, BLUE)
WORDS = Type(Font.SANS, 8.2, 11, GREY)
GAP, PAD, ARROW = 22.0, 8.0, 4.0


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in words, and what it counts."""

    number: str
    label: str


class BigFigures(Block):
    """Figures in columns of equal width, from left to right."""

    before, after = 12, 6

    def __init__(self, figures: Sequence[Figure]) -> None:
        self._figures = tuple(figures)
        self._columns: tuple[tuple[Line, Sequence[Line]], ...] = ()
        self._width = 0.0

    def lay(self, width: float, setter: Typesetter) -> None:
        """Set the numbers and break the labels."""
        many = len(self._figures)
        self._width = (width - GAP * (many - 1)) / many
        self._columns = tuple(
            (
                setter.line(one.number, NUMBER.font, NUMBER.size, self._width),
                setter.wrap(one.label, WORDS.font, WORDS.size, self._width)[:4],
            )
            for one in self._figures
        )
        lines = max(len(label) for _number, label in self._columns)
        self.height = PAD + NUMBER.leading + lines * WORDS.leading + PAD / 2

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw a line above each column, the number and its label."""
        for at, (number, label) in enumerate(self._columns):
            left, last = x + at * (self._width + GAP), at == len(self._columns) - 1
            colour: Colour = BLUE if last else HAIRLINE
            pen.rule(left, top, left + self._width, top, colour, 1.6)
            pen.line(left, top - PAD - NUMBER.size * 0.74, number, LAST if last else NUMBER)
            pen.lines(left, top - PAD - NUMBER.leading, label, WORDS)
            if not last:
                middle, y = left + self._width + GAP / 2, top - PAD - NUMBER.size * 0.45
                tip = middle + ARROW
                pen.stroke([(middle - ARROW, y), (tip, y)], FAINT, 1.0)
                pen.stroke([(tip - 3, y + 3), (tip, y), (tip - 3, y - 3)], FAINT, 1.0)
