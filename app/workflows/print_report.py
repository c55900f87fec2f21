"""The documents that can be printed, by name: what each needs to know, and what one may choose."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from app.base.errors import Problem
from app.base.i18n import _
from app.base.language import Language
from app.base.progress import Progress
from app.domain.disclosure import Audience
from app.domain.event_figures import Missing
from app.domain.record import PersonId
from app.reports.catalogue import CASE_FILE, HANDOVER, RECONCILIATION, REPORTS, STILL_HELD, Report
from app.workflows.desk import Desk
from app.workflows.export_calendar import CALENDAR
from app.workflows.export_people import EXPORT
from app.workflows.print_case_file import CaseFileOptions, print_case_file
from app.workflows.print_handover import HandoverOptions, print_handover
from app.workflows.print_reconciliation import ReconciliationOptions, print_reconciliation
from app.workflows.print_still_held import Grouping, StillHeldOptions, print_still_held
from app.workflows.write_paper import Printed, told_by_code

__all__ = [
    "OPTIONS",
    "REPORTS",
    "About",
    "Grouping",
    "Options",
    "Printed",
    "Report",
    "StillHeldOptions",
    "choices",
    "print_report",
    "report_named",
    "report_title",
    "told_by_code",
]

Options = CaseFileOptions | ReconciliationOptions | HandoverOptions | StillHeldOptions
E = TypeVar("E", bound=StrEnum)

OPTIONS: Mapping[str, type[Options]] = {
    CASE_FILE.name: CaseFileOptions,
    RECONCILIATION.name: ReconciliationOptions,
    HANDOVER.name: HandoverOptions,
    STILL_HELD.name: StillHeldOptions,
}
"""What one may choose for each document, as a dataclass of its own."""

_WORDS: Mapping[str, type[StrEnum]] = {"grouping": Grouping, "missing": Missing}


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


def report_title(name: str) -> str:
    """Return what a document is called in the language of the window; what is none keeps its name."""
    if name == CALENDAR:
        return _("Calendar of follow-ups")
    found = next((report for report in (*REPORTS, EXPORT) if report.name == name), None)
    return _(found.title) if found else name


def choices(name: str, audience: str, language: str, **more: str | dt.date | None) -> Options:
    """Return what was chosen for a document, in words; raises Problem for words that mean nothing there."""
    kind = OPTIONS[report_named(name).name]
    known = {field.name for field in fields(kind)}
    chosen: dict[str, Any] = {"audience": _meant(Audience, audience), "language": _meant(Language, language)}
    for option, value in more.items():
        if value and option not in known:
            raise Problem(
                _("The document “{name}” has no choice of this kind: {option}.").format(
                    name=name, option=option
                ),
                _("`vigil reports` lists them."),
            )
        if value:
            chosen[option] = _meant(_WORDS[option], str(value)) if option in _WORDS else value
    return kind(**chosen)


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
    if isinstance(options, ReconciliationOptions):
        return print_reconciliation(desk, _the_event(about), out, options, progress, overwrite=overwrite)
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


def _the_event(about: About) -> int:
    if about.event_id is None or about.people or about.everybody:
        raise Problem(_("This document is about one release event."), _("Name one event, and nothing else."))
    return about.event_id


def _meant(kind: type[E], word: str) -> E:
    if word not in set(kind):
        raise Problem(
            _("There is no choice called “{word}” here.").format(word=word),
            _("Choose one of: {words}.").format(words=", ".join(kind)),
        )
    return kind(word)
