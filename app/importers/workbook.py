"""Reads the first sheet of a workbook (Excel, LibreOffice) as rows of text."""

import datetime as dt
import io
from collections.abc import Sequence
from pathlib import Path

from app.base.errors import Problem
from app.base.i18n import _
from app.importers.table_file import NOT_TABLES, Table, read_bytes, read_table, table_of
from app.importers.workbook_reach import NotReadable, TooFar, require_reasonable

WORKBOOKS = (".xlsx", ".xls", ".xlsb", ".ods", ".xlsm")
_PACKED = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")


def read_any_table(file: Path) -> Table:
    """Read a CSV file or the first sheet of a workbook, by the ending of its name; raises Problem."""
    suffix = file.suffix.lower()
    if suffix not in WORKBOOKS:
        return read_table(file)
    rows = workbook_rows(file, read_bytes(file, refused_as(suffix)))
    return table_of((row for row in rows if any(row[1])), [])


def refused_as(suffix: str) -> Sequence[tuple[bytes, str]]:
    """Return what a file with this ending must not begin with; a workbook is a packed file."""
    return [one for one in NOT_TABLES if suffix not in WORKBOOKS or one[0] not in _PACKED]


def workbook_rows(file: Path, content: bytes) -> list[tuple[int, list[str]]]:
    """Return the number and the cells of each row of the first sheet that has any, as text; raises Problem."""
    # deferred: most sessions read no workbook.
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        require_reasonable(content)
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            sheets = (book.get_sheet_by_name(name) for name in book.sheet_names)
            tables = ((sheet.start, sheet.to_python()) for sheet in sheets)
            start, rows = next((table for table in tables if table[1]), (None, []))
    except TooFar as far:
        raise Problem(
            _(
                "A sheet of the workbook {name} reaches to column {columns} of row {rows}; so large a table cannot be "
                "read."
            ).format(name=file.name, columns=far.columns, rows=far.rows),
            _(
                "Somewhere far from the list a cell holds something. Copy the rows and columns of the list into a new "
                "workbook, or save them as “CSV UTF-8”."
            ),
        ) from far
    except (NotReadable, CalamineError, OSError, ValueError) as error:
        raise Problem(
            _("The workbook {name} cannot be read.").format(name=file.name),
            _("Open it in a spreadsheet program and save it as “CSV UTF-8”."),
        ) from error
    first = start[0] + 1 if start else 1
    return [(number, [_cell(cell) for cell in row]) for number, row in enumerate(rows, start=first)]


def _cell(value: object) -> str:
    """Return what a cell of a workbook shows: whole numbers without a point, days without a time."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    return "" if value is None else str(value).strip()
