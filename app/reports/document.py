"""Puts blocks on pages and writes the finished file: the last step that all documents share."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import BinaryIO

from app.base.language import Language
from app.base.progress import Progress
from app.reports.drawn import Drawn
from app.reports.finish import finished
from app.reports.flow import Block, page_numbers, paginate
from app.reports.ink import LEFT, PAGE_HEIGHT, TEXT_HEIGHT, TEXT_WIDTH, TOP
from app.reports.page import Furniture
from app.reports.pen import Pen
from app.reports.text import one_line
from app.reports.typeset import Typesetter


@dataclass(frozen=True, slots=True)
class Titled:
    """What readers show about the file: its title and language; nothing else is written into it."""

    title: str
    language: Language


def write_document(
    blocks: Iterable[Block], furniture: Furniture, titled: Titled, out: BinaryIO, progress: Progress
) -> Drawn:
    """Write the PDF to `out`; raises Cancelled through `progress`."""
    setter = Typesetter()
    pages = paginate(blocks, TEXT_WIDTH, TEXT_HEIGHT, setter)
    pen = Pen(setter, page_numbers(pages))
    for number, page in enumerate(pages, start=1):
        progress.step(number, len(pages))
        furniture.draw(pen, number, len(pages))
        for placed in page:
            placed.block.draw(pen, LEFT, PAGE_HEIGHT - TOP - placed.offset)
        pen.end_page()
    out.write(finished(pen.finish(), one_line(titled.title), titled.language))
    return Drawn(len(pages), tuple(setter.by_code))
