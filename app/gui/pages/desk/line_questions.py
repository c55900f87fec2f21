"""What is asked about one line of a list: who is meant, whom to add, and how it is parted into several people."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.gui.dialogs.add_person_dialog import AddPersonDialog
from app.gui.dialogs.pick_person_dialog import PickPersonDialog
from app.gui.dialogs.split_dialog import SplitDialog
from app.gui.wording import Words
from app.workflows.desk import Desk
from app.workflows.reconcile import DeskLine, add_person_for_line, typed_for_line


class LineQuestions(QObject):
    """Opens the dialogs. `found` hands out a person of the register, `parted` the id of a line and its parts.

    `added` follows when a new person was added for the line, `open_wanted` asks for a person.
    """

    found = Signal(int)
    parted = Signal(int, object)
    added = Signal()
    open_wanted = Signal(int)

    def __init__(self, desk: Desk, words: Words, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._words, self._page = desk, words, page

    def pick(self, one: DeskLine) -> None:
        """Let somebody search the register for the person whom a line means."""
        dialog = PickPersonDialog(self._desk, self._words, one.line.printed, self._page)
        dialog.picked.connect(self.found)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def add_person(self, one: DeskLine) -> None:
        """Let somebody add the person whom a line means."""
        desk, line_id = self._desk, one.line.id
        dialog = AddPersonDialog(
            desk,
            self._words,
            self._page,
            add=lambda person, names: add_person_for_line(desk, line_id, person, names),
        )
        dialog.fill(*typed_for_line(one))
        dialog.added.connect(lambda _person: self.added.emit())
        dialog.open_wanted.connect(self.open_wanted)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def split(self, one: DeskLine) -> None:
        """Let somebody write who is named by a line, each by themselves."""
        dialog = SplitDialog(one.line.printed, self._page)
        dialog.answered.connect(lambda parts: self.parted.emit(one.line.id, parts))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
