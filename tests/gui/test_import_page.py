"""The import page: the preview, decisions by key, bringing in, undo, a file that is none."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.base.settings import Settings
from app.domain.person import NameFormDraft, Person, PersonFields
from app.gui.main_window import MainWindow
from app.gui.open_desk import make_main_window
from app.gui.pages.import_page import COMPLAINTS, ImportPage
from app.workflows.add_person import add_person
from app.workflows.desk import Desk
from app.workflows.edit_records import list_records, save_record
from app.workflows.import_people import RowAction

Settle = Callable[[], None]
ROWS = (
    {"reference": "A-1", "surname": "Журавок", "given_name": "Марыя", "birth_date": "1990"},
    {"reference": "A-2", "surname": "Ясевіч", "given_name": "Алесь", "birth_date": "31.02.1980"},
    {"reference": "A-3", "surname": "Гарбуз", "given_name": "Ян", "birth_date": "1987"},
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Three people; the register has a namesake of the third, and the second has an impossible birthday."""
    file = tmp_path / "network list.csv"
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(ROWS[0]))
        writer.writeheader()
        writer.writerows(ROWS)
    return file


@pytest.fixture
def namesake(desk: Desk) -> Person:
    """Somebody who may be the third person of the file."""
    return add_person(
        desk, PersonFields(birth_date="1987"), [NameFormDraft(surname="Гарбуз", given="Ян", language="be")]
    )


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, namesake: Person, settle: Settle) -> MainWindow:
    """The window on a register with one person."""
    made = make_main_window(desk, Settings())
    qtbot.addWidget(made)
    made.show()
    settle()
    return made


@pytest.fixture
def page(window: MainWindow, file: Path, settle: Settle) -> ImportPage:
    """The page with the file in it."""
    window.import_file(file)
    settle()
    settle()
    found = window.stack.currentWidget()
    assert isinstance(found, ImportPage)
    return found


def buttons(page: ImportPage) -> list[str]:
    return [one.text() for one in page.findChildren(QPushButton) if one.isVisible() and one.property("chip")]


def test_the_preview_counts_and_writes_nothing(page: ImportPage, desk: Desk) -> None:
    assert page.import_button.text() == "Import 2 people"
    assert buttons(page) == ["All  3", "To decide  1", "New  2", "Not understood  1"]
    assert page.waiting.isVisible()
    assert page.source.text() == "network list"
    assert len(list_records(desk, Person)) == 1


def test_what_needs_a_decision_comes_first(page: ImportPage) -> None:
    assert [row.name for row in page.rows.rows] == ["Гарбуз Ян", "Журавок Марыя", "Ясевіч Алесь"]
    assert page.details.row is page.rows.rows[0]


def test_what_was_not_understood_is_told_by_row_and_column(page: ImportPage) -> None:
    page.show_only(COMPLAINTS)
    (complaint,) = page.complaints.rows
    assert (complaint.row, complaint.column, complaint.value) == (3, "birth_date", "31.02.1980")


@pytest.mark.parametrize(
    ("key", "action", "people"),
    [
        (Qt.Key.Key_1, RowAction.UPDATE, 3),
        (Qt.Key.Key_0, RowAction.CREATE, 4),
        (Qt.Key.Key_Delete, RowAction.LEFT_OUT, 3),
    ],
)
def test_a_row_is_decided_by_key_and_brought_in(
    qtbot: QtBot, page: ImportPage, desk: Desk, settle: Settle, key: Qt.Key, action: RowAction, people: int
) -> None:
    held = page.rows.rows[0]
    qtbot.keyClick(page.rows, key)
    assert held.action is action
    assert not page.waiting.isVisible()
    page.import_button.click()
    settle()
    settle()
    assert len(list_records(desk, Person)) == people
    assert page.plan is None


def test_a_decision_can_be_taken_back(qtbot: QtBot, page: ImportPage) -> None:
    held = page.rows.rows[0]
    qtbot.keyClick(page.rows, Qt.Key.Key_Delete)
    page.rows.choose(0)
    qtbot.keyClick(page.rows, Qt.Key.Key_Backspace)
    assert held.action is RowAction.HELD
    assert page.waiting.isVisible()


def test_one_undo_takes_the_whole_import_back(
    page: ImportPage, window: MainWindow, desk: Desk, settle: Settle
) -> None:
    page.import_button.click()
    settle()
    settle()
    assert len(list_records(desk, Person)) == 3
    window.undo()
    settle()
    settle()
    assert len(list_records(desk, Person)) == 1


def test_held_rows_stay_on_the_page_after_the_rest_came_in(page: ImportPage, settle: Settle) -> None:
    page.import_button.click()
    settle()
    settle()
    assert page.plan is not None
    assert (page.plan.held, page.plan.unchanged, page.plan.created) == (1, 2, 0)
    assert page.import_button.text() == "Nothing to import"
    assert not page.import_button.isEnabled()


def test_what_came_in_is_nothing_new_when_the_rest_is_read_again(
    qtbot: QtBot, window: MainWindow, desk: Desk, namesake: Person, tmp_path: Path, settle: Settle
) -> None:
    file = tmp_path / "no numbers.csv"
    rows = ("surname,given_name,birth_date", "Гарбуз,Ян,1987", "Гарбуз,Ян,1987", "Лось,Алесь,1990")
    file.write_text("\n".join(rows), encoding="utf-8")
    window.import_file(file)
    settle()
    page = window.stack.currentWidget()
    assert isinstance(page, ImportPage)
    assert page.plan is not None
    page.decide(RowAction.CREATE, None)
    settle()
    assert (page.plan.created, page.plan.held) == (2, 1)
    page.bring_in()
    settle()
    settle()
    assert page.plan is not None
    assert [row.action for row in page.plan.rows] == [
        RowAction.UNCHANGED,
        RowAction.HELD,
        RowAction.UNCHANGED,
    ]
    assert not page.import_button.isEnabled()
    assert len(list_records(desk, Person)) == 3
    desk.undo()
    settle()
    settle()
    assert page.plan is not None
    assert [row.action for row in page.plan.rows] == [RowAction.HELD, RowAction.HELD, RowAction.CREATE]


def test_deciding_for_somebody_about_whom_the_row_says_nothing_new_imports_nothing(
    window: MainWindow, namesake: Person, tmp_path: Path, settle: Settle
) -> None:
    file = tmp_path / "no numbers.csv"
    file.write_text("surname,given_name,birth_date\nГарбуз,Ян,1987", encoding="utf-8")
    window.import_file(file)
    settle()
    page = window.stack.currentWidget()
    assert isinstance(page, ImportPage)
    assert page.plan is not None
    page.decide(RowAction.UPDATE, page.plan.rows[0].candidates[0])
    settle()
    assert page.plan.unchanged == 1
    assert page.import_button.text() == "Nothing to import"


def test_decisions_survive_a_change_of_the_register(
    qtbot: QtBot, page: ImportPage, desk: Desk, namesake: Person, settle: Settle
) -> None:
    qtbot.keyClick(page.rows, Qt.Key.Key_1)
    save_record(desk, namesake.but(summary="Піша лісты."))
    settle()
    settle()
    assert page.plan is not None
    decided = next(row for row in page.plan.rows if row.was_held)
    assert decided.action is RowAction.UPDATE
    assert decided.person is not None
    assert decided.person.person_id == namesake.id


def test_decisions_go_with_the_rows_when_the_file_was_sorted(
    qtbot: QtBot, page: ImportPage, desk: Desk, namesake: Person, file: Path, settle: Settle
) -> None:
    qtbot.keyClick(page.rows, Qt.Key.Key_1)
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(ROWS[0]))
        writer.writeheader()
        writer.writerows([ROWS[2], {**ROWS[2], "reference": "A-4"}, ROWS[0]])
    save_record(desk, namesake.but(summary="Піша лісты."))
    settle()
    settle()
    assert page.plan is not None
    found = {row.draft.fields["reference"]: row.action for row in page.plan.rows}
    assert found == {"A-3": RowAction.UPDATE, "A-4": RowAction.HELD, "A-1": RowAction.CREATE}


def test_a_row_with_the_number_of_somebody_else_is_not_offered_as_a_new_person(
    page: ImportPage, desk: Desk, namesake: Person, settle: Settle
) -> None:
    save_record(desk, namesake.but(reference="A-1"))
    settle()
    settle()
    assert page.plan is not None
    place = next(place for place, row in enumerate(page.rows.rows) if row.draft.fields["reference"] == "A-1")
    page.rows.choose(place)
    settle()
    offered = [one.text() for one in page.details.findChildren(QPushButton) if one.property("choice")]
    assert offered == ["1   Гарбуз Ян (V-000001)", "Del   Leave the row out", "⌫   Decide later"]


def test_a_file_that_is_no_list_is_refused_in_words(
    page: ImportPage, window: MainWindow, tmp_path: Path, settle: Settle
) -> None:
    other = tmp_path / "recipe.txt"
    other.write_text("flour;sugar\n1;2\n", encoding="utf-8")
    window.import_file(other)
    settle()
    settle()
    assert page.plan is None
    assert page.stack.currentWidget() is page.empty


def test_a_file_can_be_dropped_on_the_window(window: MainWindow, file: Path, settle: Settle) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    window.dropEvent(
        QDropEvent(
            QPointF(400, 300),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    settle()
    settle()
    page = window.stack.currentWidget()
    assert isinstance(page, ImportPage)
    assert page.plan is not None
