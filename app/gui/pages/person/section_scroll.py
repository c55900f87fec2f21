"""The scrolling column of sections: filled from the top, what is out of sight only after the first painting."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.domain.case import Case
from app.gui.pages.person.section import Section
from app.gui.pages.person.wording import Wording

_REACH = 60


class SectionScroll(QScrollArea):
    """The sections below each other. `section_reached` tells which one stands at the top of the window.

    What stands at the top stays there when the page becomes narrower, or something above it is filled in.
    """

    section_reached = Signal(int)
    filled = Signal()

    def __init__(self, sections: Sequence[Section], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sections = tuple(sections)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        host = QWidget(self)
        host.setObjectName("page")
        column = self._column = QVBoxLayout(host)
        column.setContentsMargins(0, 14, 14, 24)
        column.setSpacing(12)
        for section in self.sections:
            column.addWidget(section)
        column.addStretch(1)
        self.setWidget(host)
        self._anchor = (0, 0)
        self._keeping = False
        self._case: Case | None = None
        self._wording: Wording | None = None
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.setInterval(0)
        self._next.timeout.connect(self._fill_next)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def show_case(self, case: Case, wording: Wording, *, from_top: bool) -> None:
        """Show a case; what is in sight at once, the rest as soon as the window has been painted."""
        self._case, self._wording = case, wording
        for section in self.sections:
            section.stale = True
        if from_top:
            self.verticalScrollBar().setValue(0)
        bottom = self.verticalScrollBar().value() + self.viewport().height()
        for section in self.sections:
            if section.y() > bottom and from_top:
                break
            self._fill(section)
        self._next.start()

    def show_only(self, case: Case | None) -> None:
        """Show only the sections that hold something of a case, without their buttons; None: all of them."""
        for section in self.sections:
            section.set_for_looking(looking=case is not None)
            section.setVisible(case is None or bool(section.count))

    def go_to(self, number: int) -> None:
        """Scroll a section to the top."""
        self.fill_all()
        self._column.activate()
        self.verticalScrollBar().setValue(max(0, self.sections[number].y() - 2))

    def fill_all(self) -> None:
        """Fill what is still waiting."""
        for section in self.sections:
            if section.stale:
                self._fill(section)

    def current(self) -> int:
        """Return the number of the section at the top of the window."""
        bar = self.verticalScrollBar()
        if bar.maximum() and bar.value() >= bar.maximum():
            return len(self.sections) - 1
        top = bar.value() + _REACH
        return max((number for number, one in enumerate(self.sections) if one.y() <= top), default=0)

    def _fill(self, section: Section) -> None:
        if self._case is not None and self._wording is not None:
            section.show_case(self._case, self._wording)
            section.stale = False

    def _fill_next(self) -> None:
        waiting = next((section for section in self.sections if section.stale), None)
        if waiting is None:
            self.filled.emit()
            return
        self._fill(waiting)
        self._next.start()

    def _on_scrolled(self, top: int) -> None:
        if self._keeping:
            return
        number = max((number for number, one in enumerate(self.sections) if one.y() <= top + 2), default=0)
        self._anchor = (number, top - self.sections[number].y())
        self.section_reached.emit(self.current())

    def _keep_place(self) -> None:
        """Scroll so that what stood at the top stands there again."""
        number, below = self._anchor
        self._keeping = True
        self.verticalScrollBar().setValue(self.sections[number].y() + below if number or below else 0)
        self._keeping = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the place when the sections have been laid out anew."""
        done = super().eventFilter(watched, event)
        if watched is self.widget() and event.type() == QEvent.Type.Resize:
            self._keep_place()
        return done
