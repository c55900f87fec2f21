"""Names as long and as strange as somebody may paste them: shown whole or cut, never obeyed, moving nothing."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from app.base.settings import Settings
from app.domain.person import NameFormDraft, Person, PersonFields
from app.gui.ask import Question, confirm
from app.gui.main_window import MainWindow
from app.gui.open_desk import make_main_window
from app.gui.pages.people_page import PeoplePage
from app.gui.pages.person_page import PersonPage
from app.gui.plain_text import broken, seen, seen_line, tip
from app.gui.widgets.label import TextLabel, label
from app.workflows.add_person import add_person
from app.workflows.desk import Desk

Settle = Callable[[], None]
LONG = "Падгайскаякавальчуклубянецкая" * 6
TURNED = "Кавальчук\u202eьгалава\u200b"
SHOWN = "Кавальчук[U+202E]ьгалава[U+200B]"


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, settle: Settle) -> MainWindow:
    """The window on an empty register."""
    made = make_main_window(desk, Settings())
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    settle()
    return made


def called(desk: Desk, surname: str) -> Person:
    return add_person(desk, PersonFields(), [NameFormDraft(surname=surname, given="Ян", language="be")])


def test_what_acts_on_a_line_or_hides_is_shown_by_its_code() -> None:
    assert seen(TURNED) == SHOWN
    assert seen("Ясевіч\nАлесь") == "Ясевіч\nАлесь"
    assert seen_line("Ясевіч\nАлесь\tЯнавіч") == "Ясевіч Алесь Янавіч"
    assert seen("می\u200cخواهم") == "می\u200cخواهم", "joiners are spelling"


def test_a_tool_tip_does_not_obey_a_name() -> None:
    assert tip("Ясевіч & Ко") == "Ясевіч & Ко"
    assert "<img" not in tip("<img src=x>")


def test_only_a_word_that_is_too_long_is_broken(qtbot: QtBot) -> None:
    metrics = QFontMetrics(QApplication.font())
    assert broken("Ясевіч Алесь", metrics, 200) == "Ясевіч Алесь"
    cut = broken(f"Ясевіч {LONG}", metrics, 200)
    assert cut.replace("\u200b", "") == f"Ясевіч {LONG}"
    assert all(metrics.horizontalAdvance(piece) <= 200 for piece in cut.replace("\u200b", " ").split())


def test_a_label_gives_its_text_back_and_takes_the_height_it_needs(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    row = QHBoxLayout(host)
    text = label(LONG, "heading", host, wrap=True)
    row.addWidget(text, 1)
    row.addWidget(QPushButton("…", host))
    host.resize(300, 400)
    host.show()
    assert host.width() == 300
    assert text.text() == LONG
    lines = text.heightForWidth(text.width()) // text.fontMetrics().lineSpacing()
    assert lines * text.width() > text.fontMetrics().horizontalAdvance(LONG)


def test_a_long_name_pushes_nothing_out_of_the_preview(
    window: MainWindow, desk: Desk, qtbot: QtBot, settle: Settle
) -> None:
    person = called(desk, LONG)
    page = window.go("people")
    assert isinstance(page, PeoplePage)
    settle()
    qtbot.waitUntil(lambda: page.preview.shown == person.id)
    area = page.preview.findChildren(QScrollArea)[0]
    inner = area.widget()
    assert inner is not None
    assert inner.width() <= area.viewport().width()
    assert page.preview.name.text() == f"{LONG} Ян"


def test_a_long_name_leaves_the_window_and_the_buttons_where_they_were(
    window: MainWindow, desk: Desk, settle: Settle
) -> None:
    person = called(desk, LONG)
    window.open_person(person.id)
    settle()
    page = window.stack.currentWidget()
    assert isinstance(page, PersonPage)
    assert window.width() == 1366
    more = page.header.more
    assert more.mapTo(window, more.rect().bottomRight()).x() <= 1366
    name = page.header.name
    assert name.height() >= name.heightForWidth(name.width())
    question = confirm(window, f"Remove {LONG}?", "", "Remove", lambda: None)
    assert isinstance(question, Question)
    settle()
    assert question.width() < 700
    question.reject()


def test_a_name_that_would_turn_the_line_round_is_shown_by_its_code(
    window: MainWindow, desk: Desk, settle: Settle
) -> None:
    person = called(desk, TURNED)
    window.open_person(person.id)
    settle()
    page = window.stack.currentWidget()
    assert isinstance(page, PersonPage)
    assert page.header.name.text() == f"{SHOWN} Ян"
    assert "\u202e" not in page.header.second.text()
    window.deeds._removed(TURNED)
    said = [one.text() for one in window.toast.findChildren(TextLabel)]
    assert any(SHOWN in text and "\u202e" not in text for text in said)
    assert all(one.textFormat() is Qt.TextFormat.PlainText for one in window.toast.findChildren(TextLabel))
