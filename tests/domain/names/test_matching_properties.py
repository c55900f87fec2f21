"""What must hold of matching whatever the name: every spelling of ours is found, order is nothing, no text is fatal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.names.matching import Clue, Decision, Match, MatchIndex, MatchRow, match_rows
from app.domain.names.romanise import Scheme, romanise
from app.domain.partial_date import PartialDate
from tests.benchmarks.name_scores import score
from tests.benchmarks.name_sets import read_set, unseen

SURNAMES = (
    "Ярмоленка",
    "Кухарчук",
    "Гарбацэвіч",
    "Лагодзіч",
    "Шыманскі",
    "Вярбіцкі",
    "Сакалоў",
    "Рубан",
    "Жабіцкі",
)
GIVEN = ("Захар", "Мацвей", "Радзівон", "Усевалад", "Яўген", "Цімафей", "Юры", "Піліп")
FATHERS = ("Захаравіч", "Мацвеевіч", "Рыгоравіч", "Яўгенавіч", "Ігаравіч", "")
RUSSIAN = {
    "Ярмоленка": "Ермоленко", "Кухарчук": "Кухарчук", "Гарбацэвіч": "Горбацевич", "Лагодзіч": "Лагодич",
    "Шыманскі": "Шиманский", "Вярбіцкі": "Вербицкий", "Сакалоў": "Соколов", "Рубан": "Рубан", "Жабіцкі": "Жабицкий",
    "Захар": "Захар", "Мацвей": "Матвей", "Радзівон": "Родион", "Усевалад": "Всеволод", "Яўген": "Евгений",
    "Цімафей": "Тимофей", "Юры": "Юрий", "Піліп": "Филипп",
}  # fmt: skip
NAMES = [(surname, given_name) for surname in SURNAMES for given_name in GIVEN]
BELARUSIAN_SCHEMES = [
    s for s in Scheme if s.value.startswith("be-") or s in (Scheme.SCIENTIFIC_BE, Scheme.ISO_9)
]
RUSSIAN_SCHEMES = [
    s for s in Scheme if s.value.startswith("ru-") or s in (Scheme.SCIENTIFIC_RU, Scheme.ISO_9)
]


def people() -> list[MatchRow]:
    rows: list[MatchRow] = []
    for number, (surname, given_name) in enumerate(NAMES):
        father, year = FATHERS[number % len(FATHERS)], PartialDate(str(1950 + number % 50))
        rows.extend(match_rows(number, [(surname, given_name, father, "", "legal")], year, "m"))
    return rows


@pytest.fixture(scope="module")
def index() -> MatchIndex:
    return MatchIndex(people())


names = st.integers(0, len(NAMES) - 1)
texts = st.text(max_size=80) | st.text(
    st.sampled_from("ІіўЎабвгжйцшщёєїAbcčŠ.,()/- –«»0123456789№г.р'\n\t🔴ə王ბ"), max_size=60
)


@given(names, st.sampled_from(BELARUSIAN_SCHEMES), st.booleans())
def test_every_romanised_belarusian_spelling_is_found(
    index: MatchIndex, person: int, scheme: Scheme, given_first: bool
) -> None:
    surname, given_name = (romanise(word, scheme) for word in NAMES[person])
    line = f"{given_name} {surname}" if given_first else f"{surname} {given_name}"
    assert index.match(Clue.of_line(line)).candidates[0].person_id == person


@given(names, st.sampled_from([None, *RUSSIAN_SCHEMES]))
def test_every_russian_spelling_is_found(index: MatchIndex, person: int, scheme: Scheme | None) -> None:
    words = [RUSSIAN[word] for word in NAMES[person]]
    if scheme is not None:
        words = [romanise(word, scheme) for word in words]
    assert index.match(Clue.of_line(" ".join(words))).candidates[0].person_id == person


@given(names, st.permutations(range(3)))
def test_the_order_of_words_does_not_matter(index: MatchIndex, person: int, order: list[int]) -> None:
    words = [*NAMES[person], FATHERS[person % len(FATHERS)] or "Захаравіч"]
    usual = index.match(Clue.of_line(" ".join(words)))
    other = index.match(Clue.of_line(" ".join(words[place] for place in order)))
    assert found(other) == found(usual)


def found(match: Match) -> list[tuple[int, float]]:
    return [(one.person_id, round(one.probability, 6)) for one in match.candidates]


@given(names)
def test_the_right_year_of_birth_never_lowers_the_person(index: MatchIndex, person: int) -> None:
    line = " ".join(NAMES[person])
    without = index.match(Clue.of_line(line))
    with_year = index.match(Clue.of_line(line, birth_year=1950 + person % 50))
    places = [[one.person_id for one in match.candidates].index(person) for match in (without, with_year)]
    assert places[1] <= places[0]
    assert with_year.candidates[places[1]].probability >= without.candidates[places[0]].probability - 1e-9


@given(st.sets(names, max_size=6), st.sets(names, max_size=3), names)
def test_an_updated_index_equals_a_new_one(
    index: MatchIndex, removed: set[int], changed: set[int], asked: int
) -> None:
    new_rows = [
        row
        for number in sorted(changed)
        for row in match_rows(number, [("Новікава", "Ганна", "", "", "legal")], None, "f")
    ]
    kept = [row for row in people() if row.person_id not in removed | changed]
    updated, rebuilt = index.updated(removed, new_rows), MatchIndex([*kept, *new_rows])
    for line in (" ".join(NAMES[asked]), "Анна Новикова", RUSSIAN[NAMES[asked][0]]):
        assert found(updated.match(Clue.of_line(line))) == found(rebuilt.match(Clue.of_line(line)))
    assert len(updated) == len(rebuilt)


@given(texts, texts, texts)
def test_no_text_is_fatal(index: MatchIndex, line: str, surname: str, given_name: str) -> None:
    for clue in (
        Clue.of_line(line),
        Clue(line, surname=surname, given=given_name),
        Clue.of_line(line, birth=surname),
    ):
        match = index.match(clue)
        assert 0 <= match.nobody <= 1
        for candidate in match.candidates:
            for word in candidate.aligned:
                assert word.start == -1 or 0 <= word.start < word.end <= len(line)
        index.similar(clue)
    rows = match_rows(1, [(surname, given_name, line, "", "legal"), ("", "", "", line, "alias")], None, "x")
    MatchIndex(rows).match(Clue.of_line(line))


def test_probabilities_add_up_and_ties_stand_by_number(index: MatchIndex) -> None:
    match = index.match(Clue.of_line("Рубан"))
    assert sum(one.probability for one in match.candidates) + match.nobody <= 1 + 1e-9
    assert found(match) == found(index.match(Clue.of_line("Рубан")))


def test_the_organisation_may_hold_given_names_for_one(index: MatchIndex) -> None:
    own = MatchIndex(people(), same_given_names=[("Піліп", "Вітамін")])
    assert own.match(Clue.of_line("Рубан Вітамін")).candidates[0].person_id == NAMES.index(("Рубан", "Піліп"))
    assert index.match(Clue.of_line("Рубан Вітамін")).decision is Decision.NOBODY


def test_the_development_set_is_matched_as_well_as_before() -> None:
    names_of_set = read_set()
    scores = score(MatchIndex(names_of_set.rows), names_of_set.lines[::8])
    assert scores.recall >= 0.975
    assert scores.precision(0.9) >= 0.985
    assert scores.absent_told >= 0.88


def test_other_names_and_the_spelling_of_the_press_are_matched_as_well_as_before() -> None:
    names_of_set = unseen(1500, 350)
    scores = score(MatchIndex(names_of_set.rows), names_of_set.lines)
    assert scores.recall >= 0.975
    assert scores.precision(0.9) >= 0.985
    assert scores.absent_told >= 0.9
