"""Understands articles of the Belarusian codes as people and papers print them."""

import re
from dataclasses import dataclass

# "ст. 342 ч. 1", "ч.1 ст.342", "Art. 361-1", "361¹", "арт. 130 ч. 3", "24.23 КоАП".
_NUMBER = r"(?P<article>\d{1,3}(?:\.\d{1,2})?(?:[-–]\d)?[¹²³⁴⁵]?)"
_PART = r"(?:ч|ч\.|част\w*|part|p)\.?\s*(?P<{0}>\d{{1,2}})"
_ARTICLE = re.compile(
    rf"(?:{_PART.format('before')}\s*)?(?:ст|арт|art|article|artyk\w*)?\.?\s*{_NUMBER}(?:\s*[,(]?\s*{_PART.format('after')})?",
    re.IGNORECASE,
)
_SUPERSCRIPTS = str.maketrans({"¹": "-1", "²": "-2", "³": "-3", "⁴": "-4", "⁵": "-5", "–": "-"})
_ADMINISTRATIVE = re.compile(r"коап|кааап|administrative", re.IGNORECASE)
_SEPARATORS = re.compile(r"[;\n\"\[\]]+")


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """An article as our code for it (`BLR-UK-361-1`) and its part (empty: not said)."""

    code: str
    part: str = ""


def parse_articles(text: str) -> tuple[ParsedArticle, ...]:
    """Return the articles that a cell names, each once, in its order; empty when it names none.

    A title after a number ("Art. 361 — Calls for …") is passed over: of each piece between semicolons, line breaks
    or quotation marks only the numbers that stand where an article's number can stand are read.
    """
    found: dict[ParsedArticle, None] = {}
    for piece in _SEPARATORS.split(text):
        administrative = bool(_ADMINISTRATIVE.search(piece))
        for match in _ARTICLE.finditer(_without_title(piece)):
            article = _parsed(match, administrative)
            if article is not None:
                found[article] = None
    return tuple(found)


def article_number(code: str) -> str:
    """Return the number that a code of ours names: `361-4` for `BLR-UK-361-4`; another code is its own number."""
    return code.split("-", 2)[-1] if code.startswith("BLR-") else code


def _without_title(piece: str) -> str:
    """Cut a piece where the words of a title begin: after the first number, at the first long word."""
    words = re.search(
        r"\d[^A-Za-zА-Яа-яЁёІіЎў]*?\s+(?!(?:ч|част|ст|арт|art|part|УК|КК|КоАП|і|и|and|p)\b)[^\W\d]{4,}", piece
    )
    return piece[: words.end()] if words else piece


def _parsed(match: "re.Match[str]", administrative: bool) -> ParsedArticle | None:
    number = match["article"].translate(_SUPERSCRIPTS)
    code = f"BLR-KOAP-{number}" if "." in number or administrative else f"BLR-UK-{number}"
    if code.startswith("BLR-UK-") and not 10 <= int(number.split("-")[0]) <= 466:
        return None
    return ParsedArticle(code, match["before"] or match["after"] or "")
