"""Writes days as a calendar file that other programs read (iCalendar, RFC 5545)."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_LINE = 75
"""So many octets a line may have, its end not counted."""
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """Something on a whole day. `uid` stays the same in each file, so that a newer one replaces it."""

    uid: str
    day: dt.date
    summary: str
    description: str = ""


def calendar_file(days: Iterable[CalendarDay], made_at: dt.datetime) -> bytes:
    """Return the file; `made_at` is a moment with its time zone."""
    return b"".join(folded(line) for line in _lines(days, made_at))


def escaped(text: str) -> str:
    """Return a text as it stands in a property."""
    without_controls = "".join(one for one in text if one in "\n\t" or one.isprintable())
    return without_controls.translate(_ESCAPES)


def folded(line: str) -> bytes:
    """Return a line of content in pieces of at most 75 octets that never cut a letter, each ended by CR LF."""
    pieces: list[bytes] = []
    piece = b""
    for letter in line:
        octets = letter.encode()
        # A piece that goes on begins with a blank, which counts.
        if len(piece) + len(octets) > _LINE - (1 if pieces else 0):
            pieces.append(piece)
            piece = b""
        piece += octets
    return b"\r\n ".join([*pieces, piece]) + b"\r\n"


def _lines(days: Iterable[CalendarDay], made_at: dt.datetime) -> Iterator[str]:
    stamp = f"{made_at.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Vigil//Follow-ups//EN", "CALSCALE:GREGORIAN")
    for one in days:
        yield "BEGIN:VEVENT"
        yield f"UID:{escaped(one.uid)}"
        yield f"DTSTAMP:{stamp}"
        yield f"DTSTART;VALUE=DATE:{one.day:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{one.day + dt.timedelta(days=1):%Y%m%d}"
        yield f"SUMMARY:{escaped(one.summary)}"
        if one.description:
            yield f"DESCRIPTION:{escaped(one.description)}"
        yield from ("CLASS:PRIVATE", "TRANSP:TRANSPARENT", "END:VEVENT")
    yield "END:VCALENDAR"
