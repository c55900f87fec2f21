"""The canonical form of a name: its sound without language, script and romanisation.

«Тихановский», «Ціханоўскі», "Tsikhanouski", "Cichanoŭski" and "Tikhanovsky" all have the reading TIHANAVSKI.

Letters of a reading: the vowels A E I U and the consonants B V G D J(ж) Z K L M N P R S T F H Q(ч) X(ш). ц is
TS and щ is XQ, so that the reading of a beginning is nearly always the beginning of the reading: search as
you type rests on that. Merged on purpose: о=а; е=ё=э=я; и=і=ы=й; ў=в; дз=д; soft ц=т (Belarusian тс); initial
в before a consonant = у (Владимир, Уладзімір); а=е after ж ч ш щ ц р; double letters. A word has several
readings where the spelling leaves it open ("ch" is ч, х or ш). Case, gender and suffixes of other languages
are undone by `lemma`, vowels by `skeleton`.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import product

from app.domain.names.latin_readings import READERS, Family, families_of_word

MAX_READINGS = 7
VOWELS = "AEIU"
NO_FAMILIES: frozenset[Family] = frozenset()
_CACHED_WORDS = 16_384

_HAS_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_HAS_LATIN = re.compile(r"[a-z\u00df-\u024f\u1e00-\u1eff]")

_CYRILLIC = str.maketrans(
    {
        **dict(zip("абвгґдежзийклмнопрстуфхчшыэ", "ABVGGDEJZIIKLMNAPRSTUFHQXIE", strict=True)),
        **dict(zip("ёєяіїјўюќћђѓљњџѕө", "EEEIIIVUKQDGLNJZA", strict=True)),
        **dict(zip("әғқңүұһӣӯҷҳ", "EGKNUUHIUJH", strict=True)),
        "ц": "TS",
        "щ": "XQ",
        "ь": "",
        "ъ": "",
        "'": "",
    }
)
_SOFT_TS = re.compile(r"ц(?=[іиеёюяьє])")
_NOT_READ = re.compile(f"[^{VOWELS}A-Z]")

_U_AFTER_VOWEL = re.compile(r"(?<=[aeo])u(?![aeiouyj])")
_IOTATED = re.compile(r"[yij]+([aeou])")
_SOFT_S = re.compile(r"(?<![A-Z])S(?=[aeiouy])")
_SOFT_HISS = re.compile(r"ц(?=[ie]|[yj][aeou])")
_VOWELS_MERGED = str.maketrans("aeiouyj", "AEIAUII")
# What an open spelling may be, the likelier first.
_OPEN: dict[str, tuple[str, ...]] = {"ц": ("TS",), "ть": ("T", "TS"), "г": ("G", "H"), "ў": ("V", "U")}
_OPEN_L = {False: ("L",), True: ("LE", "L")}
_OPEN_PARTS = re.compile(r"ть|[цгў]|л[ao]?")

_REPEATED_I = re.compile(r"I+")
_I_BEFORE_VOWEL = re.compile(r"I(?=[EU])")
_A_AFTER_HUSHER = re.compile(r"([XQJR]|TS)A")
_DOUBLED = re.compile(r"(.)\1+")
_INITIAL_V = re.compile(rf"^V(?=[^{VOWELS}])")


@lru_cache(_CACHED_WORDS)
def readings(word: str, around: frozenset[Family] = NO_FAMILIES) -> tuple[str, ...]:
    """Return the readings of one word (small letters, no hyphen), the likeliest first; at most seven.

    `around` are the romanisations that the rest of the name shows (`families_of_name`). Words in scripts
    other than Cyrillic and Latin have none.
    """
    if _HAS_CYRILLIC.search(word):
        found = _read_cyrillic(word)
    elif _HAS_LATIN.search(word):
        found = _read_latin(word, around)
    else:
        return ()
    # Belarusian parts two vowels by в: Наумов, Навумаў.
    parted = (reading.replace("AVU", "AU") for reading in found if "AVU" in reading)
    return _distinct((*found, *parted))[:MAX_READINGS]


def forget() -> None:
    """Drop the words that were read from memory: when a register is locked no name should linger here."""
    readings.cache_clear()
    lemmas.cache_clear()


def _read_cyrillic(word: str) -> tuple[str, ...]:
    word = word.replace("дз", "д").replace("ьо", "е")
    spellings = [word]
    if _SOFT_TS.search(word):
        spellings.insert(0, _SOFT_TS.sub("т", word.replace("цц", "ц")))
    return _distinct(_settle(_NOT_READ.sub("", spelling.translate(_CYRILLIC))) for spelling in spellings)


def _read_latin(word: str, around: frozenset[Family]) -> tuple[str, ...]:
    word = word.replace("'", "")
    spellings = [word]
    if word.endswith(("of", "ef", "off", "eff")):
        # -ov, -ev as emigrants wrote it; but Иосиф is Iosef too.
        spellings.insert(0, word.rstrip("f") + "v")
    found: list[str] = []
    for spelling in spellings:
        for family in families_of_word(spelling, around):
            for sounds in _sounds(spelling, family):
                found.extend(_spell_out(sounds, soft_l=family in (Family.SLAVIC, Family.POLISH)))
    return _distinct(found)


def _sounds(word: str, family: Family) -> tuple[str, ...]:
    """Return the word as the family's table reads it, ў told from u, and other guesses about its end."""
    reader = READERS[family]
    if family is Family.FRENCH:
        return (reader.read(word[:-1] if word.endswith("ine") and len(word) > 5 else word),)
    sounds = reader.read(word)
    if family is not Family.AZERBAIJANI:
        sounds = _U_AFTER_VOWEL.sub(_short_u, sounds)
    if family is Family.GERMAN:
        # German writes both ш and ж with sch, both с and з with s.
        found: tuple[str, ...] = (sounds, _SOFT_S.sub("Z", sounds))
        if "sch" in word and "tsch" not in word:
            found += tuple(one.replace("X", "J") for one in found)
        return found
    if family is Family.ENGLISH and word.startswith("j"):
        # Georgian, Armenian and Central Asian дж.
        return sounds, "DJ" + sounds[1:]
    if family is Family.SLAVIC and word.endswith(("ic", "ić")):
        # -vič whose accent was lost, or -vić of the southern Slavs.
        return sounds[:-1] + "Q", sounds
    return (sounds,)


def _short_u(found: re.Match[str]) -> str:
    # At the end ("Ivanou") and before -sk- it is ў and nothing else.
    rest = found.string[found.end() :]
    return "V" if not rest or rest.startswith(("SK", "ц")) else "ў"


def _spell_out(sounds: str, *, soft_l: bool) -> list[str]:
    """Return the readings of `sounds`, one for each way to close what the spelling left open."""
    sounds = _SOFT_HISS.sub("ть", sounds.replace("цц", "ц"))
    sounds = _IOTATED.sub(lambda found: "U" if found[1] == "u" else "E", sounds)
    parts = _OPEN_PARTS.split(sounds)
    if len(parts) == 1:
        return [_settle(sounds.translate(_VOWELS_MERGED))]
    choices = [_choices(part, soft_l=soft_l) for part in _OPEN_PARTS.findall(sounds)]
    closed = []
    for ways in product(*choices):
        text = parts[0] + "".join(way + part for way, part in zip(ways, parts[1:], strict=True))
        closed.append(_settle(text.translate(_VOWELS_MERGED)))
        if len(closed) == MAX_READINGS:
            break
    return closed


def _choices(part: str, *, soft_l: bool) -> tuple[str, ...]:
    if part == "л":
        return ("L",)
    if part[0] == "л":
        # In Łacinka and Polish l is soft, and ł is hard; without their accents nobody knows.
        return ("LE", "LA") if soft_l else ("LA",)
    return _OPEN[part]


def _settle(reading: str) -> str:
    """Return `reading` with what Belarusian, Russian and their romanisations write differently made equal."""
    if "I" in reading:
        reading = _I_BEFORE_VOWEL.sub("", _REPEATED_I.sub("I", reading).replace("IA", "E"))
    reading = _A_AFTER_HUSHER.sub(r"\1E", reading)
    reading = _DOUBLED.sub(r"\1", reading)
    return _INITIAL_V.sub("U", reading)


# Endings of surnames: how a reading ends, the fewest letters it must have, and what the ending becomes.
_SURNAME_ENDINGS: tuple[tuple[str, int, str], ...] = (
    # Adjectives: -ская, -ской, -скому, -скую, -ского, Polish and Czech -ska.
    *(("SK" + ending, 6, "SKI") for ending in ("AE", "AI", "EI", "IM", "AMU", "AGA")),
    *(("SK" + ending, 5, "SKI") for ending in ("U", "A")),
    # The same in Lithuanian: -skis, -skas, -skienė, -skaitė.
    *(("SK" + ending, 6, "SKI") for ending in ("IS", "AS", "ENE", "AITE", "ITE")),
    # Possessives: -ова, -ову, -овой, -овым, Lithuanian -ovas, -ovienė, Latvian -ovs.
    *((stem + ending, 5, stem) for stem in ("AV", "EV", "IN") for ending in ("A", "U", "AI", "IM", "E")),
    *((stem + ending, 6, stem) for stem in ("AV", "EV", "IN") for ending in ("AS", "ENE", "S")),
    # -ович, -евич in the other cases.
    *(("IQ" + ending, 5, "IQ") for ending in ("E", "A", "U", "EM", "AM")),
    # Other adjectives: Толстая, Толстой, Толстого.
    ("AGA", 7, "I"),
    ("AE", 5, "I"),
    ("AI", 6, "I"),
    # Latvian, Lithuanian of -enko, Armenian of old.
    *((stem + "S", 6, stem) for stem in ("UK", "IK", "EK", "IQ", "AK")),
    *((stem + "AS", 8, stem + "A") for stem in ("ENK", "ANK", "EIK")),
    ("ENTS", 9, "EN"),
    # Turkic and Azerbaijani -оглы, -oğlu.
    ("AGLU", 6, "AGLI"),
    # Other Lithuanian endings of men, wives and daughters; five letters of stem make sure that it is one.
    *((ending, 5 + len(ending), "") for ending in ("AITE", "ITE", "UTE", "ENE", "AS", "IS", "US")),
)
_LEMMAS = {ending: (fewest, instead) for ending, fewest, instead in _SURNAME_ENDINGS}
_LENGTHS = sorted({len(ending) for ending in _LEMMAS}, reverse=True)


def lemma(reading: str) -> str:
    """Return the reading of a surname without gender and case: the masculine nominative."""
    for length in _LENGTHS:
        fewest, instead = _LEMMAS.get(reading[-length:], (0, ""))
        if fewest and len(reading) >= fewest:
            return reading[:-length] + instead
    return reading


@lru_cache(_CACHED_WORDS)
def lemmas(word: str, around: frozenset[Family] = NO_FAMILIES) -> tuple[str, ...]:
    """Return the distinct lemmas of the readings of a surname."""
    return _distinct(lemma(reading) for reading in readings(word, around))


# Vowels go; so do the differences that dropped accents and hard hearing make: s/š/č/c, z/ž, g/h, v/f.
_BARE = str.maketrans({**dict.fromkeys(VOWELS), "X": "S", "Q": "S", "J": "Z", "H": "G", "F": "V"})
_HISS = re.compile(r"TS|S+")


def skeleton(reading: str) -> str:
    """Return the consonants of `reading`, coarsely; a leading A stands for any vowel at the beginning."""
    bare = _DOUBLED.sub(r"\1", _HISS.sub("S", reading.translate(_BARE)))
    return "A" + bare if reading[:1] in VOWELS else bare


def _distinct(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(reading for reading in found if reading))
