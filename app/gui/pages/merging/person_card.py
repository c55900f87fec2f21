"""One of two persons side by side: portrait, names, status, and how much is recorded."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.base.i18n import _, language_in_force, ngettext
from app.domain.case import Case
from app.gui.widgets.avatar import Avatar
from app.gui.widgets.chip import StatusChip
from app.gui.widgets.label import label
from app.gui.wording import Words

_SHOWN_NAMES = 3


class PersonCard(QWidget):
    """Shows one person; `role` says in a word what becomes of the record."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.role = label("", "subheading", self)
        self.avatar = Avatar(52, self)
        self.name = label("", "heading", self, wrap=True)
        self.others = label("", "muted", self, wrap=True)
        self.numbers = label("", "hint", self, wrap=True)
        self.chip = StatusChip(self)
        self.since = label("", "hint", self, wrap=True)
        self.records = label("", "hint", self, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.role)
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(self.avatar, 0, Qt.AlignmentFlag.AlignTop)
        names = QVBoxLayout()
        names.setSpacing(2)
        for one in (self.name, self.others, self.numbers):
            names.addWidget(one)
        head.addLayout(names, 1)
        column.addLayout(head)
        status = QHBoxLayout()
        status.setSpacing(10)
        status.addWidget(self.chip)
        status.addWidget(self.since, 1)
        column.addLayout(status)
        column.addWidget(self.records)
        column.addStretch()

    def show_case(self, case: Case, portrait: bytes | None, role: str) -> None:
        """Show a person."""
        main, person, words = case.names[0], case.person, self._words
        self.role.setText(role)
        self.avatar.show_person(main.surname or main.text, main.given, person.id, portrait)
        self.name.setText(main.written)
        others = dict.fromkeys(form.written for form in case.names[1:] if form.written != main.written)
        shown = list(others)[:_SHOWN_NAMES]
        self.others.setText(" · ".join([*shown, *(["…"] if len(others) > len(shown) else [])]))
        self.others.setVisible(bool(others))
        self.numbers.setText(" · ".join(filter(None, (person.case_number, person.reference))))
        status = case.status.status
        said = words.status(status) if case.holding_claim else _("No status recorded")
        self.chip.show_status(status, said, words.tone(status), words.symbol(status))
        claim = case.holding_claim
        since = claim.since.display(language_in_force()) if claim else ""
        self.since.setText(_("since {date}").format(date=since) if since else "")
        self.records.setText(_records(case))


def _records(case: Case) -> str:
    counts = (
        ngettext("{n} name form", "{n} name forms", len(case.names)).format(n=len(case.names)),
        ngettext("{n} detention", "{n} detentions", len(case.detentions)).format(n=len(case.detentions)),
        ngettext("{n} claim", "{n} claims", len(case.claims)).format(n=len(case.claims)),
        ngettext("{n} follow-up", "{n} follow-ups", len(case.follow_ups)).format(n=len(case.follow_ups)),
        ngettext("{n} document", "{n} documents", len(case.documents)).format(n=len(case.documents)),
    )
    return " · ".join(counts)
