"""Sets Arabic and Hebrew names: letters take their joined forms, and right-to-left stretches their visual order.

Enough for names and short remarks inside a text that runs from left to right; whole documents in these
scripts need a real shaping engine. The joined forms are the Arabic presentation forms of Unicode, and the
text layer maps them back to plain letters (settings.py), so that a copied name is the typed one.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LAM = "\u0644"
_JOINER = "\u0640"
"""The tatweel, which joins on both sides."""


def runs_right_to_left(text: str) -> bool:
    """Tell whether the text has letters that run from right to left."""
    return _RIGHT_TO_LEFT.search(text) is not None


def joined_letters(text: str) -> str:
    """Return the text with every Arabic letter in the form that its neighbours ask for."""
    forms, out, position = _forms(), [], 0
    while position < len(text):
        letter = text[position]
        pair = text[position : position + 2]
        unit = pair if pair[0] == _LAM and pair in forms else letter
        known = forms.get(unit)
        if known is None:
            out.append(letter)
            position += 1
            continue
        before = _neighbour(text, position, -1)
        after = _neighbour(text, position + len(unit) - 1, 1)
        joins_before = "final" in known and _joins_forward(before)
        joins_after = "initial" in known and _joins_backward(after)
        wanted = (
            ("medial" if joins_after else "final")
            if joins_before
            else "initial"
            if joins_after
            else "isolated"
        )
        out.append(known.get(wanted, unit))
        position += len(unit)
    return "".join(out)


def visual_order(letters: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return (font, letter) pairs of one line in the order in which they stand on paper, left to right.

    Stretches of right-to-left letters with the blanks and signs between them are turned round; numbers inside
    them are not, and marks stay behind their letter.
    """
    clusters: list[list[tuple[str, str]]] = []
    for pair in letters:
        if clusters and unicodedata.combining(pair[1]):
            clusters[-1].append(pair)
        else:
            clusters.append([pair])
    kinds = [unicodedata.bidirectional(cluster[0][1]) for cluster in clusters]
    start = 0
    while start < len(clusters):
        if kinds[start] not in {"R", "AL"}:
            start += 1
            continue
        end = start
        for place in range(start, len(clusters)):
            if kinds[place] == "L":
                break
            if kinds[place] in {"R", "AL"}:
                end = place
        clusters[start : end + 1] = _turned(clusters[start : end + 1], kinds[start : end + 1])
        start = end + 1
    return [pair for cluster in clusters for pair in cluster]


def _turned(clusters: list[list[tuple[str, str]]], kinds: list[str]) -> list[list[tuple[str, str]]]:
    turned: list[list[tuple[str, str]]] = []
    number: list[list[tuple[str, str]]] = []
    for cluster, kind in zip(reversed(clusters), reversed(kinds), strict=True):
        if kind in {"EN", "AN"}:
            number.insert(0, cluster)
            continue
        turned += [*number, cluster]
        number = []
    return turned + number


@cache
def _forms() -> dict[str, dict[str, str]]:
    """Return, for each letter (or lam with alef), its presentation forms by their name in the Unicode data."""
    forms: dict[str, dict[str, str]] = {}
    for code in (*range(0xFB50, 0xFBFF), *range(0xFE80, 0xFEFD)):
        form, *letters = unicodedata.decomposition(chr(code)).split() or [""]
        if form in {"<isolated>", "<final>", "<initial>", "<medial>"} and len(letters) <= 2:
            plain = "".join(chr(int(letter, 16)) for letter in letters)
            if len(plain) == 1 or plain[0] == _LAM:
                forms.setdefault(plain, {})[form[1:-1]] = chr(code)
    return forms


def _neighbour(text: str, position: int, step: int) -> str:
    """Return the next letter in a direction, marks passed over; empty at the end."""
    position += step
    while 0 <= position < len(text):
        if not unicodedata.combining(text[position]):
            return text[position]
        position += step
    return ""


def _joins_forward(letter: str) -> bool:
    return letter == _JOINER or "initial" in _forms().get(letter, {})


def _joins_backward(letter: str) -> bool:
    return letter == _JOINER or "final" in _forms().get(letter, {})
