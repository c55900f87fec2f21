"""Places are said in the language of the reader, and their kind once."""

import pytest

from app.base.language import Language
from app.domain.facility import FacilityFields
from app.domain.place_names import place_name, short_name, status_and_place, town_of
from app.domain.vocabulary import shipped_facilities

SHIPPED = {one["code"]: FacilityFields.model_validate(one) for one in shipped_facilities()}


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("IK-2", ("IK-2", "ИК-2", "ПК-2")),
        ("VK-2", ("VK-2", "ВК-2", "ВК-2")),
        ("SIZO-1", ("SIZO-1", "СИЗО-1", "СІЗА-1")),
        ("IUOT-7", ("IUOT-7", "ИУОТ-7", "ПУАТ-7")),
        ("PRISON-4", ("Prison No. 4", "Тюрьма № 4", "Турма № 4")),
        ("SIZO-KGB", ("KGB SIZO", "СИЗО КГБ", "СІЗА КДБ")),
        ("TSIP-MINSK", ("TsIP Akrestsina", "ЦИП на Окрестина", "ЦІП на Акрэсціна")),
    ],
)
def test_a_code_follows_the_language(code: str, said: tuple[str, str, str]) -> None:
    facility = SHIPPED[code]
    assert tuple(short_name(facility, one) for one in (Language.EN, Language.RU, Language.BE)) == said


def test_a_code_of_the_organisation_stays_unless_it_says_kind_and_number() -> None:
    assert short_name(FacilityFields(code="Castle", name_en="Penal colony No. 4"), Language.RU) == "Castle"
    assert short_name(FacilityFields(code="ИК-4"), Language.EN) == "IK-4"
    assert short_name(FacilityFields(code="", name_be="Замак"), Language.RU) == "Замак"


def test_the_kind_of_a_place_is_said_once() -> None:
    place = "Исправительная колония № 11, Волковыск"
    assert status_and_place("Исправительная колония", place) == place
    assert status_and_place("Колония", place) == place
    assert (
        status_and_place("Penal colony", "Penal colony No. 11, Vaukavysk") == "Penal colony No. 11, Vaukavysk"
    )
    assert status_and_place("Этап", place) == f"Этап, {place}"
    assert status_and_place("Penal colony", "Colony 99") == "Penal colony, Colony 99"
    assert status_and_place("Penal colony", "") == "Penal colony"
    assert status_and_place("", "Minsk") == "Minsk"


def test_a_known_place_is_named_in_the_language_and_own_words_stay() -> None:
    assert place_name("Мінск", Language.EN) == "Minsk"
    assert place_name("ІЧУ, Пінск", Language.RU) == "ИВС, Пинск"
    assert place_name("литва", Language.BE) == "Літва"
    assert place_name("Пінск, на вуліцы", Language.RU) == "Пінск, на вуліцы"
    assert place_name("Vilnia", Language.EN) == "Vilnia"
    assert place_name("Vilnia", Language.RU) == "Вильнюс"
    assert place_name("", Language.RU) == ""
    assert town_of(SHIPPED["IK-11"], Language.EN) == "Vaukavysk"
    assert town_of(SHIPPED["IK-11"], Language.RU) == "Волковыск"


def test_every_shipped_town_has_a_name_in_each_language() -> None:
    towns = {one.city for one in SHIPPED.values() if one.city}
    wild = {town for town in towns if place_name(town, Language.EN) == town}
    assert not {town for town in wild if "«" not in town}
