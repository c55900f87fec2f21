"""Puts names in alphabetical order by plain comparison of stored keys, byte by byte, in any database."""

import unicodedata

from app.domain.names.scripts import APOSTROPHES, normalise

# One order for Belarusian, Russian and Ukrainian: each finds its own letters where it expects them.
_ALPHABET = "абвгґдеёєжзиіїйклмнопрстуўфхцчшщъыьэюя"
_FIRST = 0x0430
_CYRILLIC = {ord(letter): chr(_FIRST + place) for place, letter in enumerate(_ALPHABET)}
# In Russian ё is filed under е, and only breaks a tie.
_RUSSIAN = _CYRILLIC | {ord("ё"): _CYRILLIC[ord("е")]}
# Latin letters whose base is not found by taking marks away.
_LATIN = str.maketrans(
    {"ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe", "ı": "i", "ə": "e", "þ": "th", "ð": "d"}
)
_SILENT = dict.fromkeys(map(ord, APOSTROPHES))
# Below the space, so that a shorter name precedes the longer one that it begins.
_TIE = "\t"


def sort_key(text: str, language: str = "") -> str:
    """Return the key by which a name (surname first) is sorted; keys compare as strings or as bytes.

    Order: numbers, Latin, Cyrillic, other scripts; case and apostrophes do not count; Latin letters by their
    base («Łukašenka» among the L), Cyrillic by a common alphabet in which ё follows е, і follows и and ў
    follows у. With `language` "ru", ё counts as е. What is left equal is ordered by the exact letters.
    """
    folded = normalise(text)
    table = _RUSSIAN if language == "ru" else _CYRILLIC
    primary = "".join(
        _without_marks(c) if "a" <= c < "\u0370" or "\u1e00" <= c < "\u1f00" else c for c in folded
    )
    return f"{primary.translate(_SILENT).translate(table)}{_TIE}{folded}"


def _without_marks(letter: str) -> str:
    if letter.isascii():
        return letter
    plain = unicodedata.normalize("NFD", letter.translate(_LATIN))
    return "".join(c for c in plain if not unicodedata.combining(c))
