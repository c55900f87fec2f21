"""The look of our documents: colours, type sizes and distances in points, shared by every report."""

from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import NamedTuple

MM = 72 / 25.4
PAGE_WIDTH, PAGE_HEIGHT = 210 * MM, 297 * MM
LEFT, RIGHT, TOP, BOTTOM = 22 * MM, 18 * MM, 29 * MM, 20 * MM
TEXT_WIDTH = PAGE_WIDTH - LEFT - RIGHT
TEXT_HEIGHT = PAGE_HEIGHT - TOP - BOTTOM


class Colour(NamedTuple):
    """Red, green and blue from 0 to 1."""

    red: float
    green: float
    blue: float


def _hex(value: int) -> Colour:
    return Colour((value >> 16) / 255, (value >> 8 & 255) / 255, (value & 255) / 255)


INK = _hex(0x16212C)
GREY = _hex(0x5A6773)
FAINT = _hex(0x8A96A1)
RAIL = _hex(0xB9C3CC)
HAIRLINE = _hex(0xD5DBE1)
TINT = _hex(0xF3F5F7)
WHITE = _hex(0xFFFFFF)
BLUE = _hex(0x1F3A5F)
STEEL = _hex(0x4A6A8A)
RED = _hex(0x8B1E1E)
GREEN = _hex(0x2C6650)
AMBER = _hex(0x8A5A0A)
PALE_GREEN = _hex(0xBFD3C9)
PALE_BLUE = _hex(0xC9D5E2)
PALE_GREY = _hex(0xE1E6EA)


class Font(StrEnum):
    """The fonts of the house; fallbacks for other scripts are chosen run by run (fonts.py)."""

    SERIF = "Vigil-Serif"
    SERIF_BOLD = "Vigil-SerifBold"
    DISPLAY = "Vigil-Display"
    SANS = "Vigil-Sans"
    SANS_BOLD = "Vigil-SansBold"
    SANS_ITALIC = "Vigil-SansItalic"


@dataclass(frozen=True, slots=True)
class Type:
    """How a piece of text is set."""

    font: Font
    size: float
    leading: float
    colour: Colour = INK


NAME = Type(Font.DISPLAY, 23, 27)
SECOND_NAME = Type(Font.SERIF, 13, 17)
ALSO = Type(Font.SANS, 8.6, 11.6, GREY)
SUMMARY = Type(Font.SERIF, 10.6, 15.2)
SUMMARY_STRONG = Type(Font.SERIF_BOLD, 10.6, 15.2)
HEADING = Type(Font.SANS_BOLD, 11.5, 14, BLUE)
SUBHEADING = Type(Font.SANS_BOLD, 9, 12)
BODY = Type(Font.SERIF, 9.8, 14)
FACT = Type(Font.SANS, 8.8, 11.8)
FACT_MISSING = Type(Font.SANS_ITALIC, 8.8, 11.8, GREY)
CELL = Type(Font.SANS, 8.4, 11)
CELL_STRONG = Type(Font.SANS_BOLD, CELL.size, CELL.leading)
CELL_QUIET = Type(CELL.font, CELL.size, CELL.leading, GREY)
LABEL = Type(Font.SANS_BOLD, 7.2, 9.4, GREY)
SMALL = Type(Font.SANS, 7.2, 9.6, GREY)
CHIP = Type(Font.SANS_BOLD, 8, 14)


class Tone(Enum):
    """What a chip, mark or bar means; colour never stands alone, a word and a shape go with it."""

    HELD = BLUE
    REMAND = STEEL
    ARREST = RED
    FREE = GREEN
    WARNING = AMBER
    QUIET = GREY


class Shape(Enum):
    """The shape that goes with a tone, so that meaning survives a black-and-white printer."""

    DOT = "dot"
    RING = "ring"
    DIAMOND = "diamond"
    SQUARE = "square"
    TRIANGLE = "triangle"
    TICK = "tick"
    PLUS = "plus"
    CROSS = "cross"
    HALF = "half"
