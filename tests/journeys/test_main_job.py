"""The main job from beginning to end in the real window: import, find, release, status, follow-up, case file."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from app.base.settings import Settings
from app.domain.follow_up import FollowUp
from app.gui.dialogs.print_dialog import PrintDialog
from app.gui.main_window import MainWindow
from app.gui.open_desk import make_main_window
from app.gui.pages.import_page import ImportPage
from app.gui.pages.people_page import PeoplePage
from app.gui.pages.person_page import PersonPage
from app.gui.pages.today_page import TodayPage
from app.workflows.desk import Desk
from app.workflows.edit_records import list_records
from tests.journeys.driver import press, settle, type_text


@pytest.fixture
def list_file(tmp_path: Path) -> Path:
    """A list in Vigil's own form."""
    file = tmp_path / "Office list.csv"
    file.write_text(
        "reference,surname,given_name,other_names,sex,birth_date,arrest_date,status,status_date,facility\n"
        "A-1,Журавок,Марыя,Maryia Zhuravok,ж,1990,05.03.2021,colony,2022-01-10,IK-4\n"
        "A-2,Ясевіч,Алесь,,м,сакавік 1980,2021,colony,2022,IK-1\n"
        "A-3,Гарбуз,Ян,,м,,2023-05-01,colony,2024-02-01,IK-15\n",
        encoding="utf-8",
    )
    return file


@pytest.fixture
def window(qtbot: QtBot, desk: Desk) -> MainWindow:
    """The window on an empty register."""
    made = make_main_window(desk, Settings())
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    settle()
    return made


def names(page: PeoplePage) -> list[str]:
    """Return the names in the table."""
    lines = [page.model.line(row) for row in range(page.model.rowCount())]
    return [line.name for line in lines if line is not None]


def fill(page: PersonPage, **texts: str) -> None:
    """Type into the lines of the open form."""
    form = page.sheet.form
    assert form is not None
    for name, text in texts.items():
        editor: Any = form.rows[name].editor
        line = editor.picker.line if hasattr(editor, "picker") else editor.line
        line.clear()
        line.setFocus()
        type_text(line, text)
        press(line, Qt.Key.Key_Tab)


def test_the_main_job(window: MainWindow, desk: Desk, list_file: Path, tmp_path: Path, qtbot: QtBot) -> None:
    # Nobody is here yet; a list is brought in.
    people = window.go("people")
    assert isinstance(people, PeoplePage)
    settle()
    assert people.stack.currentWidget() is people.empty
    window.import_file(list_file)
    settle()
    importing = window.stack.currentWidget()
    assert isinstance(importing, ImportPage)
    assert importing.import_button.text() == "Import 3 people"
    importing.import_button.click()
    settle()
    assert window.stack.currentWidget() is people
    assert names(people) == ["Гарбуз Ян", "Журавок Марыя", "Ясевіч Алесь"]

    # She is found from a spelling in another script and opened with Enter.
    type_text(people.search, "Zhurav")
    settle()
    assert names(people) == ["Журавок Марыя"]
    press(people.search, Qt.Key.Key_Return)
    settle()
    person = window.stack.currentWidget()
    assert isinstance(person, PersonPage)
    assert person.case is not None
    assert person.case.status.status == "colony"

    # Her release is recorded with its source.
    person.act("release")
    settle()
    fill(person, date="22.11.2026", kind="Pardon")
    source: Any = person.sheet.form.rows["source"].editor  # type: ignore[union-attr]
    source.begin_new("Call of her sister")
    person.sheet.form.rows["confirmation"].editor.set_value("family_or_lawyer")  # type: ignore[union-attr]
    person.sheet.save()
    settle()
    assert not person.sheet.isVisible()
    assert person.case.status.status == "released"
    assert person.header.days.text().startswith("free for 1 day")

    # The list says so today, and still says what was so the day before.
    window.go_back()
    people.search.clear()
    settle()
    page = people.model.query
    assert {line.status for line in map(people.model.line, range(3)) if line} == {"colony", "released"}
    people.filters.changed.emit(type(page)(on=dt.date(2026, 11, 21)))
    settle()
    assert {line.status for line in map(people.model.line, range(3)) if line} == {"colony"}

    # Something is owed to her; it stands on the page of today.
    window.open_person(person.case.person.id)
    settle()
    person.act("follow_up")
    settle()
    fill(person, title="Ask which papers she has", due="today")
    person.sheet.save()
    settle()
    (owed,) = list_records(desk, FollowUp)
    assert owed.due == dt.date(2026, 11, 23)
    today = window.go("today")
    assert isinstance(today, TodayPage)
    settle()

    # The case file is printed.
    file = print_case_file(window, person, tmp_path / "case.pdf")
    document = pypdfium2.PdfDocument(file)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    assert "Call of her sister" in text
    assert "Pardon" in text
    assert "Ask which papers she has" in text


def print_case_file(window: MainWindow, page: PersonPage, file: Path) -> Path:
    """Print through the dialogs as a person does, without the last click on the file dialog."""
    page.act("print")
    settle()
    dialog = only(window, PrintDialog)
    dialog.print_button.click()
    settle()
    chooser = only(window, QFileDialog)
    chooser.fileSelected.emit(str(file))
    chooser.reject()
    settle(file.exists)
    return file


def only(window: MainWindow, kind: Callable[..., QDialog] | type) -> Any:
    """Return the one dialog of this kind that is open."""
    found = [one for one in window.findChildren(kind) if one.isVisible()]  # type: ignore[arg-type]
    assert len(found) == 1
    return found[0]
