"""Loads the fonts of the house once per process, those of other scripts when a letter needs them."""

import threading
from functools import cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from app.base.paths import resource
from app.reports import settings
from app.reports.ink import Font

HOUSE: dict[str, str] = {
    Font.SERIF: "VigilSerif-Regular.ttf",
    Font.SERIF_BOLD: "VigilSerif-SemiBold.ttf",
    Font.DISPLAY: "VigilSerifDisplay-SemiBold.ttf",
    Font.SANS: "VigilSans-Regular.ttf",
    Font.SANS_BOLD: "VigilSans-SemiBold.ttf",
    Font.SANS_ITALIC: "VigilSans-Italic.ttf",
}
"""Static TrueType files in resources/fonts (reportlab embeds neither OpenType-CFF nor variable fonts)."""

FALLBACKS: dict[str, str] = {
    "Vigil-Georgian": "NotoSansGeorgian-Regular.ttf",
    "Vigil-Armenian": "NotoSansArmenian-Regular.ttf",
    "Vigil-Hebrew": "NotoSansHebrew-Regular.ttf",
    "Vigil-Arabic": "NotoNaskhArabic-Regular.ttf",
    "Vigil-Symbols": "NotoSansSymbols-Regular.ttf",
    "Vigil-Symbols2": "NotoSansSymbols2-Regular.ttf",
}
"""Fonts for other scripts in the order in which they are tried, by the name they are known to reportlab."""

_loading = threading.Lock()
_loaded: dict[str, TTFont] = {}


def load(name: str) -> TTFont:
    """Return the font, read from its file when it is used for the first time in this process."""
    if known := _loaded.get(name):
        return known
    with _loading:
        if name not in _loaded:
            settings.apply()
            file = {**HOUSE, **FALLBACKS}[name]
            # Shaping would put letters into the text layer that nobody typed; we set no script that needs it.
            font = TTFont(name, str(resource("fonts", file)), shapable=False)
            pdfmetrics.registerFont(font)
            _loaded[name] = font
        return _loaded[name]


@cache
def covered(name: str) -> frozenset[str]:
    """Return the characters that the font has, and the newline, which no font needs."""
    return frozenset({"\n", *map(chr, load(name).face.charToGlyph)})


@cache
def font_for(letter: str, base: str) -> str | None:
    """Return the font in which `letter` is set where `base` is asked for; None when no font has it."""
    order = (base, Font.SANS, *FALLBACKS)
    return next((name for name in order if letter in covered(name)), None)


def width(text: str, name: str) -> float:
    """Return the width of text in this font at the size of one point; every character must be covered."""
    return float(load(name).stringWidth(text, 1))
