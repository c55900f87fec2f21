"""Printing the case file of one person as a PDF file."""

from pathlib import Path

from app.base.progress import Progress
from app.domain.record import PersonId
from app.reports.case_file_data import CaseFileOptions, Section
from app.reports.catalogue import CASE_FILE
from app.workflows.attach_document import document_bytes
from app.workflows.case_on_paper import CaseOnPaper
from app.workflows.consents import require_disclosed
from app.workflows.desk import Desk
from app.workflows.read_case import read_case
from app.workflows.write_paper import Paper, Printed, issue_now, require_free, write_paper

__all__ = ["CaseFileOptions", "Printed", "Section", "print_case_file"]


def print_case_file(
    desk: Desk,
    person_id: PersonId,
    out: Path,
    options: CaseFileOptions,
    progress: Progress,
    *,
    overwrite: bool = False,
) -> Printed:
    """Write the case file of a person to `out`.

    An existing file is replaced only with `overwrite`. The document is made in memory; nothing but the
    finished file touches the disk. Raises Problem (an audience without consent, a file in the way, a full
    disk), Gone when there is no such person, and Cancelled.
    """
    # deferred: reportlab and pikepdf take a quarter of a second that a start of the program must not pay.
    from app.reports.case_file import draw

    require_free(out, overwrite=overwrite)
    disclosed = require_disclosed(
        read_case(desk, person_id), options.audience, desk.clock.today(), options.recipient
    )
    case = disclosed.case
    portrait = case.portrait
    photo = document_bytes(desk, portrait.sha256) if portrait and portrait.sha256 else None
    issue = issue_now(desk, case.as_of, disclosed.withheld)
    data = CaseOnPaper(case, desk.terms, options.language).data(issue, photo)
    told = Paper(
        CASE_FILE.name, options.audience, (case.person.id,), disclosed.withheld, recipient=options.recipient
    )
    return write_paper(desk, out, lambda pdf: draw(data, options, pdf, progress), told)
