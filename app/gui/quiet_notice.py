"""A quiet notice of the desktop, while the program runs, that something is due: without a name, number or title."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from app.base.i18n import _
from app.base.settings import Settings
from app.gui.background import Lane, run
from app.workflows.desk import Desk
from app.workflows.follow_ups import count_owed

EVERY_MS = 30 * 60 * 1000


class QuietNotice(QObject):
    """Looks every half hour; tells once a day, and only where the desktop has a place for it and nobody minds.

    What it says may be read on a locked screen by anybody, so it says nothing of whom or what. The icon is in the tray
    only for as long as the notice stands.
    """

    def __init__(self, desk: Desk, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._settings = desk, settings
        self._told_on: object = None
        self._tray: QSystemTrayIcon | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @property
    def text(self) -> str:
        """All that the notice says."""
        return _("Something is due today.")

    @property
    def is_wanted(self) -> bool:
        """Whether it may tell anything now."""
        return self._settings.notices and self._told_on != self._desk.clock.today()

    def look(self) -> None:
        """Tell when something is due or overdue."""
        if self.is_wanted:
            desk = self._desk
            run(self, lambda _progress: count_owed(desk), Lane.STORE, done=self.tell, channel="notice")

    def tell(self, owed: int) -> None:
        """Show the notice, if anything is owed."""
        if not owed or not self.is_wanted:
            return
        self._told_on = self._desk.clock.today()
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return
        tray = self._tray = QSystemTrayIcon(QApplication.windowIcon(), self)
        tray.messageClicked.connect(tray.hide)
        tray.show()
        tray.showMessage("Vigil", self.text, QSystemTrayIcon.MessageIcon.NoIcon)
        QTimer.singleShot(60_000, tray, tray.hide)
