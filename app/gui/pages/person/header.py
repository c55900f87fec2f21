"""The head of the person page: who it is, what the status rests on, and what one does most often."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from app.base.i18n import _
from app.domain.case import Case
from app.domain.custody import phases
from app.domain.names.display import second_script
from app.domain.names.romanise import preferred_latin
from app.domain.names.scripts import Script, script_of
from app.domain.proof_of_life import life_clock
from app.domain.vocabulary import Vocabulary
from app.gui.forms.words import LEVELS
from app.gui.pages.person.status_words import day_line, death_line, rumour_line, status_line
from app.gui.pages.person.wellbeing_lines import life_remarks
from app.gui.pages.person.wording import Wording, joined
from app.gui.theme import icon
from app.gui.widgets.avatar import Avatar
from app.gui.widgets.chip import StatusChip
from app.gui.widgets.label import label


@dataclass(frozen=True, slots=True)
class HeaderAction:
    """Something one does with a person: its key, its words (translated) and its keyboard shortcut."""

    key: str
    words: str
    shortcut: str = ""


# The buttons, the most important first: for somebody who is held, and for everybody else.
_WHEN_HELD = ("release", "contact", "follow_up", "print")
_WHEN_NOT_HELD = ("follow_up", "arrest", "print")


class PersonHeader(QFrame):
    """Portrait, names, status and actions; `acted` hands out the key of the action."""

    acted = Signal(str)

    def __init__(self, actions: Sequence[HeaderAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("personHeader")
        outer = QHBoxLayout(self)
        outer.setContentsMargins(16, 18, 28, 14)
        outer.setSpacing(14)
        self.back = self._back_button()
        outer.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        self.avatar = Avatar(64, self)
        outer.addWidget(self.avatar, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(2)
        outer.addLayout(column, 1)
        top = QHBoxLayout()
        top.setSpacing(8)
        names = QVBoxLayout()
        names.setSpacing(0)
        self.name = _label(self, "name")
        self.second = _label(self, "second")
        names.addWidget(self.name)
        names.addWidget(self.second)
        top.addLayout(names, 1)
        self.buttons: dict[str, QPushButton] = {}
        self._entries: dict[str, QAction] = {}
        self._held, self._wide = False, True
        self.button_bar = QWidget(self)
        self._add_actions(actions)
        top.addWidget(self.button_bar, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        self.facts = _label(self, "hint")
        column.addWidget(self.facts)
        column.addSpacing(6)
        status = QHBoxLayout()
        status.setSpacing(10)
        self.chip = StatusChip(self)
        status.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignTop)
        self.rests_on = _label(self, "hint")
        # The chip is higher than a line of text, which stands beside its middle.
        self.rests_on.setContentsMargins(0, 4, 0, 0)
        status.addWidget(self.rests_on, 1)
        column.addLayout(status)
        self.days = _label(self, "subheading")
        column.addWidget(self.days)
        self.life = _label(self, "hint")
        column.addWidget(self.life)
        self.rumour = _label(self, "warning")
        self.flags = _label(self, "warning")
        column.addWidget(self.rumour)
        column.addWidget(self.flags)

    def _back_button(self) -> QPushButton:
        back = QPushButton(self)
        back.setProperty("quiet", True)
        back.setIcon(icon("arrow-left"))
        back.setAccessibleName(_("Back to the list"))
        back.setToolTip(_("Back to the list (Esc)"))
        back.clicked.connect(lambda: self.acted.emit("back"))
        return back

    def show_case(self, case: Case, wording: Wording, portrait: bytes | None = None) -> None:
        """Show who it is and how it stands; `portrait` is the thumbnail of the photo, if there is one."""
        main = case.names[0]
        self.name.setText(main.written)
        self.second.setText(_second_name(case))
        self.second.setVisible(bool(self.second.text()))
        person = case.person
        caseworker = _("caseworker: {name}").format(name=person.caseworker) if person.caseworker else ""
        self.facts.setText(
            joined(
                person.case_number, person.reference or "", wording.age(wording.today), caseworker, by="  ·  "
            )
        )
        self.facts.setVisible(bool(self.facts.text()))
        self.avatar.show_person(main.surname or main.text, main.given, person.id, portrait)
        status = case.status.status
        said = wording.status(status) if case.holding_claim else _("No status recorded")
        step = case.open_step
        if step is not None:
            said = f"{said} · {_(LEVELS[step][0]).lower()}"
        self.chip.show_status(
            status, said, wording.tone(status), wording.symbol(status), is_open=step is not None
        )
        custody = wording.terms.custody_codes
        self.days.setText(day_line(phases(case, custody, wording.today), wording))
        self.days.setVisible(bool(self.days.text()))
        self.rests_on.setText(status_line(case, wording))
        self._held = status in custody
        self._arrange()
        self._show_life(case, wording)
        self.rumour.setText(
            _warned(joined(death_line(case, wording), rumour_line(case, wording, custody), by=" "))
        )
        self.rumour.setVisible(bool(self.rumour.text()))
        flags = joined(*(wording.term(Vocabulary.RISK_FLAG, flag.flag) for flag in case.flags), by="  ·  ")
        self.flags.setText(_warned(_("Risk flags: {flags}").format(flags=flags)) if flags else "")
        self.flags.setVisible(bool(flags))

    def _show_life(self, case: Case, wording: Wording) -> None:
        """Say of somebody who is held how long there has been no proof of life, and that it is too long."""
        told = life_remarks(life_clock(case, wording.today), wording) if self._held else ()
        self.life.setVisible(bool(told))
        if not told:
            return
        warned = told[0].role == "warning"
        self.life.setText(_warned(" ".join(one.text for one in told)) if warned else told[0].text)
        self.life.setProperty("role", "warning" if warned else "hint")
        self.life.style().unpolish(self.life)
        self.life.style().polish(self.life)

    def set_actions_visible(self, *, visible: bool) -> None:
        """Take the buttons away where the person is only looked at."""
        self.button_bar.setVisible(visible)
        self.back.setVisible(visible)

    def set_wide(self, wide: bool) -> None:
        """In a narrow page only the most important action keeps its button; the others are in the menu."""
        self._wide = wide
        self._arrange()

    def _arrange(self) -> None:
        keys = _WHEN_HELD if self._held else _WHEN_NOT_HELD
        shown = keys if self._wide else keys[:1]
        for key, button in self.buttons.items():
            button.setVisible(key in shown)
            if button.property("primary") != (key == keys[0]):
                button.setProperty("primary", key == keys[0])
                button.style().unpolish(button)
                button.style().polish(button)
        for key, entry in self._entries.items():
            entry.setVisible(key not in shown)

    def _add_actions(self, actions: Sequence[HeaderAction]) -> None:
        row = QHBoxLayout(self.button_bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        menu = QMenu(self)
        by_key = {action.key: action for action in actions}
        for key in dict.fromkeys((*_WHEN_HELD[:-1], *_WHEN_NOT_HELD)):
            action = by_key[key]
            button = QPushButton(action.words, self)
            button.setToolTip(joined(action.words, action.shortcut, by=" · "))
            button.clicked.connect(lambda _checked=False, key=key: self.acted.emit(key))
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
            self.buttons[key] = button
        for action in actions:
            entry = QAction(joined(action.words, action.shortcut, by="\t"), menu)
            entry.triggered.connect(lambda _checked=False, key=action.key: self.acted.emit(key))
            menu.addAction(entry)
            self._entries[action.key] = entry
        self.more = QPushButton(_("More"), self)
        self.more.setMenu(menu)
        row.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        self._arrange()


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
    made = label("", role, parent, wrap=True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
