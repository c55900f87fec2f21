"""Whom somebody may be already: found in other spellings, with reasons, and never again once told apart."""

import pytest

from app.base.progress import Cancelled, Silent
from app.domain.merge import Distinction
from app.domain.names.matching import Clue
from app.domain.partial_date import PartialDate
from app.domain.person import IdentifierFields, NameFormDraft, Person, PersonFields
from app.workflows.add_person import add_person
from app.workflows.desk import Desk
from app.workflows.edit_records import add_record, list_records
from app.workflows.history import undo
from app.workflows.merge_people import merge_people
from app.workflows.similar_people import find_duplicates, similar_people, tell_apart


def entered(desk: Desk, surname: str, given: str, patronymic: str = "", birth: str = "") -> Person:
    return add_person(
        desk,
        PersonFields(birth_date=PartialDate(birth) if birth else None),
        [NameFormDraft(surname=surname, given=given, patronymic=patronymic)],
    )


@pytest.fixture
def twins(desk: Desk) -> tuple[Person, Person]:
    """One woman who was entered twice, and others."""
    one = entered(desk, "Кавальчук", "Ганна", "Пятроўна", "1990-05-01")
    for surname, given in (("Гарбуз", "Ян"), ("Журавок", "Вера"), ("Ясевіч", "Алесь")):
        entered(desk, surname, given)
    return one, entered(desk, "Ковальчук", "Анна", "Петровна", "1990")


def test_somebody_who_is_entered_is_found_in_another_spelling(
    desk: Desk, twins: tuple[Person, Person]
) -> None:
    (best, *_more) = similar_people(desk, Clue(surname="Kavalchuk", given="Hanna", birth=PartialDate("1990")))
    assert best.line.id in {one.id for one in twins}
    assert similar_people(desk, Clue(surname="Зусім", given="Іншы")) == ()


def test_the_reasons_tell_the_name_as_it_was_typed_and_as_the_register_shows_it(desk: Desk) -> None:
    add_person(
        desk,
        PersonFields(),
        [
            NameFormDraft(surname="Масловіч", given="Анатоль", patronymic="Данілавіч", language="be"),
            NameFormDraft(surname="Maslovich", given="Anatolii", language="en"),
        ],
    )
    (found,) = similar_people(
        desk, Clue(surname="Масловiч".replace("i", "і"), given="Анатолий", patronymic="Данилович")
    )
    assert found.reasons[0] == "The surname is the same: Масловіч."
    (found,) = similar_people(desk, Clue(surname="Маслович", given="Анатолий"))
    surname, given = found.reasons[:2]
    assert "Маслович" in surname and "Масловіч" in surname
    assert "Анатолий" in given and "Анатоль" in given
    (found,) = similar_people(desk, Clue(surname="Maslovich", given="Anatolii"))
    assert "Maslovich is Масловіч" in found.reasons[0]


def test_a_person_is_not_similar_to_themselves(desk: Desk, twins: tuple[Person, Person]) -> None:
    one, other = twins
    (found,) = similar_people(desk, one.id)
    assert found.line.id == other.id and found.probability > 0.9
    assert found.reasons and all(reason.endswith(".") for reason in found.reasons)


def test_pairs_are_listed_once_best_first(desk: Desk, twins: tuple[Person, Person]) -> None:
    (pair,) = find_duplicates(desk, Silent())
    assert (pair.person.id, pair.other.id) == tuple(one.id for one in twins)
    assert find_duplicates(desk, Silent(), limit=0) == ()


def test_one_number_is_a_pair_whatever_the_names(desk: Desk, twins: tuple[Person, Person]) -> None:
    one, other = entered(desk, "Адзін", "Ян"), entered(desk, "Другі", "Пётр")
    for person in (one, other):
        add_record(desk, IdentifierFields(person_id=person.id, kind="passport", number="AB1234567"))
    pairs = {(pair.person.id, pair.other.id): pair.reasons for pair in find_duplicates(desk, Silent())}
    assert pairs[one.id, other.id] == ("Both have the number AB1234567.",)


def test_whoever_was_told_apart_is_not_proposed_again_until_it_is_undone(
    desk: Desk, twins: tuple[Person, Person]
) -> None:
    one, other = twins
    tell_apart(desk, one.id, other.id, "Two cousins.")
    tell_apart(desk, other.id, one.id)
    (known,) = list_records(desk, Distinction)
    assert (known.person_id, known.other_id, known.reason) == (one.id, other.id, "Two cousins.")
    assert find_duplicates(desk, Silent()) == () and similar_people(desk, one.id) == ()
    assert similar_people(desk, other.id) == ()
    undo(desk)
    assert len(find_duplicates(desk, Silent())) == 1


def test_whoever_was_merged_is_proposed_no_more(desk: Desk, twins: tuple[Person, Person]) -> None:
    merge_people(desk, twins[0].id, twins[1].id)
    assert find_duplicates(desk, Silent()) == ()
    assert [one.line.id for one in similar_people(desk, Clue(surname="Ковальчук", given="Анна"))] == [
        twins[0].id
    ]


def test_looking_for_duplicates_can_be_stopped(desk: Desk, twins: tuple[Person, Person]) -> None:
    class Stopped(Silent):
        def step(self, done: int, total: int, text: str = "") -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        find_duplicates(desk, Stopped())
