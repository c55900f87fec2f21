"""Writing a document to a file: the last step that all documents share."""

import datetime as dt
import hashlib
import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from app.base.durable_file import durable_file
from app.base.errors import Problem
from app.base.i18n import _, ngettext
from app.base.visible_text import code_of
from app.reports.drawn import Drawn
from app.reports.issue import Issue
from app.store.register import require_outside
from app.workflows.desk import Desk
from app.workflows.history import history_head

MOST_CODES = 6


@dataclass(frozen=True, slots=True)
class Printed:
    """A document that was written: file, pages, SHA-256 of its bytes, and how many values it withholds.

    `by_code` are the characters that no font of ours has, or that would act on the line: they stand in it as codes.
    """

    file: Path
    pages: int
    sha256: str
    withheld: int
    by_code: tuple[str, ...] = ()


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


def issue_now(desk: Desk, as_of: dt.date, withheld: int) -> Issue:
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


def write_paper(out: Path, draw: Callable[[BinaryIO], Drawn], withheld: int) -> Printed:
    """Write what `draw` draws to `out`; it is made in memory, nothing but the finished file touches the disk."""
    pdf = io.BytesIO()
    drawn = draw(pdf)
    content = pdf.getvalue()
    with durable_file(out) as new:
        new.write_bytes(content)
    return Printed(out, drawn.pages, hashlib.sha256(content).hexdigest(), withheld, drawn.by_code)
