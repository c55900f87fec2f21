"""Typing a new passphrase twice: for a member of staff, or instead of one's own, which is asked for then."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.base.errors import FieldProblem, Problem
from app.base.i18n import _
from app.gui.widgets.label import Remark, label
from app.gui.widgets.passphrase_field import PassphraseField

_FIELD_HEIGHT = 38


class PassphraseDialog(QDialog):
    """`answered` hands out the present passphrase (empty where it is not asked for) and the new one.

    The one who asks closes the dialog when it has worked, or lets it `complain`.
    """

    answered = Signal(str, str)

    def __init__(self, title: str, told: str, parent: QWidget, *, asks_present: bool = False) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(460)
        self._asks_present = asks_present
        self.now = PassphraseField(_("Present passphrase"), self)
        self.passphrase = PassphraseField(_("New passphrase"), self)
        self.again = PassphraseField(_("Once more"), self)
        self.complaint = Remark("complaint", self)
        self.save_button = QPushButton(title, self)
        self.save_button.setProperty("primary", True)
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(self._answer)
        self.cancel_button = QPushButton(_("Cancel"), self)
        self.cancel_button.clicked.connect(self.reject)
        self._lay_out(title, told)
        self.finished.connect(lambda _result: self._forget())
        (self.now if asks_present else self.passphrase).setFocus()

    def complain(self, problem: Problem) -> None:
        """Say why it has not worked; one types again."""
        self.save_button.setEnabled(True)
        self.complaint.setText(str(problem))
        named = problem.field if isinstance(problem, FieldProblem) else ""
        (self.now if named == "now" else self.passphrase).setFocus()

    def _answer(self) -> None:
        self.complaint.setText("")
        if self.passphrase.text() != self.again.text():
            self.complaint.setText(_("The two passphrases differ."))
            self.again.setFocus()
            return
        self.save_button.setEnabled(False)
        self.answered.emit(self.now.text(), self.passphrase.text())

    def _forget(self) -> None:
        for field in (self.now, self.passphrase, self.again):
            field.clear()

    def _lay_out(self, title: str, told: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addWidget(label(title, "heading", self, wrap=True))
        column.addWidget(label(told, "muted", self, wrap=True))
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.setHorizontalSpacing(14)
        self.now.setVisible(self._asks_present)
        for field in (self.now, self.passphrase, self.again):
            field.setMinimumHeight(_FIELD_HEIGHT)
            if field is not self.now or self._asks_present:
                caption = label(field.accessibleName(), "label", self)
                caption.setMinimumHeight(_FIELD_HEIGHT)
                form.addRow(caption, field)
        column.addLayout(form)
        column.addWidget(
            label(
                _("Six random words make a good passphrase. Nobody can recover it: write it down."),
                "hint",
                self,
                wrap=True,
            )
        )
        column.addWidget(self.complaint)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.save_button)
        column.addLayout(foot)
