"""The sex that a clue gives away. It is evidence about who is meant, and never a way to spell."""

from collections.abc import Sequence
from functools import lru_cache

from app.domain.names.given_names import given_names
from app.domain.names.matching.assignments import Assignment
from app.domain.names.matching.clue import Clue
from app.domain.names.matching.words import SHORT, Word


def sex_of(clue: Clue, assignments: Sequence[Assignment]) -> str:
    """Return the sex that the clue gives away: said, or by patronymic, given name or ending of the surname."""
    if clue.sex or not assignments:
        return clue.sex
    parts = {part for one in assignments for part in (one.surname, one.given, one.patronymic) if part}
    full = [part.word for part in parts if not part.initial]
    fathers = {_patronymic_sex(word) for word in full if word.fathers} - {""}
    if len(fathers) == 1:
        return fathers.pop()
    sexes = {_class_sex()[name] for word in full for name, kind in word.classes if kind != SHORT}
    return sexes.pop() if len(sexes) == 1 else ""


def _patronymic_sex(word: Word) -> str:
    sound = word.sounds[0].rstrip("AEIU")
    return "f" if sound.endswith("N") else "m" if sound.endswith("Q") else ""


@lru_cache(1)
def _class_sex() -> dict[str, str]:
    return {name.id: name.sex for name in given_names()}
