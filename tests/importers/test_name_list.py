"""A published list becomes lines exactly as printed, whatever kind of file it came in."""

from pathlib import Path

import pytest

from app.base.errors import Problem
from app.importers.name_list import NameList, read_name_list, read_pasted
from tests.importers.workbook import write_workbook

PASTED = "Спіс вызваленых:\n\n1. Прыклад Іван Пятровіч, 1987 г.н.\n—\n  2) Maryja UZOR \n"


def printed(names: NameList) -> list[str]:
    return [line.printed for line in names.lines]


def test_pasted_lines_stay_as_printed() -> None:
    names = read_pasted(PASTED)
    assert printed(names) == ["Спіс вызваленых:", "1. Прыклад Іван Пятровіч, 1987 г.н.", "2) Maryja UZOR"]
    assert names.original == PASTED
    assert names.sha256 == ""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_a_text_file_in_any_usual_encoding(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "list.txt"
    file.write_bytes("Прыклад Иван, Минск\nВзор Пётр\n".encode(encoding))
    names = read_name_list(file)
    assert printed(names) == ["Прыклад Иван, Минск", "Взор Пётр"]
    assert names.content == file.read_bytes()
    assert len(names.sha256) == 64


def test_a_table_with_parts_of_names_and_clues(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text(
        "№;Фамилия;Имя;Отчество;Год рождения;Город\n1;Взор;Пётр;Иванович;1987;Минск\n2;Узор;Анна;;;\n",
        "utf-8",
    )
    names = read_name_list(file)
    assert printed(names) == ["Взор Пётр Иванович", "Узор Анна"]
    assert names.lines[0].clues == {
        "surname": "Взор",
        "given": "Пётр",
        "patronymic": "Иванович",
        "birth": "1987",
        "Город": "Минск",
    }
    assert names.lines[1].clues == {"surname": "Узор", "given": "Анна"}


@pytest.mark.parametrize(
    "heading", ["name", "Full name", "ФИО", "Ф.И.О.", "Прозвішча, імя", "as_printed", "line"]
)
def test_one_column_of_names_under_any_usual_heading(tmp_path: Path, heading: str) -> None:
    file = tmp_path / "list.csv"
    file.write_text(f'"{heading}",birth_year\n"Взор, Пётр",1990\n', "utf-8")
    (line,) = read_name_list(file).lines
    assert (line.printed, line.clues) == ("Взор, Пётр", {"birth": "1990"})


def test_a_table_without_headings_gives_a_line_for_each_row(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("Взор, Пётр\nУзор, Анна, Мінск\n", "utf-8")
    assert printed(read_name_list(file)) == ["Взор, Пётр", "Узор, Анна, Мінск"]


def test_a_heading_may_stand_below_a_title(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("Released on 13 December,\nSurname,Given name\nUzor,Hanna\n", "utf-8")
    assert printed(read_name_list(file)) == ["Uzor Hanna"]


def test_a_workbook(tmp_path: Path) -> None:
    file = tmp_path / "list.xlsx"
    write_workbook(file, [["No", "Name", "Year of birth"], [1, "Узор Ганна", 1990], [2, "Vzor Piotr", ""]])
    names = read_name_list(file)
    assert printed(names) == ["Узор Ганна", "Vzor Piotr"]
    assert names.lines[0].clues == {"birth": "1990"}
    assert names.original == ""
    assert names.content


def test_a_workbook_that_is_none_is_refused_in_words(tmp_path: Path) -> None:
    file = tmp_path / "list.xlsx"
    file.write_bytes(b"PK\x03\x04 nothing else")
    with pytest.raises(Problem, match=r"The workbook list\.xlsx cannot be read"):
        read_name_list(file)


@pytest.mark.parametrize("name", ["list.txt", "list.csv"])
def test_a_pdf_with_another_name_is_refused(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(b"%PDF-1.7 ...")
    with pytest.raises(Problem, match="is not a table but a PDF"):
        read_name_list(file)


def test_a_list_without_names_is_refused() -> None:
    with pytest.raises(Problem, match="There is no name in this list"):
        read_pasted("1\n2\n—\n")


def test_a_text_that_is_no_list_is_refused() -> None:
    with pytest.raises(Problem, match="longer than 2000 letters"):
        read_pasted("слова " * 400)


def test_a_single_column_of_names_called_given_name_is_the_name(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("Імя;Destination\nУзор Ганна;Літва\n", "utf-8")
    (line,) = read_name_list(file).lines
    assert (line.printed, line.clues) == ("Узор Ганна", {"Destination": "Літва"})
