"""Paints the items of a list that are ticked: the box of the theme, and words that give way."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.gui import theme
from app.gui.plain_text import seen_line
from app.gui.widgets.tick_box import SIDE, paint_tick

_ROW, _PAD = 34, 12
_CHECK = int(Qt.ItemDataRole.CheckStateRole)


class TickDelegate(QStyledItemDelegate):
    """Space ticks; what a click does is left to the view, so that the words are as good as the box."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height; the words take the width that there is."""
        return QSize(80, _ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the box and the words."""
        rect, state = option.rect, option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("selected"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("hover"))
        box = QRectF(rect.left() + _PAD, rect.center().y() - SIDE / 2, SIDE, SIDE)
        paint_tick(painter, box, ticked=Qt.CheckState(index.data(_CHECK)) is Qt.CheckState.Checked)
        room = rect.adjusted(2 * _PAD + SIDE, 0, -_PAD, 0)
        painter.setFont(self._view.font())
        painter.setPen(theme.colour("text"))
        words = seen_line(str(index.data()))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, shown)
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Tick with Space."""
        return event.type() == QEvent.Type.KeyPress and super().editorEvent(event, model, option, index)
