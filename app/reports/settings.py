"""Closes what a document program must never do by itself: fetch, read files, follow markup, betray times."""

import unicodedata
from functools import cache

from reportlab import rl_config
from reportlab.pdfbase import ttfonts
from reportlab.platypus.paraparser import ParaParser

CLOSED_TAGS = ("img", "a", "link", "onDraw", "ondraw", "index")
"""Markup that reads local files, writes links or calls back; our documents use no markup at all."""


class ClosedTag(Exception):
    """Somebody handed markup with a forbidden tag to reportlab: a defect of the calling code."""


@cache
def apply() -> None:
    """Set reportlab up for this process; does nothing the second time."""
    rl_config.trustedSchemes = []
    rl_config.trustedHosts = None
    rl_config.toColorCanUse = None
    # Dates of the file and its identity come from its content alone.
    rl_config.invariant = 1
    # Base 85 makes every stream a quarter larger and serves no reader of today.
    rl_config.useA85 = 0
    for tag in CLOSED_TAGS:
        setattr(ParaParser, f"start_{tag}", _refusing(tag))
    ttfonts.makeToUnicodeCMap = to_unicode_map


def to_unicode_map(font_name: str, subset: list[int]) -> str:
    """Return the table by which readers turn the codes of a font back into characters.

    It replaces reportlab's own, which maps the unused codes to U+0000 and writes characters beyond the basic
    plane with five digits, so that copied text is wrong (PDF 32000-1, 9.10.3: UTF-16BE, at most 100 lines in
    a block).
    """
    known = [(code, character) for code, character in enumerate(subset) if character]
    blocks = [known[first : first + 100] for first in range(0, len(known), 100)]

    def plain(character: int) -> str:
        # The joined forms of Arabic letters are for the eye only.
        letter = chr(character)
        return unicodedata.normalize("NFKC", letter) if "\ufb50" <= letter <= "\ufefc" else letter

    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo",
        f"<< /Registry ({font_name}) /Ordering ({font_name}) /Supplement 0 >> def",
        f"/CMapName /{font_name} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<00> <FF>",
        "endcodespacerange",
    ]
    for block in blocks:
        lines.append(f"{len(block)} beginbfchar")
        lines += [
            f"<{code:02X}> <{plain(character).encode('utf-16-be').hex().upper()}>"
            for code, character in block
        ]
        lines.append("endbfchar")
    return "\n".join([*lines, "endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"])


def _refusing(tag: str) -> object:
    def start(_parser: ParaParser, _attributes: object) -> None:
        raise ClosedTag(tag)

    return start
