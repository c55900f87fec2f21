"""A section of the person page: a card that shows a part of a case."""

from PySide6.QtWidgets import QWidget

from app.domain.case import Case
from app.gui.pages.person.wording import Wording
from app.gui.widgets.section_card import SectionCard


class Section(SectionCard):
    """Subclasses show a case in `show_case`. `stale` sections are filled when the page gets to them."""

    def __init__(self, key: str, title: str, empty: str = "", parent: QWidget | None = None) -> None:
        super().__init__(key, title, empty, parent)
        self.stale = True

    def show_case(self, case: Case, wording: Wording) -> None:
        """Show what the case holds for this section."""
        raise NotImplementedError
