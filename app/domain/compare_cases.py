"""Two records side by side before they are made one: where they differ, and what speaks against it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import product
from typing import Any

from app.base.i18n import _, language_in_force
from app.domain.announced_list import AnnouncedLine
from app.domain.case import Case
from app.domain.detention import Detention
from app.domain.merge import Distinction
from app.domain.partial_date import PartialDate
from app.domain.person import Person, Sex
from app.domain.status import DEAD, DOUBTED

PROSE = ("activity", "summary")
COMPARED = (
    "reference",
    "sex",
    "birth_date",
    "birth_place",
    "citizenship",
    "residence",
    "occupation",
    "caseworker",
    *PROSE,
)
"""The fields of a person that a merge decides about, in the order in which they are shown."""

# Somebody has one of these at a time; that there may be an older passport is for the reader to say.
_NUMBERS = ("personal_number", "passport")


class Take(StrEnum):
    """Whose value of a field stays: that of the person who is kept, the other's, or (texts only) both."""

    KEPT = "kept"
    OTHER = "other"
    BOTH = "both"


class Weight(StrEnum):
    """How much something speaks against a merge: it needs a reason, or is only to be looked at."""

    BLOCKS = "blocks"
    WARNS = "warns"


@dataclass(frozen=True, slots=True)
class Concern:
    """One thing that speaks against two records being one person, in a sentence."""

    weight: Weight
    sentence: str


@dataclass(frozen=True, slots=True)
class FieldPair:
    """One field of both persons; an empty value is None."""

    name: str
    kept: Any
    other: Any

    @property
    def differs(self) -> bool:
        """Both say something, and not the same: somebody must choose."""
        return self.kept is not None and self.other is not None and self.kept != self.other

    @property
    def usual(self) -> Take:
        """What is taken when nobody chooses: whoever says something; of two texts both, else the one kept."""
        if self.differs:
            return Take.BOTH if self.name in PROSE else Take.KEPT
        return Take.OTHER if self.kept is None else Take.KEPT

    def value(self, take: Take) -> Any:
        """Return the value that the field has afterwards."""
        if take is Take.BOTH and self.differs and self.name in PROSE:
            return f"{self.kept}\n\n{self.other}"
        return self.other if take is Take.OTHER else self.kept


def field_pairs(kept: Person, other: Person) -> tuple[FieldPair, ...]:
    """Return the fields of which at least one of the two says something."""
    pairs = (FieldPair(name, _said(kept, name), _said(other, name)) for name in COMPARED)
    return tuple(pair for pair in pairs if pair.kept is not None or pair.other is not None)


def births_conflict(kept: Person, other: Person) -> bool:
    """Tell whether two persons were certainly born on different days."""
    one, two = kept.birth_date, other.birth_date
    return bool(one and two and (one.certainly_before(two) or two.certainly_before(one)))


def concerns(
    kept: Case, other: Case, distinctions: Sequence[Distinction], lines: Sequence[AnnouncedLine]
) -> tuple[Concern, ...]:
    """Return what speaks against two cases being those of one person, what blocks first.

    `distinctions` are those between the two, `lines` the lines of announced lists that name either.
    """
    return (*_blocking(kept, other, distinctions), *_warning(kept, other, lines))


def same_arrest(
    kept: Sequence[Detention], other: Sequence[Detention]
) -> tuple[tuple[Detention, Detention], ...]:
    """Return the pairs of detentions that began on the same day and contradict each other in nothing else."""
    found: list[tuple[Detention, Detention]] = []
    for one, two in product(kept, other):
        taken = any(one.id == first.id or two.id == second.id for first, second in found)
        if not taken and one.start and one.start.exact and one.start == two.start and _same_end(one, two):
            found.append((one, two))
    return tuple(found)


def _same_end(one: Detention, two: Detention) -> bool:
    return one.end == two.end or one.end is None or two.end is None


def _said(person: Person, name: str) -> Any:
    value = getattr(person, name)
    return None if value in (None, "", Sex.UNKNOWN) else value


def _blocking(kept: Case, other: Case, distinctions: Sequence[Distinction]) -> Iterator[Concern]:
    one, two = kept.person.birth_date, other.person.birth_date
    if one and two and births_conflict(kept.person, other.person):
        yield _blocks(
            _("The dates of birth cannot both be true: {one} and {two}.").format(
                one=_shown(one), two=_shown(two)
            )
        )
    for dead, alive in ((kept, other), (other, kept)):
        sentence = _outlived(dead, alive)
        if sentence:
            yield _blocks(sentence)
    for distinction in distinctions:
        yield _blocks(
            _("Somebody looked before and found two different persons: {reason}").format(
                reason=distinction.reason
            )
            if distinction.reason
            else _("Somebody looked before and found two different persons.")
        )


def _outlived(dead: Case, alive: Case) -> str:
    """Say what of the one is recorded after the death of the other, or that only one of them is recorded as dead."""
    deaths = [claim for claim in dead.claims if claim.status in DEAD and claim.confidence not in DOUBTED]
    told = [claim for claim in alive.claims if claim.confidence not in DOUBTED]
    if not deaths or not told:
        return ""
    died = max(deaths, key=lambda claim: claim.since.sort_key).since
    if any(died.certainly_before(claim.since) and claim.status not in DEAD for claim in told):
        return _("One of them died ({date}) before something that is recorded of the other.").format(
            date=_shown(died)
        )
    if not any(claim.status in DEAD for claim in told):
        return _("One of them is recorded as dead ({date}), the other as living.").format(date=_shown(died))
    return ""


def _warning(kept: Case, other: Case, lines: Sequence[AnnouncedLine]) -> Iterator[Concern]:
    sexes = {kept.person.sex, other.person.sex} - {Sex.UNKNOWN}
    if len(sexes) > 1:
        yield _warns(_("The sex is recorded differently."))
    for one, two in product(kept.identifiers, other.identifiers):
        if one.kind == two.kind and one.kind in _NUMBERS and _bare(one.number) != _bare(two.number):
            words = (
                _("Two different personal numbers: {one} and {two}.")
                if one.kind == "personal_number"
                else _("Two different passports: {one} and {two}.")
            )
            yield _warns(words.format(one=one.number, two=two.number))
    yield from _detentions(kept, other)
    for list_id in sorted({line.announced_list_id for line in lines}):
        named = {line.person_id for line in lines if line.announced_list_id == list_id}
        if {kept.person.id, other.person.id} <= named:
            yield _warns(_("An announced list names both, on two lines."))


def _detentions(kept: Case, other: Case) -> Iterator[Concern]:
    same = {(one.id, two.id) for one, two in same_arrest(kept.detentions, other.detentions)}
    for one, two in product(kept.detentions, other.detentions):
        if (one.id, two.id) in same and one.start:
            yield _warns(_("Both have a detention from the same day: {date}.").format(date=_shown(one.start)))
        elif one.end is None and two.end is None:
            yield _warns(_("Both have a detention that has not ended; both are kept."))
        elif _overlap(one, two):
            yield _warns(
                _("A detention of the one overlaps one of the other ({one}, {two}); both are kept.").format(
                    one=_shown(one.start), two=_shown(two.start)
                )
            )


def _overlap(one: Detention, two: Detention) -> bool:
    """Tell whether two detentions certainly had a day in common, as far as their dates say."""
    if one.start is None or two.start is None:
        return False
    starts_in_time = two.end is None or one.start.latest < two.end.earliest
    return starts_in_time and (one.end is None or two.start.latest < one.end.earliest)


def _shown(date: PartialDate | None) -> str:
    return date.display(language_in_force()) if date else "—"


def _bare(number: str) -> str:
    return "".join(number.split()).casefold()


def _blocks(sentence: str) -> Concern:
    return Concern(Weight.BLOCKS, sentence)


def _warns(sentence: str) -> Concern:
    return Concern(Weight.WARNS, sentence)
