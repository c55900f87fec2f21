"""A facility is recognised from what people write for its kind and number, and from nothing less."""

import pytest

from app.domain.facility import FacilityFields
from app.domain.facility_names import FacilityNames, kind_in, shipped_names, short_names


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("ИК-4", "IK-4"), ("ПК-4", "IK-4"), ("ІК-4", "IK-4"), ("ик4", "IK-4"), ("ИК № 4", "IK-4"),
        ("ПК №4", "IK-4"), ("IK 4", "IK-4"), ("ik-4", "IK-4"), ("PK no. 4", "IK-4"), ("Colony #4", "IK-4"),
        ("ИК-4 Гомель", "IK-4"), ("ИК-4, г. Гомеля", "IK-4"), ("ПК №15 Магілёў", "IK-15"),
        ("ИК-15 Могилев", "IK-15"), ("Горки, ИК-9", "IK-9"), ("ИК № 9 в Горках", "IK-9"),
        ("Исправительная колония общего режима № 4", "IK-4"), ("Женская колония № 4", "IK-4"),
        ("папраўчая калонія №8, Орша", "IK-8"), ("Penal colony No. 4", "IK-4"), ("IK-4, 5 years", "IK-4"),
        ("СИЗО-1", "SIZO-1"), ("СІЗА № 1", "SIZO-1"), ("SIZO-1", "SIZO-1"), ("СИЗО-1, Минск", "SIZO-1"),
        ("Следственный изолятор № 7", "SIZO-7"), ("pre-trial detention centre no. 7", "SIZO-7"),
        ("СИЗО КГБ", "SIZO-KGB"), ("СІЗА КДБ, Мінск", "SIZO-KGB"), ("SIZO KGB", "SIZO-KGB"),
        ("Тюрьма №8", "PRISON-8"), ("турма-8", "PRISON-8"), ("prison 8", "PRISON-8"),
        ("тюрьма-1 в Гродно", "PRISON-1"), ("Турма № 8, Жодзіна, Мінская вобласць", "PRISON-8"),
        ("СИЗО тюрьмы № 8", "PRISON-8"), ("ИУОТ-1", "IUOT-1"), ("ПУАТ №1", "IUOT-1"), ("IUOT 55", "IUOT-55"),
        ("ИУОТ-7 Гомель", "IUOT-7"), ("ВК-2", "VK-2"), ("воспитательная колония №2", "VK-2"),
        ("ЦИП на Окрестина", "TSIP-MINSK"), ("ІЧУ на Акрэсціна", "IVS-MINSK"), ("IVS Akrestsina", "IVS-MINSK"),
    ],
)  # fmt: skip
def test_the_kind_and_the_number_tell_a_facility_in_three_languages(written: str, code: str) -> None:
    found = shipped_names().find(written)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize(
    "written",
    [
        "",
        "Замак",
        "ИК",
        "колония в Гомеле",
        "ИК № 44",
        "ИК-4 Мозырь",
        "тюрьма № 4, Минск",
        "СИЗО-1; ИК-4",
        "СИЗО № 1 (тюрьма № 8)",
        "колония, 5 лет",
        "колония 3 года",
        "колония строгого режима, 4 года",
        "ИК с 5.03.2021",
        "ИК 2021",
        "ИК-4/2",
        "4",
        "Вик-4",
        "на Окрестина",
    ],
)
def test_what_may_be_another_place_is_none(written: str) -> None:
    assert shipped_names().find(written) is None


def test_facilities_of_the_organisation_are_told_by_their_names_too() -> None:
    own = FacilityFields(code="new", kind="colony", name_be="Папраўчая калонія № 99, Лясное")
    names = FacilityNames([own, FacilityFields(code="IK-4", name_ru="ИК № 4, Гомель")])
    assert names.find("ИК-99") is own
    assert names.find("лясное пк 99") is own
    assert names.find("ИК-99 Гомель") is None


def test_a_number_given_twice_tells_nobody() -> None:
    names = FacilityNames([FacilityFields(code="A", name_ru="ИК № 4"), FacilityFields(code="IK-4")])
    assert names.find("ПК 4") is None
    assert getattr(names.find("IK-4"), "code", "") == "IK-4"


def test_short_names_stand_in_all_three_languages() -> None:
    assert short_names(FacilityFields(code="IK-4")) == ("IK-4", "ИК-4", "ПК-4")
    assert short_names(FacilityFields(code="Castle")) == ()


def test_narrow_kinds_go_before_wide_ones() -> None:
    kinds = {text: kind_in(text) for text in ("выхаваўчая калонія", "психиатрическая больница", "замак")}
    assert [kind and kind.code for kind in kinds.values()] == ["juvenile", "psychiatric", None]
