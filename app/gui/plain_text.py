"""Text as the window shows it: nothing in a name acts on the line, stays unseen, pushes the page wide or is markup."""

import html
import re
import unicodedata

from PySide6.QtGui import QFontMetrics

from app.base.visible_text import code_of, visible, visible_line

# Unseen and of no use in any script, unlike the joiners; so that two names that look alike do not hide why they differ.
_UNSEEN = re.compile("[\u200b\u2060\ufeff]")
_MAY_BREAK = "\u200b"
_WORD = re.compile(r"[^\s\-–—/]+")


def seen(text: str) -> str:
    """Return the text with whatever would act on the line, or not be seen, shown by its code."""
    return text if text.isprintable() else _UNSEEN.sub(lambda found: code_of(found[0]), visible(text))


def seen_line(text: str) -> str:
    """Return seen text on one line: line breaks and tabs are spaces."""
    return text if text.isprintable() else seen(visible_line(text))


def tip(text: str) -> str:
    """Return the text for a tool tip, which Qt must not take for markup."""
    told = seen(text)
    return f"<span>{html.escape(told)}</span>" if "<" in told else told


def broken(text: str, metrics: QFontMetrics, width: int) -> str:
    """Let each word that is longer than the line break where the line ends; all others stay whole."""
    widest = max(1, metrics.maxWidth())
    if width <= 0 or all(len(word) * widest <= width for word in _WORD.findall(text)):
        return text
    return _WORD.sub(lambda found: _cut(found[0], metrics, width), text)


def _cut(word: str, metrics: QFontMetrics, width: int) -> str:
    if metrics.horizontalAdvance(word) <= width:
        return word
    pieces, piece = [], ""
    for letter in word:
        if piece and not unicodedata.combining(letter) and metrics.horizontalAdvance(piece + letter) > width:
            pieces.append(piece)
            piece = ""
        piece += letter
    return _MAY_BREAK.join((*pieces, piece))
