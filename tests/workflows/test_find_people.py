"""Finding people: by the beginning of a name, and by a name that was heard or typed wrongly."""

import pytest

from app.domain.people_list import PeopleQuery
from app.domain.person import NameFormDraft, Person, PersonFields
from app.workflows.add_person import add_person
from app.workflows.desk import Desk
from app.workflows.find_people import find_people, quick_find


@pytest.fixture
def people(desk: Desk) -> list[Person]:
    """Two people."""
    return [
        add_person(
            desk, PersonFields(caseworker=who), [NameFormDraft(surname=surname, given=given, language="be")]
        )
        for surname, given, who in (("Ціханоўскі", "Сяргей", "Alena"), ("Каляда", "Марыя", ""))
    ]


@pytest.mark.parametrize("typed", ["Tsikhanuosky", "Тихоновсий Сергей", "Tikhnovski Siarhei"])
def test_a_misspelt_name_is_found(desk: Desk, people: list[Person], typed: str) -> None:
    (line,) = quick_find(desk, typed)
    assert line.id == people[0].id
    assert line.matched
    assert list(find_people(desk, PeopleQuery(typed)).ids) == [people[0].id]


def test_filters_hold_for_similar_names_too(desk: Desk, people: list[Person]) -> None:
    found = find_people(desk, PeopleQuery("Tsikhanuosky", caseworkers=frozenset({"Nobody"})))
    assert list(found.ids) == []
    assert list(find_people(desk, PeopleQuery("Tsikhanuosky", caseworkers=frozenset({"Alena"}))).ids) == [1]


@pytest.mark.parametrize("typed", ["Qwertzuiop", "zz", "999999", ""])
def test_nobody_is_like_that(desk: Desk, people: list[Person], typed: str) -> None:
    assert quick_find(desk, typed) == ()
