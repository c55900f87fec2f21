"""The program as a whole: what is typed outlives a lock and a closed window, and a full disk locks nobody out."""

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from app.base import i18n
from app.base.language import Language
from app.domain.person import NameFormDraft, Note, Person, PersonFields
from app.gui.application import SETTINGS, Application
from app.gui.background import run
from app.gui.dialogs.add_person_dialog import AddPersonDialog
from app.gui.inner_pages import Place
from app.gui.main_window import MainWindow
from app.gui.pages.import_page import ImportPage
from app.gui.pages.person_page import PersonPage
from app.gui.pages.settings_page import SettingsPage
from app.workflows.add_person import add_person
from app.workflows.desk import Desk
from app.workflows.drafts import take_draft
from app.workflows.edit_records import list_records
from app.workflows.import_people import RowAction
from app.workflows.open_register import close_register, open_register
from tests.conftest import PASSPHRASE
from tests.gui.conftest import Settle
from tests.journeys.driver import type_text


@pytest.fixture
def person(desk: Desk) -> Person:
    """Somebody in the register, which is at rest afterwards."""
    made = add_person(desk, PersonFields(), [NameFormDraft(surname="Ясевіч", given="Алесь", language="be")])
    close_register(desk)
    return made


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """The folder of the program's own settings."""
    return tmp_path / "config"


@pytest.fixture
def program(desk: Desk, person: Person, config: Path, settle: Settle) -> Iterator[Application]:
    """The program at its first window."""
    qt = QApplication.instance()
    assert isinstance(qt, QApplication)
    made = Application(qt, config, desk.path)
    made.show_unlock()
    settle()
    yield made
    for window in (made.main_window, made.unlock_window):
        if window is not None:
            window.close()
            window.deleteLater()
    made.close_desk()
    settle()
    made.deleteLater()


def unlock(program: Application, settle: Settle) -> MainWindow:
    assert program.unlock_window is not None
    program.unlock_window.passphrase.setText(PASSPHRASE)
    program.unlock_window.unlock()
    settle()
    assert program.main_window is not None
    return program.main_window


def begin_note(window: MainWindow, person: Person, settle: Settle) -> PersonPage:
    """Type into a new note of the person."""
    window.open_person(person.id)
    settle()
    page = window.stack.currentWidget()
    assert isinstance(page, PersonPage)
    page.act("note")
    settle()
    editor: Any = page.sheet.form.rows["text"].editor  # type: ignore[union-attr]
    editor.set_draft("The mother called")
    editor.changed.emit()
    return page


def test_what_is_typed_outlives_an_immediate_lock(
    program: Application, person: Person, settle: Settle
) -> None:
    begin_note(unlock(program, settle), person, settle)
    program.lock()
    settle()
    assert program.main_window is None
    window = unlock(program, settle)
    window.open_person(person.id)
    settle()
    page = window.stack.currentWidget()
    assert isinstance(page, PersonPage)
    page.act("note")
    settle()
    assert page.sheet.draft_notice.isVisible()
    page.sheet.continue_button.click()
    assert page.sheet.form is not None
    assert page.sheet.form.drafts()["text"] == "The mother called"


def test_one_comes_back_to_where_one_was_when_the_register_was_locked(
    program: Application, person: Person, settle: Settle
) -> None:
    window = unlock(program, settle)
    window.open_person(person.id)
    settle()
    program.lock()
    settle()
    page = unlock(program, settle).stack.currentWidget()
    settle()
    assert isinstance(page, PersonPage)
    assert page.subject == person.id
    program.lock()
    settle()
    program._left = (Path("another register"), "Alena", Place("person", "people", person.id))
    assert unlock(program, settle).place.page == "today"


def test_another_language_changes_neither_the_page_nor_the_size(
    program: Application, person: Person, settle: Settle
) -> None:
    window = unlock(program, settle)
    window.open_person(person.id)
    settle()
    window.resize(1366, 768)
    program.rebuild()
    settle()
    again = program.main_window
    assert again is not None
    assert (again.width(), again.height()) == (1366, 768)
    assert again.place == Place("person", "people", person.id)


@pytest.mark.parametrize("leave", ["lock", "close"])
def test_a_save_that_waits_is_done_before_the_register_closes(
    program: Application, desk: Desk, person: Person, settle: Settle, leave: str
) -> None:
    page = begin_note(unlock(program, settle), person, settle)
    for _turn in range(3):
        run(program, lambda _progress: time.sleep(0.05))
    page.sheet.save()
    window = program.main_window
    assert window is not None
    if leave == "lock":
        program.lock()
    else:
        window.close()
    settle()
    again = open_register(desk.path, PASSPHRASE)
    try:
        assert [note.text for note in list_records(again, Note)] == ["The mother called"]
        assert take_draft(again, f"note:{person.id}:new") is None
    finally:
        close_register(again)


def test_settings_that_cannot_be_written_lock_nobody_out(
    program: Application, config: Path, settle: Settle
) -> None:
    config.write_text("a file where the folder should be", encoding="utf-8")
    window = unlock(program, settle)
    assert window.isVisible()
    window.settings_changed.emit()
    assert window.toast.isVisible()


def test_a_theme_that_does_not_exist_is_passed_over(desk: Desk, config: Path, settle: Settle) -> None:
    config.mkdir()
    (config / "settings.json").write_text('{"theme": "foo"}', encoding="utf-8")
    qt = QApplication.instance()
    assert isinstance(qt, QApplication)
    made = Application(qt, config, desk.path)
    made.show_unlock()
    settle()
    assert made.unlock_window is not None
    assert made.unlock_window.isVisible()
    made.unlock_window.close()
    made.deleteLater()


def test_the_keys_that_lock_work_in_a_dialog_too(
    program: Application, person: Person, qtbot: QtBot, settle: Settle
) -> None:
    window = unlock(program, settle)
    begin_note(window, person, settle)
    window.deeds.add_person()
    (dialog,) = window.findChildren(AddPersonDialog)
    qtbot.waitUntil(lambda: bool(dialog.property("locks")))
    type_text(dialog.surname, "Яс")
    qtbot.keyClick(dialog.surname, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert program.main_window is None
    assert program.unlock_window is not None
    assert not any(isinstance(one, QDialog) and one.isVisible() for one in QApplication.topLevelWidgets())
    kept = take_draft(unlock(program, settle).desk, f"note:{person.id}:new")
    assert kept is not None
    assert kept[0]["text"] == "The mother called"


def test_an_unattended_register_is_locked(program: Application, person: Person, settle: Settle) -> None:
    begin_note(unlock(program, settle), person, settle)
    assert program.idle_lock.timer.interval() == 5 * 60_000
    assert program.idle_lock.timer.isActive()
    program.idle_lock.timer.timeout.emit()
    settle()
    assert program.main_window is None
    assert not program.idle_lock.timer.isActive()
    window = unlock(program, settle)
    assert take_draft(window.desk, f"note:{person.id}:new") is not None


def test_every_use_counts_the_minutes_anew_and_sleep_locks(
    program: Application, person: Person, qtbot: QtBot, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = unlock(program, settle)
    handle = window.windowHandle()
    program.idle_lock.set_minutes(1)
    program.idle_lock._watch(handle)
    later = time.time() + 30
    monkeypatch.setattr("app.gui.idle_lock.time.time", lambda: later)
    QApplication.sendEvent(handle, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, "a"))
    assert program.main_window is window
    settle()
    monkeypatch.setattr("app.gui.idle_lock.time.time", lambda: later + 3600)
    QApplication.sendEvent(handle, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, "a"))
    settle()
    assert program.main_window is None


def test_the_lock_can_wait_longer_or_for_ever(program: Application, person: Person, settle: Settle) -> None:
    window = unlock(program, settle)
    page = window.go("settings")
    assert isinstance(page, SettingsPage)
    chosen = {button.text(): button for button in page.waits}
    chosen["15 minutes"].click()
    assert program.idle_lock.timer.interval() == 15 * 60_000
    chosen["Never"].click()
    assert program.settings.lock_after == 0
    assert not program.idle_lock.timer.isActive()


def test_what_a_page_asks_after_its_register_was_closed_is_no_defect(
    program: Application, person: Person, crashes: list[Exception], settle: Settle
) -> None:
    begin_note(unlock(program, settle), person, settle)
    window = program.main_window
    assert window is not None
    window.close()
    window.open_person(person.id)
    settle()
    assert crashes == []


def test_what_was_decided_about_a_file_outlives_another_language(
    program: Application, person: Person, settle: Settle, tmp_path: Path
) -> None:
    window = unlock(program, settle)
    file = tmp_path / "list.csv"
    file.write_text("surname,given name\nЯсевіч,Алесь\n", encoding="utf-8")
    window.import_file(file)
    settle()
    page = window.go("import")
    assert isinstance(page, ImportPage)
    assert page.plan is not None
    assert page.plan.rows[0].was_held
    page.decide(RowAction.LEFT_OUT, None)
    window.go("settings")
    program.rebuild()
    settle()
    assert program.main_window is not None
    assert program.main_window.place.under == "settings"
    again = program.main_window.go("import")
    assert isinstance(again, ImportPage)
    assert again.plan is not None
    assert again.plan.rows[0].action is RowAction.LEFT_OUT


@pytest.fixture
def english() -> Iterator[None]:
    """English again afterwards."""
    yield
    i18n.use(Language.EN)


def test_the_language_is_chosen_before_a_register_is_open(
    english: None, program: Application, config: Path, settle: Settle
) -> None:
    first = program.unlock_window
    assert first is not None
    first.passphrase.setText(PASSPHRASE)
    first.languages.buttons["be"].click()
    settle()
    second = program.unlock_window
    assert second is not None
    assert second is not first
    assert second.unlock_button.text() == "Адамкнуць"
    assert second.passphrase.text() == PASSPHRASE
    assert second.languages.buttons["be"].isChecked()
    kept = json.loads((config / SETTINGS).read_text(encoding="utf-8"))
    assert kept["language"] == "be"
    assert not kept["last_register"], "no path is written before a register is open"
    second.unlock()
    settle()
    assert program.main_window is not None
    assert program.main_window._buttons["people"].text().strip() == "Людзі"


def test_what_was_typed_of_a_new_register_stays_in_another_language(
    english: None, program: Application, settle: Settle
) -> None:
    assert program.unlock_window is not None
    program.unlock_window.create_button.click()
    program.unlock_window.create_form.organisation.setText("Ліхтар")
    program.unlock_window.languages.buttons["ru"].click()
    settle()
    assert program.unlock_window.create_form.isVisible()
    assert program.unlock_window.create_form.organisation.text() == "Ліхтар"
    assert program.unlock_window.create_form.cancel_button.text() == "Назад"
