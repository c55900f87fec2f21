"""Registers and announced lists to measure the matching of names on: read from a table, or made from inventories.

Everybody in them is fictional. What was made is the same in every run. A made list knows who is meant by each line
and who else fits everything that the line says, because it is made from parts that have numbers.
"""

import csv
import gzip
import io
import random
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from app.domain.names.canonical import lemmas
from app.domain.names.matching import MatchRow, match_rows
from app.domain.partial_date import PartialDate
from tests.benchmarks.name_inventory import ELSEWHERE, FATHERS, GIVEN, STEMS, SUFFIXES
from tests.benchmarks.name_noise import PRESS_SCHEMES, SEEN_SCHEMES, accusative, homoglyphs, typo

DEV = Path(__file__).parents[1] / "data" / "names" / "names_dev.csv.gz"
_CONSONANTS, _VOWELS = "бвгджзклмнпрстхчш", "аеиоу"
Form = tuple[str, str, str, str, str]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an announced list; `kind` is match, ambiguous or none; `gold` are all who fit, `true` is meant."""

    text: str
    year: str
    kind: str
    true: int
    gold: frozenset[int]
    noise: tuple[str, ...]


@dataclass(slots=True)
class NameSet:
    """A register (rows, and a text for each person to show) and the lines to find in it."""

    rows: list[MatchRow] = field(default_factory=list)
    shown: dict[int, str] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)

    def add(self, person: int, forms: list[Form], year: str, sex: str) -> None:
        """Put a person into the register."""
        self.rows.extend(match_rows(person, forms, PartialDate(year) if year else None, sex))
        self.shown[person] = " / ".join(" ".join(filter(None, form[:4])) for form in forms) + f" {year}"


def read_set(path: Path = DEV, split: str | None = None) -> NameSet:
    """Read a set from a CSV (maybe gzipped) of register and query rows; see tests/data/names/README.md."""
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    table = [row for row in csv.DictReader(io.StringIO(text)) if split in (None, row["split"])]
    found = NameSet()
    numbers: dict[str, int] = {}
    for row in table:
        if row["role"] == "register":
            numbers[row["id"]] = len(numbers) + 1
            found.add(numbers[row["id"]], _forms(row), row["birth_year"], row["sex"])
    for row in table:
        if row["role"] != "register":
            gold = frozenset(numbers[one] for one in row["gold_ids"].split(";") if one)
            noise = tuple(one for one in row["noise"].split("+") if one)
            true = numbers.get(row["true_id"], 0)
            found.lines.append(Line(row["name"], row["birth_year"], row["kind"], true, gold, noise))
    return found


def _forms(row: dict[str, str]) -> list[Form]:
    forms: list[Form] = [(row["surname"], row["given"], row["patronymic"], "", "legal")]
    for other in filter(None, (row["alt_names"] or "").split(";")):
        if other.startswith("née:"):
            forms.append((other[4:], "", "", "", "birth"))
        else:
            given, _space, surname = other.rpartition(" ")
            forms.append((surname, given, "", "", "alias") if given else ("", "", "", other, "alias"))
    return forms


@dataclass(frozen=True, slots=True)
class Words:
    """A surname: its number, its spelling in Russian and Belarusian by sex, and how the Russian one sounds."""

    number: int
    ru: tuple[str, str]
    be: tuple[str, str]
    sound: str


def _surnames() -> list[Words]:
    found = []
    for stem in filter(None, STEMS.split("|")):
        ru, be = stem.split()
        for suffix in SUFFIXES:
            masculine, _bar, feminine = suffix.partition("|")
            many = masculine.split()
            she = feminine.split() or many
            if ru[-1] in "кгхцжшчщ" and many[0][0] in "иоеэ" and len(many[0]) < 3:
                continue
            found.append(
                Words(
                    len(found),
                    ((ru + many[0]).capitalize(), (ru + she[0]).capitalize()),
                    ((be + many[1]).capitalize(), (be + she[-1]).capitalize()),
                    lemmas((ru + many[0]).lower())[0],
                )
            )
    return found


@dataclass(slots=True)
class Person:
    """A fictional person."""

    surname: Words
    given: tuple[str, ...]
    father: tuple[str, ...] | None
    year: int
    sex: str
    maiden: Words | None = None
    second: Words | None = None
    known_father: bool = True
    known_year: bool = True

    def name(self, language: str, surname: Words | None = None) -> tuple[str, str, str]:
        """Return surname, given name and patronymic in a language."""
        side = "mf".index(self.sex)
        own = surname or self.surname
        spelled = (own.ru if language == "ru" else own.be)[side]
        if self.second is not None and surname is None:
            spelled += "-" + (self.second.ru if language == "ru" else self.second.be)[side]
        given = self.given[1 if language == "ru" else 2]
        father = self.father[1 if language == "ru" else 2].split()[side] if self.father else ""
        return spelled, given, father


class Maker:
    """Makes a hard register and its list from the inventories."""

    def __init__(self, seed: int, schemes: dict[str, dict[str, Callable[[str], str]]]) -> None:
        self.dice = random.Random(seed)
        self.schemes = schemes
        self.surnames = _surnames()
        self.given = [tuple(line.split("|")) for line in GIVEN.split()]
        self.fathers = [tuple(line.split("|")) for line in FATHERS.strip().splitlines()]

    def make(self, people: int, lines: int) -> NameSet:
        """Return a register of so many people and a list of so many lines; a fifth of them names nobody in it."""
        found = NameSet()
        persons: dict[int, Person] = {}
        groups: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        while len(persons) < people:
            person = self._person()
            for one in (person, *self._relatives(person)):
                number = len(persons) + 1
                persons[number] = one
                for words in (one.surname, one.maiden, one.second):
                    if words is not None:
                        groups[words.sound, one.given[0] + one.given[1]].append(number)
                found.add(number, self._recorded(one), str(one.year) if one.known_year else "", one.sex)
        while len(found.lines) < lines:
            true = self.dice.choice(list(persons)) if self.dice.random() < 0.8 else 0
            person = persons[true] if true else self._person()
            line = self._line(person, true, persons, groups)
            if line is not None:
                found.lines.append(line)
        self._add_elsewhere(found, len(persons) + 1)
        return found

    def _person(self) -> Person:
        dice = self.dice
        sex = "m" if dice.random() < 0.7 else "f"
        return Person(
            surname=dice.choice(self.surnames),
            given=dice.choice([name for name in self.given if name[0] == sex]),
            father=dice.choice(self.fathers),
            year=dice.randint(1950, 2006),
            sex=sex,
            maiden=dice.choice(self.surnames) if sex == "f" and dice.random() < 0.15 else None,
            second=dice.choice(self.surnames) if dice.random() < 0.03 else None,
            known_father=dice.random() < 0.8,
            known_year=dice.random() < 0.8,
        )

    def _relatives(self, person: Person) -> Iterable[Person]:
        """Yield now and then a brother or sister, a namesake, or somebody whose surname has the next suffix."""
        chance = self.dice.random()
        if chance < 0.1:
            other = self._person()
            other.surname, other.father = person.surname, person.father
            yield other
        elif chance < 0.15:
            other = self._person()
            other.surname, other.given, other.sex = person.surname, person.given, person.sex
            other.maiden = None
            yield other
        elif chance < 0.3:
            other = self._person()
            place = (person.surname.number + 1) % len(self.surnames)
            other.surname, other.given, other.sex = self.surnames[place], person.given, person.sex
            other.maiden = None
            yield other

    def _recorded(self, person: Person) -> list[Form]:
        dice = self.dice
        chance = dice.random()
        language = "ru" if chance < 0.6 else "be"
        surname, given, father = person.name(language)
        father = father if person.known_father else ""
        if chance > 0.85:
            write = dice.choice(list(SEEN_SCHEMES[language].values()))
            surname, given, father = write(surname), write(given), write(father)
        forms: list[Form] = [(surname, given, father, "", "legal")]
        if person.maiden is not None:
            forms.append((person.name(language, person.maiden)[0], "", "", "", "birth"))
        if dice.random() < 0.2:
            other = person.name("be" if language == "ru" else "ru")
            forms.append((other[0], other[1], "", "", "alias"))
        return forms

    def _line(
        self,
        person: Person,
        true: int,
        persons: dict[int, Person],
        groups: dict[tuple[str, str], list[int]],
    ) -> Line | None:
        dice = self.dice
        noise: list[str] = []
        language = dice.choice(("ru", "be"))
        shown = person.surname
        if person.maiden is not None and dice.random() < 0.3:
            shown = person.maiden
            noise.append("maiden")
        half = person.second is not None and dice.random() < 0.5
        surname, given, father = person.name(language, shown if half or "maiden" in noise else None)
        if half:
            noise.append("double")
        with_father = dice.random() < 0.45
        with_year = dice.random() < 0.35
        initial = False
        chance = dice.random()
        if chance < 0.05:
            given, father, initial = given[0] + ".", father[:1] + "." if with_father else "", True
            noise.append("init")
        elif chance < 0.12:
            given = person.given[3]
            noise.append("diminutive")
        elif chance < 0.22 and language == "ru":
            surname, given, father = accusative(surname, given, father, person.sex)
            noise.append("accusative")
        father = father if with_father else ""
        parts = [surname, given, father]
        chance = dice.random()
        if chance < 0.5:
            name, write = dice.choice(list(self.schemes[language].items()))
            parts = [write(part) for part in parts]
            noise.append(name)
        elif chance < 0.55:
            parts = [homoglyphs(part, dice) for part in parts]
            noise.append("homoglyph")
        chance = dice.random()
        for _time in range(2 if chance < 0.05 else 1 if chance < 0.2 else 0):
            place = 0 if initial or dice.random() < 0.6 else 1
            parts[place] = typo(parts[place], dice)
        if chance < 0.2:
            noise.append("typo2" if chance < 0.05 else "typo1")
        year = person.year + (dice.choice((-1, 1)) if with_year and dice.random() < 0.03 else 0)
        text, column = self._printed(parts, str(year) if with_year else "", noise)
        gold = self._fitting(
            person, shown, persons, groups, father, year if with_year else 0, initial=initial
        )
        if true:
            gold |= {true}
            return Line(text, column, "match" if len(gold) == 1 else "ambiguous", true, gold, tuple(noise))
        return None if gold else Line(text, column, "none", 0, gold, tuple(noise))

    def _printed(self, parts: list[str], year: str, noise: list[str]) -> tuple[str, str]:
        """Return the line, and the year in a column of its own if it is not in the line."""
        dice = self.dice
        surname, given, father = parts
        orders = [
            f"{surname} {given} {father}", f"{surname} {given} {father}", f"{given} {father} {surname}",
            f"{given} {father} {surname}", f"{surname.upper()} {given} {father}", f"{surname}, {given} {father}",
        ]  # fmt: skip
        text = " ".join(dice.choice(orders).split())
        if dice.random() < 0.25:
            noise.append("junk")
            around = ("{n}. {t}", "{t}, г. Гродно", "{t} (Minsk)", "• {t}", "{t} — журналист", "{n}) {t}")
            text = dice.choice(around).format(n=dice.randint(1, 123), t=text)
        if year and dice.random() < 0.5:
            return text + dice.choice((f", {year} г.р.", f" ({year})", f", {year}", f" {year} г. н.")), ""
        return text, year

    def _fitting(
        self,
        person: Person,
        shown: Words,
        persons: dict[int, Person],
        groups: dict[tuple[str, str], list[int]],
        father: str,
        year: int,
        *,
        initial: bool,
    ) -> frozenset[int]:
        """Return who fits everything that the line says."""
        names = [person.given]
        if initial:
            names = [name for name in self.given if name[1][0] == person.given[1][0]]
        found = set()
        for name in names:
            for number in groups.get((shown.sound, name[0] + name[1]), ()):
                other = persons[number]
                if other.sex != person.sex and not initial:
                    continue
                if father and other.known_father and person.father and other.father:
                    same = other.father[0] == person.father[0]
                    if not (same or (initial and other.father[0][0] == person.father[0][0])):
                        continue
                if year and other.known_year and abs(other.year - year) > 1:
                    continue
                found.add(number)
        return frozenset(found)

    def _add_elsewhere(self, found: NameSet, start: int) -> None:
        """Add people from the Caucasus, Central Asia, the Baltic states and Poland, and lines that name them."""
        for number, row in enumerate(ELSEWHERE.strip().splitlines(), start=start):
            sex, *spellings = row.split("|")
            recorded = self.dice.randrange(len(spellings))
            words = spellings[recorded].split()
            found.add(number, [(words[0], words[1], " ".join(words[2:]), "", "legal")], "", sex)
            for place, text in enumerate(spellings):
                if place != recorded:
                    noise = ("elsewhere",)
                    found.lines.append(Line(text, "", "match", number, frozenset((number,)), noise))


def add_strangers(found: NameSet, people: int, seed: int) -> None:
    """Fill the register with more people, of invented surnames and of those of the set one letter or suffix apart.

    Nobody of them has a surname of the set, so that the labels of its lines stay true.
    """
    dice = random.Random(seed)
    taken = {row.surname_keys.split(" ")[0] for row in found.rows}
    patterns = [row for row in found.rows if row.number == 0]
    names = [_invented(dice) for _name in range(people * 6 // 10)]
    person = max(found.shown, default=0)
    wanted = person + people
    while person < wanted:
        pattern = dice.choice(patterns)
        surname = dice.choice(names)
        if dice.random() < 0.15:
            surname = typo(dice.choice(patterns).surname.partition("-")[0], dice)
        years = str(dice.randint(1945, 2007)) if dice.random() < 0.8 else ""
        own = match_rows(
            person + 1,
            [(surname, pattern.given, pattern.patronymic, "", "legal")],
            PartialDate(years) if years else None,
            pattern.sex,
        )
        if taken.isdisjoint(own[0].surname_keys.split()):
            person += 1
            found.rows.extend(own)
            found.shown[person] = f"{surname} {pattern.given} {pattern.patronymic} {years}"


def _invented(dice: random.Random) -> str:
    syllables = dice.choice((1, 2, 2, 2))
    stem = "".join(dice.choice(_CONSONANTS) + dice.choice(_VOWELS) for _syllable in range(syllables))
    stem += dice.choice(_CONSONANTS)
    return (stem + dice.choice(SUFFIXES).split("|")[0].split()[0]).capitalize()


def unseen(people: int = 5000, lines: int = 2500) -> NameSet:
    """Return the set on which errors may be looked at: other surnames, given names and the press's romanisations."""
    return Maker(
        20, {language: SEEN_SCHEMES[language] | PRESS_SCHEMES[language] for language in ("be", "ru")}
    ).make(people, lines)


def sealed(people: int = 5000, lines: int = 2500) -> NameSet:
    """Return a set whose figures are looked at, never its errors."""
    return Maker(77, PRESS_SCHEMES).make(people, lines)
