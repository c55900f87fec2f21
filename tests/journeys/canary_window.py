"""A day at the window with words that must never reach a disk, a log or the terminal in the clear.

    python -m tests.journeys.canary_window FOLDER

makes a register in FOLDER and works in it as somebody would: unlocks it, brings in a list, searches, opens a person,
takes a photo in, prints, changes the looks, types half a note, runs into a defect. It then says "ready" and waits to
be killed with everything open.
"""

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.base.language import Language
from app.base.paths import config_folder
from app.base.progress import Silent
from app.gui import crash
from app.gui.application import Application
from app.gui.main_window import MainWindow
from app.gui.pages.import_page import ImportPage
from app.gui.pages.people_page import PeoplePage
from app.gui.pages.person_page import PersonPage
from app.workflows.desk import Desk
from app.workflows.drafts import take_draft
from app.workflows.open_register import close_register
from app.workflows.print_case_file import CaseFileOptions, print_case_file
from tests.journeys.driver import press, settle, type_text
from tests.store.canary_work import PASSPHRASE, PRINTED, WORDS
from tests.store.made_register import new_register, picture

LIST = (
    "reference,surname,given_name,other_names,birth_date,arrest_date,status,status_date,facility,notes\n"
    "QZ77001134455667,Канарейкавец,Алесь,Kanarejkaviec Žoŭtakryły,1980,05.03.2021,colony,2022-01-10,IK-4,"
    "whistled twice at the gate\n"
)


def unlock(program: Application, passphrase: str) -> MainWindow:
    """Type the passphrase into the first window and return the window that follows."""
    first = program.unlock_window
    assert first is not None
    type_text(first.passphrase, passphrase)
    first.unlock()
    settle(lambda: program.main_window is not None)
    assert program.main_window is not None
    return program.main_window


def bring_in(window: MainWindow, folder: Path) -> None:
    """Import a list from the folder of the user's own files."""
    file = folder / PRINTED / "list.csv"
    file.write_text(LIST, encoding="utf-8")
    window.import_file(file)
    settle()
    page = window.stack.currentWidget()
    assert isinstance(page, ImportPage)
    page.source.setText("source called Bluefinch")
    page.bring_in()
    settle()


def open_person(window: MainWindow) -> PersonPage:
    """Find the person by name, in another spelling than the list has, and open the page."""
    people = window.go("people")
    assert isinstance(people, PeoplePage)
    type_text(people.search, "Kanarejkaviec")
    settle()
    assert people.model.rowCount() == 1
    press(people.search, Qt.Key.Key_Return)
    settle()
    page = window.stack.currentWidget()
    assert isinstance(page, PersonPage)
    return page


def type_half_a_note(page: PersonPage, desk: Desk, person: int) -> None:
    """Leave a note unsaved, with its draft kept."""
    page.act("note")
    settle()
    form = page.sheet.form
    assert form is not None
    editor = form.rows["text"].editor
    editor.set_value("draft never saved xylophone")
    editor.changed.emit()
    settle(lambda: take_draft(desk, f"note:{person}:new") is not None)


def run_into_a_defect() -> None:
    """Raise an error whose message holds a name, as an unforeseen one might."""
    try:
        raise ValueError(f"no such spelling: {WORDS[2]}")
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)


def inside(desk: Desk) -> list[str]:
    """Return the words that the open register really holds."""
    with desk.register.reading() as reader:
        tables = reader.connection.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type = 'table'")
        rows = str(
            [reader.connection.exec_driver_sql(f"SELECT * FROM {name}").all() for (name,) in tables.all()]
        )
    return [word for word in WORDS if word in rows]


def main(folder: Path) -> None:
    """Work at the window, tell what the register holds, wait."""
    close_register(new_register(folder, PASSPHRASE, organisation="Reverend Goldcrest Aid"))
    qt = QApplication(["vigil"])
    program = Application(qt, config_folder(), folder)
    crash.install(program.complain)
    program.start()
    window = unlock(program, PASSPHRASE)
    bring_in(window, folder.parent)
    page = open_person(window)
    assert page.case is not None
    person = page.case.person.id
    photo = folder.parent / PRINTED / "Kanarejkaviec.png"
    photo.write_bytes(picture("metadata of the camera"))
    page.document_deeds.attach(photo.read_bytes(), photo.name)
    settle()
    print_case_file(window.desk, person, photo.with_name("case.pdf"), CaseFileOptions(), Silent())
    program.settings.language = Language.RU.value
    program.rebuild()
    settle()
    program.lock()
    settle()
    window = unlock(program, PASSPHRASE)
    page = open_person(window)
    type_half_a_note(page, window.desk, person)
    run_into_a_defect()
    settle()
    print("ready", *(str(WORDS.index(word)) for word in inside(window.desk)), flush=True)
    sys.stdin.readline()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
