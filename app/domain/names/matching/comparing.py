"""Compares one announced word with one of the register and says what was seen, as features for the weights."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import ratio

from app.domain.names.canonical import VOWELS as VOWEL_SOUNDS
from app.domain.names.canonical import skeleton
from app.domain.names.matching.segment import Given, Patronymic, Surname
from app.domain.names.matching.weights import Evidence
from app.domain.names.matching.words import (
    OBLIQUE,
    SHORT,
    Word,
    class_initials,
    initial_sounds,
    is_ending_of_another_kind,
    language_of,
    near_classes,
    plain_spelling,
)
from app.domain.names.scripts import Script, normalise, repair_homoglyphs, script_of
from app.domain.partial_date import PartialDate

MAX_DISTANCE = 3
SAME, SCRIPT, SPELLING, VOWEL, LETTER, VOWELS, LETTERS, FAR, UNLIKE = range(9)
"""How near two surnames are. Up to SPELLING they sound the same."""
LEVELS = (
    "surname_same", "surname_script", "surname_spelling", "surname_vowel", "surname_letter", "surname_vowels",
    "surname_letters", "surname_far", "surname_unlike",
)  # fmt: skip
_SURFACE_MIDDLE = 0.8
_LIKE_ENOUGH, _GIVEN_ALIKE = 50, 75


class SurnameFit(NamedTuple):
    """How near a surname of the register is, and what was seen."""

    level: int
    evidence: Evidence


class Fit(NamedTuple):
    """What was seen of a given name or patronymic; `sure` tells that it agrees, `against` that it conflicts."""

    sure: bool
    against: bool
    evidence: Evidence


@lru_cache(32_768)
def _written(name: str) -> tuple[str, bool, str]:
    """Return the plain spelling of a name of the register, whether it is Cyrillic, and its language."""
    folded = normalise(repair_homoglyphs(name)).replace("-", "").replace(" ", "")
    return plain_spelling(folded), script_of(folded) is Script.CYRILLIC, language_of(folded)


_consonants = lru_cache(16_384)(skeleton)


def forget() -> None:
    """Drop the names that were compared from memory."""
    _written.cache_clear()
    _consonants.cache_clear()


def surname_fit(word: Word, surname: Surname, *, any_distance: bool = False) -> SurnameFit | None:
    """Return how near a surname is to the announced word, None if it is too far.

    With `any_distance` (the rest of the name agrees) spellings that are only alike count too.
    """
    best, one, other, is_part, is_oblique = _nearest(word, surname)
    if best > MAX_DISTANCE and not any_distance:
        return None
    plain, is_cyrillic, language = _written(surname.written)
    alike = ratio(word.plain, plain)
    if best > 1 and len(plain) > 4 and OSA.distance(word.plain, plain, score_cutoff=1) <= 1:
        # The canonical form can make two letters of one (й melts into the vowel after it).
        best, one, other = 1, word.lemmas[0], surname.lemmas[0] if surname.lemmas else ""
    if best > MAX_DISTANCE or _too_short(best, word):
        if not any_distance or alike < _LIKE_ENOUGH:
            return None
        level = UNLIKE
    else:
        level = _level(best, one, other, same=plain == word.plain, one_script=word.is_cyrillic == is_cyrillic)
    evidence: list[tuple[str, float]] = [(LEVELS[level], 1.0)]
    evidence.append(("surname_part", 1.0) if is_part else ("surname_surface", alike / 100 - _SURFACE_MIDDLE))
    if level == SPELLING and word.language == language and is_cyrillic and not is_part:
        # Belarusian and Russian write the same name differently; one language should not.
        evidence.append(("surname_variant", 1.0))
    if level > SPELLING:
        evidence.extend(_doubts(one, other))
    if is_oblique:
        evidence.append(("surname_oblique", 1.0))
    elif one != word.lemmas[0]:
        evidence.append(("surname_reading", 1.0))
    return SurnameFit(level, tuple(evidence))


def _level(distance: int, one: str, other: str, *, same: bool, one_script: bool) -> int:
    if distance == 0:
        return SCRIPT if not one_script else SAME if same else SPELLING
    if distance == 3:
        return FAR
    vowels_only = _have_same_consonants(one, other)
    return (VOWEL if vowels_only else LETTER) if distance == 1 else (VOWELS if vowels_only else LETTERS)


def _have_same_consonants(one: str, other: str) -> bool:
    """Tell whether two lemmas differ in vowels or accents alone: a hissing sound more or less is a letter."""
    if _consonants(one) != _consonants(other):
        return False
    first, second = (sum(letter not in VOWEL_SOUNDS for letter in lemma) for lemma in (one, other))
    return first == second


def _doubts(one: str, other: str) -> Iterator[tuple[str, float]]:
    """Yield why two lemmas that are some letters apart may be two surnames rather than a slip."""
    if len(one) <= 5:
        yield "surname_short", 1.0
    if is_ending_of_another_kind(one, other):
        yield "surname_suffix", 1.0
    if one[:1] != other[:1]:
        yield "surname_beginning", 1.0


def _nearest(word: Word, surname: Surname) -> tuple[int, str, str, bool, bool]:
    """Return the least distance, the two lemmas that have it, and what they are.

    The last two tell whether it is a part of a double surname, and whether the word is in another case.
    """
    best, one, other, is_part = _least(word.lemmas, surname, MAX_DISTANCE + 1)
    if best and word.oblique:
        nearer = _least(word.oblique, surname, 1)
        if nearer[0] == 0:
            return (*nearer, True)
    return best, one, other, is_part, False


def _least(announced: tuple[str, ...], surname: Surname, best: int) -> tuple[int, str, str, bool]:
    found = ("", "", False)
    for is_part, lemmas in ((False, surname.lemmas), (True, surname.parts)):
        for other in lemmas:
            for one in announced:
                if one == other:
                    return 0, one, other, is_part
                distance = OSA.distance(one, other, score_cutoff=best - 1)
                if distance < best:
                    best, found = distance, (one, other, is_part)
    return best, *found


def _too_short(distance: int, word: Word) -> bool:
    longest = max(map(len, word.lemmas))
    return (distance == 3 and longest < 8) or (distance == 2 and longest < 5)


def given_fit(word: Word, given: Given, *, initial: bool) -> Fit:
    """Return how a given name of the register goes with the announced one."""
    if not given.written:
        return Fit(False, False, (("given_unrecorded", 1.0),))
    if initial or given.first:
        announced = initial_sounds(word.text) if initial else word.first
        recorded = (
            set(given.first) if given.first else {sound[0] for sound in given.sounds} | _class_first(given)
        )
        agrees = not announced.isdisjoint(recorded)
        evidence: Evidence = (("given_initial" if agrees else "given_conflict", 1.0),)
        if agrees and _begins_alike(word.text, given.written):
            evidence = (*evidence, ("given_initial_letter", 1.0))
        return Fit(agrees, not agrees, evidence)
    if not set(word.sounds).isdisjoint(given.sounds):
        return Fit(True, False, (("given_same", 1.0),))
    classes = dict(word.classes)
    shared = classes.keys() & given.classes.keys()
    if shared:
        kinds = {max(classes[name], given.classes[name]) for name in shared}
        kind = min(kinds)
        feature = {SHORT: "given_pet", OBLIQUE: "given_oblique"}.get(kind, "given_class")
        return Fit(True, False, ((feature, 1.0),))
    if not classes and not given.classes.keys().isdisjoint(near_classes(word.sounds, word.plain)):
        return Fit(True, False, (("given_letter", 1.0),))
    plain = _written(given.written)[0]
    distance = OSA.distance(word.plain, plain, score_cutoff=3)
    if given.sounds:
        distance = min(distance, OSA.distance(word.sounds[0], given.sounds[0], score_cutoff=3))
    if classes and given.classes:
        feature = "given_near" if distance <= 1 else "given_conflict"
        return Fit(False, True, ((feature, 1.0),))
    length = len(word.plain)
    if distance == 1 and length >= 3:
        return Fit(True, False, (("given_letter", 1.0),))
    if (distance == 2 and length >= 5) or ratio(word.plain, plain) >= _GIVEN_ALIKE:
        return Fit(False, False, (("given_letters", 1.0),))
    return Fit(False, True, (("given_conflict", 1.0),))


def _begins_alike(announced: str, written: str) -> bool:
    return announced[:1] == written[:1].casefold()


def _class_first(given: Given) -> set[str]:
    initials = class_initials()
    return {
        sound for name, kind in given.classes.items() if kind != SHORT for sound in initials.get(name, ())
    }


def patronymic_fit(word: Word, father: Patronymic, *, initial: bool, named: bool) -> Fit:
    """Return how a patronymic of the register goes with the announced one."""
    if not father.written:
        return Fit(False, False, (("patronymic_unrecorded", 1.0),))
    if initial or father.first:
        announced = initial_sounds(word.text) if initial else word.first
        recorded = (
            set(father.first) if father.first else {stem[:1] for stem in father.stems} | _father_first(father)
        )
        agrees = not announced.isdisjoint(recorded)
        feature = "patronymic_initial" if agrees else "patronymic_initial_conflict"
        return Fit(agrees, not agrees, ((feature, 1.0),))
    fathers = set(word.fathers) or ({name for name, _kind in word.classes} if named else set())
    if not fathers.isdisjoint(father.fathers) or not set(word.stems).isdisjoint(father.stems):
        return Fit(True, False, (("patronymic_same", 1.0),))
    distance = min(
        (OSA.distance(one, other, score_cutoff=3) for one in word.stems for other in father.stems), default=9
    )
    if fathers and father.fathers:
        feature = "patronymic_near" if distance <= 1 else "patronymic_conflict"
        return Fit(False, True, ((feature, 1.0),))
    if distance == 1 or (distance == 2 and max(map(len, word.stems)) >= 6):
        return Fit(True, False, (("patronymic_letter", 1.0),))
    return Fit(False, True, (("patronymic_conflict", 1.0),))


def _father_first(father: Patronymic) -> set[str]:
    initials = class_initials()
    return {sound for name in father.fathers for sound in initials.get(name, ())}


def birth_evidence(announced: tuple[int, int, str], recorded: str) -> Evidence:
    """Return what the dates of birth tell; `announced` are the first and last possible year and the day if known."""
    first, last, day = announced
    if not first:
        return ()
    if not recorded:
        return (("birth_unrecorded", 1.0),)
    from_year, to_year, exact = birth_years(recorded)
    if day and exact:
        if day == exact:
            return (("birth_day", 1.0),)
        if first == from_year:
            return (("birth_year", 1.0), ("birth_day_conflict", 1.0))
        if day[4:] != exact[4:]:
            # Another day of another year is no slip of the pen, however near the years are.
            return (("birth_conflict", 1.0),)
    apart = max(from_year - last, first - to_year, 0)
    return ((("birth_year", "birth_next_year")[apart] if apart < 2 else "birth_conflict", 1.0),)


@lru_cache(4096)
def birth_years(stored: str) -> tuple[int, int, str]:
    """Return the first and the last year that a stored date of birth can mean, and the day if it is exact."""
    date = PartialDate(stored)
    return date.earliest.year, date.latest.year, stored if date.exact else ""
