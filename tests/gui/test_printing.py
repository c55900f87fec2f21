"""Printing from the window: one dialog for every document, made from its options, and a file at the end."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app.base import i18n
from app.base.language import Language
from app.base.settings import Settings
from app.domain.disclosure import Audience
from app.domain.event_figures import Missing
from app.domain.person import Person
from app.domain.release_event import ReleaseEvent
from app.gui.dialogs.print_dialog import PrintDialog
from app.gui.dialogs.print_options import PrintOptions
from app.gui.forms.editors.date_editor import ExactDateEditor
from app.gui.main_window import MainWindow
from app.gui.open_desk import make_main_window
from app.gui.pages.people_page import PeoplePage
from app.gui.pages.person_page import PersonPage
from app.gui.pages.release_event_page import ReleaseEventPage
from app.gui.widgets.calm_combo import CalmCombo
from app.gui.widgets.toast import Toast
from app.workflows.consents import Offered
from app.workflows.desk import Desk
from app.workflows.edit_records import get_record, list_records, save_record
from app.workflows.export_people import ExportOptions
from app.workflows.print_report import Grouping

Settle = Callable[[], None]


@pytest.fixture
def window(qtbot: QtBot, sample_desk: Desk, settle: Settle) -> MainWindow:
    """The window on 150 fictional people."""
    made = make_main_window(sample_desk, Settings())
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    settle()
    return made


def only(window: MainWindow, kind: type) -> Any:
    found = [one for one in window.findChildren(kind) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def save_as(window: MainWindow, file: Path, qtbot: QtBot, settle: Settle) -> str:
    """Choose the file as a person does, without the last click; return the text of the document."""
    settle()
    only(window, PrintDialog).print_button.click()
    settle()
    chooser = only(window, QFileDialog)
    chooser.fileSelected.emit(str(file))
    chooser.reject()
    settle()
    qtbot.waitUntil(file.exists)
    document = pypdfium2.PdfDocument(file)
    try:
        return " ".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def offered(dialog: PrintDialog) -> list[str]:
    return [dialog.document.itemText(at) for at in range(dialog.document.count())]


def event_of(desk: Desk) -> int:
    return max(list_records(desk, ReleaseEvent), key=lambda one: str(one.date)).id


def test_a_person_has_a_case_file_and_a_hand_over_sheet(
    window: MainWindow, qtbot: QtBot, settle: Settle, tmp_path: Path
) -> None:
    window.open_person(7)
    settle()
    page = window.stack.currentWidget()
    assert isinstance(page, PersonPage)
    page.act("print")
    settle()
    dialog = only(window, PrintDialog)
    assert offered(dialog) == ["Case file of one person", "Hand-over sheet"]
    dialog.document.setCurrentIndex(1)
    text = save_as(window, tmp_path / "sheet.pdf", qtbot, settle)
    assert "Owed first" in text
    assert "V-000007" in text


def test_the_window_says_which_characters_of_a_name_could_not_be_printed(
    window: MainWindow, sample_desk: Desk, qtbot: QtBot, settle: Settle, tmp_path: Path
) -> None:
    save_record(sample_desk, get_record(sample_desk, Person, 7).but(occupation="Teacher 😀"))
    window.open_person(7)
    settle()
    page = window.stack.currentWidget()
    assert isinstance(page, PersonPage)
    page.act("print")
    assert "[U+1F600]" in save_as(window, tmp_path / "case.pdf", qtbot, settle)
    settle()
    said = [one.text() for one in only(window, Toast).findChildren(QLabel)]
    assert any("case.pdf" in text and "1 character cannot be printed" in text for text in said)


def test_the_list_of_people_offers_who_is_held_on_its_day_and_sheets_of_the_selected(
    window: MainWindow, qtbot: QtBot, settle: Settle, tmp_path: Path
) -> None:
    page = window.go("people")
    settle()
    assert isinstance(page, PeoplePage)
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for row in (0, 2):
        page.table.selectionModel().select(page.model.index(row, 0), flags)
    page.print_button.click()
    settle()
    dialog = only(window, PrintDialog)
    assert offered(dialog) == ["People still held", "Hand-over sheets of 2 people"]
    grouping, day = dialog.chosen.fields["grouping"], dialog.chosen.fields["on"]
    assert isinstance(grouping, CalmCombo)
    assert isinstance(day, ExactDateEditor)
    grouping.setCurrentIndex(grouping.findData(Grouping.ALPHABET))
    day.set_draft("13.12.2025")
    text = save_as(window, tmp_path / "held.pdf", qtbot, settle)
    assert "People still held · 13 December 2025" in text
    assert "First letter" in text


def test_a_day_that_is_none_is_told_and_nothing_is_asked(window: MainWindow, settle: Settle) -> None:
    window.deeds.print_people([], dt.date(2025, 12, 13))
    settle()
    dialog = only(window, PrintDialog)
    day = dialog.chosen.fields["on"]
    assert isinstance(day, ExactDateEditor)
    assert day.value() == dt.date(2025, 12, 13)
    day.set_draft("2025")
    dialog.print_button.click()
    settle()
    assert dialog.isVisible()
    assert "day is needed" in dialog.chosen.complaint.text()
    assert not [one for one in window.findChildren(QFileDialog) if one.isVisible()]


def test_an_event_has_its_report_its_sheets_and_who_is_missing(
    window: MainWindow, sample_desk: Desk, qtbot: QtBot, settle: Settle, tmp_path: Path
) -> None:
    window.open_event(event_of(sample_desk))
    settle()
    page = window.stack.currentWidget()
    assert isinstance(page, ReleaseEventPage)
    page.head.print_button.click()
    settle()
    dialog = only(window, PrintDialog)
    assert len(offered(dialog)) == 3
    missing = dialog.chosen.fields["missing"]
    assert isinstance(missing, CalmCombo)
    missing.setCurrentIndex(missing.findData(Missing.NOBODY))
    text = save_as(window, tmp_path / "report.pdf", qtbot, settle)
    assert "Reconciliation report" in text
    assert "Expected, but on no list" not in text
    said = [one.text() for one in window.toast.findChildren(QLabel)]
    assert any("report.pdf" in words for words in said)


def test_single_documents_are_asked_for_by_name_and_named_without_names(
    window: MainWindow, sample_desk: Desk, qtbot: QtBot, settle: Settle, tmp_path: Path
) -> None:
    event = event_of(sample_desk)
    window.deeds.print_reconciliation(event)
    settle()
    dialog = only(window, PrintDialog)
    assert not dialog.document.isVisible()
    dialog.reject()
    settle()
    window.deeds.print_handover(event, [7, 8, 9])
    settle()
    only(window, PrintDialog).print_button.click()
    settle()
    chooser = only(window, QFileDialog)
    assert Path(chooser.selectedFiles()[0]).name == "handover-2026-11-23.pdf"
    file = tmp_path / "sheets.pdf"
    chooser.fileSelected.emit(str(file))
    chooser.reject()
    settle()
    qtbot.waitUntil(file.exists)
    assert len(pypdfium2.PdfDocument(file)) >= 4


def test_the_language_of_the_window_is_proposed_and_kept_for_the_other_documents(
    window: MainWindow, settle: Settle
) -> None:
    i18n.use(Language.RU)
    try:
        window.deeds.print_person(7)
    finally:
        i18n.use(Language.EN)
    settle()
    dialog = only(window, PrintDialog)
    language = dialog.chosen.fields["language"]
    assert isinstance(language, CalmCombo)
    assert language.currentData() == Language.RU
    language.setCurrentIndex(language.findData(Language.BE))
    dialog.document.setCurrentIndex(1)
    options = dialog.chosen.value()
    assert options is not None
    assert options.language is Language.BE


def test_of_a_partner_one_says_which(qtbot: QtBot) -> None:
    offered = (
        Offered(Audience.INTERNAL, 1, 1, {}),
        Offered(Audience.PARTNER, 1, 1, {}, None, ("Echo", "Light")),
    )
    options = PrintOptions(ExportOptions(), dt.date(2026, 11, 23), offered)
    qtbot.addWidget(options)
    options.show()
    recipient, audience = options.fields["recipient"], options.fields["audience"]
    assert isinstance(recipient, QLineEdit)
    assert isinstance(audience, CalmCombo)
    assert not recipient.isVisible()
    audience.setCurrentIndex(1)
    assert recipient.isVisible()
    assert options.value() is None
    assert "partner" in options.complaint.text()
    recipient.setText(" Echo ")
    chosen = options.value()
    assert chosen is not None
    assert (chosen.audience, chosen.recipient) == (Audience.PARTNER, "Echo")
    audience.setCurrentIndex(0)
    chosen = options.value()
    assert chosen is not None
    assert chosen.recipient == ""
