"""Tells the script of a text, repairs letters of the wrong script, and cuts a name into comparable words."""

import re
import unicodedata
from bisect import bisect_right
from enum import StrEnum

MAX_TEXT = 600
"""Characters of one field that are looked at: no name is longer, and a pasted page must cost nothing."""

MAX_WORDS = 24
MAX_WORD = 48


class Script(StrEnum):
    """The script of a text, as ISO 15924 codes."""

    ARABIC = "Arab"
    ARMENIAN = "Armn"
    CYRILLIC = "Cyrl"
    DEVANAGARI = "Deva"
    GEORGIAN = "Geor"
    GREEK = "Grek"
    HAN = "Hani"
    HANGUL = "Hang"
    HEBREW = "Hebr"
    JAPANESE = "Jpan"
    LATIN = "Latn"
    THAI = "Thai"
    MIXED = "Zmix"
    """Letters of several scripts (a code of ours)."""
    OTHER = "Zzzz"
    NONE = "Zyyy"
    """No letters at all."""


# First code point and script of each block of letters; `OTHER` closes a block.
_BLOCKS: tuple[tuple[int, Script], ...] = (
    (0x0000, Script.LATIN),
    (0x0250, Script.OTHER),
    (0x0370, Script.GREEK),
    (0x0400, Script.CYRILLIC),
    (0x0530, Script.ARMENIAN),
    (0x0590, Script.HEBREW),
    (0x0600, Script.ARABIC),
    (0x0780, Script.OTHER),
    (0x0900, Script.DEVANAGARI),
    (0x0980, Script.OTHER),
    (0x0E00, Script.THAI),
    (0x0E80, Script.OTHER),
    (0x10A0, Script.GEORGIAN),
    (0x1100, Script.HANGUL),
    (0x1200, Script.OTHER),
    (0x1C80, Script.CYRILLIC),
    (0x1C90, Script.GEORGIAN),
    (0x1CC0, Script.OTHER),
    (0x1E00, Script.LATIN),
    (0x1F00, Script.GREEK),
    (0x2000, Script.OTHER),
    (0x2D00, Script.GEORGIAN),
    (0x2D30, Script.OTHER),
    (0x2DE0, Script.CYRILLIC),
    (0x2E00, Script.OTHER),
    (0x2E80, Script.HAN),
    (0x3040, Script.JAPANESE),
    (0x3100, Script.OTHER),
    (0x3130, Script.HANGUL),
    (0x3190, Script.OTHER),
    (0x3400, Script.HAN),
    (0xA000, Script.OTHER),
    (0xA640, Script.CYRILLIC),
    (0xA6A0, Script.OTHER),
    (0xAC00, Script.HANGUL),
    (0xD7B0, Script.OTHER),
    (0xF900, Script.HAN),
    (0xFB00, Script.LATIN),
    (0xFB13, Script.ARMENIAN),
    (0xFB1D, Script.HEBREW),
    (0xFB50, Script.ARABIC),
    (0xFE00, Script.OTHER),
    (0xFE70, Script.ARABIC),
    (0xFEFF, Script.OTHER),
    (0xFF21, Script.LATIN),
    (0xFF5B, Script.OTHER),
    (0xFF66, Script.JAPANESE),
    (0xFFA0, Script.HANGUL),
    (0xFFE0, Script.OTHER),
    (0x20000, Script.HAN),
    (0x323B0, Script.OTHER),
)
_STARTS = tuple(start for start, _ in _BLOCKS)

# What most names consist of, told at once.
_ONLY = (
    (Script.CYRILLIC, re.compile(r"[\u0400-\u0481\u048a-\u052f][\u0400-\u0481\u048a-\u052f '’-]{0,200}")),
    (
        Script.LATIN,
        re.compile(
            r"[A-Za-z\u00c0-\u00d6\u00d8-\u00f6][A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u017e '’-]{0,200}"
        ),
    ),
)
_LATIN = re.compile(r"[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff]")
_CYRILLIC = re.compile(r"[\u0400-\u0481\u048a-\u052f]")

# Letters that look the same in both scripts. The narrow pairs can be told by nobody's eye; the wide ones are
# added when the rest of the word leaves no doubt (a keyboard left in the other layout, a careless text
# recognition).
_TWINS = dict(zip("aceopxyiABCEHIKMOPTXY", "асеорхуіАВСЕНІКМОРТХУ", strict=True))
_COUSINS = dict(zip("kmtbh", "кмтвн", strict=True))
_TO_CYRILLIC = str.maketrans(_TWINS | _COUSINS)
_TO_LATIN = str.maketrans({cyrillic: latin for latin, cyrillic in (_COUSINS | _TWINS).items()})
_LATIN_TWINS = frozenset(_TWINS)
_CYRILLIC_TWINS = frozenset(_TWINS.values())

APOSTROPHES = "'’‘ʼʹ′`´ʻ＇"
HYPHENS = "-‐‑‒–—―−﹣－"
_FOLDED = str.maketrans(
    dict.fromkeys(APOSTROPHES, "'") | dict.fromkeys(HYPHENS, "-") | dict.fromkeys('ʺ″”“„«»"', " ")
)
_DROPPED = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Mn", "Me"))
_PLAIN = re.compile(r"[ -~\u00c0-\u017e\u0410-\u044f\u0401\u0451\u0406\u0456\u040e\u045e]*")
# Of the plain characters those that are folded, or whose small letters are: most names have none.
_TO_FOLD = re.compile('[`"\u0149]')
_WORD = re.compile(r"[^\W_]+(?:'+[^\W_]+)*")
_NOT_ALPHANUMERIC = re.compile(r"[\W_]+")
_CHUNK = re.compile(r"[^\s,;:|/\\()\[\]{}<>]+")


def script_of(text: str) -> Script:
    """Return the script of the letters of `text`: MIXED for several, NONE without letters.

    Han with kana is Japanese, as a Japanese name usually is.
    """
    for script, only in _ONLY:
        if only.fullmatch(text):
            return script
    found = {_script_of_letter(letter) for letter in text[:MAX_TEXT] if letter.isalpha()}
    if found == {Script.HAN, Script.JAPANESE}:
        return Script.JAPANESE
    if len(found) > 1:
        return Script.MIXED
    return found.pop() if found else Script.NONE


def _script_of_letter(letter: str) -> Script:
    return _BLOCKS[bisect_right(_STARTS, ord(letter)) - 1][1]


def repair_homoglyphs(name: str) -> str:
    """Return `name` with letters that belong to the other of Latin and Cyrillic put right.

    First each word by itself («Ивaнов» with a Latin a), then words made of twins only («Pоман» beside
    «Иванов») by what the rest of the name is written in.
    """
    if not (_LATIN.search(name) and _CYRILLIC.search(name)):
        return name
    cyrillic = sum(letter not in _CYRILLIC_TWINS for letter in _CYRILLIC.findall(name))
    latin = sum(letter not in _LATIN_TWINS for letter in _LATIN.findall(name))
    around = None
    if cyrillic > 2 * latin:
        around = Script.CYRILLIC
    elif latin > 2 * cyrillic:
        around = Script.LATIN
    return "".join(_repair_word(part, around) for part in re.split(r"(\s+)", name))


def _repair_word(word: str, around: Script | None) -> str:
    latin, cyrillic = _LATIN.findall(word), _CYRILLIC.findall(word)
    only_latin_twins = all(letter in _LATIN_TWINS for letter in latin)
    only_cyrillic_twins = all(letter in _CYRILLIC_TWINS for letter in cyrillic)
    if latin and cyrillic:
        if only_latin_twins and not (only_cyrillic_twins and around is Script.LATIN):
            return word.translate(_TO_CYRILLIC)
        if only_cyrillic_twins or len(latin) > len(cyrillic):
            return word.translate(_TO_LATIN)
        return word.translate(_TO_CYRILLIC)
    if latin and only_latin_twins and around is Script.CYRILLIC:
        return word.translate(_TO_CYRILLIC)
    if cyrillic and only_cyrillic_twins and around is Script.LATIN:
        return word.translate(_TO_LATIN)
    return word


def normalise(text: str) -> str:
    """Return `text` composed (NFKC), in small letters, with one kind of apostrophe, hyphen and space.

    Stress marks, invisible and unassigned characters vanish; only the first MAX_TEXT characters are looked
    at.
    """
    text = text[:MAX_TEXT]
    plain = _PLAIN.fullmatch(text)
    if plain and not _TO_FOLD.search(text):
        return " ".join(text.casefold().split())
    composed = text if plain else _composed(text)
    return " ".join(composed.casefold().translate(_FOLDED).split())


def _composed(text: str) -> str:
    # The look-alikes are folded first: NFKC would turn some of them into a space and a loose accent.
    composed = unicodedata.normalize("NFKC", text.translate(_FOLDED)).casefold()
    composed = unicodedata.normalize("NFKC", composed)
    spaced = (" " if character.isspace() else character for character in composed)
    return "".join(c for c in spaced if unicodedata.category(c) not in _DROPPED)


def words_of(name: str) -> tuple[str, ...]:
    """Return the words of `name`, repaired, in small letters; a hyphen parts words, an apostrophe does not.

    At most MAX_WORDS words of at most MAX_WORD characters.
    """
    words = _WORD.findall(normalise(repair_homoglyphs(name[:MAX_TEXT])))
    return tuple(word[:MAX_WORD] for word in words[:MAX_WORDS])


def chunks_of(name: str) -> tuple[str, ...]:
    """Return what stands between spaces, commas and brackets, as written: words with hyphens, numbers.

    At most MAX_WORDS chunks of the first MAX_TEXT characters.
    """
    return tuple(_CHUNK.findall(name[:MAX_TEXT])[:MAX_WORDS])


def number_text(number: str) -> str:
    """Return a number without punctuation, in small letters, Cyrillic twins as Latin: "by0017"."""
    return squeezed(normalise(number))


def squeezed(normal: str) -> str:
    """Return the same of a number that is normalised already."""
    return _NOT_ALPHANUMERIC.sub("", normal).translate(_TO_LATIN)
