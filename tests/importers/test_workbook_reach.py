"""A workbook whose cells lie far apart is refused before it is read: the room between them would end the program."""

import zipfile
from pathlib import Path

import pytest

from app.base.errors import Problem
from app.importers.name_list import read_name_list
from app.importers.workbook_reach import NotReadable, TooFar, require_reasonable
from tests.importers.workbook import write_open_document, write_workbook

ROWS = [["Name", "Year of birth"], ["Узор Ганна", 1990]]
SAID = 'office:value-type="string"'


def cell(address: str, content: str = "<is><t>x</t></is>") -> str:
    return f'<row><c r="{address}" t="inlineStr">{content}</c></row>'


@pytest.mark.parametrize(
    ("address", "where"),
    [
        ("XFD1048576", "column 16384 of row 1048576"),
        ("XFD20000", "column 16384 of row 20000"),
        ("SG3", "column 501 of row 3"),
        ("T1000000", "column 20 of row 1000000"),
        ("A99999999999", "column 2 of row 99999999999"),
    ],
)
def test_a_stray_cell_far_away_is_refused_in_words(tmp_path: Path, address: str, where: str) -> None:
    file = tmp_path / "list.xlsx"
    write_workbook(file, ROWS, cell(address))
    with pytest.raises(Problem, match=rf"the workbook list\.xlsx reaches to {where}") as problem:
        read_name_list(file)
    assert "far from the list" in problem.value.advice


@pytest.mark.parametrize("stray", [cell("XFD1048576", ""), cell("C9"), '<row r="1048576" ht="20"/>'])
def test_what_only_looks_far_is_read(tmp_path: Path, stray: str) -> None:
    file = tmp_path / "list.xlsx"
    write_workbook(file, ROWS, stray)
    assert read_name_list(file).lines[0].printed == "Узор Ганна"


def test_entities_of_its_own_make_a_workbook_unreadable(tmp_path: Path) -> None:
    file = tmp_path / "list.xlsx"
    write_workbook(file, ROWS, before='<!DOCTYPE a [<!ENTITY x "xxxxxxxx">]>')
    with pytest.raises(Problem, match=r"The workbook list\.xlsx cannot be read"):
        read_name_list(file)


def test_a_workbook_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "list.xlsx"
    write_workbook(file, ROWS)
    require_reasonable(file.read_bytes())
    with pytest.raises(NotReadable):
        require_reasonable(file.read_bytes(), most_bytes=500)


def test_an_open_document_ends_where_its_last_word_stands(tmp_path: Path) -> None:
    file = tmp_path / "list.ods"
    empty = '<table:table-cell table:number-columns-repeated="16383"/>'
    said = f"<table:table-cell {SAID}><text:p>{{}}</text:p></table:table-cell>"
    name = f"<table:table-row>{said}{empty}</table:table-row>"
    end = f'<table:table-row table:number-rows-repeated="1048574">{empty}</table:table-row>'
    write_open_document(file, name.format("Name") + name.format("Узор Ганна") + end)
    assert [line.printed for line in read_name_list(file).lines] == ["Узор Ганна"]
    far = f"<table:table-row>{empty}<table:table-cell {SAID}><text:p>x</text:p></table:table-cell></table:table-row>"
    write_open_document(file, name.format("Name") + end + far)
    with pytest.raises(Problem, match="reaches to column 16384 of row 1048576"):
        read_name_list(file)
    often = f'<table:table-cell {SAID} table:number-columns-repeated="4000000000"><text:p>x</text:p></table:table-cell>'
    write_open_document(file, f"<table:table-row>{often}</table:table-row>")
    with pytest.raises(Problem, match="reaches to column 4000000000"):
        read_name_list(file)


def test_a_binary_sheet_is_followed_too(tmp_path: Path) -> None:
    def record(kind: int, body: bytes) -> bytes:
        return bytes([kind, len(body)]) + body

    def packed(row: int, column: int) -> bytes:
        file = tmp_path / "list.xlsb"
        sheet = b"\x81\x01\x00" + record(0, row.to_bytes(4, "little") + bytes(8))
        sheet += record(2, column.to_bytes(4, "little") + bytes(8))
        with zipfile.ZipFile(file, "w") as book:
            book.writestr("xl/worksheets/sheet1.bin", sheet)
            book.writestr("xl/media/image1.png", b"\x89PNG\r\n")
        return file.read_bytes()

    require_reasonable(packed(40, 3))
    with pytest.raises(TooFar):
        require_reasonable(packed(1_048_575, 16_383))
