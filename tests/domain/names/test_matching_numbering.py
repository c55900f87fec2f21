"""What a list prints before a name is no part of it."""

import pytest

from app.domain.names.matching import without_numbering


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("12. Іваноў Іван", "Іваноў Іван"),
        ("• Іваноў Іван", "Іваноў Іван"),
        ("– 12) Іваноў", "Іваноў"),
        ("№ 7 Іваноў", "Іваноў"),
        ("№7. – Іваноў", "Іваноў"),
        ("7 Іваноў", "Іваноў"),
        ("12.05.1990 Іваноў", "12.05.1990 Іваноў"),
        ("1990 Іваноў", "1990 Іваноў"),
        ("(Іваноў) Іван, 1990 г.н.", "(Іваноў) Іван, 1990 г.н."),
        ("«Кім» Іваноў", "«Кім» Іваноў"),
        ("12.", "12."),
        ("Noam Ivanov", "Noam Ivanov"),
        ("No. 3 Ivanov", "Ivanov"),
    ],
)
def test_a_bullet_and_a_number_are_dropped_and_all_else_stays(printed: str, name: str) -> None:
    assert without_numbering(printed) == name
