"""Accepting many proposals at once: all in one table that must have been seen to its end, each with a box to tick."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QSlider, QVBoxLayout, QWidget

from app.base.i18n import _, ngettext
from app.gui.pages.desk.buckets import eve_warning, percent
from app.gui.widgets.label import label
from app.gui.widgets.record_table import RecordTable, TableColumn
from app.gui.wording import Words
from app.workflows.reconcile import DeskLine, Reconciliation

LEAST, MOST = 90, 99


class AcceptDialog(QDialog):
    """`accepted_lines` hands out what was accepted: the id of each line → the person (None: no name)."""

    accepted_lines = Signal(object)

    def __init__(
        self,
        proposed: Sequence[DeskLine],
        found: Reconciliation,
        words: Words,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._proposed, self._found, self._words = proposed, found, words
        self._people = found.people
        self._seen = False
        self.setWindowTitle(_("Accept all proposals"))
        self.resize(900, 600)
        self.table = RecordTable(self._columns(), _("Proposals"), self, key=lambda one: one.line.id)
        self.table.tick(one.line.id for one in proposed)
        self.table.ticked_changed.connect(self._count)
        self.threshold = QSlider(Qt.Orientation.Horizontal, self)
        self.threshold.setRange(LEAST, MOST)
        self.threshold.setAccessibleName(_("Least probability"))
        self.threshold.valueChanged.connect(lambda _value: self._show())
        self.said = label("", "label", self)
        self.hint = label(_("Look through the list to its end; then it can be accepted."), "warning", self)
        self.accept_button = QPushButton(self)
        self.accept_button.setProperty("primary", True)
        self.accept_button.clicked.connect(self._accept)
        cancel = QPushButton(_("Cancel"), self)
        cancel.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        column.addWidget(label(_("Are these the same people?"), "heading", self))
        row = QHBoxLayout()
        row.addWidget(self.said)
        row.addWidget(self.threshold, 1)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.hint, 1)
        foot.addWidget(cancel)
        foot.addWidget(self.accept_button)
        column.addLayout(foot)
        bar = self.table.verticalScrollBar()
        bar.valueChanged.connect(lambda _value: self._look())
        bar.rangeChanged.connect(lambda _least, _most: self._look())
        self._show()

    @property
    def rows(self) -> Sequence[DeskLine]:
        """The proposals that would be accepted: those that are ticked and shown."""
        return tuple(one for one in self.table.rows if one.line.id in self.table.ticked)

    def _show(self) -> None:
        least = self.threshold.value()
        rows = [
            one
            for one in self._proposed
            if one.no_name or percent(one.match.candidates[0].probability) >= least
        ]
        self.said.setText(_("At least {percent} %").format(percent=least))
        self.table.show_rows(rows)
        self._look()
        self._count()

    def _count(self) -> None:
        many = len(self.rows)
        self.accept_button.setText(ngettext("Accept {n} line", "Accept {n} lines", many).format(n=many))
        self.accept_button.setEnabled(self._seen and many > 0)

    def _look(self) -> None:
        """Note when the end of the longest list has come into sight."""
        bar = self.table.verticalScrollBar()
        at_end = self.isVisible() and bar.value() >= bar.maximum()
        self._seen = self._seen or (at_end and len(self.table.rows) == len(self._proposed))
        self.hint.setVisible(not self._seen)
        self.accept_button.setEnabled(self._seen and bool(self.rows))

    def showEvent(self, event: object) -> None:
        """See at once a list that fits."""
        super().showEvent(event)  # type: ignore[arg-type]
        self._look()

    def _accept(self) -> None:
        chosen = {one.line.id: one.match.person_id for one in self.rows}
        self.accept()
        self.accepted_lines.emit(chosen)

    def _columns(self) -> Sequence[TableColumn[DeskLine]]:
        def name(one: DeskLine) -> str:
            person = self._people.get(one.match.person_id or 0)
            if one.no_name:
                return _("No name")
            return person.name if person else ""

        def about(one: DeskLine) -> str:
            person = self._people.get(one.match.person_id or 0)
            if person is None:
                return ""
            facts = (person.case_number, self._words.date(person.birth), self._words.status(person.status))
            warning = eve_warning(self._found, person.id)
            return " · ".join(filter(None, (f"▲ {warning}" if warning else "", *facts)))

        def likely(one: DeskLine) -> str:
            if one.no_name:
                return ""
            return _("{percent} %").format(percent=percent(one.match.candidates[0].probability))

        return (
            TableColumn(_("Line"), lambda one: str(one.line.number), width=84),
            TableColumn(_("As printed"), lambda one: one.line.printed, strong=True),
            TableColumn(_("In the register"), name, about, width=380),
            TableColumn(_("Probability"), likely, width=100),
        )
