"""The quiet notice in the navigation: what was just done, with a way back; or what went wrong, with advice."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from app.base.errors import Problem
from app.base.i18n import _
from app.gui.widgets.label import label

SHOWN_MS = 9_000
_LEAST_LINES = 2


class Toast(QFrame):
    """Stands where nothing else is, so that it never covers what one must see or click.

    A deed fades after a while, though not under the mouse or the keyboard; a problem stays until it is closed.
    """

    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        self._before: QWidget | None = None
        self._words = label("", "", self, wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self._area = _Words(self._words, self)
        self._undo = QPushButton(_("Undo"), self)
        self._undo.clicked.connect(lambda: self._leave(self.undo_wanted))
        self._redo = QPushButton(_("Redo"), self)
        self._redo.clicked.connect(lambda: self._leave(self.redo_wanted))
        self._close = QPushButton(_("Close"), self)
        self._close.clicked.connect(self.hide)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 6, 6)
        column.setSpacing(6)
        column.addWidget(self._area)
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self._undo)
        row.addWidget(self._redo)
        row.addStretch()
        row.addWidget(self._close)
        column.addLayout(row)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._fade)
        self.hide()

    def tell(self, sentence: str) -> None:
        """Say what was changed in the register, with a way back."""
        self._show(sentence, bad=False, ways=(self._undo,))

    def mention(self, sentence: str) -> None:
        """Say what is no change of the register, so that there is nothing to take back."""
        self._show(sentence, bad=False)

    def tell_back(self, sentence: str) -> None:
        """Say what was taken back, with the way forward again."""
        self._show(sentence, bad=False, ways=(self._redo,))

    def complain(self, problem: Problem) -> None:
        """Say what went wrong and what to do."""
        self._show(str(problem), bad=True)

    def _show(self, sentence: str, *, bad: bool, ways: Sequence[QPushButton] = ()) -> None:
        self._words.setText(sentence)
        for way in (self._undo, self._redo):
            way.setVisible(way in ways)
        if bad:
            self._timer.stop()
        else:
            self._timer.start(SHOWN_MS)
        self.setAccessibleName(sentence)
        self.setProperty("bad", bad)
        for widget in (self, *self.findChildren(QWidget)):
            widget.style().unpolish(widget)
            widget.style().polish(widget)
        self._area.verticalScrollBar().setValue(0)
        self._area.updateGeometry()
        self.show()

    def _fade(self) -> None:
        """Go, but not from under the mouse or the keyboard of somebody who is about to use it."""
        if self.underMouse() or self._has_keyboard():
            self._timer.start(SHOWN_MS)
        else:
            self.hide()

    def _leave(self, wanted: SignalInstance) -> None:
        self.hide()
        wanted.emit()

    def _has_keyboard(self) -> bool:
        now = QApplication.focusWidget()
        return now is not None and self.isAncestorOf(now)

    def _note_keyboard(self, before: QWidget | None, now: QWidget | None) -> None:
        """Remember where the keyboard was before it came here."""
        if now is not None and self.isAncestorOf(now) and before and not self.isAncestorOf(before):
            self._before = before

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the keyboard while the notice is in sight."""
        super().showEvent(event)
        QApplication.instance().focusChanged.connect(self._note_keyboard, Qt.ConnectionType.UniqueConnection)  # type: ignore[union-attr]

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the keyboard back to whom it was taken from, and not to what happens to come next."""
        super().hideEvent(event)
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)


class _Words(QScrollArea):
    """As high as its words, and scrolled where there is not so much room."""

    def __init__(self, words: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = words
        self.setWidget(words)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Maximum)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wish for another height at another width; a bar that stayed from before would make the words longer."""
        policy = Qt.ScrollBarPolicy
        short = self.height() < self.sizeHint().height()
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOn if short else policy.ScrollBarAlwaysOff)
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Wish for the height of all the words."""
        width = max(1, self.width())
        return QSize(width, self._text.heightForWidth(width) + 2)

    def minimumSizeHint(self) -> QSize:
        """Ask for a few lines."""
        return QSize(60, min(self.sizeHint().height(), _LEAST_LINES * self.fontMetrics().lineSpacing() + 4))
