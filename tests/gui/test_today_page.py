"""The Today page: what is owed in groups by urgency, done with one key, taken back, one's own or everybody's."""

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from app.base import i18n
from app.base.language import Language
from app.base.settings import Settings
from app.domain.follow_up import FollowUpFields
from app.domain.partial_date import PartialDate
from app.domain.person import Person
from app.gui import wording
from app.gui.main_window import MainWindow
from app.gui.open_desk import make_main_window
from app.gui.pages import today_page
from app.gui.pages.person_page import PersonPage
from app.gui.pages.today.owed_delegate import OwedDelegate
from app.gui.pages.today_page import TodayPage
from app.gui.quiet_notice import QuietNotice
from app.workflows.desk import Desk
from app.workflows.edit_records import add_record
from app.workflows.entries import ArrestEntry
from app.workflows.follow_ups import list_follow_ups
from app.workflows.history import undo
from app.workflows.record_arrest import record_arrest
from tests.journeys.driver import press
from tests.workflows.made_case import LETTER, last_change, somebody

Settle = Callable[[], None]
Show = Callable[[], tuple[MainWindow, TodayPage]]
TODAY = dt.date(2026, 11, 23)
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
OWED = (
    ("overdue", -3, "Alena"),
    ("today", 0, ""),
    ("soon", 5, ""),
    ("later", 30, "Alena"),
    ("some day", None, ""),
)


@pytest.fixture
def show(qtbot: QtBot, desk: Desk, settle: Settle) -> Show:
    """Show the window on its first page, which is Today."""

    def shown() -> tuple[MainWindow, TodayPage]:
        window = make_main_window(desk, Settings())
        qtbot.addWidget(window)
        window.show()
        window.go("today")
        settle()
        page = window.stack.currentWidget()
        assert isinstance(page, TodayPage)
        return window, page

    return shown


@pytest.fixture
def person(desk: Desk) -> Person:
    """Somebody to whom five things are owed."""
    person = somebody(desk)
    for title, days, assignee in OWED:
        due = None if days is None else TODAY + dt.timedelta(days=days)
        add_record(desk, FollowUpFields(person_id=person.id, title=title, due=due, assignee=assignee))
    return person


def rows(page: TodayPage) -> list[str]:
    """Return what the list tells, row by row."""
    return [page.model.index(row, 0).data() for row in range(page.model.rowCount())]


def titles(page: TodayPage) -> list[str]:
    """Return the follow-ups in sight."""
    lines = [page.model.line_at(row) for row in range(page.model.rowCount())]
    return [line.follow_up.title for line in lines if line is not None]


def test_what_is_owed_stands_in_groups_by_its_day(show: Show, person: Person) -> None:
    _window, page = show()
    told = rows(page)
    headings = ["Overdue", "Due today", "In the next seven days", "Later", "Without a day"]
    assert told[::2] == headings
    assert titles(page) == [title for title, _days, _assignee in OWED]
    assert "2 due or overdue" in page.summary.text()
    QAbstractItemModelTester(page.model)


@pytest.mark.parametrize("language", list(Language))
def test_the_column_of_the_days_is_as_wide_as_the_longest_of_them(
    show: Show, person: Person, desk: Desk, settle: Settle, language: Language
) -> None:
    due = TODAY - dt.timedelta(days=12_167)
    add_record(desk, FollowUpFields(person_id=person.id, title="forgotten", due=due))
    i18n.use(language)
    try:
        _window, page = show()
        delegate = page.view.itemDelegate()
        assert isinstance(delegate, OwedDelegate)
        words = wording.due(due, TODAY)
        assert delegate.day_width() >= page.view.fontMetrics().horizontalAdvance(words)
    finally:
        i18n.use(Language.EN)


def test_space_finishes_and_goes_to_the_next(show: Show, person: Person, desk: Desk, settle: Settle) -> None:
    window, page = show()
    page.view.setFocus()
    press(page.view, Qt.Key.Key_Space, " ")
    settle()
    assert titles(page) == ["today", "soon", "later", "some day"]
    assert window.toast.isVisible()
    press(page.view, Qt.Key.Key_Space, " ")
    settle()
    assert titles(page) == ["soon", "later", "some day"]
    undo(desk)
    settle()
    assert titles(page)[0] == "today"


def test_a_held_space_finishes_one(show: Show, person: Person, settle: Settle) -> None:
    _window, page = show()
    press(page.view, Qt.Key.Key_Space, " ")
    for _time in range(3):
        press(page.view, Qt.Key.Key_Space, " ", repeated=True)
        settle()
    assert titles(page) == ["today", "soon", "later", "some day"]


@pytest.mark.parametrize(("key", "letter"), [(Qt.Key.Key_P, "p"), (0x0437, "з"), (Qt.Key.Key_A, "A")])
def test_a_letter_begins_a_search_and_changes_nothing(
    show: Show, person: Person, desk: Desk, settle: Settle, key: int, letter: str
) -> None:
    window, page = show()
    before = list_follow_ups(desk)
    page.view.setFocus()
    press(page.view, key, letter)
    settle()
    assert window.search.field.text() == letter
    assert window.search.field.hasFocus()
    assert list_follow_ups(desk) == before


def test_another_week_from_today(show: Show, person: Person, desk: Desk, settle: Settle) -> None:
    _window, page = show()
    page.view.setFocus()
    QTest.keyClick(
        page.view, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    settle()
    postponed = next(line for line in list_follow_ups(desk) if line.follow_up.title == "overdue")
    assert postponed.follow_up.due == TODAY + dt.timedelta(days=7)
    assert "Overdue" not in rows(page)


def test_a_click_on_the_box_finishes_and_beside_it_only_chooses(
    show: Show, person: Person, settle: Settle
) -> None:
    _window, page = show()
    box = page.view.visualRect(page.model.index(3, 0))
    QTest.mouseClick(
        page.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(box.left() + 200, box.center().y())
    )
    settle()
    assert len(titles(page)) == 5
    assert page.view.currentIndex().row() == 3
    QTest.mouseClick(
        page.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(box.left() + 24, box.center().y())
    )
    settle()
    assert "today" not in titles(page)


def test_enter_opens_the_person(show: Show, person: Person, settle: Settle) -> None:
    window, page = show()
    press(page.view, Qt.Key.Key_Return)
    settle()
    opened = window.stack.currentWidget()
    assert isinstance(opened, PersonPage)
    assert opened.case is not None
    assert opened.case.person.id == person.id


def test_ones_own_are_those_that_carry_ones_name(show: Show, person: Person, settle: Settle) -> None:
    _window, page = show()
    mine = next(button for button in page.findChildren(today_page.QPushButton) if button.text() == "Mine")
    mine.click()
    settle()
    assert titles(page) == ["overdue", "later"]


def test_what_others_change_is_seen_at_once(show: Show, person: Person, desk: Desk, settle: Settle) -> None:
    _window, page = show()
    add_record(desk, FollowUpFields(person_id=person.id, title="just now", due=TODAY))
    settle()
    assert "just now" in titles(page)


def test_an_empty_day_helps_on(show: Show, settle: Settle) -> None:
    window, page = show()
    assert page.stack.currentWidget() is page.empty
    button = page.empty.findChild(today_page.QPushButton)
    assert isinstance(button, today_page.QPushButton)
    button.click()
    settle()
    assert window.place.under == "people"


def test_more_than_the_list_shows_is_admitted(
    show: Show, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(today_page, "MOST", 3)
    _window, page = show()
    assert titles(page) == ["overdue", "today", "soon"]
    assert "the 3 most pressing of more follow-ups" in page.summary.text()


def test_a_silence_is_told_and_space_makes_a_follow_up_of_it(show: Show, desk: Desk, settle: Settle) -> None:
    silent = somebody(desk, "Гарбуз")
    record_arrest(desk, silent.id, ArrestEntry(PartialDate("2026-09-01"), LETTER))
    _window, page = show()
    assert rows(page) == ["No proof of life for 60 days", "Гарбуз Ян: No proof of life for 83 days"]
    page.view.setFocus()
    press(page.view, Qt.Key.Key_Space, " ")
    settle()
    assert titles(page) == ["Find out where the person is and how they are"]
    undo(desk)
    settle()
    assert rows(page)[1] == "Гарбуз Ян: No proof of life for 83 days"


def test_something_is_put_off_with_a_reason(show: Show, person: Person, desk: Desk, settle: Settle) -> None:
    _window, page = show()
    page.view.setCurrentIndex(page.model.index(1, 0))
    QTest.keyClick(page.view, Qt.Key.Key_D, CTRL_SHIFT)
    settle()
    form = page.sheet.form
    assert form is not None
    assert form.rows["due"].editor.value() == TODAY + dt.timedelta(days=7)
    form.rows["reason"].editor.set_value("The lawyer is ill.")
    page.sheet.save()
    settle()
    assert last_change(desk).sentence == "Postpone follow-up “overdue” of Ясевіч Ян: The lawyer is ill."


def test_several_are_given_to_somebody_at_once(
    show: Show, person: Person, desk: Desk, settle: Settle
) -> None:
    _window, page = show()
    page.view.selectAll()
    QTest.keyClick(page.view, Qt.Key.Key_G, CTRL_SHIFT)
    settle()
    form = page.sheet.form
    assert form is not None
    form.rows["assignee"].editor.set_value("Марта")
    page.sheet.save()
    settle()
    assert {line.follow_up.assignee for line in list_follow_ups(desk)} == {"Марта"}


def test_the_month_names_what_is_due_on_each_day(
    show: Show, person: Person, desk: Desk, settle: Settle, qtbot: QtBot
) -> None:
    _window, page = show()
    page.month_button.click()
    settle()
    assert page.stack.currentWidget() is page.month
    assert page.month.title.text() == "November 2026"
    told = {
        item.text()
        for row in range(6)
        for column in range(7)
        if (item := page.month.table.item(row, column)) is not None and "\n" in item.text()
    }
    assert told == {"20\noverdue", "23 · Today\ntoday", "28\nsoon"}
    page.month.step(1)
    settle()
    assert page.month.title.text() == "December 2026"
    page.month.step(-1)
    settle()
    item = page.month.table.currentItem()
    assert item is not None
    with qtbot.waitSignal(page.open_wanted) as opened:
        page.month.table.itemActivated.emit(item)
    assert opened.args == [person.id]
    page.month_button.click()
    settle()
    assert page.stack.currentWidget() is page.view


def test_the_notice_of_the_desktop_names_nobody_and_can_be_switched_off(
    show: Show, person: Person, desk: Desk
) -> None:
    window, _page = show()
    notice = window.notice
    assert notice.is_wanted
    for secret in ("Ясевіч", "Ян", "overdue", "V-0000", "2"):
        assert secret not in notice.text
    notice.tell(0)
    assert notice.is_wanted
    notice.tell(2)
    assert not notice.is_wanted
    window.settings.notices = False
    assert not QuietNotice(desk, window.settings, window).is_wanted
