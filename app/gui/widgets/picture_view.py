"""A picture as large as the room allows, or a sentence on why there is none."""

from PySide6.QtCore import QByteArray, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.gui.theme import colour

_MARGIN = 24


class PictureView(QWidget):
    """Shows a JPEG file; it is never drawn larger than it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumSize(320, 320)
        self._image = QImage()
        self.sentence = ""

    @property
    def has_picture(self) -> bool:
        """Whether there is anything to see."""
        return not self._image.isNull()

    def show_picture(self, data: bytes | None, sentence: str = "") -> None:
        """Show this picture, or say why there is none."""
        self._image = QImage()
        if data:
            self._image.loadFromData(QByteArray(data), "JPEG")
        self.sentence = sentence
        self.setAccessibleDescription(sentence)
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for a page of paper."""
        return QSize(520, 560)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the picture in the middle."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("background"))
        if self._image.isNull():
            painter.setPen(colour("muted"))
            room = self.rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
            painter.drawText(
                room, int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap), self.sentence
            )
            return
        ratio = self.devicePixelRatioF()
        size = self._image.size()
        room_size = self.size() * ratio
        if size.width() > room_size.width() or size.height() > room_size.height():
            size.scale(room_size, Qt.AspectRatioMode.KeepAspectRatio)
        drawn = self._image.scaled(
            size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        shown = QRect(0, 0, round(drawn.width() / ratio), round(drawn.height() / ratio))
        shown.moveCenter(self.rect().center())
        painter.drawImage(shown, drawn)
