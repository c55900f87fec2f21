"""Creating a register: whose it is, who you are, where it lies, and the passphrase that protects it."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.base.errors import FieldProblem, Problem
from app.base.i18n import _
from app.gui import ask
from app.gui.background import run
from app.gui.focus_chain import follow
from app.gui.widgets.label import Remark, label
from app.gui.widgets.passphrase_field import PassphraseField

_FIELD_HEIGHT = 36


class CreateForm(QWidget):
    """`opened` hands out the desk of the new register; `started` and `stopped` frame the attempt to make it."""

    opened = Signal(object)
    cancelled = Signal()
    started = Signal()
    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.organisation, self.who = QLineEdit(self), QLineEdit(self)
        self.folder = QLineEdit(str(Path.home() / "Vigil register"), self)
        self.passphrase = PassphraseField(_("Passphrase"), self)
        self.again = PassphraseField(_("The same once more"), self)
        self.complaint = Remark("complaint", self)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.bar.hide()
        self.cancel_button = QPushButton(_("Back"), self)
        self.create_button = QPushButton(_("Create the register"), self)
        self._lay_out()
        self.create_button.clicked.connect(self.create_register)
        self.passphrase.returnPressed.connect(self.again.setFocus)
        self.again.returnPressed.connect(self.create_register)
        self.cancel_button.clicked.connect(self.cancelled)

    def begin(self) -> None:
        """Put the cursor into the first field."""
        self.organisation.setFocus()

    def take_over(self, other: "CreateForm") -> None:
        """Show what was typed into another one."""
        for mine, theirs in zip(self._fields(), other._fields(), strict=True):
            mine.setText(theirs.text())

    def _fields(self) -> tuple[QLineEdit, ...]:
        return self.organisation, self.who, self.folder, self.passphrase, self.again

    def create_register(self) -> None:
        """Check what was filled in and make the register."""
        self.complaint.setText("")
        if self.passphrase.text() != self.again.text():
            self._complain(self.again, _("The two passphrases differ."))
            return
        if not self.who.text().strip():
            self._complain(self.who, _("Please enter your name: the history shows it beside each change."))
            return
        values = (
            Path(self.folder.text()).expanduser(),
            self.organisation.text(),
            self.who.text().strip(),
            self.passphrase.text(),
        )
        self._enable(False)
        self.started.emit()
        run(self, lambda _progress: _create(*values), done=self._on_created, failed=self._on_failed)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(label(_("Create a register"), "heading", self))
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.setHorizontalSpacing(14)
        browse = QPushButton("…", self)
        browse.setAccessibleName(_("Choose a folder"))
        browse.setFixedWidth(40)
        browse.clicked.connect(lambda: ask.folder(self, _("Choose a folder"), self._on_folder))
        place = QHBoxLayout()
        place.setSpacing(8)
        browse.setMinimumHeight(_FIELD_HEIGHT)
        place.addWidget(self.folder, 1)
        place.addWidget(browse)
        for text, field in (
            (_("Organisation"), self.organisation),
            (_("Your name"), self.who),
            (_("Folder"), place),
            (_("Passphrase"), self.passphrase),
            (_("Once more"), self.again),
        ):
            if isinstance(field, QLineEdit):
                field.setAccessibleName(text)
            caption = label(text, "label", self)
            caption.setMinimumHeight(_FIELD_HEIGHT)
            form.addRow(caption, field)
        self.folder.setAccessibleName(_("Folder"))
        for field in self._fields():
            field.setMinimumHeight(_FIELD_HEIGHT)
        follow(self.folder, (browse, self.passphrase, self.again, self.cancel_button, self.create_button))
        column.addLayout(form)
        column.addWidget(
            label(
                _(
                    "Six random words make a good passphrase. Nobody can recover it: without it the register "
                    "cannot be opened, by you or by anybody else. Write it down and keep it in a safe place."
                ),
                "hint",
                self,
                wrap=True,
            )
        )
        column.addWidget(self.complaint)
        column.addWidget(self.bar)
        row = QHBoxLayout()
        self.create_button.setProperty("primary", True)
        row.addWidget(self.cancel_button)
        row.addStretch()
        row.addWidget(self.create_button)
        column.addLayout(row)

    def _on_folder(self, folder: Path) -> None:
        self.folder.setText(str(folder / "Vigil register"))

    def _on_created(self, desk: object) -> None:
        for field in (self.passphrase, self.again):
            field.clear()
        self.opened.emit(desk)

    def _on_failed(self, problem: Problem) -> None:
        self._enable(True)
        self.stopped.emit()
        named = problem.field if isinstance(problem, FieldProblem) else ""
        fields = {"organisation": self.organisation, "folder": self.folder, "passphrase": self.passphrase}
        self._complain(fields.get(named), str(problem))

    def _complain(self, field: QLineEdit | None, words: str) -> None:
        self.complaint.setText(words)
        if field is not None:
            field.setFocus()

    def _enable(self, on: bool) -> None:
        self.bar.setVisible(not on)
        for widget in (self.create_button, self.cancel_button, self.passphrase, self.again, self.folder):
            widget.setEnabled(on)


def _create(folder: Path, organisation: str, who: str, passphrase: str) -> Any:
    # deferred: the first window must not wait for the database.
    from app.workflows.open_register import create_register

    return create_register(folder, organisation, who, passphrase)
