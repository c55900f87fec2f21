"""How Latin spellings of East Slavic names are read: one table of letter groups per family of romanisations.

A table turns small Latin letters into sounds. Capital letters are consonants of the canonical form (see
canonical.py). Small vowels stay for the rules that follow. Four small Cyrillic letters stand for what the
spelling leaves open: ц (hard, or the soft т of Belarusian), г (the letters г and х are both written h), л
(hard or soft), ў (в or у).
"""

import re
from dataclasses import dataclass
from enum import StrEnum


class Family(StrEnum):
    """Who wrote the Latin spelling: the same letters are read differently."""

    ENGLISH = "english"
    """English press, ICAO passports, BGN: sh, ch, kh, zh, ts, y."""
    SLAVIC = "slavic"
    """Łacinka, ISO 9, Czech, Lithuanian, with or without their accents: š, č, ch for х, c for ц, j."""
    NATIONAL = "national"
    """Belarusian of 2023, and hasty spellings like it: c for ц beside ch, sh, zh, kh («Mackevich»)."""
    POLISH = "polish"
    GERMAN = "german"
    FRENCH = "french"
    AZERBAIJANI = "azerbaijani"


_PLAIN = {
    **dict(zip("bvgdzkmnprstfw", "BVGDZKMNPRSTFV", strict=True)),
    **dict.fromkeys(("c", "q"), "K"),
    "l": "L",
    "h": "г",
    "x": "KS",
    "ph": "F",
    "th": "T",
}
_ACCENTED = {
    **dict(zip("čšžŭłćśźńĺľżŝĉĵğşťďňŕņļķģđñŵġ", "QXJVLTSZNLLJXQJGXTDNRNLKGDNVG", strict=True)),
    **dict(zip("çșțţřßðþ", ("Q", "X", "ц", "ц", "J", "S", "D", "T"), strict=True)),
    **dict.fromkeys("áàâãåāăą", "a"),
    **dict.fromkeys("éèêëēėęěẽəæ", "e"),
    **dict.fromkeys("íìîïīįĭıỳýÿ", "i"),
    **dict.fromkeys("óòôõōŏőø", "o"),
    **dict.fromkeys("úùûüůūųű", "u"),
    "ö": "e",
    "ä": "e",
    "œ": "e",
}


def _groups(text: str) -> dict[str, str]:
    words = text.split()
    return dict(zip(words[::2], words[1::2], strict=True))


# Letters and their sounds by turns; only what differs from the plain letters.
TABLES: dict[Family, dict[str, str]] = {
    Family.ENGLISH: _groups(
        "dzh DJ shch XQ schch XQ sch XQ tch Q sh X ch Q kh H zh J ts ц tz ц dz D ck K gh G"
    ),
    Family.SLAVIC: _groups("šč XQ ch H c ц dz D dź D l л sh X zh J kh H ts ц"),
    Family.NATIONAL: _groups("shch XQ sh X ch Q kh H zh J c ц ts ц dz D"),
    Family.POLISH: _groups(
        "szcz XQ sz X cz Q ch H rz J c ц dz D dź D l л ó u ą aN ę eN ąb aMB ąp aMP ęb eMB ęp eMP"
    ),
    Family.GERMAN: _groups("schtsch XQ tsch Q dsch DJ sch X ch H tz ц z ц ds D ß S"),
    Family.FRENCH: _groups("chtch XQ tch Q ch X dj DJ j J ou u iou ju kh H gu G qu K ts ц dz D"),
    Family.AZERBAIJANI: _groups("x H c DJ q G ə a"),
}


@dataclass(frozen=True, slots=True)
class Reader:
    """One family's table, ready to be run over a word."""

    groups: re.Pattern[str]
    sounds: dict[str, str]

    def read(self, word: str) -> str:
        """Return the sounds of `word` (small Latin letters); characters nobody knows are dropped."""
        return self.groups.sub(self._sound, word)

    def _sound(self, found: re.Match[str]) -> str:
        group = found[0]
        return self.sounds.get(group, group if group in "aeiouyj" else "")


def _reader(family: Family) -> Reader:
    sounds = _PLAIN | _ACCENTED | TABLES[family]
    groups = sorted((group for group in sounds if len(group) > 1), key=len, reverse=True)
    return Reader(re.compile("|".join([*groups, r"[^aeiouyj]"])), sounds)


READERS: dict[Family, Reader] = {family: _reader(family) for family in Family}

_POLISH_SIGNS = re.compile(r"sz|cz|ł|ż|wicz|dź|ą|ę")
_GERMAN_SIGNS = re.compile(r"tsch|sch|[ei]z$|w.*z[aeiouk]|z.*w|zk(?:i|y|ij|aja)$")
_SLAVIC_SIGNS = re.compile(r"[čšžŭćśźńěřĺ]")
_ENGLISH_SIGNS = re.compile(r"sh|zh|kh|tch|gh|(?<![aeiou])y[aeou]")
_NATIONAL_SIGNS = re.compile(r"(?=.*c(?!h))(?=.*(?:[cskz]h))")
_FRENCH_SIGNS = re.compile(r"ou(?!$|sk|c|ts)|tch|ï|gu[ei]|^j[aeiou]")
_NOT_FRENCH = re.compile(r"y[aeou]|sh|zh|kh(?!r)|w|k[iy]$|[čšžŭł]")
_NAME_FRENCH_SIGNS = re.compile(r"tch|ou[^sktlcnv\s]|ï")
_NAME_GERMAN_SIGNS = re.compile(r"tsch|(?<!t)sch(?!c)")
_NAME_ENGLISH_SIGNS = re.compile(r"(?<!t)sh|zh|kh|(?<![aeiou])y[aeou]")
_NAME_NOT_FRENCH = re.compile(r"sh|zh|w|y[aeou]")


def families_of_word(word: str, around: frozenset[Family]) -> tuple[Family, ...]:
    """Return the families by which `word` may be read, the likeliest first.

    `around` are those that the other words of the name show. Polish, Slavic and German letters that the
    English scheme does not know exclude it; `rz` alone does not, it may be р+з («Korzun»).
    """
    found: list[Family] = []
    polish = bool(_POLISH_SIGNS.search(word)) or Family.POLISH in around
    slavic = bool(_SLAVIC_SIGNS.search(word)) or Family.SLAVIC in around
    if "ə" in word or Family.AZERBAIJANI in around:
        found.append(Family.AZERBAIJANI)
    if polish:
        found.append(Family.POLISH)
    if slavic:
        found.append(Family.SLAVIC)
    if not (polish or slavic or ("tsch" in word and Family.GERMAN in around)):
        found.append(Family.ENGLISH)
    if Family.GERMAN in around or (_GERMAN_SIGNS.search(word) and not polish):
        # "tsch" is ч first, and т, ц before ш, ч only when nothing else in the name is German.
        found.insert(0 if "tsch" in word else len(found), Family.GERMAN)
    if Family.FRENCH in around or (_FRENCH_SIGNS.search(word) and not _NOT_FRENCH.search(word)):
        found.append(Family.FRENCH)
    if not (slavic or _POLISH_SIGNS.search(word) or "sch" in word) and (
        not _ENGLISH_SIGNS.search(word) or "ck" in word
    ):
        found.append(Family.SLAVIC)
    if _NATIONAL_SIGNS.match(word) and not (polish or slavic):
        found.append(Family.NATIONAL)
    if not polish and "rz" in word:
        found.append(Family.POLISH)
    return tuple(found)


def families_of_name(name: str) -> frozenset[Family]:
    """Return the families that a whole name (small letters) gives away; they hold for all its words."""
    found = set()
    if "ə" in name:
        found.add(Family.AZERBAIJANI)
    if _POLISH_SIGNS.search(name):
        found.add(Family.POLISH)
    if re.search(r"[čšžŭ]", name):
        found.add(Family.SLAVIC)
    if (
        _NAME_GERMAN_SIGNS.search(name)
        and Family.POLISH not in found
        and not _NAME_ENGLISH_SIGNS.search(name)
    ):
        found.add(Family.GERMAN)
    if _NAME_FRENCH_SIGNS.search(name) and not _NAME_NOT_FRENCH.search(name):
        found.add(Family.FRENCH)
    return frozenset(found)
