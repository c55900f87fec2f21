"""Long work that somebody waits for: what happens now, how far it is, and a way to stop it."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from app.base.errors import Problem
from app.base.i18n import _
from app.gui.background import Heard, Lane, Work, run
from app.gui.widgets.label import label

PATIENCE = 250
"""After how many milliseconds the dialog comes: what is quicker needs none."""

_MOST = 1_000_000
"""A bar counts no further; the bytes of a large file are more than it has numbers for."""


class ProgressDialog(QDialog):
    """`stopped` asks the work to stop; the one who started it closes the dialog."""

    stopped = Signal()

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Vigil")
        self.setMinimumWidth(420)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addWidget(label(title, "heading", self, wrap=True))
        self.text = label("", "muted", self, wrap=True)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.stop_button = QPushButton(_("Stop"), self)
        self.stop_button.clicked.connect(self.reject)
        self.rejected.connect(self._on_stop)
        column.addWidget(self.bar)
        column.addWidget(self.text)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.stop_button)
        column.addLayout(row)

    def step(self, done: int, total: int, text: str) -> None:
        """Show how far the work is (total 0: unknown)."""
        part = -(-total // _MOST) or 1
        self.bar.setRange(0, total // part)
        self.bar.setValue(done // part)
        self.text.setText(text)

    def _on_stop(self) -> None:
        self.stop_button.setEnabled(False)
        self.stopped.emit()


def run_with_progress(
    owner: QWidget,
    title: str,
    work: Work,
    *,
    done: Heard,
    failed: Callable[[Problem], object],
    cancelled: Callable[[], object] | None = None,
) -> ProgressDialog:
    """Run work that may take a while in the background; if it does, a dialog shows it and can stop it."""
    dialog = ProgressDialog(title, owner)
    late = QTimer(dialog, singleShot=True, interval=PATIENCE)
    late.timeout.connect(dialog.open)

    def close() -> None:
        late.stop()
        dialog.hide()
        dialog.deleteLater()

    def finish(result: object) -> None:
        close()
        done(result)

    def fail(problem: Problem) -> None:
        close()
        failed(problem)

    def stopped() -> None:
        close()
        if cancelled is not None:
            cancelled()

    task = run(owner, work, Lane.STORE, done=finish, failed=fail, progressed=dialog.step, cancelled=stopped)
    dialog.stopped.connect(task.cancel)
    late.start()
    return dialog
