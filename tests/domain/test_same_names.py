"""Which lines print the same name: whatever the list puts around it, and namesakes apart."""

import pytest

from app.domain.announced_list import AnnouncedLine
from app.domain.same_names import same_names


def line(number: int, printed: str, clues: str = "") -> AnnouncedLine:
    return AnnouncedLine(
        id=number, version=1, announced_list_id=1, number=number, printed=printed, clues=clues
    )


@pytest.mark.parametrize(
    "printed",
    [
        "Пустоход Зинаида",
        "Зинаида Пустоход",
        "• Пустоход Зинаида, г. Минск",
        "7) Пустаход Зінаіда",
        "Pustakhod Zinaida",
        "Пустоход Зинаида, 1971 г.р.",
    ],
)
def test_the_number_and_the_year_of_a_line_are_no_part_of_the_name(printed: str) -> None:
    names = same_names([line(1, "35. Пустоход Зинаида, 1971"), line(2, printed)])
    assert names[1] == names[2]


def test_namesakes_with_other_years_of_birth_are_two() -> None:
    names = same_names(
        [
            line(1, "Пустоход Зинаида, 1971"),
            line(2, "Пустоход Зинаида", '{"birth": "2.5.1985"}'),
            line(3, "Пустоход Зинаида"),
        ]
    )
    assert names[1] != names[2]
    assert names[3] == names[1]


def test_other_people_are_others() -> None:
    names = same_names([line(1, "1. Пустоход Зинаида"), line(2, "1. Пустоход Мария"), line(3, "2025")])
    assert len(set(names.values())) == 3
