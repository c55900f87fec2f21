"""The one door from data to paper: what a person typed becomes clean characters, each in a font that has it.

Nothing here or behind it is ever parsed as markup; `<b>` comes out as a less-than sign, a b and a
greater-than sign.
"""

import re
import unicodedata
from typing import NamedTuple

from app.reports.fonts import covered, font_for

MOST_MARKS = 3
"""Combining marks kept on one letter; more of them would be painted over the lines above and below."""

NO_GLYPH = "□"
"""Shown in place of a character that none of our fonts has."""

_BREAKS = str.maketrans(dict.fromkeys("\r\v\f\x1c\x1d\x1e\x85\u2028\u2029", "\n"))
_DROPPED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_BLOCKS_OF_MARKS = (
    (0x0300, 0x036F),
    (0x0483, 0x0489),
    (0x1AB0, 0x1AFF),
    (0x1DC0, 0x1DFF),
    (0x20D0, 0x20FF),
    (0xFE00, 0xFE2F),
)
_EACH_MARK = frozenset(chr(code) for first, last in _BLOCKS_OF_MARKS for code in range(first, last + 1))
_MARKS = "".join(f"{chr(first)}-{chr(last)}" for first, last in _BLOCKS_OF_MARKS)
_STACK = re.compile(f"([{_MARKS}]{{{MOST_MARKS}}})[{_MARKS}]+")
_NO_BREAK_SPACE = "\u00a0"


class Run(NamedTuple):
    """Characters in one font."""

    font: str
    text: str


def clean(text: str) -> str:
    """Return `text` composed (NFC) and without what has no place on paper.

    Control characters, bidirectional and other invisible format characters, lone surrogates, private and
    unassigned characters are dropped; every line break becomes a newline, every other blank a space.
    """
    # What Python calls printable is nearly what paper can take: only the blank that never breaks is missing.
    printable = text.isprintable() or text.replace(_NO_BREAK_SPACE, " ").isprintable()
    if not (printable and unicodedata.is_normalized("NFC", text)):
        unified = text.replace("\r\n", "\n").translate(_BREAKS)
        text = unicodedata.normalize("NFC", "".join(map(_kept, unified)))
    if text.isascii() or _EACH_MARK.isdisjoint(text):
        return text
    return _STACK.sub(r"\1", text)


def one_line(text: str) -> str:
    """Return clean text with its line breaks as spaces."""
    return clean(text).replace("\n", " ")


def glued(text: str) -> str:
    """Return the text so that it never breaks over two lines (dates, numbers with their unit)."""
    return text.replace(" ", _NO_BREAK_SPACE)


def runs(text: str, base: str) -> tuple[Run, ...]:
    """Cut clean text into runs of one font each: `base` where it has the character, else a fallback.

    A character that no font has is shown as an empty square, so that nothing vanishes unseen.
    """
    if covered(base).issuperset(text):
        return (Run(base, text),)
    found: list[Run] = []
    current, letters = base, ""
    for letter in text:
        font, shown = _placed(letter, base, current)
        if font != current and letters:
            found.append(Run(current, letters))
            letters = ""
        current = font
        letters += shown
    return (*found, Run(current, letters)) if letters else tuple(found)


def _placed(letter: str, base: str, current: str) -> tuple[str, str]:
    """Return the font for a letter and the letter; blanks and marks stay in the run before them."""
    if letter == "\n" or ((letter.isspace() or unicodedata.combining(letter)) and letter in covered(current)):
        return current, letter
    font = font_for(letter, base)
    return (font, letter) if font else (font_for(NO_GLYPH, base) or base, NO_GLYPH)


def _kept(letter: str) -> str:
    if letter in "\n\u00a0":
        return letter
    category = unicodedata.category(letter)
    if category == "Zs":
        return _NO_BREAK_SPACE if letter == "\u202f" else " "
    if letter == "\t":
        return " "
    return "" if category in _DROPPED else letter
