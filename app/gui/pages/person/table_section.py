"""A section that is one table, built from its declaration."""

from collections.abc import Mapping
from dataclasses import replace
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from app.base.i18n import _
from app.domain.case import Case
from app.domain.record import Record
from app.gui.forms.field_spec import FormSpec
from app.gui.pages.person.line import Line
from app.gui.pages.person.lines_table import LinesTable
from app.gui.pages.person.section import Section
from app.gui.pages.person.section_spec import Acting, Adding, Remark, SectionSpec
from app.gui.pages.person.variant_lines import variants_of, with_variants
from app.gui.pages.person.wording import Wording
from app.gui.widgets.label import label

NAMES_KEY = "names"
_MOST_BUTTONS = 3
"""With more to add than that, only the first has a button; the others are in a menu."""


class TableSection(Section):
    """The table of a SectionSpec; `add_wanted` hands out which form a button opens, `acted` the key of an act."""

    add_wanted = Signal(object)
    acted = Signal(str)

    forms: ClassVar[Mapping[type[Record], FormSpec]] = {}
    """The forms of all records, by which a version of another source names its field; the page fills it in."""

    def __init__(self, spec: SectionSpec, parent: QWidget | None = None) -> None:
        super().__init__(spec.key, _(spec.title), _(spec.empty), parent)
        self.spec = spec
        self.entries: dict[str, QAction] = {}
        self._doers: list[tuple[Adding, QPushButton | QAction]] = []
        many = len(spec.adding) > _MOST_BUTTONS
        for adding in spec.adding[:1] if many else spec.adding:
            self._add_adding(adding)
        if many:
            self._add_menu(spec.adding[1:])
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
        for adding, doer in self._doers:
            doer.setEnabled(adding.can_be_added(case))
        lines = with_variants(self.lines_of(case, wording), case, wording, self.forms, len(self.spec.columns))
        if self.spec.key == NAMES_KEY:
            # The facts about the person are no table; what others say of them stands with the names.
            lines = (*lines, *variants_of(case.person, case, wording, self.forms, len(self.spec.columns)))
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
        button.clicked.connect(lambda: self._want(adding))
        self._doers.append((adding, button))

    def _add_menu(self, addings: tuple[Adding, ...]) -> None:
        """Offer the rest of what can be added in a menu."""
        menu = QMenu(self)
        for adding in addings:
            entry = QAction(_(adding.label), menu)
            entry.triggered.connect(lambda _checked=False, adding=adding: self._want(adding))
            menu.addAction(entry)
            self.entries[adding.form.key] = entry
            self._doers.append((adding, entry))
        more = self.add_button(_("Add more…"))
        more.setMenu(menu)

    def _want(self, adding: Adding) -> None:
        line = self.table.current_line()
        self.add_wanted.emit(replace(adding, chosen=line.record if line else None))

    def _add_acting(self, acting: Acting) -> None:
        button = self.add_button(_(acting.label))
        button.clicked.connect(lambda: self.acted.emit(acting.key))
