"""Who in the register a new person of a file may be: by the keys of the name, and by the matcher of names.

The keys alone decide for one and the same name. The matcher is asked only about those who share surname and given
name and differ in one respect at most, or share the birthday and one word, so that ten thousand rows are held against
a large register in seconds.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from app.domain.names.matching import Clue, MatchIndex
from app.domain.partial_date import PartialDate
from app.domain.person import Person
from app.domain.person_draft import PersonDraft
from app.domain.record import PersonId
from app.store import known_people
from app.store.unit import Reader
from app.workflows.importing.duplicates import NameKeys, contradictions
from app.workflows.similar_people import LEAST, sentences_of

_ENOUGH = 5
# Who bears the name, but has another patronymic and another birthday, is somebody else.
_TOO_MUCH = 2


@dataclass(frozen=True, slots=True)
class Likely:
    """Somebody whom a row may mean, and why, in sentences."""

    person_id: PersonId
    why: tuple[str, ...] = ()


def likely_duplicates(
    reader: Reader, index: MatchIndex, drafts: Sequence[PersonDraft], keys: Mapping[int, NameKeys]
) -> Mapping[int, tuple[Likely, ...]]:
    """Return, by the row of the draft, who in the register it may be, likeliest first; nobody most of the time."""
    births = {draft.row: draft.fields.get("birth_date", "") for draft in drafts}
    named_so = known_people.by_surname_key(reader, {key for own in keys.values() for key in own.surnames})
    born_then = known_people.by_birth(reader, {birth for birth in births.values() if birth})
    everybody = set().union(*named_so.values(), *born_then.values())
    theirs = known_people.keys_of_people(reader, everybody)
    born = reader.columns(Person, ("birth_date",), everybody)
    found = {}
    # Rows of one surname together: the matcher compares each name once.
    for draft in sorted(drafts, key=lambda one: (one.names[0].surname, one.row)):
        own, birth = keys[draft.row], births[draft.row]
        sharing = set().union(*(named_so.get(key, ()) for key in own.surnames))
        same = [one for one in sharing if not own.given.isdisjoint(theirs[one])]
        against = {one: contradictions(own, theirs[one], birth, born[one][0][0]) for one in same}
        certain = [one for one in same if against[one] == 0 and own.names(theirs[one])]
        near = {one for one in same if against[one] < _TOO_MUCH}
        near.update(one for one in born_then.get(birth, ()) if not own.is_of_nobody(theirs[one]))
        if near:
            likely = _likely(index, draft, near, sorted(certain))
            if likely:
                found[draft.row] = likely
    return found


def _likely(
    index: MatchIndex, draft: PersonDraft, among: Collection[PersonId], certain: Sequence[PersonId]
) -> tuple[Likely, ...]:
    candidates = index.match(_clue(draft), among=among).candidates
    found = [
        Likely(one.person_id, sentences_of(one))
        for one in candidates
        if one.probability >= LEAST or one.person_id in certain
    ]
    known = {one.person_id for one in found}
    found += [Likely(person) for person in certain if person not in known]
    return tuple(found[:_ENOUGH])


def _clue(draft: PersonDraft) -> Clue:
    name, birth, sex = draft.names[0], draft.fields.get("birth_date", ""), draft.fields.get("sex", "")
    return Clue(
        name.text,
        name.surname,
        name.given,
        name.patronymic,
        PartialDate(birth) if birth else None,
        sex if sex in ("m", "f") else "",
    )
