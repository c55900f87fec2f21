"""The quiet bar at the foot of the window: what was just done, with a way back; or what went wrong, with advice."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from app.base.errors import Problem
from app.base.i18n import _
from app.gui.widgets.label import label

SHOWN_MS = 9_000
MARGIN = 20
_LEAST, _MOST = 320, 640


class Toast(QFrame):
    """Floats over its parent's foot. A deed fades after a while; a problem stays until it is closed."""

    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, parent: QWidget, left: int = 0, right: int = 0) -> None:
        """Float over `parent`, leaving so many pixels free at its sides."""
        super().__init__(parent)
        self.setObjectName("toast")
        self._host, self._left, self._right = parent, left, right
        self._words = label("", "", self, wrap=True)
        self._undo = QPushButton(_("Undo"), self)
        self._undo.clicked.connect(lambda: self._leave(self.undo_wanted))
        self._redo = QPushButton(_("Redo"), self)
        self._redo.clicked.connect(lambda: self._leave(self.redo_wanted))
        self._close = QPushButton(_("Close"), self)
        self._close.clicked.connect(self.hide)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(18, 10, 12, 10)
        row.setSpacing(10)
        row.addWidget(self._words, 1)
        row.addWidget(self._undo)
        row.addWidget(self._redo)
        row.addWidget(self._close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        parent.installEventFilter(self)
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
        self._place()
        self.show()
        self.raise_()

    def _leave(self, wanted: SignalInstance) -> None:
        self.hide()
        wanted.emit()

    def _place(self) -> None:
        """Stand at the foot, where neither the navigation nor the buttons of a sheet are."""
        beside = self._host.width() - self._left - self._right - 2 * MARGIN
        width = max(_LEAST, min(_MOST, beside))
        self.setFixedWidth(width)
        height = max(48, self._row.heightForWidth(width))
        self.setGeometry(self._left + MARGIN, self._host.height() - height - MARGIN, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot when the parent changes its size."""
        if watched is self._host and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)
