"""One pair beside the list: why the two may be one person, and the decisions."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.base.i18n import _
from app.domain.people_list import PersonLine
from app.gui.widgets.chip import StatusChip
from app.gui.widgets.label import label
from app.gui.wording import Words
from app.workflows.similar_people import PossibleDuplicate


class PairDetails(QFrame):
    """`merge_wanted` asks for both side by side, `different` hands out why they are two, `later` puts it off."""

    merge_wanted = Signal()
    different = Signal(str)
    later = Signal()
    open_wanted = Signal(int)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setMinimumWidth(320)
        self._words = words
        self.pair: PossibleDuplicate | None = None
        self.merge_button = QPushButton(_("Compare and merge…"), self)
        self.merge_button.setProperty("primary", True)
        self.merge_button.clicked.connect(self.merge_wanted)
        self.later_button = QPushButton(_("Later"), self)
        self.later_button.clicked.connect(self.later)
        self.reason = QLineEdit(self)
        self.reason.setPlaceholderText(_("Why they are two (optional)"))
        self.reason.setAccessibleName(_("Why they are two persons"))
        self.reason.returnPressed.connect(self._decide)
        self.different_button = QPushButton(_("Different persons"), self)
        self.different_button.clicked.connect(self._decide)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 16)
        outer.setSpacing(10)
        outer.addWidget(self._area, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(19, 0, 19, 0)
        foot.setSpacing(10)
        first = QHBoxLayout()
        first.setSpacing(10)
        first.addWidget(self.merge_button)
        first.addWidget(self.later_button)
        first.addStretch()
        foot.addLayout(first)
        foot.addWidget(self.reason)
        second = QHBoxLayout()
        second.addWidget(self.different_button)
        second.addStretch()
        foot.addLayout(second)
        outer.addLayout(foot)

    def show_pair(self, pair: PossibleDuplicate | None) -> None:
        """Show a pair, or nothing."""
        changed = pair is None or self.pair is None or pair != self.pair
        self.pair = pair
        if changed:
            self.reason.clear()
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(19, 18, 19, 8)
        column.setSpacing(12)
        if pair is not None:
            for line in (pair.person, pair.other):
                column.addWidget(self._person(line, body))
            column.addWidget(label(_("Why"), "subheading", body))
            for reason in pair.reasons:
                column.addWidget(label(f"• {reason}", "", body, wrap=True))
        column.addStretch()
        self._area.setWidget(body)

    def ask(self) -> None:
        """Let somebody say why they are two, and Enter decide."""
        self.reason.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _person(self, line: PersonLine, parent: QWidget) -> QWidget:
        box = QWidget(parent)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(label(line.name, "heading", box, wrap=True))
        if line.second_name:
            column.addWidget(label(line.second_name, "muted", box, wrap=True))
        numbers = " · ".join(filter(None, (line.case_number, line.reference, self._words.date(line.birth))))
        column.addWidget(label(numbers, "hint", box, wrap=True))
        row = QHBoxLayout()
        row.setContentsMargins(0, 2, 0, 0)
        chip = StatusChip(box)
        words = self._words
        chip.show_status(
            line.status, words.status(line.status), words.tone(line.status), words.symbol(line.status)
        )
        row.addWidget(chip)
        row.addStretch()
        opens = QPushButton(_("Open"), box)
        opens.setProperty("quiet", True)
        opens.setAccessibleName(_("Open {name}").format(name=line.name))
        opens.clicked.connect(lambda _checked=False, person=line.id: self.open_wanted.emit(person))
        row.addWidget(opens)
        column.addLayout(row)
        return box

    def _decide(self) -> None:
        if self.pair is not None:
            self.different.emit(self.reason.text())
