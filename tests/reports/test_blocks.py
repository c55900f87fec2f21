"""Blocks on pages: all appears once and in order, headings stay with their section, nothing sticks out."""

import datetime as dt
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.base.language import Language
from app.base.progress import Silent
from app.reports import ink
from app.reports.custody_strip import SERVING, Bar, CustodyStrip, Punished, axis_marks
from app.reports.document import Titled, write_document
from app.reports.facts import Fact, Facts
from app.reports.flow import Block, TooHigh, paginate
from app.reports.marks import Chip, Chips
from app.reports.page import Band, Furniture
from app.reports.pen import Pen
from app.reports.prose import Heading, Panel, Prose
from app.reports.table import Cell, Column, RowTable
from app.reports.timeline import Entry, timeline
from app.reports.typeset import Span, Typesetter
from tests.reports.made_data import pages_of

FURNITURE = Furniture(Band("Band", ink.RED), "Office", "List", "state", lambda page, pages: f"{page}/{pages}")
COLUMNS = (Column("Number", 1), Column("Words", 4))


def written(blocks: list[Block]) -> list[str]:
    out = io.BytesIO()
    write_document(blocks, FURNITURE, Titled("Test", Language.EN), out, Silent())
    return pages_of(out.getvalue())


def laid(blocks: list[Block], height: float = 300) -> list[list[Block]]:
    pages = paginate(blocks, 200, height, Typesetter())
    for page in pages:
        end = 0.0
        for placed in page:
            assert placed.offset >= end - 0.01
            end = placed.offset + placed.block.height
        assert end <= height + 0.02
    return [[placed.block for placed in page] for page in pages]


def test_a_long_table_goes_over_pages_with_its_header_and_all_its_rows() -> None:
    pages = written([RowTable(COLUMNS, [(f"r{number};", f"text {number}") for number in range(500)])])
    assert len(pages) > 8
    assert all("Number Words" in page for page in pages)
    told = [word for page in pages for word in page.split() if word.endswith(";")]
    assert told == [f"r{number};" for number in range(500)]


def test_a_row_higher_than_a_page_is_cut_and_told_in_order() -> None:
    words = [f"w{number}," for number in range(3000)]
    pages = written([RowTable(COLUMNS, [("first", "a"), ("high", " ".join(words)), ("last", "z")])])
    assert [word for page in pages for word in page.split() if word.endswith(",")] == words
    assert "last z" in pages[-1]


def test_cells_are_never_read_as_markup() -> None:
    page = written([RowTable(COLUMNS, [("<b>1</b>", Cell("&lt; <img src='x'/>", struck=True))])])[0]
    assert "<b>1</b> &lt; <img src='x'/>" in page


def test_a_heading_never_ends_a_page() -> None:
    for height in range(60, 400, 7):
        filler = Prose("x\n" * 12, ink.BODY)
        pages = laid([filler, Heading("Title"), RowTable(COLUMNS, [("1", "a")] * 20)], max(height, 90))
        assert not any(page and page[-1].keep_with_next for page in pages)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(min_value=0, max_value=900), min_size=1, max_size=6), st.integers(250, 700))
def test_nothing_sticks_out_of_any_page(lengths: list[int], height: int) -> None:
    blocks: list[Block] = []
    for length in lengths:
        words = "слова " * length
        blocks += [
            Heading("Title"),
            Prose(words, ink.BODY),
            Panel([Span(words, ink.Font.SERIF)], ink.SUMMARY),
        ]
        blocks += [
            RowTable(COLUMNS, [("1", words), ("2", "short")]),
            Facts([Fact("Label", words), Fact("B", "c")]),
        ]
        blocks += timeline([Entry("2024", ink.Shape.DOT, ink.Tone.HELD, "Title", words), "silence"])
    laid(blocks, height)


def test_a_block_that_cannot_be_cut_and_fits_nowhere_is_a_defect() -> None:
    with pytest.raises(TooHigh):
        laid([Chips([Chip("word " * 9, ink.Shape.DOT, ink.Tone.HELD)] * 40)], 100)


def test_prose_never_leaves_one_line_alone() -> None:
    for height in range(60, 200, 3):
        for page in laid([Prose("a\n" * 9 + "a", ink.BODY), Prose("b\n" * 9 + "b", ink.BODY)], height):
            for block in page:
                assert block.height >= 2 * ink.BODY.leading


def test_a_strip_of_many_short_stays_is_drawn_within_the_page() -> None:
    start = dt.date(2020, 1, 1)
    bars = [
        Bar(
            start + dt.timedelta(days=9 * n),
            start + dt.timedelta(days=9 * n + 9),
            f"Place {n}",
            "9 days",
            SERVING,
        )
        for n in range(200)
    ]
    strip = CustodyStrip(
        [*bars, Bar(start, start, "none", "0 days", SERVING)], [Punished(start, start)], "legend"
    )
    assert "Place 0 · 9 days" in written([strip])[0]


@given(st.dates(dt.date(1950, 1, 1), dt.date(2090, 1, 1)), st.integers(0, 20_000))
def test_axis_marks_lie_within_the_span_and_stay_few(start: dt.date, days: int) -> None:
    end = start + dt.timedelta(days=days)
    marks = axis_marks(start, end, "{:%m.%Y}".format)
    assert all(start <= day <= end for day, _label in marks)
    days_marked = [day for day, _label in marks]
    assert days_marked == sorted(set(days_marked))
    assert len(marks) <= 64


@pytest.mark.parametrize(
    "titles",
    [
        ("Имя", "Источники", "Подтверждено", ""),
        ("Имя", "Ответственный", "Дополнительно", "Достоверность"),
        ("Достоверность", "Достоверность", "Достоверность", "Достоверность"),
        ("Кім і калі", "Пацверджана", "Крыніцы", "Ступень-пацверджання"),
    ],
)
@pytest.mark.parametrize("width", [150, 220, 480])
def test_no_title_of_a_column_is_cut_within_a_word(titles: tuple[str, ...], width: float) -> None:
    setter = Typesetter()
    table = RowTable([Column(title, share) for title, share in zip(titles, (60, 8, 9, 5), strict=True)], [])
    table.lay(width, setter)
    assert table._edges[-1] <= width + 0.1
    for title, cell in zip(titles, table._header.cells, strict=True):
        shown = ["".join(run.text for run in line.runs) for line in cell.lines]
        pieces = title.replace("-", "- ").split()
        assert [piece for line in shown for piece in line.replace("-", "- ").split()] == pieces


def test_a_column_becomes_wider_for_a_word_in_its_cells_but_not_for_an_address() -> None:
    columns = [Column("Name", 60), Column("Papers", 8), Column("Page", 40)]
    address = "https://example.org/" + "a" * 200
    table = RowTable(columns, [(Cell("Іван", below="one two"), Cell("Справка об освобождении"), address)])
    table.lay(400, Typesetter())
    shown = [["".join(run.text for run in line.runs) for line in cell.lines] for cell in table._rows[0].cells]
    assert shown[1] == ["Справка об", "освобождении"]
    assert len(shown[2]) > 2
    assert table._edges[-1] <= 400.1


def test_no_row_of_a_table_stands_alone_on_the_last_page() -> None:
    columns = [Column("Name", 60)]
    for rows in range(30, 120):
        table = RowTable(columns, [[f"Row {number}"] for number in range(rows)])
        pages = paginate([table], 400, 400, Typesetter())
        last = pages[-1][0].block
        assert isinstance(last, RowTable)
        assert last._end - last._first > 1


def test_text_is_painted_after_all_shapes_of_its_page() -> None:
    pen = Pen(Typesetter())
    pen.write(100, 100, "word", ink.FACT)
    pen.box(90, 90, 100, 100, ink.RED)
    pen.end_page()
    pages = pages_of(pen.finish())
    assert pages == ["word"]
