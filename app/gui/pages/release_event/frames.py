"""How the sections of a release event are put on the page: one that fills it, some below or beside each other."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.gui.widgets.section_card import SectionCard

_ROOM_FOR_TWO = 760


def framed(section: SectionCard) -> QWidget:
    """Return a section that fills the page and scrolls in itself."""
    host = QWidget()
    column = QVBoxLayout(host)
    column.setContentsMargins(0, 14, 14, 16)
    column.addWidget(section)
    return host


def scrolled(*sections: SectionCard) -> QScrollArea:
    """Return sections that are as high as they need to be, below each other."""
    area = _area()
    host = QWidget(area)
    host.setObjectName("page")
    column = QVBoxLayout(host)
    column.setContentsMargins(0, 14, 14, 16)
    column.setSpacing(12)
    for section in sections:
        column.addWidget(section)
    column.addStretch(1)
    area.setWidget(host)
    return area


class SideBySide(QScrollArea):
    """Two sections beside each other, or below each other where there is no room."""

    def __init__(self, *sections: SectionCard) -> None:
        super().__init__()
        _dress(self)
        host = QWidget(self)
        host.setObjectName("page")
        column = QVBoxLayout(host)
        column.setContentsMargins(0, 14, 14, 16)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(12)
        for section in sections:
            self._row.addWidget(section, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(self._row)
        column.addStretch(1)
        self.setWidget(host)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the second below the first where it is narrow."""
        wide = event.size().width() >= _ROOM_FOR_TWO
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._row.setDirection(direction)
        super().resizeEvent(event)


def _area() -> QScrollArea:
    area = QScrollArea()
    _dress(area)
    return area


def _dress(area: QScrollArea) -> None:
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
