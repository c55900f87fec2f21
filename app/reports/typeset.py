"""Breaks text into lines: words are measured once per document, over-long ones are cut, nothing is hyphenated."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from app.reports.fonts import width as width_at_one_point
from app.reports.ink import Font
from app.reports.right_to_left import joined_letters, runs_right_to_left, visual_order
from app.reports.text import Run, clean, one_line, runs

_PART = re.compile(r"\n| +|[^\n ]+")
_AFTER_HYPHEN = re.compile(r"(?<=[^\W\d_]{3}-)(?=[^\W\d_]{3})")
"""A line may break after a hyphen between two words (`Кавальчук-Ўласевіч`), but not in `IK-4`."""

_GOOD_CUTS = "/.?&=_-@:;,"
_ELLIPSIS = "…"


class Span(NamedTuple):
    """Text as somebody typed it, to be set in one of our fonts."""

    text: str
    font: Font


class Line(NamedTuple):
    """One line ready to be drawn; `width` is at the size for which it was broken."""

    runs: tuple[Run, ...]
    width: float


class _Piece(NamedTuple):
    font: str
    text: str
    width: float


class Typesetter:
    """Measures and breaks text for one document, and forgets its words with it."""

    def __init__(self) -> None:
        self._widths: dict[tuple[str, str], float] = {}

    def width(self, text: str, font: str) -> float:
        """Return the width at one point of text that `font` covers."""
        known = self._widths.get((font, text))
        if known is None:
            known = self._widths[font, text] = width_at_one_point(text, font)
        return known

    def line(self, text: str, font: Font, size: float, room: float | None = None) -> Line:
        """Return text as a single line, ended with an ellipsis where it does not fit into `room`."""
        pieces = self._pieces(_shaped(one_line(text)), font)
        total = sum(piece.width for piece in pieces)
        if room is None or total * size <= room:
            return _line(pieces, size)
        ellipsis = _Piece(font, _ELLIPSIS, self.width(_ELLIPSIS, font))
        left = room / size - ellipsis.width
        kept: list[_Piece] = []
        for piece in pieces:
            fitting, rest = self._cut(piece, left, anywhere=True)
            if fitting.text:
                kept.append(fitting)
                left -= fitting.width
            if rest.text:
                break
        return _line([*kept, ellipsis], size)

    def wrap(self, text: str, font: Font, size: float, room: float) -> list[Line]:
        """Return text broken into lines of at most `room` points (at least one line, maybe empty)."""
        plain = _shaped(clean(text))
        if "\n" not in plain:
            pieces = self._pieces(plain, font)
            if sum(piece.width for piece in pieces) * size <= room:
                return [_line(pieces, size)]
        return self._fill(self._words(plain, font), size, room)

    def wrap_spans(self, spans: Iterable[Span], size: float, room: float) -> list[Line]:
        """Return several spans in a row, broken into lines."""
        words = [word for span in spans for word in self._words(_shaped(clean(span.text)), span.font)]
        return self._fill(words, size, room)

    def _pieces(self, plain: str, font: Font) -> list[_Piece]:
        return [_Piece(run.font, run.text, self.width(run.text, run.font)) for run in runs(plain, font)]

    def _words(self, plain: str, font: Font) -> Iterator[_Piece]:
        """Yield words, blanks (of several in a row one) and newlines."""
        for run in runs(plain, font):
            for part in _PART.findall(run.text):
                if part[0] in "\n ":
                    yield _Piece(run.font, part[0], self.width(" ", run.font))
                    continue
                for word in _AFTER_HYPHEN.split(part) if "-" in part else (part,):
                    yield _Piece(run.font, word, self.width(word, run.font))

    def _fill(self, words: Iterable[_Piece], size: float, room: float) -> list[Line]:
        """Fill lines greedily; words that touch (two fonts in one word) stay together where they fit."""
        limit = room / size + 1e-6
        lines: list[Line] = []
        current: list[_Piece] = []
        taken = 0.0
        blank: _Piece | None = None
        for group in _groups(words):
            if group[0].text == "\n":
                lines.append(_line(current, size))
                current, taken, blank = [], 0.0, None
                continue
            if group[0].text == " ":
                blank = group[0] if current else None
                continue
            needed = sum(piece.width for piece in group)
            space = blank.width if blank else 0.0
            if current and taken + space + needed > limit:
                lines.append(_line(current, size))
                current, taken = [], 0.0
            elif blank:
                current.append(blank)
                taken += space
            blank = None
            for piece in group:
                rest = piece
                while taken + rest.width > limit:
                    fitting, rest = self._cut(rest, limit - taken, at_least_one=not current)
                    lines.append(_line([*current, fitting], size))
                    current, taken = [], 0.0
                current.append(rest)
                taken += rest.width
        lines.append(_line(current, size))
        return lines

    def _cut(
        self, piece: _Piece, room: float, *, anywhere: bool = False, at_least_one: bool = False
    ) -> tuple[_Piece, _Piece]:
        """Cut a piece so that the first part fits; marks stay with their letter, addresses break at a sign."""
        fits, used = 0, 0.0
        for letter in piece.text:
            used += self.width(letter, piece.font)
            if used > room:
                break
            fits += 1
        if fits < len(piece.text):
            if not anywhere:
                fits = _good_cut(piece.text, fits)
            while fits and unicodedata.combining(piece.text[fits]):
                fits -= 1
        fits = max(fits, 1) if at_least_one else fits
        first, rest = piece.text[:fits], piece.text[fits:]
        return (
            _Piece(piece.font, first, width_at_one_point(first, piece.font)),
            # The rest of a word is as wide as what is left of it: measuring it anew each time would be quadratic.
            _Piece(piece.font, rest, piece.width - width_at_one_point(first, piece.font)),
        )


def _groups(words: Iterable[_Piece]) -> Iterator[list[_Piece]]:
    """Yield blanks and newlines alone, and the pieces of one word (in several fonts) together."""
    group: list[_Piece] = []
    for word in words:
        if word.text in " \n":
            if group:
                yield group
                group = []
            yield [word]
            continue
        if group and group[-1].font == word.font:
            # Two parts in the same font: a place where a line may break.
            yield group
            group = []
        group.append(word)
    if group:
        yield group


def _good_cut(text: str, fits: int) -> int:
    """Return a cut shortly before `fits` that follows a sign, or `fits`."""
    for cut in range(fits, max(fits - 20, 1), -1):
        if text[cut - 1] in _GOOD_CUTS:
            return cut
    return fits


def _shaped(plain: str) -> str:
    return joined_letters(plain) if runs_right_to_left(plain) else plain


def _line(pieces: Sequence[_Piece], size: float) -> Line:
    width = sum(piece.width for piece in pieces) * size
    if any(runs_right_to_left(piece.text) for piece in pieces):
        letters = visual_order([(piece.font, letter) for piece in pieces for letter in piece.text])
        pieces = [_Piece(font, letter, 0) for font, letter in letters]
    joined: list[Run] = []
    for piece in pieces:
        if joined and joined[-1].font == piece.font:
            joined[-1] = Run(piece.font, joined[-1].text + piece.text)
        elif piece.text:
            joined.append(Run(piece.font, piece.text))
    return Line(tuple(joined), width)
