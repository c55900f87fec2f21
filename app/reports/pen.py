"""Draws on the pages of one PDF file: text that was broken into lines, shapes, pictures, bookmarks.

The only module that holds a reportlab canvas. All text of a page goes into one text object that is painted
last: no shape can ever cover a word, and the order of the words in the file is the order in which we wrote
them.
"""

import io
from collections.abc import Mapping, Sequence
from enum import Enum

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from app.reports.fonts import load
from app.reports.ink import PAGE_HEIGHT, PAGE_WIDTH, Colour, Font, Type
from app.reports.text import one_line
from app.reports.typeset import Line, Typesetter

OUTLINED = 200
"""So many letters of a title are in the outline."""


class Align(Enum):
    """On which side of its place a text stands."""

    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"


class Pen:
    """Draws one document into memory. Places are in points from the lower left corner of the page.

    `page_numbers` tells on which page each anchor of the document stands.
    """

    def __init__(self, setter: Typesetter, page_numbers: Mapping[str, int] | None = None) -> None:
        load(Font.SANS)
        self.setter = setter
        self.page_numbers = page_numbers or {}
        self._out = io.BytesIO()
        # The first font named is embedded; without a name reportlab would refer to Helvetica and
        # not embed it.
        self._canvas = Canvas(
            self._out, pagesize=(PAGE_WIDTH, PAGE_HEIGHT), initialFontName=Font.SANS.value, pageCompression=1
        )
        self._marks = 0
        self._begin_text()

    def _begin_text(self) -> None:
        self._text = self._canvas.beginText()
        self._set: tuple[str, float] | None = None
        self._colour: Colour | None = None

    def line(self, x: float, baseline: float, line: Line, kind: Type, align: Align = Align.LEFT) -> None:
        """Write one broken line."""
        if not line.runs:
            return
        if align is not Align.LEFT:
            x -= line.width if align is Align.RIGHT else line.width / 2
        text = self._text
        if kind.colour != self._colour:
            self._colour = kind.colour
            text.setFillColorRGB(*kind.colour)
        text.setTextOrigin(x, baseline)
        for run in line.runs:
            if (run.font, kind.size) != self._set:
                load(run.font)
                self._set = (run.font, kind.size)
                text.setFont(run.font, kind.size)
            text.textOut(run.text)

    def lines(
        self, x: float, top: float, lines: Sequence[Line], kind: Type, align: Align = Align.LEFT
    ) -> None:
        """Write broken lines downwards from `top`."""
        baseline = top - (kind.leading + kind.size * 0.62) / 2
        for line in lines:
            self.line(x, baseline, line, kind, align)
            baseline -= kind.leading

    def write(
        self,
        x: float,
        baseline: float,
        text: str,
        kind: Type,
        align: Align = Align.LEFT,
        room: float | None = None,
    ) -> float:
        """Write a short text on one line, shortened to `room`; return its width."""
        line = self.setter.line(text, kind.font, kind.size, room)
        self.line(x, baseline, line, kind, align)
        return line.width

    def tracked(self, x: float, baseline: float, text: str, kind: Type, room: float) -> None:
        """Write a short text with wide-set letters (bands)."""
        line = self.setter.line(text, kind.font, kind.size, room * 0.86)
        self._text.setCharSpace(0.6)
        self.line(x, baseline, line, kind)
        self._text.setCharSpace(0)

    def rule(
        self,
        x0: float,
        y0: float,
        x1: float,
        y1: float,
        colour: Colour,
        width: float = 0.5,
        dash: tuple[float, float] | None = None,
    ) -> None:
        """Draw a straight line."""
        self._canvas.setStrokeColorRGB(*colour)
        self._canvas.setLineWidth(width)
        if dash:
            self._canvas.setDash(*dash)
        self._canvas.line(x0, y0, x1, y1)
        if dash:
            self._canvas.setDash()

    def rules(
        self, places: Sequence[tuple[float, float, float, float]], colour: Colour, width: float
    ) -> None:
        """Draw many straight lines alike."""
        self._canvas.setStrokeColorRGB(*colour)
        self._canvas.setLineWidth(width)
        self._canvas.lines(places)

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        fill: Colour | None,
        stroke: Colour | None = None,
        *,
        radius: float = 0,
        weight: float = 0.5,
    ) -> None:
        """Draw a rectangle, rounded by `radius`."""
        self._paint(fill, stroke, weight)
        how = {"fill": int(fill is not None), "stroke": int(stroke is not None)}
        if radius:
            self._canvas.roundRect(x, y, width, height, radius, **how)
        else:
            self._canvas.rect(x, y, width, height, **how)

    def disc(
        self,
        x: float,
        y: float,
        radius: float,
        fill: Colour | None,
        stroke: Colour | None = None,
        weight: float = 1,
    ) -> None:
        """Draw a circle around (x, y)."""
        self._paint(fill, stroke, weight)
        self._canvas.circle(x, y, radius, fill=int(fill is not None), stroke=int(stroke is not None))

    def shape(self, points: Sequence[tuple[float, float]], fill: Colour) -> None:
        """Fill a polygon."""
        self._paint(fill, None, 0)
        self._canvas.drawPath(self._path(points, close=True), fill=1, stroke=0)

    def stroke(self, points: Sequence[tuple[float, float]], colour: Colour, weight: float) -> None:
        """Draw a line through points with round ends."""
        self._canvas.saveState()
        self._paint(None, colour, weight)
        self._canvas.setLineCap(1)
        self._canvas.setLineJoin(1)
        self._canvas.drawPath(self._path(points, close=False), fill=0, stroke=1)
        self._canvas.restoreState()

    def picture(self, jpeg: bytes, x: float, y: float, width: float, height: float) -> None:
        """Place a JPEG picture; its bytes go into the file as they are, so draw it anew first (picture.py)."""
        self._canvas.drawImage(ImageReader(io.BytesIO(jpeg)), x, y, width, height)

    def bookmark(self, title: str, top: float, level: int = 0, anchor: str = "") -> None:
        """Put this place into the outline that readers show beside the pages; links lead to its `anchor`."""
        self._marks += 1
        key = anchor or f"m{self._marks}"
        self._canvas.bookmarkHorizontal(key, 0, top)
        self._canvas.addOutlineEntry(one_line(title)[:OUTLINED] or "–", key, level)

    def link(self, x0: float, y0: float, x1: float, y1: float, anchor: str) -> None:
        """Let a click into this rectangle lead to an anchor of the same document."""
        self._canvas.linkRect("", anchor, (x0, y0, x1, y1), relative=0, thickness=0)

    def end_page(self) -> None:
        """Finish the page and begin the next."""
        self._canvas.drawText(self._text)
        self._canvas.showPage()
        self._begin_text()

    def finish(self) -> bytes:
        """Return the file as reportlab writes it (finish.py makes it ours)."""
        self._canvas.save()
        return self._out.getvalue()

    def _paint(self, fill: Colour | None, stroke: Colour | None, weight: float) -> None:
        if fill is not None:
            self._canvas.setFillColorRGB(*fill)
        if stroke is not None:
            self._canvas.setStrokeColorRGB(*stroke)
            self._canvas.setLineWidth(weight)

    def _path(self, points: Sequence[tuple[float, float]], *, close: bool) -> object:
        path = self._canvas.beginPath()
        path.moveTo(*points[0])
        for point in points[1:]:
            path.lineTo(*point)
        if close:
            path.close()
        return path
