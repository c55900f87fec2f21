"""The bar beneath the People table: what can be done with the people who are selected."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from app.base.i18n import N_, _, ngettext
from app.gui.widgets.flow_layout import FlowLayout
from app.gui.widgets.label import ElidedLabel
from app.gui.wording import number

TAG, UNTAG, ASSIGN, TRANSFER = "tag", "untag", "assign", "transfer"
PROTOCOL, PRINT, EXPORT = "protocol", "print", "export"
ACTIONS = {
    TAG: N_("Tag…"),
    UNTAG: N_("Take a tag away…"),
    ASSIGN: N_("Assign…"),
    TRANSFER: N_("Record transfer…"),
    PROTOCOL: N_("Apply protocol…"),
    PRINT: N_("Print…"),
    EXPORT: N_("Export…"),
}


class PeopleBulkBar(QFrame):
    """Shown while several people are selected; `wanted` hands out the key of what is to be done."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inset")
        self.told = ElidedLabel("", "subheading", self)
        host = QWidget(self)
        flow = FlowLayout(host, spacing=6)
        self.buttons: dict[str, QPushButton] = {}
        for key, words in ACTIONS.items():
            button = QPushButton(_(words), host)
            button.setProperty("chip", True)
            button.clicked.connect(lambda _checked=False, key=key: self.wanted.emit(key))
            flow.addWidget(button)
            self.buttons[key] = button
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        column.addWidget(self.told)
        column.addWidget(host)
        self.hide()

    def show_concerned(self, many: int, names: Sequence[str]) -> None:
        """Say whom it concerns, while the sheet asks what is to be done."""
        said = ngettext("It concerns {n}", "It concerns {n}", many).format(n=number(many))
        self.told.setText(": ".join(filter(None, (said, "; ".join(names)))))

    def show_selected(self, many: int, names: Sequence[str]) -> None:
        """Say who is selected, as far as the names are at hand; with fewer than two there is no bar."""
        self.setVisible(many > 1)
        if many > 1:
            said = ngettext("{n} selected", "{n} selected", many).format(n=number(many))
            self.told.setText(": ".join(filter(None, (said, "; ".join(names)))))
