"""Saying who one is, where several people have the passphrase that opened the register."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.base.i18n import _
from app.gui.widgets.calm_combo import CalmCombo
from app.gui.widgets.label import Remark, label

_FIELD_HEIGHT = 38


@dataclass(frozen=True, slots=True)
class Somebody:
    """A member of staff as one is offered: the number, the name, and the role in words."""

    number: int
    name: str
    role: str


class WhoForm(QWidget):
    """`chosen` hands out the member of staff, `cancelled` says that nobody wants to be one of them."""

    chosen = Signal(object)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._staff: Sequence[Somebody] = ()
        self.who = CalmCombo(self)
        self.who.setAccessibleName(_("Who are you?"))
        self.who.setMinimumHeight(_FIELD_HEIGHT)
        self.go_button = QPushButton(_("Sign in"), self)
        self.go_button.setProperty("primary", True)
        self.go_button.clicked.connect(self._choose)
        self.cancel_button = QPushButton(_("Cancel"), self)
        self.cancel_button.clicked.connect(self.cancelled)
        told = _(
            "This passphrase is shared. Choose yourself: the history shows your name beside what you do. Who has a "
            "passphrase of their own signs in with that."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(label(_("Who are you?"), "heading", self))
        explained = Remark("muted", self)
        explained.setText(told)
        column.addWidget(explained)
        column.addWidget(self.who)
        row = QHBoxLayout()
        for button in (self.cancel_button, self.go_button):
            button.setMinimumHeight(_FIELD_HEIGHT - 4)
        row.addWidget(self.cancel_button)
        row.addStretch()
        row.addWidget(self.go_button)
        column.addLayout(row)

    def ask(self, staff: Sequence[Somebody], remembered: int) -> None:
        """Offer the staff, whoever worked here last first chosen."""
        self._staff = staff
        self.who.clear()
        self.who.addItems([_("{name} ({role})").format(name=one.name, role=one.role) for one in staff])
        self.who.setCurrentIndex(next((row for row, one in enumerate(staff) if one.number == remembered), 0))
        self.who.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self) -> None:
        row = self.who.currentIndex()
        if 0 <= row < len(self._staff):
            self.chosen.emit(self._staff[row])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter sign in."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
        else:
            super().keyPressEvent(event)
