"""People are found from any spelling of their name, complete or only begun."""

from collections import Counter
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.names.romanise import Scheme, romanise
from app.domain.names.search_keys import (
    KeyRole,
    NameKey,
    TypedWord,
    forget,
    keys_of,
    number_keys,
    query_prefixes,
)

DATA = Path(__file__).parents[2] / "data" / "names"
BELARUSIAN = [scheme for scheme in Scheme if scheme.value.startswith("be")]
RUSSIAN = [scheme for scheme in Scheme if scheme.value.startswith("ru")]
WHOLE = 99


def has(keys: frozenset[NameKey], word: TypedWord, *, widened: bool = False) -> bool:
    """Whether a person with these keys has the word, as the store looks it up."""
    prefixes = word.prefixes + (word.fallback + word.skeletons if widened else ())
    return any(key.key.startswith(prefixes) or key.key in word.exact + word.begun for key in keys)


def finds(typed: str, *name: str, widened: bool = False) -> bool:
    return all(has(keys_of(*name), word, widened=widened) for word in query_prefixes(typed))


def spellings(file: str) -> list[list[str]]:
    """Each name of the file in all its spellings: those of the file and of the official schemes."""
    names = []
    for line in (DATA / file).read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        met = line.split()
        made = [
            *(romanise(met[0], scheme) for scheme in BELARUSIAN),
            *(romanise(met[1], scheme) for scheme in RUSSIAN),
        ]
        names.append(list(dict.fromkeys(met + made)))
    return names


def recall(names: Sequence[Sequence[str]], length: int, *, as_given: bool = False) -> float:
    """The share of pairs of spellings, stored and typed, in which `length` letters find the person."""
    found: Counter[bool] = Counter()
    for forms in names:
        begun = [form[:length] for form in forms if len(form) > length or length == WHOLE]
        typed = list(chain.from_iterable(map(query_prefixes, begun)))
        for form in forms:
            keys = keys_of("", form, "") if as_given else keys_of(form, "", "")
            found.update(has(keys, word) for word in typed)
    return found[True] / found.total()


@pytest.mark.parametrize(
    ("length", "least"), [(2, 0.97), (3, 0.97), (4, 0.98), (5, 0.98), (6, 0.98), (WHOLE, 0.98)]
)
def test_a_surname_is_found_from_the_beginning_of_any_spelling(length: int, least: float) -> None:
    assert recall(spellings("surnames.txt"), length) >= least


@pytest.mark.parametrize(("length", "least"), [(3, 0.96), (4, 0.98), (5, 0.98), (6, 0.98), (WHOLE, 1.0)])
def test_a_given_name_is_found_from_the_beginning_of_any_spelling(length: int, least: float) -> None:
    assert recall(spellings("given_names.txt"), length, as_given=True) >= least


def test_a_complete_surname_seldom_finds_another() -> None:
    names = spellings("surnames.txt")
    false = Counter(
        has(keys_of(other[0], "", ""), word)
        for place, forms in enumerate(names)
        for form in forms
        for word in query_prefixes(form)
        for other in names[place + 2 :]
    )
    assert false[True] / false.total() < 0.001


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("тихановский", ("Тихановская", "Светлана", "")),
        ("Тихановского", ("Tsikhanouski", "Siarhei", "")),
        ("Cichanoŭskaja", ("Тихановский", "Сергей", "")),
        ("Светлана Tsikh", ("Ціханоўская", "Святлана", "Георгіеўна")),
        ("tsikh sviat", ("Тихановская", "Светлана", "")),
        ("Серёжа Лосік", ("Losik", "Siarhei", "")),
        ("Лосика", ("Лосик", "Иван", "")),
        ("корсаков", ("Римский-Корсаков", "Пётр", "")),
        ("rimsky-kors", ("Римский-Корсаков", "Пётр", "")),
        ("Xiaoming", ("", "Xiao-Ming", "")),
        ("мікалаевіч", ("Заяц", "Пётр", "Николаевич")),
        ("гейдар", ("Алиев", "Гейдар", "Алирза оглы")),
        ("Алирза оглы", ("Алиев", "Гейдар", "Алирза")),
        ("\u0418\u0432\u0061\u043d\u043e\u0432", ("Іваноў", "", "")),  # a Latin a among Cyrillic letters
        ("王小", ("王小明", "", "")),
        ("мариам", ("", "Мариам", "")),
        ("გიორგი", ("", "გიორგი", "")),
        ("nikto1", ("Nikto17", "", "")),
        ("а. заяц", ("Заяц", "А.", "")),
    ],
)
def test_a_person_is_found(typed: str, name: tuple[str, str, str]) -> None:
    assert finds(typed, *name)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Алег", ("", "Алесь", "")),
        ("Аліна", ("", "Алена", "")),
        ("Георгій", ("", "Юрый", "")),
        ("Александра", ("", "Александр", "")),
        ("Иванов", ("Ивлев", "Иван", "")),
        ("Заяц Иван", ("Заяц", "Пётр", "")),
    ],
)
def test_another_person_is_not_found(typed: str, name: tuple[str, str, str]) -> None:
    assert not finds(typed, *name)


def test_lost_accents_and_misheard_vowels_are_found_when_the_search_is_widened() -> None:
    assert not finds("Lukasenka", "Лукашэнка", "", "")
    assert finds("Lukasenka", "Лукашэнка", "", "", widened=True)
    assert finds("Казлавский", "Козлевский", "", "", widened=True)


def test_a_patronymic_need_not_be_recorded() -> None:
    surname, father = query_prefixes("Заяц Іллічна Ильич")[0], query_prefixes("Ильич")[0]
    assert not surname.optional
    assert father.optional


def test_keys_of_a_name_in_parts() -> None:
    keys = {(key.key, key.role) for key in keys_of("Тихановская", "Светлана", "Георгиевна")}
    assert keys == {
        ("TIHANAVSKAE", KeyRole.SURNAME),
        ("TIHANAVSKI", KeyRole.SURNAME),
        ("~TGNVSK", KeyRole.SKELETON),
        ("SVETLANA", KeyRole.GIVEN),
        ("=svetlana", KeyRole.GIVEN),
        ("GEARGEVNA", KeyRole.PATRONYMIC),
        ("/georgi", KeyRole.PATRONYMIC),
    }


def test_words_of_unknown_place_are_other_unless_a_part_has_them() -> None:
    keys = keys_of("Заяц", "", "", "Заяц Пётр А.")
    roles = {key.key: key.role for key in keys}
    assert roles["PETR"] is KeyRole.OTHER
    assert roles["=petr"] is KeyRole.OTHER
    assert {key.role for key in keys if key.key.startswith("ZAE")} == {KeyRole.SURNAME}
    assert roles["A"] is KeyRole.OTHER


def test_numbers_are_found_whole_and_in_part() -> None:
    keys = frozenset(NameKey(key, KeyRole.REFERENCE) for key in number_keys("BY-0017", "Старый №5/2021"))
    for typed in ("by-0017", "BY0017", "17", "0017", "ВУ-0017", "2021"):
        assert all(has(keys, word) for word in query_prefixes(typed)), typed
    assert not any(has(keys, word) for word in query_prefixes("18"))
    assert all(has(keys, word, widened=True) for word in query_prefixes("BY 0017"))
    assert number_keys("", "") == ()


def test_nothing_typed_looks_up_nothing() -> None:
    assert query_prefixes(" ,- ’ ") == ()


def test_forgetting_changes_no_answer() -> None:
    before = keys_of("Ціханоўская", "Святлана", "")
    forget()
    assert keys_of("Ціханоўская", "Святлана", "") == before


any_text = st.text(st.characters(), max_size=60)
name_text = st.text("абвіўцяьщ'- tshkouczłšé.1", max_size=24)


@given(name_text | any_text, name_text | any_text, any_text, any_text)
@settings(max_examples=200)
def test_keys_are_storable_whatever_the_text(
    surname: str, given_name: str, patronymic: str, text: str
) -> None:
    for key in keys_of(surname, given_name, patronymic, text):
        assert key.key
        assert key.key.encode()


@given(name_text | any_text)
@settings(max_examples=200)
def test_looked_up_prefixes_are_distinct_and_never_begin_one_another(typed: str) -> None:
    for word in query_prefixes(typed):
        for prefixes in (word.prefixes, word.fallback, word.skeletons):
            assert all(prefixes)
            assert not any(a != b and a.startswith(b) for a in prefixes for b in prefixes)
        assert word.prefixes


@given(
    st.lists(st.sampled_from(["Заяц", "Пётр", "Ілліч", "Tsikhanouskaya", "Łukasz", "Szymczak"]), max_size=5)
)
@settings(max_examples=60)
def test_the_order_of_words_does_not_matter(words: list[str]) -> None:
    assert keys_of("", "", "", " ".join(words)) == keys_of("", "", "", " ".join(reversed(words)))


@given(name_text.filter(lambda text: any(c.isalpha() for c in text)))
@settings(max_examples=200)
def test_who_was_entered_so_is_found_so(written: str) -> None:
    assert finds(written, written, "", "", widened=True)


@pytest.mark.parametrize("piece", ["я", "Ts", "a-", "ц'", "\ud800", "\u202e", "王", "1", "ﷺ", "I\u0307", " "])
def test_a_pasted_page_gives_few_keys(piece: str) -> None:
    page = piece * 100_000
    assert len(keys_of(page, page, page, page)) < 500
    assert len(query_prefixes(page)) < 50
