"""The program with a window: from the unlock window to the main window and back again when it is locked.

The unlock window comes up after Qt alone has been loaded. What an open register needs (database, records, pages) is
imported in a thread while somebody types the passphrase.
"""

import importlib
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Qt
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app.base import i18n
from app.base.durable_file import FileNotWritten
from app.base.errors import Problem
from app.base.language import Language
from app.base.paths import config_folder, resource
from app.base.settings import Settings
from app.gui import background, crash, theme
from app.gui.commands import EVERYWHERE, keys_of
from app.gui.idle_lock import IdleLock
from app.gui.keys import bind
from app.gui.unlock_window import UnlockWindow
from app.gui.window_system import why_no_window

if TYPE_CHECKING:
    from app.gui.inner_pages import Place
    from app.gui.main_window import MainWindow
    from app.workflows.desk import Desk

SETTINGS = "settings.json"
NEEDED_LATER = ("app.gui.open_desk",)


class Application(QObject):
    """Owns the windows, one at a time."""

    def __init__(self, application: QApplication, folder: Path, register: Path | None) -> None:
        super().__init__(application)
        self._application = application
        self._file = folder / SETTINGS
        self.settings = Settings.read(self._file)
        self._register = register or (
            Path(self.settings.last_register) if self.settings.last_register else None
        )
        self.unlock_window: UnlockWindow | None = None
        self.main_window: MainWindow | None = None
        self._desk: Desk | None = None
        self._left: tuple[Path, str, Place] | None = None
        i18n.use(_language(self.settings.language))
        theme.apply(application, _mode(self.settings.theme))
        background.runner().crashed.connect(crash.show)
        background.runner().troubled.connect(self._complain_without_desk)
        background.runner().damaged.connect(self._complain_without_desk)
        self.idle_lock = IdleLock(application)
        self.idle_lock.idle.connect(self.lock)
        application.focusChanged.connect(self._let_lock)

    def start(self) -> None:
        """Show the unlock window and load the rest meanwhile."""
        self.show_unlock()
        threading.Thread(target=_import, args=(NEEDED_LATER,), name="vigil-imports", daemon=True).start()

    def show_unlock(self) -> None:
        """Show the unlock window."""
        self.unlock_window = self._made_unlock()
        self.unlock_window.show()

    def _made_unlock(self) -> UnlockWindow:
        window = UnlockWindow(self._register, self.settings.signed_in)
        window.signed_in.connect(self._remember_who)
        window.opened.connect(self.show_desk)
        window.language_chosen.connect(self._change_language)
        return window

    def _remember_who(self, register: str, member: int) -> None:
        self.settings.signed_in[register] = member

    def _change_language(self, code: str) -> None:
        """Say everything in another language at once, before a register is open; only its code is remembered."""
        old = self.unlock_window
        if old is None:
            return
        self.settings.language = code
        self.save_settings()
        i18n.use(_language(code))
        self.unlock_window = self._made_unlock()
        self.unlock_window.take_over(old)
        old.close()
        old.deleteLater()

    def show_desk(self, desk: "Desk") -> None:
        """Show the main window on an open register."""
        # deferred: the unlock window must not wait for it.
        from app.gui.open_desk import make_main_window

        self._desk = desk
        try:
            window = make_main_window(desk, self.settings)
        except Problem as problem:  # a register that opens may still not be readable
            self.close_desk()
            self.complain(problem)
            return
        self._register = desk.path
        self.settings.last_register = str(desk.path)
        self.save_settings()
        self._show_window(window)
        self._return(window)
        if self.unlock_window is not None:
            self.unlock_window.close()
            self.unlock_window.deleteLater()
            self.unlock_window = None

    def rebuild(self) -> None:
        """Make the window anew with the theme and the language that were chosen, on the same page."""
        # deferred: see above.
        from app.gui.open_desk import make_main_window

        old = self.main_window
        if old is None:
            return
        self.save_settings()
        i18n.use(_language(self.settings.language))
        theme.apply(self._application, _mode(self.settings.theme))
        old.closed.disconnect(self.close_desk)
        old.close()
        old.deleteLater()
        self._show_window(make_main_window(old.desk, self.settings))
        if self.main_window is not None:
            self.main_window.take_over(old)

    def _return(self, window: "MainWindow") -> None:
        """Go back to where this caseworker was when this register was locked."""
        left, self._left = self._left, None
        if left is not None and left[:2] == (window.desk.path, window.desk.who):
            window.return_to(left[2])

    def _show_window(self, window: "MainWindow") -> None:
        window.lock_wanted.connect(self.lock)
        window.settings_changed.connect(self.save_settings)
        window.rebuild_wanted.connect(self.rebuild)
        window.closed.connect(self.close_desk)
        self.main_window = window
        window.show()
        self.idle_lock.set_minutes(self.settings.lock_after)

    def lock(self) -> None:
        """Close the register and ask for the passphrase again, whatever dialog is open."""
        window, self.main_window = self.main_window, None
        self.idle_lock.set_minutes(0)
        if window is None:
            return
        for dialog in window.findChildren(QDialog):
            # Hidden, not answered: nothing that a dialog asks may happen now.
            dialog.hide()
        self._left = (window.desk.path, window.desk.who, window.place)
        self.show_unlock()
        window.close()
        window.deleteLater()

    def _let_lock(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Let the keys that lock work in a dialog, which keeps all keys of the window behind it from working."""
        dialog = now.window() if now is not None else None
        if not isinstance(dialog, QDialog) or dialog.property("locks"):
            return
        owner: QObject | None = dialog
        while owner is not None and owner is not self.main_window:
            owner = owner.parent()
        if owner is None:
            return
        dialog.setProperty("locks", True)
        for keys in keys_of(EVERYWHERE, "lock"):
            bind(dialog, keys, self.lock, Qt.ShortcutContext.WindowShortcut)

    def close_desk(self) -> None:
        """Close the register after its window was closed."""
        if self._desk is None:
            return
        # deferred: nobody is here without an open register.
        from app.workflows.open_register import close_register

        desk, self._desk = self._desk, None
        # In the lane, so that a save that is under way comes first.
        background.run(self, lambda _progress: close_register(desk))

    def complain(self, problem: Problem) -> None:
        """Say a problem that nobody else says, in the window that is open."""
        if self.main_window is not None:
            self.main_window.complain(problem)
        elif self.unlock_window is not None:
            self.unlock_window.complain(problem)

    def _complain_without_desk(self, problem: Problem) -> None:
        # The main window listens for itself.
        if self.main_window is None:
            self.complain(problem)

    def save_settings(self) -> None:
        """Write the remembered choices; where the disk does not take them, the register matters more."""
        self.idle_lock.set_minutes(self.settings.lock_after if self.main_window is not None else 0)
        try:
            self.settings.write(self._file)
        except FileNotWritten as problem:
            if self.main_window is not None:
                self.main_window.toast.complain(problem)

    def close(self) -> None:
        """End all work before the program ends."""
        self.close_desk()
        background.runner().close()


def run(register: str | None, arguments: Sequence[str] = ()) -> int:
    """Open the program's window and return the exit status when the last one closes."""
    problem = why_no_window()
    if problem is not None:
        sys.stderr.write(f"{problem}\n")
        return 1
    qt = QApplication([sys.argv[0], *arguments])
    qt.setApplicationName("Vigil")
    qt.setWindowIcon(QIcon(str(resource("icons", "app", "vigil.svg"))))
    QGuiApplication.setDesktopFileName("vigil")
    application = Application(qt, config_folder(), Path(register) if register else None)
    crash.install(application.complain)
    application.start()
    status = qt.exec()
    application.close()
    return status


def _mode(stored: str) -> theme.Mode:
    return theme.Mode(stored) if stored in set(theme.Mode) else theme.Mode.SYSTEM


def _language(stored: str) -> Language:
    wanted = stored or QLocale.system().name().split("_", maxsplit=1)[0]
    return Language(wanted) if wanted in set(Language) else Language.EN


def _import(names: Sequence[str]) -> None:
    for name in names:
        importlib.import_module(name)
