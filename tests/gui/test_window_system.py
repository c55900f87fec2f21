"""Where no window can be opened, a sentence says so instead of Qt's abort."""

import pytest

from app.gui import window_system
from app.gui.window_system import why_no_window


def test_without_a_screen_it_is_said() -> None:
    assert "no screen" in str(why_no_window({}, "linux"))
    assert why_no_window({"QT_QPA_PLATFORM": "offscreen"}, "linux") is None
    assert why_no_window({}, "win32") is None


def test_a_missing_library_is_named_with_the_line_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(window_system.X11_LIBRARIES, "libno-such-thing.so.7", "libno-such-thing7")
    problem = why_no_window({"DISPLAY": ":0"}, "linux")
    assert problem is not None
    assert "libno-such-thing.so.7" in problem.sentence
    assert "libno-such-thing7" in problem.advice
    assert why_no_window({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, "linux") is None
