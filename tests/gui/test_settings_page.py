"""The Settings page: looks and language at once, a check in place, terms of the organisation's own; and the keys."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from app.base import i18n
from app.base.language import Language
from app.base.settings import Settings
from app.domain.vocabulary import Vocabulary
from app.gui import theme
from app.gui.application import SETTINGS, Application
from app.gui.commands import COMMANDS
from app.gui.dialogs.shortcuts_dialog import ShortcutsDialog
from app.gui.main_window import MainWindow
from app.gui.pages.settings_page import SettingsPage
from app.gui.theme import Mode
from app.store.check import CHECKS as ALL_CHECKS
from app.workflows.desk import Desk

Settle = Callable[[], None]


@pytest.fixture
def program(
    qapp: QApplication, qtbot: QtBot, desk: Desk, tmp_path: Path, settle: Settle
) -> Iterator[Application]:
    """The program with its window open on an empty register."""
    made = Application(qapp, tmp_path / "config", None)
    made.settings.language = "en"
    made.show_desk(desk)
    settle()
    yield made
    window = made.main_window
    assert window is not None
    window.closed.disconnect(made.close_desk)
    window.close()
    i18n.use(Language.EN)
    theme.apply(qapp, Mode.LIGHT)
    settle()


def page_of(program: Application) -> tuple[MainWindow, SettingsPage]:
    window = program.main_window
    assert window is not None
    page = window.go("settings")
    assert isinstance(page, SettingsPage)
    return window, page


def labels(widget: Any) -> list[str]:
    return [one.text() for one in widget.findChildren(QLabel)]


def test_the_theme_changes_at_once_and_is_remembered(program: Application, settle: Settle) -> None:
    before, page = page_of(program)
    next(one for one in page.themes if one.text() == "Dark").click()
    settle()
    window, page = page_of(program)
    assert window is not before
    assert window.isVisible()
    assert theme.colour("background").name().upper() == theme.DARK["background"]
    assert Settings.read(program._file).theme == "dark"
    assert program._file.name == SETTINGS


def test_the_language_changes_at_once_and_stays_on_the_page(program: Application, settle: Settle) -> None:
    _before, page = page_of(program)
    next(one for one in page.languages if one.text() == "Беларуская").click()
    settle()
    assert i18n.language_in_force() is Language.BE
    assert program.main_window is not None
    assert program.main_window.page == "settings"
    assert Settings.read(program._file).language == "be"


def test_the_register_is_checked_in_place(program: Application, settle: Settle, qtbot: QtBot) -> None:
    _window, page = page_of(program)
    page.register.check_button.click()
    qtbot.waitUntil(lambda: page.register.results.count() == len(ALL_CHECKS))
    settle()
    icons = [one.accessibleName() for one in page.register.findChildren(QLabel) if one.accessibleName()]
    assert icons == ["in order"] * len(ALL_CHECKS)


def test_a_term_is_added_renamed_and_retired(program: Application, settle: Settle, desk: Desk) -> None:
    _window, page = page_of(program)
    card = page.terms
    assert not card.rename_button.isEnabled()
    card.add()
    settle()
    form = page.sheet.form
    assert form is not None
    editors: Any = {name: row.editor for name, row in form.rows.items()}
    editors["label_en"].line.setText("Settlement")
    editors["label_en"].line.textEdited.emit("Settlement")
    editors["like"].set_value("colony")
    page.sheet.save()
    settle()
    assert not page.sheet.isVisible()
    own = card.table.rows[0]
    assert (own.label(Language.EN), own.says("custody")) == ("Settlement", True)
    card.table.choose(0)
    assert card.rename_button.isEnabled()
    card.retire_button.click()
    settle()
    assert own.code not in {term.code for term in desk.terms.of(Vocabulary.STATUS)}
    assert own.code not in {term.code for term in card.table.rows}


def test_every_vocabulary_shows_its_terms(program: Application) -> None:
    _window, page = page_of(program)
    card = page.terms
    for place in range(card.vocabulary.count()):
        card.vocabulary.setCurrentIndex(place)
        assert card.table.rows, card.vocabulary.currentText()
    assert card.vocabulary.count() == len(Vocabulary)


def test_f1_lists_every_key(program: Application, qtbot: QtBot) -> None:
    window, _page = page_of(program)
    window.show_keys()
    dialog = next(one for one in window.findChildren(QDialog) if isinstance(one, ShortcutsDialog))
    said = labels(dialog)
    assert {command.title for command in COMMANDS} <= set(said)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
