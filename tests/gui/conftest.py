"""What every test of the window needs: the theme, and waiting until the background has answered."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.base import i18n
from app.base.i18n import PseudoTranslations, Texts
from app.base.language import Language
from app.gui import theme
from app.gui.background import runner
from app.gui.theme import Mode

Settle = Callable[[], None]


PATIENCE = 60_000
"""Milliseconds after which work in the background hangs; a busy machine may need many seconds for what is quick."""


@pytest.fixture(autouse=True, scope="session")
def light(qapp: QApplication) -> None:
    """Tests see the light theme; one that puts another in force takes it back."""
    theme.apply(qapp, Mode.LIGHT)


@pytest.fixture
def settle(qtbot: QtBot) -> Iterator[Settle]:
    """Wait until all work in the background has ended and been heard; also at the end of the test."""

    def calm() -> bool:
        # What is heard may begin more work, and that again.
        for _turn in range(4):
            QApplication.processEvents()
            if not runner().is_idle:
                return False
        return True

    def wait() -> None:
        qtbot.waitUntil(calm, timeout=PATIENCE)

    yield wait
    wait()


@pytest.fixture
def pseudo() -> Iterator[None]:
    """Mark every translated text, so that those that are not translated stand out."""
    i18n.use_texts(Texts(PseudoTranslations()))
    yield
    i18n.use(Language.EN)
