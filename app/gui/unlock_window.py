"""The first window: unlock a register, create one, or look around in a fictional one.

Nothing is imported here that an open register needs; the workflows are loaded inside the work.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QIcon
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.base.errors import Problem
from app.base.i18n import _, language_in_force
from app.base.paths import data_folder, resource
from app.base.progress import Progress
from app.gui import ask
from app.gui.background import run
from app.gui.create_form import CreateForm
from app.gui.who_form import Somebody, WhoForm
from app.gui.widgets.label import ElidedLabel, Remark, label
from app.gui.widgets.language_bar import LanguageBar
from app.gui.widgets.passphrase_field import PassphraseField

_FIELD_HEIGHT = 38
SAMPLE_FOLDER = "sample-register"
SAMPLE_PEOPLE, SAMPLE_SEED = 400, 7


class UnlockWindow(QWidget):
    """`opened` hands out the desk of the register that was opened, `language_chosen` the code of another language.

    `signed_in` tells as which member of staff (a number) somebody with a shared passphrase works in a register.
    """

    opened = Signal(object)
    language_chosen = Signal(str)
    signed_in = Signal(str, int)

    def __init__(self, register: Path | None, remembered: Mapping[str, int] | None = None) -> None:
        """`remembered` says who worked last, by the folder of the register."""
        super().__init__()
        self._remembered = remembered or {}
        self._waiting: Any = None
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle("Vigil")
        self.resize(860, 600)
        self._register = register
        self.passphrase = PassphraseField(_("Passphrase"), self)
        self.path = ElidedLabel("", "muted", self)
        self.hint = Remark("hint", self)
        self.complaint = Remark("complaint", self)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.status = Remark("hint", self)
        self.unlock_button = QPushButton(_("Unlock"), self)
        self.create_button = QPushButton(_("Create a register"), self)
        self.choose_button = QPushButton(_("Open another register…"), self)
        self.sample_button = QPushButton(_("Look around in a fictional one"), self)
        self.create_form = CreateForm(self)
        self.who_form = WhoForm(self)
        self.languages = LanguageBar(self)
        self._lay_out()
        self._connect()
        self.show_register(register)

    def show_register(self, register: Path | None) -> None:
        """Show the unlock form for a register, or the welcome without one."""
        self._register = register
        self.complaint.setText("")
        self.hint.setText("")
        self.path.setText(str(register) if register else "")
        self._unlock_part.setVisible(register is not None)
        self._welcome.setVisible(register is None)
        self.unlock_button.setDefault(True)
        self.choose_button.setText(_("Open another register…") if register else _("Open a register…"))
        # Without a register the way in is to make one.
        self.create_button.setProperty("primary", register is None)
        self.create_button.setProperty("quiet", register is not None)
        self._repolish(self.create_button)
        self._turn_to(self._front_page)
        if register is None:
            self.create_button.setDefault(True)
            self.create_button.setFocus()
        else:
            self.passphrase.clear()
            self.passphrase.setFocus()
            run(self, lambda _progress: _public_hint(register), done=self._on_hint, failed=self._on_no_hint)

    def take_over(self, other: "UnlockWindow") -> None:
        """Stand where the window before this one stood, with what was typed there, and with its keyboard."""
        self.restoreGeometry(other.saveGeometry())
        if other._front_page.isHidden():
            self._show_create()
            self.create_form.take_over(other.create_form)
        else:
            self.show_register(other._register)
            self.passphrase.setText(other.passphrase.text())
        self.show()
        self.languages.buttons[language_in_force().value].setFocus()

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 24, 24, 24)
        outer.addStretch(2)
        head = QHBoxLayout()
        mark = QLabel(self)
        mark.setPixmap(QIcon(str(resource("icons", "app", "vigil.svg"))).pixmap(52, 52))
        head.addStretch()
        head.addWidget(mark)
        head.addSpacing(8)
        head.addWidget(label("Vigil", "name", self))
        head.addStretch()
        outer.addLayout(head)
        outer.addSpacing(14)
        card = QFrame(self)
        card.setObjectName("card")
        card.setFixedWidth(480)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(28, 24, 28, 22)
        self._front_page = self._front(card)
        inside.addWidget(self._front_page)
        inside.addWidget(self.create_form)
        inside.addWidget(self.who_form)
        outer.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(3)
        outer.addSpacing(12)
        outer.addWidget(self.languages)
        self.bar.hide()

    def _front(self, card: QWidget) -> QWidget:
        front = QWidget(card)
        column = QVBoxLayout(front)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._welcome = label(
            _("Who is held, who is free, on what terms, what is owed to each of them next."),
            "muted",
            front,
            wrap=True,
        )
        self._welcome.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self._welcome)
        self._unlock_part = QWidget(front)
        part = QVBoxLayout(self._unlock_part)
        part.setContentsMargins(0, 0, 0, 0)
        part.setSpacing(8)
        part.addWidget(label(_("Unlock the register"), "heading", self._unlock_part))
        part.addWidget(self.path)
        part.addWidget(self.passphrase)
        part.addWidget(self.hint)
        self.unlock_button.setProperty("primary", True)
        # Not to be squeezed when the hint below takes two lines.
        self.passphrase.setMinimumHeight(_FIELD_HEIGHT)
        self.unlock_button.setMinimumHeight(_FIELD_HEIGHT)
        part.addWidget(self.unlock_button)
        column.addWidget(self._unlock_part)
        column.addWidget(self.complaint)
        column.addWidget(self.bar)
        column.addWidget(self.status)
        column.addSpacing(8)
        for button in (self.create_button, self.choose_button, self.sample_button):
            button.setProperty("quiet", True)
            button.setMinimumHeight(_FIELD_HEIGHT - 4)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        return front

    def _connect(self) -> None:
        self.passphrase.returnPressed.connect(self.unlock)
        self.unlock_button.clicked.connect(self.unlock)
        self.choose_button.clicked.connect(self._choose)
        self.create_button.clicked.connect(self._show_create)
        self.sample_button.clicked.connect(self.look_around)
        self.languages.chosen.connect(self.language_chosen)
        self.create_form.started.connect(lambda: self.languages.setEnabled(False))
        self.create_form.stopped.connect(lambda: self.languages.setEnabled(True))
        self.create_form.cancelled.connect(lambda: self.show_register(self._register))
        self.create_form.opened.connect(self.opened)
        self.who_form.chosen.connect(self._sign_in)
        self.who_form.cancelled.connect(self._leave_again)

    def unlock(self) -> None:
        """Open the register with what was typed."""
        register, passphrase = self._register, self.passphrase.text()
        if register is None or not self.unlock_button.isEnabled():
            return
        if not passphrase:
            self.complaint.setText(_("Please type the passphrase."))
            self.passphrase.setFocus()
            return
        self._wait(_("Opening…"))
        run(self, lambda _progress: _open(register, passphrase), done=self._on_opened, failed=self.complain)

    def look_around(self) -> None:
        """Make the fictional register at the first time, then open it with its public passphrase."""
        folder = data_folder() / SAMPLE_FOLDER
        self._wait(_("Making a register of fictional people…"))
        run(
            self,
            lambda progress: _open_sample(folder, progress),
            done=self._on_opened,
            failed=self.complain,
            progressed=self._on_progress,
        )

    def _choose(self) -> None:
        ask.folder(self, _("Choose the folder of a register"), self.show_register)

    def _show_create(self) -> None:
        self.complaint.setText("")
        self._turn_to(self.create_form)
        self.create_form.begin()

    def _turn_to(self, page: QWidget) -> None:
        """Show one side of the card, which takes the height of that side alone."""
        for side in (self._front_page, self.create_form, self.who_form):
            side.setVisible(side is page)

    @staticmethod
    def _repolish(widget: QWidget) -> None:
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.updateGeometry()

    def _wait(self, words: str) -> None:
        self.complaint.setText("")
        self.status.setText(words)
        self.bar.setRange(0, 0)
        self.bar.show()
        self._enable(False)

    def _on_progress(self, done: int, total: int, text: str) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        if text:
            self.status.setText(text)

    def _on_opened(self, answer: tuple[Any, Sequence[Somebody]]) -> None:
        desk, staff = answer
        self.passphrase.clear()
        if not staff:
            self.opened.emit(desk)
            return
        self._waiting = desk
        self.bar.hide()
        self.status.setText("")
        self._turn_to(self.who_form)
        self.who_form.ask(staff, self._remembered.get(str(desk.path), 0))

    def _sign_in(self, somebody: Somebody) -> None:
        desk, self._waiting = self._waiting, None
        if desk is None:
            return

        def done(_nothing: object) -> None:
            self.signed_in.emit(str(desk.path), somebody.number)
            self.opened.emit(desk)

        def failed(problem: Problem) -> None:
            self._waiting = desk
            self._leave_again()
            self.complain(problem)

        run(self, lambda _progress: _sign_in(desk, somebody.name), done=done, failed=failed)

    def _leave_again(self) -> None:
        """Close the register in which nobody has signed in."""
        desk, self._waiting = self._waiting, None
        if desk is not None:
            run(self, lambda _progress: _close(desk))
        self._enable(True)
        self.show_register(self._register)

    def complain(self, problem: Problem) -> None:
        """Say why no register is open, and let another one be chosen."""
        self._enable(True)
        self.bar.hide()
        self.status.setText("")
        self.complaint.setText(str(problem))
        self.passphrase.selectAll()
        self.passphrase.setFocus()

    def _on_hint(self, passphrase: str | None) -> None:
        if passphrase:
            self.hint.setText(
                _("This is a register of fictional people. Its passphrase: {passphrase}").format(
                    passphrase=passphrase
                )
            )

    def _on_no_hint(self, problem: Problem) -> None:
        self.complaint.setText(str(problem))

    def _enable(self, on: bool) -> None:
        for widget in (
            self.passphrase,
            self.unlock_button,
            self.choose_button,
            self.create_button,
            self.sample_button,
            self.languages,
        ):
            widget.setEnabled(on)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave no register open behind a window that is gone."""
        desk, self._waiting = self._waiting, None
        if desk is not None:
            run(self, lambda _progress: _close(desk))
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Put the cursor where one types when the window comes to the front."""
        came_forward = event.type() == QEvent.Type.ActivationChange and self.isActiveWindow()
        if came_forward and self._register is not None and self._front_page.isVisible():
            self.passphrase.setFocus()
        super().changeEvent(event)


def _open(register: Path, passphrase: str) -> tuple[Any, Sequence[Somebody]]:
    # deferred: see the module's docstring.
    from app.workflows.desk import ROLES
    from app.workflows.open_register import open_register
    from app.workflows.sign_in import offered_staff

    desk = open_register(register, passphrase)
    return desk, [Somebody(one.id, one.name, _(ROLES[one.role])) for one in offered_staff(desk)]


def _sign_in(desk: Any, name: str) -> None:
    # deferred: see the module's docstring.
    from app.workflows.sign_in import sign_in

    sign_in(desk, name)


def _close(desk: Any) -> None:
    # deferred: see the module's docstring.
    from app.workflows.open_register import close_register

    close_register(desk)


def _public_hint(register: Path) -> str | None:
    # deferred: see the module's docstring.
    from app.workflows.open_register import is_register, public_hint

    if not is_register(register):
        raise Problem(
            _("There is no register in this folder."), _("Choose the folder that holds the file register.db.")
        )
    return public_hint(register)


def _open_sample(folder: Path, progress: Progress) -> tuple[Any, Sequence[Somebody]]:
    # deferred: see the module's docstring.
    from app.workflows.make_sample import SAMPLE_PASSPHRASE, make_sample
    from app.workflows.open_register import is_register

    if not is_register(folder):
        make_sample(folder, SAMPLE_PEOPLE, SAMPLE_SEED, SAMPLE_PASSPHRASE, progress)
    return _open(folder, SAMPLE_PASSPHRASE)
