"""Hands on a keyboard, and nothing else: keys go where the window system would send them, to whatever has the focus."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.journeys.driver import settle

Shown = Callable[[], bool]


class Keyboard:
    """Presses keys and types in the window that has the focus, and waits for what is to be seen next."""

    def press(self, *keys: str, until: Shown | None = None, what: str = "") -> None:
        """Press keys such as "Ctrl+K" one after the other, each when the window has come to rest.

        `until` tells that the answer to the last one is shown, `what` what that is called by who takes the time.
        """
        for one in keys[:-1]:
            self.strike(one)
            self.rest()
        self.act(lambda: self.strike(keys[-1]), until, what)

    def type(self, text: str, until: Shown | None = None, what: str = "") -> None:
        """Write letters of any script where the cursor is; `until` and `what` are about the last one."""
        for letter in text[:-1]:
            self.write(letter)
        if until is not None:
            self.rest()
        self.act(lambda: self.write(text[-1]), until, what)

    def act(self, deed: Callable[[], None], until: Shown | None, what: str) -> None:
        """Do something with a key and wait for the answer."""
        deed()
        self.rest(until)

    def strike(self, keys: str) -> None:
        """Press and release one key, which may be a shortcut."""
        struck = QKeySequence(keys)[0]
        QTest.keyClick(self.window, struck.key(), struck.keyboardModifiers())

    def write(self, letter: str) -> None:
        """Write one letter (QTest itself aborts the process on Cyrillic)."""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(self.window, event)

    def rest(self, until: Shown | None = None) -> None:
        """Wait until the window is at rest and `until` holds."""
        settle(lambda: self.sees(until))

    def sees(self, until: Shown | None) -> bool:
        """Tell whether `until` holds, with the keyboard where the window system would have it."""
        _ = self.window
        return until is None or until()

    def tab_to(self, there: Callable[[QWidget], bool], most: int = 60) -> None:
        """Press Tab until the focus is where it is wanted; fails where Tab does not lead there."""
        passed = []
        for _step in range(most):
            focused = self.focused
            if focused is not None and there(focused):
                return
            passed.append(f"{type(focused).__name__} {focused.accessibleName() if focused else ''}".strip())
            self.strike("Tab")
        raise AssertionError(f"Tab does not lead there, only to: {', '.join(dict.fromkeys(passed))}")

    @property
    def focused(self) -> QWidget | None:
        """The widget that has the keyboard."""
        return QApplication.focusWidget()

    @property
    def window(self) -> QWindow:
        """The window that has the keyboard: never a popup, to which Qt itself hands on the keys of the one below."""
        shown = [one for one in QApplication.topLevelWidgets() if one.isVisible() and not _is_popup(one)]
        below = QApplication.activeModalWidget() or next(iter(shown), None)
        assert below is not None, "no window is shown"
        handle = below.windowHandle()
        if QApplication.activePopupWidget() is None and QGuiApplication.focusWindow() is not handle:
            # A popup that closed has let go of the keyboard, which off screen no window manager gives back.
            below.activateWindow()
        return handle


def _is_popup(widget: QWidget) -> bool:
    return widget.windowType() in (Qt.WindowType.Popup, Qt.WindowType.ToolTip, Qt.WindowType.SplashScreen)
