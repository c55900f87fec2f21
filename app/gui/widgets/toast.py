"""The quiet bar at the foot of the window: what was just done, with a way back; or what went wrong, with advice."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from app.base.errors import Problem
from app.base.i18n import _
from app.gui.widgets.label import label

SHOWN_MS = 9_000
MARGIN = 20


class Toast(QFrame):
    """Floats over its parent's foot. A deed fades after a while; a problem stays until it is closed."""

    undo_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        self._host = parent
        self._words = label("", "", self, wrap=True)
        self._undo = QPushButton(_("Undo"), self)
        self._undo.clicked.connect(self._on_undo)
        self._close = QPushButton(_("Close"), self)
        self._close.clicked.connect(self.hide)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(18, 10, 12, 10)
        row.setSpacing(10)
        row.addWidget(self._words, 1)
        row.addWidget(self._undo)
        row.addWidget(self._close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    def tell(self, sentence: str, *, undoable: bool = True) -> None:
        """Say what was done."""
        self._show(sentence, bad=False)
        self._undo.setVisible(undoable)
        self._timer.start(SHOWN_MS)

    def complain(self, problem: Problem) -> None:
        """Say what went wrong and what to do."""
        self._show(str(problem), bad=True)
        self._undo.hide()
        self._timer.stop()

    def _show(self, sentence: str, *, bad: bool) -> None:
        self._words.setText(sentence)
        self.setAccessibleName(sentence)
        self.setProperty("bad", bad)
        self.style().unpolish(self)
        self.style().polish(self)
        self._place()
        self.show()
        self.raise_()

    def _on_undo(self) -> None:
        self.hide()
        self.undo_wanted.emit()

    def _place(self) -> None:
        width = min(760, self._host.width() - 2 * MARGIN)
        self.setFixedWidth(width)
        height = max(48, self._row.heightForWidth(width))
        self.setGeometry(
            (self._host.width() - width) // 2, self._host.height() - height - MARGIN, width, height
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot when the parent changes its size."""
        if watched is self._host and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)
