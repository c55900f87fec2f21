"""The consents of a person, and what left the register about them."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.domain.case import Case
from app.domain.departure import Departure
from app.gui.pages.person.consent_lines import consent_lines, departure_lines
from app.gui.pages.person.section_spec import SectionSpec
from app.gui.pages.person.table_section import TableSection
from app.gui.pages.person.wording import Wording


class ConsentSection(TableSection):
    """Shows the consents; beneath them stand the documents and files that tell of the person."""

    def __init__(self, spec: SectionSpec, parent: QWidget | None = None) -> None:
        super().__init__(spec, parent)
        self._departures: Sequence[Departure] = ()

    def keep_departures(self, departures: Sequence[Departure]) -> None:
        """Take in what left the register about the person who is shown next."""
        self._departures = departures

    def show_case(self, case: Case, wording: Wording) -> None:
        """Show the consents of the case and where its data has gone."""
        lines = (*consent_lines(case, wording), *departure_lines(self._departures, wording))
        self.table.setVisible(bool(lines))
        self.table.show_lines(lines)
        self.set_count(len(case.consents))
