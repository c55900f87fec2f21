"""Printing the case file of one person as a PDF file."""

import hashlib
import io
from dataclasses import dataclass
from pathlib import Path

from app.base.durable_file import durable_file
from app.base.errors import Problem
from app.base.i18n import _
from app.base.progress import Progress
from app.domain.disclosure import allowed, disclose, require_consent
from app.domain.record import PersonId
from app.reports.case_file_data import CaseFileOptions, Issue, Section
from app.store.register import require_outside
from app.workflows.attach_document import document_bytes
from app.workflows.case_on_paper import CaseOnPaper
from app.workflows.desk import Desk
from app.workflows.history import history_head
from app.workflows.read_case import read_case

__all__ = ["CaseFileOptions", "Printed", "Section", "print_case_file"]


@dataclass(frozen=True, slots=True)
class Printed:
    """A document that was written: file, pages, SHA-256 of its bytes, and how many values it withholds."""

    file: Path
    pages: int
    sha256: str
    withheld: int


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

    require_consent(options.audience)
    require_outside(out)
    _require_free(out, overwrite)
    disclosed = disclose(read_case(desk, person_id), allowed(options.audience))
    case = disclosed.case
    number, seal = history_head(desk)
    issue = Issue(
        organisation=desk.organisation,
        is_sample=desk.is_sample,
        day=desk.clock.today(),
        moment=desk.clock.now(),
        as_of=case.as_of,
        history_number=number,
        history_seal=seal,
        withheld=disclosed.withheld,
    )
    portrait = case.portrait
    photo = document_bytes(desk, portrait.sha256) if portrait and portrait.sha256 else None
    pdf = io.BytesIO()
    pages = draw(CaseOnPaper(case, desk.terms, options.language).data(issue, photo), options, pdf, progress)
    content = pdf.getvalue()
    with durable_file(out) as new:
        new.write_bytes(content)
    return Printed(out, pages, hashlib.sha256(content).hexdigest(), disclosed.withheld)


def _require_free(out: Path, overwrite: bool) -> None:
    if out.is_dir():
        raise Problem(_("{path} is a folder.").format(path=out), _("Give the name of a file to write."))
    if out.exists() and not overwrite:
        raise Problem(
            _("There is already a file {name}.").format(name=out.name),
            _("Choose another name, or agree to replace it (on the command line: --force)."),
        )
