"""The quiet notice: it covers nothing, goes when it is not used, and gives the keyboard back."""

import pytest
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.base.errors import Problem
from app.gui.widgets.toast import Toast

LONG = "What is written here is longer than the notice is wide, and somebody must read it to the end. " * 3


class Host(QWidget):
    """A narrow column with a button above and below the notice, and a field beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.field, self.above, self.below = QLineEdit(self), QPushButton("Above"), QPushButton("Below")
        self.toast = Toast(self)
        row = QHBoxLayout(self)
        side = QWidget(self)
        side.setFixedWidth(210)
        column = QVBoxLayout(side)
        column.addWidget(self.above)
        column.addStretch()
        column.addWidget(self.toast)
        column.addWidget(self.below)
        row.addWidget(side)
        row.addWidget(self.field)
        self.resize(600, 500)


@pytest.fixture
def host(qtbot: QtBot) -> Host:
    made = Host()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.mark.parametrize("words", ["Saved.", LONG])
def test_it_covers_nothing_and_shows_all_its_words(host: Host, qtbot: QtBot, words: str) -> None:
    host.toast.tell("Saved.")
    host.toast.complain(Problem(words))
    qtbot.waitUntil(lambda: host.toast._area.height() >= host.toast._words.height() - 2)
    others = (host.above, host.below, host.field)
    place = host.toast.geometry().translated(host.toast.parentWidget().pos())
    assert not any(
        place.intersects(one.geometry().translated(one.parentWidget().pos())) for one in others[:2]
    )
    assert place.right() < host.field.x()
    assert not host.toast._area.verticalScrollBar().isVisible()


def test_the_keyboard_goes_back_to_where_it_was(host: Host, qtbot: QtBot) -> None:
    host.field.setFocus()
    host.toast.tell("Saved.")
    assert host.field.hasFocus(), "showing a notice takes the keyboard from nobody"
    host.toast._undo.setFocus()
    with qtbot.waitSignal(host.toast.undo_wanted):
        host.toast._undo.click()
    assert not host.toast.isVisible()
    assert host.field.hasFocus()


def test_it_does_not_go_from_under_the_keyboard(host: Host) -> None:
    host.toast.tell("Saved.")
    host.toast._undo.setFocus()
    host.toast._timer.timeout.emit()
    assert host.toast.isVisible()
    host.field.setFocus()
    host.toast._timer.timeout.emit()
    assert not host.toast.isVisible()


def test_a_problem_stays(host: Host) -> None:
    host.toast.complain(Problem("The disk is full."))
    assert not host.toast._timer.isActive()
