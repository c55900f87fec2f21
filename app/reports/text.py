"""The one door from data to paper: what a person typed becomes clean characters, each in a font that has it.

Nothing here or behind it is ever parsed as markup; `<b>` comes out as a less-than sign, a b and a
greater-than sign.
"""

import re
import unicodedata
from typing import NamedTuple

from app.base.visible_text import HARMLESS, code_of, visible
from app.reports.fonts import covered, font_for

MOST_MARKS = 3
"""Combining marks kept on one letter; more of them would be painted over the lines above and below."""

_SELECTORS = frozenset(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
_UNSEEN = str.maketrans(dict.fromkeys(HARMLESS | _SELECTORS, ""))
"""What nobody can see and the line does not need: soft hyphens, joiners, selectors of a variant of a glyph."""

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

    Soft hyphens and the like are dropped; control characters, marks of direction, lone surrogates, private and
    unassigned characters are shown by their codes and never obeyed; every line break becomes a newline, every
    other blank a space.
    """
    if text.isascii() and text.isprintable():
        return text
    # What Python calls printable is nearly what paper can take: only the blank that never breaks is missing.
    printable = text.isprintable() or text.replace(_NO_BREAK_SPACE, " ").isprintable()
    if not (printable and _SELECTORS.isdisjoint(text) and unicodedata.is_normalized("NFC", text)):
        text = unicodedata.normalize("NFC", "".join(map(_kept, visible(text.translate(_UNSEEN)))))
    if _EACH_MARK.isdisjoint(text):
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

    A character that no font has is shown by its code, so that nothing vanishes unseen.
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


def in_no_font(text: str, base: str) -> tuple[str, ...]:
    """Return the characters of clean text, each once, that no font has."""
    return tuple(
        letter for letter in dict.fromkeys(text) if letter != "\n" and font_for(letter, base) is None
    )


def _placed(letter: str, base: str, current: str) -> tuple[str, str]:
    """Return the font for a letter and the letter; blanks and marks stay in the run before them."""
    if letter == "\n" or ((letter.isspace() or unicodedata.combining(letter)) and letter in covered(current)):
        return current, letter
    font = font_for(letter, base)
    return (font, letter) if font else (base, code_of(letter))


def _kept(letter: str) -> str:
    if letter in "\n\u00a0":
        return letter
    if letter == "\t":
        return " "
    if unicodedata.category(letter) == "Zs":
        return _NO_BREAK_SPACE if letter == "\u202f" else " "
    return letter
