"""No page of the window and no command shows anything of a case that whoever works here does not know."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QWidget
from pytestqt.qtbot import QtBot

from app.base.settings import Settings
from app.cli.commands import run
from app.domain.announced_list import AnnouncedList
from app.domain.person import Person
from app.domain.record import PersonId
from app.domain.release_event import ReleaseEvent
from app.gui.main_window import MainWindow
from app.gui.navigation import PAGES
from app.gui.open_desk import make_main_window
from app.gui.pages.release_event_page import ReleaseEventPage
from app.workflows.desk import Desk
from app.workflows.edit_records import list_records
from app.workflows.open_register import close_register
from app.workflows.passphrases import give_passphrase
from app.workflows.sign_in import Staff
from tests.gui import walk
from tests.workflows.made_hidden import CANARY, GROUP, OUTSIDER, hide_some

Settle = Callable[[], None]
ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.UserRole)


def told(root: QWidget) -> str:
    """Return everything that a widget and all in it say, shown or not, and the contents of its tables."""
    found: list[str] = []
    for widget in (root, *root.findChildren(QWidget)):
        found += walk.texts(widget)
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            model, top = widget.model(), QModelIndex()
            found += [
                repr(model.data(model.index(row, column, top), role))
                for row in range(min(model.rowCount(top), 400))
                for column in range(model.columnCount(top) if isinstance(model, QAbstractTableModel) else 1)
                for role in ROLES
            ]
    return "\n".join(found)


@pytest.fixture
def people(sample_desk: Desk) -> frozenset[PersonId]:
    """Whom the one who works at the sample desk does not know."""
    hidden = hide_some(sample_desk)
    sample_desk.sign_in(OUTSIDER)
    return hidden


@pytest.fixture
def window(
    sample_desk: Desk, people: frozenset[PersonId], qtbot: QtBot, settle: Settle
) -> Iterator[MainWindow]:
    """The window of somebody who does not know some cases."""
    made = make_main_window(sample_desk, Settings())
    qtbot.addWidget(made)
    made.show()
    settle()
    return made


def test_no_page_shows_a_hidden_case(
    window: MainWindow, sample_desk: Desk, people: frozenset[PersonId], settle: Settle
) -> None:
    for spec in PAGES:
        window.go(spec.key)
        settle()
        assert CANARY not in told(window), spec.key
    today = window.go("today")
    for button in today.findChildren(QWidget):
        if button.accessibleName() == "Month":
            button.setFocus()
    window.show_duplicates()
    settle()
    assert CANARY not in told(window)
    known = list_records(sample_desk, Person)[0]
    window.open_person(known.id)
    settle()
    assert CANARY not in told(window)
    window.open_person(min(people))
    settle()
    assert CANARY not in told(window)


def test_the_pages_of_an_event_show_only_that_there_are_others(
    window: MainWindow, sample_desk: Desk, settle: Settle
) -> None:
    said = ""
    for event in list_records(sample_desk, ReleaseEvent):
        window.open_event(event.id)
        settle()
        page = window.stack.currentWidget()
        assert isinstance(page, ReleaseEventPage)
        said += page.people.elsewhere.text()
        assert CANARY not in told(window)
        window.open_lists(event.id)
        settle()
        assert CANARY not in told(window)
    assert f"cases of the group “{GROUP}” belong here too; they" in said
    for one in list_records(sample_desk, AnnouncedList):
        window.open_desk(one.id)
        settle()
        assert CANARY not in told(window)


def test_no_command_tells_of_a_hidden_case(
    sample_desk: Desk, open_desks: list[Desk], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk, words = sample_desk, "seven grey geese over Minsk"
    people = hide_some(desk)
    (member,) = (one for one in list_records(desk, Staff) if one.name == OUTSIDER)
    give_passphrase(desk, member, words)
    event = list_records(desk, ReleaseEvent)[0].id
    known = list_records(desk, Person)
    mine = next(one.id for one in known if one.id not in people)
    close_register(desk)
    open_desks.remove(desk)
    key = tmp_path / "key.txt"
    key.write_text(f"{words}\n", encoding="utf-8")
    names = tmp_path / "names.txt"
    names.write_text("Jan Nobodysname\n", encoding="utf-8")
    folder, file = str(desk.path), str(tmp_path / "out")
    commands: list[list[str]] = [
        ["find", folder, CANARY],
        ["person", folder, str(mine)],
        ["person", folder, str(min(people))],
        ["history", folder],
        ["event", "list", folder],
        ["event", "show", folder, str(event)],
        ["duplicates", folder],
        ["merge", folder, str(mine), str(min(people))],
        ["reconcile", folder, str(names), "--event", str(event)],
        ["report", folder, "still-held", "--out", f"{file}.pdf", "--force"],
        ["calendar", folder, f"{file}.ics", "--with-names", "--force"],
        ["check", folder],
    ]
    for command in commands:
        for more in ([], ["--json"]):
            run([*command, "--passphrase-file", str(key), *more])
            printed = capsys.readouterr()
            assert CANARY not in printed.out + printed.err, command
            assert "Traceback" not in printed.err
            assert "Usage" not in printed.err, printed.err
    assert run(["--who", "Nobody", "find", folder, "a", "--passphrase-file", str(key)]) == 1
    assert "cannot sign in" in capsys.readouterr().err
    assert run(["find", folder, "V-0000", "--passphrase-file", str(key), "--json"]) == 0
    assert not {one["id"] for one in json.loads(capsys.readouterr().out)} & people
