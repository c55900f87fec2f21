"""The pane beside the People table: who is selected, what is known, what is owed, and the way to the page."""

import datetime as dt

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.base.i18n import _, language_in_force
from app.domain.articles import article_number
from app.domain.case import Case
from app.domain.follow_up import OWED
from app.domain.record import PersonId
from app.gui import wording
from app.gui.background import Lane, run
from app.gui.pages.person.wording import Wording
from app.gui.widgets.avatar import Avatar
from app.gui.widgets.chip import StatusChip
from app.gui.widgets.label import label
from app.workflows.attach_document import document_bytes
from app.workflows.desk import Desk
from app.workflows.read_case import read_case

MOST_FOLLOW_UPS = 4
_BESIDE_KEY = 24
"""A longer value stands beneath its key, with the whole width."""


class Preview(QFrame):
    """Shows one person in short; `open_wanted` and the others ask the window to act."""

    open_wanted = Signal(int)
    print_wanted = Signal(int)

    def __init__(self, desk: Desk, words: wording.Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._desk, self._words = desk, words
        self._person: PersonId | None = None
        self._shown: PersonId | None = None
        self.avatar = Avatar(52, self)
        self.name = label("", "heading", self, wrap=True)
        self.second = label("", "muted", self, wrap=True)
        self.chip = StatusChip(self)
        self.basis = label("", "hint", self, wrap=True)
        self.open_button = QPushButton(_("Open"), self)
        self.open_button.setProperty("primary", True)
        self.print_button = QPushButton(_("Print"), self)
        self.open_button.clicked.connect(lambda: self._emit(self.open_wanted))
        self.print_button.clicked.connect(lambda: self._emit(self.print_wanted))
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(16)
        self._facts.setVerticalSpacing(5)
        self._owed = QVBoxLayout()
        self._owed.setSpacing(6)
        self._lay_out()
        self.show_nobody()

    def show_nobody(self) -> None:
        """Show the empty pane."""
        self._person = self._shown = None
        self._body.hide()

    def show_person(self, person_id: PersonId, on: dt.date | None = None) -> None:
        """Read a person and show them as of a day (today); the newest wish wins."""
        self._person = person_id
        if self._shown != person_id:
            # Nobody may take one person for another: until the new one is read, nothing is shown.
            self._shown = None
            self._body.hide()
        desk = self._desk

        def work(_progress: object) -> tuple[Case, bytes | None]:
            case = read_case(desk, person_id, on)
            portrait = case.portrait
            return case, document_bytes(desk, portrait.thumbnail_sha256) if portrait else None

        run(self, work, Lane.STORE, done=lambda read: self._show(*read), failed=self._gone, channel="preview")

    @property
    def shown(self) -> PersonId | None:
        """The person whose case is in sight, and on whom the buttons act."""
        return self._shown

    def _gone(self, _problem: object) -> None:
        self.show_nobody()

    def _emit(self, signal: SignalInstance) -> None:
        if self._shown is not None:
            signal.emit(self._shown)

    def _lay_out(self) -> None:
        self._body = QScrollArea(self)
        self._body.setWidgetResizable(True)
        self._body.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(self.avatar, 0, Qt.AlignmentFlag.AlignTop)
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self.name)
        names.addWidget(self.second)
        head.addLayout(names, 1)
        column.addLayout(head)
        status = QHBoxLayout()
        status.addWidget(self.chip)
        status.addStretch(1)
        column.addLayout(status)
        column.addWidget(self.basis)
        buttons = QHBoxLayout()
        buttons.addWidget(self.open_button)
        buttons.addWidget(self.print_button)
        buttons.addStretch()
        column.addLayout(buttons)
        column.addLayout(self._facts)
        self._owed_title = label(_("Owed next"), "subheading", inner)
        column.addWidget(self._owed_title)
        column.addLayout(self._owed)
        column.addStretch()
        self._body.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.addWidget(self._body, 1)

    def _show(self, case: Case, photo: bytes | None) -> None:
        if case.person.id != self._person:
            return
        self._shown = case.person.id
        main = case.names[0]
        self.avatar.show_person(main.surname or main.text, main.given, case.person.id, photo)
        self.name.setText(main.written)
        others = [form.written for form in case.names[1:3]]
        self.second.setText(" · ".join([*others, case.person.case_number]))
        status = case.status.status
        step = case.open_step
        said = self._words.standing(status, step or "") if case.holding_claim else _("No status recorded")
        self.chip.show_status(status, said, is_open=step is not None)
        self.basis.setText(self._basis(case))
        self._fill_facts(case)
        self._fill_owed(case)
        self._body.show()

    def _basis(self, case: Case) -> str:
        claim = case.holding_claim
        if claim is None:
            return _("No source says anything yet.")
        told = f"{wording.since(claim.since)} · {case.sources[claim.source_id].title}"
        if case.as_of == self._desk.clock.today():
            return told
        return _("as of {day}").format(day=wording.day(case.as_of)) + " · " + told

    def _fill_facts(self, case: Case) -> None:
        _clear(self._facts)
        row = 0
        for key, value in self._fact_rows(case):
            self._facts.addWidget(label(key, "key", self), row, 0, Qt.AlignmentFlag.AlignTop)
            words = label(value, "value", self, wrap=True)
            if len(value) > _BESIDE_KEY:
                self._facts.addWidget(words, row + 1, 0, 1, 2)
            else:
                self._facts.addWidget(words, row, 1)
            row += 2
        self._facts.setColumnStretch(1, 1)

    def _fact_rows(self, case: Case) -> list[tuple[str, str]]:
        language = language_in_force()
        claim = case.holding_claim
        detention = case.detentions[-1] if case.detentions else None
        sentence = case.sentences[-1] if case.sentences else None
        words = Wording(self._words.terms, case, self._desk.clock.today())
        rows = [
            (_("Where"), self._words.facility(claim.facility_id) if claim else ""),
            (_("Born"), case.person.birth_date.display(language) if case.person.birth_date else ""),
            (_("Arrested"), detention.start.display(language) if detention and detention.start else ""),
            (_("Charges"), ", ".join(dict.fromkeys(_article(charge.article) for charge in case.charges))),
            (_("Sentence"), words.sentence(sentence) if sentence else ""),
            (_("Caseworker"), case.person.caseworker),
        ]
        return [(key, value) for key, value in rows if value]

    def _fill_owed(self, case: Case) -> None:
        _clear(self._owed)
        owed = [one for one in case.follow_ups if one.state in OWED][:MOST_FOLLOW_UPS]
        self._owed_title.setVisible(bool(owed))
        today = self._desk.clock.today()
        for one in owed:
            row = QWidget(self)
            lines = QVBoxLayout(row)
            lines.setContentsMargins(0, 0, 0, 0)
            lines.setSpacing(0)
            lines.addWidget(label(one.title, "", row, wrap=True))
            if one.due:
                lines.addWidget(label(wording.due(one.due, today), _urgency(one.due, today), row, wrap=True))
            self._owed.addWidget(row)


def _article(code: str) -> str:
    return _("art. {number}").format(number=article_number(code))


def _urgency(due: dt.date | None, today: dt.date) -> str:
    return "complaint" if due and due < today else "hint"


def _clear(layout: QVBoxLayout | QGridLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
