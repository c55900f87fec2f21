"""What every test of the window needs: the theme, and waiting until the background has answered."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.base import i18n
from app.base.i18n import PseudoTranslations, Texts
from app.base.language import Language
from app.gui import theme
from app.gui.background import runner
from app.gui.theme import Mode

Settle = Callable[[], None]


WINDOWS = (Qt.WindowType.Window, Qt.WindowType.Dialog)

TRIES = 30
"""So often a window that is shown is asked to take the keyboard."""

PATIENCE = 60_000
"""Milliseconds after which work in the background hangs; a busy machine may need many seconds for what is quick."""


@pytest.fixture(autouse=True, scope="session")
def light(qapp: QApplication) -> None:
    """Tests see the light theme; one that puts another in force takes it back."""
    theme.apply(qapp, Mode.LIGHT)


@pytest.fixture(autouse=True)
def crashes(qapp: QApplication) -> Iterator[list[Exception]]:
    """What went to the crash report; a test in which something did fails, unless it clears the list."""
    found: list[Exception] = []
    runner().crashed.connect(found.append)
    yield found
    runner().crashed.disconnect(found.append)
    # The end of a test closes the register under a window that may still wait to keep a draft.
    real = [one for one in found if "closed database" not in str(one)]
    if real:
        raise real[0]


@pytest.fixture
def settle(qtbot: QtBot, crashes: list[Exception]) -> Iterator[Settle]:
    """Wait until all work in the background has ended and been heard; also at the end of the test.

    What is shown has the keyboard then, as on a real screen: before that no key acts.
    """

    tries = 0

    def calm() -> bool:
        nonlocal tries
        # What is heard may begin more work, and that again.
        for _turn in range(4):
            QApplication.processEvents()
            if not runner().is_idle:
                return False
        # Not every widget that a test shows alone can have the keyboard.
        tries += 1
        return QApplication.activeWindow() is not None or tries > TRIES or not activate_shown()

    def wait() -> None:
        nonlocal tries
        tries = 0
        qtbot.waitUntil(calm, timeout=PATIENCE)

    yield wait
    wait()


def activate_shown() -> bool:
    """Give the keyboard to a window that is shown; tell whether there is one."""
    shown = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one.windowType() in WINDOWS]
    if shown:
        shown[-1].activateWindow()
    return bool(shown)


@pytest.fixture
def pseudo() -> Iterator[None]:
    """Mark every translated text, so that those that are not translated stand out."""
    i18n.use_texts(Texts(PseudoTranslations()))
    yield
    i18n.use(Language.EN)
