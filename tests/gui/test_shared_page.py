"""The pages of sources and facilities: what they show, adding, changing, removing."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.base.settings import Settings
from app.domain.facility import Facility
from app.domain.partial_date import PartialDate
from app.domain.person import NameFormDraft, PersonFields
from app.domain.source import Source, SourceFields
from app.gui.main_window import MainWindow
from app.gui.open_desk import make_main_window
from app.gui.pages.person_page import PersonPage
from app.gui.pages.shared_page import SharedPage
from app.workflows.add_person import add_person
from app.workflows.desk import Desk
from app.workflows.edit_records import add_record, list_records
from app.workflows.entries import ArrestEntry
from app.workflows.read_shared import list_shared, who_is_concerned
from app.workflows.record_arrest import record_arrest

Settle = Callable[[], None]


@pytest.fixture
def source(desk: Desk) -> Source:
    """A source that tells of two people."""
    made: Source = add_record(desk, SourceFields(title="Statement of the press service", kind="other"))
    for surname in ("Ясевіч", "Гарбуз"):
        person = add_person(desk, PersonFields(), [NameFormDraft(surname=surname, given="Ян", language="be")])
        record_arrest(desk, person.id, ArrestEntry(PartialDate("2021-03-05"), made.id))
    return made


@pytest.fixture
def show(qtbot: QtBot, desk: Desk, settle: Settle) -> Callable[[str], tuple[MainWindow, SharedPage]]:
    """Open the window on one of the pages."""

    def shown(key: str) -> tuple[MainWindow, SharedPage]:
        window = make_main_window(desk, Settings())
        qtbot.addWidget(window)
        window.show()
        page = window.go(key)
        settle()
        settle()
        assert isinstance(page, SharedPage)
        return window, page

    return shown


def type_into(page: SharedPage, name: str, text: str) -> None:
    assert page.sheet.form is not None
    editor: Any = page.sheet.form.rows[name].editor
    editor.line.setText(text)
    editor.line.textEdited.emit(text)


def titles(page: SharedPage) -> list[str]:
    assert page.table is not None
    return [shared.record.title for shared in page.table.rows]


def test_a_source_counts_who_is_concerned(
    desk: Desk, show: Callable[[str], tuple[MainWindow, SharedPage]], source: Source
) -> None:
    (shared,) = list_shared(desk, Source)
    assert (shared.record, shared.uses) == (source, 4)
    assert [one.line.name for one in who_is_concerned(desk, source)] == ["Гарбуз Ян", "Ясевіч Ян"]
    _window, page = show("source")
    assert page.details.people_heading.text() == "People it tells about  2"


def test_enter_opens_a_person_who_is_concerned(
    show: Callable[[str], tuple[MainWindow, SharedPage]], source: Source, qtbot: QtBot, settle: Settle
) -> None:
    window, page = show("source")
    qtbot.keyClick(page.details.people, Qt.Key.Key_Return)
    settle()
    person = window.stack.currentWidget()
    assert isinstance(person, PersonPage)
    assert person.case is not None
    assert person.case.names[0].surname == "Гарбуз"


def test_a_source_is_added_and_undone(
    show: Callable[[str], tuple[MainWindow, SharedPage]], desk: Desk, settle: Settle
) -> None:
    window, page = show("source")
    assert page.stack.currentWidget() is page.empty
    assert not page.details.isVisible()
    page.add_button.click()
    settle()
    type_into(page, "title", "The sister, by telephone")
    page.sheet.save()
    settle()
    settle()
    assert titles(page) == ["The sister, by telephone"]
    window.undo()
    settle()
    settle()
    assert list_records(desk, Source) == ()
    assert page.stack.currentWidget() is page.empty


def test_enter_edits_the_current_record(
    show: Callable[[str], tuple[MainWindow, SharedPage]], desk: Desk, qtbot: QtBot, settle: Settle
) -> None:
    add_record(desk, SourceFields(title="Letter"))
    _window, page = show("source")
    assert page.table is not None
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    settle()
    type_into(page, "title", "Letter from the lawyer")
    page.sheet.save()
    settle()
    assert [one.title for one in list_records(desk, Source)] == ["Letter from the lawyer"]


def test_what_is_cited_is_not_removed_and_says_why(
    show: Callable[[str], tuple[MainWindow, SharedPage]], desk: Desk, source: Source, settle: Settle
) -> None:
    window, page = show("source")
    page.details.remove_button.click()
    settle()
    assert list_records(desk, Source) == (source,)
    assert "4 records of the register refer to it" in window.toast.findChildren(QLabel)[0].text()


def test_the_search_narrows_and_is_cleared_by_the_empty_page(
    show: Callable[[str], tuple[MainWindow, SharedPage]], desk: Desk, settle: Settle
) -> None:
    add_record(desk, SourceFields(title="Ліст ад сястры"))
    add_record(desk, SourceFields(title="Newspaper"))
    _window, page = show("source")
    page.search.setText("сястр")
    assert titles(page) == ["Ліст ад сястры"]
    page.search.setText("nothing like it")
    assert page.stack.currentWidget() is page.empty
    assert not page.details.isVisible()
    page.empty.chosen.emit(0)
    assert titles(page) == ["Newspaper", "Ліст ад сястры"]
    assert page.details.isVisible()


def test_a_new_facility_is_known_to_the_people_table_at_once(
    show: Callable[[str], tuple[MainWindow, SharedPage]], desk: Desk, settle: Settle
) -> None:
    window, page = show("facility")
    page.add_button.click()
    settle()
    type_into(page, "code", "IK-99")
    type_into(page, "name_en", "Penal colony No. 99")
    page.sheet.save()
    settle()
    settle()
    made = next(one for one in list_records(desk, Facility) if one.code == "IK-99")
    assert window.words.facility(made.id) == "Penal colony No. 99"
