"""The case file of one person: what is known, from whom, since when, on what terms, and what is owed next."""

from typing import BinaryIO

from app.base.progress import Progress
from app.reports.case_file_data import CaseFileData, CaseFileOptions
from app.reports.case_file_head import head
from app.reports.case_file_sections import sections
from app.reports.document import Titled, write_document
from app.reports.drawn import Drawn
from app.reports.letterhead import furniture
from app.reports.wording import Wording, joined


def draw(data: CaseFileData, options: CaseFileOptions, out: BinaryIO, progress: Progress) -> Drawn:
    """Write the case file as PDF to `out`; `progress` may raise Cancelled."""
    words = Wording(options.language)
    blocks = [*head(data, options, words), *sections(data, options, words)]
    title = joined(words.t._("Case file"), data.case_number)
    around = furniture(data.issue, options.audience, words, title)
    return write_document(blocks, around, Titled(title, options.language), out, progress)
