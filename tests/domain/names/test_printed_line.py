"""Lines of announced lists are cut into names, dates and the rest, each word with its place."""

import pytest

from app.domain.names.matching.printed_line import PrintedLine, parse_line


def words(line: PrintedLine, writing: int = 0) -> list[str]:
    return [word.text + ("." if word.initial else "") for word in line.writings[writing].words]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. Кухарчук Захар Іванавіч, 1987 г.н.", ["Кухарчук", "Захар", "Іванавіч"]),
        ("№ 17) КУХАРЧУК Захар", ["КУХАРЧУК", "Захар"]),
        ("З.І. Кухарчук", ["З.", "І.", "Кухарчук"]),
        ("Кухарчук З. І.", ["Кухарчук", "З.", "І."]),
        ("Kukharchuk, Zakhar", ["Kukharchuk", "Zakhar"]),
        ("Кухарчук, З. І., г. Гродна", ["Кухарчук", "З.", "І."]),
        ("«Захар Кухарчук» — журналист", ["Захар", "Кухарчук"]),
        ("🔴 • Захар Кухарчук (Минск)", ["Захар", "Кухарчук"]),
        ("гр. Кухарчук Захар, житель д. Лесная", ["Кухарчук", "Захар"]),
        ("Захар Кухарчук, 34 года, Брест", ["Захар", "Кухарчук"]),
        ("Zakhar Kukharchuk, 34 y.o., from Brest", ["Zakhar", "Kukharchuk"]),
        ("Кухарчук-Лясная Ганна", ["Кухарчук-Лясная", "Ганна"]),
        ("Аляксандр Дз. Кухарчук", ["Аляксандр", "Дз.", "Кухарчук"]),
        ("Д’Артаньян Шарль", ["Д’Артаньян", "Шарль"]),
        ("(Кухарчук)", ["Кухарчук"]),
    ],
)
def test_the_words_of_the_name(text: str, expected: list[str]) -> None:
    line = parse_line(text)
    assert words(line) == expected
    for word in line.writings[0].words:
        assert text[word.start : word.end] == word.text


@pytest.mark.parametrize("text", ["", "   ", "12345", "№ 7.", "—", "🔴🔴", "1987 г.р."])
def test_no_name_is_found_where_none_is(text: str) -> None:
    assert parse_line(text).writings == ()


@pytest.mark.parametrize(
    ("text", "birth"),
    [
        ("Кухарчук Захар, 1987 г.р.", "1987"),
        ("Кухарчук Захар (12.03.1987)", "1987-03-12"),
        ("Kukharchuk Zakhar, born 1987", "1987"),
        ("Кухарчук Захар 3.4.1991 г. рождения", "1991-04-03"),
        ("Кухарчук Захар, 45.13.1991", "1991"),
        ("Кухарчук Захар, ст. 342", ""),
    ],
)
def test_the_date_of_birth(text: str, birth: str) -> None:
    assert parse_line(text).birth == birth


def test_the_age() -> None:
    assert parse_line("Захар Кухарчук, 34 гады").age == 34
    assert parse_line("aged 51: Zakhar Kukharchuk").age == 51
    assert parse_line("Захар Кухарчук, 34").age == 0


def test_a_name_in_two_scripts_has_two_writings() -> None:
    for text in ("Кухарчук Захар / Kukharchuk Zakhar", "Кухарчук Захар (Kukharchuk Zakhar)"):
        line = parse_line(text)
        assert [words(line, 0), words(line, 1)] == [["Кухарчук", "Захар"], ["Kukharchuk", "Zakhar"]]


def test_a_word_in_brackets_may_be_the_name_at_birth() -> None:
    writing = parse_line("Лясная (Кухарчук) Ганна").writings[0]
    assert [word.text for word in writing.words] == ["Лясная", "Ганна"]
    assert [word.text for word in writing.asides] == ["Кухарчук"]


def test_a_comma_after_one_word_parts_the_surname() -> None:
    assert parse_line("Рубан, Захар").writings[0].comma == 1
    assert parse_line("Захар Рубан, Захараўка").writings[0].comma == 0


def test_look_alikes_are_repaired_in_what_is_compared() -> None:
    word = parse_line("Кухaрчук Зaхар").writings[0].words[0]
    assert word.text == "Кухaрчук"
    assert word.folded == "кухарчук"
