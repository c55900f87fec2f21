"""The keys by which people are found: stored for a written name, and looked up for what somebody types.

A key is one of
- the canonical reading or lemma of a word, in capitals: `TIHANAVSKI` (see canonical.py);
- the plain word in small letters, for scripts that have no readings and words with digits;
- `=sergei`, a class of given names; `/sergei`, a patronymic of that father;
- `#by0017`, a number or reference; `~TGNVSK`, the consonants of a surname.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from app.domain.names import canonical, given_names
from app.domain.names.canonical import NO_FAMILIES, VOWELS, lemmas, readings, skeleton
from app.domain.names.latin_readings import Family, families_of_name
from app.domain.names.scripts import (
    MAX_TEXT,
    chunks_of,
    normalise,
    number_text,
    repair_homoglyphs,
    squeezed,
    words_of,
)

CLASS, FATHER, NUMBER, BARE = "=/#~"
_CACHED_FIELDS = 16_384
_MIN_SKELETON = 3
_MIN_FALLBACK = 3
_MIN_OBLIQUE = 4
_HAS_LATIN = re.compile(r"[a-zA-Z\u00c0-\u024f]")
_DIGIT = re.compile(r"\d")
_DIGITS = re.compile(r"\d+")
# What may follow the last typed letters and change how they are read: "Tsik|h", "Lukas|z".
_MAY_FOLLOW: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("tsc", ("h",)),
    ("sc", ("h", "i")),
    ("tsy", ("a", "u")),
    ("ts", ("i", "e", "iu", "ch")),
    ("sz", ("cz",)),
    ("c", ("h", "i", "e", "z")),
    ("k", ("h",)),
    ("s", ("h", "z", "ch")),
    ("t", ("ch", "s")),
    ("z", ("h",)),
    ("p", ("h",)),
    ("ц", ("і", "е", "ю")),
)


class KeyRole(IntEnum):
    """What the word of a key is in the name; stored, so numbers never change their meaning."""

    SURNAME = 1
    GIVEN = 2
    PATRONYMIC = 3
    OTHER = 4
    REFERENCE = 5
    SKELETON = 6


class NameKey(NamedTuple):
    """A stored key of a person and the role of its word (a tuple, because there are millions of them)."""

    key: str
    role: KeyRole


@dataclass(frozen=True, slots=True)
class TypedWord:
    """What to look up for one typed word.

    A person has the word when one of their keys equals one of `exact`, begins with one of `prefixes`, or
    equals one of `begun`: given names of which a form in some language begins as typed («Уладз» for
    Владимир), which are many and rank last. When nobody has all words, widen: `fallback` are shorter
    prefixes, then `skeletons`, prefixes of SKELETON keys; a word that is `optional` (a patronymic, which most
    records in Latin lack) may then be missing if another word is there. The likeliest stand first; prefixes
    never begin one another, so no key is met twice.
    """

    word: str
    prefixes: tuple[str, ...]
    exact: tuple[str, ...] = ()
    begun: tuple[str, ...] = ()
    fallback: tuple[str, ...] = ()
    skeletons: tuple[str, ...] = ()
    optional: bool = False


def keys_of(surname: str, given: str, patronymic: str, text: str = "") -> frozenset[NameKey]:
    """Return all keys stored for one written form of a name; never raises, whatever the text.

    `text` is a name as somebody wrote it, of which no part is known: its words become OTHER keys unless a
    known part has them. The order of words does not matter.
    """
    fields = [surname[:MAX_TEXT], given[:MAX_TEXT], patronymic[:MAX_TEXT], text[:MAX_TEXT]]
    whole = "\n".join(fields)
    around = NO_FAMILIES
    if _HAS_LATIN.search(whole):
        repaired = repair_homoglyphs(whole)
        if repaired != whole:
            fields = _split_again(repaired, fields)
        around = families_of_name(repaired.casefold())
    keys = (
        _field_keys(fields[0], KeyRole.SURNAME, around)
        | _field_keys(fields[1], KeyRole.GIVEN, around)
        | _field_keys(fields[2], KeyRole.PATRONYMIC, around)
    )
    if not text:
        return keys
    known = {key.key for key in keys}
    loose = _field_keys(fields[3], KeyRole.OTHER, around)
    return keys | {key for key in loose if key.key not in known}


def number_keys(*numbers: str) -> tuple[str, ...]:
    """Return the REFERENCE keys of case numbers: whole without punctuation, and each number in it.

    "BY-0017" is found by `#by0017`, `#0017` and `#17`.
    """
    keys: dict[str, None] = {}
    for number in numbers:
        plain = normalise(number)
        whole = squeezed(plain)
        if whole:
            keys[NUMBER + whole] = None
        for part in _DIGITS.findall(plain):
            keys[NUMBER + part] = None
            keys[NUMBER + (part.lstrip("0") or "0")] = None
    return tuple(keys)


def query_prefixes(typed: str) -> tuple[TypedWord, ...]:
    """Return what to look up for each word of `typed`; a person is found when they have all of them.

    Every word counts as a beginning, since the typist may go on. A word with a digit is a number; a hyphen
    parts words.
    """
    typed = typed[:MAX_TEXT]
    repaired = repair_homoglyphs(typed)
    around = families_of_name(repaired.casefold())
    found: list[TypedWord] = []
    for chunk, name in zip(chunks_of(typed), chunks_of(repaired), strict=True):
        if _DIGIT.search(chunk):
            found.append(_typed_number(chunk, words_of(name)))
        else:
            found.extend(_typed(word, around) for word in words_of(name))
    telling = [word for word in found if word.word not in given_names.SON_OR_DAUGHTER]
    return tuple(telling or found)


def forget() -> None:
    """Drop all names from the caches of this package: to be called when a register is locked or closed."""
    _field_keys.cache_clear()
    given_names.forget()
    canonical.forget()


def _split_again(repaired: str, fields: list[str]) -> list[str]:
    # Repair changes letters one for one, so the fields keep their places even if they hold line ends.
    parts, start = [], 0
    for field in fields:
        parts.append(repaired[start : start + len(field)])
        start += len(field) + 1
    return parts


@lru_cache(_CACHED_FIELDS)
def _field_keys(field: str, role: KeyRole, around: frozenset[Family]) -> frozenset[NameKey]:
    if not field:
        return frozenset()
    words = words_of(field)
    words = tuple(word for word in words if word not in given_names.SON_OR_DAUGHTER) or words
    keys = {NameKey(key, role) for word in words for key in _word_keys(word, role, around)}
    if 1 < len(words) <= 3 and role in (KeyRole.SURNAME, KeyRole.GIVEN):
        keys |= {NameKey(key, role) for key in _reading_keys("".join(words), role, around)}
    if role in (KeyRole.SURNAME, KeyRole.OTHER):
        keys |= {NameKey(key, KeyRole.SKELETON) for word in words for key in _skeletons(word, role, around)}
    return frozenset(keys)


def _word_keys(word: str, role: KeyRole, around: frozenset[Family]) -> list[str]:
    keys = _reading_keys(word, role, around)
    if role in (KeyRole.GIVEN, KeyRole.OTHER):
        keys.extend(CLASS + name for name in given_names.class_of(word))
    if role in (KeyRole.PATRONYMIC, KeyRole.OTHER):
        keys.extend(FATHER + name for name in given_names.father_of(word))
    return keys


def _reading_keys(word: str, role: KeyRole, around: frozenset[Family]) -> list[str]:
    found = () if _DIGIT.search(word) else readings(word, around)
    if not found:
        return [word]
    keys = list(found)
    if role in (KeyRole.SURNAME, KeyRole.OTHER):
        keys.extend(lemmas(word, around))
    return keys


def _skeletons(word: str, role: KeyRole, around: frozenset[Family]) -> list[str]:
    if role is KeyRole.OTHER and (given_names.class_of(word) or given_names.father_of(word)):
        return []
    bare = map(skeleton, lemmas(word, around))
    return [BARE + consonants for consonants in bare if len(consonants) >= _MIN_SKELETON]


def _typed_number(chunk: str, words: tuple[str, ...]) -> TypedWord:
    # A number, or a nickname that has one in it, which is stored as it is.
    plain = (word for word in words if _DIGIT.search(word))
    return TypedWord(normalise(chunk), _shortest((NUMBER + number_text(chunk), *plain)))


def _typed(word: str, around: frozenset[Family]) -> TypedWord:
    whole = readings(word, around)
    number = (NUMBER + word,) if word.isascii() else ()
    if not whole:
        return TypedWord(word, (word,), fallback=number)
    prefixes = _shortest(_beginnings(word, whole, around))
    exact = [*lemmas(word, around)]
    classes = given_names.class_of(word)
    if not classes:
        # Another case of a surname; Александра would be a case of Александр.
        exact.extend(filter(None, map(_oblique, whole)))
    exact.extend(CLASS + name for name in classes)
    fathers = given_names.father_of(word)
    exact.extend(FATHER + name for name in fathers)
    begun = dict.fromkeys(CLASS + name for reading in prefixes for name in given_names.classes_begun(reading))
    return TypedWord(
        word,
        prefixes,
        tuple(key for key in dict.fromkeys(exact) if not key.startswith(prefixes)),
        tuple(key for key in begun if key not in exact),
        _shortest([*(reading[:-1] for reading in whole if len(reading) > _MIN_FALLBACK), *number]),
        _shortest(_skeletons(word, KeyRole.SURNAME, around)),
        optional=bool(fathers),
    )


def _beginnings(word: str, whole: tuple[str, ...], around: frozenset[Family]) -> list[str]:
    """Return readings of the beginning `word`, also of what its last letters may yet become."""
    found = list(whole)
    if word.endswith("u"):
        # ў before a consonant, у before another vowel or after it: the next letter decides.
        found.extend(reading[:-1] + "U" for reading in whole if reading.endswith("V"))
    for ending, followers in _MAY_FOLLOW:
        if word.endswith(ending):
            for follower in followers:
                found.extend(readings(word + follower, around))
            break
    # A last и may melt into the vowel after it: Дмитри|евич.
    for reading in whole:
        if reading.endswith("I"):
            stem = reading[:-1]
            found.extend((stem + "U", stem if stem.endswith("E") else stem + "E"))
    return found


def _oblique(reading: str) -> str:
    """Return the reading without the ending of another case (Лосика), or nothing."""
    if len(reading) > _MIN_OBLIQUE and reading[-1] in VOWELS and reading[-2] not in VOWELS:
        return reading[:-1]
    return ""


def _shortest(prefixes: Iterable[str]) -> tuple[str, ...]:
    """Return the prefixes that do not begin with another of them, in the given order."""
    distinct = dict.fromkeys(prefixes)
    return tuple(
        one for one in distinct if not any(one != other and one.startswith(other) for other in distinct)
    )
