"""What is asked about one line of a list: who is meant, whom to add, and how it is parted into several people."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.base.errors import Problem
from app.base.i18n import _
from app.domain.names.matching import parse_line
from app.domain.record import PersonId
from app.gui import ask
from app.gui.background import Lane, run
from app.gui.dialogs.add_person_dialog import AddPersonDialog
from app.gui.dialogs.pick_person_dialog import PickPersonDialog
from app.gui.dialogs.split_dialog import SplitDialog
from app.gui.wording import Words
from app.workflows.desk import Desk
from app.workflows.reconcile import DeskLine, add_person_for_line, typed_for_line
from app.workflows.retract_decision import LeftReleased, left_released


class LineQuestions(QObject):
    """Opens the dialogs. `found` hands out a person of the register, `parted` a line and its parts.

    `added` follows when a new person was added for the line, `open_wanted` asks for a person; `failed` says why
    nothing could be asked.
    """

    found = Signal(int)
    parted = Signal(object, object)
    added = Signal()
    open_wanted = Signal(int)
    failed = Signal(Problem)

    def __init__(self, desk: Desk, words: Words, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._words, self._page = desk, words, page

    def pick(self, one: DeskLine) -> None:
        """Let somebody search the register for the person whom a line means."""
        if_nobody = _(
            "If they are not in the register: Esc, then N adds a new person, X says “not one of ours”."
        )
        dialog = PickPersonDialog(self._desk, self._words, one.line.printed, self._page, if_nobody)
        dialog.begin_with(_printed_name(one))
        dialog.picked.connect(self.found)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def settle(
        self,
        one: DeskLine,
        person: PersonId | None,
        act: Callable[..., object],
        words: str,
        do: Callable[[Callable[[], object], str], None],
    ) -> None:
        """Let `do` do the act that makes a line mean `person` or nobody, with or without taking a release back."""
        both = _("{done} The release was taken back.").format(done=words)
        self._ask_release(
            one, person, lambda back: do(partial(act, take_back_release=back), both if back else words)
        )

    def _ask_release(self, one: DeskLine, person: PersonId | None, act: Callable[[bool], None]) -> None:
        """Ask what becomes of the release of whom the line meant, if no list names them any more.

        `act` is called with whether it is taken back; not at all when somebody thought better of it.
        """
        if one.line.person_id in (None, person):
            act(False)
            return
        desk, line_id = self._desk, one.line.id

        def ask_of(left: LeftReleased | None) -> None:
            if left is None:
                act(False)
                return
            ask.confirm(
                self._page,
                _("{name} is recorded as released in this event.").format(name=left.name),
                _("If this line does not mean them, no list names them. Take their release back as well?"),
                _("Take the release back"),
                lambda: act(True),
                otherwise=(_("Keep the release"), lambda: act(False)),
            )

        run(
            self,
            lambda _progress: left_released(desk, line_id, person),
            Lane.STORE,
            done=ask_of,
            failed=self.failed.emit,
            channel="release left by a line",  # a key pressed twice asks once
        )

    def add_person(self, one: DeskLine) -> None:
        """Let somebody add the person whom a line means."""
        self._ask_release(one, None, lambda take_back: self._add_person(one, take_back))

    def _add_person(self, one: DeskLine, take_back: bool) -> None:
        desk, line_id = self._desk, one.line.id
        dialog = AddPersonDialog(
            desk,
            self._words,
            self._page,
            add=lambda person, names: add_person_for_line(
                desk, line_id, person, names, take_back_release=take_back
            ),
        )
        dialog.fill(*typed_for_line(one))
        dialog.added.connect(lambda _person: self.added.emit())
        dialog.open_wanted.connect(self.open_wanted)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def split(self, one: DeskLine) -> None:
        """Let somebody write who is named by a line, each by themselves."""
        dialog = SplitDialog(one.line.printed, self._page)
        dialog.answered.connect(lambda parts: self.parted.emit(one, parts))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _printed_name(one: DeskLine) -> str:
    """Return the words of the name that a line prints, without its number and what stands around it."""
    writings = parse_line(one.line.printed).writings
    return " ".join(word.text for word in writings[0].words) if writings else ""
