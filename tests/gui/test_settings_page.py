"""The Settings page: looks and language at once, a check in place, terms of the organisation's own."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.base import i18n
from app.base.language import Language
from app.base.settings import Settings
from app.domain.partial_date import PartialDate
from app.domain.person import NameFormDraft, PersonFields
from app.domain.source import SourceFields
from app.domain.vocabulary import OWN_ONLY, Vocabulary
from app.gui import theme
from app.gui.application import SETTINGS, Application
from app.gui.main_window import MainWindow
from app.gui.pages.settings_page import SettingsPage
from app.gui.theme import Mode
from app.store.check import CHECKS as ALL_CHECKS
from app.workflows.add_person import add_person
from app.workflows.desk import Desk
from app.workflows.edit_terms import TermEntry, add_term
from app.workflows.entries import StatusEntry
from app.workflows.record_status import record_status

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
    made.deleteLater()


def page_of(program: Application) -> tuple[MainWindow, SettingsPage]:
    window = program.main_window
    assert window is not None
    page = window.go("settings")
    assert isinstance(page, SettingsPage)
    return window, page


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
    assert program.main_window.place.under == "settings"
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


def test_every_vocabulary_shows_its_terms(program: Application) -> None:
    _window, page = page_of(program)
    card = page.terms
    for place in range(card.vocabulary.count()):
        card.vocabulary.setCurrentIndex(place)
        assert card.table.rows or card.vocabulary.currentData() in OWN_ONLY, card.vocabulary.currentText()
    assert card.vocabulary.count() == len(Vocabulary)


def test_a_retired_term_stays_in_sight_and_is_offered_again(
    program: Application, settle: Settle, desk: Desk
) -> None:
    term = add_term(desk, Vocabulary.RISK_FLAG, TermEntry("minor", label_en="On hunger strike"))
    _window, page = page_of(program)
    card = page.terms
    card.vocabulary.setCurrentIndex(card.vocabulary.findData(Vocabulary.RISK_FLAG))
    card.table.choose(0)
    card.retire_button.click()
    settle()
    (row,) = [one for one in card.table.rows if one.code == term.code]
    assert row.retired
    assert term.code not in {one.code for one in desk.terms.of(Vocabulary.RISK_FLAG)}
    assert card.table.current() is row
    assert card.retire_button.text() == "Offer again"
    card.retire_button.click()
    settle()
    assert term.code in {one.code for one in desk.terms.of(Vocabulary.RISK_FLAG)}
    assert card.retire_button.text() == "Retire"


def test_the_whole_window_knows_a_new_status_at_once(
    program: Application, settle: Settle, desk: Desk
) -> None:
    window, _page = page_of(program)
    person = add_person(desk, PersonFields(), [NameFormDraft(surname="Ясевіч", given="Ян", language="be")])
    window.go("people")
    settle()
    term = add_term(desk, Vocabulary.STATUS, TermEntry("colony", label_en="Settlement"))
    record_status(
        desk, person.id, StatusEntry(term.code, PartialDate("2025-01-01"), SourceFields(title="Letter"))
    )
    settle()
    people = window.go("people")
    chips = [one.text() for one in people.findChildren(QPushButton) if one.property("chip")]
    assert "Held  1" in chips
    assert window.words.status(term.code) == "Settlement"


def test_forms_of_a_given_name_are_added(program: Application, settle: Settle, desk: Desk) -> None:
    _window, page = page_of(program)
    card = page.terms
    card.vocabulary.setCurrentIndex(card.vocabulary.findData(Vocabulary.GIVEN_NAME))
    assert card.names_hint.isVisibleTo(card)
    card.add()
    settle()
    assert page.sheet.form is not None
    assert set(page.sheet.form.rows) == {"label_be", "label_ru", "label_en"}
    page.sheet.form.rows["label_be"].editor.set_value("Альжбета, Жвірка")
    page.sheet.save()
    settle()
    assert not page.sheet.isVisible()
    assert desk.terms.same_given_names() == {frozenset({"Альжбета", "Жвірка"})}
    assert [term.user_defined for term in card.table.rows] == [True]
