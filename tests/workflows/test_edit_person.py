"""Changing a person and the spelling of the main name, as one change that is undone as one."""

import datetime as dt

import pytest
from pydantic import ValidationError

from app.base.errors import FieldProblem
from app.domain.partial_date import PartialDate
from app.domain.person import NamedPersonFields, NameForm, NameFormDraft, Person, PersonFields
from app.domain.record import PersonId
from app.workflows.add_person import add_person
from app.workflows.desk import Desk
from app.workflows.edit_person import edit_person
from app.workflows.edit_records import list_records
from app.workflows.find_people import quick_find


@pytest.fixture
def both(desk: Desk) -> tuple[Person, NameForm]:
    """A person, and the main one of two name forms."""
    person = add_person(
        desk,
        PersonFields(occupation="teacher"),
        [
            NameFormDraft(surname="Кавальчык", given="Вольга", language="be", preferred_for="be"),
            NameFormDraft(surname="Kavalchuk", given="Volha", language="en"),
        ],
    )
    return person, list_records(desk, NameForm)[0]


def filled(person: Person, main: NameForm, **changes: object) -> NamedPersonFields:
    """Return what the form of the person hands back after these changes."""
    own = {name: getattr(person, name) for name in PersonFields.model_fields}
    name = {part: getattr(main, part) for part in NamedPersonFields.NAME_PARTS}
    return NamedPersonFields.model_validate({**own, **name, **changes})


def found(desk: Desk, text: str) -> list[PersonId]:
    return [line.id for line in quick_find(desk, text)]


def test_spelling_and_facts_are_one_change(desk: Desk, both: tuple[Person, NameForm]) -> None:
    person, main = both
    edit_person(desk, person, main, filled(person, main, surname="Кавальчук", occupation="librarian"))
    names = list_records(desk, NameForm)
    assert [one.surname for one in names] == ["Кавальчук", "Kavalchuk"]
    assert (names[0].language, names[0].preferred_for) == ("be", "be")
    (stored,) = list_records(desk, Person)
    assert (stored.occupation, stored.case_number) == ("librarian", person.case_number)
    assert desk.undo_sentence == "Change person: Кавальчук Вольга"
    assert found(desk, "Кавальчук") == [person.id]
    desk.undo()
    assert list_records(desk, NameForm)[0].surname == "Кавальчык"
    assert list_records(desk, Person)[0].occupation == "teacher"


def test_a_name_that_stayed_the_same_is_not_written(desk: Desk, both: tuple[Person, NameForm]) -> None:
    person, main = both
    edit_person(desk, person, main, filled(person, main, occupation="librarian"))
    assert list_records(desk, NameForm)[0].version == main.version


def test_nobody_is_left_without_a_name_or_born_tomorrow(desk: Desk, both: tuple[Person, NameForm]) -> None:
    person, main = both
    with pytest.raises(ValidationError, match="needs a surname"):
        filled(person, main, surname="", given=" ", text="—")
    tomorrow = PartialDate.of(desk.clock.today() + dt.timedelta(days=1))
    with pytest.raises(FieldProblem, match="future"):
        edit_person(desk, person, main, filled(person, main, birth_date=tomorrow, surname="Кавальчук"))
    assert list_records(desk, NameForm)[0].surname == "Кавальчык"
