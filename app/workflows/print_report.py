"""The documents that can be printed, by name."""

from pathlib import Path

from app.base.errors import Problem
from app.base.i18n import _
from app.base.language import Language
from app.base.progress import Silent
from app.domain.disclosure import Audience
from app.domain.record import PersonId
from app.reports.catalogue import REPORTS
from app.workflows.desk import Desk
from app.workflows.print_case_file import CaseFileOptions, Printed, print_case_file

__all__ = ["REPORTS", "print_report"]


def print_report(
    desk: Desk,
    name: str,
    out: Path,
    *,
    person_id: PersonId,
    audience: str,
    language: str,
    overwrite: bool = False,
) -> Printed:
    """Print the document `name` to the file `out`; raises Problem for names that do not exist.

    An existing file is replaced only with `overwrite`.
    """
    if name not in {report.name for report in REPORTS}:
        raise Problem(
            _("There is no document called “{name}”.").format(name=name), _("`vigil reports` lists them.")
        )
    if audience not in set(Audience) or language not in set(Language):
        raise Problem(
            _("There is no such audience or language."),
            _("Audiences: {audiences}. Languages: {languages}.").format(
                audiences=", ".join(Audience), languages=", ".join(Language)
            ),
        )
    options = CaseFileOptions(audience=Audience(audience), language=Language(language))
    return print_case_file(desk, person_id, out, options, Silent(), overwrite=overwrite)
