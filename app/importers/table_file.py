"""Reads a CSV file as people really send them: any usual encoding and delimiter, damaged rows told, not swallowed."""

import codecs
import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from app.base.errors import Problem
from app.base.i18n import N_, _, ngettext
from app.domain.person_draft import Complaint

MOST_BYTES = 256 * 1024 * 1024
MOST_COLUMNS = 500
MOST_LETTERS = 100_000
"""The longest cell that is taken whole; what is longer is cut and complained about."""

DELIMITERS = (",", ";", "\t")

_EXCERPT = 60
# Encodings that a byte order mark announces; UTF-32 first, because its mark begins with that of UTF-16.
_MARKED = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What a file that is no CSV begins with (the signatures are those of the formats' own specifications).
NOT_TABLES = (
    (b"PK\x03\x04", N_("an Excel or LibreOffice workbook or another packed file")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", N_("an old Excel or Word file")),
    (b"%PDF", N_("a PDF")),
    (b"\x89PNG", N_("a picture")),
    (b"\xff\xd8\xff", N_("a picture")),
    (b"GIF8", N_("a picture")),
    (b"RIFF", N_("a picture or a recording")),
    (b"II*\x00", N_("a picture")),
    (b"MM\x00*", N_("a picture")),
    (b"{\\rtf", N_("a text document")),
    (b"SQLite format 3", N_("a database")),
    (b"\x1f\x8b", N_("a packed file")),
    (b"7z\xbc\xaf", N_("a packed file")),
    (b"Rar!", N_("a packed file")),
    (b"<?xml", N_("an XML file")),
    (b"<!doctype", N_("a web page")),
    (b"<html", N_("a web page")),
)  # fmt: skip
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x19\x1b-\x1f\x7f]")
_SEPARATOR_LINE = re.compile(r"sep=([,;\t])\r?\n", re.IGNORECASE)
_END = "\0"


class Row(NamedTuple):
    """One row below the header: its number as a spreadsheet counts (the header is row 1) and its cells by column."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """A file's header and rows, every cell stripped of blanks around it, and what was wrong with the file.

    Rows without any text are left out; every other row has a cell for every column of the header.
    """

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    complaints: tuple[Complaint, ...]


def read_table(file: Path) -> Table:
    """Read a CSV file of any size up to 256 MB; raises Problem for what is no table."""
    text, complaints = decoded(read_bytes(file))
    return table_of(rows_of(text), complaints)


def table_of(records: Iterator[tuple[int, list[str]]], complaints: list[Complaint]) -> Table:
    """Return the table whose first row holds the names of the columns; raises Problem when there is none."""
    first = next(records, None)
    if first is None:
        raise Problem(_("The file is empty."))
    columns = _columns(*first, complaints)
    unnamed = {place for place, name in enumerate(first[1]) if not name}
    rows = tuple(_rows(records, columns, unnamed, complaints))
    return Table(tuple(filter(None, columns)), rows, tuple(complaints))


def rows_of(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the number and the cells of every row of a CSV text that says something; raises Problem."""
    delimiter, text = _delimiter(text)
    return _records(text, delimiter)


def read_bytes(file: Path, refused: Sequence[tuple[bytes, str]] = NOT_TABLES) -> bytes:
    """Return the content; raises Problem when it cannot be read or is not the text of a table."""
    try:
        if not file.is_file():
            raise OSError("a folder, or a device that never ends")
        if file.stat().st_size > MOST_BYTES:
            raise Problem(
                _("The file is larger than {size} MB.").format(size=MOST_BYTES // 1024**2),
                _("Split it into several files and import them one after another."),
            )
        content = file.read_bytes()
    except (OSError, ValueError) as error:
        raise Problem(
            _("The file {name} cannot be read.").format(name=file.name),
            _("Check that it exists, that it is not open in another program, and that you may read it."),
        ) from error
    start = content[:512].removeprefix(codecs.BOM_UTF8).lstrip().lower()
    for signature, what in refused:
        if start.startswith(signature.lower()):
            raise Problem(
                _("The file {name} is not a table but {what}.").format(name=file.name, what=_(what)),
                _("Open the list in a spreadsheet program and save it as “CSV UTF-8”."),
            )
    return content


def decoded(content: bytes) -> tuple[str, list[Complaint]]:
    """Return the text without NUL characters, and complaints about how it was understood."""
    complaints: list[Complaint] = []
    text = _in_its_encoding(content, complaints)
    if len(_CONTROL.findall(text)) + text.count("\0") > len(text) // 50 + 3:
        raise Problem(
            _("The file is not a text."),
            _("Open the list in a spreadsheet program and save it as “CSV UTF-8”."),
        )
    if "\0" in text:
        complaints.append(Complaint(1, "", "", _("The file holds empty characters; they were removed.")))
    return text.replace("\0", ""), complaints


def _in_its_encoding(content: bytes, complaints: list[Complaint]) -> str:
    for mark, encoding in _MARKED:
        if content.startswith(mark):
            return _mended(content.decode(encoding, errors="replace"), complaints)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        text = content.decode("utf-8", errors="replace")
    # A UTF-8 file with a few damaged bytes stays UTF-8; where hardly any letter fits, it is an older encoding.
    damaged = text.count("\ufffd")
    if damaged * 10 < sum(letter > "\x7f" for letter in text) - damaged:
        return _mended(text, complaints)
    problem = _("The file is not written in UTF-8; it was read as Windows-1251.")
    complaints.append(Complaint(1, "", "Windows-1251", problem))
    return _mended(content.decode("cp1251", errors="replace"), complaints)


def _mended(text: str, complaints: list[Complaint]) -> str:
    if damaged := text.count("\ufffd"):
        sentence = ngettext(
            "{n} character of the file is damaged and shown as �.",
            "{n} characters of the file are damaged and shown as �.",
            damaged,
        )
        complaints.append(Complaint(1, "", "", sentence.format(n=damaged)))
    return text


def _delimiter(text: str) -> tuple[str, str]:
    """Return what parts the cells, and the text without the line in which Excel names it."""
    if match := _SEPARATOR_LINE.match(text):
        return match[1], text[match.end() :]
    start = text.lstrip("\r\n")[:MOST_LETTERS]
    found = {delimiter: len(next(_parsed(start, delimiter), ())) for delimiter in DELIMITERS}
    return max(DELIMITERS, key=lambda delimiter: found[delimiter]), text


def _records(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the number and the stripped cells of every row that has some text.

    Raises Problem when a quotation mark is never closed: all that follows it would be one cell.
    """
    for number, cells in enumerate(_parsed(text, delimiter), start=1):
        if cells == [_END]:
            return
        stripped = [cell.strip() for cell in cells]
        if stripped and stripped[-1].endswith(_END):
            excerpt = stripped[-1].strip("\0 \r\n").splitlines()[:1]
            raise Problem(
                _("A quotation mark in row {row} is never closed: “{text}”.").format(
                    row=number, text="".join(excerpt)[:_EXCERPT]
                ),
                _("Close or remove the quotation mark in the file and import it again."),
            )
        if any(stripped):
            yield number, stripped


def _parsed(text: str, delimiter: str) -> Iterator[list[str]]:
    """Return the rows, the last one only the end mark, unless a quotation mark swallowed it."""
    # The module's own limit would end the reading; here the file's size and MOST_LETTERS are the limits.
    csv.field_size_limit(MOST_BYTES)
    return csv.reader(chain(io.StringIO(text, newline=""), (_END,)), delimiter=delimiter)


def _columns(number: int, header: Sequence[str], complaints: list[Complaint]) -> list[str]:
    """Return the names of the columns; empty for those that cannot be used."""
    if len(header) > MOST_COLUMNS:
        raise Problem(
            _("The table has {count} columns; more than {most} cannot be read.").format(
                count=len(header), most=MOST_COLUMNS
            ),
            _("Check that it is the right file and that its first row holds the names of the columns."),
        )
    names: list[str] = []
    for name in header:
        heading = " ".join(name.split())[:_EXCERPT]
        if heading and heading in names:
            problem = _("The column stands twice in the file; only the first one was read.")
            complaints.append(Complaint(number, heading, heading, problem))
            heading = ""
        names.append(heading)
    return names


def _rows(
    records: Iterator[tuple[int, list[str]]],
    columns: Sequence[str],
    unnamed: set[int],
    complaints: list[Complaint],
) -> Iterator[Row]:
    """Yield the rows; of the columns without a name the first text in each is complained about."""
    width = len(columns)
    for number, found in records:
        cells = found
        if len(found) != width or max(map(len, found)) > MOST_LETTERS:
            cells = _fitted(number, columns, found, complaints)
        row = dict(zip(columns, cells, strict=True))
        row.pop("", None)
        for place in [place for place in unnamed if cells[place]]:
            column = _("column {n}").format(n=place + 1)
            problem = _("The column has no name in the first row; it was left out.")
            complaints.append(Complaint(number, column, cells[place][:_EXCERPT], problem))
            unnamed.remove(place)
        yield Row(number, row)


def _fitted(number: int, columns: Sequence[str], cells: list[str], complaints: list[Complaint]) -> list[str]:
    """Return as many cells as there are columns, none longer than allowed."""
    width = len(columns)
    beyond = " ".join(cell for cell in cells[width:] if cell)
    if beyond:
        problem = _("The row has more cells than the first row; what stands beyond was left out.")
        complaints.append(Complaint(number, "", beyond[:_EXCERPT], problem))
    elif len(cells) < width:
        problem = _("The row has {n} cells instead of {width}; the missing ones were taken as empty.")
        complaints.append(Complaint(number, "", "", problem.format(n=len(cells), width=width)))
    whole = (cells + [""] * width)[:width]
    return [_cut(number, column, cell, complaints) for column, cell in zip(columns, whole, strict=True)]


def _cut(number: int, column: str, cell: str, complaints: list[Complaint]) -> str:
    if len(cell) <= MOST_LETTERS:
        return cell
    problem = _("The cell is longer than {most} letters; the rest was left out.").format(most=MOST_LETTERS)
    complaints.append(Complaint(number, column, cell[:_EXCERPT], problem))
    return cell[:MOST_LETTERS]
