"""Given names that are one name: Сергей, Сяргей, Siarhei, Siergiej, Сергій and Серёжа are the class `sergei`.

The classes are data of ours (resources/names/given_names.csv). A word is known by its exact letters first,
else by its sound. Western forms («George», "Alexandre") count only letter by letter: by sound some of them
would be another name (Alexandre is Александр, but sounds like Александра).
"""

import csv
import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from app.base.paths import resource
from app.domain.names.canonical import VOWELS, readings
from app.domain.names.scripts import normalise

_PATRONYMIC = re.compile(r"(?:[AEI]V(?:IQ|N[AEIU])|IN?I?QN[AEIU]|IQ)[AEIU]*M?$")
_BALTIC = re.compile(r"([A-Z]{4,})(?:[AEIU]{0,2}S)")
_BARE_LETTERS = str.maketrans("łıøđ", "liod")
_MIN_BEGINNING = 3
_MAX_BEGUN = 12


SON_OR_DAUGHTER = frozenset(
    (
        *(
            "аглы",
            "угли",
            "ўғли",
            "оглы",
            "оглу",
            "оглі",
            "огли",
            "уулу",
            "улы",
            "кызы",
            "кизи",
            "кызи",
            "гызы",
            "кызі",
            "гизи",
        ),
        *(
            "o'g'li",
            "oglu",
            "oğlu",
            "ogly",
            "ogli",
            "oglou",
            "uulu",
            "uly",
            "kyzy",
            "kizi",
            "kızı",
            "gizi",
            "gyzy",
            "qızı",
            "qizi",
        ),
    )
)
"""Words for "son of" and "daughter of" in Turkic names; the word before names the father."""


@dataclass(frozen=True, slots=True)
class GivenName:
    """A class of given names: its id, sex ("m", "f"), and the ways it is written.

    `forms` are official in some language, `short` are pet names, `western` count letter by letter,
    `patronymics` are those that do not follow from a form by rule.
    """

    id: str
    sex: str
    forms: tuple[str, ...]
    short: tuple[str, ...]
    western: tuple[str, ...]
    patronymics: tuple[str, ...]


@lru_cache(1)
def given_names() -> tuple[GivenName, ...]:
    """Return all classes; read once, when the first name is compared."""
    with resource("names", "given_names.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            GivenName(
                row["id"],
                row["sex"],
                *(
                    tuple(normalise(row[column]).split())
                    for column in ("forms", "short", "western", "patronymics")
                ),
            )
            for row in csv.DictReader(file)
        )


@dataclass(frozen=True, slots=True)
class _Index:
    by_letters: dict[str, tuple[str, ...]]
    by_form: dict[str, tuple[str, ...]]
    by_sound: dict[str, tuple[str, ...]]
    by_father: dict[str, tuple[str, ...]]
    beginnings: tuple[tuple[str, str], ...]


@lru_cache(1)
def _index() -> _Index:
    letters: dict[str, list[str]] = defaultdict(list)
    official: dict[str, list[str]] = defaultdict(list)
    sounds: dict[str, list[str]] = defaultdict(list)
    short_sounds: dict[str, list[str]] = defaultdict(list)
    fathers: dict[str, list[str]] = defaultdict(list)
    beginnings: set[tuple[str, str]] = set()
    for name in given_names():
        western = {spelled for word in name.western for spelled in (word, without_marks(word))}
        for word in (*name.forms, *name.short, *western):
            letters[word].append(name.id)
        for word in (*name.forms, *western):
            official[word].append(name.id)
        for word in name.forms:
            for reading in readings(word):
                sounds[reading].append(name.id)
        for word in name.short:
            for reading in readings(word):
                short_sounds[reading].append(name.id)
        beginnings.update((readings(word)[0], name.id) for word in name.forms)
        if name.sex == "m":
            for word in (*name.forms, *name.patronymics):
                fathers[father_stem(readings(word)[0])].append(name.id)
    # By sound an official name goes before a pet name: Natalya is Наталья, not Натоля (Анатоль).
    return _Index(
        _frozen(letters),
        _frozen(official | sounds),
        _frozen(short_sounds | sounds),
        _frozen(fathers),
        tuple(sorted(beginnings)),
    )


def _frozen(found: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {word: _distinct(classes) for word, classes in found.items()}


@lru_cache(4096)
def class_of(word: str) -> tuple[str, ...]:
    """Return the ids of the classes of `word` (small letters): several for Слава, none if unknown."""
    index = _index()
    if word in index.by_letters:
        return index.by_letters[word]
    found = _distinct(name for reading in readings(word) for name in index.by_sound.get(reading, ()))
    return found or _distinct(name for stem in _baltic_stems(word) for name in index.by_form.get(stem, ()))


def _baltic_stems(word: str) -> tuple[str, ...]:
    """Return the readings of a man's name without the ending of Lithuanian or Latvian: Sergejus, Aleksandrs."""
    stems: list[str] = []
    for reading in readings(word):
        found = _BALTIC.fullmatch(reading)
        if found:
            stems.extend((found[1], found[1].rstrip(VOWELS), found[1] + "I"))
    return _distinct(stems)


def without_marks(word: str) -> str:
    """Return a Latin word as a keyboard without accents types it: Mārtiņš is martins, Stanisław is stanislaw."""
    if word.isascii():
        return word
    plain = unicodedata.normalize("NFD", word.translate(_BARE_LETTERS))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


@lru_cache(4096)
def official_class_of(word: str) -> tuple[str, ...]:
    """Return those of `class_of` of which `word` is an official form in some language, no pet name."""
    by_form = _index().by_form
    sounds = (word, *readings(word), *_baltic_stems(word))
    official = {name for sound in sounds for name in by_form.get(sound, ())}
    return tuple(name for name in class_of(word) if name in official)


@lru_cache(4096)
def class_of_oblique(word: str) -> tuple[str, ...]:
    """Return the classes of a given name in another case than the nominative («Сергея», «Анну»), if it is one."""
    found: list[str] = []
    by_sound = _index().by_sound
    for reading in readings(word):
        for nominative in _nominatives(reading):
            found.extend(by_sound.get(nominative, ()))
        if found:
            break
    return _distinct(found)


def _nominatives(reading: str) -> tuple[str, ...]:
    """Return what a reading in the accusative, genitive or dative may be in the nominative."""
    if len(reading) < 3 or reading[-1] not in "AEU":
        return ()
    stem = reading[:-1]
    fleeting = {"PAVL": "PAVEL", "LV": "LEV"}
    if reading[-1] == "U":
        return (stem + "A", stem + "E", stem, stem + "I")
    return (fleeting.get(stem, stem), stem + "I", stem + "A")


def looks_like_patronymic(reading: str) -> bool:
    """Tell whether a reading ends like a patronymic; some surnames do too («Статкевич»)."""
    return bool(_PATRONYMIC.search(reading))


@lru_cache(4096)
def father_of(word: str) -> tuple[str, ...]:
    """Return the ids of the father's given name in a patronymic (small letters), none if it is not one."""
    fathers = _index().by_father
    found = (reading for reading in readings(word) if _PATRONYMIC.search(reading))
    return _distinct(name for reading in found for name in fathers.get(father_stem(reading), ()))


def classes_begun(reading: str) -> tuple[str, ...]:
    """Return the ids of the classes with an official form whose reading begins so.

    None for fewer than three letters or when too many begin so: then they tell nothing.
    """
    if len(reading) < _MIN_BEGINNING:
        return ()
    beginnings = _index().beginnings
    found = []
    for form, name in beginnings[bisect_left(beginnings, (reading, "")) :]:
        if not form.startswith(reading):
            break
        found.append(name)
    classes = _distinct(found)
    return classes if len(classes) <= _MAX_BEGUN else ()


def forget() -> None:
    """Drop the words that were looked up from memory."""
    class_of.cache_clear()
    official_class_of.cache_clear()
    class_of_oblique.cache_clear()
    father_of.cache_clear()


def father_stem(reading: str) -> str:
    """Return the reading of a patronymic without its suffix."""
    return _PATRONYMIC.sub("", reading).rstrip(VOWELS)


def _distinct(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found))
