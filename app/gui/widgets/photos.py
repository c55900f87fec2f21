"""The small portraits of lists, fetched from the register when they are first looked at."""

from collections import OrderedDict

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPixmap

from app.gui.background import Lane, run
from app.workflows.attach_document import document_bytes
from app.workflows.desk import Desk

KEPT = 600


class Photos(QObject):
    """Pictures by the SHA-256 of their bytes; `arrived` tells that one more can be painted."""

    arrived = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._pictures: OrderedDict[str, QPixmap] = OrderedDict()
        self._asked: set[str] = set()

    def get(self, sha256: str) -> QPixmap | None:
        """Return the picture, or None while it is on the way (or when there is none)."""
        if not sha256:
            return None
        found = self._pictures.get(sha256)
        if found is None and sha256 not in self._asked:
            self._asked.add(sha256)
            desk = self._desk
            run(
                self,
                lambda _progress: document_bytes(desk, sha256),
                Lane.STORE,
                done=lambda data: self._keep(sha256, data),
            )
        return found

    def _keep(self, sha256: str, data: bytes) -> None:
        picture = QPixmap()
        picture.loadFromData(data)
        self._pictures[sha256] = picture
        self._asked.discard(sha256)
        while len(self._pictures) > KEPT:
            self._pictures.popitem(last=False)
        self.arrived.emit()
