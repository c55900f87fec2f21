"""The list of keys: F1 opens it, it names every command, and what it promises is bound."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.base.settings import Settings
from app.domain.person import NameFormDraft, PersonFields
from app.gui.commands import COMMANDS, EVERYWHERE, GO_TO_PAGE, LIST, PERSON
from app.gui.dialogs.shortcuts_dialog import ShortcutsDialog, keys_of
from app.gui.main_window import MainWindow
from app.gui.navigation import PAGES
from app.gui.open_desk import make_main_window
from app.gui.pages.person.header_actions import header_actions
from app.workflows.add_person import add_person
from app.workflows.desk import Desk

Settle = Callable[[], None]


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, settle: Settle) -> MainWindow:
    """The window on a person's page."""
    person = add_person(desk, PersonFields(), [NameFormDraft(surname="Ясевіч", given="Ян", language="be")])
    made = make_main_window(desk, Settings())
    qtbot.addWidget(made)
    made.show()
    made.open_person(person.id)
    settle()
    return made


def dialogs(window: MainWindow) -> list[ShortcutsDialog]:
    return [one for one in window.findChildren(ShortcutsDialog) if one.isVisible()]


def bound(widget: QWidget) -> set[str]:
    return {one.key().toString() for one in widget.findChildren(QShortcut)}


def test_f1_opens_the_list_and_escape_closes_it(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_F1)
    (dialog,) = dialogs(window)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialogs(window) == []


def test_every_command_is_listed_under_its_place_with_its_keys(window: MainWindow) -> None:
    window.show_keys()
    (dialog,) = dialogs(window)
    said = [one.text() for one in dialog.findChildren(QLabel)]
    for command in COMMANDS:
        assert command.title in said
        assert command.place in said
        assert keys_of(command) in said


def test_a_place_is_a_heading_once(window: MainWindow) -> None:
    window.show_keys()
    said = [one.text() for one in dialogs(window)[0].findChildren(QLabel)]
    for place in {command.place for command in COMMANDS}:
        assert said.count(place) == 1


@pytest.mark.parametrize("place", [EVERYWHERE, PERSON])
def test_every_key_that_is_listed_is_bound(window: MainWindow, place: str) -> None:
    listed = {QKeySequence(keys).toString() for one in COMMANDS if one.place == place for keys in one.keys}
    assert listed <= bound(window)


def test_every_key_of_the_head_of_a_person_is_listed() -> None:
    listed = {keys for one in COMMANDS if one.place == PERSON for keys in one.keys}
    assert {one.shortcut for one in header_actions() if one.shortcut} <= listed


def test_the_keys_of_the_list_of_people_are_bound(window: MainWindow) -> None:
    people = window.go("people")
    # Those keys the table itself understands.
    own = {"Return", "Ctrl+P", "Ctrl+C"}
    listed = {keys for one in COMMANDS if one.place == LIST for keys in one.keys} - own
    assert {QKeySequence(keys).toString() for keys in listed} <= bound(people)


def test_every_page_has_a_number(window: MainWindow) -> None:
    assert len(GO_TO_PAGE.keys) == len(PAGES)
    assert keys_of(GO_TO_PAGE) == "Ctrl+1 … Ctrl+9"


def test_a_command_has_its_keys_for_itself_in_its_place() -> None:
    for place in {command.place for command in COMMANDS}:
        keys = [one for command in COMMANDS if command.place in (place, EVERYWHERE) for one in command.keys]
        assert len(keys) == len(set(keys)), place
