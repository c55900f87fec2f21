"""Text as it may be shown: what would act on the line or stay unseen is shown by its code instead, as `[U+202E]`.

A name comes from a web page or a list of somebody else's, and a character that turns the line round can make one
name read as another. Window, terminal and paper therefore show such characters and never obey them.
"""

import unicodedata

HARMLESS = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
"""Soft hyphen, joiners and their kin: unseen, but nothing else in the line changes with them."""

_BREAKS = str.maketrans(dict.fromkeys("\r\v\f\x1c\x1d\x1e\x85\u2028\u2029", "\n"))
_SHOWN_BY_CODE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def visible(text: str) -> str:
    """Return the text with control characters, marks of direction and the like shown by their codes.

    Also lone surrogates and characters that are private or not assigned. Every kind of line break becomes a
    newline; tabs stay, as do the harmless ones, which one may drop.
    """
    if text.isprintable():
        return text
    return "".join(map(_seen, text.replace("\r\n", "\n").translate(_BREAKS)))


def visible_line(text: str) -> str:
    """Return visible text on one line: line breaks and tabs are spaces."""
    return visible(text).replace("\n", " ").replace("\t", " ")


def shown_by_code(text: str) -> tuple[str, ...]:
    """Return the characters, each once, that `visible` shows by their codes."""
    if text.isprintable():
        return ()
    plain = text.replace("\r\n", "\n").translate(_BREAKS)
    return tuple(letter for letter in dict.fromkeys(plain) if _seen(letter) != letter)


def code_of(letter: str) -> str:
    """Return what stands for a character that cannot be shown itself."""
    return f"[U+{ord(letter):04X}]"


def _seen(letter: str) -> str:
    if letter in "\n\t" or letter in HARMLESS or unicodedata.category(letter) not in _SHOWN_BY_CODE:
        return letter
    return code_of(letter)
