"""The bar beneath the people of a release event: what can be done with those who are ticked, by button or key."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from app.base.i18n import N_, _, ngettext
from app.gui.widgets.flow_layout import FlowLayout
from app.gui.widgets.label import ElidedLabel
from app.gui.wording import number
from app.workflows.read_event import EventPerson


@dataclass(frozen=True, slots=True)
class Bulk:
    """Something to do with many: its key, its words, and the letters that do it (the same key in two scripts)."""

    key: str
    words: str
    letters: str = ""


RECORD, CONFIRM, OUTCOME = "record", "confirm", "outcome"
JOURNEY, TOLD, PROTOCOL, HANDOVER = "journey", "told", "protocol", "handover"
ACTIONS = (
    Bulk(RECORD, N_("Record release…"), "rк"),
    Bulk(CONFIRM, N_("Confirm…"), "cс"),
    Bulk(OUTCOME, N_("Set outcome…"), "oщў"),
    Bulk(JOURNEY, N_("Add journey…"), "jо"),
    Bulk(TOLD, N_("Family told…"), "fа"),
    Bulk(PROTOCOL, N_("Apply protocol…")),
    Bulk(HANDOVER, N_("Print hand-over sheets…")),
)
_OF_RELEASED = (CONFIRM, OUTCOME, JOURNEY, PROTOCOL, HANDOVER)


class BulkBar(QFrame):
    """`wanted` hands out the key of what is to be done, `none_wanted` that nobody shall be ticked any more."""

    wanted = Signal(str)
    none_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inset")
        self.told = ElidedLabel("", "subheading", self)
        self.buttons: dict[str, QPushButton] = {}
        host = QWidget(self)
        flow = FlowLayout(host, spacing=6)
        for action in ACTIONS:
            button = QPushButton(_(action.words), host)
            button.setProperty("chip", True)
            if action.letters:
                button.setToolTip(f"{_(action.words)}  {action.letters[0].upper()}")
            button.clicked.connect(lambda _checked=False, key=action.key: self.wanted.emit(key))
            flow.addWidget(button)
            self.buttons[action.key] = button
        self.none_button = QPushButton(_("Select nobody"), host)
        self.none_button.setProperty("quiet", True)
        self.none_button.clicked.connect(self.none_wanted)
        flow.addWidget(self.none_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        column.addWidget(self.told)
        column.addWidget(host)

    def show_chosen(self, people: Sequence[EventPerson], *, ticked: int) -> None:
        """Say whom it would concern, and offer what can be done with them.

        Of those who are `ticked` it concerns only the `people` who are shown.
        """
        hidden = ticked - len(people)
        if ticked and hidden:
            self.told.setText(
                ngettext(
                    "{hidden} of {n} selected is hidden: only who is shown is acted on",
                    "{hidden} of {n} selected are hidden: only who is shown is acted on",
                    hidden,
                ).format(hidden=number(hidden), n=number(ticked))
            )
        elif ticked:
            self.told.setText(ngettext("{n} selected", "{n} selected", ticked).format(n=number(ticked)))
        elif people:
            self.told.setText(_("{name} (Space selects more)").format(name=people[0].line.name))
        self.setVisible(bool(people) or ticked > 0)
        self.none_button.setVisible(ticked > 0)
        released = any(one.release is not None for one in people)
        for key, button in self.buttons.items():
            button.setEnabled(released or (bool(people) and key not in _OF_RELEASED))
        self.buttons[RECORD].setEnabled(any(one.release is None for one in people))

    def act(self, letter: str) -> bool:
        """Do what a letter stands for, if it stands for anything that can be done now."""
        for action in ACTIONS:
            if letter and letter.casefold() in action.letters and self.buttons[action.key].isEnabled():
                self.wanted.emit(action.key)
                return True
        return False
