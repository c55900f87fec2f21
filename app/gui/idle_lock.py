"""Notices when nobody has used the program for a while, so that an unattended register gets locked."""

import time

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

from app.gui.background import runner

MOST_MINUTES = 15
_USED = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    )
)


class IdleLock(QObject):
    """`idle` tells that the minutes have passed; work under way is waited for."""

    idle = Signal()

    def __init__(self, application: QGuiApplication) -> None:
        super().__init__(application)
        self._last = time.time()
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self._on_passed)
        application.focusWindowChanged.connect(self._watch)

    def set_minutes(self, minutes: int) -> None:
        """Wait for so many minutes from now on; 0 never locks."""
        self.timer.stop()
        self._last = time.time()
        if minutes > 0:
            self.timer.start(min(minutes, MOST_MINUTES) * 60_000)

    def _watch(self, window: QWindow | None) -> None:
        """See what is typed and clicked in a window; a filter on the whole program would slow all of it down."""
        if window is not None:
            window.installEventFilter(self)

    def _on_passed(self) -> None:
        if runner().is_idle:
            self.idle.emit()
        else:
            QTimer.singleShot(1000, self, self._on_passed)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Count from the last use; after the computer has slept, the first touch locks."""
        if event.type() not in _USED or not self.timer.isActive():
            return False
        now = time.time()
        slept = (now - self._last) * 1000 > self.timer.interval()
        self._last = now
        if slept:
            self.timer.stop()
            self._on_passed()
            return True
        self.timer.start()
        return False
