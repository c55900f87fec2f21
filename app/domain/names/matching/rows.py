"""What the register stores of each written name so that the matcher can be loaded without reading names anew."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from app.domain.names.canonical import NO_FAMILIES, lemmas
from app.domain.names.given_names import SON_OR_DAUGHTER
from app.domain.names.latin_readings import Family, families_of_name
from app.domain.names.matching.printed_line import PrintedWord, parse_line
from app.domain.names.matching.words import FORM, SHORT, Word, initial_sounds, word_of
from app.domain.names.scripts import MAX_TEXT, normalise, repair_homoglyphs, words_of
from app.domain.partial_date import PartialDate

MATCH_VERSION = 3
"""Raised whenever `match_rows` would make other rows of the same names: registers then make them anew."""

PART, CLASS, PET, FATHER, INITIAL = "+=~/."
"""Signs before an item of a key column: a part of a double surname; a class of given names, by an official form or
by a pet name; the father's class; the sounds of an initial. Items without a sign are sounds."""

BIRTH_USAGE = "birth"
_CACHED = 32_768
_LATIN = re.compile(r"[a-z\u00c0-\u024f]")


class NameForm(NamedTuple):
    """One way a person's name is written, as the store has it; `text` is a name of which no part is known."""

    surname: str
    given: str
    patronymic: str
    text: str = ""
    usage: str = "legal"


class MatchRow(NamedTuple):
    """A stored row: one name form of a person, or one way to cut a form whose parts are not known.

    `surname`, `given` and `patronymic` are as written; the columns of keys are items parted by spaces (see the
    signs above). `birth` is the stored form of the date, empty if unknown; `sex` is "m", "f" or "".
    """

    person_id: int
    number: int
    usage: str
    surname: str
    surname_keys: str
    given: str
    given_keys: str
    patronymic: str
    patronymic_keys: str
    birth: str
    sex: str


def match_rows(
    person_id: int, forms: Sequence[tuple[str, str, str, str, str]], birth: PartialDate | None, sex: str
) -> list[MatchRow]:
    """Return the rows of a person with these name forms (surname, given, patronymic, text, usage).

    Never raises, whatever the texts. A form without given name or patronymic takes those of the first form that
    has them: who was born «Іванова» had the same given name.
    """
    tail = (str(birth) if birth else "", sex if sex in ("m", "f") else "")
    cut = [
        (usage, parts) for *names, usage in forms for parts in _parts(*(part[:MAX_TEXT] for part in names))
    ]
    given = next((parts[1] for _usage, parts in cut if parts[1]), "")
    patronymic = next((parts[2] for _usage, parts in cut if parts[2]), "")
    rows: list[MatchRow] = []
    for usage, parts in cut:
        whole = (parts[0], parts[1] or given, parts[2] or patronymic)
        keys = _keys(*whole)
        rows.append(
            MatchRow(
                person_id, len(rows), usage, whole[0], keys[0], whole[1], keys[1], whole[2], keys[2], *tail
            )
        )
    return rows


def forget() -> None:
    """Drop the names whose keys were made from memory."""
    _surname_keys.cache_clear()
    _given_keys.cache_clear()
    _patronymic_keys.cache_clear()


def _parts(surname: str, given: str, patronymic: str, text: str) -> list[tuple[str, str, str]]:
    """Return the form as surname, given name and patronymic; a text in each way in which it may be cut."""
    known = (surname.strip(), given.strip(), patronymic.strip())
    if known[0] or known[1]:
        return [known]
    line = parse_line(text)
    return [parts for writing in line.writings for parts in _cut(writing.words)]


def _cut(words: tuple[PrintedWord, ...]) -> list[tuple[str, str, str]]:
    looked = [(word.text, word_of(word.folded)) for word in words[:4] if not word.initial]
    if len(looked) <= 1:
        return [(text, "", "") for text, _word in looked]
    fathers = [text for text, word in looked if word.fathers and word.is_patronymic]
    father = fathers[-1] if len(looked) > 2 and fathers else ""
    rest = [(text, word) for text, word in looked if text != father]
    givens = [text for text, word in rest if any(kind != 2 for _name, kind in word.classes)]
    if len(givens) == 1 and len(rest) >= 2:
        surname = " ".join(text for text, _word in rest if text != givens[0])
        return [(surname, givens[0], father)]
    first, last = rest[0][0], rest[-1][0]
    return [(last, first, father), (first, last, father)]


def _keys(surname: str, given: str, patronymic: str) -> tuple[str, str, str]:
    around = NO_FAMILIES
    whole = f"{surname} {given} {patronymic}"
    if _has_latin(whole):
        around = families_of_name(repair_homoglyphs(whole).casefold())
    return _surname_keys(surname, around), _given_keys(given, around), _patronymic_keys(patronymic, around)


def _has_latin(text: str) -> bool:
    return _LATIN.search(text.casefold()) is not None


def _telling(field: str) -> tuple[str, ...]:
    words = words_of(field)
    return tuple(word for word in words if word not in SON_OR_DAUGHTER) or words


def _lemmas(word: str, around: frozenset[Family]) -> tuple[str, ...]:
    """Return the lemmas that `word_of` would find, without everything else that it looks up: surnames are many."""
    return lemmas(word, around) or (word,)


@lru_cache(_CACHED)
def _surname_keys(field: str, around: frozenset[Family]) -> str:
    if not field:
        return ""
    words = _telling(field)
    items = dict.fromkeys(_lemmas("".join(words), around)) if words else {}
    if len(words) > 1:
        for word in words:
            if len(word) > 2:
                items |= dict.fromkeys(PART + lemma for lemma in _lemmas(word, around))
    return " ".join(items)


@lru_cache(_CACHED)
def _given_keys(field: str, around: frozenset[Family]) -> str:
    items: dict[str, None] = {}
    for word in _telling(field):
        items |= dict.fromkeys(given_items(word_of(word, around), is_initial=_is_initial(field, word)))
    return " ".join(items)


@lru_cache(_CACHED)
def _patronymic_keys(field: str, around: frozenset[Family]) -> str:
    if not field:
        return ""
    items: dict[str, None] = {}
    words = words_of(field)
    named = any(word in SON_OR_DAUGHTER for word in words)
    for word in _telling(field):
        items |= dict.fromkeys(
            father_items(word_of(word, around), named=named, is_initial=_is_initial(field, word))
        )
    return " ".join(items)


def _is_initial(field: str, word: str) -> bool:
    return len(word) == 1 or (len(word) == 2 and f"{word}." in normalise(field))


def given_items(word: Word, *, is_initial: bool) -> Iterable[str]:
    """Return the items of the key column of a given name."""
    if is_initial:
        return (INITIAL + "".join(sorted(initial_sounds(word.text))),)
    classes = (
        (CLASS if kind == FORM else PET) + name for name, kind in word.classes if kind in (FORM, SHORT)
    )
    return (*word.sounds, *classes)


def father_items(word: Word, *, named: bool, is_initial: bool) -> Iterable[str]:
    """Return the items of the key column of a patronymic; `named`: a word for son or daughter stood with it."""
    if is_initial:
        return (INITIAL + "".join(sorted(initial_sounds(word.text))),)
    fathers = word.fathers or (tuple(name for name, _kind in word.classes) if named else ())
    return (*word.stems, *(FATHER + name for name in fathers))
