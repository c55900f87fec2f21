"""The window: pages by key, search from anywhere, undo and redo, what it remembers, removing a person, backing up."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.base.settings import Settings
from app.domain.person import NameFormDraft, Person, PersonFields
from app.gui.ask import Question
from app.gui.dialogs.add_person_dialog import AddPersonDialog
from app.gui.main_window import TITLE_BAR, MainWindow
from app.gui.navigation import PAGES
from app.gui.open_desk import make_main_window
from app.gui.pages.people_page import PeoplePage
from app.gui.pages.person_page import PersonPage
from app.workflows.add_person import add_person
from app.workflows.desk import Desk
from app.workflows.edit_records import list_records
from tests.journeys.driver import press, type_text

Settle = Callable[[], None]


@pytest.fixture
def person(desk: Desk) -> Person:
    """Somebody in the register."""
    return add_person(desk, PersonFields(), [NameFormDraft(surname="Ясевіч", given="Алесь", language="be")])


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, person: Person, settle: Settle) -> MainWindow:
    """The window on a register with one person."""
    made = make_main_window(desk, Settings())
    qtbot.addWidget(made)
    made.show()
    settle()
    return made


def only(window: QWidget, kind: type) -> QWidget:
    found = [one for one in window.findChildren(kind) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def do(window: MainWindow, keys: str) -> None:
    """Activate the shortcut of the window with these keys."""
    found = [one for one in window.findChildren(QShortcut) if one.key().toString() == keys]
    assert len(found) == 1, keys
    found[0].activated.emit()


def said(window: MainWindow) -> str:
    return window.toast.findChildren(QLabel)[0].text() if window.toast.isVisible() else ""


@pytest.mark.parametrize("number", range(len(PAGES)))
def test_pages_are_reached_by_number(window: MainWindow, settle: Settle, number: int) -> None:
    do(window, f"Ctrl+{number + 1}")
    settle()
    assert window.place.under == PAGES[number].key
    checked = [one.text().strip() for one in window._buttons.values() if one.isChecked()]
    assert checked == [PAGES[number].title]


def test_a_person_is_found_from_anywhere_and_one_comes_back(window: MainWindow, settle: Settle) -> None:
    window.go("today")
    do(window, "Ctrl+K")
    type_text(window.search.field, "Jasiev")
    settle()
    assert window.search.hits.isVisible()
    press(window.search.field, Qt.Key.Key_Return)
    settle()
    page = window.stack.currentWidget()
    assert isinstance(page, PersonPage)
    assert not window.search.hits.isVisible()
    do(window, "Alt+Left")
    assert window.place.under == "today"
    assert window.stack.currentWidget() is not page


def test_enter_before_the_hits_waits_for_those_of_the_whole_text(
    window: MainWindow, settle: Settle, desk: Desk
) -> None:
    other = add_person(desk, PersonFields(), [NameFormDraft(surname="Жаўрук", given="Алесь")])
    do(window, "Ctrl+K")
    type_text(window.search.field, "Jasiev")
    settle()
    window.search.field.clear()
    type_text(window.search.field, "Zhauruk")
    press(window.search.field, Qt.Key.Key_Return)
    settle()
    page = window.stack.currentWidget()
    assert isinstance(page, PersonPage)
    assert page.case is not None
    assert page.case.person.id == other.id


def marked(window: MainWindow) -> str:
    """Return which entry of the navigation is marked."""
    (key,) = [key for key, button in window._buttons.items() if button.isChecked()]
    return key


def test_the_navigation_marks_where_one_is(window: MainWindow, person: Person, settle: Settle) -> None:
    window.go("settings")
    window.open_person(person.id)
    settle()
    assert marked(window) == window.place.under == "people"
    do(window, "Alt+Left")
    assert marked(window) == window.place.under == "settings"


def test_nobody_found_is_said_in_the_search(window: MainWindow, settle: Settle) -> None:
    do(window, "Ctrl+K")
    type_text(window.search.field, "Цшщфх")
    settle()
    assert window.search.hits.count() == 1
    assert "Nobody found" in window.search.hits.item(0).text()
    press(window.search.field, Qt.Key.Key_Return)
    assert not isinstance(window.stack.currentWidget(), PersonPage)


def test_a_new_person_is_added_with_who_is_alike_in_sight(
    window: MainWindow, settle: Settle, desk: Desk
) -> None:
    do(window, "Ctrl+N")
    dialog = only(window, AddPersonDialog)
    assert isinstance(dialog, AddPersonDialog)
    type_text(dialog.surname, "Ясевіч")
    settle()
    assert dialog.similar.count() == 3
    dialog.birth.setText("31.02.1980")
    dialog.save_button.click()
    told = dialog.told["birth_date"]
    assert "no such day" in told.told.text()
    assert dialog.complaint.text() == ""
    assert len(list_records(desk, Person)) == 1
    dialog.birth.setText("1980")
    dialog.save_button.click()
    settle()
    settle()
    assert len(list_records(desk, Person)) == 2
    assert isinstance(window.stack.currentWidget(), PersonPage)


def test_removing_asks_first_and_can_be_taken_back(
    window: MainWindow, person: Person, settle: Settle, desk: Desk
) -> None:
    window.open_person(person.id)
    settle()
    page = window.stack.currentWidget()
    assert isinstance(page, PersonPage)
    page.act("remove")
    question = only(window, Question)
    assert isinstance(question, Question)
    question.no_button.click()
    settle()
    assert len(list_records(desk, Person)) == 1
    page.act("remove")
    question = only(window, Question)
    assert isinstance(question, Question)
    question.yes_button.click()
    settle()
    settle()
    assert list_records(desk, Person) == ()
    assert "was removed" in said(window)
    do(window, "Ctrl+Z")
    settle()
    settle()
    assert [one.id for one in list_records(desk, Person)] == [person.id]
    assert said(window).startswith("Undone")
    do(window, "Ctrl+Shift+Z")
    settle()
    settle()
    assert list_records(desk, Person) == ()


def test_undo_with_nothing_to_undo_says_so(qtbot: QtBot, desk: Desk, settle: Settle) -> None:
    window = make_main_window(desk, Settings())
    qtbot.addWidget(window)
    window.show()
    settle()
    do(window, "Ctrl+Z")
    assert "nothing to undo" in said(window)


def test_a_backup_is_written_where_one_says(window: MainWindow, settle: Settle, tmp_path: Path) -> None:
    window.deeds.back_up()
    chooser = only(window, QFileDialog)
    assert isinstance(chooser, QFileDialog)
    target = tmp_path / "stick.vigil-backup"
    chooser.fileSelected.emit(str(target))
    chooser.reject()
    settle()
    assert target.stat().st_size > 10_000
    assert "verified" in said(window)


def test_a_backup_that_cannot_be_written_says_why(window: MainWindow, settle: Settle, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    window.deeds.back_up()
    chooser = only(window, QFileDialog)
    assert isinstance(chooser, QFileDialog)
    chooser.fileSelected.emit(str(tmp_path / "file" / "stick.vigil-backup"))
    chooser.reject()
    settle()
    assert said(window)
    assert window.toast.property("bad")


def test_the_size_is_remembered(qtbot: QtBot, desk: Desk, settle: Settle) -> None:
    settings = Settings()
    window = make_main_window(desk, settings)
    window.resize(1100, 720)
    window.show()
    settle()
    window.close()
    again = make_main_window(desk, settings)
    qtbot.addWidget(again)
    # The screen of the tests is only 800 pixels wide, and a window is never restored beyond it.
    assert again.height() == 720
    settle()


def test_a_long_organisation_does_not_widen_the_window(window: MainWindow) -> None:
    assert window.minimumSizeHint().width() <= 1024
    assert window.minimumSizeHint().height() <= 700


def test_lock_is_left_to_the_application(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.lock_wanted):
        do(window, "Ctrl+L")


def test_the_window_with_its_title_bar_is_not_higher_than_the_screen(window: MainWindow) -> None:
    window.settings.geometry = ""
    window.resize(1366, 4000)
    window._restore_size()
    assert window.height() <= window.screen().availableGeometry().height() - TITLE_BAR


def test_what_was_typed_about_a_new_person_is_not_thrown_away_unasked(
    window: MainWindow, settle: Settle
) -> None:
    window.deeds.add_person()
    dialog = only(window, AddPersonDialog)
    assert isinstance(dialog, AddPersonDialog)
    dialog.surname.setText("Ясевіч")
    dialog.reject()
    assert dialog.isVisible()
    (question,) = dialog.findChildren(Question)
    question.reject()
    assert dialog.isVisible()
    dialog.reject()
    next(one for one in dialog.findChildren(Question) if one.isVisible()).accept()
    settle()
    assert not any(one.isVisible() for one in window.findChildren(AddPersonDialog))


def test_a_wrong_birth_is_told_at_its_own_field_when_it_is_left(window: MainWindow, settle: Settle) -> None:
    window.deeds.add_person()
    dialog = only(window, AddPersonDialog)
    assert isinstance(dialog, AddPersonDialog)
    told = dialog.told["birth_date"]
    dialog.activateWindow()
    settle()
    dialog.birth.setFocus()
    type_text(dialog.birth, "31.02.1985")
    assert not told.complaint
    press(dialog.birth, Qt.Key.Key_Tab)
    assert told.told.text().startswith("▲ There is no such day")
    assert dialog.birth.property("wrong")
    assert told.told.mapTo(dialog, QPoint()).y() < dialog.reference.mapTo(dialog, QPoint()).y()
    press(dialog.birth, Qt.Key.Key_Backspace)
    assert not told.complaint
    dialog.birth.setText("30.11.2026")
    dialog.save_button.click()
    assert "future" in told.complaint
    assert "surname" in dialog.told["surname"].complaint
    dialog.birth.clear()
    dialog.reject()
    settle()


def test_the_language_of_a_name_is_told_by_its_letters_until_somebody_chooses(
    window: MainWindow, settle: Settle
) -> None:
    window.deeds.add_person()
    dialog = only(window, AddPersonDialog)
    assert isinstance(dialog, AddPersonDialog)
    assert dialog.language.currentData() == "be"
    for name, code in (("Щербакова", "ru"), ("Кавальчук", "be"), ("Smith", "en"), ("Сіўцоў", "be")):
        dialog.surname.clear()
        type_text(dialog.surname, name)
        assert dialog.language.currentData() == code, name
    place = dialog.language.findData("ru")
    dialog.language.setCurrentIndex(place)
    dialog.language.activated.emit(place)
    type_text(dialog.surname, "ў")
    assert dialog.language.currentData() == "ru"
    dialog.surname.clear()
    dialog.reject()
    settle()


def test_what_was_saved_is_said_with_the_person(
    window: MainWindow, person: Person, settle: Settle, desk: Desk
) -> None:
    window.open_person(person.id)
    settle()
    page = window.stack.currentWidget()
    assert isinstance(page, PersonPage)
    page.act("note")
    settle()
    assert page.sheet.form is not None
    page.sheet.form.rows["text"].editor.set_value("She is well.")
    page.sheet.form.rows["text"].editor.changed.emit()
    page.sheet.save()
    settle()
    settle()
    assert said(window) == "Saved. Add note of Ясевіч Алесь"


def test_a_page_hears_of_changes_when_it_is_shown_next(
    window: MainWindow, desk: Desk, settle: Settle
) -> None:
    people = window.go("people")
    settle()
    assert isinstance(people, PeoplePage)
    before = people.model.rowCount()
    window.go("today")
    settle()
    for given in ("Ян", "Ева"):
        add_person(desk, PersonFields(), [NameFormDraft(surname="Ясевіч", given=given, language="be")])
    settle()
    assert people.model.rowCount() == before
    window.go("people")
    settle()
    assert people.model.rowCount() == before + 2
