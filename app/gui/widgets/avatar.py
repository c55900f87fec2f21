"""The round portrait beside a name: the photo, or the initials in a colour of their own."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.gui import theme

_TONES = ("custody", "transit", "pretrial", "abroad", "free", "restricted", "died")


def initials_of(name: str) -> str:
    """Return the first letters of surname and given name."""
    words = [word for word in name.replace("-", " ").split() if word[0].isalnum()]
    return "".join(word[0] for word in words[:2]).upper() or "?"


def paint_avatar(painter: QPainter, box: QRectF, name: str, number: int, photo: QPixmap | None) -> None:
    """Paint the portrait into a square box; `number` (the person's id) picks the colour behind initials."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    if photo is not None and not photo.isNull():
        path = QPainterPath()
        path.addEllipse(box)
        painter.setClipPath(path)
        painter.drawPixmap(box, photo, QRectF(photo.rect()))
    else:
        strong, pale = theme.status_colours(_TONES[number % len(_TONES)])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(pale)
        painter.drawEllipse(box)
        font = QFont(painter.font())
        font.setPixelSize(max(9, round(box.height() * 0.36)))
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(strong)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, initials_of(name))
    painter.restore()


class Avatar(QWidget):
    """A portrait as a widget of its own."""

    def __init__(self, side: int = 72, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side, self._name, self._number = side, "", 0
        self._photo: QPixmap | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(QSize(side, side))

    def show_person(self, surname: str, given: str, number: int, photo: bytes | None = None) -> None:
        """Show a person: the photo (an encoded picture) or, without one, the initials."""
        self._name, self._number = f"{surname} {given}", number
        self._photo = None
        if photo:
            self._photo = QPixmap()
            self._photo.loadFromData(photo)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the portrait."""
        painter = QPainter(self)
        paint_avatar(painter, QRectF(0, 0, self._side, self._side), self._name, self._number, self._photo)
