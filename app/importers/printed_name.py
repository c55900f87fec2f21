"""Cuts a name as somebody printed it into surname, given name and patronymic, where that is certain."""

import re

from app.domain.names.given_names import class_of, father_of
from app.domain.names.scripts import normalise
from app.domain.person import NameUsage
from app.domain.person_draft import NameDraft

_NOT_PLAIN = re.compile(r"[^\w\s'’ʼ‘`-]|\d|_")
_UKRAINIAN = frozenset("їєґ")
_NOT_BELARUSIAN = frozenset("ищъ")


def printed_name(text: str, usage: NameUsage = NameUsage.LEGAL, *, given_first: bool) -> NameDraft:
    """Return the name cut into its parts; only `text` where the order is in doubt.

    A word is a given name when it belongs to a class of given names. Where both words or none of two do,
    `given_first` says whether the writer puts the given name first; without it nothing is cut.
    """
    language = language_of(text)
    surname, given, patronymic = _parts(text, given_first=given_first)
    if surname:
        return NameDraft(surname, given, patronymic, language=language, usage=usage)
    return NameDraft(text=text, language=language, usage=usage)


def language_of(name: str) -> str:
    """Return the language that the letters of a name give away (be, ru, uk; en for plain Latin), else nothing."""
    if name.isascii():
        return "en" if any(letter.isalpha() for letter in name) else ""
    letters = frozenset(name.casefold())
    if "ў" in letters:
        return "be"
    foreign = not letters.isdisjoint(_NOT_BELARUSIAN)
    if (foreign and "і" in letters) or not letters.isdisjoint(_UKRAINIAN):
        return "uk"
    if "і" in letters:
        return "be"
    return "ru" if foreign else ""


def _parts(text: str, *, given_first: bool) -> tuple[str, str, str]:
    """Return surname, given name and patronymic; all empty when in doubt."""
    before, comma, after = text.partition(",")
    if comma and "," not in after:
        return _after_comma(before.split(), after.split())
    words = text.split()
    if _NOT_PLAIN.search(text):
        return "", "", ""
    if len(words) == 2:
        return _of_two(*words, given_first=given_first)
    if len(words) == 3:
        return _of_three(*words)
    return "", "", ""


def _after_comma(surname: list[str], rest: list[str]) -> tuple[str, str, str]:
    """Cut "Surname, Given Patronymic", an order that the comma makes certain."""
    if not surname or not 1 <= len(rest) <= 2 or _NOT_PLAIN.search("".join(surname + rest)):
        return "", "", ""
    if len(rest) == 2 and not _is_patronymic(rest[1]):
        return " ".join(surname), " ".join(rest), ""
    return " ".join(surname), rest[0], "".join(rest[1:])


def _of_two(first: str, second: str, *, given_first: bool) -> tuple[str, str, str]:
    known = (_is_given(first), _is_given(second))
    if known == (True, False) or (given_first and known[0] == known[1]):
        return second, first, ""
    if known == (False, True):
        return first, second, ""
    return "", "", ""


def _of_three(first: str, second: str, third: str) -> tuple[str, str, str]:
    if _is_given(second) and _is_patronymic(third):
        return first, second, third
    if _is_given(first) and _is_patronymic(second):
        return third, first, second
    return "", "", ""


def _is_given(word: str) -> bool:
    return bool(class_of(normalise(word)))


def _is_patronymic(word: str) -> bool:
    return bool(father_of(normalise(word)))
