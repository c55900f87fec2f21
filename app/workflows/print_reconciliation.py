"""Printing the reconciliation report of a release event."""

from itertools import combinations
from pathlib import Path

from app.base.progress import Progress
from app.domain.announced_list import AnnouncedLine
from app.domain.disclosure import Audience
from app.domain.facility import Facility
from app.reports.catalogue import RECONCILIATION
from app.reports.reconciliation_data import ReconciliationData, ReconciliationOptions
from app.store import person_lines
from app.workflows.compare_lists import compare_lists
from app.workflows.consents import require_somebody
from app.workflows.desk import Desk
from app.workflows.event_figures import expected_people
from app.workflows.other_groups import require_whole
from app.workflows.people_on_paper import Withholding
from app.workflows.read_event import read_event
from app.workflows.reconciliation_on_paper import ReconciliationOnPaper
from app.workflows.undecided_lines import perhaps_named, undecided_lines
from app.workflows.write_paper import Paper, Printed, issue_now, require_free, write_paper

__all__ = ["ReconciliationOptions", "print_reconciliation", "reconciliation"]


def print_reconciliation(
    desk: Desk,
    event_id: int,
    out: Path,
    options: ReconciliationOptions,
    progress: Progress,
    *,
    overwrite: bool = False,
) -> Printed:
    """Write the report to `out`; raises Problem, Gone when there is no such event, and Cancelled."""
    # deferred: reportlab and pikepdf take a quarter of a second that a start of the program must not pay.
    from app.reports.reconciliation import draw

    require_free(out, overwrite=overwrite)
    require_whole(desk, event_id)
    data, withholding = _told(desk, event_id, options, progress)
    told = Paper(
        RECONCILIATION.name,
        options.audience,
        withholding.told_of,
        withholding.withheld,
        len(withholding.left_out),
        options.recipient,
    )
    return write_paper(desk, out, lambda pdf: draw(data, options, pdf, progress), told)


def reconciliation(
    desk: Desk, event_id: int, options: ReconciliationOptions, progress: Progress
) -> ReconciliationData:
    """Return what the report shows."""
    return _told(desk, event_id, options, progress)[0]


def _told(
    desk: Desk, event_id: int, options: ReconciliationOptions, progress: Progress
) -> tuple[ReconciliationData, Withholding]:
    case = read_event(desk, event_id)
    valid = [one.announced_list.id for one in case.figures.lists if one.in_force]
    with desk.register.reading() as reader:
        of_lists = reader.find(AnnouncedLine, announced_list_id=valid)
    compared = undecided_lines(desk, of_lists, progress)
    missing = list(expected_people(desk, event_id, options.missing).ids)
    pairs = [compare_lists(desk, first, second) for first, second in combinations(valid, 2)]
    withholding = Withholding(options.audience, desk.clock.today(), options.recipient)
    everybody = {
        *(person for ids in case.figures.people.values() for person in ids),
        *(one.person_id for line in compared.values() for one in line.match.candidates),
        *missing,
    }
    with desk.register.reading() as reader:
        found = person_lines.of(reader, withholding.consented(reader, sorted(everybody)), None)
        require_somebody(len(found), len(withholding.left_out))
        lines = {line.id: withholding.line(line) for line in found}
        names = withholding.names(reader, lines, options.language)
        counted = withholding.counted(
            reader, {person for ids in case.figures.people.values() for person in ids}
        )
        facilities = reader.by_id(Facility, (line.facility_id for line in found))
    in_order = sorted(of_lists, key=lambda line: (valid.index(line.announced_list_id), line.number))
    on_paper = ReconciliationOnPaper(
        case, in_order, lines, names, desk.terms, options.language, withholding, counted
    )
    data = ReconciliationData(
        event=on_paper.event(),
        figures=on_paper.figures(),
        explained=on_paper.explained(),
        promises=on_paper.promises(),
        numbers=on_paper.numbers(),
        lists=on_paper.lists(),
        matched=on_paper.named("matched"),
        new_persons=on_paper.named("new_persons"),
        unlisted=on_paper.named("unlisted"),
        undecided=on_paper.undecided(compared),
        not_ours=on_paper.not_ours(),
        repeated=on_paper.repeated(),
        expected=on_paper.expected(
            [lines[person] for person in missing if person in lines], facilities, perhaps_named(compared)
        ),
        comparisons=tuple(map(on_paper.comparison, pairs)) if options.audience is Audience.INTERNAL else (),
        # Last, when all that is withheld has been counted.
        issue=issue_now(desk, desk.clock.today(), withholding.withheld, len(withholding.left_out)),
    )
    return data, withholding
