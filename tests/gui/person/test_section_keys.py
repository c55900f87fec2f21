"""The sections of a person by key: going into them, adding to them, and where the keyboard is when a form closes."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.base.settings import Settings
from app.domain.follow_up import FollowUpFields
from app.domain.person import Person
from app.gui.main_window import MainWindow
from app.gui.open_desk import make_main_window
from app.gui.pages.person_page import PersonPage
from app.workflows.desk import Desk
from app.workflows.edit_records import add_record
from tests.workflows.made_case import somebody

Settle = Callable[[], None]


@pytest.fixture
def person(desk: Desk) -> Person:
    """Somebody to whom something is owed; nothing else is known."""
    made = somebody(desk)
    add_record(desk, FollowUpFields(person_id=made.id, title="Call her sister"))
    return made


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, person: Person, settle: Settle) -> Iterator[PersonPage]:
    """The page in its window, with the keyboard where it is after a person was opened."""
    window: MainWindow = make_main_window(desk, Settings())
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    window.open_person(person.id)
    settle()
    shown = window.stack.currentWidget()
    assert isinstance(shown, PersonPage)
    qtbot.waitUntil(shown.index.hasFocus)
    yield shown
    window.close()


def focused() -> QWidget:
    """Return what has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def go_to(page: PersonPage, key: str) -> None:
    """Mark a section in the index."""
    page.index.setCurrentRow([one.key for one in page.area.sections].index(key))


def test_an_empty_section_takes_the_keyboard_to_its_button(page: PersonPage) -> None:
    go_to(page, "affairs")
    QTest.keyClick(focused(), Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    button = focused()
    assert isinstance(button, QPushButton)
    assert button.text() == "Add hearing"


def test_enter_goes_from_the_index_into_the_section(page: PersonPage) -> None:
    go_to(page, "follow_ups")
    QTest.keyClick(page.index, Qt.Key.Key_Return)
    assert focused().accessibleName() == "Follow-ups"


def test_ins_adds_to_the_section_that_the_index_marks(page: PersonPage, settle: Settle) -> None:
    go_to(page, "health")
    QTest.keyClick(page.index, Qt.Key.Key_Insert)
    settle()
    assert page.sheet.title.text() == "Add an item of health"


def test_ins_asks_where_there_is_more_than_one_thing_to_add(page: PersonPage, settle: Settle) -> None:
    go_to(page, "proceedings")
    QTest.keyClick(page.index, Qt.Key.Key_Insert)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert {"Add charge", "Add sentence"} <= {one.text() for one in menu.actions()}
    menu.close()


def test_ins_does_nothing_where_one_only_looks(page: PersonPage, settle: Settle) -> None:
    go_to(page, "health")
    page.act("view_as")
    settle()
    QTest.keyClick(page, Qt.Key.Key_Insert)
    settle()
    assert not page.sheet.isVisible()


@pytest.mark.parametrize("closing", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_the_keyboard_comes_back_to_where_it_was_and_to_nothing_out_of_sight(
    page: PersonPage, settle: Settle, closing: Qt.Key
) -> None:
    # A line of the follow-ups is chosen, far above what is worked on now.
    go_to(page, "follow_ups")
    QTest.keyClick(page.index, Qt.Key.Key_Return)
    page.index.setFocus()
    go_to(page, "health")
    QTest.keyClick(page.index, Qt.Key.Key_Insert)
    settle()
    if closing is Qt.Key.Key_Return:
        QTest.keyClicks(focused(), "Asthma")
        QTest.keyClick(focused(), closing, Qt.KeyboardModifier.ControlModifier)
    else:
        QTest.keyClick(focused(), closing)
    settle()
    assert not page.sheet.isVisible()
    assert page.index.hasFocus()


def test_the_section_one_works_on_stays_in_its_place_when_the_page_becomes_narrower(
    page: PersonPage, settle: Settle
) -> None:
    go_to(page, "health")
    section = next(one for one in page.area.sections if one.key == "health")
    bar = page.area.verticalScrollBar()
    y, stood_at = section.y(), section.y() - bar.value()
    QTest.keyClick(page.index, Qt.Key.Key_Insert)
    settle()
    assert section.y() != y, "the sections above it have wrapped"
    assert section.y() - bar.value() == stood_at
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    settle()
    assert section.y() - bar.value() == stood_at


def test_the_keys_of_the_page_work_where_the_window_has_no_room_for_the_index(
    page: PersonPage, person: Person, settle: Settle
) -> None:
    window = page.window()
    assert isinstance(window, MainWindow)
    window.go("today")
    window.resize(1020, 700)
    window.search.begin()
    window.open_person(person.id)
    settle()
    assert not page.index.isVisible()
    QTest.keyClick(focused(), Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert page.sheet.title.text() == "Record contact"
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    QTest.keyClick(focused(), Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert page.sheet.isVisible()
