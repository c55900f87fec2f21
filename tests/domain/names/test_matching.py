"""An announced name finds its person whatever the spelling, and nobody when there is no such person."""

import pytest

from app.base.progress import Cancelled, Silent
from app.domain.names.matching import (
    Clue,
    Contradiction,
    Decision,
    MatchIndex,
    MatchRow,
    Telling,
    match_rows,
    names_several,
)
from app.domain.partial_date import PartialDate

PEOPLE: list[tuple[str, str, str, str, str]] = [
    ("Кавалёў", "Алег", "Пятровіч", "1984", "m"),
    ("Ковалёв", "Олег", "Иванович", "1990", "m"),
    ("Tsimashenka", "Nadzeya", "", "", "f"),
    ("Гарбузова-Лясная", "Ірына", "Сцяпанаўна", "1979-03-04", "f"),
    ("Рагойша", "Уладзімір", "", "1961", "m"),
    ("Məmmədov", "Elçin", "Rauf oğlu", "1993", "m"),
]


def rows() -> list[MatchRow]:
    found = []
    for number, (surname, given, father, birth, sex) in enumerate(PEOPLE, start=1):
        date = PartialDate(birth) if birth else None
        found.extend(match_rows(number, [(surname, given, father, "", "legal")], date, sex))
    return found


@pytest.fixture(scope="module")
def index() -> MatchIndex:
    return MatchIndex(rows())


@pytest.mark.parametrize(
    ("line", "person"),
    [
        ("1. Ковалёв Олег Петрович, 1984 г.р.", 1),
        ("Aleh Kavaliou (1984)", 1),
        ("Олега Ивановича Ковалева, 1990", 2),
        ("Тимашенко Надежда", 3),
        ("Цімашэнка Н.", 3),
        ("Ирина Лесная", 4),
        ("Harbuzova Iryna, 4.03.1979", 4),
        ("В. Рогойша", 5),
        ("Ragojša Uładzimir", 5),
        ("Мамедов Эльчин Рауф оглы", 6),
    ],
)
def test_a_line_finds_its_person(index: MatchIndex, line: str, person: int) -> None:
    match = index.match(Clue.of_line(line))
    assert match.candidates
    assert match.candidates[0].person_id == person


def test_two_who_fit_are_ambiguous_and_it_is_said_what_would_decide(index: MatchIndex) -> None:
    match = index.match(Clue.of_line("Кавалёў Алег"))
    assert match.decision is Decision.AMBIGUOUS
    assert match.person_id is None
    assert {candidate.person_id for candidate in match.candidates[:2]} == {1, 2}
    assert Telling.PATRONYMIC in match.would_decide
    assert match.advice()


@pytest.mark.parametrize("line", ["Сідарэнка Павел", "", "№ 17", "王小明", "Ковалёв Игнат"])
def test_nobody_is_found_where_nobody_is(index: MatchIndex, line: str) -> None:
    match = index.match(Clue.of_line(line))
    assert match.decision is Decision.NOBODY
    assert match.person_id is None


def test_a_list_names_a_person_once(index: MatchIndex) -> None:
    clues = [
        Clue.of_line(line) for line in ("Рагойша Уладзімір", "Тимашенко Надежда", "Vladimir Ragoisha, 1961")
    ]
    matches = index.match_list(clues, Silent())
    assert [match.decision for match in matches] == [Decision.AMBIGUOUS, Decision.MATCH, Decision.AMBIGUOUS]
    assert matches[0].contested and matches[2].contested
    assert matches[1].person_id == 3


def test_matching_a_list_can_be_cancelled(index: MatchIndex) -> None:
    class Impatient:
        def step(self, done: int, total: int, text: str = "") -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        index.match_list([Clue.of_line("Рагойша Уладзімір")], Impatient())


def test_the_words_are_aligned_with_their_places(index: MatchIndex) -> None:
    line = "5) Oleg Kovalev Petrovich"
    best = index.match(Clue.of_line(line)).candidates[0]
    assert [line[word.start : word.end] for word in best.aligned] == ["Kovalev", "Oleg", "Petrovich"]
    assert [word.register for word in best.aligned] == ["Кавалёў", "Алег", "Пятровіч"]
    assert {reason.feature for reason in best.reasons} == {"surname_script", "given_same", "patronymic_same"}
    assert all(reason.text for reason in best.reasons)


def test_only_those_asked_for_are_looked_at(index: MatchIndex) -> None:
    match = index.match(Clue.of_line("Кавалёў Алег"), among={2})
    assert [candidate.person_id for candidate in match.candidates] == [2]


def test_an_entered_person_is_compared_with_the_register(index: MatchIndex) -> None:
    similar = index.similar(Clue(surname="Тимошенко", given="Надежда"))
    assert [candidate.person_id for candidate in similar] == [3]
    assert index.similar(Clue(surname="Пятровіч", given="Надзея")) == ()


def test_an_updated_index_knows_the_new_names_and_forgets_the_old(index: MatchIndex) -> None:
    newer = index.updated({5}, match_rows(7, [("Шумейка", "Ганна", "", "", "legal")], None, "f"))
    assert newer.match(Clue.of_line("Рагойша Уладзімір")).candidates == ()
    assert newer.match(Clue.of_line("Анна Шумейко")).person_id == 7
    assert index.match(Clue.of_line("Рагойша Уладзімір")).person_id == 5
    assert len(newer) == len(index)


@pytest.mark.parametrize("line", ["Дудзіцкі Сяргей і Дудзіцкі Іван", "Dudzicki Siarhiej and Dudzicki Ivan"])
def test_a_line_that_names_two_people_proposes_nobody(line: str) -> None:
    rows = match_rows(1, [("Дудзіцкі", "Сяргей", "Іванавіч", "", "legal")], None, "m")
    rows += match_rows(2, [("Дудзіцкі", "Іван", "", "", "legal")], None, "m")
    assert MatchIndex(rows).match(Clue.of_line(line)).decision is not Decision.MATCH


@pytest.mark.parametrize(
    ("line", "person", "against"),
    [
        ("Рагойша Уладзімір, 1998", 5, Contradiction.BIRTH_YEAR),
        ("Vladimir Ragoisha (1998)", 5, Contradiction.BIRTH_YEAR),
        ("Гарбузова-Лясная Ірына Паўлаўна", 4, Contradiction.PATRONYMIC),
    ],
)
def test_a_namesake_with_another_year_is_looked_at(
    index: MatchIndex, line: str, person: int, against: Contradiction
) -> None:
    match = index.match(Clue.of_line(line))
    assert match.decision is not Decision.MATCH
    assert match.needs_look
    assert match.namesake is not None
    assert match.namesake.person_id == person
    assert against in match.namesake.contradictions
    assert match.advice()


@pytest.mark.parametrize("line", ["Сідарэнка Павел", "Ковалёв Игнат", "Рагойша Ігнат, 1998"])
def test_who_only_shares_a_surname_is_no_namesake(index: MatchIndex, line: str) -> None:
    match = index.match(Clue.of_line(line))
    assert match.namesake is None
    assert not match.needs_look


def test_all_namesakes_are_shown_even_behind_others() -> None:
    rows = [
        row
        for number in range(1, 12)
        for row in match_rows(number, [("Рагойша", "Уладзімір", "", "", "legal")], PartialDate("1950"), "m")
    ]
    match = MatchIndex(rows).match(Clue.of_line("Рагойша Уладзімір, 1998"))
    assert len(match.candidates) == 8
    assert all(one.same_name for one in match.candidates)


def test_who_was_born_in_another_year_is_not_proposed_however_rare_the_name() -> None:
    filler = [
        row
        for number in range(10, 200)
        for row in match_rows(number, [(f"Сідар{number}", "Павел", "", "", "legal")], None, "m")
    ]
    rows = match_rows(1, [("Рагойша", "Уладзімір", "", "", "legal")], PartialDate("1961"), "m")
    match = MatchIndex([*rows, *filler]).match(Clue.of_line("Рагойша Уладзімір, 1962"))
    assert match.candidates[0].probability >= 0.9
    assert match.decision is Decision.AMBIGUOUS
    assert match.namesake == match.candidates[0]


@pytest.mark.parametrize(
    ("announced", "feature"),
    [
        ("1970-07-24", "birth_next_year"),
        ("1970-03-28", "birth_conflict"),
        ("1971-03-28", "birth_year"),
        ("1970", "birth_next_year"),
    ],
)
def test_two_days_of_birth_are_near_only_when_the_year_alone_differs(announced: str, feature: str) -> None:
    rows = match_rows(1, [("Рагойша", "Уладзімір", "", "", "legal")], PartialDate("1971-07-24"), "m")
    clue = Clue(surname="Рагойша", given="Уладзімір", birth=PartialDate(announced))
    (candidate,) = MatchIndex(rows).match(clue).candidates
    assert feature in {reason.feature for reason in candidate.reasons}


@pytest.mark.parametrize(
    ("printed", "registered", "feature"),
    [
        ("Ваўэцкі", "Ваўчэцкі", "surname_letter"),
        ("Ваўчэцкі", "Ваўэцкі", "surname_letter"),
        ("Ваўчацкі", "Ваўчэцкі", "surname_spelling"),
        ("Рагойса", "Рагойша", "surname_vowel"),
        ("Рагайшу", "Рагойшэ", "surname_vowel"),
    ],
)
def test_a_missing_consonant_is_not_said_to_be_a_vowel(printed: str, registered: str, feature: str) -> None:
    index = MatchIndex(match_rows(1, [(registered, "Мікола", "", "", "legal")], None, "m"))
    match = index.match(Clue.of_line(f"{printed} Мікола"))
    assert match.candidates[0].reasons[0].feature == feature


# Families: spouses, father and son, brothers, and those whose surname looks like a patronymic.
FAMILIES: list[tuple[str, str, str, str, str]] = [
    ("Зубрыцкі", "Сяргей", "Мікалаевіч", "1979", "m"),
    ("Зубрыцкая", "Алена", "Віктараўна", "1982", "f"),
    ("Мацкевіч", "Іван", "Пятровіч", "1950", "m"),
    ("Мацкевіч", "Пётр", "Іванавіч", "1980", "m"),
    ("Сідарэнка", "Анатоль", "Іванавіч", "1988", "m"),
    ("Сідарэнка", "Пётр", "Іванавіч", "1991", "m"),
    ("Пятроў", "Ігар", "Алегавіч", "1965", "m"),
    ("Шаўчук", "Аляксандр", "Іванавіч", "1980", "m"),
    ("Адамовіч", "Алена", "", "1980", "f"),
    ("Скарына", "Фёдар", "", "1971", "m"),
    ("Іваноў", "Яўген", "", "1988", "m"),
    ("Бяляцкі", "Алесь", "Віктаравіч", "1962-09-25", "m"),
    ("Ільіна", "Яна", "", "1991", "f"),
]


@pytest.fixture(scope="module")
def families() -> MatchIndex:
    found = []
    for number, (surname, given, father, birth, sex) in enumerate(FAMILIES, start=1):
        found.extend(match_rows(number, [(surname, given, father, "", "legal")], PartialDate(birth), sex))
    return MatchIndex(found)


@pytest.mark.parametrize(
    ("line", "person"),
    [
        ("Зубрицкий С.", 1),
        ("Зубрицкого Сергея", 1),
        ("Зубрыцкую Алену", 2),
        ("Мацкевич П.И.", 4),
        ("Мацкевич Пётр (сын)", 4),
        ("Сидоренко Анат. И.", 5),
        ("Шевчука Александра", 8),
        ("Адамович Елена", 9),
        ("Елена Адамович", 9),
        ("Скорина Ф.", 10),
        ("Иванов Женя", 11),
        ("Siarhiej Zubrycki", 1),
        ("Zubryckaja Alena", 2),
        ("Мaцкeвич Пё\u200bтр", 4),
    ],
)
def test_the_right_one_of_a_family_is_proposed(families: MatchIndex, line: str, person: int) -> None:
    assert families.match(Clue.of_line(line)).person_id == person


@pytest.mark.parametrize(
    ("line", "contradiction"),
    [
        ("Зубрицкая С.", Contradiction.SEX),  # a wife or daughter called Святлана, not Сяргей
        ("Бяляцкая Алеся", Contradiction.SEX),
        ("Шевчук Александра", Contradiction.SEX),
        ("Иванова Евгения", Contradiction.SEX),
        ("Петрова И.", Contradiction.SEX),
        ("Ильин Я.", Contradiction.SEX),
        ("Мацкевич Пётр, 1981", Contradiction.BIRTH_YEAR),
        ("Беляцкий Александр, 25.09.1963", Contradiction.BIRTH_YEAR),
        ("Мацкевич Иван Петрович 1980", Contradiction.BIRTH_YEAR),
    ],
)
def test_who_may_be_another_of_the_family_is_asked_with_the_reason(
    families: MatchIndex, line: str, contradiction: Contradiction
) -> None:
    match = families.match(Clue.of_line(line))
    assert match.person_id is None
    assert match.needs_look
    assert contradiction in match.candidates[0].contradictions
    assert match.candidates[0].reasons


@pytest.mark.parametrize("line", ["Скарына", "Адамович", "Сидоренко", "Сидоренко И.", "Мацкевич (отец)"])
def test_a_surname_alone_is_a_question(families: MatchIndex, line: str) -> None:
    match = families.match(Clue.of_line(line))
    assert match.person_id is None


def test_what_would_decide_about_a_surname_alone_is_said(families: MatchIndex) -> None:
    match = families.match(Clue.of_line("Скарына"))
    assert match.decision is Decision.AMBIGUOUS
    assert match.would_decide[0] is Telling.GIVEN_NAME
    # With the year of birth it is enough.
    assert families.match(Clue.of_line("Скарына, 1971 г.р.")).person_id == 10


@pytest.mark.parametrize(
    "line",
    [
        "Петров И.О., Петрова А.И.",
        "Петровы Анна, Игорь",
        "Зубрицкие Сергей и Елена",
        "отец и сын Мацкевичи",
        "Мацкевич Пётр; Скарына Фёдар",
    ],
)
def test_for_a_line_of_two_nobody_is_proposed(families: MatchIndex, line: str) -> None:
    match = families.match(Clue.of_line(line))
    assert match.person_id is None
    assert match.needs_look
    assert match.candidates


@pytest.mark.parametrize(
    "line",
    [
        "Мацкевич Пётр, г. Минск",
        "Петров И.О., д. Боровляны",
        "Мацкевич, Пётр",
        "Мацкевич Пётр, Иванович",
        "Колесникова Мария, музыкант, 1982",
    ],
)
def test_places_and_trades_make_no_second_person(line: str) -> None:
    assert not names_several(line)
