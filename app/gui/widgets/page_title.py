"""The title of a page, and beside it on the same line what the page counts or is about."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.gui.widgets.label import label


class PageTitle(QWidget):
    """Both texts stand on one baseline, however high the row is in which they are."""

    def __init__(self, title: str, beside: QLabel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.beside = label(title, "title", self), beside
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.title)
        row.addWidget(beside, 1, Qt.AlignmentFlag.AlignBottom)
        self._line_up()

    def changeEvent(self, event: QEvent) -> None:
        """Line the texts up anew with other fonts."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._line_up()

    def _line_up(self) -> None:
        for text in (self.title, self.beside):
            text.ensurePolished()
        lower = self.title.fontMetrics().descent() - self.beside.fontMetrics().descent()
        self.beside.setContentsMargins(0, 0, 0, max(0, lower))
