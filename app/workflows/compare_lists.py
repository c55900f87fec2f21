"""Two lists of an event side by side: who is only on the one, only on the other, on both."""

from dataclasses import dataclass

from app.domain.announced_list import NAMED, AnnouncedLine, AnnouncedList, LineDecision
from app.domain.same_names import same_names
from app.workflows.desk import Desk


@dataclass(frozen=True, slots=True)
class Pair:
    """A name of the one list beside the same one of the other; None where it is not there."""

    first: AnnouncedLine | None
    second: AnnouncedLine | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two lists, the names that both have, and those of one alone, in the order of the lists."""

    first: AnnouncedList
    second: AnnouncedList
    both: tuple[Pair, ...]
    only_first: tuple[Pair, ...]
    only_second: tuple[Pair, ...]


def compare_lists(desk: Desk, first_id: int, second_id: int) -> Comparison:
    """Return the comparison of two stored lists.

    Two lines are the same name when the same person was decided for both, or, while one is undecided, when they
    print the same name.
    """
    with desk.register.reading() as reader:
        lists = [reader.get(AnnouncedList, number) for number in (first_id, second_id)]
        ours, theirs = (
            sorted(
                (
                    line
                    for line in reader.find(AnnouncedLine, announced_list_id=one.id)
                    if line.decision not in (LineDecision.NO_NAME, LineDecision.REPEATED)
                ),
                key=lambda line: line.number,
            )
            for one in lists
        )
    left = dict.fromkeys(line.id for line in theirs)
    by_person = {line.person_id: line for line in theirs if line.decision in NAMED}
    names = same_names([*ours, *theirs])
    by_name = {names[line.id]: line for line in theirs}
    both, only = [], []
    for line in ours:
        same = by_person.get(line.person_id) if line.decision in NAMED else None
        if same is None:
            heard = by_name.get(names[line.id])
            same = heard if heard and not (line.decision in NAMED and heard.decision in NAMED) else None
        if same is not None and same.id in left:
            del left[same.id]
            both.append(Pair(line, same))
        else:
            only.append(Pair(line, None))
    rest = tuple(Pair(None, line) for line in theirs if line.id in left)
    return Comparison(lists[0], lists[1], tuple(both), tuple(only), rest)
