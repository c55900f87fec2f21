"""Names as a reader sees them."""

from app.domain.names.display import NameOrder, display_name, initials, second_script


def test_either_order_leaves_out_what_is_unknown() -> None:
    assert display_name("Заяц", "Пётр", "Ілліч") == "Заяц Пётр Ілліч"
    assert display_name("Zayats", "Piotr", order=NameOrder.GIVEN_FIRST) == "Piotr Zayats"
    assert display_name("", "Piotr") == "Piotr"


def test_initials() -> None:
    assert initials("Заяц", "Пётр", "Ілліч") == "П. І. З."
    assert initials("Заяц", "Анна-Марыя", with_surname=True) == "А.-М. Заяц"
    assert initials("", "", "") == ""


def test_the_second_line_is_in_another_script() -> None:
    assert second_script("Заяц Пётр", ["Заяц П.", "Zayats Piotr", "Zajac"]) == "Zayats Piotr"
    assert second_script("Заяц Пётр", ["Заяц", "", "12"]) == ""
