"""Drives the real window as a person would, and waits for it without sleeping."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QItemSelectionModel, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from app.gui import background

PATIENCE_MS = 20_000


def settle(until: Callable[[], bool] | None = None) -> None:
    """Let the window work until all lanes are idle, its timers have run, and `until` holds."""
    loop = QEventLoop()
    calm = 0
    waited = 0

    def look() -> None:
        nonlocal calm, waited
        waited += 10
        idle = background.runner().is_idle and (until is None or until())
        calm = calm + 1 if idle else 0
        if calm >= 6:
            loop.quit()
        elif waited > PATIENCE_MS:
            loop.exit(1)

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(10)
    if loop.exec() != 0:
        raise TimeoutError("the window did not come to rest")


def type_text(widget: QWidget, text: str) -> None:
    """Type letters of any script (QTest aborts the process on Cyrillic)."""
    for letter in text:
        press(widget, 0, letter)


def press(
    widget: QWidget,
    key: int,
    text: str = "",
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    *,
    repeated: bool = False,
) -> None:
    """Press and release one key; `repeated` as the system does it while a key is held down."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, modifiers, text, repeated))


def choose_row(table: QAbstractItemView, row: int) -> None:
    """Select one line and no other; `selectRow` would add it while a Ctrl of an earlier test still counts."""
    flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
    table.selectionModel().setCurrentIndex(table.model().index(row, 0), flags)


def picture(widget: QWidget, file: Path) -> None:
    """Save what a widget shows."""
    file.parent.mkdir(parents=True, exist_ok=True)
    if not widget.grab().save(str(file)):
        raise OSError(f"{file} was not written")
