"""Writing a document to a file: the last step that all documents share."""

import datetime as dt
import hashlib
import io
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from app.base.durable_file import durable_file
from app.base.errors import Damage, Problem
from app.base.i18n import _, ngettext
from app.base.visible_text import code_of
from app.domain.departure import DepartureFields, listed
from app.domain.disclosure import Audience
from app.domain.record import PersonId
from app.reports.drawn import Drawn
from app.reports.issue import Issue
from app.store.register import require_outside
from app.workflows.desk import Desk
from app.workflows.history import history_head

MOST_CODES = 6


@dataclass(frozen=True, slots=True)
class Printed:
    """A document that was written: file, pages, SHA-256 of its bytes, how many values it withholds, whom it leaves out.

    `by_code` are the characters that no font of ours has, or that would act on the line: they stand in it as codes.
    """

    file: Path
    pages: int
    sha256: str
    withheld: int
    by_code: tuple[str, ...] = ()
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Paper:
    """What the register keeps of a document: its name and readers, whom it tells of, what it holds back, for whom."""

    document: str
    audience: Audience
    people: Collection[PersonId]
    withheld: int = 0
    left_out: int = 0
    recipient: str = ""


def told_by_code(printed: Printed) -> str:
    """Return the sentence that says which characters stand in the document as their codes; nothing for none."""
    many = len(printed.by_code)
    if not many:
        return ""
    codes = " ".join(map(code_of, printed.by_code[:MOST_CODES])) + (" …" if many > MOST_CODES else "")
    said = ngettext(
        "{n} character cannot be printed and stands in the document as its code: {codes}",
        "{n} characters cannot be printed and stand in the document as their codes: {codes}",
        many,
    )
    return said.format(n=many, codes=codes)


def issue_now(desk: Desk, as_of: dt.date, withheld: int, left_out: int = 0) -> Issue:
    """Return what a document made now tells of itself; it speaks of the day `as_of`."""
    number, seal = history_head(desk)
    return Issue(
        organisation=desk.organisation,
        is_sample=desk.is_sample,
        day=desk.clock.today(),
        moment=desk.clock.now(),
        as_of=as_of,
        history_number=number,
        history_seal=seal,
        withheld=withheld,
        left_out=left_out,
    )


def require_free(out: Path, *, overwrite: bool) -> None:
    """Raise Problem where the file may not be written: among the files of a register, a folder, a file in the way."""
    require_outside(out)
    if out.is_dir():
        raise Problem(_("{path} is a folder.").format(path=out), _("Give the name of a file to write."))
    if out.exists() and not overwrite:
        raise Problem(
            _("There is already a file {name}.").format(name=out.name),
            _("Choose another name, or agree to replace it (on the command line: --force)."),
        )


def write_paper(desk: Desk, out: Path, draw: Callable[[BinaryIO], Drawn], paper: Paper) -> Printed:
    """Write what `draw` draws to `out`; it is made in memory, nothing but the finished file touches the disk.

    That it left is noted first: a file without a note would be worse than a note without a file.
    """
    pdf = io.BytesIO()
    drawn = draw(pdf)
    content = pdf.getvalue()
    digest = hashlib.sha256(content).hexdigest()
    note_departure(desk, paper, digest)
    with durable_file(out) as new:
        new.write_bytes(content)
    return Printed(out, drawn.pages, digest, paper.withheld, drawn.by_code, paper.left_out)


def note_departure(desk: Desk, paper: Paper, digest: str) -> None:
    """Keep in the history that a file leaves the register, for whom, and whom it tells of."""
    try:
        with desk.noting(_sentence(paper)) as change:
            change.add(
                DepartureFields(
                    document=paper.document,
                    audience=paper.audience,
                    day=desk.clock.today(),
                    who=desk.who,
                    people=listed(paper.people, paper.recipient),
                    left_out=paper.left_out,
                    sha256=digest,
                )
            )
    except Damage:
        # A damaged register takes no notes any more; what the office needs of it for itself it must still get.
        if paper.audience is not Audience.INTERNAL:
            raise


def _sentence(paper: Paper) -> str:
    if paper.recipient:
        return _("Write “{document}” to a file for {recipient}").format(
            document=paper.document, recipient=paper.recipient
        )
    return _("Write “{document}” to a file").format(document=paper.document)
