"""What may be told of cases of other groups to those who do not know them: that there are some, and whom to ask."""

from collections import Counter, defaultdict
from collections.abc import Mapping

from app.base.errors import Problem
from app.base.i18n import _, ngettext
from app.domain.announced_list import NAMED, AnnouncedLine, AnnouncedList
from app.domain.names.matching import Clue
from app.domain.release import Release
from app.workflows.desk import Desk

LEAST = 0.5
"""From this probability on that one of its cases is meant, a group is named."""


def groups_in_event(desk: Desk, event_id: int) -> Mapping[str, int]:
    """Return how many hidden people of which groups a release event concerns: no name, and no outcome."""
    hidden = desk.register.hidden_cases()
    if not hidden:
        return {}
    with desk.register.reading(whole=True) as reader:
        lists = reader.find(AnnouncedList, release_event_id=event_id)
        lines = reader.find(AnnouncedLine, announced_list_id=[one.id for one in lists], decision=list(NAMED))
        people = {one.person_id for one in lines if one.person_id is not None}
        people |= {one.person_id for one in reader.find(Release, release_event_id=event_id)}
    return Counter(hidden[one] for one in sorted(people) if one in hidden)


def require_whole(desk: Desk, event_id: int) -> None:
    """Raise Problem where hidden cases would make the figures of a document about an event wrong."""
    groups = groups_in_event(desk, event_id)
    if groups:
        raise Problem(
            _("This document would be wrong: cases of other groups belong to the event ({groups}).").format(
                groups=", ".join(sorted(groups))
            ),
            _("Let somebody print it who knows these cases."),
        )


def groups_to_ask(desk: Desk, clue: Clue) -> tuple[str, ...]:
    """Return the groups of the hidden cases that somebody of this name may be."""
    hidden = desk.register.hidden_cases()
    if not hidden:
        return ()
    likely: dict[str, float] = defaultdict(float)
    for one in desk.hidden_names().match(clue).candidates:
        likely[hidden[one.person_id]] += one.probability
    return tuple(sorted(group for group, probability in likely.items() if probability >= LEAST))


def ask_them(groups: tuple[str, ...]) -> str:
    """Say that a case of another group may be meant, and whom to ask."""
    return _("A case of another group may be meant. Ask: {groups}.").format(groups=", ".join(groups))


def told_elsewhere(groups: Mapping[str, int]) -> tuple[str, ...]:
    """Say of each group how many of its cases are concerned, and no more."""
    return tuple(
        ngettext(
            "{n} case of the group “{group}” belongs here too; it is not in these figures.",
            "{n} cases of the group “{group}” belong here too; they are not in these figures.",
            many,
        ).format(n=many, group=group)
        for group, many in sorted(groups.items())
    )
