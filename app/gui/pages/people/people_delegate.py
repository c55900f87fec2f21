"""Paints a row of the People table; asks the model once per cell, for the whole line."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.domain.people_list import PersonLine
from app.domain.vocabulary import Vocabulary
from app.gui import theme, wording
from app.gui.models.people_model import LINE, Column
from app.gui.widgets.avatar import paint_avatar
from app.gui.widgets.chip import HEIGHT as CHIP
from app.gui.widgets.chip import paint_chip
from app.gui.widgets.photos import Photos
from app.gui.widgets.two_lines import paint_two_lines

ROW = 54
_AVATAR, _PAD, _BENEATH = 34, 12, 18
_SELECTED = QStyle.StateFlag.State_Selected
_HOVER = QStyle.StateFlag.State_MouseOver


class PeopleDelegate(QStyledItemDelegate):
    """Two lines for the name, a chip for the status, plain words for the rest."""

    def __init__(
        self,
        view: QAbstractItemView,
        words: wording.Words,
        photos: Photos,
        today: dt.date,
        as_of: Callable[[], dt.date | None],
    ) -> None:
        """Paint the lines of `view`; `as_of` tells the day for which they were asked (None: today)."""
        super().__init__(view)
        self._as_of = as_of
        self._view = view
        self._words = words
        self._photos = photos
        self._today = today

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the fixed size of a row."""
        return QSize(120, ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one cell."""
        line = index.data(LINE)
        rect = option.rect
        state = option.state
        row_is_current = self._view.currentIndex().row() == index.row() and self._view.hasFocus()
        if state & _SELECTED:
            painter.fillRect(rect, theme.colour("selected"))
        elif state & _HOVER:
            painter.fillRect(rect, theme.colour("hover"))
        painter.setPen(QPen(theme.colour("border"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        column = index.column()
        if column == Column.NAME and (row_is_current or state & _SELECTED):
            painter.fillRect(QRect(rect.left(), rect.top() + 1, 3, rect.height() - 2), theme.colour("accent"))
        if not isinstance(line, PersonLine):
            bar = QRectF(rect.left() + _PAD, rect.center().y() - 4, min(120, rect.width() - 2 * _PAD), 8)
            painter.fillRect(bar, theme.colour("raised"))
            return
        room = rect.adjusted(_PAD, 0, -8, 0)
        if column == Column.NAME:
            self._paint_name(painter, rect, line)
        elif column == Column.STATUS:
            self._paint_status(painter, room, line)
        elif column == Column.SINCE:
            self._two_lines(painter, room, self._words.date(line.since), self._held(line))
        elif column == Column.FACILITY:
            self._two_lines(painter, room, *self._words.place(line.facility_id))
        elif line.next_due:
            self._paint_due(painter, room, line.next_due)

    def _paint_name(self, painter: QPainter, rect: QRect, line: PersonLine) -> None:
        box = QRectF(rect.left() + _PAD, rect.top() + (ROW - _AVATAR) / 2, _AVATAR, _AVATAR)
        paint_avatar(painter, box, line.name, line.id, self._photos.get(line.thumbnail))
        room = rect.adjusted(_PAD + _AVATAR + 12, 0, -8, 0)
        flags = [self._words.label(Vocabulary.RISK_FLAG, flag) for flag in line.flags]
        if flags:
            mark = theme.pixmap("flag", "danger", 14, self._view.devicePixelRatioF())
            painter.drawPixmap(QPoint(room.right() - 16, room.top() + 11), mark)
            room = room.adjusted(0, 0, -22, 0)
        # The number tells two of one name apart: it is the last to be cut off.
        parts = (line.case_number, line.case_group, line.second_name, *flags)
        second = " · ".join(part for part in parts if part)
        self._two_lines(painter, room, line.name, second, strong=True)

    def _paint_status(self, painter: QPainter, room: QRect, line: PersonLine) -> None:
        beneath = self._words.step(line.open_step) if line.open_step else ""
        top = QPoint(room.left(), room.top() + (ROW - CHIP - (_BENEATH if beneath else 0)) // 2)
        words = self._words.status(line.status)
        painter.setFont(self._view.font())
        doubtful = not line.certain or (line.confidence == "rumour" and not line.open_step)
        said = f"{words} ?" if doubtful else words
        paint_chip(painter, top, line.status, said, most=room.width(), is_open=bool(beneath))
        if beneath:
            small = QFont(self._view.font())
            small.setPixelSize(12)
            under = QRect(room.left(), top.y() + CHIP, room.width(), _BENEATH)
            paint_two_lines(painter, under, small, beneath, "", tone="muted")

    def _paint_due(self, painter: QPainter, room: QRect, due: dt.date) -> None:
        tone = "danger" if due < self._today else "warning" if due == self._today else "text"
        when, told = self._words.date(due.isoformat()), wording.due(due, self._today)
        self._two_lines(painter, room, when, "" if told == when else told, tone=tone)

    def _two_lines(
        self,
        painter: QPainter,
        room: QRect,
        first: str,
        second: str,
        *,
        strong: bool = False,
        tone: str = "text",
    ) -> None:
        paint_two_lines(painter, room, self._view.font(), first, second, strong=strong, tone=tone)

    def _held(self, line: PersonLine) -> str:
        if line.status not in self._words.terms.custody_codes or len(line.since) != len("2021-03-05"):
            return ""
        return wording.held_for(((self._as_of() or self._today) - dt.date.fromisoformat(line.since)).days)
