"""Paints a row of the Today page: a heading, or who is owed what by when."""

import datetime as dt

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.base.i18n import _, language_in_force
from app.domain.follow_up import Priority
from app.domain.vocabulary import Vocabulary
from app.gui import theme, wording
from app.gui.pages.today.owed_model import HEADINGS, OVERDUE, ROW, OwedRow
from app.gui.plain_text import seen_line
from app.gui.widgets.avatar import paint_avatar
from app.gui.widgets.chip import HEIGHT as CHIP
from app.gui.widgets.chip import chip_width, paint_chip
from app.gui.widgets.photos import Photos
from app.workflows.follow_ups import FollowUpLine

LINE_HEIGHT, HEADING_HEIGHT = 54, 40
TICK = 44
_AVATAR = 34


class OwedDelegate(QStyledItemDelegate):
    """A tick box, the person, what is owed, the status and the day."""

    def __init__(self, view: QAbstractItemView, words: wording.Words, photos: Photos, today: dt.date) -> None:
        super().__init__(view)
        self._view, self._words, self._photos, self._today = view, words, photos, today

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of the kind of row."""
        row = index.data(ROW)
        return QSize(200, HEADING_HEIGHT if row.line is None else LINE_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        row: OwedRow = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.line is None:
            self._paint_heading(painter, option.rect, row)
        else:
            self._paint_line(painter, option, row, row.line)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, row: OwedRow) -> None:
        font = QFont(self._view.font())
        font.setPixelSize(13)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(theme.colour("danger" if row.group == OVERDUE else "muted"))
        painter.drawText(
            rect.adjusted(14, 8, -14, 0),
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
            f"{_(HEADINGS[row.group])}  {row.count}",
        )

    def _paint_line(
        self, painter: QPainter, option: QStyleOptionViewItem, row: OwedRow, line: FollowUpLine
    ) -> None:
        rect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("selected"))
            painter.fillRect(QRect(rect.left(), rect.top() + 1, 3, rect.height() - 2), theme.colour("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("hover"))
        painter.setPen(QPen(theme.colour("border"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(QPen(theme.colour("muted"), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(rect.left() + 16, rect.center().y() - 8, 17, 17), 5, 5)
        avatar = QRectF(rect.left() + TICK + 6, rect.top() + (LINE_HEIGHT - _AVATAR) / 2, _AVATAR, _AVATAR)
        paint_avatar(
            painter, avatar, line.person.name, line.person.id, self._photos.get(line.person.thumbnail)
        )
        right = self._paint_right(painter, rect, row, line)
        left = round(avatar.right()) + 12
        room = QRect(left, rect.top(), right - left - 16, rect.height())
        follow_up = line.follow_up
        # What a protocol calls for says its kind in its title.
        kind = self._words.label(Vocabulary.FOLLOW_UP_KIND, follow_up.kind) if follow_up.kind else ""
        origin = line.protocol.title(language_in_force()) if line.protocol else kind
        second = " · ".join(part for part in (line.person.name, origin, follow_up.assignee) if part)
        self._text(painter, room, 8, follow_up.title, strong=True)
        self._text(painter, room, 29, second, tone="muted", pixels=12)

    def _paint_right(self, painter: QPainter, rect: QRect, row: OwedRow, line: FollowUpLine) -> int:
        right = rect.right() - 16
        due = line.follow_up.due
        when = wording.due(due, self._today) if due else ""
        box = QRect(right - 150, rect.top(), 150, rect.height())
        painter.setFont(self._view.font())
        painter.setPen(theme.colour("danger" if row.group == OVERDUE else "text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, when)
        words = self._words.status(line.person.status)
        width = chip_width(words, painter.font())
        left = box.left() - width - 12
        top = rect.top() + (LINE_HEIGHT - CHIP) // 2
        paint_chip(painter, QPoint(left, top), line.person.status, words)
        if line.follow_up.priority in (Priority.URGENT, Priority.HIGH):
            mark = theme.pixmap("circle-alert", "danger", 18, self._view.devicePixelRatioF())
            left -= 28
            painter.drawPixmap(QPoint(left, top + 2), mark)
        return left

    def _text(
        self,
        painter: QPainter,
        room: QRect,
        top: int,
        text: str,
        *,
        tone: str = "text",
        pixels: int = 14,
        strong: bool = False,
    ) -> None:
        font = QFont(self._view.font())
        font.setPixelSize(pixels)
        if strong:
            font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(theme.colour(tone))
        shown = painter.fontMetrics().elidedText(seen_line(text), Qt.TextElideMode.ElideRight, room.width())
        box = QRect(room.left(), room.top() + top, room.width(), 20)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
