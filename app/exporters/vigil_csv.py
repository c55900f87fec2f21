"""Writes our own CSV: one person a row, in the columns that the import reads."""

import csv
import io
from collections.abc import Mapping, Sequence


def table(columns: Sequence[str], rows: Sequence[Mapping[str, str]]) -> bytes:
    """Return the file: UTF-8 with a mark that spreadsheets need to read Cyrillic, a heading, a row for each person."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode("utf-8-sig")
