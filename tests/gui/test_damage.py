"""A damaged database in the window: said in its own words above every page, never as a crash; nothing is saved."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.base.errors import Damage, Problem
from app.base.progress import Progress
from app.base.settings import Settings
from app.domain.person import NameFormDraft, PersonFields
from app.gui import crash
from app.gui.application import Application
from app.gui.background import run
from app.gui.navigation import PAGES
from app.gui.open_desk import make_main_window
from app.workflows.add_person import add_person
from app.workflows.desk import Desk
from app.workflows.open_register import close_register, open_register
from tests.conftest import PASSPHRASE
from tests.gui.conftest import Settle
from tests.store.made_register import fill

PAGE = 4096
DAMAGED = "The database of this register is damaged"


@pytest.fixture
def spoiled(desk: Desk) -> Callable[[str], Desk]:
    """Spoil a table and its indexes in the file of a register with a few persons, and open it again."""

    def spoil(table: str) -> Desk:
        fill(desk)
        roots = [
            root
            for (root,) in desk.register.dbapi.execute(
                "SELECT rootpage FROM sqlite_schema WHERE tbl_name = ? AND rootpage > 0", (table,)
            )
        ]
        close_register(desk)
        with (desk.path / "register.db").open("r+b") as file:
            for root in roots:
                file.seek((root - 1) * PAGE + 100)
                file.write(b"\xff" * 64)
        return open_register(desk.path, PASSPHRASE, clock=desk.clock)

    return spoil


def test_every_page_says_damage_in_its_own_words_and_none_crashes(
    qtbot: QtBot, spoiled: Callable[[str], Desk], settle: Settle
) -> None:
    desk = spoiled("person_index")
    window = make_main_window(desk, Settings())
    qtbot.addWidget(window)
    window.show()
    for page in PAGES:
        window.go(page.key)
        settle()
    window.open_person(1)
    settle()
    assert window.damage.isVisible()
    assert DAMAGED in window.damage.accessibleName()
    assert "Restore the latest backup" in window.damage.accessibleName()
    with pytest.raises(Damage, match=DAMAGED):
        add_person(desk, PersonFields(), [NameFormDraft(surname="Ясевіч")])
    close_register(desk)


def test_a_register_that_opens_but_cannot_be_shown_is_said_in_the_unlock_window(
    spoiled: Callable[[str], Desk], settle: Settle, tmp_path: Path
) -> None:
    path = spoiled("facility")
    close_register(path)
    qt = QApplication.instance()
    assert isinstance(qt, QApplication)
    program = Application(qt, tmp_path / "config", path.path)
    program.show_unlock()
    settle()
    assert program.unlock_window is not None
    program.unlock_window.passphrase.setText(PASSPHRASE)
    program.unlock_window.unlock()
    settle()
    assert program.main_window is None
    assert DAMAGED in program.unlock_window.complaint.text()
    assert program.unlock_window.unlock_button.isEnabled()
    program.unlock_window.close()
    program.unlock_window.deleteLater()
    program.close_desk()
    settle()
    program.deleteLater()


def test_a_problem_that_nobody_handles_is_said_at_the_foot_of_the_window(
    qtbot: QtBot, desk: Desk, settle: Settle
) -> None:
    window = make_main_window(desk, Settings())
    qtbot.addWidget(window)
    window.show()

    def refuse(_progress: Progress) -> None:
        raise Problem("Not today.", "Come back tomorrow.")

    owner = QObject()
    run(owner, refuse)
    settle()
    assert window.toast.isVisible()
    assert window.toast.accessibleName() == "Not today. Come back tomorrow."
    assert not window.damage.isVisible()


def test_a_problem_on_the_windows_thread_is_no_crash(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    problems: list[Problem] = []
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    crash.install(problems.append)
    sys.excepthook(Problem, Problem("Not today."), None)
    assert [str(problem) for problem in problems] == ["Not today."]
    assert capsys.readouterr().err == ""
