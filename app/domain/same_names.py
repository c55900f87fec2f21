"""Which lines of announced lists print the same name, so that nobody is counted twice."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from app.domain.announced_list import AnnouncedLine
from app.domain.names.canonical import readings
from app.domain.names.matching import Clue, parse_line
from app.domain.names.scripts import words_of

NameKey: TypeAlias = tuple[frozenset[str], str]
"""The sound of the words of a name, in any order, and the year of birth where namesakes are told apart by it."""

_BIRTH = ("birth", "birth_date", "birth_year")


def same_names(lines: Iterable[AnnouncedLine]) -> Mapping[int, NameKey]:
    """Return by the id of a line what it shares with all others that print the same name.

    Only the name counts, not its number in the list nor what stands around it. Of namesakes printed with several
    years of birth each year is somebody; a line without a year is then one of them, the oldest.
    """
    said = [(line.id, _sounds(line), _birth_year(line)) for line in lines]
    years: dict[frozenset[str], set[str]] = defaultdict(set)
    for _number, sounds, year in said:
        if year:
            years[sounds].add(year)
    return {number: (sounds, year or min(years[sounds], default="")) for number, sounds, year in said}


def _sounds(line: AnnouncedLine) -> frozenset[str]:
    writings = parse_line(line.printed).writings
    name = " ".join(word.text for word in writings[0].words) if writings else line.printed
    return frozenset(next(iter(readings(word)), word) for word in words_of(name))


def _birth_year(line: AnnouncedLine) -> str:
    columns = json.loads(line.clues) if line.clues else {}
    birth = Clue.of_line("", **{name: columns[name] for name in _BIRTH if name in columns}).birth
    year = (str(birth) if birth else parse_line(line.printed).birth)[:4]
    return year if year.isdigit() else ""
