"""The quiet lines on the page of a person: who was merged into them, and who else may be the same person."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.base.i18n import _
from app.gui import wording
from app.gui.pages.merging.field_words import field_label, field_value
from app.gui.widgets.label import label
from app.workflows.part_again import MergedRecord
from app.workflows.similar_people import SimilarPerson


class MergedLines(QWidget):
    """`part_wanted` hands out a merge to be taken apart, `compare_wanted` somebody to be compared."""

    part_wanted = Signal(int)
    compare_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 6)
        self._column.setSpacing(4)
        self._merged: Sequence[MergedRecord] = ()
        self._similar: Sequence[SimilarPerson] = ()
        self.hide()

    def show_merged(self, merged: Sequence[MergedRecord]) -> None:
        """Show who was merged into the person."""
        self._merged = merged
        self._show()

    def show_similar(self, similar: Sequence[SimilarPerson]) -> None:
        """Show who else may be the same person."""
        self._similar = similar
        self._show()

    def _show(self) -> None:
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for one in self._similar:
            told = _("▲ May be in the register twice: {name} ({number}).").format(
                name=one.line.name, number=one.line.case_number
            )
            button = self._add(told, " ".join(one.reasons), "warning", _("Compare…"))
            button.clicked.connect(
                lambda _checked=False, person=one.line.id: self.compare_wanted.emit(person)
            )
        for record in self._merged:
            button = self._add(_told(record), _differing(record), "muted", _("Take apart"))
            button.clicked.connect(lambda _checked=False, merge=record.merge.id: self.part_wanted.emit(merge))
        self.setVisible(bool(self._merged or self._similar))

    def _add(self, told: str, more: str, role: str, deed: str) -> QPushButton:
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.setContentsMargins(0, 6, 0, 0)
        words.addWidget(label(told, role, row, wrap=True))
        if more:
            words.addWidget(label(more, "hint", row, wrap=True))
        line.addLayout(words, 1)
        button = QPushButton(deed, row)
        button.setProperty("quiet", True)
        button.setAccessibleName(f"{deed}: {told}")
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addWidget(row)
        return button


def _told(record: MergedRecord) -> str:
    told = _("Merged from {number}.").format(number=record.person.case_number)
    if record.made:
        at, who = record.made
        told = _("Merged from {number} on {date} by {who}.").format(
            number=record.person.case_number, date=wording.day(at.date()), who=who
        )
    return f"{told} {record.merge.reason}".strip()


def _differing(record: MergedRecord) -> str:
    if not record.differing:
        return ""
    said = " · ".join(f"{field_label(pair.name)}: {field_value(pair.other)}" for pair in record.differing)
    return _("That record said otherwise — {fields}").format(fields=said)
