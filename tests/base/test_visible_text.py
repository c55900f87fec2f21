"""What is shown never acts on the line and never vanishes unseen."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from app.base.visible_text import HARMLESS, shown_by_code, visible, visible_line


def test_a_mark_that_turns_the_line_round_is_shown_and_not_obeyed() -> None:
    assert visible("Іван \u202eвонавІ") == "Іван [U+202E]вонавІ"
    assert (
        visible("a\u200fb\u2066c\u2069\x07\ud800\ue000")
        == "a[U+200F]b[U+2066]c[U+2069][U+0007][U+D800][U+E000]"
    )
    assert shown_by_code("\u202eІван\u202e\x07") == ("\u202e", "\x07")


def test_plain_text_in_any_script_and_its_line_breaks_stay() -> None:
    for text in (
        "Алесь Ўласевіч",
        "Łukašenka",
        "محمد",
        "😀",
        "a\u00a0b",
        "two\nlines\tand a tab",
        "so\u00adft",
    ):
        assert visible(text) == text
        assert not shown_by_code(text)
    assert visible("a\r\nb\rc\u2028d\u0085e\x0bf") == "a\nb\nc\nd\ne\nf"
    assert visible_line("a\r\nb\tc") == "a b c"


@given(st.text(max_size=60))
def test_no_text_keeps_a_character_that_acts_on_the_line(text: str) -> None:
    shown = visible(text)
    assert visible(shown) == shown
    left = {
        unicodedata.category(letter) for letter in shown if letter not in HARMLESS and letter not in "\n\t"
    }
    assert not left & {"Cc", "Cf", "Cs", "Co", "Cn"}
