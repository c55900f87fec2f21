"""Whom somebody may be in the register already: proposed with reasons, decided by nobody but a human being."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from app.base.bulk import without_collecting
from app.base.i18n import _
from app.base.progress import Progress
from app.domain.merge import Distinction, DistinctionFields
from app.domain.names.matching import Candidate, Clue, MatchIndex, Role
from app.domain.names.matching.explaining import as_shown
from app.domain.partial_date import PartialDate
from app.domain.people_list import PersonLine
from app.domain.person import NameForm
from app.domain.record import PersonId
from app.store import matched_people, person_lines
from app.store.matched_people import WrittenName
from app.workflows.desk import Desk

LEAST = 0.3
"""From this probability on two may be one person."""
SAME_NUMBER = 0.99
_NUMBERS = ("passport", "id_card", "personal_number", "travel_document", "viasna_id", "viasna_url")
_EVERY = 50


@dataclass(frozen=True, slots=True)
class SimilarPerson:
    """Somebody of the register who may be meant: how likely, and why, in sentences."""

    line: PersonLine
    probability: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PossibleDuplicate:
    """Two persons of the register who may be one; `person` was entered first."""

    person: PersonLine
    other: PersonLine
    probability: float
    reasons: tuple[str, ...]


def similar_people(desk: Desk, who: PersonId | Clue, limit: int = 5) -> tuple[SimilarPerson, ...]:
    """Return who may be the same as a person of the register, or as somebody who is being entered, best first.

    Those whom somebody found to be different from the person are left out.
    """
    without: set[PersonId] = set()
    clues = [who] if isinstance(who, Clue) else []
    if not isinstance(who, Clue):
        with desk.register.reading() as reader:
            clues = [_clue(name) for name in matched_people.written_names(reader, [who])]
            without = {who, *matched_people.found_different(reader, [who]).get(who, ())}
    best: dict[PersonId, Candidate] = {}
    index = desk.name_index()
    for clue in clues:
        _keep_best(best, _candidates(index, clue, without))
    found = sorted(best.values(), key=lambda one: (-one.probability, one.person_id))[:limit]
    with desk.register.reading() as reader:
        whom = [one.person_id for one in found]
        lines = {line.id: line for line in person_lines.of(reader, whom, None)}
        names = sorted(reader.find(NameForm, person_id=set(whom)), key=lambda name: -name.position)
    main = {name.person_id: name for name in names}
    return tuple(
        SimilarPerson(
            lines[one.person_id],
            one.probability,
            _as_shown(one, who, main[one.person_id]) if isinstance(who, Clue) else sentences_of(one),
        )
        for one in found
        if one.person_id in lines
    )


@without_collecting()
def find_duplicates(
    desk: Desk, progress: Progress, limit: int | None = None
) -> tuple[PossibleDuplicate, ...]:
    """Return all pairs in the register that may be one person, best first; raises Cancelled.

    Whom somebody found to be different are left out. Long: everybody is compared with everybody.
    """
    with desk.register.reading() as reader:
        names = matched_people.written_names(reader)
        different = matched_people.found_different(reader)
        numbers = matched_people.shared_numbers(reader, _NUMBERS)
    index = desk.name_index()
    found: dict[tuple[PersonId, PersonId], tuple[float, tuple[str, ...]]] = {}
    for _kind, number, having in numbers:
        for pair in combinations(having, 2):
            if pair[1] not in different.get(pair[0], ()):
                found[pair] = (SAME_NUMBER, (_("Both have the number {number}.").format(number=number),))
    for done, name in enumerate(names):
        if done % _EVERY == 0:
            progress.step(done, len(names), _("Comparing everybody with everybody"))
        without = {name.person_id, *different.get(name.person_id, ())}
        for one in _candidates(index, _clue(name), without):
            pair = (min(name.person_id, one.person_id), max(name.person_id, one.person_id))
            before = found.get(pair, (0.0, ()))
            if one.probability > before[0]:
                found[pair] = (one.probability, sentences_of(one))
            elif before[0] == SAME_NUMBER and len(before[1]) == 1:
                found[pair] = (SAME_NUMBER, (*before[1], *sentences_of(one)))
    progress.step(len(names), len(names), _("Comparing everybody with everybody"))
    best = sorted(found.items(), key=lambda one: (-one[1][0], one[0]))[:limit]
    return _with_lines(desk, best)


def still_possible(desk: Desk, pairs: Sequence[PossibleDuplicate]) -> tuple[PossibleDuplicate, ...]:
    """Return those pairs of which both are still in the register and nobody found them to be different."""
    with desk.register.reading() as reader:
        different = matched_people.found_different(reader)
        wanted = sorted({person for pair in pairs for person in (pair.person.id, pair.other.id)})
        lines = {line.id: line for line in person_lines.of(reader, wanted, None)}
    return tuple(
        replace(pair, person=lines[pair.person.id], other=lines[pair.other.id])
        for pair in pairs
        if pair.person.id in lines
        and pair.other.id in lines
        and pair.other.id not in different.get(pair.person.id, ())
    )


def tell_apart(desk: Desk, person_id: PersonId, other_id: PersonId, reason: str = "") -> Distinction:
    """Record that somebody looked and found two different persons; they are never proposed to be one again."""
    sentence = _("{name} and {other} are different persons").format(
        name=desk.name_of(person_id), other=desk.name_of(other_id)
    )
    with desk.changing(sentence) as change:
        known = matched_people.found_different(change, [person_id]).get(person_id, set())
        if other_id in known:
            pairs = [(person_id, other_id), (other_id, person_id)]
            return next(one for a, b in pairs for one in change.find(Distinction, person_id=a, other_id=b))
        distinction: Distinction = change.add(
            DistinctionFields(person_id=person_id, other_id=other_id, reason=reason.strip())
        )
        return distinction


def _candidates(index: MatchIndex, clue: Clue, without: Collection[PersonId]) -> Iterable[Candidate]:
    match = index.match(clue, without=without)
    return (one for one in match.candidates if one.probability >= LEAST)


def _keep_best(best: dict[PersonId, Candidate], found: Iterable[Candidate]) -> None:
    for one in found:
        known = best.get(one.person_id)
        if known is None or one.probability > known.probability:
            best[one.person_id] = one


def _clue(name: WrittenName) -> Clue:
    birth = PartialDate(name.birth) if name.birth else None
    sex = name.sex if name.sex in ("m", "f") else ""
    return Clue(name.text, name.surname, name.given, name.patronymic, birth, sex)


def sentences_of(one: Candidate) -> tuple[str, ...]:
    """Return the reasons; what only one of two persons says is worded for two, not for a list and the register."""
    return tuple(
        _ONLY_ONE[reason.feature]() if reason.feature in _ONLY_ONE else reason.text for reason in one.reasons
    )


def _as_shown(one: Candidate, typed: Clue, main: NameForm) -> tuple[str, ...]:
    """Return the reasons with the names as somebody typed them and as the register shows the person."""
    words = {
        Role.SURNAME: (typed.surname.strip(), main.surname),
        Role.GIVEN: (typed.given.strip(), main.given),
        Role.PATRONYMIC: (typed.patronymic.strip(), main.patronymic),
    }
    told = []
    for reason, sentence in zip(one.reasons, sentences_of(one), strict=True):
        pair = next((pair for role, pair in words.items() if reason.feature.startswith(role.value)), None)
        told.append(as_shown(reason, *pair) if pair and reason.feature not in _ONLY_ONE else sentence)
    return tuple(told)


# Whole sentences, translated when they are asked for.
_ONLY_ONE = {
    "given_unrecorded": lambda: _("Only one of them has a given name."),
    "patronymic_unrecorded": lambda: _("Only one of them has a patronymic."),
    "birth_unrecorded": lambda: _("Only one of them has a date of birth."),
    "sex_conflict": lambda: _("The sex is recorded differently."),
}


def _with_lines(
    desk: Desk, found: list[tuple[tuple[PersonId, PersonId], tuple[float, tuple[str, ...]]]]
) -> tuple[PossibleDuplicate, ...]:
    wanted = sorted({person for pair, _why in found for person in pair})
    with desk.register.reading() as reader:
        lines = {line.id: line for line in person_lines.of(reader, wanted, None)}
    return tuple(
        PossibleDuplicate(lines[one], lines[other], probability, reasons)
        for (one, other), (probability, reasons) in found
        if one in lines and other in lines
    )
