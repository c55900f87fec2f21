"""Cuts a line of an announced list into the words of the name, each with its place in the line, and the rest.

Lists are printed in every fashion: numbered, with years of birth, ages, places and professions, surname first or
last, with initials, in two scripts at once. What is certainly no name is blanked out, letter by letter, so that
every word keeps its place.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from app.domain.names.given_names import class_of
from app.domain.names.matching.line_words import (
    AGE,
    ASIDE,
    BEFORE_NAME,
    BIRTH_DATE,
    BIRTH_WORDS,
    DASH,
    NUMBERING,
    PLACE,
    TITLES,
    YEAR,
)
from app.domain.names.scripts import MAX_TEXT, Script, normalise, repair_homoglyphs, script_of

MAX_NAME_WORDS = 8
_MOST_OF_CUT_OFF, _DIGRAPH = 4, "дз"
# What has no width stands within words that were copied from a page; it parts nothing.
_WITHIN = r"[\w\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff'’‘ʼʹ′`´ʻ＇]*"
_WORD = re.compile(rf"[^\W\d_]{_WITHIN}(?:[-‐‑–][^\W\d_]{_WITHIN})*\.?")
_INITIALS = re.compile(r"(?:[^\W\d_]|[Дд][зжЗЖ]|[A-Z][a-z]|Iou|Shch)\.")
_SLASH = re.compile(r"\s*[/|=;\n\r\t]\s*")


@dataclass(frozen=True, slots=True)
class PrintedWord:
    """A word of a printed name: as printed, its place in the line, and small, repaired and plain in `folded`.

    `initial` tells that only the first letter is given, or the first few.
    """

    text: str
    start: int
    end: int
    folded: str
    initial: bool = False


@dataclass(frozen=True, slots=True)
class Writing:
    """One writing of the name in a line.

    `comma` is the number of words before a comma that parts the surname from the rest, 0 without such a comma.
    `asides` are words in brackets: often the name at birth, sometimes a place.
    """

    words: tuple[PrintedWord, ...]
    comma: int = 0
    asides: tuple[PrintedWord, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """What a line says: the name in one writing or in several, the date of birth (EDTF) or age if printed."""

    writings: tuple[Writing, ...]
    birth: str = ""
    age: int = 0


@lru_cache(4096)
def parse_line(text: str) -> PrintedLine:
    """Return what a printed line says; never raises, whatever the text."""
    line = repair_homoglyphs(text[:MAX_TEXT])
    line, birth = _without_birth(line)
    line, age = _without_age(line)
    line = NUMBERING.sub(_blank, line, count=1)
    line, asides = _without_asides(BIRTH_WORDS.sub(_blank, line))
    line = TITLES.sub(_blank, PLACE.sub(_blank, line))
    writings = [writing for part in _parts(line) if (writing := _writing(line, *part))]
    if not writings:
        # Everything was in brackets, or nothing is left: better the asides than no name.
        writings = [Writing(asides[:MAX_NAME_WORDS])] if asides else []
    else:
        translated = [Writing(group) for group in _translations(writings[0], asides)]
        first = writings[0]
        writings = [
            Writing(first.words, first.comma, () if translated else asides),
            *writings[1:],
            *translated,
        ]
    return PrintedLine(tuple(_as_printed(writing, text) for writing in writings), birth, age)


def without_numbering(text: str) -> str:
    """Return a printed line without the bullet and the number before the name; all else stays as printed."""
    return BEFORE_NAME.sub("", text, count=1) or text


def _as_printed(writing: Writing, text: str) -> Writing:
    """Return the writing with its words as they stand in the line, look-alikes and all."""
    words, asides = (
        tuple(replace(word, text=text[word.start : word.end]) for word in group)
        for group in (writing.words, writing.asides)
    )
    return Writing(words, writing.comma, asides)


def forget() -> None:
    """Drop the lines that were read from memory."""
    parse_line.cache_clear()


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _without_birth(line: str) -> tuple[str, str]:
    found = BIRTH_DATE.search(line)
    if found:
        day, month, year = found["day"], found["month"], found["year"]
        iso = (
            f"{year}-{int(month):02d}-{int(day):02d}"
            if 1 <= int(month) <= 12 and 1 <= int(day) <= 31
            else year
        )
    else:
        found = YEAR.search(line)
        iso = found["year"] if found else ""
    if not found:
        return line, ""
    return line[: found.start()] + " " * len(found[0]) + line[found.end() :], iso


def _without_age(line: str) -> tuple[str, int]:
    found = AGE.search(line)
    if not found:
        return line, 0
    age = int(found["age"] or found["aged"])
    return line[: found.start()] + "," + " " * (len(found[0]) - 1) + line[found.end() :], age


def _without_asides(line: str) -> tuple[str, tuple[PrintedWord, ...]]:
    asides: list[PrintedWord] = []
    for found in ASIDE.finditer(line):
        if not PLACE.search(found[0]):
            asides.extend(_words(line, found.start(), found.end()))
    return ASIDE.sub(_blank, line), tuple(asides)


def _parts(line: str) -> list[tuple[int, int]]:
    """Return the places of the writings that slashes part."""
    parts, start = [], 0
    for found in _SLASH.finditer(line):
        parts.append((start, found.start()))
        start = found.end()
    return [*parts, (start, len(line))][:4]


def _writing(line: str, start: int, end: int) -> Writing | None:
    dash = DASH.search(line, start, end)
    if dash and len(_words(line, start, dash.start())) >= 2:
        end = dash.start()
    pieces = []
    for piece in re.finditer(r"[^,]+", line[start:end]):
        words = _words(line, start + piece.start(), start + piece.end())
        if words:
            pieces.append(words)
    if not pieces:
        return None
    if len(pieces) == 1:
        return Writing(pieces[0][:MAX_NAME_WORDS])
    first, second = pieces[:2]
    if len(first) == 1 or second[0].initial or class_of(second[0].folded):
        return Writing((first + second)[:MAX_NAME_WORDS], comma=len(first))
    return Writing(first[:MAX_NAME_WORDS])


def _words(line: str, start: int, end: int) -> tuple[PrintedWord, ...]:
    """Return the words between two places; "А.С." is two initials."""
    words: list[PrintedWord] = []
    place = start
    while found := _WORD.search(line, place, end):
        initials = _INITIALS.match(line, found.start(), end)
        if initials:
            found = initials
        text = found[0].rstrip(".")
        folded = normalise(text).replace(" ", "")
        if folded:
            initial = bool(initials) or len(folded) == 1
            if not initial and _is_cut_off(found, folded, line[found.end() : end]):
                initial, folded = True, folded[: 2 if folded.startswith(_DIGRAPH) else 1]
            words.append(PrintedWord(text, found.start(), found.start() + len(text), folded, initial))
        place = max(found.end(), found.start() + 1)
    return tuple(words)


def _is_cut_off(found: re.Match[str], folded: str, rest: str) -> bool:
    """Tell whether a word is a given name cut off («Каваленка Анд. П.»): as good as an initial."""
    short = found[0].endswith(".") and len(folded) <= _MOST_OF_CUT_OFF and found[0][0].isupper()
    return short and not class_of(folded) and _WORD.search(rest) is not None


def _translations(first: Writing, asides: tuple[PrintedWord, ...]) -> list[tuple[PrintedWord, ...]]:
    """Return the words in brackets as a writing of their own when they are the same name in another script."""
    if len(asides) < 2 or not first.words:
        return []
    scripts = {script_of(word.folded) for word in asides}
    if script_of(first.words[0].folded) in scripts or len(scripts & {Script.CYRILLIC, Script.LATIN}) != 1:
        return []
    return [asides[:MAX_NAME_WORDS]]
