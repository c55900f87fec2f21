"""Headings and totals of a published list are told from names, and no name is taken for one."""

import pytest

from app.domain.names.matching import names_nobody


@pytest.mark.parametrize(
    "line",
    [
        "Освобождены:",
        "всего 123 человека",
        "усяго",
        "Усяго: 52",
        "Total: 52",
        "52 человека",
        "Спіс вызваленых 13 снежня",
        "Граждане Литвы:",
        "Список освобождённых политзаключённых (13 декабря 2025 г.)",
        "Released in December 2025",
        "Из них 5 женщин",
        "Ogółem 20 osób",
        "Women:",
        "Вясна: вызвалены",
        "Правозащитный центр «Весна»: освобождены 13 декабря",
        "Viasna: released",
        "По данным Вясны, освобождены:",
        "Итого по состоянию на 15:00 — 52",
        "и ещё 12 человек",
        "Граждане Литвы — 6",
    ],
)
def test_a_heading_or_total_is_told(line: str) -> None:
    assert names_nobody(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "--",
        "Май Анна",
        "Май",
        "Лютая",
        "Иванов Иван:",
        "Освобождена Мария Колесникова",
        "Усяго Іван",
        "Статкевич:",
        "Статкевіч: вызвалены",
        "Вясна: Кавалёў",
        "Вясна: Кавалёў Іван, вызвалены",
        "Весна Мария",
        "May Robert",
        "Новых Григорий",
        "Всего Пётр, 1970",
        "List Franz",
        "Held Hans",
        "Всеволод",
        "Людміла Верас",
        "Граждан Сергей",
    ],
)
def test_a_name_is_no_heading(line: str) -> None:
    assert not names_nobody(line)
