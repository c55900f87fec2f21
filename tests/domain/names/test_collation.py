"""Keys compare byte by byte in the order that people expect."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.names import sort_key


@pytest.mark.parametrize(
    ("language", "ordered"),
    [
        ("be", "Елін Ефімаў Ёлкін Жук Заяц Іваноў Йот Ківач Удод Ўрук Фядута Цвік Шэд Ыўн Эйсмант Юрка Яцук"),
        ("uk", "Вовк Гай Ґалаґан Дуб Енко Єва Жук Зуб Иван Ївга Йосип Коваль"),
        ("ru", "Елина Ёлкин Ельцин Жуков Ильин Йорк Щука Ъер Ыров Эль Юдин Яров"),
        ("en", "Carey Čarnou Dacey Lukas Łukašenka Luty Šaman Szymczak Uhl Ŭladzis Vaughan"),
        ("", "12 Adam Zorn Αλφα Адам Яров 王"),
    ],
)
def test_alphabetical_order(language: str, ordered: str) -> None:
    names = ordered.split()
    backwards = names[::-1]
    assert sorted(backwards, key=lambda name: sort_key(name, language).encode()) == names


def test_a_shorter_surname_comes_before_the_longer_one() -> None:
    names = ["Иванов Яков", "Иванов-Петров Адам", "Иванова Анна", "Ивановский Пётр"]
    backwards = names[::-1]
    assert sorted(backwards, key=sort_key) == names


def test_case_and_apostrophes_do_not_count_but_break_ties() -> None:
    assert sort_key("ЮР’ЕЎ") == sort_key("Юр'еў")
    assert sort_key("Юреў") != sort_key("Юр'еў")
    assert sort_key("O'Neil Al") < sort_key("Oneill Al")


@given(st.text(max_size=60), st.sampled_from(["be", "ru", "uk", ""]))
@settings(max_examples=200)
def test_strings_and_bytes_agree_and_nothing_unstorable_is_left(text: str, language: str) -> None:
    key = sort_key(text, language)
    assert "\x00" not in key
    other = sort_key(text[::-1], language)
    assert (key < other) == (key.encode() < other.encode())
