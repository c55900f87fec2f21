"""A combo box in the looks of Vigil that does not change in passing."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle

from app.gui.theme import pixmap


class CalmCombo(QComboBox):
    """A combo box that the wheel cannot change in passing, while somebody scrolls the form."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the scroll area."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the arrow in the colour of the theme."""
        super().paintEvent(event)
        arrow = QRect(self.width() - 28, (self.height() - 16) // 2, 16, 16)
        arrow = QStyle.visualRect(self.layoutDirection(), self.rect(), arrow)
        QPainter(self).drawPixmap(
            arrow.topLeft(), pixmap("chevron-down", "muted", 16, self.devicePixelRatioF())
        )
