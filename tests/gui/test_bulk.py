"""Many people at once from the list: whom it concerns is said before, and one undo takes it back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.base.settings import Settings
from app.domain.custom_field import PersonTag, SavedView
from app.domain.people_list import PeopleQuery
from app.domain.protocol import Anchor
from app.gui.dialogs.apply_protocol_dialog import ApplyProtocolDialog
from app.gui.main_window import MainWindow
from app.gui.models.people_model import Column
from app.gui.open_desk import make_main_window
from app.gui.pages.people.bulk_bar import ASSIGN, TAG, TRANSFER
from app.gui.pages.people_page import PeoplePage
from app.gui.pages.today_page import TodayPage
from app.workflows.desk import Desk
from app.workflows.edit_protocols import list_protocols
from app.workflows.edit_records import list_records
from app.workflows.find_people import find_people

Settle = Callable[[], None]
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(qtbot: QtBot, sample_desk: Desk, settle: Settle) -> MainWindow:
    """The window on 150 fictional people."""
    made = make_main_window(sample_desk, Settings())
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    settle()
    return made


def select(window: MainWindow, settle: Settle, many: int) -> PeoplePage:
    page = window.go("people")
    settle()
    assert isinstance(page, PeoplePage)
    flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
    chosen = QItemSelection(page.model.index(0, 0), page.model.index(many - 1, 0))
    page.table.selectionModel().select(chosen, flags)
    return page


def test_a_tag_is_put_on_those_selected_and_taken_back(
    window: MainWindow, sample_desk: Desk, settle: Settle
) -> None:
    page = select(window, settle, 1)
    assert not page.bulk.isVisible()
    page = select(window, settle, 7)
    assert page.bulk.isVisible()
    assert page.bulk.told.text().startswith("7 selected")
    before = len(list_records(sample_desk, PersonTag))
    page.bulk.buttons[TAG].click()
    settle()
    assert page.sheet.title.text() == "Tag 7 people"
    assert page.table.isColumnHidden(int(Column.SINCE))
    assert page.sheet.form is not None
    page.sheet.form.load({"tag": "spring"})
    page.sheet.save()
    settle()
    assert len(list_records(sample_desk, PersonTag)) == before + 7
    assert not page.table.isColumnHidden(int(Column.SINCE))
    window.undo()
    settle()
    assert len(list_records(sample_desk, PersonTag)) == before


def test_a_transfer_says_of_how_many_it_is_before_it_is_recorded(window: MainWindow, settle: Settle) -> None:
    page = select(window, settle, 30)
    page.bulk.buttons[TRANSFER].click()
    settle()
    title = page.sheet.title.text()
    assert title.startswith("Transfer of ")
    assert "of those selected are not held" in title
    assert page.bulk.told.text().startswith("It concerns ")
    page.sheet.discard()
    settle()
    page.bulk.buttons[ASSIGN].click()
    settle()
    assert page.sheet.title.text() == "Assign 30 people"


def test_a_view_is_saved_and_shown_again(window: MainWindow, sample_desk: Desk, settle: Settle) -> None:
    page = select(window, settle, 1)
    page.look_for("А")
    settle()
    wanted = page.model.query
    page.views.save_wanted.emit()
    settle()
    assert page.sheet.form is not None
    page.sheet.form.load({"name": "with A"})
    page.sheet.save()
    settle()
    (view,) = list_records(sample_desk, SavedView)
    page.look_for("")
    settle()
    chosen = {one.text(): one for one in page.views.menu().actions()}
    chosen[view.name].trigger()
    settle()
    assert page.model.query == wanted
    assert page.search.text() == "А"
    gone = chosen["Remove a view"].menu()
    assert isinstance(gone, QMenu)
    gone.actions()[0].trigger()
    settle()
    assert list_records(sample_desk, SavedView) == ()


def test_the_same_people_stay_selected_after_something_was_done_to_them(
    window: MainWindow, settle: Settle
) -> None:
    page = select(window, settle, 5)
    chosen = page.selected_people()
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_T, CTRL_SHIFT)
    settle()
    assert page.sheet.form is not None
    page.sheet.form.load({"tag": "spring"})
    page.sheet.save()
    settle()
    assert page.selected_people() == chosen
    assert page.bulk.told.text().startswith("5 selected")
    # Another question is about other people.
    QTest.keyClicks(page.search, "a")
    settle()
    assert len(page.selected_people()) <= 1


def test_a_protocol_for_the_held_is_offered_first_to_the_held(window: MainWindow, settle: Settle) -> None:
    desk = window.desk
    held = find_people(desk, PeopleQuery(statuses=frozenset(desk.terms.custody_codes))).ids[:4]
    window.deeds.apply_protocol_for(held)
    settle()
    (dialog,) = window.findChildren(ApplyProtocolDialog)
    choice = dialog.choice()
    assert choice is not None
    protocols = {one.protocol.id: one.protocol for one in list_protocols(desk)}
    assert protocols[choice.protocol_id].anchor is Anchor.ARREST
    dialog.reject()


@pytest.mark.parametrize("page_key", ["today", "people"])
def test_the_sheet_beside_a_list_does_not_widen_the_window(
    window: MainWindow, settle: Settle, page_key: str
) -> None:
    if page_key == "people":
        page = select(window, settle, 3)
        page.bulk.buttons[TAG].click()
    else:
        today = window.go("today")
        settle()
        assert isinstance(today, TodayPage)
        QTest.keyClick(today.view, Qt.Key.Key_G, CTRL_SHIFT)
    settle()
    shown = window.stack.currentWidget()
    assert shown.sheet.isVisible()  # type: ignore[attr-defined]
    assert window.width() == 1366
