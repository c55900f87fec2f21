"""Tells the pages what a change touched, on the window's thread."""

from PySide6.QtCore import QObject, Qt, Signal

from app.workflows.desk import Changes, Desk


class Refresh(QObject):
    """`changed` follows every change of the register, whichever thread made it."""

    changed = Signal(object)
    _heard = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heard.connect(self.changed, Qt.ConnectionType.QueuedConnection)
        self._listener = self._hear
        desk.changed.append(self._listener)
        self.destroyed.connect(lambda: desk.changed.remove(self._listener))

    def _hear(self, changes: Changes) -> None:
        self._heard.emit(changes)
