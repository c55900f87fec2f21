"""Room for what is written by hand: ruled lines down to the end of the page, and lines for signatures."""

from collections.abc import Sequence

from app.reports.flow import Block
from app.reports.ink import HAIRLINE, LABEL, RAIL
from app.reports.pen import Pen
from app.reports.typeset import Line, Typesetter

LINE, LEAST, MOST = 20.0, 3, 14
LABEL_HEIGHT, SIGNATURE, GAP = 10.0, 34.0, 14.0


class Handwriting(Block):
    """Ruled lines under a label, as many as the page has room for, and below them places to sign."""

    before = 14

    def __init__(self, label: str, signatures: Sequence[str]) -> None:
        self._label_text, self._signature_texts = label, tuple(signatures)
        self._label = Line((), 0)
        self._signatures: tuple[Line, ...] = ()
        self._lines, self._width = LEAST, 0.0

    def lay(self, width: float, setter: Typesetter) -> None:
        """Measure with the fewest lines."""
        self._width = width
        self._label = setter.line(self._label_text, LABEL.font, LABEL.size, width)
        room = self._column
        self._signatures = tuple(
            setter.line(text, LABEL.font, LABEL.size, room) for text in self._signature_texts
        )
        self._measure(LEAST)

    def stretch(self, room: float) -> None:
        """Rule as many lines as fit."""
        self._measure(max(min(int((room - LABEL_HEIGHT - SIGNATURE) / LINE), MOST), LEAST))

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the label, the lines and the places to sign."""
        pen.line(x, top - 7.6, self._label, LABEL)
        y = top - LABEL_HEIGHT
        pen.rules(
            [(x, y - LINE * n, x + self._width, y - LINE * n) for n in range(1, self._lines + 1)],
            HAIRLINE,
            0.5,
        )
        bottom = top - self.height
        for number, text in enumerate(self._signatures):
            left = x + number * (self._column + GAP)
            pen.rule(left, bottom + 11, left + self._column, bottom + 11, RAIL, 0.7)
            pen.line(left, bottom + 2.4, text, LABEL)

    @property
    def _column(self) -> float:
        many = len(self._signature_texts)
        return (self._width - (many - 1) * GAP) / many

    def _measure(self, lines: int) -> None:
        self._lines = lines
        self.height = LABEL_HEIGHT + lines * LINE + SIGNATURE
