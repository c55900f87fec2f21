"""Reads a list of names as somebody published it: pasted text, a text file, a CSV or a workbook; one name a line.

Nothing is corrected here: a line stays as it was printed. Where the list is a table, the columns that name the person
are put together, and the other columns go along as clues.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.base.errors import Problem
from app.base.i18n import _
from app.importers.table_file import decoded, read_bytes, rows_of
from app.importers.table_reader import heading_key
from app.importers.workbook import WORKBOOKS, refused_as, workbook_rows

MOST_LINES = 20_000
MOST_LETTERS = 2000
TABLES = (".csv", ".tsv")
_HEADER_WITHIN = 10

# The names of the columns as `heading_key` folds them, for each kind of clue.
NAME, SURNAME, GIVEN, PATRONYMIC, BIRTH, SEX, NUMBER = (
    "name", "surname", "given", "patronymic", "birth", "sex", "number"
)  # fmt: skip
_HEADINGS: Mapping[str, str] = {
    NAME: "name; full name; person; line; printed; as printed; announced; text; фио; ф и о; ф. и. о.; имя фамилия; "
    "фамилия имя; фамилия имя отчество; фамилия, имя; имя и фамилия; человек; прозвішча імя; імя прозвішча; імя і "
    "прозвішча; прозвішча, імя; прозвішча імя імя па бацьку; чалавек; піб; піп; imię i nazwisko; nazwisko i imię",
    SURNAME: "surname; last name; family name; фамилия; прозвішча; прізвище; nazwisko",
    GIVEN: "given; given name; first name; имя; імя; ім'я; ім’я; imię",
    PATRONYMIC: "patronymic; middle name; отчество; імя па бацьку; па бацьку; по батькові",
    BIRTH: "birth; birth date; date of birth; born; dob; year; birth year; year of birth; дата рождения; год рождения; "
    "г.р.; г. р.; год; родился; дата нараджэння; год нараджэння; г.н.; дата народження; рік народження; rok "
    "urodzenia; data urodzenia",
    SEX: "sex; gender; пол; пол м/ж; пол (м/ж); стать; płeć",
    NUMBER: "no; no.; nr; nr.; number; n; #; №; № п/п; п/п; № п п; id; line no; line number; номер; нумар; lp; lp.",
}
COLUMN_OF = {
    heading_key(heading): column for column, headings in _HEADINGS.items() for heading in headings.split("; ")
}


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line that may name somebody, as printed, and what other columns say (our column or the heading → text)."""

    printed: str
    clues: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NameList:
    """A list as it came: its lines, its whole text (empty for a workbook), and the file it was in, if any."""

    lines: tuple[PrintedLine, ...]
    original: str
    file_name: str = ""
    content: bytes = b""

    @property
    def sha256(self) -> str:
        """The hash of the file in hexadecimal, empty if there was none."""
        return hashlib.sha256(self.content).hexdigest() if self.content else ""


def read_pasted(text: str) -> NameList:
    """Return the lines of a pasted text; raises Problem when no line has a letter."""
    lines = tuple(PrintedLine(line) for line in _lines(text))
    return NameList(_checked(lines), text)


def read_name_list(file: Path) -> NameList:
    """Return the lines of a file by its kind (text, CSV, workbook); raises Problem for what is none of these."""
    suffix = file.suffix.lower()
    content = read_bytes(file, refused_as(suffix))
    if suffix in WORKBOOKS:
        return NameList(
            _checked(_of_rows([cells for _number, cells in workbook_rows(file, content)])),
            "",
            file.name,
            content,
        )
    text, _complaints = decoded(content)
    if suffix in TABLES:
        lines = _of_rows([cells for _number, cells in rows_of(text)])
    else:
        lines = tuple(PrintedLine(line) for line in _lines(text))
    return NameList(_checked(lines), text, file.name, content)


def _lines(text: str) -> Iterator[str]:
    for line in text.splitlines():
        stripped = line.strip("\ufeff \t\u00a0")
        if any(letter.isalpha() for letter in stripped):
            yield stripped


def _checked(lines: tuple[PrintedLine, ...]) -> tuple[PrintedLine, ...]:
    if not lines:
        raise Problem(
            _("There is no name in this list."),
            _("Paste or choose a list with one name a line, or a table with a column of names."),
        )
    if len(lines) > MOST_LINES:
        raise Problem(
            _("The list has {n} lines; more than {most} cannot be compared at once.").format(
                n=len(lines), most=MOST_LINES
            ),
            _("Split it into several lists."),
        )
    longest = max(lines, key=lambda line: len(line.printed))
    if len(longest.printed) > MOST_LETTERS:
        raise Problem(
            _("A line is longer than {most} letters: “{start}…”.").format(
                most=MOST_LETTERS, start=longest.printed[:40]
            ),
            _("Put each name on a line of its own."),
        )
    return lines


def _of_rows(rows: Sequence[Sequence[str]]) -> tuple[PrintedLine, ...]:
    """Return a line for each row; without a heading that names persons every row is one, its cells in a sentence."""
    for place, row in enumerate(rows[:_HEADER_WITHIN]):
        columns = [COLUMN_OF.get(heading_key(cell), cell.strip()) for cell in row]
        if GIVEN in columns and SURNAME not in columns and NAME not in columns and len(row) > 1:
            columns[columns.index(GIVEN)] = NAME
        if NAME in columns or (SURNAME in columns and len(row) > 1):
            found = (_of_columns(columns, cells) for cells in rows[place + 1 :])
            return tuple(line for line in found if _says_something(line.printed))
    joined = (PrintedLine(", ".join(cell for cell in row if cell)) for row in rows)
    return tuple(line for line in joined if _says_something(line.printed))


def _of_columns(columns: Sequence[str], cells: Sequence[str]) -> PrintedLine:
    clues: dict[str, str] = {}
    for column, cell in zip(columns, cells, strict=False):
        if cell and column and column != NUMBER:
            clues.setdefault(column, cell)
    whole = clues.pop(NAME, "")
    parts = [clues[part] for part in (SURNAME, GIVEN, PATRONYMIC) if part in clues]
    return PrintedLine(whole or " ".join(parts), clues)


def _says_something(printed: str) -> bool:
    return any(letter.isalpha() for letter in printed)
