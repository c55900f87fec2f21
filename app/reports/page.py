"""What stands on every page around the text: audience band, masthead, footer."""

from collections.abc import Callable
from dataclasses import dataclass

from app.reports.ink import (
    BLUE,
    GREY,
    HAIRLINE,
    INK,
    LEFT,
    MM,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RIGHT,
    SMALL,
    TEXT_WIDTH,
    WHITE,
    Colour,
    Font,
    Type,
)
from app.reports.pen import Align, Pen

BAND_HEIGHT = 8 * MM
BAND = Type(Font.SANS_BOLD, 7.6, 10, WHITE)
BAND_RIGHT = Type(Font.SANS, 7.6, 10, WHITE)
ORGANISATION = Type(Font.SANS_BOLD, 9, 12, INK)
DOCUMENT = Type(Font.SANS, 9, 12, GREY)
PAGE_NUMBER = Type(Font.SANS_BOLD, 7.2, 9.6, INK)


@dataclass(frozen=True, slots=True)
class Band:
    """Who the document is for, across the top of every page; `remark` stands at its right."""

    words: str
    colour: Colour
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Furniture:
    """The words around the text; `numbered` says "page 2 of 7" in the language of the document."""

    band: Band
    organisation: str
    document: str
    state: str
    numbered: Callable[[int, int], str]

    def draw(self, pen: Pen, page: int, pages: int) -> None:
        """Draw everything that is not text of the document."""
        self._draw_band(pen)
        self._draw_masthead(pen)
        y = 15 * MM
        pen.rule(LEFT, y, PAGE_WIDTH - RIGHT, y, HAIRLINE)
        width = pen.write(PAGE_WIDTH - RIGHT, y - 10, self.numbered(page, pages), PAGE_NUMBER, Align.RIGHT)
        pen.write(LEFT, y - 10, self.state, SMALL, room=TEXT_WIDTH - width - 12)

    def _draw_band(self, pen: Pen) -> None:
        y = PAGE_HEIGHT - BAND_HEIGHT
        pen.box(0, y, PAGE_WIDTH, BAND_HEIGHT, self.band.colour)
        baseline = y + BAND_HEIGHT / 2 - 2.6
        pen.tracked(LEFT, baseline, self.band.words, BAND, TEXT_WIDTH * 0.6)
        pen.write(PAGE_WIDTH - RIGHT, baseline, self.band.remark, BAND_RIGHT, Align.RIGHT, TEXT_WIDTH * 0.38)

    def _draw_masthead(self, pen: Pen) -> None:
        baseline = PAGE_HEIGHT - 18 * MM
        pen.disc(LEFT + 4.4, baseline + 3.1, 4.0, None, BLUE, 1.5)
        pen.disc(LEFT + 4.4, baseline + 3.1, 1.5, BLUE)
        room = TEXT_WIDTH * 0.52
        width = pen.write(LEFT + 13, baseline, self.organisation, ORGANISATION, room=room)
        pen.write(
            PAGE_WIDTH - RIGHT, baseline, self.document, DOCUMENT, Align.RIGHT, TEXT_WIDTH - width - 13 - 14
        )
        pen.rule(LEFT, baseline - 4.6 * MM, PAGE_WIDTH - RIGHT, baseline - 4.6 * MM, HAIRLINE)
