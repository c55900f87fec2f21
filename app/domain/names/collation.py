"""Puts names in alphabetical order by plain comparison of stored keys, byte by byte, in any database."""

import re
import unicodedata

from app.domain.names.scripts import APOSTROPHES, normalise

# One order for Belarusian, Russian and Ukrainian: each finds its own letters where it expects them.
_ALPHABET = "абвгґдеёєжзиіїйклмнопрстуўфхцчшщъыьэюя"
_FIRST = 0x0430
_SILENT: dict[int, str | None] = dict.fromkeys(map(ord, APOSTROPHES))
_CYRILLIC = _SILENT | {ord(letter): chr(_FIRST + place) for place, letter in enumerate(_ALPHABET)}
# In Russian ё is filed under е, and only breaks a tie.
_RUSSIAN = _CYRILLIC | {ord("ё"): _CYRILLIC[ord("е")]}
# Latin letters whose base is not found by taking marks away.
_LATIN = str.maketrans(
    {"ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe", "ı": "i", "ə": "e", "þ": "th", "ð": "d"}
)
_MARKED = re.compile(r"[\u00c0-\u036f\u1e00-\u1eff]")
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
    primary = _MARKED.sub(_without_marks, folded)
    return f"{primary.translate(table)}{_TIE}{folded}"


def _without_marks(found: re.Match[str]) -> str:
    plain = unicodedata.normalize("NFD", found[0].translate(_LATIN))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
