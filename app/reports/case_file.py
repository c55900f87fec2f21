"""The case file of one person: what is known, from whom, since when, on what terms, and what is owed next."""

from typing import BinaryIO

from app.base.i18n import N_
from app.base.progress import Progress
from app.domain.disclosure import Audience
from app.reports import ink
from app.reports.case_file_data import CaseFileData, CaseFileOptions
from app.reports.case_file_head import head
from app.reports.case_file_sections import sections
from app.reports.document import Titled, write_document
from app.reports.ink import Colour
from app.reports.page import Band, Furniture
from app.reports.wording import Wording, joined

BANDS: dict[Audience, tuple[str, Colour]] = {
    Audience.INTERNAL: (N_("Internal: do not pass on"), ink.RED),
    Audience.PARTNER: (N_("For the named partner only"), ink.RED),
    Audience.UN: (N_("For the UN: the name may reach the Government"), ink.AMBER),
    Audience.PUBLIC_INITIALS: (N_("Public: initials only"), ink.BLUE),
    Audience.PUBLIC_NAME: (N_("Public"), ink.BLUE),
}


def draw(data: CaseFileData, options: CaseFileOptions, out: BinaryIO, progress: Progress) -> int:
    """Write the case file as PDF to `out` and return its number of pages; `progress` may raise Cancelled."""
    words = Wording(options.language)
    blocks = [*head(data, options, words), *sections(data, options, words)]
    title = joined(words.t._("Case file"), data.case_number)
    return write_document(
        blocks, furniture(data, options, words, title), Titled(title, options.language), out, progress
    )


def furniture(data: CaseFileData, options: CaseFileOptions, words: Wording, title: str) -> Furniture:
    """Return what stands on every page around the text."""
    t, issue = words.t, data.issue
    audience, colour = BANDS[options.audience]
    sample = t._("Fictional sample: no real person") if issue.is_sample else ""
    state = joined(
        t._("Issued {date}").format(date=words.whole(issue.day)),
        t._("state of {moment} UTC").format(moment=f"{issue.moment:%Y-%m-%d %H:%M}"),
        t._("change {number}, seal {seal}").format(
            number=words.number(issue.history_number), seal=_grouped(issue.history_seal)
        ),
        t._("fictional sample") if issue.is_sample else "",
    )
    return Furniture(
        band=Band(t._(audience).upper(), colour, sample),
        organisation=issue.organisation,
        document=title,
        state=state,
        numbered=lambda page, pages: t._("Page {page} of {pages}").format(page=page, pages=pages),
    )


def _grouped(seal: str) -> str:
    """Return the first twelve digits of a seal as people read them out: `7F3A 91C4 0B2E`."""
    return " ".join(seal[start : start + 4].upper() for start in range(0, min(len(seal), 12), 4))
