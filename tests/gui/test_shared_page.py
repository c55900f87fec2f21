"""The pages of sources, facilities and release events: what they show, adding, changing, removing."""

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
from app.domain.release import Confirmation
from app.domain.release_event import ReleaseEvent, ReleaseEventFields
from app.domain.source import Source, SourceFields
from app.gui.main_window import MainWindow
from app.gui.open_desk import make_main_window
from app.gui.pages.person_page import PersonPage
from app.gui.pages.shared_page import SharedPage
from app.workflows.add_person import add_person
from app.workflows.desk import Desk
from app.workflows.edit_records import add_record, list_records
from app.workflows.entries import ArrestEntry, ReleaseEntry
from app.workflows.read_shared import list_shared, who_is_concerned
from app.workflows.record_arrest import record_arrest
from app.workflows.record_release import record_release

Settle = Callable[[], None]


@pytest.fixture
def event(desk: Desk) -> ReleaseEvent:
    """A release event with three people announced and two in the register."""
    made: ReleaseEvent = add_record(
        desk, ReleaseEventFields(title="Вызваленне ў снежні", date="2025-12-13", announced=3)
    )
    letter = SourceFields(title="Statement of the press service", kind="other")
    for surname, kind, place in (("Ясевіч", "pardon", ""), ("Гарбуз", "pardon_expelled", "Lithuania")):
        person = add_person(desk, PersonFields(), [NameFormDraft(surname=surname, given="Ян", language="be")])
        record_arrest(desk, person.id, ArrestEntry(PartialDate("2021-03-05"), letter))
        record_release(
            desk,
            person.id,
            ReleaseEntry(
                PartialDate("2025-12-13"),
                letter,
                kind,
                Confirmation.LISTED,
                destination=place,
                release_event_id=made.id,
            ),
        )
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


def test_a_release_event_counts_its_people(desk: Desk, event: ReleaseEvent) -> None:
    (shared,) = list_shared(desk, ReleaseEvent)
    assert (shared.record, shared.uses) == (event, 2)
    concerned = who_is_concerned(desk, event)
    assert [one.line.name for one in concerned] == ["Гарбуз Ян", "Ясевіч Ян"]
    assert [one.release.kind for one in concerned if one.release] == ["pardon_expelled", "pardon"]


def test_the_announced_number_stands_beside_what_the_register_has(
    show: Callable[[str], tuple[MainWindow, SharedPage]], event: ReleaseEvent
) -> None:

    _window, page = show("release_event")
    said = [one.text() for one in page.details.findChildren(QLabel)]
    for words in ("announced", "in this register", "not in this register", "Lithuania", "not recorded"):
        assert words in said
    assert page.details.people_heading.text() == "Released in it  2"


def test_enter_opens_a_person_who_is_concerned(
    show: Callable[[str], tuple[MainWindow, SharedPage]], event: ReleaseEvent, qtbot: QtBot, settle: Settle
) -> None:
    window, page = show("release_event")
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
    show: Callable[[str], tuple[MainWindow, SharedPage]], desk: Desk, event: ReleaseEvent, settle: Settle
) -> None:
    window, page = show("release_event")
    page.details.remove_button.click()
    settle()
    assert list_records(desk, ReleaseEvent) == (event,)
    assert "2 records of the register refer to it" in window.toast.findChildren(QLabel)[0].text()


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
    page.empty.chosen.emit(0)
    assert titles(page) == ["Newspaper", "Ліст ад сястры"]


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
