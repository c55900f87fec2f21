"""Looks for somebody whom a new person may be already: the same surname and given name, and nothing against it."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from app.domain.names.search_keys import CLASS, FATHER, KeyRole, keys_of
from app.domain.partial_date import PartialDate
from app.domain.person import Person
from app.domain.person_draft import PersonDraft
from app.domain.record import PersonId
from app.store import known_people
from app.store.unit import Reader

_SURNAMES = (KeyRole.SURNAME, KeyRole.OTHER)
_GIVEN = (KeyRole.GIVEN, KeyRole.OTHER)
_ENOUGH = 5
# Of one very common name so many rows are compared with each.
_COMPARED = 200


@dataclass(frozen=True, slots=True)
class NameKeys:
    """The keys of all spellings of a name, by what they are."""

    surnames: frozenset[str]
    given: frozenset[str]
    fathers: frozenset[str]

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

    Two rows whose owner gives them keys of their own are told apart by that, unless they may share the birthday.
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
    if draft.key and other.key and draft.key != other.key and not (birth and their_birth):
        return False
    own, theirs = keys[draft.row], keys[other.row]
    return _fits(own, set(theirs.surnames | theirs.given | theirs.fathers), birth, their_birth)


def possible_duplicates(
    reader: Reader, drafts: Sequence[PersonDraft], keys: Mapping[int, NameKeys]
) -> Mapping[int, tuple[PersonId, ...]]:
    """Return, by the row of the draft, who in the register it may be; at most five, nobody most of the time."""
    sharing = known_people.by_surname_key(reader, {key for own in keys.values() for key in own.surnames})
    if not sharing:
        return {}
    candidates = {
        draft.row: set().union(*(sharing.get(key, ()) for key in keys[draft.row].surnames))
        for draft in drafts
    }
    everybody = set().union(*candidates.values())
    theirs = known_people.keys_of_people(reader, everybody)
    births = reader.columns(Person, ("birth_date",), everybody)
    found = {}
    for draft in drafts:
        same = [
            person
            for person in sorted(candidates[draft.row])
            if _fits(
                keys[draft.row], theirs[person], draft.fields.get("birth_date", ""), births[person][0][0]
            )
        ]
        if same:
            found[draft.row] = tuple(same[:_ENOUGH])
    return found


def _fits(own: NameKeys, theirs: set[str], birth: str, their_birth: str | None) -> bool:
    if own.given.isdisjoint(theirs) or len((own.surnames | own.given) & theirs) < 2:
        return False
    fathers = {key for key in theirs if key.startswith(FATHER)}
    if own.fathers and fathers and own.fathers.isdisjoint(fathers):
        return False
    if not birth or not their_birth:
        return True
    one, other = PartialDate(birth), PartialDate(their_birth)
    return not (one.certainly_before(other) or other.certainly_before(one))
