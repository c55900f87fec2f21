"""A section that is one table, built from its declaration."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.base.i18n import _
from app.domain.case import Case
from app.gui.pages.person.line import Line
from app.gui.pages.person.lines_table import LinesTable
from app.gui.pages.person.section import Section
from app.gui.pages.person.section_spec import Acting, Adding, Remark, SectionSpec
from app.gui.pages.person.wording import Wording
from app.gui.widgets.label import label


class TableSection(Section):
    """The table of a SectionSpec; `add_wanted` hands out which form a button opens, `acted` the key of an act."""

    add_wanted = Signal(object)
    acted = Signal(str)

    def __init__(self, spec: SectionSpec, parent: QWidget | None = None) -> None:
        super().__init__(spec.key, _(spec.title), _(spec.empty), parent)
        self.spec = spec
        for adding in spec.adding:
            self._add_adding(adding)
        for acting in spec.acting:
            self._add_acting(acting)
        self._remarks = QWidget(self)
        self._remarks_layout = QVBoxLayout(self._remarks)
        self._remarks_layout.setContentsMargins(0, 2, 0, 6)
        self._remarks_layout.setSpacing(3)
        self.set_body(self._remarks)
        self.table = LinesTable(spec.columns, self)
        self.table.setAccessibleName(_(spec.title))
        self.set_body(self.table)

    def show_case(self, case: Case, wording: Wording) -> None:
        """Show the lines of the case; without any, only the heading with its sentence stays."""
        lines = self.lines_of(case, wording)
        self.table.setVisible(bool(lines))
        self.table.show_lines(lines)
        self._show_remarks(self.spec.remarks(case, wording))
        self.set_count(sum(not line.beneath for line in lines))

    def _show_remarks(self, remarks: tuple[Remark, ...]) -> None:
        while (item := self._remarks_layout.takeAt(0)) is not None:
            if (shown := item.widget()) is not None:
                shown.hide()
                shown.deleteLater()
        for remark in remarks:
            sign = "▲ " if remark.role == "warning" else ""
            shown = label(sign + remark.text, remark.role, self._remarks, wrap=True)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._remarks_layout.addWidget(shown)
        self._remarks.setVisible(bool(remarks))

    def lines_of(self, case: Case, wording: Wording) -> tuple[Line, ...]:
        """Return the lines of the case; subclasses may know more than the case."""
        return self.spec.lines(case, wording)

    def _add_adding(self, adding: Adding) -> None:
        button = self.add_button(_(adding.label))
        button.clicked.connect(lambda: self.add_wanted.emit(adding))

    def _add_acting(self, acting: Acting) -> None:
        button = self.add_button(_(acting.label))
        button.clicked.connect(lambda: self.acted.emit(acting.key))
