"""Names and sentences as printed are cut only where they are certain."""

import pytest

from app.importers.printed_name import language_of, printed_name
from app.importers.sentence_words import sentence_of


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Maryia Verasnevaya", ("Verasnevaya", "Maryia", "")),
        ("Верасневая Марыя", ("Верасневая", "Марыя", "")),
        ("Марыя Верасневая", ("Верасневая", "Марыя", "")),
        ("Нябыліцын Ігнат Алегавіч", ("Нябыліцын", "Ігнат", "Алегавіч")),
        ("Игнат Олегович Небылицын", ("Небылицын", "Игнат", "Олегович")),
        ("Павел Іванавіч Стэфановіч", ("Стэфановіч", "Павел", "Іванавіч")),
        ("Небылицын, Игнат Олегович", ("Небылицын", "Игнат", "Олегович")),
        ("Дэ ла Фантас, Хуан Мігель", ("Дэ ла Фантас", "Хуан Мігель", "")),
        ("Няісная-Выдуманая Ганна", ("Няісная-Выдуманая", "Ганна", "")),
    ],
)
def test_a_name_in_a_recognisable_order_is_cut(text, parts) -> None:
    name = printed_name(text, given_first=False)
    assert (name.surname, name.given, name.patronymic, name.text) == (*parts, "")


@pytest.mark.parametrize(
    "text",
    [
        "Гражданин К.",
        "Раман Антон",
        "Небылицын И. О.",
        "Мышка",
        "Невядомы Чалавек",
        "А, Б, В",
        "Ганна Марыя Няісная",
    ],
)
def test_a_doubtful_name_stays_as_printed(text) -> None:
    name = printed_name(text, given_first=False)
    assert (name.surname, name.given, name.text) == ("", "", text)


def test_where_the_names_do_not_tell_the_writers_order_does() -> None:
    name = printed_name("Zorro Nevidal", given_first=True)
    assert (name.given, name.surname) == ("Zorro", "Nevidal")


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("Уладзіслаў", "be"), ("Ігар", "be"), ("Ирина", "ru"), ("Зіновий", "uk"), ("Їржа", "uk"), ("Анна", ""),
        ("Maryia", "en"), ("Maryja Kaleśnik", ""), ("123", ""),
    ],
)  # fmt: skip
def test_letters_give_the_language_away_or_not(name, language) -> None:
    assert language_of(name) == language


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("11 years", (11, 0, 0)), ("5 лет 6 месяцев", (5, 6, 0)), ("2 гады", (2, 0, 0)),
        ("5 гадоў і 3 месяцы", (5, 3, 0)),
        ("1,5 года", (1, 6, 0)), ("полтора года", (1, 6, 0)), ("18 months", (0, 18, 0)), ("15 суток", (0, 0, 15)),
        ("1 год 2 мес. 3 дня", (1, 2, 3)), ("one year", (0, 0, 0)), ("приговор 2021 года", (0, 0, 0)),
        ("приговор от 05.03.2021 года: 3 года", (3, 0, 0)), ("дело 7/12 года", (0, 0, 0)),
    ],
)  # fmt: skip
def test_a_length_of_time_is_read_from_words(text, length) -> None:
    sentence = sentence_of(text)
    assert tuple(sentence.get(unit, 0) for unit in ("years", "months", "days")) == length
    assert sentence["text"] == text


@pytest.mark.parametrize(
    ("text", "kind", "regime"),
    [
        ("лишение свободы в колонии усиленного режима", "imprisonment", "strengthened"),
        ("пазбаўленне волі ў калоніі агульнага рэжыму", "imprisonment", "general"),
        ("imprisonment in a strict regime colony", "imprisonment", "strict"),
        ("3 года ограничения свободы без направления", "restricted_home", ""),
        ("абмежаванне волі з накіраваннем", "restricted_directed", ""),
        ("2 года лишения свободы с отсрочкой", "deferred", ""),
        ("5 years in a colony, fine of 100 base units", "imprisonment", ""),
        ("10 years, fine of 100 base units", None, ""),
        ("штраф 100 базовых величин", "fine", ""),
        ("3 месяца ареста", "arrest", ""),
        ("something else", None, ""),
    ],
)
def test_the_kind_and_the_regime_of_a_sentence(text, kind, regime) -> None:
    sentence = sentence_of(text)
    assert (sentence.get("kind"), sentence.get("regime", "")) == (kind, regime)


def test_a_fine_is_kept_in_its_words() -> None:
    assert (
        sentence_of("5 гадоў калоніі, штраф 500 базавых велічынь; забарона")["fine"]
        == "штраф 500 базавых велічынь"
    )


def test_no_words_are_no_sentence() -> None:
    assert sentence_of("", "") == {}
