"""Duplicates and merging in the window: by keyboard, with choices, undone by the toast, taken apart again."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.base.settings import Settings
from app.domain.compare_cases import Take
from app.domain.merge import Distinction, Merge, MergeState
from app.domain.partial_date import PartialDate
from app.domain.people_list import PeopleQuery
from app.domain.person import NameForm, NameFormDraft, Person, PersonFields
from app.gui.dialogs.add_person_dialog import AddPersonDialog
from app.gui.dialogs.pick_person_dialog import PickPersonDialog
from app.gui.main_window import MainWindow
from app.gui.open_desk import make_main_window
from app.gui.pages.duplicates_page import DuplicatesPage
from app.gui.pages.merge_page import MergePage
from app.gui.pages.people_page import PeoplePage
from app.gui.pages.person_page import PersonPage
from app.workflows.add_person import add_person
from app.workflows.desk import Desk
from app.workflows.edit_records import get_record, list_records, save_record
from app.workflows.find_people import find_people
from tests.journeys.driver import press, type_text

Settle = Callable[[], None]


def entered(desk: Desk, surname: str, given: str, born: str, **fields: str) -> Person:
    person = PersonFields(birth_date=PartialDate(born), **fields)
    return add_person(desk, person, [NameFormDraft(surname=surname, given=given, language="be")])


@pytest.fixture
def people(desk: Desk) -> list[Person]:
    """One woman entered twice, and two others."""
    return [
        entered(desk, "Кавальчук", "Ганна", "1990", occupation="teacher", summary="Arrested at work."),
        entered(desk, "Ковальчук", "Анна", "1990-05", occupation="doctor", summary="A teacher of history."),
        entered(desk, "Гарбуз", "Ян", "1985"),
        entered(desk, "Журавок", "Вера", "1971"),
    ]


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, people: list[Person], settle: Settle) -> MainWindow:
    """The window."""
    made = make_main_window(desk, Settings())
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    settle()
    return made


def compared(window: MainWindow) -> MergePage:
    page = window.stack.currentWidget()
    assert isinstance(page, MergePage)
    return page


def told(window: MainWindow) -> str:
    return window.toast.findChildren(QLabel)[0].text() if window.toast.isVisible() else ""


def texts(widget: object) -> list[str]:
    return [one.text() for one in widget.findChildren(QLabel) if one.isVisible()]


def standing(desk: Desk) -> list[int]:
    return sorted(find_people(desk, PeopleQuery()).ids)


def test_two_selected_rows_are_compared_and_made_one(
    window: MainWindow, settle: Settle, desk: Desk, people: list[Person]
) -> None:
    page = window.go("people")
    settle()
    assert isinstance(page, PeoplePage) and not page.merge_button.isVisible()
    rows = [page.model.row_of(person.id) for person in people[:2]]
    flags = QItemSelectionModel.SelectionFlag
    page.table.selectionModel().select(page.model.index(rows[0], 0), flags.ClearAndSelect | flags.Rows)
    page.table.selectionModel().select(page.model.index(rows[1], 0), flags.Select | flags.Rows)
    assert page.merge_button.isVisible()
    page.merge_button.click()
    settle()
    merge = compared(window)
    assert "✓ Is kept" in texts(merge.kept) and "Кавальчук Ганна" in texts(merge.kept)
    assert [choice.pair.name for choice in merge.choices if choice.buttons] == [
        "birth_date", "occupation", "summary"
    ]  # fmt: skip
    choice = next(one for one in merge.choices if one.pair.name == "occupation")
    press(choice.buttons[Take.KEPT], Qt.Key.Key_Right)
    assert choice.take is Take.OTHER and choice.buttons[Take.OTHER].isChecked()
    QTest.keyClick(merge.reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    settle()
    shown = window.stack.currentWidget()
    assert isinstance(shown, PersonPage) and shown.case is not None
    kept = shown.case.person
    assert (kept.id, kept.occupation, kept.birth_date) == (people[0].id, "doctor", "1990")
    assert kept.summary == "Arrested at work.\n\nA teacher of history."
    assert len(shown.case.names) == 2 and standing(desk) == [people[0].id, people[2].id, people[3].id]
    assert told(window) == "V-000002 is now part of Кавальчук Ганна."
    window.undo()
    settle()
    assert standing(desk) == [person.id for person in people]


def test_the_kept_person_says_who_was_merged_and_is_taken_apart(
    window: MainWindow, settle: Settle, desk: Desk, people: list[Person]
) -> None:
    window.compare(people[0].id, people[1].id)
    settle()
    compared(window).merge()
    settle()
    settle()
    page = window.stack.currentWidget()
    assert isinstance(page, PersonPage)
    merged = page.facts.merged
    assert merged.isVisible()
    assert texts(merged)[0] == "Merged from V-000002 on 23 November 2026 by Alena."
    assert "Occupation: doctor" in texts(merged)[1]
    window.open_person(people[1].id)
    settle()
    assert page.case is not None and page.case.person.id == people[0].id
    merged.findChildren(QPushButton)[0].click()
    settle()
    settle()
    assert told(window) == "They are two persons again."
    (merge,) = list_records(desk, Merge)
    assert merge.state is MergeState.PARTED and standing(desk) == [person.id for person in people]
    assert not [text for text in texts(merged) if text.startswith("Merged")]


def test_a_person_is_merged_with_somebody_who_is_searched_for(
    window: MainWindow, settle: Settle, desk: Desk, people: list[Person]
) -> None:
    window.open_person(people[2].id)
    settle()
    page = window.stack.currentWidget()
    assert isinstance(page, PersonPage)
    page.act("merge")
    (dialog,) = window.findChildren(PickPersonDialog)
    type_text(dialog.field, "Zhuravok")
    settle()
    press(dialog.field, Qt.Key.Key_Return)
    settle()
    merge = compared(window)
    assert any("cannot both be true" in text for text in texts(merge))
    merge.merge()
    settle()
    assert "say why" in merge.complaint.text() and len(standing(desk)) == 4
    merge.keep_the_other()
    settle()
    assert merge.compared is not None and merge.compared.kept.person.id == people[3].id
    type_text(merge.reason, "One family, one mistake.")
    merge.merge()
    settle()
    settle()
    (stored,) = list_records(desk, Merge)
    assert (stored.person_id, stored.merged_id) == (people[3].id, people[2].id)
    assert stored.reason == "One family, one mistake."


def test_nobody_is_merged_with_themselves_in_the_window(
    window: MainWindow, settle: Settle, people: list[Person]
) -> None:
    window.go("people")
    window.compare(people[0].id, people[0].id)
    settle()
    assert isinstance(window.stack.currentWidget(), PeoplePage)
    assert "themselves" in told(window)


@pytest.fixture
def duplicates(window: MainWindow, settle: Settle) -> DuplicatesPage:
    """The page of possible duplicates."""
    window.go("people")
    window.show_duplicates()
    settle()
    page = window.stack.currentWidget()
    assert isinstance(page, DuplicatesPage)
    return page


def test_possible_duplicates_are_told_apart_for_good_and_undone(
    window: MainWindow, duplicates: DuplicatesPage, settle: Settle, desk: Desk, people: list[Person]
) -> None:
    (pair,) = duplicates.pairs.rows
    assert {pair.person.id, pair.other.id} == {people[0].id, people[1].id}
    assert any("surname" in text for text in texts(duplicates.details))
    press(duplicates.pairs, Qt.Key.Key_D)
    assert duplicates.details.reason.hasFocus()
    type_text(duplicates.details.reason, "Cousins.")
    press(duplicates.details.reason, Qt.Key.Key_Return)
    settle()
    settle()
    (known,) = list_records(desk, Distinction)
    assert known.reason == "Cousins." and duplicates.pairs.rows == []
    assert duplicates.empty.isVisible()
    window.undo()
    settle()
    settle()
    assert len(duplicates.pairs.rows) == 1 and list_records(desk, Distinction) == ()


def test_a_pair_is_put_off_compared_and_merged(
    window: MainWindow, duplicates: DuplicatesPage, settle: Settle, people: list[Person]
) -> None:
    press(duplicates.pairs, Qt.Key.Key_Backspace)
    assert duplicates.pairs.rows == []
    duplicates.look()
    settle()
    assert len(duplicates.pairs.rows) == 1
    press(duplicates.pairs, Qt.Key.Key_Return)
    settle()
    compared(window).merge()
    settle()
    settle()
    assert window.stack.currentWidget() is duplicates and duplicates.pairs.rows == []
    press(duplicates, Qt.Key.Key_Escape)
    assert isinstance(window.stack.currentWidget(), PeoplePage)


def test_who_may_be_the_same_is_told_while_one_enters_a_person(
    window: MainWindow, settle: Settle, people: list[Person]
) -> None:
    window.deeds.add_person()
    (dialog,) = window.findChildren(AddPersonDialog)
    type_text(dialog.surname, "Kavalchuk")
    type_text(dialog.given, "Hanna")
    type_text(dialog.birth, "1990")
    settle()
    buttons = [one for one in dialog.findChildren(QPushButton) if one.isVisible() and "V-00000" in one.text()]
    assert {"V-000001" in one.text() or "V-000002" in one.text() for one in buttons} == {True}
    assert any("surname is the same" in text for text in texts(dialog))
    buttons[0].setFocus()
    QTest.keyClick(buttons[0], Qt.Key.Key_Return)
    settle()
    page = window.stack.currentWidget()
    assert isinstance(page, PersonPage) and page.case is not None
    assert page.case.person.id in (people[0].id, people[1].id)


def test_after_a_name_was_corrected_the_page_says_who_it_may_be(
    window: MainWindow, settle: Settle, desk: Desk, people: list[Person]
) -> None:
    window.open_person(people[2].id)
    settle()
    page = window.stack.currentWidget()
    assert isinstance(page, PersonPage) and not page.facts.merged.isVisible()
    person = get_record(desk, Person, people[2].id)
    save_record(desk, person.but(birth_date=PartialDate("1990")))
    (form,) = list_records(desk, NameForm, person_id=people[2].id)
    save_record(desk, form.but(surname="Кавальчук", given="Ганна"))
    settle()
    settle()
    told_so = texts(page.facts.merged)
    assert any("May be in the register twice" in text for text in told_so)
    page.facts.merged.findChildren(QPushButton)[0].click()
    settle()
    assert compared(window).compared is not None
