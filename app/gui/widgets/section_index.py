"""The index beside the sections: where one is, how much there is, and a way to get there."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.gui.keys import is_letter
from app.gui.theme import colour
from app.gui.widgets.section_card import SectionCard
from app.gui.wording import number

_COUNT = int(Qt.ItemDataRole.UserRole)
_ROW = 32
_BESIDE = 42
"""So much of the width of the index is not there for a title: the margins and the count."""


class SectionIndex(QListWidget):
    """The titles of the sections with their counts; `chosen` hands out the number of the section to go to.

    `entered` hands out the number of the section that the keyboard is to go into, on Enter.
    """

    chosen = Signal(int)
    entered = Signal(int)

    def __init__(self, sections: Sequence[SectionCard], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sectionIndex")
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_IndexDelegate(self))
        for section in sections:
            item = QListWidgetItem(section.short_title, self)
            section.count_changed.connect(lambda count, item=item: self._set_count(item, count))
        self.setCurrentRow(0)
        self.currentRowChanged.connect(self.chosen)
        self.itemClicked.connect(lambda item: self.chosen.emit(self.row(item)))

    def follow(self, number: int) -> None:
        """Mark the section that the page shows, without going anywhere."""
        with QSignalBlocker(self):
            self.setCurrentRow(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go into the section with Enter; letters are left to the search field of the window."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit(self.currentRow())
        elif is_letter(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _set_count(self, item: QListWidgetItem, count: int) -> None:
        item.setData(_COUNT, count)
        item.setData(int(Qt.ItemDataRole.AccessibleTextRole), f"{item.text()}, {count:,}")


def _font(base: QFont, *, current: bool) -> QFont:
    font = QFont(base)
    font.setPixelSize(13)
    font.setWeight(QFont.Weight.DemiBold if current else QFont.Weight.Normal)
    return font


class _IndexDelegate(QStyledItemDelegate):
    """Paints the title at the beginning and the count at the end of a row."""

    def __init__(self, view: QListWidget) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the size of a row: a long title goes on in a second line."""
        font = _font(self._view.font(), current=True)
        room = QRect(0, 0, self._view.viewport().width() - _BESIDE, 10_000)
        words = QFontMetrics(font).boundingRect(room, int(Qt.TextFlag.TextWordWrap), str(index.data()))
        return QSize(120, max(_ROW, min(words.height(), 2 * QFontMetrics(font).height()) + 12))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        rect: QRect = option.rect.adjusted(0, 1, -6, -1)
        if current or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("selected" if current else "hover"))
            painter.drawRoundedRect(rect, 7, 7)
        painter.setFont(_font(option.font, current=current))
        count = index.data(_COUNT)
        shown = number(count) if count else ""
        width = painter.fontMetrics().horizontalAdvance(shown)
        painter.setPen(colour("accent" if current else "text" if count or count is None else "muted"))
        title = rect.adjusted(10, 0, -(width + 16), 0)
        align = Qt.AlignmentFlag.AlignVCenter
        wrapped = int(align | Qt.AlignmentFlag.AlignLeading) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(QStyle.visualRect(option.direction, rect, title), wrapped, str(index.data()))
        painter.setPen(colour("accent" if current else "muted"))
        end = QStyle.visualRect(option.direction, rect, rect.adjusted(10, 0, -10, 0))
        painter.drawText(end, align | Qt.AlignmentFlag.AlignTrailing, shown)
        painter.restore()
