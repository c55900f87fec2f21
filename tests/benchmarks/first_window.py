"""What the benchmark of the start runs in a process of its own; ends at the first painting."""

import os
import sys

from PySide6.QtWidgets import QApplication, QWidget


def empty() -> None:
    """Show an empty window and end."""
    application = QApplication(sys.argv)
    window = QWidget()
    window.show()
    application.processEvents()
    os._exit(0)


def ours() -> None:
    """Show the unlock window and end."""
    from app.gui import theme
    from app.gui.unlock_window import UnlockWindow

    application = QApplication(sys.argv)
    theme.apply(application, theme.Mode.LIGHT)
    window = UnlockWindow(None)
    window.show()
    application.processEvents()
    os._exit(0)
