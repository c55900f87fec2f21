"""The history of a person: every change in plain words, the newest first."""

from collections.abc import Sequence

from PySide6.QtWidgets import QPushButton, QWidget

from app.base.i18n import N_, _
from app.domain.case import Case
from app.domain.history import Change
from app.gui.pages.person.history_lines import history_lines
from app.gui.pages.person.line import Column
from app.gui.pages.person.lines_table import LinesTable
from app.gui.pages.person.section import Section
from app.gui.pages.person.wording import Wording

FIRST = 12
"""So many changes are shown at first, and so many more with every press of the button."""

_COLUMNS = (Column(N_("When and who"), least=190), Column(N_("What"), 1))


class HistorySection(Section):
    """The changes that touched this person; older ones are behind a button."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("history", _("History"), _("Nothing has been changed yet."), parent)
        self.table = LinesTable(_COLUMNS, self)
        self.table.setAccessibleName(_("History"))
        self.more = QPushButton(_("Show earlier changes"), self)
        self.more.setProperty("quiet", True)
        self.more.clicked.connect(self._show_more)
        self.set_body(self.table)
        self.set_body(self.more)
        self._changes: tuple[Change, ...] = ()
        self._wording: Wording | None = None
        self._shown = FIRST

    def show_case(self, case: Case, wording: Wording) -> None:
        """Say values in the words of this case; the changes came with `keep_changes`."""
        if self._wording is None or self._wording.case.person.id != case.person.id:
            self._shown = FIRST
        self._wording = wording
        self._show()

    def keep_changes(self, changes: Sequence[Change]) -> None:
        """Take the changes, newest first; they are shown with the next `show_case`."""
        self._changes = tuple(changes)

    def _show_more(self) -> None:
        self._shown += 4 * FIRST
        self._show()

    def _show(self) -> None:
        if self._wording is None:
            return
        lines = history_lines(self._changes[: self._shown], self._wording)
        self.table.setVisible(bool(lines))
        self.table.show_lines(lines)
        self.more.setVisible(len(self._changes) > self._shown)
        self.set_count(len(self._changes))
