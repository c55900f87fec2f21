"""Given names fall into the right classes, and false friends into different ones."""

import pytest

from app.domain.names.given_names import class_of, classes_begun, father_of, given_names
from app.domain.names.scripts import normalise


def classes(word: str) -> set[str]:
    return set(class_of(normalise(word)))


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Сергей Сяргей Siarhei Siarhiej Syarhyey Siergiej Sergey Сергій Serhii Серёжа Serge", "sergei"),
        (
            "Аляксандр Александр Aliaksandr Alaksandr Alexander Олександр Алесь Aleś Ales Саша Alexandre",
            "aleksandr",
        ),
        ("Владимир Уладзімір Uladzimir Uładzimir Володимир Włodzimierz Вова Uladz", "vladimir"),
        ("Дмитрий Дзмітрый Dzmitry Zmicier Zmitser Źmicier Зміцер Дмитро", "dmitri"),
        ("Николай Мікалай Mikałaj Мікола Микола Nikolaï Nicholas", "nikolai"),
        ("Екатерина Кацярына Kaciaryna Katsiaryna Catherine Катя", "ekaterina"),
        ("Анна Ганна Hanna Anna Аня", "anna"),
        ("Наталья Наталля Natallia Natalla Natalya Natalie", "natalia"),
        ("Яўген Евгений Jaŭhien Yauhen Eugene Євген", "evgeni"),
        ("Алена Елена Olena Yelena Helena", "elena"),
    ],
)
def test_forms_of_one_name_share_the_class(words: str, name: str) -> None:
    for word in words.split():
        assert name in classes(word), word


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Алесь", "Алег"),
        ("Ales", "Aleh"),
        ("Алена", "Аліна"),
        ("Alena", "Alina"),
        ("Юрый", "Георгій"),
        ("Yury", "Heorhi"),
        ("Александр", "Александра"),
        ("Alexandre", "Alexandra"),
        ("Валерий", "Валерия"),
        ("Ксенія", "Аксана"),
        ("Наталья", "Анатоль"),
        ("Мария", "Марина"),
        ("Яна", "Анна"),
    ],
)
def test_false_friends_share_no_class(one: str, other: str) -> None:
    assert classes(one)
    assert classes(other)
    assert not classes(one) & classes(other)


def test_a_pet_name_of_many_belongs_to_all() -> None:
    assert {"vladislav", "stanislav", "vyacheslav"} <= classes("Слава")
    assert {"evgeni", "evgenia"} == classes("Женя")


def test_a_surname_is_no_given_name() -> None:
    assert not classes("Тихановский")
    assert not classes("王小明")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Николаевич Мікалаевіч Николаевна Мікалаеўна Mikalaevich Nikolayevich", "nikolai"),
        ("Ильич Ильинична Ільіч", "ilya"),
        ("Павлович Паўлавіч Паўлаўна", "pavel"),
        ("Владимирович Уладзіміравіч Володимирович", "vladimir"),
        ("Михайлович Міхайлавіч Mikhailovich", "mikhail"),
        ("Львович Львоўна", "lev"),
        ("Сергеевна Сяргееўна Сергіївна", "sergei"),
    ],
)
def test_a_patronymic_names_the_father(words: str, name: str) -> None:
    for word in words.split():
        assert name in father_of(normalise(word)), word


@pytest.mark.parametrize("word", ["Статкевич", "Николаев", "Иван", "Ильина", ""])
def test_other_words_name_no_father(word: str) -> None:
    assert father_of(normalise(word)) == ()


def test_a_beginning_finds_the_classes_unless_they_are_too_many() -> None:
    assert "vladimir" in classes_begun("ULAD")
    assert classes_begun("A") == ()
    assert classes_begun("QQQ") == ()


def test_the_table_is_sound() -> None:
    names = given_names()
    assert len({name.id for name in names}) == len(names) > 120
    assert {name.sex for name in names} == {"m", "f"}
    assert all(len(name.forms) == len(set(name.forms)) for name in names)
    assert all(set(name.forms).isdisjoint(name.short) for name in names)
    assert all(class_of(word) for name in names for word in (*name.forms, *name.short, *name.western))
