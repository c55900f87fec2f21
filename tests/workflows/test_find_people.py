"""Finding people: by the beginning of a name, and by a name that was heard or typed wrongly."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.custom_field import SavedView
from app.domain.people_list import PeopleColumn, PeopleQuery
from app.domain.person import NameFormDraft, Person, PersonFields
from app.workflows.add_person import add_person
from app.workflows.desk import Desk
from app.workflows.find_people import find_people, quick_find
from app.workflows.saved_views import ViewEntry, list_views, save_view, to_json, to_query

TODAY = dt.date(2026, 11, 23)


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


@given(
    st.builds(
        PeopleQuery,
        text=st.sampled_from(["", "Яс"]),
        on=st.none() | st.dates(),
        statuses=st.frozensets(st.sampled_from(["colony", "sizo"])),
        facilities=st.frozensets(st.integers(1, 9)),
        tags=st.frozensets(st.sampled_from(["a; b", "лісты"])),
        custom=st.frozensets(st.tuples(st.integers(1, 3), st.sampled_from(["yes", "a & b"]))),
        due_by=st.sampled_from([None, TODAY]),
        recognised=st.booleans(),
        sort=st.sampled_from(PeopleColumn),
        descending=st.booleans(),
    )
)
def test_a_saved_view_is_the_same_view_again(query: PeopleQuery) -> None:
    view = SavedView(id=1, version=1, name="v", contents=to_json(query))
    assert to_query(view, TODAY) == query


def test_a_view_of_the_same_name_is_replaced_and_an_unknown_filter_left_out(desk: Desk) -> None:
    save_view(desk, ViewEntry(" my  people "), PeopleQuery(text="a"))
    save_view(desk, ViewEntry("my people"), PeopleQuery(text="b"))
    (view,) = list_views(desk)
    assert to_query(view, TODAY) == PeopleQuery(text="b")
    assert to_query(view.but(contents='{"moon": ["full"], "text": "c"}'), TODAY) == PeopleQuery(text="c")
