"""Two records side by side before they are made one: what speaks against it, whose value stays, what comes along."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.base.errors import Problem
from app.base.i18n import _, ngettext
from app.base.progress import Progress
from app.domain.case import Case
from app.domain.compare_cases import Concern, FieldPair, Weight
from app.domain.labels import kind_label
from app.domain.record import PersonId
from app.gui.background import Lane, run
from app.gui.commands import MERGE, keys_of
from app.gui.pages.merging.field_choice import COLUMN_GAP, FieldChoice
from app.gui.pages.merging.person_card import PersonCard
from app.gui.widgets.label import Remark, label
from app.gui.widgets.tick_box import TickBox
from app.gui.wording import Words
from app.workflows.attach_document import document_bytes
from app.workflows.desk import Changes, Desk
from app.workflows.merge_people import Comparison, MergeChoice, compare_people, merge_people

KEY_WIDTH = 150


class MergePage(QWidget):
    """`told` says what was done, `failed` why not; `merged` hands out who was kept, `left` goes back."""

    told = Signal(str)
    failed = Signal(Problem)
    merged = Signal(int)
    left = Signal()

    def __init__(self, desk: Desk, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._desk, self._words = desk, words
        self._pair: tuple[PersonId, PersonId] = (0, 0)
        self.compared: Comparison | None = None
        self.choices: list[FieldChoice] = []
        self.back = QPushButton(_("Back"), self)
        self.back.setProperty("quiet", True)
        self.back.clicked.connect(self.left)
        self.swap = QPushButton(_("Keep the other one"), self)
        self.swap.clicked.connect(self.keep_the_other)
        self.kept, self.other = PersonCard(words, self), PersonCard(words, self)
        self.one_detention = TickBox(_("Both tell of the same arrest: make one detention of the two"), self)
        self.moves = label("", "muted", self, wrap=True)
        self.reason = QLineEdit(self)
        self.reason.setAccessibleName(_("Why they are one person"))
        self.complaint = Remark("complaint", self)
        self.merge_button = QPushButton(_("Make them one person"), self)
        self.merge_button.setProperty("primary", True)
        self.merge_button.clicked.connect(self.merge)
        self._lay_out()
        for keys in keys_of(MERGE, "merge_now"):
            self._shortcut(keys, self.merge)
        for keys in keys_of(MERGE, "swap"):
            self._shortcut(keys, self.keep_the_other)

    def show_pair(self, keep: PersonId, other: PersonId) -> None:
        """Read two persons and show them; the first is kept."""
        self._pair = (keep, other)
        self.reason.clear()
        self._read()

    def keep_the_other(self) -> None:
        """Let the two change places."""
        if self.compared is not None:
            self._pair = (self._pair[1], self._pair[0])
            self._read()

    def merge(self) -> None:
        """Make them one as chosen."""
        compared, desk = self.compared, self._desk
        if compared is None:
            return
        if compared.needs_reason and not self.reason.text().strip():
            self.complaint.setText(_("Please say why they are one person all the same."))
            self.reason.setFocus()
            return
        take = {choice.pair.name: choice.take for choice in self.choices if choice.pair.differs}
        choice = MergeChoice(take, self.reason.text(), self.one_detention.isChecked())
        keep, other = self._pair
        self.merge_button.setEnabled(False)
        run(
            self,
            lambda _progress: merge_people(desk, keep, other, choice),
            Lane.STORE,
            done=lambda _merge: self._on_merged(compared),
            failed=self._on_failed,
        )

    def refresh(self, changes: Changes) -> None:
        """Read the two again when a change touched one of them."""
        if self.isVisible() and self.compared is not None and changes.people & set(self._pair):
            self._read()

    def _read(self) -> None:
        desk, (keep, other) = self._desk, self._pair

        def work(_progress: Progress) -> tuple[Comparison, list[bytes | None]]:
            compared = compare_people(desk, keep, other)
            return compared, [_portrait(desk, case) for case in (compared.kept, compared.other)]

        run(
            self,
            work,
            Lane.STORE,
            done=lambda read: self._show(*read),
            failed=self._on_unreadable,
            channel="merge",
        )

    def _show(self, compared: Comparison, portraits: Sequence[bytes | None]) -> None:
        self.compared = compared
        self.complaint.setText("")
        self.merge_button.setEnabled(True)
        self.kept.show_case(compared.kept, portraits[0], _("✓ Is kept"))
        self.other.show_case(compared.other, portraits[1], _("→ Is merged into it"))
        self._show_concerns(compared.concerns)
        self._show_fields(compared.fields)
        self.one_detention.setVisible(compared.same_arrests > 0)
        self.one_detention.setChecked(True)
        self.moves.setText(_moves(compared))
        self.reason.setPlaceholderText(
            _("Needed: why are they one person all the same?")
            if compared.needs_reason
            else _("Why (optional)")
        )
        first = next((choice for choice in self.choices if choice.buttons), None)
        if first is not None:
            first.buttons[first.take].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.reason.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_concerns(self, concerns: Sequence[Concern]) -> None:
        _clear(self._concerns)
        self._notice.setVisible(bool(concerns))
        for one in concerns:
            blocks = one.weight is Weight.BLOCKS
            text = f"✕ {one.sentence}" if blocks else f"▲ {one.sentence}"
            self._concerns.addWidget(label(text, "against" if blocks else "", self._notice, wrap=True))

    def _show_fields(self, fields: Sequence[FieldPair]) -> None:
        _clear(self._fields)
        self.choices = [FieldChoice(pair, KEY_WIDTH, self._body) for pair in fields]
        # What somebody must choose comes first.
        for choice in sorted(self.choices, key=lambda one: not one.pair.differs):
            self._fields.addWidget(choice)

    def _on_merged(self, compared: Comparison) -> None:
        self.compared = None
        self.told.emit(
            _("{other} is now part of {name}.").format(
                other=compared.other.person.case_number, name=compared.kept.names[0].short
            )
        )
        self.merged.emit(self._pair[0])

    def _on_failed(self, problem: Problem) -> None:
        self.merge_button.setEnabled(True)
        self.complaint.setText(str(problem))

    def _on_unreadable(self, problem: Problem) -> None:
        self.compared = None
        self.failed.emit(problem)
        self.left.emit()

    def _shortcut(self, keys: str, deed: object) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(deed)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.back)
        head.addWidget(label(_("Are they one person?"), "title", self), 1)
        head.addWidget(self.swap)
        self._body = QWidget()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        self._notice = QFrame(self._body)
        self._notice.setObjectName("notice")
        self._concerns = QVBoxLayout(self._notice)
        self._concerns.setContentsMargins(14, 10, 14, 10)
        column.addWidget(self._notice)
        people = QHBoxLayout()
        people.setSpacing(COLUMN_GAP)
        people.addSpacing(KEY_WIDTH + COLUMN_GAP)
        people.addWidget(self.kept, 1)
        people.addWidget(self.other, 1)
        column.addLayout(people)
        self._fields = QVBoxLayout()
        self._fields.setSpacing(8)
        column.addLayout(self._fields)
        column.addWidget(self.one_detention)
        column.addWidget(self.moves)
        column.addStretch()
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._body)
        card = QFrame(self)
        card.setObjectName("card")
        framed = QVBoxLayout(card)
        framed.setContentsMargins(1, 1, 1, 1)
        framed.addWidget(scroll)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.reason, 1)
        foot.addWidget(self.merge_button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 16, 24, 14)
        outer.setSpacing(12)
        outer.addLayout(head)
        outer.addWidget(card, 1)
        outer.addWidget(self.complaint)
        outer.addLayout(foot)
        outer.addWidget(
            label(
                _("← → choose · nothing is lost: it can be taken apart again at any time · F1 all keys"),
                "hint",
                self,
            )
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        """Allow the window to be small."""
        return QSize(640, 320)


def _portrait(desk: Desk, case: Case) -> bytes | None:
    portrait = case.portrait
    return document_bytes(desk, portrait.thumbnail_sha256) if portrait and portrait.thumbnail_sha256 else None


def _moves(compared: Comparison) -> str:
    moved = sum(compared.moves.values())
    kinds = " · ".join(f"{kind_label(kind)} × {many}" for kind, many in compared.moves.items())
    told = ngettext("{n} record comes along: {kinds}.", "{n} records come along: {kinds}.", moved)
    sentences = [told.format(n=moved, kinds=kinds)] if moved else [_("No record comes along.")]
    if compared.doubled:
        both = ngettext(
            "{n} record that both have stays single.",
            "{n} records that both have stay single.",
            compared.doubled,
        )
        sentences.append(both.format(n=compared.doubled))
    return " ".join(sentences)


def _clear(layout: QVBoxLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
