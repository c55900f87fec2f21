"""Recognises a facility from what people write: "ИК-4", "ПК № 4", "penal colony no. 4, Homiel" are one place.

What counts is the kind and the number; the words for the kinds come from `facility_words.csv`. A facility without
a number is known by a name of its own ("СИЗО КГБ"). Text that fits two facilities is none of them.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Generic, NamedTuple, TypeVar

from app.base.language import Language
from app.base.paths import resource
from app.domain.facility import FacilityFields
from app.domain.vocabulary import folded, shipped_facilities

AnyFacility = TypeVar("AnyFacility", bound=FacilityFields)

_GAP = 40
_LONGEST = 500
_LEAST_STEM = 4
_NUMBER_WORD = r"(?:№|#|no?\b\.?|nr\b\.?|number\b|номер\b|нумар\b)"
# A length of time, a date and a year are no number of a facility.
_NOT_MORE = r"(?!\d|[./]\d|\s*(?:years?|months?|days?|год|года|лет|гад|мес|сут|дн|дзён|г\.))"
_NUMBER = re.compile(
    rf"(?:[\s\-–—‑:.(«\"“]*(?:{_NUMBER_WORD}[\s\-–‑.:]*)?|[^\d,;\n]{{1,{_GAP}}}?{_NUMBER_WORD}\s*)"
    rf"(\d{{1,2}}){_NOT_MORE}"
)


@dataclass(frozen=True, slots=True)
class KindOfFacility:
    """A kind of facility, the status of who is held there, and the words for it."""

    code: str
    prefix: str
    held: str
    short_names: tuple[str, ...]
    abbreviations: Mapping[Language, str]
    words: "re.Pattern[str]"


class Mark(NamedTuple):
    """What tells one facility from all others: its kind and its number or name."""

    kind: str
    handle: str


class FacilityNames(Generic[AnyFacility]):
    """Finds a facility from its code, any of its names, or what people write for its kind and number."""

    def __init__(self, facilities: Iterable[AnyFacility]) -> None:
        self._by_name: dict[str, AnyFacility] = {}
        self._by_mark: dict[Mark, list[AnyFacility]] = defaultdict(list)
        self._towns: dict[str, list[AnyFacility]] = defaultdict(list)
        for facility in facilities:
            names = (facility.name_en, facility.name_ru, facility.name_be)
            for text in (facility.code, *names, *(name.partition(",")[0] for name in names)):
                if text:
                    self._by_name.setdefault(folded(text), facility)
            for mark in _marks_of(facility):
                self._by_mark[mark].append(facility)
            for town in _towns_of(facility):
                self._towns[town].append(facility)

    def find(self, text: str) -> AnyFacility | None:
        """Return the facility that the text means, or None when it means none or may mean several."""
        exactly = self._by_name.get(folded(text))
        if exactly is not None:
            return exactly
        mark = mark_in(text)
        found = self._by_mark.get(mark, []) if mark else []
        return found[0] if len(found) == 1 and not self._lies_elsewhere(found[0], text) else None

    def _lies_elsewhere(self, facility: AnyFacility, text: str) -> bool:
        """Tell whether the text names the town of other facilities and not that of this one."""
        own = _towns_of(facility)
        words = folded(text).split()
        named = {town for town in self._towns if any(_is_town(word, town) for word in words)}
        return bool(own and named and not own & named)


@cache
def kinds_of_facility() -> tuple[KindOfFacility, ...]:
    """Return the kinds that are told by words, narrow ones before those whose words they contain."""
    with resource("vocabularies", "facility_words.csv").open(encoding="utf-8", newline="") as stream:
        return tuple(
            KindOfFacility(
                row["kind"],
                row["prefix"],
                row["held"],
                # The first of each language is the short one.
                tuple(dict.fromkeys(row[language].partition("|")[0] for language in ("en", "ru", "be"))),
                _abbreviations(row),
                _pattern("|".join(row[language] for language in ("en", "ru", "be"))),
            )
            for row in csv.DictReader(stream)
        )


def kind_and_number(facility: FacilityFields) -> tuple[KindOfFacility | None, str]:
    """Return of what kind a facility is by its code, and its number or handle; None where the code is free."""
    mark = _mark_of_code(facility) or mark_in(facility.code)
    found = (kind for kind in kinds_of_facility() if mark and kind.code == mark.kind)
    return next(found, None), mark.handle if mark else ""


def kind_in(text: str) -> KindOfFacility | None:
    """Return the kind of facility of which the text speaks."""
    written = _written(text)
    return next((kind for kind in kinds_of_facility() if kind.words.search(written)), None)


def mark_in(text: str) -> Mark | None:
    """Return the one kind and number (or name) that the text gives, or None when it gives none or several."""
    written = _written(text)
    found: list[tuple[int, int, KindOfFacility]] = []
    masked = written
    for kind in kinds_of_facility():
        found.extend((*match.span(), kind) for match in kind.words.finditer(masked))
        masked = kind.words.sub(lambda match: "\0" * len(match[0]), masked)
    found.sort(key=lambda one: one[0])
    begins = [start for start, _end, _kind in found] + [len(written)]
    marks = {
        mark
        for (_start, end, kind), limit in zip(found, begins[1:], strict=True)
        if (mark := _mark(kind, written, written[end:limit]))
    }
    return marks.pop() if len(marks) == 1 else None


def short_names(facility: FacilityFields) -> tuple[str, ...]:
    """Return what people write for a facility with a number: its kind in short and the number."""
    names = {
        f"{short}-{mark.handle}": None
        for mark in _marks_of(facility)
        for kind in kinds_of_facility()
        if kind.code == mark.kind and mark.handle.isdecimal()
        for short in kind.short_names
    }
    return tuple(names)


@cache
def shipped_names() -> "FacilityNames[FacilityFields]":
    """Return the facilities that come with Vigil, to be found by what people write."""
    return FacilityNames(FacilityFields.model_validate(facility) for facility in shipped_facilities())


def _mark(kind: KindOfFacility, whole: str, behind: str) -> Mark | None:
    for handle, words in _own_names().get(kind.code, ()):
        if words.search(whole):
            return Mark(kind.code, handle)
    number = _NUMBER.match(behind)
    return Mark(kind.code, str(int(number[1]))) if number else None


def _marks_of(facility: FacilityFields) -> frozenset[Mark]:
    """Return by what a facility is told: its code, or else its names."""
    if told := _mark_of_code(facility):
        return frozenset({told})
    names = (facility.code, facility.name_en, facility.name_ru, facility.name_be)
    return frozenset(mark for name in names if (mark := mark_in(name)))


def _mark_of_code(facility: FacilityFields) -> Mark | None:
    prefix, _hyphen, handle = facility.code.partition("-")
    kinds = (kind for kind in kinds_of_facility() if handle and prefix.upper() == kind.prefix)
    return next((Mark(kind.code, handle.upper()) for kind in kinds), None)


def _towns_of(facility: FacilityFields) -> frozenset[str]:
    names = (facility.name_en, facility.name_ru, facility.name_be)
    behind = (name.rpartition(",")[2] for name in names if "," in name)
    return frozenset(words[0] for text in (facility.city, *behind) if (words := folded(text).split()))


def _is_town(word: str, town: str) -> bool:
    """Tell whether a word is the town's name in any case: one or two letters at its end may differ."""
    stem = town.rstrip("аеёиоуыэюяіў")
    if len(stem) < _LEAST_STEM:
        return word == town
    return word.startswith(stem) and len(word) <= len(stem) + 2


@cache
def _own_names() -> dict[str, list[tuple[str, "re.Pattern[str]"]]]:
    """Return the facilities that go by a name and not by a number, by kind."""
    found: dict[str, list[tuple[str, re.Pattern[str]]]] = defaultdict(list)
    with resource("vocabularies", "facilities.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            if row["called"]:
                found[row["kind"]].append((row["code"].partition("-")[2], _pattern(row["called"])))
    return found


def _abbreviations(row: Mapping[str, str]) -> dict[Language, str]:
    """Return the short words for a kind that are no plain words: IK, ИК, ПК."""
    shorts = {language: row[language.value].partition("|")[0] for language in Language}
    return {language: short for language, short in shorts.items() if short != short.casefold()}


def _written(text: str) -> str:
    return text[:_LONGEST].casefold().replace("ё", "е")


def _pattern(phrases: str) -> "re.Pattern[str]":
    """Return what finds any of the phrases; `*` stands for the rest of a word, letters around a phrase for another."""
    return re.compile(rf"(?<![^\W\d_])(?:{'|'.join(_alternatives(phrases))})(?![^\W\d_])")


def _alternatives(phrases: str) -> Iterator[str]:
    for phrase in phrases.split("|"):
        escaped = re.escape(_written(phrase))
        yield escaped.replace(r"\*", r"[^\W\d_]*").replace(r"\-", r"[-–‑\s]?").replace(r"\ ", r"\s+")
