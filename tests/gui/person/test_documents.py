"""The documents of a person in the window: dropped in, shown small and large, copied, given out with a reason."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.domain.document import Document
from app.domain.evidence import CustodyStep
from app.domain.person import Person
from app.gui.dialogs.document_dialog import DocumentDialog
from app.gui.pages.person_page import PersonPage
from app.gui.refresh import Refresh
from app.workflows.desk import Desk
from app.workflows.edit_records import list_records
from app.workflows.export_document import Purpose
from app.workflows.history import read_history
from tests.journeys.driver import choose_row, press
from tests.workflows.made_case import somebody
from tests.workflows.test_attach_document import photo
from tests.workflows.test_documents import scan, written

Settle = Callable[[], None]


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, poor: Person, settle: Settle) -> Iterator[PersonPage]:
    """The page of somebody without documents."""
    made = PersonPage(desk)
    refresh = Refresh(desk, made)
    refresh.changed.connect(made.refresh)
    qtbot.addWidget(made)
    made.resize(1150, 1400)
    made.show()
    made.show_person(poor.id)
    settle()
    yield made
    settle()


@pytest.fixture
def drop(page: PersonPage, settle: Settle) -> Callable[..., None]:
    """Drop files on the section."""

    def dropped(*files: Path) -> None:
        offered = QMimeData()
        offered.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        event = QDropEvent(
            QPointF(20, 20),
            Qt.DropAction.CopyAction,
            offered,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        page.documents.dropEvent(event)
        settle()
        settle()
        # One file alone is described at once.
        if page.sheet.form is not None:
            page.sheet.discard()
            settle()

    return dropped


def opened(page: PersonPage, row: int, settle: Settle) -> DocumentDialog:
    """Open a document of the table with Enter."""
    table = page.documents.table
    rows = [n for n, line in enumerate(table.lines_model.lines) if isinstance(line.record, Document)]
    choose_row(table, rows[row])
    press(table, Qt.Key.Key_Return)
    settle()
    dialog = page.document_deeds.dialog
    assert dialog is not None
    return dialog


def words(dialog: DocumentDialog) -> str:
    return "\n".join(one.text() for one in dialog.findChildren(QLabel))


def test_files_that_are_dropped_have_small_pictures_and_others_a_sheet(
    page: PersonPage, desk: Desk, drop: Callable[..., None], tmp_path: Path, settle: Settle
) -> None:
    drop(
        written(tmp_path, "IMG.jpg", photo()),
        written(tmp_path, "verdict.pdf", scan()),
        written(tmp_path, "letter.txt", b"word"),
        written(tmp_path, "damaged.pdf", scan()[:400]),
    )
    page.documents.table.grab()
    settle()
    thumbnails = page.documents.table.thumbnails
    assert thumbnails is not None
    shown = {one.filename: thumbnails.get(one) for one in list_records(desk, Document)}
    there = {name for name, picture in shown.items() if picture is not None and not picture.isNull()}
    assert there == {"IMG.jpg", "verdict.pdf"}
    assert all(picture is not None for picture in shown.values())
    picture = shown["verdict.pdf"]
    assert picture is not None and max(picture.width(), picture.height()) == 144


def test_a_document_is_shown_with_what_is_known_and_what_is_written_in_it(
    page: PersonPage, drop: Callable[..., None], tmp_path: Path, settle: Settle
) -> None:
    drop(written(tmp_path, "IMG.jpg", photo()))
    dialog = opened(page, 0, settle)
    assert dialog.view.has_picture
    told = words(dialog)
    assert "Canary telephone" in told and "53.90" in told and "IMG.jpg" in told
    assert not dialog.next_button.isVisible()
    dialog.copy_button.click()
    settle()
    dialog.accept()
    settle()
    copy = opened(page, 1, settle)
    assert "Neither a camera nor a program has left anything." in words(copy)


def test_what_cannot_be_shown_says_why_and_what_to_do(
    page: PersonPage, drop: Callable[..., None], tmp_path: Path, settle: Settle
) -> None:
    drop(written(tmp_path, "letter.txt", b"word"))
    dialog = opened(page, 0, settle)
    assert not dialog.view.has_picture
    assert "Export it to open it elsewhere" in dialog.view.sentence


def test_the_same_file_with_somebody_else_is_told(
    page: PersonPage, desk: Desk, drop: Callable[..., None], tmp_path: Path, settle: Settle, qtbot: QtBot
) -> None:
    file = written(tmp_path, "IMG.jpg", photo())
    other = somebody(desk)
    page.show_person(other.id)
    settle()
    drop(file)
    page.show_person(1)
    settle()
    with qtbot.waitSignal(page.told) as told:
        drop(file)
    assert "The same file is with: " in told.args[0]


def test_giving_out_asks_to_whom_and_why_and_is_entered_for_good(
    page: PersonPage, desk: Desk, drop: Callable[..., None], tmp_path: Path, settle: Settle
) -> None:
    drop(written(tmp_path, "letter.txt", b"word"))
    dialog = opened(page, 0, settle)
    asked = page.document_deeds.ask_purpose(dialog.document)
    settle()
    asked.to_whom.setText("Lawyer")
    asked.export_button.click()
    assert asked.complaint.text() == "Say both to whom it goes and why."
    assert asked.why.hasFocus()
    asked.reject()
    out = tmp_path / "out.txt"
    page.document_deeds.export(dialog.document, Purpose("Lawyer", "the appeal"), out)
    settle()
    assert out.read_bytes() == b"word"
    _received, step = list_records(desk, CustodyStep)
    assert (step.handed_to, step.why, step.hash_checked) == ("Lawyer", "the appeal", True)
    assert "Lawyer" in read_history(desk, limit=1)[0].sentence
    assert page.documents.table.lines_model.rowCount() == 3
