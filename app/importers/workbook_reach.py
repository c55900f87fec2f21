"""Looks how far the tables of a packed workbook reach, before anybody unpacks it into memory.

The reader of workbooks takes room for the whole rectangle up to the last cell: one stray cell in the last column of the
last row would be half a terabyte. So the sheets are gone through first, a piece at a time, for the cells that say
something. A document type is refused, because entities of their own can grow a file without end.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import IO
from xml.parsers import expat

from app.importers.table_file import MOST_BYTES, MOST_COLUMNS

MOST_CELLS = 5_000_000
"""So many cells, said or empty, a table may have up to its last cell."""

_PIECE = 256 * 1024
_OLD_KIND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BEFORE_MARKS = b"\xef\xbb\xbf \t\r\n"
_CELL = re.compile(r"([A-Z]+)([0-9]+)", re.IGNORECASE)
_SHEET, _OPEN_DOCUMENT = "worksheet", ("document-content", "document")
# More than any spreadsheet program has.
_MOST_REPEATED_ROWS, _MOST_REPEATED_COLUMNS = 1_048_576, 16_384
# Binary sheets: how one begins, and the records that begin a row or hold a cell that says something.
_BINARY_SHEET = b"\x81\x01\x00"
_ROW, _FIRST_CELL, _LAST_CELL = 0, 2, 11


class NotReadable(Exception):
    """The workbook is damaged, or made so that reading it is not safe."""


class TooFar(Exception):
    """A table reaches too far: its columns and rows up to the last cell."""

    def __init__(self, columns: int, rows: int) -> None:
        super().__init__(columns, rows)
        self.columns, self.rows = columns, rows


class _NoSheet(Exception):
    """The file in the workbook is no sheet."""


def require_reasonable(content: bytes, most_bytes: int = MOST_BYTES) -> None:
    """Raise TooFar when a sheet reaches too far, NotReadable when that cannot be told or it unpacks to too much.

    Workbooks of the old kind, which are not packed, are not looked at.
    """
    if content.startswith(_OLD_KIND):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            members = packed.infolist()
            if sum(one.file_size for one in members) > most_bytes:
                raise NotReadable
            for one in members:
                with packed.open(one) as stream:
                    _look_through(stream)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError) as error:
        # The last two are what the module says of encrypted files and of kinds of packing it does not know.
        raise NotReadable from error


def _look_through(stream: IO[bytes]) -> None:
    start = stream.read(_PIECE)
    if start.startswith(_BINARY_SHEET):
        _look_through_binary(start + stream.read())
        return
    sheet = _Sheet()
    try:
        piece = start
        while piece:
            sheet.parser.Parse(piece, False)
            piece = stream.read(_PIECE)
        sheet.parser.Parse(b"", True)
    except _NoSheet:
        return
    except expat.ExpatError as error:
        # A picture is no sheet; what reads like one and cannot be followed is not safe.
        if sheet.is_sheet or start.lstrip(_BEFORE_MARKS).startswith(b"<") or b"sheetData" in start:
            raise NotReadable from error


class _Sheet:
    """Follows the marks of one sheet and notes where the last cell is that says something."""

    def __init__(self) -> None:
        self.is_sheet = False
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._begin
        self.parser.StartDoctypeDeclHandler = self._refuse
        self._row = self._column = self._columns = self._rows = 0
        # Of an OpenDocument: how often the row and the cell are repeated, and the columns said in this row.
        self._repeated = self._cells = 1
        self._said = 0

    def _begin(self, name: str, _attributes: Mapping[str, str]) -> None:
        local = name.rpartition(":")[2]
        if local == _SHEET:
            self.parser.StartElementHandler = self._begin_in_sheet
        elif local in _OPEN_DOCUMENT:
            self.parser.StartElementHandler = self._begin_in_document
            self.parser.EndElementHandler = self._end_in_document
        else:
            raise _NoSheet
        self.is_sheet = True

    def _begin_in_sheet(self, name: str, attributes: Mapping[str, str]) -> None:
        local = name.rpartition(":")[2]
        if local == "row":
            self._row = _number(attributes.get("r"), self._row + 1)
            self._column = 0
        elif local == "c":
            place = _CELL.fullmatch(attributes.get("r", ""))
            self._column = _column(place[1]) if place else self._column + 1
            self._row = int(place[2]) if place else self._row
        elif local in ("v", "is", "f"):
            self._note(self._column, self._row)

    def _begin_in_document(self, name: str, attributes: Mapping[str, str]) -> None:
        of = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        match name.rpartition(":")[2]:
            case "table":
                self._row = 0
            case "table-row":
                self._repeated = _number(of.get("number-rows-repeated"), 1)
                self._column = self._said = 0
            case "table-cell" | "covered-table-cell":
                self._cells = _number(of.get("number-columns-repeated"), 1)
                self._column += self._cells
                if "value-type" in of:
                    self._said = self._column
            case "p":
                self._said = self._column
        if self._repeated > _MOST_REPEATED_ROWS or self._cells > _MOST_REPEATED_COLUMNS:
            raise TooFar(self._column, self._row + self._repeated)

    def _end_in_document(self, name: str) -> None:
        if name.rpartition(":")[2] == "table-row":
            self._row += self._repeated
            if self._said:
                self._note(self._said, self._row)

    def _note(self, column: int, row: int) -> None:
        if column > self._columns or row > self._rows:
            self._columns, self._rows = max(column, self._columns), max(row, self._rows)
            _require_near(self._columns, self._rows)

    def _refuse(self, *_what: object) -> None:
        raise NotReadable


def _look_through_binary(content: bytes) -> None:
    row = columns = 0
    for kind, body in _records(content):
        if kind == _ROW:
            row = int.from_bytes(body[:4], "little") + 1
        elif _FIRST_CELL <= kind <= _LAST_CELL:
            columns = max(columns, int.from_bytes(body[:4], "little") + 1)
            _require_near(columns, row)


def _records(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the kind and the beginning of every record of a binary sheet."""
    place = 0
    while place < len(content):
        kind, place = _varying(content, place, 2)
        length, place = _varying(content, place, 4)
        yield kind, content[place : place + min(length, 4)]
        place += length


def _varying(content: bytes, place: int, most: int) -> tuple[int, int]:
    """Return a number of up to `most` bytes, of which each tells whether one more follows, and what is after it."""
    number = 0
    for shift in range(most):
        if place >= len(content):
            raise NotReadable
        byte = content[place]
        number |= (byte & 0x7F) << (7 * shift)
        place += 1
        if byte < 0x80:
            break
    return number, place


def _require_near(columns: int, rows: int) -> None:
    if columns > MOST_COLUMNS or columns * rows > MOST_CELLS:
        raise TooFar(columns, rows)


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() else otherwise


def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number
