"""Compares names by their keys: the same surname and given name, and nothing that tells two persons apart."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from app.domain.names.search_keys import CLASS, FATHER, KeyRole, keys_of
from app.domain.partial_date import PartialDate
from app.domain.person_draft import PersonDraft

_SURNAMES = (KeyRole.SURNAME, KeyRole.OTHER)
_GIVEN = (KeyRole.GIVEN, KeyRole.OTHER)
# Of one very common name so many rows are compared with each.
_COMPARED = 200


@dataclass(frozen=True, slots=True)
class NameKeys:
    """The keys of all spellings of a name, by what they are."""

    surnames: frozenset[str]
    given: frozenset[str]
    fathers: frozenset[str]

    def names(self, theirs: Collection[str]) -> bool:
        """Tell whether somebody with these keys has both the surname and the given name."""
        return (
            not self.given.isdisjoint(theirs) and len((self.surnames | self.given).intersection(theirs)) > 1
        )

    def is_of_nobody(self, theirs: Collection[str]) -> bool:
        """Tell whether somebody with these keys shares neither surname nor given name in any spelling."""
        return (self.surnames | self.given).isdisjoint(theirs)


def name_keys(draft: PersonDraft) -> NameKeys:
    """Return the keys of the names of a draft; of a name that is not parted every word may be either."""
    surnames: set[str] = set()
    given: set[str] = set()
    fathers: set[str] = set()
    for name in draft.names:
        for key, role in keys_of(name.surname, name.given, name.patronymic, name.text):
            if key.startswith(FATHER):
                fathers.add(key)
            elif key.startswith(CLASS):
                given.add(key)
            else:
                surnames.update({key} if role in _SURNAMES else ())
                given.update({key} if role in _GIVEN else ())
    return NameKeys(frozenset(surnames), frozenset(given), frozenset(fathers))


def same_in_file(drafts: Sequence[PersonDraft], keys: Mapping[int, NameKeys]) -> dict[int, int]:
    """Return, by row, another row that may be the same person: one name, and nothing tells the two apart.

    Two rows whose owner gives them keys of their own are told apart by that, unless they share the birthday.
    """
    groups: dict[tuple[str, str], list[PersonDraft]] = defaultdict(list)
    for draft in drafts:
        own = keys[draft.row]
        classes = {key for key in own.given if key.startswith(CLASS)}
        for pair in product(own.surnames, classes or own.given):
            groups[pair].append(draft)
    found: dict[int, int] = {}
    for group in groups.values():
        for place, draft in enumerate(group):
            for other in group[:place][-_COMPARED:]:
                if draft.row != other.row and _alike(draft, other, keys):
                    found.setdefault(draft.row, other.row)
                    found.setdefault(other.row, draft.row)
    return found


def _alike(draft: PersonDraft, other: PersonDraft, keys: Mapping[int, NameKeys]) -> bool:
    birth, their_birth = (one.fields.get("birth_date", "") for one in (draft, other))
    if draft.key and other.key and draft.key != other.key and not (birth and birth == their_birth):
        return False
    own, theirs = keys[draft.row], keys[other.row]
    return fits(own, set(theirs.surnames | theirs.given | theirs.fathers), birth, their_birth)


def fits(own: NameKeys, theirs: Collection[str], birth: str, their_birth: str | None) -> bool:
    """Tell whether somebody with these keys has the same surname and given name, and nothing tells the two apart."""
    return own.names(theirs) and contradictions(own, theirs, birth, their_birth) == 0


def contradictions(own: NameKeys, theirs: Collection[str], birth: str, their_birth: str | None) -> int:
    """Return in how many respects, patronymic and date of birth, the two cannot both be right."""
    fathers = {key for key in theirs if key.startswith(FATHER)}
    against = int(bool(own.fathers and fathers and own.fathers.isdisjoint(fathers)))
    if birth and their_birth and birth != their_birth:
        one, other = PartialDate(birth), PartialDate(their_birth)
        against += one.certainly_before(other) or other.certainly_before(one)
    return against
