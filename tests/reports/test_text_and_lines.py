"""Text on its way to paper: cleaned, set in fonts that have it, broken into lines that lose nothing."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.base.visible_text import code_of
from app.reports.fonts import FALLBACKS, HOUSE, covered, load
from app.reports.ink import Font
from app.reports.right_to_left import joined_letters, visual_order
from app.reports.text import MOST_MARKS, clean, in_no_font, one_line, runs
from app.reports.typeset import Line, Span, Typesetter

ANY_TEXT = st.text(max_size=80)
NAMES = st.text(alphabet="абвгўёіАБВ Łłćś-/()1234567890\n«»ა✓□", max_size=120)


def joined(lines: list[Line]) -> str:
    return "".join(run.text for line in lines for run in line.runs)


def test_every_font_has_a_name_of_its_own() -> None:
    names = [load(name).face.name for name in (*HOUSE, *FALLBACKS)]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("font", Font)
def test_the_house_fonts_have_the_letters_of_our_languages(font: Font) -> None:
    letters = "абвгдеёжзійклмнопрстуўфхцчшыьэюяищъґєї" + "abcćčdeěfghiklłmnńoprsśštuŭvyzźž" + "«»„“”–—№§…·"
    assert not set(letters + letters.upper()) - covered(font)


@given(ANY_TEXT)
def test_clean_text_has_only_what_paper_can_take(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert not {unicodedata.category(letter) for letter in cleaned if letter != "\n"} & {
        "Cc",
        "Cf",
        "Cs",
        "Co",
        "Cn",
    }


@given(st.text(alphabet="aя \u0301\u0302\u0489", max_size=60))
def test_marks_never_pile_up(text: str) -> None:
    run = 0
    for letter in clean(text):
        run = run + 1 if unicodedata.category(letter).startswith("M") else 0
        assert run <= MOST_MARKS


def test_line_breaks_of_every_kind_become_newlines_and_one_line_has_none() -> None:
    assert clean("a\r\nb\rc\u2028d\u0085e\x0bf") == "a\nb\nc\nd\ne\nf"
    assert one_line("a\r\nb\tc") == "a b c"


@given(ANY_TEXT)
def test_runs_hold_every_letter_in_a_font_that_has_it(text: str) -> None:
    cleaned = clean(text)
    found = runs(cleaned, Font.SERIF)
    missing = in_no_font(cleaned, Font.SERIF)
    shown = "".join(code_of(letter) if letter in missing else letter for letter in cleaned)
    assert "".join(run.text for run in found) == shown
    for run in found:
        assert covered(run.font).issuperset(run.text)


@settings(max_examples=60)
@given(NAMES, st.floats(min_value=12, max_value=300))
def test_lines_fit_and_lose_no_letter(text: str, room: float) -> None:
    setter = Typesetter()
    lines = setter.wrap(text, Font.SANS, 8, room)
    assert "".join(joined(lines).split()) == "".join(text.split())
    for line in lines:
        letters = sum(len(run.text) for run in line.runs)
        assert line.width <= room + 0.01 or letters == 1


@settings(max_examples=60)
@given(st.lists(NAMES, max_size=4), st.floats(min_value=12, max_value=300))
def test_spans_in_several_fonts_fit_as_well(texts: list[str], room: float) -> None:
    spans = [Span(text, font) for text, font in zip(texts, [Font.SERIF, Font.SERIF_BOLD] * 2, strict=False)]
    lines = Typesetter().wrap_spans(spans, 8, room)
    assert "".join(joined(lines).split()) == "".join("".join(texts).split())
    assert all(line.width <= room + 0.01 or sum(len(run.text) for run in line.runs) == 1 for line in lines)


def test_a_line_breaks_after_the_hyphen_of_a_double_name_but_not_inside_a_short_code() -> None:
    setter = Typesetter()
    room = setter.width("Кавальчук-Ўласе", Font.SANS) * 10
    assert [
        run.text for line in setter.wrap("Кавальчук-Ўласевіч", Font.SANS, 10, room) for run in line.runs
    ] == [
        "Кавальчук-",
        "Ўласевіч",
    ]
    room = setter.width("in IK-", Font.SANS) * 10
    assert [run.text for line in setter.wrap("in IK-4", Font.SANS, 10, room) for run in line.runs] == [
        "in",
        "IK-4",
    ]


def test_the_typesetter_remembers_what_stands_as_its_code() -> None:
    setter = Typesetter()
    setter.wrap("Іван 😀", Font.SERIF, 9, 400)
    setter.line("a\u202eb 維 😀", Font.SANS, 9)
    setter.wrap_spans([Span("so\u00adft", Font.SERIF), Span("Łucja, Алесь", Font.SERIF)], 9, 400)
    assert list(setter.by_code) == ["😀", "\u202e", "維"]


def test_a_text_too_long_for_one_line_ends_with_an_ellipsis_and_fits() -> None:
    line = Typesetter().line("Observatory for Detention Monitoring", Font.SANS, 9, 60)
    assert line.runs[0].text.startswith("Observ")
    assert joined([line]).endswith("…")
    assert line.width <= 60


def test_arabic_letters_join_and_run_from_right_to_left() -> None:
    shaped = joined_letters("محمد")
    assert [unicodedata.name(letter).split("LETTER ")[1] for letter in shaped] == [
        "MEEM INITIAL FORM",
        "HAH MEDIAL FORM",
        "MEEM MEDIAL FORM",
        "DAL FINAL FORM",
    ]
    assert unicodedata.normalize("NFKC", shaped) == "محمد"
    assert unicodedata.normalize("NFKC", joined_letters("سلام")) == "سلام"
    order = visual_order([("f", letter) for letter in "ab אבג 12 דה, cd"])
    assert "".join(letter for _font, letter in order) == "ab הד 12 גבא, cd"


@given(st.text(alphabet="ابحدلمسو \u064b12abאב", max_size=40))
def test_right_to_left_text_keeps_all_its_letters(text: str) -> None:
    assert unicodedata.normalize("NFKC", joined_letters(text)) == unicodedata.normalize("NFKC", text)
    pairs = [("f", letter) for letter in text]
    assert sorted(visual_order(pairs)) == sorted(pairs)
