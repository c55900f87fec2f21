"""The card about the open register: where it lies, a backup now, a check now."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.base.errors import Problem
from app.base.i18n import N_, _
from app.base.progress import Progress
from app.gui import theme
from app.gui.dialogs.progress_dialog import run_with_progress
from app.gui.pages.settings.card import Card
from app.gui.widgets.label import label
from app.workflows.check_register import CheckResult, check_register
from app.workflows.desk import Desk

CHECKS = {
    "pages": N_("Database"),
    "structure": N_("Structure"),
    "references": N_("References"),
    "key_file": N_("Key file"),
    "history": N_("History"),
    "documents": N_("Documents"),
    "derived": N_("Lists and search"),
}


class RegisterCard(Card):
    """`backup_wanted` asks for a backup, `failed` says why a check could not be made."""

    backup_wanted = Signal()
    failed = Signal(Problem)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(_("This register"), parent)
        self._desk = desk
        self.add_fact(_("Organisation"), desk.organisation)
        self.add_fact(_("Signed in"), desk.who)
        self.add_fact(_("Folder"), str(desk.path))
        self.backup_button = QPushButton(_("Back up now…"), self)
        self.backup_button.clicked.connect(self.backup_wanted)
        self.check_button = QPushButton(_("Check the register"), self)
        self.check_button.clicked.connect(self.check)
        self.add_line(_("Keep it safe"), self.backup_button, self.check_button)
        self.results = QVBoxLayout()
        self.results.setSpacing(6)
        self.column.addLayout(self.results)

    def check(self) -> None:
        """Run all checks and show what they found; nothing is changed."""
        desk = self._desk

        def work(progress: Progress) -> tuple[CheckResult, ...]:
            return check_register(desk, progress)

        run_with_progress(
            self, _("Checking the register"), work, done=self._show_results, failed=self.failed.emit
        )

    def _show_results(self, results: tuple[CheckResult, ...]) -> None:
        while self.results.count():
            item = self.results.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.deleteLater()
        for result in results:
            self.results.addWidget(self._line(result))

    def _line(self, result: CheckResult) -> QWidget:
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        mark = label("", "", line)
        icon = ("circle-check", "good") if result.ok else ("circle-alert", "danger")
        mark.setPixmap(theme.pixmap(*icon, 18, self.devicePixelRatioF()))
        mark.setAccessibleName(_("in order") if result.ok else _("not in order"))
        row.addWidget(mark)
        name = label(_(CHECKS[result.name]), "value", line)
        name.setFixedWidth(144)
        row.addWidget(name)
        row.addWidget(label(result.detail, "muted" if result.ok else "complaint", line, wrap=True), 1)
        return line
