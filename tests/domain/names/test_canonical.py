"""The spellings of one name have a reading in common; different names have none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.names.canonical import MAX_READINGS, lemma, lemmas, readings, skeleton
from app.domain.names.latin_readings import families_of_name

SAME = """
Тихановская Ціханоўская Tsikhanouskaya Tikhanovskaya Cichanoŭskaja Tichanowskaja Cichanouskaja Tikhanovskaia
Лукашенко Лукашэнка Lukashenko Lukashenka Łukašenka Lukaschenko Loukachenko Łukaszenko
Ковалёв Кавалёў Kavaliou Kovalev Kowaljow Kavalioŭ Kavaloŭ Kovalyov Kavalyow Kavalou
Беляцкий Бяляцкі Bialiatski Bialacki Beliatsky Byalyatski Bialiacki Beliatskii
Щербаков Шчарбакоў Shcherbakov Shcharbakou Ščarbakoŭ Schtscherbakow Chtcherbakov
Сергей Сяргей Siarhei Sergey Siarhiej Syarhyey Sergueï
Хрущёв Хрушчоў Khrushchev Chruschtschow Khrouchtchev Chruszczow
Медведев Мядзведзеў Miadzvedzeu Medvedev Miadzviedzieŭ
Жуковский Жукоўскі Zhukouski Zhukovsky Žukoŭski Schukouski Żukowski
Стефанович Стэфановіч Stefanovic Stefanowicz Stefanović Stefanovich
Наумов Навумаў Naumov Navumau
Власов Уласаў Vlasov Ulasau Ułasaŭ Wlassow
Алиев Əliyev Aliyev
Джафаров Cəfərov Dzhafarov
Петросян Petrosyan Petrosian
Иосиф Iosif Yosif
Иванов Іваноў Ivanov Iwanow Ivanoff Ivanou
Домбровский Dąbrowski
Маргвелашвили Margvelashvili Margwelaschwili Margvelašvili
"""

DIFFERENT = """
Алесь Алег
Алена Аліна
Юрый Георгій
Александр Александра
Иванов Ивлев
Ковалёв Коваленко
Ales Aleh
Zhuk Zuk
"""


def lines(text: str) -> list[list[str]]:
    return [line.split() for line in text.strip().splitlines()]


@pytest.mark.parametrize("spellings", lines(SAME), ids=lambda spellings: spellings[-1])
def test_spellings_of_one_name_share_a_reading(spellings: list[str]) -> None:
    common = set.intersection(*(set(readings(word.casefold())) for word in spellings))
    assert common


@pytest.mark.parametrize(("one", "other"), lines(DIFFERENT))
def test_different_names_share_none(one: str, other: str) -> None:
    assert not set(readings(one.casefold())) & set(readings(other.casefold()))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Тихановский Тихановская Тихановского Тихановскому Тихановскую Tichanovskis Cichanouska",
            "TIHANAVSKI",
        ),
        ("Иванов Иванова Иванову Ивановой Ивановым Ivanovas Ivanovs Іванава", "IVANAV"),
        ("Никитин Никитина Никитину Мікіцін Мікіціна", "NIKITIN MIKITIN"),
        ("Статкевич Статкевича Статкевичу", "STATKEVIQ"),
        ("Толстой Толстая", "TALSTI"),
        ("Янкаускас Jankauskas Jankauskienė Jankauskaitė", "ENKAUSKI"),
        ("Kazlauskaitė Kazlauskienė Kazlauskas", "KAZLAVSKI"),
        ("Караоглы Karaoglu", "KAREAGLI"),
    ],
)
def test_gender_and_case_are_undone(words: str, expected: str) -> None:
    for word in words.split():
        assert set(lemmas(word.casefold())) & set(expected.split()), word


def test_short_names_keep_their_endings() -> None:
    assert [lemma(word) for word in ("INA", "AVA", "SAVA", "LIS")] == ["INA", "AVA", "SAVA", "LIS"]


def test_the_rest_of_the_name_tells_how_a_word_is_read() -> None:
    around = families_of_name("wojciech szymczak")
    assert "MAHAVSKI" in readings("machowski", around)
    assert around
    assert "MAQEVSKI" not in readings("machowski", around)


def test_skeletons_forgive_lost_accents() -> None:
    full = {skeleton(reading) for reading in readings("łukašenka")}
    assert full & {skeleton(reading) for reading in readings("lukasenka")}
    assert skeleton("IVANAV") == "AVNV"


def test_other_scripts_have_no_readings() -> None:
    assert readings("王小明") == readings("დავით") == readings("") == ()


CYRILLIC = "абвгдеёжзійклмнопрстуўфхцчшыэюяищ'ґєї"
LATIN = "abcdefghijklmnopqrstuvwxyzčšžŭłćśźńĺżąęóéïäöü"
letters_of = st.sampled_from([CYRILLIC.replace("'", ""), LATIN]).flatmap(
    lambda alphabet: st.text(alphabet, min_size=1, max_size=20)
)


@given(letters_of)
@settings(max_examples=300)
def test_every_word_of_letters_has_a_few_plain_readings(word: str) -> None:
    found = readings(word)
    assert 0 < len(found) <= MAX_READINGS
    assert len(set(found)) == len(found)
    assert all(reading.isascii() and reading.isupper() for reading in found)
    assert found == readings.__wrapped__(word)


@given(letters_of)
@settings(max_examples=200)
def test_a_lemma_is_never_empty_and_keeps_the_beginning(word: str) -> None:
    for reading in readings(word):
        assert lemma(reading)
        assert lemma(reading)[0] == reading[0]
