"""A table of people comes as a workbook too."""

from pathlib import Path

import pytest

from app.base.errors import Problem
from app.importers.workbook import read_any_table
from tests.importers.workbook import write_workbook


def test_a_table_of_people_is_read_from_a_workbook(tmp_path: Path) -> None:
    file = tmp_path / "people.xlsx"
    write_workbook(file, [["surname", "birth_date"], ["Узор", 1990], ["", ""], ["Vzor", "5.3.1985"]])
    table = read_any_table(file)
    assert table.header == ("surname", "birth_date")
    assert [(row.number, row.cells["surname"], row.cells["birth_date"]) for row in table.rows] == [
        (2, "Узор", "1990"),
        (4, "Vzor", "5.3.1985"),
    ]


@pytest.mark.parametrize("name", ["people.xlsx", "people.xls"])
def test_a_workbook_that_is_none_is_refused_in_words(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(b"PK\x03\x04 nothing else")
    with pytest.raises(Problem, match="cannot be read"):
        read_any_table(file)
