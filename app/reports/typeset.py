"""Breaks text into lines: words are measured once per document, over-long ones cut, none hyphenated."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from app.base.visible_text import shown_by_code
from app.reports.fonts import covered
from app.reports.fonts import width as width_at_one_point
from app.reports.ink import Font
from app.reports.right_to_left import joined_letters, runs_right_to_left, visual_order
from app.reports.text import Run, clean, in_no_font, one_line, runs

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
        self.by_code: dict[str, None] = {}
        """The characters, in the order in which they came, that were set as their codes."""

    def width(self, text: str, font: str) -> float:
        """Return the width at one point of text that `font` covers."""
        known = self._widths.get((font, text))
        if known is None:
            known = self._widths[font, text] = width_at_one_point(text, font)
        return known

    def line(self, text: str, font: Font, size: float, room: float | None = None) -> Line:
        """Return text as a single line, ended with an ellipsis where it does not fit into `room`."""
        pieces = [
            _Piece(run.font, run.text, self.width(run.text, run.font))
            for run in self._runs(text, font, one_line(text))
        ]
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
        found = self._runs(text, font, clean(text))
        if not found:
            return [Line((), 0.0)]
        if len(found) == 1 and "\n" not in found[0].text and not runs_right_to_left(found[0].text):
            width = self.width(found[0].text, found[0].font) * size
            if width <= room:
                return [Line(found, width)]
        return self._broken(found, size, room)

    def wrap_spans(self, spans: Iterable[Span], size: float, room: float) -> list[Line]:
        """Return several spans in a row, broken into lines."""
        return self._broken(
            [run for span in spans for run in self._runs(span.text, span.font, clean(span.text))], size, room
        )

    def longest_word(self, text: str, font: Font) -> float:
        """Return the width at one point of the widest piece of text that no line may break."""
        words = self._words(self._runs(text, font, clean(text)))
        return max((sum(piece.width for piece in group) for group in _groups(words)), default=0.0)

    def _runs(self, text: str, font: Font, plain: str) -> tuple[Run, ...]:
        """Return clean text in runs of one font, and remember what only its code can stand for."""
        if not text.isprintable():
            self.by_code |= dict.fromkeys(shown_by_code(text))
        if not plain:
            return ()
        if covered(font).issuperset(plain):
            return (Run(font, plain),)
        self.by_code |= dict.fromkeys(in_no_font(plain, font))
        return runs(_shaped(plain), font)

    def _broken(self, text: Sequence[Run], size: float, room: float) -> list[Line]:
        """Break runs into lines."""
        if len(text) == 1 and (simple := self._simply_broken(text[0], size, room)):
            return simple
        return [_line(pieces, size) for pieces in self._fill(self._words(text), room / size + 1e-6)]

    def _simply_broken(self, run: Run, size: float, room: float) -> list[Line]:
        """Break text in one font at its blanks; nothing when a word is too wide for that.

        Most of what we print is of this kind, and it takes half the time of the general way.
        """
        if runs_right_to_left(run.text):
            return []
        limit, blank = room / size + 1e-6, self.width(" ", run.font)
        lines: list[Line] = []
        for paragraph in run.text.split("\n"):
            words: list[str] = []
            taken = -blank
            for word in paragraph.split(" "):
                width = self.width(word, run.font)
                if width > limit:
                    return []
                if words and taken + blank + width > limit:
                    lines.append(Line((Run(run.font, " ".join(words)),), taken * size))
                    words, taken = [], -blank
                if word:
                    words.append(word)
                    taken += blank + width
            lines.append(Line((Run(run.font, " ".join(words)),) if words else (), max(taken, 0) * size))
        return lines

    def _words(self, text: Iterable[Run]) -> Iterator[_Piece]:
        """Yield words, blanks (of several in a row one) and newlines."""
        for run in text:
            for part in _PART.findall(run.text):
                if part[0] in "\n ":
                    yield _Piece(run.font, part[0], self.width(" ", run.font))
                    continue
                for word in _AFTER_HYPHEN.split(part) if "-" in part else (part,):
                    yield _Piece(run.font, word, self.width(word, run.font))

    def _fill(self, words: Iterable[_Piece], limit: float) -> Iterator[list[_Piece]]:
        """Yield lines filled greedily; the fonts of one word stay together where they fit."""
        current: list[_Piece] = []
        taken = 0.0
        blank: _Piece | None = None
        for group in _groups(words):
            first = group[0]
            if first.text == "\n":
                yield current
                current, taken, blank = [], 0.0, None
                continue
            if first.text == " ":
                blank = first if current else None
                continue
            needed = first.width if len(group) == 1 else sum(piece.width for piece in group)
            space = blank.width if blank else 0.0
            if current and taken + space + needed > limit:
                yield current
                current, taken = [], 0.0
            elif blank:
                current.append(blank)
                taken += space
            blank = None
            for piece in group:
                rest = piece
                while taken + rest.width > limit:
                    fitting, rest = self._cut(rest, limit - taken, at_least_one=not current)
                    yield [*current, fitting]
                    current, taken = [], 0.0
                current.append(rest)
                taken += rest.width
        yield current

    def _cut(
        self, piece: _Piece, room: float, *, anywhere: bool = False, at_least_one: bool = False
    ) -> tuple[_Piece, _Piece]:
        """Cut a piece so that the first part fits; marks stay with their letter, addresses cut at a sign."""
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
            # The rest of a word is as wide as what is left of it: measuring it anew each time
            # would be quadratic.
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
    width = sum([piece.width for piece in pieces]) * size
    joined: list[Run] = []
    start = 0
    for end in range(1, len(pieces) + 1):
        if end == len(pieces) or pieces[end].font != pieces[start].font:
            joined.append(Run(pieces[start].font, "".join([piece.text for piece in pieces[start:end]])))
            start = end
    if any(runs_right_to_left(run.text) for run in joined):
        joined = _in_visual_order(joined)
    return Line(tuple(joined), width)


def _in_visual_order(line: Sequence[Run]) -> list[Run]:
    ordered = visual_order([(run.font, letter) for run in line for letter in run.text])
    return [
        Run(font, "".join(letter for _font, letter in stretch))
        for font, stretch in groupby(ordered, key=lambda pair: pair[0])
    ]
