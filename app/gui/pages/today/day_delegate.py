"""Paints a day of the month view: its number, and as many of the follow-ups that are due as there is room for."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.base.i18n import ngettext
from app.gui import theme
from app.gui.plain_text import seen_line

DUE = int(Qt.ItemDataRole.UserRole)
"""The lines of the follow-ups of the day."""
NUMBER = DUE + 1
"""The day of the month, and whether it is today."""
TONE = DUE + 2
"""The colour of what is told."""
_PAD, _HEAD, _LINE = 8, 24, 17


class DayDelegate(QStyledItemDelegate):
    """One line for each follow-up, cut where it does not fit; how many more there are stands in the last line."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one day."""
        painter.save()
        rect: QRect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("selected"))
        words, today = index.data(NUMBER)
        tone = index.data(TONE)
        font = QFont(option.font)
        font.setPixelSize(13)
        font.setWeight(QFont.Weight.Bold if today else QFont.Weight.Medium)
        room = rect.adjusted(_PAD, 4, -_PAD, -2)
        painter.setFont(font)
        painter.setPen(QPen(theme.colour("accent" if today else tone)))
        top = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop
        painter.drawText(room, int(top), words)
        font.setPixelSize(12)
        font.setWeight(QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QPen(theme.colour(tone)))
        for number, told in enumerate(told_in(index.data(DUE), (rect.height() - _HEAD - 4) // _LINE)):
            line = QRect(room.left(), rect.top() + _HEAD + number * _LINE, room.width(), _LINE)
            shown = painter.fontMetrics().elidedText(
                seen_line(told), Qt.TextElideMode.ElideRight, line.width()
            )
            painter.drawText(line, int(top), shown)
        painter.restore()


def told_in(titles: tuple[str, ...], room: int) -> tuple[str, ...]:
    """Return what is told of these in so many lines; the last one counts those that have no room."""
    if len(titles) <= room:
        return titles
    shown = max(room - 1, 0)
    rest = len(titles) - shown
    return (*titles[:shown], ngettext("{n} more", "{n} more", rest).format(n=rest))
