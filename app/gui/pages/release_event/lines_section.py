"""A section of a release event that is one table, built from its declaration."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.base.i18n import _
from app.gui.pages.person.lines_table import LinesTable
from app.gui.pages.release_event.event_spec import EventSectionSpec
from app.gui.pages.release_event.event_wording import EventWording
from app.gui.widgets.section_card import SectionCard
from app.workflows.read_event import EventCase


class LinesSection(SectionCard):
    """The table of an EventSectionSpec; `add_wanted` hands out what is to be added."""

    add_wanted = Signal(object)

    def __init__(self, spec: EventSectionSpec, parent: QWidget | None = None) -> None:
        super().__init__(spec.key, _(spec.title), _(spec.empty), parent)
        self.spec = spec
        self.short_title = _(spec.short or spec.title)
        adding = spec.adding
        if adding is not None:
            self.add_button(_(adding.label)).clicked.connect(lambda: self.add_wanted.emit(adding))
        self.table = LinesTable(spec.columns, self)
        self.table.setAccessibleName(_(spec.title))
        self.set_body(self.table)

    def show_event(self, case: EventCase, wording: EventWording) -> None:
        """Show the lines of the event; without any, only the heading with its sentence stays."""
        lines = self.spec.lines(case, wording)
        self.table.setVisible(bool(lines))
        self.table.show_lines(lines)
        self.set_count(len(lines))
