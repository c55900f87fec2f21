"""The search field that is always there: type a name in any spelling, Enter opens the person."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.base.i18n import _
from app.domain.people_list import PersonLine
from app.gui import theme
from app.gui.background import Lane, run
from app.gui.plain_text import seen_line
from app.gui.widgets.chip import HEIGHT as CHIP
from app.gui.widgets.chip import chip_width, paint_chip
from app.gui.widgets.search_field import SearchField
from app.gui.wording import Words
from app.workflows.desk import Desk
from app.workflows.find_people import quick_find

_LINE = Qt.ItemDataRole.UserRole
_ROW, _WIDTH, _MOST = 46, 460, 9


class QuickSearch(QWidget):
    """A field with a list of hits beneath; `opened` hands out the chosen person."""

    opened = Signal(int)

    def __init__(self, desk: Desk, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.field = SearchField(_("Find (Ctrl+K)"), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)
        self.hits = QListWidget(self.window())
        self.hits.setObjectName("proposals")
        self.hits.setAccessibleName(_("People found"))
        self.hits.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hits.setItemDelegate(_HitDelegate(self.hits, words))
        self.hits.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hits.hide()
        self._answered = ""
        self._chooses_first = False
        self.hits.itemClicked.connect(lambda _item: self._choose())
        self.field.textEdited.connect(self._look)
        self.field.textChanged.connect(lambda text: None if text else self.hits.hide())
        self.field.returnPressed.connect(self._choose)
        self.field.escape_pressed.connect(self.hits.hide)
        self.field.installEventFilter(self)

    def begin(self) -> None:
        """Put the cursor into the field."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def _look(self, text: str) -> None:
        if not text.strip():
            self.hits.hide()
            return
        self._chooses_first = False
        desk = self._desk
        run(
            self,
            lambda _progress: quick_find(desk, text, _MOST),
            Lane.STORE,
            done=lambda lines: self._show(text, lines),
            channel="quick search",
        )

    def _show(self, text: str, lines: tuple[PersonLine, ...]) -> None:
        self._answered = text
        self.hits.clear()
        if not self.field.text().strip():
            return
        for line in lines:
            item = QListWidgetItem(line.name)
            item.setData(_LINE, line)
            self.hits.addItem(item)
        if not lines:
            item = QListWidgetItem(_("Nobody found. Try another spelling or fewer letters."))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.hits.addItem(item)
        self.hits.setCurrentRow(0)
        self._place()
        if self._chooses_first:
            self._choose()

    def _place(self) -> None:
        window = self.window()
        if self.hits.parent() is not window:
            self.hits.setParent(window)
        corner = self.mapTo(window, QPoint(0, self.height() + 6))
        self.hits.setGeometry(QRect(corner, QSize(_WIDTH, self.hits.count() * _ROW + 12)))
        self.hits.show()
        self.hits.raise_()

    def _choose(self) -> None:
        """Open the hit that is marked; Enter before the answer to what is typed waits for it."""
        if self._answered != self.field.text():
            self._chooses_first = True
            return
        self._chooses_first = False
        item = self.hits.currentItem()
        line = item.data(_LINE) if item is not None and self.hits.isVisible() else None
        if isinstance(line, PersonLine):
            self.hits.hide()
            self.field.clear()
            self.opened.emit(line.id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows walk the hits while the field keeps the cursor; leaving the field closes them."""
        if watched is self.field and event.type() == QEvent.Type.FocusOut:
            self.hits.hide()
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {int(Qt.Key.Key_Down): 1, int(Qt.Key.Key_Up): -1}.get(event.key())
            if step and self.hits.isVisible():
                row = max(0, min(self.hits.count() - 1, self.hits.currentRow() + step))
                self.hits.setCurrentRow(row)
                return True
        return super().eventFilter(watched, event)


class _HitDelegate(QStyledItemDelegate):
    """A hit in two lines, with its status."""

    def __init__(self, parent: QObject, words: Words) -> None:
        super().__init__(parent)
        self._words = words

    def sizeHint(self, _option: QStyleOptionViewItem, _index: object) -> QSize:
        """Return the fixed height."""
        return QSize(_WIDTH - 20, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: object) -> None:
        """Paint one hit."""
        line = index.data(_LINE)  # type: ignore[attr-defined]
        rect = option.rect
        if not isinstance(line, PersonLine):
            painter.setPen(theme.colour("muted"))
            painter.drawText(
                rect.adjusted(12, 0, -12, 0),
                Qt.AlignmentFlag.AlignVCenter,
                index.data(),  # type: ignore[attr-defined]
            )
            return
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("selected"))
        words = self._words.standing(line.status, line.open_step)
        chip = chip_width(words, option.font)
        paint_chip(
            painter,
            QPoint(rect.right() - chip - 8, rect.top() + (_ROW - CHIP) // 2),
            line.status,
            words,
            is_open=bool(line.open_step),
        )
        room = rect.adjusted(12, 5, -chip - 20, -5)
        top, bottom = QRect(room), QRect(room)
        top.setHeight(room.height() // 2)
        bottom.setTop(top.bottom() + 1)
        painter.setPen(theme.colour("text"))
        metrics = painter.fontMetrics()
        elide = Qt.TextElideMode.ElideRight
        painter.drawText(
            top, Qt.AlignmentFlag.AlignVCenter, metrics.elidedText(seen_line(line.name), elide, top.width())
        )
        second = line.matched if line.matched and line.matched != line.name else line.second_name
        painter.setPen(theme.colour("muted"))
        below = " · ".join(part for part in (second, line.case_number) if part)
        painter.drawText(
            bottom, Qt.AlignmentFlag.AlignVCenter, metrics.elidedText(seen_line(below), elide, bottom.width())
        )
