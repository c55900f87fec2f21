"""The stored rows in memory: each distinct surname, given name and patronymic once, and who has them, as arrays.

Surnames are found by their consonants, whole or with one left out on either side, so that no search goes through
all names. One hundred thousand people take about forty megabytes.
"""

from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Any
from zlib import crc32

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from app.domain.names.canonical import skeleton
from app.domain.names.matching.rows import BIRTH_USAGE, CLASS, FATHER, INITIAL, PART, PET, MatchRow
from app.domain.names.matching.words import FORM, SHORT

_ID_BITS = 24
_ID_MASK = (1 << _ID_BITS) - 1
_SHORT_SKELETON = 4
_SEXES = {"": 0, "m": 1, "f": 2}


class Surname:
    """A distinct surname as written: its lemmas, and those of its parts when it is a double one."""

    __slots__ = ("lemmas", "parts", "written")

    def __init__(self, written: str, keys: str) -> None:
        items = keys.split()
        self.written = written
        self.lemmas = tuple(items)
        self.parts: tuple[str, ...] = ()
        if PART in keys:
            self.lemmas = tuple(item for item in items if item[0] != PART)
            self.parts = tuple(item[1:] for item in items if item[0] == PART)


class Given:
    """A distinct given name as written; `first` are the sounds of an initial when only that is recorded."""

    __slots__ = ("classes", "first", "sounds", "written")

    def __init__(self, written: str, keys: str) -> None:
        self.written = written
        self.sounds: list[str] = []
        self.classes: dict[str, int] = {}
        self.first = ""
        for item in keys.split():
            if item[0] == CLASS:
                self.classes[item[1:]] = FORM
            elif item[0] == PET:
                self.classes[item[1:]] = SHORT
            elif item[0] == INITIAL:
                self.first += item[1:]
            else:
                self.sounds.append(item)


class Patronymic:
    """A distinct patronymic as written."""

    __slots__ = ("fathers", "first", "stems", "written")

    def __init__(self, written: str, keys: str) -> None:
        items = keys.split()
        self.written = written
        self.fathers = frozenset(item[1:] for item in items if item[0] == FATHER)
        self.first = "".join(item[1:] for item in items if item[0] == INITIAL)
        self.stems = tuple(item for item in items if item[0] not in (FATHER, INITIAL))


class Segment:
    """An unchangeable set of rows. A form is an index into the arrays `person`, `surname_of`, `given_of` …"""

    def __init__(self, rows: Iterable[MatchRow]) -> None:
        columns: list[Sequence[Any]] = list(zip(*rows, strict=True)) or [()] * len(MatchRow._fields)
        person, number, usage, surname, surname_keys, given, given_keys, father, father_keys, birth, sex = (
            columns
        )
        self.person, self.number = array("q", person), array("h", number)
        self.sex = array("b", [_SEXES.get(one, 0) for one in sex])
        self.is_birth_name = array("b", [one == BIRTH_USAGE for one in usage])
        surnames, self.surname_of = _numbered(list(zip(surname, surname_keys, strict=True)))
        givens, self.given_of = _numbered(list(zip(given, given_keys, strict=True)))
        fathers, self.patronymic_of = _numbered(list(zip(father, father_keys, strict=True)))
        births, self.birth_of = _numbered(birth)
        self.surnames = [Surname(*both) for both in surnames]
        self.givens = [Given(*both) for both in givens]
        self.patronymics = [Patronymic(*both) for both in fathers]
        self.births: list[str] = births
        self._start, self._forms = _grouped(self.surname_of, len(self.surnames))
        self._given_start, self._given_forms = _grouped(self.given_of, len(self.givens))
        self._of_given: dict[int, tuple[list[str], list[int]]] = {}
        self._index_lemmas()
        self._index_givens()
        self._count()

    def _index_lemmas(self) -> None:
        """File each distinct lemma under its keys, and the surnames under their lemmas."""
        owners = [
            (lemma, place)
            for place, surname in enumerate(self.surnames)
            for lemma in surname.lemmas + surname.parts
        ]
        self._lemmas, numbers = _numbered([lemma for lemma, _place in owners])
        starts, order = _grouped(numbers, len(self._lemmas))
        self._owner_start = starts
        self._owners = array("i", [owners[row][1] for row in order])
        found: list[int] = []
        known: dict[str, tuple[int, ...]] = {}
        for number, lemma in enumerate(self._lemmas):
            bare = skeleton(lemma)
            keys = known.get(bare)
            if keys is None or len(bare) < _SHORT_SKELETON:
                keys = known[bare] = deletion_keys(lemma, bare)
            found.extend([key << _ID_BITS | number for key in keys])
        found.sort()
        self._keys = array("Q", found)

    def _index_givens(self) -> None:
        """File the given names under their sounds and classes; those without a class apart."""
        self._given_places: defaultdict[str, list[int]] = defaultdict(list)
        self._unclassed = [place for place, given in enumerate(self.givens) if not given.classes]
        for place, given in enumerate(self.givens):
            for key in (*given.sounds, *(CLASS + name for name in given.classes)):
                self._given_places[key].append(place)

    def _count(self) -> None:
        self.lemma_counts: Counter[str] = Counter()
        for place, surname in enumerate(self.surnames):
            for lemma in surname.lemmas[:1]:
                self.lemma_counts[lemma] += self._start[place + 1] - self._start[place]
        self.class_counts: Counter[str] = Counter()
        for place, given in enumerate(self.givens):
            many = self._given_start[place + 1] - self._given_start[place]
            for name in given.classes:
                self.class_counts[name] += many

    def __len__(self) -> int:
        return len(self.person)

    def surnames_near(self, lemmas: Iterable[str], *, slack: int) -> set[int]:
        """Return the places of the surnames at most two letters from a lemma (three if it is long), less `slack`."""
        wanted = tuple(lemmas)
        numbers = self._filed({key for lemma in wanted for key in deletion_keys(lemma, skeleton(lemma))})
        if not numbers:
            return set()
        near = [self._lemmas[number] for number in numbers]
        found: set[int] = set()
        for lemma in wanted:
            cutoff = (3 if len(lemma) >= 8 else 2) - slack
            for _text, _distance, row in extract(
                lemma, near, scorer=OSA.distance, score_cutoff=cutoff, limit=None
            ):
                number = numbers[row]
                found.update(self._owners[self._owner_start[number] : self._owner_start[number + 1]])
        return found

    def surnames_like(self, lemmas: Iterable[str]) -> set[int]:
        """Return the places of the surnames that have one of the lemmas, or have it as a part."""
        wanted = set(lemmas)
        found: set[int] = set()
        for number in self._filed({crc32(skeleton(lemma).encode()) for lemma in wanted}):
            if self._lemmas[number] in wanted:
                found.update(self._owners[self._owner_start[number] : self._owner_start[number + 1]])
        return found

    def _filed(self, wanted: set[int]) -> list[int]:
        """Return the numbers of the lemmas that are filed under one of the keys."""
        keys, many = self._keys, len(self._keys)
        found: set[int] = set()
        for key in wanted:
            place = bisect_left(keys, key << _ID_BITS)
            while place < many and keys[place] >> _ID_BITS == key:
                found.add(keys[place] & _ID_MASK)
                place += 1
        return list(found)

    def givens_like(self, sounds: Iterable[str], classes: Iterable[str]) -> list[int]:
        """Return the places of the given names that may agree with a word of these sounds and classes.

        Those with one of the sounds or classes, and those without a class, which may be anything; without classes
        to go by, all.
        """
        classes = tuple(classes)
        if not classes:
            return list(range(len(self.givens)))
        found = set(self._unclassed)
        for key in (*sounds, *(CLASS + name for name in classes)):
            found.update(self._given_places.get(key, ()))
        return sorted(found)

    def surnames_of_given(self, place: int) -> tuple[list[str], list[int]]:
        """Return the first lemmas and the places of the surnames of those who have a given name."""
        found = self._of_given.get(place)
        if found is None:
            places = sorted({self.surname_of[form] for form in self.forms_of_given(place)})
            lemmas = [(self.surnames[one].lemmas or ("",))[0] for one in places]
            found = self._of_given[place] = (lemmas, places)
        return found

    def forms_of_surname(self, place: int) -> Iterable[int]:
        """Return the forms that have a surname."""
        return self._forms[self._start[place] : self._start[place + 1]]

    def count_of_surname(self, place: int) -> int:
        """Return how many forms have a surname."""
        return self._start[place + 1] - self._start[place]

    def forms_of_given(self, place: int) -> Iterable[int]:
        """Return the forms that have a given name."""
        return self._given_forms[self._given_start[place] : self._given_start[place + 1]]

    def rows_without(self, gone: frozenset[int]) -> Iterator[MatchRow]:
        """Yield the rows of the persons that are not gone, as they were stored."""
        sexes = {number: sex for sex, number in _SEXES.items()}
        for form, person in enumerate(self.person):
            if person not in gone:
                surname = self.surnames[self.surname_of[form]]
                given = self.givens[self.given_of[form]]
                father = self.patronymics[self.patronymic_of[form]]
                yield MatchRow(
                    person,
                    self.number[form],
                    BIRTH_USAGE if self.is_birth_name[form] else "",
                    surname.written,
                    " ".join((*surname.lemmas, *(PART + part for part in surname.parts))),
                    given.written,
                    _given_keys(given),
                    father.written,
                    _father_keys(father),
                    self.births[self.birth_of[form]],
                    sexes[self.sex[form]],
                )


def _given_keys(given: Given) -> str:
    classes = ((CLASS if kind == FORM else PET) + name for name, kind in given.classes.items())
    return " ".join((*given.sounds, *classes, *([INITIAL + given.first] if given.first else [])))


def _father_keys(father: Patronymic) -> str:
    fathers = sorted(FATHER + name for name in father.fathers)
    return " ".join((*father.stems, *fathers, *([INITIAL + father.first] if father.first else [])))


def _grouped(belongs: "array[int]", many: int) -> "tuple[array[int], array[int]]":
    """Return where the forms of each group start, and the forms in the order of their groups."""
    sizes = [0] * (many + 1)
    for group in belongs:
        sizes[group + 1] += 1
    start = array("i", accumulate(sizes))
    free = list(start)
    forms = array("i", bytes(4 * len(belongs)))
    for form, group in enumerate(belongs):
        forms[free[group]] = form
        free[group] += 1
    return start, forms


def _numbered(values: Sequence[Any]) -> tuple[list[Any], "array[int]"]:
    """Return the distinct values in the order of their first appearance, and the number of each value."""
    numbers = {value: number for number, value in enumerate(dict.fromkeys(values))}
    return list(numbers), array("i", map(numbers.__getitem__, values))


def deletion_keys(lemma: str, bare: str) -> tuple[int, ...]:
    """Return the keys of a lemma with these consonants: they, whole and with one left out.

    Short ones are filed by all their letters too. Keys are numbers that are the same in every run, unlike `hash`.
    """
    text = bare.encode()
    if len(text) >= _SHORT_SKELETON:
        return (crc32(text), *{crc32(text[:place] + text[place + 1 :]) for place in range(len(text))})
    letters = b"'" + lemma.encode()
    fewer = (letters[:place] + letters[place + 1 :] for place in range(1, len(letters)))
    return (crc32(text), crc32(letters), *map(crc32, fewer))
