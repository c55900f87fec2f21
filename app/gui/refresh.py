"""Tells the pages what a change touched, on the window's thread."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from app.workflows.desk import Changes, Desk


class Refresh(QObject):
    """`changed` follows every change of the register, whichever thread made it."""

    changed = Signal(object)
    _heard = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._missed: dict[QWidget, Changes] = {}
        self._heard.connect(self.changed, Qt.ConnectionType.QueuedConnection)
        self._listener = self._hear
        desk.changed.append(self._listener)
        self.destroyed.connect(lambda: desk.changed.remove(self._listener))

    def tell(self, pages: Iterable[QWidget], shown: QWidget | None, changes: Changes) -> None:
        """Tell the page that is shown what a change touched; the others hear of it when they are shown."""
        for page in pages:
            before = self._missed.pop(page, None)
            self._missed[page] = before.followed_by(changes) if before else changes
        self.catch_up(shown)

    def catch_up(self, page: QWidget | None) -> None:
        """Tell a page what it has missed."""
        missed = self._missed.pop(page, None) if page is not None else None
        refresh = getattr(page, "refresh", None)
        if missed is not None and refresh is not None:
            refresh(missed)

    def _hear(self, changes: Changes) -> None:
        self._heard.emit(changes)
