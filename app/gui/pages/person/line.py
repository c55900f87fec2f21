"""What a table of the person page shows: columns, and lines of cells that stand for a record."""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.document import Document
from app.domain.record import Record


class Tone(StrEnum):
    """How a cell's text is written."""

    PLAIN = "plain"
    STRONG = "strong"
    MUTED = "muted"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading (marked with N_()), its share of the free width, and its least width in pixels.

    A column without a share is as wide as its widest cell.
    """

    title: str
    share: int = 0
    least: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: a text, a muted second line (`pressing`: in red), or a status shown as a chip (its code).

    `chip` is the tone and the symbol of a chip for what is no status.
    """

    text: str = ""
    detail: str = ""
    tone: Tone = Tone.PLAIN
    status: str = ""
    pressing: bool = False
    chip: tuple[str, str] | None = None

    @property
    def is_chip(self) -> bool:
        """Whether the text is shown as a chip."""
        return bool(self.status or self.chip)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table. `record` is what Enter edits and Delete removes (None: neither).

    `marked` lines carry a bar at their beginning (the claim on which the status rests), `struck` ones are crossed
    out (refuted, done), `tick` shows a box to tick (None: no box). A `link` leads to its record with one click and
    is never removed from here; what `opens` is shown with Enter and edited with the pencil. What stands `beneath`
    the line before is not counted. A document `pictured` has a small picture at the beginning of its
    line; what stands beneath such a line is `indented` by as much.
    """

    cells: tuple[Cell, ...]
    record: Record | None = None
    marked: bool = False
    struck: bool = False
    tick: bool | None = None
    link: bool = False
    opens: bool = False
    beneath: bool = False
    pictured: Document | None = None
    indented: bool = False

    @property
    def spoken(self) -> str:
        """The line as a screen reader says it."""
        parts = (part for cell in self.cells for part in (cell.text, cell.detail) if part)
        return ", ".join(parts)
