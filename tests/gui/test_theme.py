"""The colours can be read: WCAG contrast of 4.5 : 1 for text, 3 : 1 for what is only a mark."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.vocabulary import Vocabulary, shipped_terms
from app.gui import theme

TEXT_ON = (
    ("text", "surface"),
    ("text", "background"),
    ("text", "selected"),
    ("muted", "surface"),
    ("muted", "background"),
    ("muted", "selected"),
    ("faint", "surface"),
    ("accent", "surface"),
    ("accent", "accent_soft"),
    ("on_accent", "accent"),
    ("danger", "surface"),
    ("danger", "selected"),
    ("warning", "surface"),
    ("good", "surface"),
    ("text", "warning_soft"),
    ("navigation_text", "navigation"),
    ("navigation_on", "navigation_active"),
)


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2."""
    parts = [
        c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4
        for c in (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of WCAG 2."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("tokens", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "back"), TEXT_ON)
def test_text_can_be_read(tokens: dict[str, str], front: str, back: str) -> None:
    assert contrast(tokens[front], tokens[back]) >= 4.5


@pytest.mark.parametrize("side", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("tone", theme.TONES)
def test_chips_can_be_read(tone: str, side: int) -> None:
    strong, pale = theme.TONES[tone][side]
    assert contrast(strong, pale) >= 4.5


def test_every_status_has_a_tone_and_a_symbol_that_exist() -> None:
    for term in shipped_terms():
        if term.vocabulary is Vocabulary.STATUS:
            assert term.attributes["tone"] in theme.TONES
            assert term.attributes["symbol"] in theme.SYMBOLS


@pytest.mark.parametrize("mode", [theme.Mode.LIGHT, theme.Mode.DARK])
def test_the_window_takes_the_colours_of_its_mode(qtbot: QtBot, mode: theme.Mode) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, mode)
    assert application.palette().window().color() == theme.colour("background")
    assert theme.is_dark() is (mode is theme.Mode.DARK)
    theme.apply(application, theme.Mode.LIGHT)
