"""What happens on a defect: a report that says where in the program, and never what was in the register."""

import sys
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout

from app.base.errors import Problem
from app.base.i18n import _
from app.gui.widgets.label import label


class CrashDialog(QDialog):
    """Says that something went wrong and shows the report, to be copied by hand."""

    def __init__(self, report: str) -> None:
        super().__init__(QApplication.activeWindow())
        self.setWindowTitle("Vigil")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(620, 360)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        column.addWidget(label(_("Something went wrong inside Vigil."), "heading", self))
        column.addWidget(
            label(
                _(
                    "What was saved is safe; the last thing you did may not have been done. "
                    "This report names places in the program and nothing from the register."
                ),
                "muted",
                self,
                wrap=True,
            )
        )
        text = QPlainTextEdit(report, self)
        text.setReadOnly(True)
        text.setAccessibleName(_("Report"))
        column.addWidget(text, 1)
        row = QHBoxLayout()
        row.addStretch()
        close = QPushButton(_("Close"), self)
        close.clicked.connect(self.accept)
        row.addWidget(close)
        column.addLayout(row)


def report_of(error: BaseException) -> str:
    """Return where the error happened: types, files, lines and functions; no messages, for they may hold names."""
    lines = [f"{type(error).__module__}.{type(error).__qualname__}"]
    lines += [
        f"  {frame.filename.replace(chr(92), '/').split('/app/')[-1]}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    if error.__cause__ is not None:
        lines += ["because of", report_of(error.__cause__)]
    return "\n".join(lines)


def show(error: BaseException) -> None:
    """Show the report of a defect."""
    CrashDialog(report_of(error)).open()


def install(on_problem: Callable[[Problem], object]) -> None:
    """Let every error that nobody handles come here; a Problem has words of its own and goes to `on_problem`."""

    def hook(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        if isinstance(error, Problem):
            on_problem(error)
            return
        sys.stderr.write(report_of(error) + "\n")
        show(error)

    sys.excepthook = hook
