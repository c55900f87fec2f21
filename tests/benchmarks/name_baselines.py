"""What the matching of names is held against: letters compared after transliteration, and sound codes."""

import re
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from anyascii import anyascii
from rapidfuzz.fuzz import token_sort_ratio
from rapidfuzz.process import cdist

from tests.benchmarks.name_sets import Line, NameSet

_NO_NAME = re.compile(r"\(.*?\)|\d+|г\.\s?(?:р|н)\.|[^\w\s'’-]")


@dataclass(frozen=True, slots=True)
class Baseline:
    """Recall at 1 and in the first five of the lines with one person meant, and the seconds for the lines."""

    recall: float
    in_five: float
    seconds: float


def _ascii(text: str) -> str:
    return " ".join(anyascii(_NO_NAME.sub(" ", text)).lower().split())


def _forms(names: NameSet) -> tuple[list[str], list[int]]:
    texts = [_ascii(f"{row.surname} {row.given} {row.patronymic}") for row in names.rows]
    return texts, [row.person_id for row in names.rows]


def _counted(lines: Sequence[Line], ranked: Sequence[Sequence[int]], seconds: float) -> Baseline:
    meant = [(line, best) for line, best in zip(lines, ranked, strict=True) if line.kind == "match"]
    first = sum(list(best[:1]) == [line.true] for line, best in meant)
    five = sum(line.true in best[:5] for line, best in meant)
    return Baseline(first / max(len(meant), 1), five / max(len(meant), 1), seconds)


def letters(names: NameSet, lines: Sequence[Line]) -> Baseline:
    """Transliterate with anyascii, sort the words, compare letters (rapidfuzz token_sort_ratio)."""
    texts, persons = _forms(names)
    start = time.process_time()
    ranked: list[list[int]] = []
    for place in range(0, len(lines), 50):
        queries = [_ascii(line.text) for line in lines[place : place + 50]]
        scores = cdist(queries, texts, scorer=token_sort_ratio, dtype=np.uint8, workers=1)
        for row in scores:
            best = np.argsort(-row.astype(np.int16), kind="stable")[:20]
            ranked.append(list(dict.fromkeys(persons[one] for one in best)))
    return _counted(lines, ranked, time.process_time() - start)


_GROUPS = (
    ("shch|sch|sh|ch|zh|ts|tz|cz|sz|rz|dz|dj|[sczxj]", "4"), ("[dt]", "3"), ("[bpfvw]|ph", "7"), ("kh|gh|[gkhq]", "5"),
    ("[mn]", "6"), ("l", "8"), ("r", "9"),
)  # fmt: skip
_CODED = [(re.compile(group), code) for group, code in _GROUPS]


def sound_code(word: str) -> str:
    """Return six digits for how a word sounds, after Daitch and Mokotoff, with their groups made simpler."""
    first = "0" if word[:1] in "aeiouyj" else ""
    for group, code in _CODED:
        word = group.sub(code, word)
    digits = re.sub(r"(\d)\1+", r"\1", re.sub(r"[^\d]+", "", word))
    return (first + digits)[:6].ljust(6, "0")


def sound_codes(names: NameSet, lines: Sequence[Line]) -> Baseline:
    """Rank persons by how many words share a sound code, rare codes first."""
    texts, persons = _forms(names)
    having: defaultdict[str, list[int]] = defaultdict(list)
    for text, person in zip(texts, persons, strict=True):
        for word in set(text.split()):
            having[sound_code(word)].append(person)
    start = time.process_time()
    ranked = []
    for line in lines:
        points: defaultdict[int, float] = defaultdict(float)
        for word in set(_ascii(line.text).split()):
            found = having.get(sound_code(word), [])
            for person in set(found):
                points[person] += 1 / (1 + np.log1p(len(found)))
        ranked.append(sorted(points, key=lambda person: (-points[person], person))[:20])
    return _counted(lines, ranked, time.process_time() - start)
