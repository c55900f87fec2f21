"""The lines of an event that wait for a decision, and whom they may name: nobody may be told that those are missing."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from app.base.progress import Progress
from app.domain.announced_list import AnnouncedLine, LineDecision
from app.domain.names.matching import Candidate
from app.domain.record import PersonId
from app.workflows.desk import Desk
from app.workflows.reconcile import DeskLine, reconcile

MOST_CANDIDATES = 4
LEAST_PROBABILITY = 0.005


def undecided_lines(desk: Desk, lines: Iterable[AnnouncedLine], progress: Progress) -> dict[int, DeskLine]:
    """Return those of the lines that wait for a decision, by id, each with what the matcher says of it."""
    waiting = {line.announced_list_id for line in lines if line.decision is LineDecision.UNDECIDED}
    return {
        one.line.id: one
        for list_id in sorted(waiting)
        for one in reconcile(desk, list_id, progress).lines
        if one.line.decision is LineDecision.UNDECIDED
    }


def possible(line: DeskLine) -> tuple[Candidate, ...]:
    """Return who may be meant by a line: the few likeliest people."""
    found = line.match.candidates[:MOST_CANDIDATES]
    return tuple(one for one in found if one.probability >= LEAST_PROBABILITY)


def in_per_cent(candidate: Candidate) -> int:
    """Return the probability in per cent; what nobody decided is never certain."""
    return min(round(candidate.probability * 100), 99)


def perhaps_named(lines: Mapping[int, DeskLine]) -> Mapping[PersonId, tuple[AnnouncedLine, ...]]:
    """Return, by person, the undecided lines that may name them."""
    found: dict[PersonId, list[AnnouncedLine]] = defaultdict(list)
    for one in lines.values():
        for candidate in possible(one):
            found[candidate.person_id].append(one.line)
    return {person: tuple(named) for person, named in found.items()}
