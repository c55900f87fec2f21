"""The figures of a release event: how the announced number comes down to people who are known to be free.

Every figure counts people, not lines: a person on three lists is one, and a name that nobody decided about counts
once however many lists in force print it the same way. Lists whose place a later list has taken are left out.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.base.i18n import _, ngettext
from app.domain.announced_list import NAMED, AnnouncedLine, AnnouncedList, LineDecision
from app.domain.record import PersonId
from app.domain.release import Confirmation, Release
from app.domain.release_event import AnnouncedNumber, ReleaseEvent
from app.domain.same_names import same_names

CONFIRMED = frozenset({Confirmation.FAMILY_OR_LAWYER, Confirmation.PERSON})
"""The levels at which somebody who knows the person has spoken."""


class Difference(StrEnum):
    """Why two figures of an event differ."""

    ON_NO_LIST = "on_no_list"
    MORE_THAN_ANNOUNCED = "more_than_announced"
    REPEATED = "repeated"
    ONE_PERSON = "one_person"
    UNDECIDED = "undecided"
    NOT_OURS = "not_ours"
    NOT_RECORDED = "not_recorded"
    UNLISTED = "unlisted"
    NOT_CONFIRMED = "not_confirmed"
    REFUTED = "refuted"
    HELD_AGAIN = "held_again"
    REFUSED = "refused"


class Missing(StrEnum):
    """Who of those who were held on the eve of an event is told of as expected but on no list."""

    ALL = "all"
    RECOGNISED = "recognised"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class ListFigures:
    """How many lines of a list name somebody and have each decision; `in_force` unless a later list took its place."""

    announced_list: AnnouncedList
    lines: int
    by_decision: Mapping[LineDecision, int]
    in_force: bool

    @property
    def undecided(self) -> int:
        """How many lines wait for a decision."""
        return self.by_decision.get(LineDecision.UNDECIDED, 0)

    @property
    def decided(self) -> int:
        """How many lines somebody has decided."""
        return self.lines - self.undecided


@dataclass(frozen=True, slots=True)
class EventFigures:
    """What was announced, listed, recognised, recorded and confirmed; all but `lines` and `repeated` count people.

    `doubled` are those of the repeated lines that were not decided to be so, but to mean somebody whom another line
    of the same list means already.

    Who `refused` to leave and stayed in custody is not among the released. `people` holds the ids behind the
    figures that are people of the register, by the name of the figure.
    """

    announced: int | None
    lists: tuple[ListFigures, ...]
    lines: int
    repeated: int
    listed: int
    matched: int
    new_persons: int
    not_ours: int
    undecided: int
    recorded: int
    by_level: Mapping[Confirmation, int]
    confirmed: int
    refuted: int
    held_again: int
    not_recorded: int
    unlisted: int
    people: Mapping[str, frozenset[PersonId]]
    refused: int = 0
    doubled: int = 0

    @property
    def accounted(self) -> int:
        """How many of the announced are accounted for: listed in any way, or recorded without being listed."""
        return self.listed + self.unlisted

    @property
    def gap(self) -> int:
        """How many announced people nobody can name yet (below 0: more are named than were announced)."""
        return 0 if self.announced is None else self.announced - self.accounted

    @property
    def adds_up(self) -> bool:
        """Whether every announced person is named, decided about, recorded and confirmed, and nobody else."""
        return self.announced is not None and not self.differences()

    def differences(self) -> tuple[tuple[Difference, int], ...]:
        """Return why the announced number is not the confirmed one, and by how many people each."""
        found = (
            # One of two lines for one person most likely means the person who is missing.
            (Difference.ON_NO_LIST, max(self.gap - self.doubled, 0)),
            (Difference.MORE_THAN_ANNOUNCED, max(-self.gap, 0)),
            (Difference.ONE_PERSON, self.doubled),
            (Difference.REPEATED, self.repeated - self.doubled),
            (Difference.UNDECIDED, self.undecided),
            (Difference.NOT_OURS, self.not_ours),
            (Difference.NOT_RECORDED, self.not_recorded),
            (Difference.UNLISTED, self.unlisted if self.lists else 0),
            (Difference.REFUTED, self.refuted),
            (Difference.NOT_CONFIRMED, self.recorded - self.confirmed),
            (Difference.HELD_AGAIN, self.held_again),
            (Difference.REFUSED, self.refused),
        )
        return tuple((why, many) for why, many in found if many)


def figures_of(
    announced: int | None,
    lists: Sequence[AnnouncedList],
    lines: Iterable[AnnouncedLine],
    releases: Iterable[Release],
    held_now: Collection[PersonId],
    stayed: Collection[PersonId] = (),
) -> EventFigures:
    """Return the figures of an event from its lists, their lines, the releases in it, and who of all is held now.

    Of those who `stayed` the outcome is recorded as a release, but of a kind that sets nobody free.
    """
    superseded = {one.supersedes_id for one in lists}
    of_list: dict[int, list[AnnouncedLine]] = defaultdict(list)
    for one in lines:
        of_list[one.announced_list_id].append(one)
    told = tuple(_of_list(one, of_list[one.id], one.id not in superseded) for one in lists)
    valid = [line for one in told if one.in_force for line in of_list[one.announced_list.id]]
    new = frozenset(
        line.person_id for line in valid if line.decision is LineDecision.NEW_PERSON and line.person_id
    )
    named = frozenset(line.person_id for line in valid if line.decision in NAMED and line.person_id)
    doubled = _doubled(valid)
    names = same_names(valid)
    foreign = {names[line.id] for line in valid if line.decision is LineDecision.NOT_OURS}
    waiting = {names[line.id] for line in valid if line.decision is LineDecision.UNDECIDED} - foreign
    level = _levels(releases)
    refuted = frozenset(person for person, one in level.items() if one is Confirmation.REFUTED)
    refused = (frozenset(level) - refuted) & frozenset(stayed)
    recorded = frozenset(level) - refuted - refused
    confirmed = frozenset(person for person in recorded if level[person] in CONFIRMED)
    again = recorded & frozenset(held_now)
    return EventFigures(
        announced=announced,
        lists=told,
        lines=sum(line.decision is not LineDecision.NO_NAME for line in valid),
        repeated=doubled + sum(line.decision is LineDecision.REPEATED for line in valid),
        listed=len(named) + len(foreign) + len(waiting),
        matched=len(named - new),
        new_persons=len(new),
        not_ours=len(foreign),
        undecided=len(waiting),
        recorded=len(recorded),
        by_level={
            one: sum(found is one for person, found in level.items() if person not in refused)
            for one in Confirmation
        },
        confirmed=len(confirmed),
        refuted=len(refuted),
        held_again=len(again),
        not_recorded=len(named - recorded - refuted - refused),
        unlisted=len((recorded | refused) - named),
        people={
            "matched": named - new,
            "new_persons": new,
            "recorded": recorded,
            "confirmed": confirmed,
            "not_confirmed": recorded - confirmed,
            "refuted": refuted,
            "held_again": again,
            "not_recorded": named - recorded - refuted - refused,
            "unlisted": (recorded | refused) - named,
            "refused": refused,
        },
        refused=len(refused),
        doubled=doubled,
    )


def difference_in_words(
    why: Difference, many: int, ngettext: Callable[[str, str, int], str] = ngettext
) -> str:
    """Return the sentence that explains a difference, in the window's language or that of the texts given."""
    sentences = {
        Difference.ON_NO_LIST: ngettext(
            "{n} of the announced is on no list.", "{n} of the announced are on no list.", many
        ),
        Difference.MORE_THAN_ANNOUNCED: ngettext(
            "{n} more is named than was announced.", "{n} more are named than were announced.", many
        ),
        Difference.ONE_PERSON: ngettext(
            "{n} line was decided to be somebody whom another line of the same list means already.",
            "{n} lines were decided to be people whom other lines of the same list mean already.",
            many,
        ),
        Difference.REPEATED: ngettext(
            "{n} line repeats a name of the same list.", "{n} lines repeat a name of the same list.", many
        ),
        Difference.UNDECIDED: ngettext(
            "{n} name waits for a decision.", "{n} names wait for a decision.", many
        ),
        Difference.NOT_OURS: ngettext(
            "{n} listed person is not followed by us.", "{n} listed people are not followed by us.", many
        ),
        Difference.NOT_RECORDED: ngettext(
            "{n} listed person has no release recorded yet.",
            "{n} listed people have no release recorded yet.",
            many,
        ),
        Difference.UNLISTED: ngettext(
            "{n} person is recorded as released but is on no list.",
            "{n} people are recorded as released but are on no list.",
            many,
        ),
        Difference.REFUTED: ngettext(
            "{n} release proved false.", "{n} releases proved false.", many
        ),
        Difference.NOT_CONFIRMED: ngettext(
            "{n} recorded release is not confirmed by the person, the family or a lawyer.",
            "{n} recorded releases are not confirmed by the person, the family or a lawyer.",
            many,
        ),
        Difference.HELD_AGAIN: ngettext(
            "{n} person is held again or still.", "{n} people are held again or still.", many
        ),
        Difference.REFUSED: ngettext(
            "{n} person refused to leave and stayed in custody.",
            "{n} people refused to leave and stayed in custody.",
            many,
        ),
    }  # fmt: skip
    return sentences[why].format(n=many)


def numbers_that_differ(
    event: ReleaseEvent, numbers: Iterable[AnnouncedNumber]
) -> tuple[tuple[str, int], ...]:
    """Return who said which number of all who were released, where they do not agree; of each the latest.

    `numbers` come in the order in which they were said; one of those who went to a single destination is no number
    of all. What the event itself has as announced is its authority's.
    """
    said: dict[str, int] = {}
    if event.announced is not None and event.authority:
        said[event.authority] = event.announced
    said |= {one.claimant: one.number for one in numbers if not one.destination}
    if len(set(said.values())) < 2:
        return ()
    return tuple(sorted(said.items(), key=lambda one: -one[1]))


def numbers_in_words(numbers: Sequence[tuple[str, int]], _: Callable[[str], str] = _) -> str:
    """Return the sentence that names who said which number, and by how much they differ."""
    claims = ", ".join(f"{claimant}: {number}" for claimant, number in numbers)
    return _("The announced numbers differ ({claims}; difference {n}).").format(
        claims=claims, n=numbers[0][1] - numbers[-1][1]
    )


def sum_in_words(figures: EventFigures, _: Callable[[str], str] = _) -> str:
    """Return one sentence that says whether the announced number is accounted for."""
    if figures.announced is None:
        return _("No number was announced.")
    if not figures.gap and not figures.adds_up:
        return _("The figures still differ, though all {announced} announced people are named.").format(
            announced=figures.announced
        )
    if not figures.gap:
        return _("The numbers add up: all {announced} announced people are named.").format(
            announced=figures.announced
        )
    if figures.gap > 0:
        return _("{announced} announced, {accounted} named: {gap} cannot be named yet.").format(
            announced=figures.announced, accounted=figures.accounted, gap=figures.gap
        )
    return _("{announced} announced, {accounted} named: {gap} more than announced.").format(
        announced=figures.announced, accounted=figures.accounted, gap=-figures.gap
    )


def _of_list(announced: AnnouncedList, lines: Sequence[AnnouncedLine], in_force: bool) -> ListFigures:
    counts = {decision: sum(line.decision is decision for line in lines) for decision in LineDecision}
    names = len(lines) - counts[LineDecision.NO_NAME]
    return ListFigures(announced, names, counts, in_force)


def _doubled(lines: Iterable[AnnouncedLine]) -> int:
    """Return how many lines mean somebody whom an earlier line of the same list means."""
    named = [(line.announced_list_id, line.person_id) for line in lines if line.decision in NAMED]
    return len(named) - len(set(named))


def _levels(releases: Iterable[Release]) -> dict[PersonId, Confirmation]:
    """Return how surely each person was released: of several releases in one event the best that stands."""
    order = [Confirmation.REFUTED, *(one for one in Confirmation if one is not Confirmation.REFUTED)]
    found: dict[PersonId, Confirmation] = {}
    for release in releases:
        known = found.get(release.person_id, release.confirmation)
        found[release.person_id] = max(known, release.confirmation, key=order.index)
    return found
