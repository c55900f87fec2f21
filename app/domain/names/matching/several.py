"""Tells a printed line that names several people from one that names one: nobody is proposed for it."""

import re
from functools import lru_cache

from app.domain.names.given_names import class_of, class_of_oblique
from app.domain.names.matching.printed_line import PrintedWord, parse_line

JOINED = re.compile(r"\s(?:и|і|й|ды|та|and|&|oraz|ir)\s")
"""Words that join two people in one line."""
MARKS = re.compile(r"\s*[;,+]\s*")
"""What parts people, and much else."""
_INITIAL = re.compile(r"[^\W\d_a-zа-яёіўґєї]")


@lru_cache(4096)
def names_several(text: str) -> bool:
    """Tell whether a line names several people: joined by a word, or parted by commas.

    By commas only where two whole names stand there («Пятроў І. А., Пятрова Г. І.»), or given names alone after a
    whole name («Пятровы Ганна, Ігар»).
    """
    if JOINED.search(text):
        return True
    pieces = [name_in(piece) for piece in MARKS.split(text)] if MARKS.search(text) else []
    if sum(map(_is_whole, pieces)) > 1:
        return True
    return bool(pieces) and _is_whole(pieces[0]) and any(map(_is_given_alone, pieces[1:]))


def forget() -> None:
    """Drop the lines that were looked at from memory."""
    names_several.cache_clear()


def name_in(piece: str) -> tuple[PrintedWord, ...]:
    """Return the words of the name in a piece of a line."""
    writings = parse_line(piece).writings
    return writings[0].words if writings else ()


def is_surname(word: PrintedWord) -> bool:
    """Tell whether a word may be a surname: it is no initial and no given name."""
    return not word.initial and not _is_given(word)


def _is_given(word: PrintedWord) -> bool:
    return bool(class_of(word.folded) or class_of_oblique(word.folded))


def _is_whole(words: tuple[PrintedWord, ...]) -> bool:
    """Tell whether there is a surname with a given name or an initial."""
    own = [word for word in words if not word.initial or _INITIAL.match(word.text)]
    return any(map(is_surname, own)) and any(word.initial or _is_given(word) for word in own)


def _is_given_alone(words: tuple[PrintedWord, ...]) -> bool:
    return len(words) == 1 and not words[0].initial and _is_given(words[0])
