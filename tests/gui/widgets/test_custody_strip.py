"""The custody strip: to scale, reachable by keyboard, told in words."""

import datetime as dt
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from app.gui.widgets.custody_strip import CustodyStrip, StripMark, StripPhase
from app.gui.widgets.strip_scale import StripScale

FILL, INK = QColor("#5B2C99"), QColor("#FFFFFF")


def phase(start: str, end: str, label: str) -> StripPhase:
    """Return a phase between two days."""
    first, last = dt.date.fromisoformat(start), dt.date.fromisoformat(end)
    days = f"{(last - first).days} days"
    return StripPhase(first, last, label, days, f"{label}, {days}", FILL, INK)


@pytest.fixture
def strip(qtbot: QtBot) -> CustodyStrip:
    """A strip of three phases, 1,000 pixels wide, drawn on 996 of them."""
    made = CustodyStrip()
    qtbot.addWidget(made)
    made.resize(1000, 90)
    made.show_phases(
        [
            phase("2024-01-01", "2024-01-11", "Police"),
            phase("2024-01-11", "2024-07-19", "Remand"),
            phase("2024-07-19", "2026-09-27", "Colony"),
        ],
        [StripMark(dt.date(2025, 6, 1), dt.date(2025, 6, 15), "Punishment cell, 14 days")],
    )
    made.show()
    return made


def test_phases_are_drawn_to_scale(strip: CustodyStrip) -> None:
    police, remand, colony = (strip.phase_rect(number) for number in range(3))
    assert remand.width() / police.width() == pytest.approx(19)
    assert colony.width() / police.width() == pytest.approx(80)
    assert police.right() == pytest.approx(remand.left())
    assert (police.left(), colony.right()) == (2, pytest.approx(998))


def test_a_day_among_years_can_still_be_seen(strip: CustodyStrip) -> None:
    strip.show_phases(
        [phase("2004-01-01", "2004-01-02", "Police"), phase("2004-01-02", "2026-01-01", "Colony")]
    )
    assert strip.phase_rect(0).width() >= 3


def test_one_walks_through_the_phases_by_keyboard(strip: CustodyStrip, qtbot: QtBot) -> None:
    strip.choose(2)
    chosen: list[int] = []
    strip.phase_chosen.connect(chosen.append)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_End):
        qtbot.keyClick(strip, key)
    assert chosen == [1, 0, 1, 2]


def test_everything_drawn_is_also_told(strip: CustodyStrip) -> None:
    assert strip.accessibleDescription() == (
        "Police, 10 days; Remand, 190 days; Colony, 800 days; Punishment cell, 14 days"
    )


def test_right_to_left_mirrors_the_strip(strip: CustodyStrip) -> None:
    left = strip.phase_rect(0)
    strip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert strip.phase_rect(0).right() == pytest.approx(strip.width() - left.left())


@pytest.mark.parametrize(("years", "named"), [(2, 2), (12, 12), (40, 20), (100, 20)])
def test_years_are_named_without_touching(years: int, named: int) -> None:
    scale = StripScale(dt.date(1990, 1, 2), dt.date(1990 + years, 1, 2), 0, 1000)
    places = [x for x, _year in scale.years()]
    assert len(places) == named
    assert all(later - earlier >= 44 for earlier, later in pairwise(places))
