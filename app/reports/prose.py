"""Running text, headings and panels as blocks."""

from collections.abc import Sequence
from copy import copy

from app.reports.flow import Block
from app.reports.ink import BLUE, HEADING, TINT, Type
from app.reports.pen import Pen
from app.reports.typeset import Line, Span, Typesetter


class Prose(Block):
    """Text in one type, set flush left; cut between lines so that no single line stands alone."""

    def __init__(
        self,
        text: str,
        kind: Type,
        *,
        before: float = 0,
        after: float = 0,
        indent: float = 0,
        keep_with_next: bool = False,
    ) -> None:
        self.kind = kind
        self._spans: tuple[Span, ...] = (Span(text, kind.font),)
        self.before, self.after, self.keep_with_next = before, after, keep_with_next
        self.indent = indent
        self._lines: Sequence[Line] = ()

    def lay(self, width: float, setter: Typesetter) -> None:
        """Break the text."""
        self._lines = setter.wrap_spans(self._spans, self.kind.size, width - self.indent)
        self.height = len(self._lines) * self.kind.leading

    @property
    def least(self) -> float:
        """Two lines, or three of three."""
        return self.height if len(self._lines) <= 3 else 2 * self.kind.leading

    def split(self, room: float) -> tuple[Block, Block] | None:
        """Cut between lines."""
        fitting = min(int((room + 0.01) / self.kind.leading), len(self._lines) - 2)
        return (
            (self._part(self._lines[:fitting]), self._part(self._lines[fitting:])) if fitting >= 2 else None
        )

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the lines."""
        pen.lines(x + self.indent, top, self._lines, self.kind)

    def _part(self, lines: Sequence[Line]) -> "Prose":
        part = copy(self)
        part._lines = lines
        part.height = len(lines) * self.kind.leading
        part.before = 0 if lines is not self._lines else self.before
        return part


class Title(Prose):
    """The title of a part that one may look for: it enters the outline as `outline`, and links lead to its anchor."""

    def __init__(self, text: str, kind: Type, *, outline: str, anchor: str, new_page: bool = False) -> None:
        super().__init__(text, kind)
        self.outline, self.anchor, self.new_page = outline, anchor, new_page

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the title and mark the place, once for all its parts."""
        if self.anchor:
            pen.bookmark(self.outline, top + 4, anchor=self.anchor)
        super().draw(pen, x, top)

    def _part(self, lines: Sequence[Line]) -> "Prose":
        part = super()._part(lines)
        if lines and self._lines and lines[0] is not self._lines[0]:
            part.outline, part.anchor = "", ""
        return part


class Heading(Prose):
    """The title of a section; stays with what follows and enters the outline, at `level` below the first."""

    def __init__(self, text: str, kind: Type = HEADING, *, level: int = 0) -> None:
        super().__init__(text, kind, before=15, after=5, keep_with_next=True)
        self.outline, self._level = text, level

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the title and mark the place."""
        pen.bookmark(self.outline, top + 4, self._level)
        super().draw(pen, x, top)


class Panel(Prose):
    """A few sentences that a reader must see first, on a tint with a bar at the left."""

    PAD_X, PAD_Y = 14, 8

    def __init__(self, spans: Sequence[Span], kind: Type) -> None:
        super().__init__("", kind, before=10, after=4)
        self._spans = tuple(spans)
        self._width = 0.0

    def lay(self, width: float, setter: Typesetter) -> None:
        """Break the text within the padding."""
        self._width = width
        self._lines = setter.wrap_spans(self._spans, self.kind.size, width - 2 * self.PAD_X)
        self.height = len(self._lines) * self.kind.leading + 2 * self.PAD_Y

    def split(self, room: float) -> tuple[Block, Block] | None:
        """Cut between lines; each part keeps its tint."""
        return super().split(room - 2 * self.PAD_Y)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the tint, the bar and the lines."""
        pen.box(x, top - self.height, self._width, self.height, TINT)
        pen.box(x, top - self.height, 2.6, self.height, BLUE)
        pen.lines(x + self.PAD_X, top - self.PAD_Y, self._lines, self.kind)

    def _part(self, lines: Sequence[Line]) -> "Prose":
        part = super()._part(lines)
        part.height += 2 * self.PAD_Y
        return part
