"""The ways to read the words of a printed name: which is the surname, which the given name, which the patronymic."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from itertools import pairwise

from app.domain.names.canonical import NO_FAMILIES
from app.domain.names.given_names import SON_OR_DAUGHTER
from app.domain.names.latin_readings import Family, families_of_name
from app.domain.names.matching.clue import Clue
from app.domain.names.matching.printed_line import PrintedWord, Writing, parse_line
from app.domain.names.matching.words import FORM, Word, word_of
from app.domain.names.scripts import normalise, repair_homoglyphs, words_of


class Reach(IntEnum):
    """How far a word may be from a surname to be taken for it."""

    WRITTEN = 0
    """A word that looks like a patronymic: only the very same letters."""
    SOUND = 2
    """A word that is a given name: only the same sound."""
    ANY = 9


@dataclass(frozen=True, slots=True)
class Part:
    """Words of the printed name that together play one role; `named` where a word for "son of" tells it."""

    printed: tuple[PrintedWord, ...]
    word: Word
    initial: bool = False
    named: bool = False


@dataclass(frozen=True, slots=True)
class Assignment:
    """One way to read a name; `extra` words are left over, `is_part` tells that the surname is a part of it."""

    surname: Part
    given: Part | None
    patronymic: Part | None
    extra: int
    reach: Reach
    is_part: bool = False


def assignments_of(clue: Clue) -> tuple[Assignment, ...]:
    """Return the ways to read a clue, at most some dozens; none if it has no words."""
    if clue.is_structured:
        return _structured_ways(clue.surname, clue.given, clue.patronymic)
    return _ways_of_line(clue.text)


def forget() -> None:
    """Drop the names that were read from memory."""
    _structured_ways.cache_clear()
    _ways_of_line.cache_clear()


@lru_cache(1024)
def _ways_of_line(text: str) -> tuple[Assignment, ...]:
    line = parse_line(text)
    found = dict.fromkeys(assignment for writing in line.writings for assignment in _of_writing(writing))
    return tuple(found)[:60]


@lru_cache(1024)
def _structured_ways(surname: str, given: str, patronymic: str) -> tuple[Assignment, ...]:
    return tuple(_structured(surname, given, patronymic))


def _structured(surname_field: str, given_field: str, patronymic_field: str) -> Iterator[Assignment]:
    around = _around(f"{surname_field} {given_field} {patronymic_field}")
    given = _field_part(given_field, around)
    patronymic = _field_part(patronymic_field, around)
    surname = _field_part(surname_field, around)
    if surname is None:
        surname, given = given, None
    if surname is None:
        return
    yield Assignment(surname, given, patronymic, 0, Reach.ANY)
    if len(surname.printed) > 1:
        for printed in surname.printed:
            yield Assignment(_part((printed,), around), given, patronymic, 0, Reach.ANY, is_part=True)


def _field_part(field: str, around: frozenset[Family]) -> Part | None:
    words = words_of(field)
    told = tuple(word for word in words if word not in SON_OR_DAUGHTER)
    if not told:
        return None
    printed = tuple(PrintedWord(word, -1, -1, word, len(word) == 1) for word in told)
    return Part(printed, word_of("-".join(told), around), printed[0].initial, named=len(told) < len(words))


def _around(name: str) -> frozenset[Family]:
    return families_of_name(normalise(repair_homoglyphs(name))) if name else NO_FAMILIES


def _part(words: Sequence[PrintedWord], around: frozenset[Family], *, named: bool = False) -> Part:
    return Part(
        tuple(words), word_of("-".join(word.folded for word in words), around), words[0].initial, named
    )


def _of_writing(writing: Writing) -> Iterator[Assignment]:
    around = _around(" ".join(word.folded for word in writing.words))
    parts: list[Part] = []
    for place, word in enumerate(writing.words):
        if word.folded in SON_OR_DAUGHTER and parts:
            parts[-1] = _part(parts[-1].printed, around, named=True)
        elif word.folded not in SON_OR_DAUGHTER or place:
            parts.append(_part((word,), around))
    full = [part for part in parts if not part.initial]
    initials = [part for part in parts if part.initial]
    if not full:
        return
    surnames = [part for part in full if part.printed[0] in writing.words[: writing.comma]] or full
    for surname in surnames:
        rest = [part for part in full if part is not surname]
        reach = _reach(surname, rest)
        for given, patronymic, extra in _roles(rest, initials):
            yield Assignment(surname, given, patronymic, extra, reach)
            for piece in _pieces(surname, around):
                yield Assignment(piece, given, patronymic, extra, reach, is_part=True)
    yield from _double_surnames(full, initials, around)
    for aside in writing.asides:
        if not aside.initial:
            for given, patronymic, extra in _roles(full, initials):
                # One word is left over on purpose: the surname outside the brackets.
                yield Assignment(
                    _part((aside,), around), given, patronymic, max(0, extra - 1), Reach.SOUND, is_part=True
                )


def _reach(surname: Part, rest: list[Part]) -> Reach:
    if not rest:
        return Reach.ANY
    plain = [part for part in rest if not part.word.classes and not part.word.is_patronymic]
    if surname.named or (surname.word.fathers and len(rest) >= 2 and plain):
        return Reach.WRITTEN
    is_given = any(kind == FORM for _name, kind in surname.word.classes)
    return Reach.SOUND if is_given and any(not part.word.classes for part in rest) else Reach.ANY


def _roles(rest: list[Part], initials: list[Part]) -> Iterator[tuple[Part | None, Part | None, int]]:
    """Yield given name, patronymic and the number of words left over, when `rest` is all but the surname."""
    first = initials[0] if initials else None
    second = initials[1] if len(initials) > 1 else None
    if not rest:
        yield first, second, 0
        return
    if len(rest) == 1:
        yield rest[0], first, 0
        if rest[0].word.is_patronymic and first:
            yield first, rest[0], 0
        return
    for given in rest:
        others = [part for part in rest if part is not given]
        fathers = [part for part in others if part.word.is_patronymic or part.named]
        possible: list[Part | None] = [*fathers] or [*others, None]
        for father in possible:
            yield given, father or first, len(others) - (father is not None)


def _double_surnames(
    full: list[Part], initials: list[Part], around: frozenset[Family]
) -> Iterator[Assignment]:
    """Yield the assignments in which two words side by side are one surname."""
    if len(full) + len(initials) < 3 or len(full) < 2:
        return
    for one, other in pairwise(full):
        rest = [part for part in full if part is not one and part is not other]
        surname = _part((*one.printed, *other.printed), around)
        for given, patronymic, extra in _roles(rest, initials):
            if given is not None:
                yield Assignment(surname, given, patronymic, extra, Reach.ANY)


def _pieces(surname: Part, around: frozenset[Family]) -> Iterator[Part]:
    """Yield the halves of a surname with a hyphen."""
    if "-" not in surname.word.text:
        return
    for piece in surname.word.text.split("-"):
        if len(piece) > 2:
            yield Part(surname.printed, word_of(piece, around))
