"""Printing hand-over sheets: of one person, of several, or of everybody in a release event."""

from collections.abc import Sequence
from pathlib import Path

from app.base.errors import Problem
from app.base.i18n import _
from app.base.progress import Progress
from app.domain.case import Case
from app.domain.names.collation import sort_key
from app.domain.record import PersonId
from app.domain.release_event import ReleaseEvent
from app.reports.catalogue import HANDOVER
from app.reports.handover_data import HandoverData, HandoverOptions, PersonSheet
from app.reports.issue import Issue
from app.workflows.attach_document import document_bytes
from app.workflows.case_on_paper import CaseOnPaper
from app.workflows.consents import disclose_for, require_somebody
from app.workflows.desk import Desk
from app.workflows.event_figures import named_in
from app.workflows.read_case import read_case
from app.workflows.write_paper import Paper, Printed, issue_now, require_free, write_paper

__all__ = ["HandoverOptions", "handover", "print_handover"]


def print_handover(
    desk: Desk,
    people: Sequence[PersonId],
    out: Path,
    options: HandoverOptions,
    progress: Progress,
    *,
    event_id: int | None = None,
    overwrite: bool = False,
) -> Printed:
    """Write the sheets of these people to `out`; with an event and nobody named, of everybody in it.

    Who is in an event: whom one of its lists names, and who is recorded as released in it. Raises Problem, Gone
    when a person or the event does not exist, and Cancelled.
    """
    # deferred: reportlab and pikepdf take a quarter of a second that a start of the program must not pay.
    from app.reports.handover import draw

    require_free(out, overwrite=overwrite)
    data = handover(desk, people, options, progress, event_id)
    told = Paper(
        HANDOVER.name,
        options.audience,
        [one.person_id for one in data.people],
        data.issue.withheld,
        data.issue.left_out,
        options.recipient,
    )
    return write_paper(desk, out, lambda pdf: draw(data, options, pdf, progress), told)


def handover(
    desk: Desk,
    people: Sequence[PersonId],
    options: HandoverOptions,
    progress: Progress,
    event_id: int | None = None,
) -> HandoverData:
    """Return what the sheets show, in the order of the names; who gave no consent for the audience is left out."""
    title = ""
    if event_id is not None:
        with desk.register.reading() as reader:
            title = reader.get(ReleaseEvent, event_id).title
            people = people or sorted(named_in(reader, event_id))
    if not people:
        raise Problem(_("There is nobody in this release event yet, so there is nothing to print."))
    today = desk.clock.today()
    cases, withheld, left_out = [], 0, 0
    for number, person in enumerate(dict.fromkeys(people), start=1):
        progress.step(number, 2 * len(people))
        disclosed = disclose_for(read_case(desk, person), options.audience, today, options.recipient)
        if disclosed is None:
            left_out += 1
            continue
        cases.append(disclosed.case)
        withheld += disclosed.withheld
    require_somebody(len(cases), left_out)
    language = options.language
    cases.sort(key=lambda case: (sort_key(case.name(language).written, language.value), case.person.id))
    issue = issue_now(desk, today, withheld, left_out)
    return HandoverData(issue, tuple(_sheet(desk, case, options, issue) for case in cases), title)


def _sheet(desk: Desk, case: Case, options: HandoverOptions, issue: Issue) -> PersonSheet:
    portrait = case.portrait
    photo = document_bytes(desk, portrait.sha256) if portrait and portrait.sha256 else None
    paper = CaseOnPaper(case, desk.terms, options.language)
    listed = case.name(options.language).written
    return PersonSheet(
        paper.data(issue, photo), listed, paper.steps(), paper.moves(), paper.notices(), case.person.id
    )
