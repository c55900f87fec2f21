"""Going from section to section by key, and adding to the one where the keyboard is."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from app.gui.commands import PERSON, keys_of
from app.gui.keys import bind
from app.gui.pages.person.section_scroll import SectionScroll
from app.gui.widgets.section_index import SectionIndex


class SectionKeys(QObject):
    """Binds the keys of the sections on their page."""

    def __init__(self, page: QWidget, area: SectionScroll, index: SectionIndex) -> None:
        super().__init__(page)
        self._area, self._index = area, index
        forth, back = keys_of(PERSON, "sections")
        bind(page, forth, lambda: self._step(1))
        bind(page, back, lambda: self._step(-1))
        for keys in keys_of(PERSON, "add"):
            bind(page, keys, self._add)
        index.entered.connect(self._enter)

    def _step(self, step: int) -> None:
        """Go to the next or the previous section that is shown, and put the keyboard into it."""
        number = self._index.currentRow() + step
        while 0 <= number < len(self._area.sections) and self._area.sections[number].isHidden():
            number += step
        if 0 <= number < len(self._area.sections):
            self._area.go_to(number)
            self._index.follow(number)
            self._enter(number)

    def _enter(self, number: int) -> None:
        self._area.fill_all()
        self._area.sections[number].take_keyboard()

    def _add(self) -> None:
        """Offer what can be added to the section with the keyboard, or to the one that the index marks."""
        focused = QApplication.focusWidget()
        within = (one for one in self._area.sections if focused is not None and one.isAncestorOf(focused))
        section = next(within, self._area.sections[self._index.currentRow()])
        self._area.fill_all()
        section.offer_deeds()
