"""The organisation's own fields: what an answer may be, entering many as one change, finding by them."""

import pytest

from app.base.errors import FieldProblem
from app.domain.custom_field import CustomField, CustomFieldFields, CustomKind, CustomValue
from app.domain.people_list import PeopleQuery
from app.workflows.desk import Desk
from app.workflows.edit_records import add_record, list_records
from app.workflows.find_people import filter_choices, find_people
from app.workflows.own_fields import AnswersEntry, answer_fields, field_name, own_fields, stored_answer
from app.workflows.saved_views import ViewEntry, save_view, to_query
from tests.workflows.made_case import somebody


def field(kind: CustomKind, choices: str = "") -> CustomField:
    return CustomField(id=1, version=1, title="Any", kind=kind, choices=choices)


@pytest.mark.parametrize(
    ("kind", "typed", "stored"),
    [
        (CustomKind.TEXT, "  as it is ", "as it is"),
        (CustomKind.NUMBER, "1 250,50", "1250.5"),
        (CustomKind.NUMBER, "-3", "-3"),
        (CustomKind.DATE, "March 2021", "2021-03"),
        (CustomKind.CHOICE, "blue", "blue"),
        (CustomKind.YES_NO, "yes", "yes"),
        (CustomKind.NUMBER, "  ", ""),
    ],
)
def test_an_answer_is_stored_in_one_form(kind: CustomKind, typed: str, stored: str) -> None:
    assert stored_answer(field(kind, "red\nblue\n"), typed) == stored


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        (CustomKind.NUMBER, "many"),
        (CustomKind.NUMBER, "inf"),
        (CustomKind.DATE, "someday"),
        (CustomKind.CHOICE, "green"),
        (CustomKind.YES_NO, "perhaps"),
    ],
)
def test_an_answer_of_the_wrong_kind_is_refused(kind: CustomKind, typed: str) -> None:
    with pytest.raises(FieldProblem):
        stored_answer(field(kind, "red\nblue"), typed)


def test_answers_are_entered_as_one_change_found_and_taken_away(desk: Desk) -> None:
    person = somebody(desk)
    choice = add_record(desk, CustomFieldFields(title="Colour", kind=CustomKind.CHOICE, choices="red\nblue"))
    number = add_record(desk, CustomFieldFields(title="Card", kind=CustomKind.NUMBER))
    assert [one.title for one in own_fields(desk)] == ["Colour", "Card"]
    names = field_name(choice), field_name(number)
    answer_fields(desk, person.id, AnswersEntry(**dict(zip(names, ("red", "7"), strict=True))))
    assert len(list_records(desk, CustomValue)) == 2
    query = PeopleQuery(custom=frozenset({(choice.id, "red")}))
    assert list(find_people(desk, query).ids) == [person.id]
    assert [(one.title, answers) for one, answers in filter_choices(desk).custom] == [
        ("Colour", ("red",)), ("Card", ()),
    ]  # fmt: skip
    with pytest.raises(FieldProblem):
        answer_fields(desk, person.id, AnswersEntry(**{names[0]: "blue", names[1]: "x"}))
    assert {one.value for one in list_records(desk, CustomValue)} == {"red", "7"}
    answer_fields(desk, person.id, AnswersEntry(**{names[0]: ""}))
    assert [one.value for one in list_records(desk, CustomValue)] == ["7"]
    desk.undo()
    desk.undo()
    assert list_records(desk, CustomValue) == ()


def test_people_are_found_by_what_is_asked_of_an_answer(desk: Desk) -> None:
    card = add_record(desk, CustomFieldFields(title="Card", kind=CustomKind.NUMBER))
    shift = add_record(desk, CustomFieldFields(title="Shift", kind=CustomKind.TEXT))
    people = [somebody(desk, name) for name in ("Гарбуз", "Дыня", "Рэпа")]
    for person, number, words in zip(
        people, ("7", "12", "70"), ("Ранак", "вечар", "ранак і ноч"), strict=True
    ):
        answer_fields(desk, person.id, AnswersEntry(**{field_name(card): number, field_name(shift): words}))

    def found(*asked: tuple[int, str]) -> list[int]:
        return sorted(find_people(desk, PeopleQuery(asked=frozenset(asked))).ids)

    first, second, third = (person.id for person in people)
    assert found((card.id, "> 7")) == [second, third]
    assert found((card.id, "7"), (card.id, "12")) == [first, second]
    assert found((card.id, "5–20"), (shift.id, "ранак")) == [first]
    assert found((card.id, "8")) == []
    assert found((999, "8")) == []
    query = PeopleQuery(asked=frozenset({(card.id, "> 7")}))
    view = save_view(desk, ViewEntry("Cards"), query)
    assert to_query(view, desk.clock.today()) == query
