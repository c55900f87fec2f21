"""Saying who one is, where several people have the passphrase that opened the register."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from app.base.i18n import _
from app.gui.widgets.label import label

_FIELD_HEIGHT = 38
_MOST_LINES = 6


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
        self.list = QListWidget(self)
        self.list.setAccessibleName(_("Who are you?"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(lambda _item: self._choose())
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
        column.addWidget(label(told, "muted", self, wrap=True))
        column.addWidget(self.list)
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
        self.list.clear()
        for one in staff:
            item = QListWidgetItem(_("{name}, {role}").format(name=one.name, role=one.role.lower()))
            item.setSizeHint(QSize(0, _FIELD_HEIGHT))
            self.list.addItem(item)
        self.list.setFixedHeight(
            min(len(staff), _MOST_LINES) * _FIELD_HEIGHT + 2 * self.list.frameWidth() + 8
        )
        place = next((row for row, one in enumerate(staff) if one.number == remembered), 0)
        self.list.setCurrentRow(place)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._staff):
            self.chosen.emit(self._staff[row])
