"""Paints a row of the Today page: a heading, or who is owed what by when."""

import datetime as dt

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.base.i18n import _, language_in_force
from app.domain.follow_up import Priority
from app.domain.people_list import PersonLine
from app.domain.recurrence import words_of
from app.domain.vocabulary import Vocabulary
from app.gui import theme, wording
from app.gui.pages.today.owed_model import HEADINGS, OVERDUE, ROW, SILENT, OwedRow
from app.gui.pages.today.reminder_words import reminder_words
from app.gui.plain_text import seen_line
from app.gui.widgets.avatar import paint_avatar
from app.gui.widgets.chip import HEIGHT as CHIP
from app.gui.widgets.chip import chip_width, paint_chip
from app.gui.widgets.photos import Photos

LINE_HEIGHT, HEADING_HEIGHT = 54, 40
TICK = 44
_AVATAR, _LEAST_DAY = 34, 120


class OwedDelegate(QStyledItemDelegate):
    """A tick box, the person, what is owed, the status and the day."""

    def __init__(self, view: QAbstractItemView, words: wording.Words, photos: Photos, today: dt.date) -> None:
        super().__init__(view)
        self._view, self._words, self._photos, self._today = view, words, photos, today
        self._day_width = 0
        view.model().modelReset.connect(self._forget_width)

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of the kind of row."""
        row = index.data(ROW)
        return QSize(200, HEADING_HEIGHT if row.person is None else LINE_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        row: OwedRow = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.person is None:
            self._paint_heading(painter, option.rect, row)
        else:
            self._paint_line(painter, option, row, row.person)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, row: OwedRow) -> None:
        font = QFont(self._view.font())
        font.setPixelSize(13)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(theme.colour("danger" if row.group in (OVERDUE, SILENT) else "muted"))
        painter.drawText(
            rect.adjusted(14, 8, -14, 0),
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
            f"{_(HEADINGS[row.group])}  {row.count}",
        )

    def _paint_line(
        self, painter: QPainter, option: QStyleOptionViewItem, row: OwedRow, person: PersonLine
    ) -> None:
        rect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("selected"))
            painter.fillRect(QRect(rect.left(), rect.top() + 1, 3, rect.height() - 2), theme.colour("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("hover"))
        painter.setPen(QPen(theme.colour("border"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        self._paint_mark(painter, rect, row)
        avatar = QRectF(rect.left() + TICK + 6, rect.top() + (LINE_HEIGHT - _AVATAR) / 2, _AVATAR, _AVATAR)
        paint_avatar(painter, avatar, person.name, person.id, self._photos.get(person.thumbnail))
        right = self._paint_right(painter, rect, row, person)
        left = round(avatar.right()) + 12
        room = QRect(left, rect.top(), right - left - 16, rect.height())
        first, second = self._texts(row, person)
        self._text(painter, room, 8, first, strong=True)
        self._text(painter, room, 29, second, tone="muted", pixels=12)

    def _paint_mark(self, painter: QPainter, rect: QRect, row: OwedRow) -> None:
        """A box to tick; a reminder has a sign that adds a follow-up instead."""
        if row.reminder is not None:
            sign = theme.pixmap("circle-plus", "muted", 18, self._view.devicePixelRatioF())
            painter.drawPixmap(QPoint(rect.left() + 15, rect.center().y() - 9), sign)
            return
        painter.setPen(QPen(theme.colour("muted"), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(rect.left() + 16, rect.center().y() - 8, 17, 17), 5, 5)

    def _texts(self, row: OwedRow, person: PersonLine) -> tuple[str, str]:
        """Return what is owed, and beneath it to whom, by whom and what it waits for."""
        if row.reminder is not None:
            beneath = (person.name, person.case_number, person.caseworker)
            return reminder_words(row.reminder, self._today), " · ".join(filter(None, beneath))
        assert row.line is not None
        follow_up = row.line.follow_up
        # What a protocol calls for says its kind in its title.
        kind = self._words.label(Vocabulary.FOLLOW_UP_KIND, follow_up.kind) if follow_up.kind else ""
        origin = row.line.protocol.title(language_in_force()) if row.line.protocol else kind
        after = _("after: {title}").format(title=row.line.blocked_by) if row.line.blocked_by else ""
        waits = _("waits for: {whom}").format(whom=follow_up.waits_for) if follow_up.waits_for else ""
        again = _(words_of(follow_up.recurrence)) if follow_up.recurrence else ""
        parts = (person.name, origin, follow_up.assignee, after or waits, again)
        return row.line.title, " · ".join(part for part in parts if part)

    def _paint_right(self, painter: QPainter, rect: QRect, row: OwedRow, person: PersonLine) -> int:
        right = rect.right() - 16
        due = row.line.follow_up.due if row.line else self._day_of(row)
        when = wording.due(due, self._today) if due else ""
        width = self.day_width()
        box = QRect(right - width, rect.top(), width, rect.height())
        painter.setFont(self._view.font())
        painter.setPen(theme.colour("danger" if row.group == OVERDUE else "text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, when)
        words = self._words.status(person.status)
        width = chip_width(words, painter.font())
        left = box.left() - width - 12
        top = rect.top() + (LINE_HEIGHT - CHIP) // 2
        paint_chip(painter, QPoint(left, top), person.status, words)
        if row.line and row.line.follow_up.priority in (Priority.URGENT, Priority.HIGH):
            mark = theme.pixmap("circle-alert", "danger", 18, self._view.devicePixelRatioF())
            left -= 28
            painter.drawPixmap(QPoint(left, top + 2), mark)
        return left

    def day_width(self) -> int:
        """Return how wide the column of the days is: as wide as the longest of them, in any language."""
        if not self._day_width:
            metrics, model = self._view.fontMetrics(), self._view.model()
            rows = [model.index(number, 0).data(ROW) for number in range(model.rowCount())]
            days = {row.line.follow_up.due if row.line else self._day_of(row) for row in rows}
            widths = [metrics.horizontalAdvance(wording.due(day, self._today)) for day in days if day]
            self._day_width = max(_LEAST_DAY, *widths, 0) + 1
        return self._day_width

    def _forget_width(self) -> None:
        self._day_width = 0

    @staticmethod
    def _day_of(row: OwedRow) -> dt.date | None:
        """Return the day that a reminder tells of; how long a silence lasts stands in its words."""
        return row.reminder.reminder.day if row.reminder and row.group != SILENT else None

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
