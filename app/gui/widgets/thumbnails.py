"""The small pictures of documents, made when they are first looked at and kept in memory alone."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPixmap

from app.domain.document import Document
from app.gui.background import Lane, run
from app.workflows.desk import Desk
from app.workflows.look_into import draw_thumbnail, read_for_thumbnail

KEPT = 300


class Thumbnails(QObject):
    """Pictures of documents by the SHA-256 of their bytes; `arrived` tells that one more can be painted."""

    arrived = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._pictures: dict[str, QPixmap | None] = {}

    def get(self, document: Document) -> QPixmap | None:
        """Return the picture: None while it is on the way, an empty one of a document that has none."""
        if document.sha256 not in self._pictures:
            self._pictures[document.sha256] = None
            desk = self._desk
            run(
                self,
                lambda _progress: read_for_thumbnail(desk, document),
                Lane.STORE,
                done=lambda data: self._draw(document, data),
                failed=lambda _problem: self._keep(document, b""),
            )
        return self._pictures[document.sha256]

    def _draw(self, document: Document, data: bytes) -> None:
        run(
            self,
            lambda _progress: draw_thumbnail(document, data),
            Lane.FILES,
            done=lambda picture: self._keep(document, picture),
        )

    def _keep(self, document: Document, data: bytes) -> None:
        picture = QPixmap()
        picture.loadFromData(data)
        while len(self._pictures) >= KEPT:
            self._pictures.pop(next(iter(self._pictures)))
        self._pictures[document.sha256] = picture
        self.arrived.emit()
