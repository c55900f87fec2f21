"""The first window: unlocking, what is said when it fails, creating a register, looking around in a fictional one."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.staff import Role, StaffFields
from app.gui import unlock_window
from app.gui.unlock_window import UnlockWindow
from app.store import key_slots
from app.store.register import DATABASE, KEYS
from app.workflows.desk import Desk
from app.workflows.edit_records import add_record
from app.workflows.make_sample import SAMPLE_PASSPHRASE
from app.workflows.open_register import close_register, open_register
from tests.conftest import PASSPHRASE

Settle = Callable[[], None]
Shown = Callable[[Path | None], UnlockWindow]


@pytest.fixture
def opened() -> Iterator[list[Desk]]:
    """The desks that the window handed out, closed at the end."""
    desks: list[Desk] = []
    yield desks
    for desk in desks:
        close_register(desk)


@pytest.fixture
def show(qtbot: QtBot, opened: list[Desk], settle: Settle) -> Shown:
    """Show the window for a register, or for none."""

    def shown(register: Path | None) -> UnlockWindow:
        window = UnlockWindow(register)
        window.opened.connect(opened.append)
        qtbot.addWidget(window)
        window.show()
        settle()
        return window

    return shown


@pytest.fixture
def locked(desk: Desk, open_desks: list[Desk]) -> Path:
    """The folder of a register that nobody has open."""
    close_register(desk)
    open_desks.remove(desk)
    return desk.path


def type_and_unlock(window: UnlockWindow, passphrase: str, settle: Settle) -> None:
    window.passphrase.setText(passphrase)
    window.passphrase.returnPressed.emit()
    settle()


def test_the_right_passphrase_opens_and_is_forgotten(
    show: Shown, locked: Path, opened: list[Desk], settle: Settle
) -> None:
    window = show(locked)
    assert window.passphrase.echoMode() is QLineEdit.EchoMode.Password
    type_and_unlock(window, PASSPHRASE, settle)
    assert [desk.path for desk in opened] == [locked]
    assert window.passphrase.text() == ""


def test_a_wrong_one_is_said_and_one_tries_again(
    show: Shown, locked: Path, opened: list[Desk], settle: Settle
) -> None:
    window = show(locked)
    type_and_unlock(window, "", settle)
    assert window.complaint.text() == "Please type the passphrase."
    type_and_unlock(window, "something else altogether", settle)
    assert opened == []
    assert "passphrase" in window.complaint.text()
    assert window.unlock_button.isEnabled()
    assert not window.bar.isVisible()
    assert window.passphrase.selectedText() == window.passphrase.text()
    type_and_unlock(window, PASSPHRASE, settle)
    assert len(opened) == 1
    assert window.complaint.text() == ""


def test_who_has_it_open_already_is_told(show: Shown, desk: Desk, opened: list[Desk], settle: Settle) -> None:
    window = show(desk.path)
    type_and_unlock(window, PASSPHRASE, settle)
    assert opened == []
    assert "open" in window.complaint.text()


@pytest.mark.parametrize("broken", [DATABASE, KEYS])
def test_a_damaged_register_is_not_called_a_wrong_passphrase(
    show: Shown, locked: Path, opened: list[Desk], settle: Settle, broken: str
) -> None:
    for file in locked.iterdir():
        if file.name.startswith(broken):
            file.write_bytes(b"\0" * file.stat().st_size)
    window = show(locked)
    type_and_unlock(window, PASSPHRASE, settle)
    assert opened == []
    assert "damaged" in window.complaint.text()


def test_a_folder_without_a_register_is_said_at_once(show: Shown, tmp_path: Path) -> None:
    window = show(tmp_path)
    assert "There is no register in this folder." in window.complaint.text()


def test_the_sample_shows_its_passphrase(show: Shown, sample_folder: Path) -> None:
    window = show(sample_folder)
    assert SAMPLE_PASSPHRASE in window.hint.text()


def test_without_a_register_one_is_welcomed(show: Shown) -> None:
    window = show(None)
    assert not window.passphrase.isVisible()
    assert window.create_button.property("primary") is True
    assert window.sample_button.isVisible()


def test_looking_around_makes_the_fictional_register_once(
    show: Shown,
    opened: list[Desk],
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setattr(unlock_window, "SAMPLE_PEOPLE", 20)
    monkeypatch.setattr(unlock_window, "data_folder", lambda: tmp_path)
    window = show(None)
    window.look_around()
    settle()
    assert len(opened) == 1
    close_register(opened.pop())
    made = (tmp_path / unlock_window.SAMPLE_FOLDER / KEYS).stat()
    window = show(None)
    window.look_around()
    settle()
    assert len(opened) == 1
    assert (tmp_path / unlock_window.SAMPLE_FOLDER / KEYS).stat().st_mtime_ns == made.st_mtime_ns


def fill(window: UnlockWindow, place: Path, **changed: str) -> None:
    """Fill the form for a new register in, as it should be but for what is changed."""
    form = window.create_form
    values = {
        "organisation": "Test office", "who": "Alena", "folder": str(place),
        "passphrase": PASSPHRASE, "again": PASSPHRASE,
    } | changed  # fmt: skip
    for name, value in values.items():
        getattr(form, name).setText(value)


def test_a_register_is_created_and_opens_again(
    show: Shown, opened: list[Desk], settle: Settle, tmp_path: Path
) -> None:
    window = show(None)
    window.create_button.click()
    assert window.create_form.isVisible()
    fill(window, tmp_path / "Рэестр")
    window.create_form.create_button.click()
    settle()
    (desk,) = opened
    assert desk.who == "Alena"
    assert window.create_form.passphrase.text() == window.create_form.again.text() == ""
    close_register(opened.pop())
    opened.append(open_register(tmp_path / "Рэестр", PASSPHRASE))


@pytest.mark.parametrize(
    ("changed", "sentence", "field"),
    [
        ({"again": "something different"}, "The two passphrases differ.", "again"),
        ({"who": "  "}, "Please enter your name", "who"),
        ({"organisation": " "}, "name of the organisation", "organisation"),
        ({"passphrase": "short", "again": "short"}, "too easy to guess", "passphrase"),
        ({"folder": "/proc/nothing/here"}, "cannot be made", "folder"),
    ],
)
def test_what_is_wrong_is_said_and_the_cursor_goes_there(
    show: Shown,
    opened: list[Desk],
    settle: Settle,
    tmp_path: Path,
    changed: dict[str, str],
    sentence: str,
    field: str,
) -> None:
    window = show(None)
    window.create_button.click()
    fill(window, tmp_path / "new", **changed)
    window.create_form.create_button.click()
    settle()
    assert opened == []
    assert sentence in window.create_form.complaint.text()
    assert window.focusWidget() is getattr(window.create_form, field)
    assert not (tmp_path / "new").exists()
    assert window.create_form.create_button.isEnabled()


def test_an_existing_folder_is_never_written_over(
    show: Shown, opened: list[Desk], settle: Settle, tmp_path: Path
) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    window = show(None)
    window.create_button.click()
    fill(window, tmp_path)
    window.create_form.create_button.click()
    settle()
    assert opened == []
    assert "already something" in window.create_form.complaint.text()
    assert [file.name for file in tmp_path.iterdir()] == ["letter.txt"]


def test_back_leads_to_where_one_came_from(show: Shown, locked: Path) -> None:
    window = show(locked)
    window.create_button.click()
    window.create_form.cancel_button.click()
    QApplication.processEvents()
    assert window.passphrase.isVisible()


def test_who_shares_a_passphrase_says_who_they_are(
    qtbot: QtBot, desk: Desk, open_desks: list[Desk], opened: list[Desk], settle: Settle
) -> None:
    add_record(desk, StaffFields(name="Alena", role=Role.ADMINISTRATOR))
    add_record(desk, StaffFields(name="Ales", role=Role.READER))
    marta = add_record(desk, StaffFields(name="Marta"))
    key_slots.add_slot(desk.path / KEYS, desk.register.master, "a kettle for the whole office", "Office")
    close_register(desk)
    open_desks.remove(desk)
    window = UnlockWindow(desk.path, {str(desk.path): marta.id})
    window.opened.connect(opened.append)
    told: list[tuple[str, int]] = []
    window.signed_in.connect(lambda register, member: told.append((register, member)))
    qtbot.addWidget(window)
    window.show()
    settle()
    type_and_unlock(window, "a kettle for the whole office", settle)
    assert opened == []
    assert window.who_form.isVisible()
    assert [window.who_form.who.itemText(row) for row in range(window.who_form.who.count())] == [
        "Ales (Reader)",
        "Marta (Caseworker)",
    ]
    assert window.who_form.who.currentIndex() == 1
    window.who_form.cancel_button.click()
    settle()
    assert window.passphrase.isVisible()
    type_and_unlock(window, "a kettle for the whole office", settle)
    window.who_form.go_button.click()
    settle()
    assert [desk.who for desk in opened] == ["Marta"]
    assert told == [(str(desk.path), marta.id)]
