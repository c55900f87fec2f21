"""Lays blocks out over pages: all is measured first, so that the number of pages is known before drawing."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from app.reports.pen import Pen
from app.reports.typeset import Typesetter


class Block(ABC):
    """A piece of a document that can be measured, cut at a page's end, and drawn.

    `before` and `after` are the distances to its neighbours (the larger of two counts), `height` is known
    once `lay` was called. With `keep_with_next` the block never stands last on a page, with `new_page` it stands
    first on one. A block with an `anchor` can be found by the page it is on.
    """

    before: float = 0
    after: float = 0
    height: float = 0
    keep_with_next: bool = False
    new_page: bool = False
    outline: str = ""
    anchor: str = ""

    @abstractmethod
    def lay(self, width: float, setter: Typesetter) -> None:
        """Measure the block for this width."""

    def split(self, room: float) -> tuple["Block", "Block"] | None:  # noqa: ARG002 - for those who can
        """Cut the block so that the first part is at most `room` high; None where that cannot be done."""
        return None

    @property
    def least(self) -> float:
        """The height of the smallest part that may stand alone at the end of a page."""
        return self.height

    def stretch(self, room: float) -> None:  # noqa: B027 - for those who can
        """Take what is left of the page, where the block has a use for it."""

    @abstractmethod
    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the block downwards from `top`."""


class Placed(NamedTuple):
    """A block and how far below the top of the text area it stands."""

    block: Block
    offset: float


Page = list[Placed]


class TooHigh(Exception):
    """A block that cannot be cut does not fit on an empty page: a defect of the block."""


def paginate(blocks: Iterable[Block], width: float, height: float, setter: Typesetter) -> list[Page]:
    """Return the blocks (already cut where needed) page by page; `height` is that of the text area."""
    waiting = list(blocks)
    for block in waiting:
        block.lay(width, setter)
    waiting.reverse()
    pages: list[Page] = [[]]
    used, after = 0.0, 0.0
    while waiting:
        block = waiting.pop()
        if block.new_page and pages[-1]:
            pages.append([])
            used, after = 0.0, 0.0
        gap = max(after, block.before) if pages[-1] else 0.0
        room = height - used - gap
        if _fits(block, waiting, room):
            block.stretch(room)
            pages[-1].append(Placed(block, used + gap))
            used, after = used + gap + block.height, block.after
            continue
        kept_whole = block.keep_with_next and block.height <= height
        parts = None if kept_whole else block.split(room)
        if parts is not None:
            pages[-1].append(Placed(parts[0], used + gap))
            waiting.append(parts[1])
        elif not pages[-1]:
            if block.height > height + 0.01:
                raise TooHigh(type(block).__name__)
            pages[-1].append(Placed(block, 0))
            used, after = block.height, block.after
            continue
        else:
            waiting.append(block)
        pages.append([])
        used, after = 0.0, 0.0
    return pages


def page_numbers(pages: Sequence[Page]) -> dict[str, int]:
    """Return on which page each anchor stands."""
    found: dict[str, int] = {}
    for number, page in enumerate(pages, start=1):
        for placed in page:
            if placed.block.anchor:
                found.setdefault(placed.block.anchor, number)
    return found


def _fits(block: Block, waiting: Sequence[Block], room: float) -> bool:
    """Tell whether the block fits, together with the beginning of those that must follow on the same page."""
    needed, after = block.height, block.after
    for following in reversed(waiting):
        if not block.keep_with_next:
            break
        gap = max(after, following.before)
        needed += gap + (following.height if following.keep_with_next else following.least)
        block, after = following, following.after
    return needed <= room + 0.01
