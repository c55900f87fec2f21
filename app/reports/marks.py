"""Symbols and chips: meaning by shape and word first, by colour second."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from app.reports.flow import Block
from app.reports.ink import CHIP, INK, WHITE, Colour, Shape, Tone, Type
from app.reports.pen import Pen
from app.reports.typeset import Line, Typesetter


def draw_mark(pen: Pen, x: float, y: float, shape: Shape, colour: Colour, radius: float) -> None:
    """Draw a symbol around (x, y)."""
    r = radius
    match shape:
        case Shape.DOT:
            pen.disc(x, y, r, colour)
        case Shape.RING:
            pen.disc(x, y, r - 0.2, None, colour, 1.1)
        case Shape.HALF:
            pen.disc(x, y, r - 0.2, None, colour, 1.1)
            turns = [math.pi * (0.5 + step / 12) for step in range(13)]
            pen.shape([(x + r * math.cos(turn), y + r * math.sin(turn)) for turn in turns], colour)
        case Shape.DIAMOND:
            d = r + 0.7
            pen.shape([(x, y + d), (x + d, y), (x, y - d), (x - d, y)], colour)
        case Shape.SQUARE:
            pen.box(x - r + 0.2, y - r + 0.2, 2 * r - 0.4, 2 * r - 0.4, colour)
        case Shape.TRIANGLE:
            pen.shape([(x, y + r + 0.4), (x + r + 0.5, y - r + 0.3), (x - r - 0.5, y - r + 0.3)], colour)
        case Shape.TICK:
            pen.stroke([(x - r, y), (x - r * 0.25, y - r * 0.8), (x + r, y + r * 0.8)], colour, 1.5)
        case Shape.PLUS:
            pen.stroke([(x - r, y), (x + r, y)], colour, 1.5)
            pen.stroke([(x, y - r), (x, y + r)], colour, 1.5)
        case Shape.CROSS:
            d = r * 0.8
            pen.stroke([(x - d, y - d), (x + d, y + d)], colour, 1.4)
            pen.stroke([(x - d, y + d), (x + d, y - d)], colour, 1.4)


@dataclass(frozen=True, slots=True)
class Chip:
    """A few words with a symbol; `solid` for the one that matters most."""

    text: str
    shape: Shape
    tone: Tone
    solid: bool = False


class Chips(Block):
    """Chips on as many lines as they need; over-long ones are shortened (the sections say them in full)."""

    HEIGHT, STEP, GAP = 14.5, 18.5, 5
    BEFORE_TEXT, AFTER_TEXT = 16, 8
    before, after = 7, 9

    def __init__(self, chips: Sequence[Chip]) -> None:
        self._chips = tuple(chips)
        self._places: list[tuple[float, int, Line, Chip]] = []

    def lay(self, width: float, setter: Typesetter) -> None:
        """Place the chips."""
        x, row = 0.0, 0
        frame = self.BEFORE_TEXT + self.AFTER_TEXT
        for chip in self._chips:
            line = setter.line(chip.text, CHIP.font, CHIP.size, width - frame)
            if x and x + line.width + frame > width:
                x, row = 0.0, row + 1
            self._places.append((x, row, line, chip))
            x += line.width + frame + self.GAP
        self.height = (row + 1) * self.STEP - (self.STEP - self.HEIGHT)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the chips."""
        for left, row, line, chip in self._places:
            colour = chip.tone.value
            bottom = top - row * self.STEP - self.HEIGHT
            width = line.width + self.BEFORE_TEXT + self.AFTER_TEXT
            pen.box(
                x + left,
                bottom,
                width,
                self.HEIGHT,
                colour if chip.solid else WHITE,
                colour,
                radius=3,
                weight=0.8,
            )
            ink = WHITE if chip.solid else colour
            draw_mark(pen, x + left + 8.6, bottom + self.HEIGHT / 2, chip.shape, ink, 2.4)
            kind = Type(CHIP.font, CHIP.size, CHIP.leading, WHITE if chip.solid else INK)
            pen.line(x + left + self.BEFORE_TEXT, bottom + 4.5, line, kind)
