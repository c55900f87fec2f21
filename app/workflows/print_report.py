"""The documents that can be printed, by name: what each needs to know, and what one may choose."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from app.base.errors import Problem
from app.base.i18n import _
from app.base.language import Language
from app.base.progress import Progress
from app.domain.disclosure import Audience
from app.domain.record import PersonId
from app.reports.catalogue import CASE_FILE, HANDOVER, REPORTS, STILL_HELD, Report
from app.workflows.desk import Desk
from app.workflows.print_case_file import CaseFileOptions, print_case_file
from app.workflows.print_handover import HandoverOptions, print_handover
from app.workflows.print_still_held import Grouping, StillHeldOptions, print_still_held
from app.workflows.write_paper import Printed

__all__ = ["OPTIONS", "REPORTS", "About", "Options", "Printed", "choices", "print_report", "report_named"]

Options = CaseFileOptions | HandoverOptions | StillHeldOptions
E = TypeVar("E", bound=StrEnum)

OPTIONS: Mapping[str, type[Options]] = {
    CASE_FILE.name: CaseFileOptions,
    HANDOVER.name: HandoverOptions,
    STILL_HELD.name: StillHeldOptions,
}
"""What one may choose for each document, as a dataclass of its own."""


@dataclass(frozen=True, slots=True)
class About:
    """What a document is about: some people, a release event, or (neither named) the whole register."""

    people: tuple[PersonId, ...] = ()
    event_id: int | None = None
    everybody: bool = False


def report_named(name: str) -> Report:
    """Return the document with this name; raises Problem when there is none."""
    found = next((report for report in REPORTS if report.name == name), None)
    if found is None:
        raise Problem(
            _("There is no document called “{name}”.").format(name=name), _("`vigil reports` lists them.")
        )
    return found


def choices(
    name: str, audience: str, language: str, *, on: dt.date | None = None, grouping: str = ""
) -> Options:
    """Return what was chosen for a document in words; raises Problem for words that mean nothing."""
    made = OPTIONS[report_named(name).name](
        audience=_meant(Audience, audience), language=_meant(Language, language)
    )
    if isinstance(made, StillHeldOptions):
        return replace(made, on=on, grouping=_meant(Grouping, grouping) if grouping else made.grouping)
    if on or grouping:
        raise Problem(_("The document “{name}” has no day and no order to choose.").format(name=name))
    return made


def print_report(
    desk: Desk,
    name: str,
    out: Path,
    about: About,
    options: Options,
    progress: Progress,
    *,
    overwrite: bool = False,
) -> Printed:
    """Print the document `name` to the file `out`; raises Problem when it does not suit what it shall be about."""
    report_named(name)
    if isinstance(options, CaseFileOptions):
        return print_case_file(desk, _the_person(about), out, options, progress, overwrite=overwrite)
    if isinstance(options, HandoverOptions):
        return _print_handover(desk, out, about, options, progress, overwrite=overwrite)
    if about.people:
        raise Problem(
            _("The document “{name}” is not about single people.").format(name=name),
            _("Name a release event, or nobody."),
        )
    return print_still_held(desk, out, options, progress, event_id=about.event_id, overwrite=overwrite)


def _print_handover(
    desk: Desk, out: Path, about: About, options: HandoverOptions, progress: Progress, *, overwrite: bool
) -> Printed:
    if about.everybody or not (about.people or about.event_id is not None):
        raise Problem(_("Hand-over sheets are about people or a release event."), _("Name either of them."))
    return print_handover(
        desk, about.people, out, options, progress, event_id=about.event_id, overwrite=overwrite
    )


def _the_person(about: About) -> PersonId:
    if len(about.people) != 1 or about.event_id is not None or about.everybody:
        raise Problem(_("This document is about one person."), _("Name one person, and nothing else."))
    return about.people[0]


def _meant(kind: type[E], word: str) -> E:
    if word not in set(kind):
        raise Problem(
            _("There is no choice called “{word}” here.").format(word=word),
            _("Choose one of: {words}.").format(words=", ".join(kind)),
        )
    return kind(word)
