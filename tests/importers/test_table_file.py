"""Any file becomes a table or a problem in plain words, and no damage goes unmentioned."""

import codecs
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.base.errors import Problem
from app.importers.table_file import MOST_COLUMNS, MOST_LETTERS, Table, read_table


@pytest.fixture
def read(tmp_path: Path):
    """Read these bytes (or this text as UTF-8) as a file."""

    def reading(content: bytes | str) -> Table:
        file = tmp_path / "list.csv"
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return read_table(file)

    return reading


def problems(table: Table) -> list[tuple[int, str, str]]:
    return [(complaint.row, complaint.column, complaint.problem) for complaint in table.complaints]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_reads_every_usual_encoding_delimiter_and_line_end(read, encoding, delimiter, line_end) -> None:
    lines = [delimiter.join(cells) for cells in (("name", "where"), ("Юры Ў", "«Калонія»"), ("Zośka", ""))]
    table = read(line_end.join(lines).encode(encoding))
    assert table.header == ("name", "where")
    assert table.rows == (
        (2, {"name": "Юры Ў", "where": "«Калонія»"}),
        (3, {"name": "Zośka", "where": ""}),
    )
    assert table.complaints == ()


def test_tells_that_it_took_the_file_for_windows_1251(read) -> None:
    table = read("имя,город\nИгнат,Слуцк\n".encode("cp1251"))
    assert table.rows == ((2, {"имя": "Игнат", "город": "Слуцк"}),)
    assert [(complaint.row, complaint.value) for complaint in table.complaints] == [(1, "Windows-1251")]


def test_a_damaged_letter_does_not_turn_a_whole_file_into_another_encoding(read) -> None:
    table = read("имя,город\nИгнат,Слуцк\n".encode() + b"Yurka\xff,Brest\n")
    assert table.rows[0].cells["имя"] == "Игнат"
    assert table.rows[1].cells["имя"] == "Yurka�"
    assert [complaint.problem for complaint in table.complaints] == [
        "1 character of the file is damaged and shown as �."
    ]


def test_row_numbers_are_those_of_a_spreadsheet(read) -> None:
    table = read('name,note\nA,"two\nlines"\n\n,\nB,x\n')
    assert [(row.number, row.cells["name"]) for row in table.rows] == [(2, "A"), (5, "B")]
    assert table.rows[0].cells["note"] == "two\nlines"


def test_reads_the_line_in_which_excel_names_the_delimiter(read) -> None:
    assert read("sep=;\r\nname;note\r\nA;1,5,6,7\r\n").rows == ((2, {"name": "A", "note": "1,5,6,7"}),)


def test_a_delimiter_inside_quotation_marks_does_not_count(read) -> None:
    assert read('"a,b,c,d";e\n1;2\n').header == ("a,b,c,d", "e")


def test_ragged_rows_are_read_and_told(read) -> None:
    table = read("a,b,c\n1\n1,2,3,4\n1,2,3,\n")
    assert [dict(row.cells) for row in table.rows] == [
        {"a": "1", "b": "", "c": ""},
        {"a": "1", "b": "2", "c": "3"},
        {"a": "1", "b": "2", "c": "3"},
    ]
    assert [(complaint.row, complaint.value) for complaint in table.complaints] == [(2, ""), (3, "4")]


def test_of_doubled_columns_the_first_counts(read) -> None:
    table = read("a,b,a\n1,2,3\n")
    assert table.header == ("a", "b")
    assert table.rows == ((2, {"a": "1", "b": "2"}),)
    assert problems(table) == [(1, "a", "The column stands twice in the file; only the first one was read.")]


def test_a_column_without_a_name_is_told_once_and_only_when_it_holds_something(read) -> None:
    assert read("a,\n1,\n").complaints == ()
    table = read("a,\n1,\n2,x\n3,y\n")
    assert problems(table) == [(3, "column 2", "The column has no name in the first row; it was left out.")]


def test_empty_characters_are_removed_and_told(read) -> None:
    table = read("name,note\nAn\0na,long enough to be a text\n")
    assert table.rows[0].cells["name"] == "Anna"
    assert len(table.complaints) == 1


def test_an_over_long_cell_is_cut_and_told(read) -> None:
    table = read(f"name,note\nA,{'x' * (MOST_LETTERS + 1)}\n")
    assert len(table.rows[0].cells["note"]) == MOST_LETTERS
    assert [(complaint.row, complaint.column) for complaint in table.complaints] == [(2, "note")]


def test_a_quotation_mark_that_is_never_closed_is_a_problem_that_says_where(read) -> None:
    with pytest.raises(Problem) as raised:
        read('name,note\nA,ok\nB,"never closed\nC,ok\n')
    assert "row 3" in raised.value.sentence
    assert "never closed" in raised.value.sentence


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "empty"),
        (codecs.BOM_UTF8, "empty"),
        (b"\n\n , ,\n", "empty"),
        (b"%PDF-1.7 ...", "a PDF"),
        (b"PK\x03\x04 xl/workbook.xml", "workbook"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"\xff\xd8\xff\xe0JFIF", "a picture"),
        (b" <!DOCTYPE html><table>", "a web page"),
        (bytes(range(32)) * 40, "not a text"),
        ("a,b\n".encode("utf-16-le") * 40, "not a text"),
        (b"a," * MOST_COLUMNS + b"a\n", "501 columns"),
        (b"a," * 100_000 + b"a\n", "columns"),
    ],
)
def test_what_is_no_table_is_a_problem_that_says_what_it_is(read, content, what) -> None:
    with pytest.raises(Problem, match=what):
        read(content)


def test_a_file_that_cannot_be_read_is_a_problem(tmp_path) -> None:
    for path in (tmp_path / "missing.csv", tmp_path):
        with pytest.raises(Problem, match="cannot be read"):
            read_table(path)


_PIECES = st.sampled_from(
    [
        b'"',
        b",",
        b";",
        b"\t",
        b"\n",
        b"\r",
        b"\0",
        b"a",
        "Ж".encode(),
        b"\xff",
        b"\xfe",
        b"\xef\xbb\xbf",
        b" ",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200) | st.lists(_PIECES, max_size=60).map(b"".join))
def test_any_bytes_become_a_table_or_a_problem(tmp_path_factory, content: bytes) -> None:
    file = tmp_path_factory.getbasetemp() / "any.csv"
    file.write_bytes(content)
    try:
        table = read_table(file)
    except Problem:
        return
    for row in table.rows:
        assert set(row.cells) == set(table.header)
        assert any(row.cells.values()) or table.complaints
        assert not any("\0" in cell for cell in row.cells.values())
