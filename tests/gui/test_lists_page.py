"""Two announced lists of an event side by side: reached from the event, by key, copied."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.base.settings import Settings
from app.domain.announced_list import AnnouncedLine, AnnouncedListFields, LineDecision
from app.domain.partial_date import PartialDate
from app.domain.person import Person
from app.domain.release_event import ReleaseEvent, ReleaseEventFields
from app.gui.main_window import MainWindow
from app.gui.open_desk import make_main_window
from app.gui.pages.lists_page import ListsPage
from app.gui.pages.person_page import PersonPage
from app.gui.pages.release_event_page import ReleaseEventPage
from app.workflows.announced_lists import add_list, read_pasted
from app.workflows.desk import Desk
from app.workflows.edit_records import add_record, list_records
from app.workflows.reconcile import decide
from tests.workflows.made_event import held

Settle = Callable[[], None]
DAY = PartialDate("2025-12-13")


@pytest.fixture
def event(desk: Desk) -> ReleaseEvent:
    """An event with two lists that share two names in different scripts."""
    made: ReleaseEvent = add_record(desk, ReleaseEventFields(title="A deal", date=DAY))
    for title, text in (
        ("State", "Абухоўскі Ян\nГарбуз Ян\nЯсевіч Ян"),
        ("Viasna", "Jan Abuchouski\nГарбуз Ян\nКавальчук Ян"),
    ):
        add_list(desk, AnnouncedListFields(release_event_id=made.id, title=title), read_pasted(text))
    return made


@pytest.fixture
def person(desk: Desk) -> Person:
    """Somebody whom both lists name."""
    return held(desk, "Абухоўскі")


@pytest.fixture
def page(
    qtbot: QtBot, desk: Desk, event: ReleaseEvent, person: Person, settle: Settle
) -> tuple[MainWindow, ListsPage]:
    """The page, reached from the event."""
    for line in list_records(desk, AnnouncedLine):
        if "Абух" in line.printed or "Abuch" in line.printed:
            decide(desk, line.id, LineDecision.MATCH, person.id)
    window = make_main_window(desk, Settings())
    qtbot.addWidget(window)
    window.show()
    window.open_event(event.id)
    settle()
    shown = window.stack.currentWidget()
    assert isinstance(shown, ReleaseEventPage)
    shown.show_section(shown.lists)
    shown.compare_button.click()
    settle()
    page = window.stack.currentWidget()
    assert isinstance(page, ListsPage)
    return window, page


def shown(page: ListsPage) -> list[tuple[str, str]]:
    return [
        (pair.first.printed if pair.first else "", pair.second.printed if pair.second else "")
        for pair in page.table.rows
    ]


def test_the_names_are_told_apart(page: tuple[MainWindow, ListsPage], settle: Settle) -> None:
    window, lists = page
    assert (lists.first.currentText(), lists.second.currentText()) == ("State", "Viasna")
    assert shown(lists) == [
        ("Ясевіч Ян", ""),
        ("", "Кавальчук Ян"),
        ("Абухоўскі Ян", "Jan Abuchouski"),
        ("Гарбуз Ян", "Гарбуз Ян"),
    ]
    QTest.keyClick(lists.table, Qt.Key.Key_2)
    assert shown(lists) == [("Ясевіч Ян", "")]
    QTest.keyClick(lists.table, Qt.Key.Key_3)
    assert shown(lists) == [("", "Кавальчук Ян")]
    lists.copy()
    assert QGuiApplication.clipboard().text() == "\tКавальчук Ян\tOnly in the second"
    QTest.keyClick(lists.table, Qt.Key.Key_4)
    lists.table.choose(0)
    QTest.keyClick(lists.table, Qt.Key.Key_Return)
    settle()
    assert isinstance(window.stack.currentWidget(), PersonPage)


def test_other_lists_are_chosen_and_a_decision_is_followed(
    page: tuple[MainWindow, ListsPage], desk: Desk, settle: Settle
) -> None:
    window, lists = page
    lists.first.setCurrentIndex(1)
    settle()
    assert lists.comparison is not None
    assert not lists.comparison.only_first
    lists.first.setCurrentIndex(0)
    settle()
    line = next(one for one in list_records(desk, AnnouncedLine) if one.printed == "Ясевіч Ян")
    decide(desk, line.id, LineDecision.NO_NAME)
    settle()
    assert ("Ясевіч Ян", "") not in shown(lists)
    QTest.keyClick(lists.table, Qt.Key.Key_Escape)
    settle()
    assert isinstance(window.stack.currentWidget(), ReleaseEventPage)
