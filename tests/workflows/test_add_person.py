"""Bringing a person in: numbers are given, names keep their order, and what is refused leaves nothing behind."""

from collections.abc import Callable

import pytest

from app.base.errors import FieldProblem
from app.domain.partial_date import PartialDate
from app.domain.people_list import PeopleQuery
from app.domain.person import NameForm, NameFormDraft, NameUsage, Person, PersonFields, Sex
from app.domain.status import UNKNOWN_STATUS
from app.workflows.add_person import add_person, case_number, remove_person
from app.workflows.desk import Desk
from app.workflows.edit_records import get_record, list_records, save_record
from app.workflows.find_people import find_people
from app.workflows.history import read_history, redo, undo
from app.workflows.read_case import read_case

JAN = NameFormDraft(surname="Ясевіч", given="Ян", patronymic="Алесевіч", language="be")


def test_a_new_person_has_a_number_a_uid_and_the_fields_that_were_typed(desk: Desk) -> None:
    typed = PersonFields(sex=Sex.MALE, birth_date=PartialDate("1990-05"), occupation="  teacher ")
    person = add_person(desk, typed, [JAN])
    assert (person.case_number, len(person.uid)) == ("V-000001", 32)
    assert (person.sex, person.birth_date, person.occupation) == (Sex.MALE, "1990-05", "teacher")
    assert get_record(desk, Person, person.id) == person


def test_the_forms_of_the_name_keep_the_order_in_which_they_were_given(
    desk: Desk, reopen: Callable[[Desk], Desk]
) -> None:
    forms = [JAN, NameFormDraft(text="Jan Jasievič"), NameFormDraft(given="Яначка", usage=NameUsage.ALIAS)]
    person = add_person(desk, PersonFields(), forms)
    names = read_case(reopen(desk), person.id).names
    assert [form.written for form in names] == ["Ясевіч Ян Алесевіч", "Jan Jasievič", "Яначка"]
    assert [form.position for form in names] == [0, 1, 2]


def test_a_new_person_is_on_the_list_at_once_with_an_unknown_status(desk: Desk) -> None:
    person = add_person(desk, PersonFields(caseworker="Alena"), [JAN])
    (line,) = find_people(desk, PeopleQuery()).lines
    assert (line.id, line.name, line.case_number) == (person.id, "Ясевіч Ян Алесевіч", "V-000001")
    assert (line.status, line.since, line.caseworker) == (UNKNOWN_STATUS, "", "Alena")


def test_it_is_one_change_that_is_taken_back_and_done_again_whole(desk: Desk) -> None:
    person = add_person(desk, PersonFields(), [JAN])
    names = list_records(desk, NameForm)
    assert read_history(desk)[0].sentence == "Add person: Ясевіч Ян Алесевіч"
    undo(desk)
    assert list_records(desk, Person) == () and list_records(desk, NameForm) == ()
    assert list(find_people(desk, PeopleQuery()).ids) == []
    redo(desk)
    assert get_record(desk, Person, person.id).uid == person.uid
    assert [form.written for form in list_records(desk, NameForm)] == [form.written for form in names]
    assert list(find_people(desk, PeopleQuery()).ids) == [person.id]


def test_numbers_count_on_and_do_not_depend_on_ids(desk: Desk) -> None:
    numbers = [add_person(desk, PersonFields(), [JAN]).case_number for _one in range(3)]
    assert numbers == ["V-000001", "V-000002", "V-000003"]
    assert case_number(1_234_567) == "V-1234567"


def test_without_a_name_nobody_is_added(desk: Desk) -> None:
    before = read_history(desk)
    with pytest.raises(FieldProblem, match="at least one name") as problem:
        add_person(desk, PersonFields(), [])
    assert problem.value.field == "surname"
    assert list_records(desk, Person) == () and read_history(desk) == before


def test_no_two_persons_have_the_same_reference(desk: Desk) -> None:
    add_person(desk, PersonFields(reference="A-17"), [JAN])
    other = add_person(desk, PersonFields(reference="A-18"), [JAN])
    before = read_history(desk)
    with pytest.raises(FieldProblem, match="has “A-17” already") as problem:
        add_person(desk, PersonFields(reference=" A-17 "), [JAN])
    assert problem.value.field == "reference"
    with pytest.raises(FieldProblem, match="has “A-17” already"):
        save_record(desk, other.but(reference="A-17"))
    assert len(list_records(desk, Person)) == len(list_records(desk, NameForm)) == 2
    assert read_history(desk) == before
    assert add_person(desk, PersonFields(), [JAN]).case_number == "V-000003", "the refused one took no number"


def test_many_persons_may_have_no_reference(desk: Desk) -> None:
    people = [add_person(desk, PersonFields(reference=empty), [JAN]) for empty in ("", "  ", None)]
    assert [person.reference for person in people] == [None, None, None]


def test_a_person_is_removed_with_everything_and_comes_back_with_everything(desk: Desk) -> None:
    person = add_person(desk, PersonFields(reference="A-17"), [JAN])
    case = read_case(desk, person.id)
    remove_person(desk, person.id, "Ясевіч Ян")
    assert list_records(desk, NameForm) == ()
    assert list(find_people(desk, PeopleQuery(text="Ясевіч")).ids) == []
    undo(desk)
    again = read_case(desk, person.id)
    assert again.person.model_dump(exclude={"version"}) == case.person.model_dump(exclude={"version"})
    assert list(find_people(desk, PeopleQuery(text="Ясевіч")).ids) == [person.id]
