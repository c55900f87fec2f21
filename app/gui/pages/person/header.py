"""The head of the person page: who it is, what the status rests on, and what one does most often."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from app.base.i18n import _
from app.domain.case import Case
from app.domain.custody import phases
from app.domain.names.display import second_script
from app.domain.names.romanise import preferred_latin
from app.domain.names.scripts import Script, script_of
from app.domain.vocabulary import Vocabulary
from app.gui.pages.person.status_words import day_line, rumour_line, status_line
from app.gui.pages.person.wording import Wording, joined
from app.gui.widgets.avatar import Avatar
from app.gui.widgets.chip import StatusChip

_WIDE = 900


@dataclass(frozen=True, slots=True)
class HeaderAction:
    """A button of the header: its key, its words (translated), its keyboard shortcut, and whether it always shows."""

    key: str
    words: str
    shortcut: str = ""
    icon: str = ""
    main: bool = False


class PersonHeader(QFrame):
    """Portrait, names, status and actions; `acted` hands out the key of the action."""

    acted = Signal(str)

    def __init__(
        self, actions: Sequence[HeaderAction], more: Sequence[HeaderAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("personHeader")
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(16)
        self.avatar = Avatar(64, self)
        outer.addWidget(self.avatar, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(2)
        outer.addLayout(column, 1)
        top = QHBoxLayout()
        top.setSpacing(8)
        names = QVBoxLayout()
        names.setSpacing(0)
        self.name = _label(self, "title")
        self.second = _label(self, "second")
        names.addWidget(self.name)
        names.addWidget(self.second)
        top.addLayout(names, 1)
        self.buttons: dict[str, QPushButton] = {}
        self._menu_only: dict[str, QAction] = {}
        self._add_actions(top, actions, more)
        column.addLayout(top)
        self.facts = _label(self, "hint")
        column.addWidget(self.facts)
        column.addSpacing(6)
        status = QHBoxLayout()
        status.setSpacing(10)
        self.chip = StatusChip(self)
        status.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignTop)
        self.days = _label(self, "strong")
        self.days.setWordWrap(False)
        status.addWidget(self.days, 0, Qt.AlignmentFlag.AlignTop)
        self.rests_on = _label(self, "hint")
        status.addWidget(self.rests_on, 1)
        column.addLayout(status)
        self.rumour = _label(self, "warning")
        self.flags = _label(self, "warning")
        column.addWidget(self.rumour)
        column.addWidget(self.flags)

    def show_case(self, case: Case, wording: Wording) -> None:
        """Show who it is and how it stands."""
        main = case.names[0]
        self.name.setText(main.written)
        self.second.setText(_second_name(case))
        self.second.setVisible(bool(self.second.text()))
        person = case.person
        caseworker = _("caseworker: {name}").format(name=person.caseworker) if person.caseworker else ""
        self.facts.setText(
            joined(person.case_number, person.reference or "", wording.age(wording.today), caseworker, by="  ·  ")
        )
        self.avatar.show_person(main.surname or main.text, main.given, person.id)
        status = case.status.status
        self.chip.show_status(status, wording.status(status), wording.tone(status), wording.symbol(status))
        custody = wording.terms.custody_codes
        self.days.setText(day_line(phases(case, custody, wording.today), wording))
        self.days.setVisible(bool(self.days.text()))
        self.rests_on.setText(status_line(case, wording))
        self.rumour.setText(_warned(rumour_line(case, wording, custody)))
        self.rumour.setVisible(bool(self.rumour.text()))
        flags = joined(*(wording.term(Vocabulary.RISK_FLAG, flag.flag) for flag in case.flags), by="  ·  ")
        self.flags.setText(_warned(flags))
        self.flags.setVisible(bool(flags))

    def _add_actions(
        self, row: QHBoxLayout, actions: Sequence[HeaderAction], more: Sequence[HeaderAction]
    ) -> None:
        menu = QMenu(self)
        for action in actions:
            button = QPushButton(action.words, self)
            button.setProperty("primary", action.main)
            button.setToolTip(joined(action.words, action.shortcut, by=" · "))
            button.clicked.connect(lambda _checked=False, key=action.key: self.acted.emit(key))
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
            self.buttons[action.key] = button
            entry = self._entry(menu, action)
            entry.setVisible(False)
            if not action.main:
                self._menu_only[action.key] = entry
        for action in more:
            self._entry(menu, action)
        self.more = QPushButton(_("More"), self)
        self.more.setMenu(menu)
        row.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)

    def _entry(self, menu: QMenu, action: HeaderAction) -> QAction:
        entry = QAction(joined(action.words, action.shortcut, by="\t"), menu)
        entry.triggered.connect(lambda _checked=False: self.acted.emit(action.key))
        menu.addAction(entry)
        return entry

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window only the most important action keeps its button; the others move into the menu."""
        super().resizeEvent(event)
        wide = self.width() >= _WIDE
        for key, entry in self._menu_only.items():
            self.buttons[key].setVisible(wide)
            entry.setVisible(not wide)


def _second_name(case: Case) -> str:
    """Return the name in the other script; where nobody recorded one, a romanisation marked as computed."""
    main = case.names[0]
    recorded = second_script(main.written, (form.written for form in case.names[1:]))
    if recorded:
        return recorded
    if script_of(main.written) is Script.CYRILLIC:
        return _("{name} (romanised by Vigil)").format(name=preferred_latin(main.written, main.language))
    return ""


def _warned(sentence: str) -> str:
    return f"▲ {sentence}" if sentence else ""


def _label(parent: QWidget, role: str) -> QLabel:
    label = QLabel(parent)
    label.setProperty("role", role)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
