"""A card with a heading, a count and buttons, above whatever it shows: what pages of one record are made of."""

from typing import cast

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from app.gui.focus_chain import inside
from app.gui.widgets.label import label
from app.gui.wording import number

_ROOM_FOR_HINT = 160
"""So much room the sentence of an empty section needs beside the buttons."""


class SectionCard(QFrame):
    """Says how many things it holds with `set_count`; `count_changed` tells the index, unless it is not `counted`."""

    count_changed = Signal(int)
    counted = True

    def __init__(self, key: str, title: str, empty: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.key = key
        self.short_title = title
        self.count: int | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(20, 12, 20, 12)
        self._layout.setSpacing(4)
        self._head = QHBoxLayout()
        self._head.setSpacing(8)
        self.title = label(title, "heading", self)
        self._head.addWidget(self.title)
        self.count_label = label("", "faint", self)
        self._head.addWidget(self.count_label)
        self.empty_label = label(empty, "hint", self, wrap=True)
        self.empty_label.hide()
        self._head.addWidget(self.empty_label, 1, Qt.AlignmentFlag.AlignVCenter)
        self._spring = QWidget(self)
        self._head.addWidget(self._spring, 1)
        self._layout.addLayout(self._head)
        self._tools = QWidget(self)
        self._tools.hide()
        tools = QHBoxLayout(self._tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(8)
        tools.addStretch()
        self._head.addWidget(self._tools)
        self._beneath = self._hint_beneath = False
        self.setAccessibleName(title)

    def add_button(self, words: str) -> QPushButton:
        """Add a button at the end of the heading and return it."""
        button = QPushButton(words, self)
        button.setProperty("quiet", True)
        self.add_to_heading(button)
        return button

    def add_to_heading(self, widget: QWidget) -> None:
        """Put a widget at the end of the heading."""
        tools = self._tools.layout()
        if tools is not None:
            tools.addWidget(widget)
        self._tools.show()

    def set_body(self, body: QWidget) -> None:
        """Put what the section shows beneath the heading."""
        self._layout.addWidget(body)

    def take_keyboard(self) -> None:
        """Take the keyboard: into what the section shows, else to its buttons, or the section itself."""
        reached = [one for one in inside(self) if one.isVisibleTo(self) and one.isEnabled()]
        shown = [one for one in reached if not self._tools.isAncestorOf(one)]
        next(iter([*shown, *reached]), self).setFocus(Qt.FocusReason.TabFocusReason)

    def offer_deeds(self) -> None:
        """Do what the buttons of the section offer: with several, they are asked about in a menu."""
        deeds = self._deeds()
        if len(deeds) == 1:
            deeds[0].trigger()
        if len(deeds) < 2:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for deed in deeds:
            entry = QAction(deed.text(), menu)
            entry.triggered.connect(deed.trigger)
            menu.addAction(entry)
        menu.setActiveAction(menu.actions()[0])
        menu.popup(self._tools.mapToGlobal(QPoint(0, self._tools.height())))

    def _deeds(self) -> list[QAction]:
        """Return what the buttons do that can be pressed now; where a button has a menu, the entries of it."""
        deeds: list[QAction] = []
        for button in self._tools.findChildren(QPushButton):
            menu = cast("QMenu | None", button.menu())
            if not (button.isVisibleTo(self) and button.isEnabled()):
                continue
            if menu is not None:
                deeds += [entry for entry in menu.actions() if entry.isEnabled() and entry.isVisible()]
                continue
            deed = QAction(button.text(), self)
            deed.triggered.connect(button.click)
            deeds.append(deed)
        return deeds

    def set_for_looking(self, *, looking: bool) -> None:
        """Take the buttons away where one only looks, or give them back."""
        tools = self._tools.layout()
        self._tools.setVisible(not looking and tools is not None and tools.count() > 1)

    def set_count(self, count: int, *, empty: bool | None = None) -> None:
        """Say how many things there are; with none, the section is one line with a helpful sentence."""
        self.count = count
        nothing = count == 0 if empty is None else empty
        self.count_label.setText(number(count) if count and self.counted else "")
        self.empty_label.setVisible(nothing)
        self._spring.setVisible(not nothing or self._hint_beneath)
        self._arrange()
        if self.counted:
            self.count_changed.emit(count)

    def minimumSizeHint(self) -> QSize:
        """Allow the card to be as narrow as its buttons beneath its title."""
        least = super().minimumSizeHint()
        others = [self._layout.itemAt(place) for place in range(self._layout.count())]
        bodies = [
            one.minimumSize().width() for one in others if one is not None and one.widget() is not self._tools
        ]
        widest = max(self._titled(), self._tools.sizeHint().width(), *bodies[1:], 0)
        edges = self._layout.contentsMargins()
        return QSize(widest + edges.left() + edges.right(), least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons beside the title, or beneath it where there is no room."""
        super().resizeEvent(event)
        self._arrange()

    def _fits(self, room: int) -> bool:
        """Tell whether the sentence of the empty section fits into two lines beside the title."""
        hint = self.empty_label
        if hint.isHidden() or not hint.text():
            return True
        return room >= _ROOM_FOR_HINT and hint.heightForWidth(room) <= 2 * hint.fontMetrics().lineSpacing()

    def _put_hint(self, *, beneath: bool) -> None:
        """Put the sentence of the empty section beside the title, or beneath it with the whole width."""
        if beneath == self._hint_beneath:
            return
        self._hint_beneath = beneath
        self._spring.setVisible(beneath or self.empty_label.isHidden())
        if beneath:
            self._head.removeWidget(self.empty_label)
            self._layout.insertWidget(1, self.empty_label)
        else:
            self._layout.removeWidget(self.empty_label)
            place = self._head.indexOf(self._spring)
            self._head.insertWidget(place, self.empty_label, 1, Qt.AlignmentFlag.AlignVCenter)

    def _titled(self) -> int:
        return self.title.sizeHint().width() + self.count_label.sizeHint().width() + self._head.spacing()

    def _arrange(self) -> None:
        width = self._layout.contentsRect().width()
        tools = 0 if self._tools.isHidden() else self._tools.sizeHint().width()
        beside = width - self._titled() - 2 * self._head.spacing()
        room = beside - tools - 2 * self._head.spacing()
        beneath = room < 0 and bool(tools)
        self._put_hint(beneath=not self._fits(beside if beneath else room))
        if beneath == self._beneath:
            return
        self._beneath = beneath
        if beneath:
            self._head.removeWidget(self._tools)
            self._layout.insertWidget(2 if self._hint_beneath else 1, self._tools)
        else:
            self._layout.removeWidget(self._tools)
            self._head.addWidget(self._tools)
