"""The affairs of a person with everybody else who is accused in them, and the officials of the case."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from app.domain.case import Case
from app.gui.pages.person.court_lines import affair_lines
from app.gui.pages.person.line import Line
from app.gui.pages.person.section_spec import SectionSpec
from app.gui.pages.person.table_section import TableSection
from app.gui.pages.person.wording import Wording
from app.workflows.read_affairs import CoDefendant


class AffairsSection(TableSection):
    """A table with more in it than the case itself knows: other persons."""

    def __init__(self, spec: SectionSpec, parent: QWidget | None = None) -> None:
        super().__init__(spec, parent)
        self._others: Mapping[int, Sequence[CoDefendant]] = {}

    def keep_others(self, others: Mapping[int, Sequence[CoDefendant]]) -> None:
        """Keep who else is accused, by affair, until the case is shown."""
        self._others = others

    def lines_of(self, case: Case, wording: Wording) -> tuple[Line, ...]:
        """Return the affairs with their people."""
        return affair_lines(case, wording, self._others)
