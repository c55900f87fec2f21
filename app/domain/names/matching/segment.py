"""The stored rows in memory: each distinct surname, given name and patronymic once, and who has them, as arrays.

Surnames are found by their consonants, whole or with one left out on either side, so that no search goes through
all names. One hundred thousand people take about forty megabytes.
"""

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import accumulate
from zlib import crc32

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
        self.surnames: list[Surname] = []
        self.givens: list[Given] = []
        self.patronymics: list[Patronymic] = []
        self.births: list[str] = []
        self.person = array("q")
        self.number = array("h")
        self.surname_of, self.given_of = array("i"), array("i")
        self.patronymic_of, self.birth_of = array("i"), array("i")
        self.sex, self.is_birth_name = array("b"), array("b")
        self._take(rows)
        self._start, self._forms = _grouped(self.surname_of, len(self.surnames))
        self._given_start, self._given_forms = _grouped(self.given_of, len(self.givens))
        self._keys = self._deletions()
        self.lemma_counts: Counter[str] = Counter()
        for place, surname in enumerate(self.surnames):
            for lemma in surname.lemmas[:1]:
                self.lemma_counts[lemma] += self._start[place + 1] - self._start[place]
        self.class_counts: Counter[str] = Counter()
        for place, given in enumerate(self.givens):
            many = self._given_start[place + 1] - self._given_start[place]
            for name in given.classes:
                self.class_counts[name] += many

    def _take(self, rows: Iterable[MatchRow]) -> None:
        surnames: dict[tuple[str, str], int] = {}
        givens: dict[tuple[str, str], int] = {}
        patronymics: dict[tuple[str, str], int] = {}
        births: dict[str, int] = {}
        for row in rows:
            (
                person,
                number,
                usage,
                surname,
                surname_keys,
                given,
                given_keys,
                father,
                father_keys,
                birth,
                sex,
            ) = row
            self.person.append(person)
            self.number.append(number)
            self.surname_of.append(surnames.setdefault((surname, surname_keys), len(surnames)))
            self.given_of.append(givens.setdefault((given, given_keys), len(givens)))
            self.patronymic_of.append(patronymics.setdefault((father, father_keys), len(patronymics)))
            self.birth_of.append(births.setdefault(birth, len(births)))
            self.sex.append(_SEXES.get(sex, 0))
            self.is_birth_name.append(usage == BIRTH_USAGE)
        self.surnames = [Surname(*both) for both in surnames]
        self.givens = [Given(*both) for both in givens]
        self.patronymics = [Patronymic(*both) for both in patronymics]
        self.births = list(births)

    def _deletions(self) -> "array[int]":
        found = {
            key_number(key) << _ID_BITS | place
            for place, surname in enumerate(self.surnames)
            for lemma in surname.lemmas + surname.parts
            for key in deletion_keys(lemma)
        }
        return array("Q", sorted(found))

    def __len__(self) -> int:
        return len(self.person)

    def surnames_near(self, lemmas: Iterable[str]) -> set[int]:
        """Return the places of the surnames whose sound may be near one of the lemmas."""
        found: set[int] = set()
        keys, many = self._keys, len(self._keys)
        for number in {key_number(key) for lemma in lemmas for key in deletion_keys(lemma)}:
            place = bisect_left(keys, number << _ID_BITS)
            while place < many and keys[place] >> _ID_BITS == number:
                found.add(keys[place] & _ID_MASK)
                place += 1
        return found

    def surnames_like(self, lemmas: Iterable[str]) -> set[int]:
        """Return the places of the surnames that have one of the lemmas, or have it as a part."""
        wanted = set(lemmas)
        keys, many = self._keys, len(self._keys)
        found: set[int] = set()
        for number in {key_number(skeleton(lemma)) for lemma in wanted}:
            place = bisect_left(keys, number << _ID_BITS)
            while place < many and keys[place] >> _ID_BITS == number:
                surname = self.surnames[keys[place] & _ID_MASK]
                if not wanted.isdisjoint(surname.lemmas + surname.parts):
                    found.add(keys[place] & _ID_MASK)
                place += 1
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


def key_number(key: str) -> int:
    """Return the number under which a key is filed: the same in every run, unlike `hash`."""
    return crc32(key.encode())


def deletion_keys(lemma: str) -> set[str]:
    """Return the keys of a lemma: its consonants, whole and with one left out; short ones by their letters too."""
    bare = skeleton(lemma)
    if len(bare) >= _SHORT_SKELETON:
        return {bare, *(bare[:place] + bare[place + 1 :] for place in range(len(bare)))}
    letters = {"'" + lemma[:place] + lemma[place + 1 :] for place in range(len(lemma))}
    return {bare, "'" + lemma, *letters}
