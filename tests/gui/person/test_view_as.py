"""Seeing a person as an audience would: what is not for it is nowhere on the page, and nothing can be done there."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QTableView
from pytestqt.qtbot import QtBot

from app.base.settings import Settings
from app.domain.consent import ConsentFields, ConsentLevel
from app.domain.disclosure import Audience
from app.domain.person import NameFormDraft, NoteFields, Person, PersonFields
from app.gui.main_window import MainWindow
from app.gui.open_desk import make_main_window
from app.gui.pages.person.lines_model import LinesModel
from app.gui.pages.person_page import PersonPage
from app.workflows.add_person import add_person
from app.workflows.desk import Desk
from app.workflows.edit_records import add_record
from tests.workflows.made_case import LETTER

Settle = Callable[[], None]


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, settle: Settle) -> MainWindow:
    """The window on a register of one person whose every word is known."""
    made = make_main_window(desk, Settings())
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    settle()
    return made


@pytest.fixture
def person(desk: Desk) -> Person:
    """Somebody with secrets."""
    fields = PersonFields(summary="Secret summary", residence="Secret street", occupation="Baker")
    made = add_person(desk, fields, [NameFormDraft(surname="Secretname", given="Ihar", language="en")])
    add_record(desk, NoteFields(person_id=made.id, text="Secret note"))
    add_record(desk, LETTER)
    return made


def shown(page: PersonPage) -> str:
    """Return every word that can be seen on the page, also by scrolling."""
    page.area.fill_all()
    words = [
        one.text() for kind in (QLabel, QAbstractButton) for one in page.findChildren(kind) if one.isVisible()
    ]
    for table in page.findChildren(QTableView):
        model = table.model()
        if table.isVisible() and isinstance(model, LinesModel):
            words.extend(line.spoken for line in model.lines)
    return " | ".join(words)


def page_of(window: MainWindow, person: Person, settle: Settle) -> PersonPage:
    window.open_person(person.id)
    settle()
    page = window.stack.currentWidget()
    assert isinstance(page, PersonPage)
    return page


def test_without_consent_nothing_at_all_is_shown(window: MainWindow, person: Person, settle: Settle) -> None:
    page = page_of(window, person, settle)
    assert "Secretname" in shown(page)
    page.act("view_as")
    settle()
    assert "Secret" not in shown(page)
    assert "nobody has been asked" in page.banner.told.text()


def test_an_audience_sees_its_part_and_esc_shows_everything(
    window: MainWindow, desk: Desk, person: Person, settle: Settle, qtbot: QtBot
) -> None:
    add_record(desk, ConsentFields(person_id=person.id, level=ConsentLevel.PUBLIC_NAME))
    page = page_of(window, person, settle)
    page.view_as(Audience.PUBLIC_INITIALS)
    settle()
    assert "Secret" not in shown(page)
    assert "I. S." in shown(page)
    page.view_as(Audience.PUBLIC_NAME)
    settle()
    assert "Secretname" in shown(page)
    assert "Baker" in shown(page)
    assert "Secret summary" not in shown(page)
    assert "Secret note" not in shown(page)
    assert not page.history.isVisible()
    page.act("note")
    settle()
    assert not page.sheet.isVisible()
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    settle()
    assert "Secret note" in shown(page)
    assert window.stack.currentWidget() is page
    assert page.history.isVisible()


def test_another_person_is_shown_whole(
    window: MainWindow, desk: Desk, person: Person, settle: Settle
) -> None:
    page = page_of(window, person, settle)
    page.act("view_as")
    settle()
    page = page_of(window, person, settle)
    assert "Secretname" in shown(page)
    assert not page.banner.isVisible()
