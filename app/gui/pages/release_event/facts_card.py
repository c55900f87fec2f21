"""What else is known of a release event: what it was in return for, its source, the note."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.base.i18n import _
from app.gui.pages.release_event.event_wording import EventWording
from app.gui.widgets.label import label
from app.gui.widgets.section_card import SectionCard
from app.workflows.read_event import EventCase


class FactsCard(SectionCard):
    """The facts as lines of two columns."""

    edit_wanted = Signal()
    counted = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("facts", _("What is known"), _("Nothing more is recorded about this event."), parent)
        self.add_button(_("Edit")).clicked.connect(self.edit_wanted)
        self._body = QWidget(self)
        self.set_body(self._body)
        grid = self._grid = QGridLayout(self._body)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        self._rows = []
        for place in range(5):
            key, value = label("", "key", self._body), label("", "value", self._body, wrap=True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(key, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, place, 1)
            self._rows.append((key, value))

    def show_event(self, case: EventCase, wording: EventWording) -> None:
        """Show what is recorded."""
        event = case.event
        facts = (
            (_("Who decided"), event.authority),
            (_("Counterpart"), event.counterpart),
            (_("In return for"), event.consideration),
            (_("Source"), wording.source(event.source_id)),
            (_("Note"), event.note),
        )
        for (key, value), (words, text) in zip(self._rows, facts, strict=True):
            key.setText(words)
            value.setText(text)
            key.setVisible(bool(text))
            value.setVisible(bool(text))
        nothing = not any(text for _words, text in facts)
        self._body.setVisible(not nothing)
        self.set_count(0, empty=nothing)
