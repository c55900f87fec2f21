"""Lines that name several people: how they are parted, where they wait, and what they do not teach."""

import pytest

from app.base.progress import Silent
from app.domain.announced_list import AnnouncedListFields, LineDecision
from app.domain.person import NameForm, NameFormDraft, PersonFields
from app.domain.release_event import ReleaseEvent, ReleaseEventFields
from app.workflows.add_person import add_person
from app.workflows.announced_lists import add_list, read_pasted
from app.workflows.desk import Desk
from app.workflows.edit_records import add_record, list_records
from app.workflows.reconcile import decide, reconcile
from app.workflows.split_line import likely_parts


@pytest.mark.parametrize(
    ("printed", "parts"),
    [
        ("Пастушенко М. и А.", ("Пастушенко М.", "Пастушенко А.")),
        ("7. Братья Пастушенко Михаил и Алексей", ("Пастушенко Михаил", "Пастушенко Алексей")),
        ("Михаил и Алексей Пастушенко", ("Пастушенко Михаил", "Алексей Пастушенко")),
        ("Ковалёв Иван и Пастушенко А.С.", ("Ковалёв Иван", "Пастушенко А.С.")),
        ("Maria and Jan Kowalski", ("Kowalski Maria", "Jan Kowalski")),
        ("братья Іван і Пётр Кавалевы", ("Кавалевы Іван", "Пётр Кавалевы")),
        ("Иванова Анна и Пётр", ("Иванова Анна", "Иванова Пётр")),
        ("Сёстры Ивановы Анна, Мария и Ольга", ("Ивановы Анна", "Ивановы Мария", "Ивановы Ольга")),
        ("Иванова Анна, 1990 и Пётр", ("Иванова Анна, 1990", "Иванова Пётр")),
        ("Пастушенко Михаил; Ковалёв Иван", ("Пастушенко Михаил", "Ковалёв Иван")),
    ],
)
def test_each_part_keeps_the_surname_that_stands_once_for_all(printed: str, parts: tuple[str, ...]) -> None:
    assert likely_parts(printed) == parts


@pytest.mark.parametrize(
    ("printed", "taught"),
    [
        ("Братья Пастушенко Михаил и Алексей", None),
        ("братьев Пастушенко Михаила", None),
        ("Братья Пастушенко Михаил", "Пастушенко Михаил"),
        ("Пастушенко Михаил Алексеевич", "Пастушенко Михаил Алексеевич"),
    ],
)
def test_neither_what_several_are_called_nor_another_case_becomes_a_spelling(
    desk: Desk, printed: str, taught: str | None
) -> None:
    person = add_person(desk, PersonFields(), [NameFormDraft(surname="Пастушэнка", given="Міхаіл")])
    event: ReleaseEvent = add_record(desk, ReleaseEventFields(title="A deal"))
    fields = AnnouncedListFields(release_event_id=event.id, title="A list")
    stored = add_list(desk, fields, read_pasted(printed)).announced_list
    (line,) = reconcile(desk, stored.id, Silent()).lines
    decide(desk, line.line.id, LineDecision.MATCH, person.id)
    further = [form.written for form in list_records(desk, NameForm) if form.position > 0]
    assert further == ([taught] if taught else [])


@pytest.mark.parametrize(
    ("printed", "called", "taught"),
    [
        ("Ковалёвы Михаил", "Кавалёў", False),
        ("Ковалевых Михаил", "Кавалёў", False),
        ("Пастуховские Михаил", "Пастухоўскі", False),
        ("Баравы Михаил", "Баравы", True),
        ("Ковалёв Михаил", "Кавалёў", True),
    ],
)
def test_the_surname_of_several_becomes_no_spelling_of_one(
    desk: Desk, printed: str, called: str, taught: bool
) -> None:
    person = add_person(desk, PersonFields(), [NameFormDraft(surname=called, given="Міхаіл")])
    event: ReleaseEvent = add_record(desk, ReleaseEventFields(title="A deal"))
    fields = AnnouncedListFields(release_event_id=event.id, title="A list")
    stored = add_list(desk, fields, read_pasted(printed)).announced_list
    (line,) = reconcile(desk, stored.id, Silent()).lines
    decide(desk, line.line.id, LineDecision.MATCH, person.id)
    assert len(list_records(desk, NameForm)) == 1 + taught


def test_a_line_that_names_two_has_to_be_looked_at(desk: Desk) -> None:
    add_person(desk, PersonFields(), [NameFormDraft(surname="Пастушэнка", given="Міхаіл")])
    event: ReleaseEvent = add_record(desk, ReleaseEventFields(title="A deal"))
    fields = AnnouncedListFields(release_event_id=event.id, title="A list")
    stored = add_list(desk, fields, read_pasted("Незнаёмы З. и В.\nНезнаёмы Зміцер")).announced_list
    two, one = reconcile(desk, stored.id, Silent()).lines
    assert two.match.needs_look
    assert not one.match.needs_look
