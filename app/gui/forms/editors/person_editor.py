"""Somebody whom the register follows: type a name in any spelling, pick the person with the case number."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QWidget

from app.domain.people_list import PersonLine
from app.gui.background import Lane, run
from app.gui.forms.editors.pick import Pick, Picks
from app.gui.forms.editors.pick_editor import PickEditor

Find = Callable[[str], Sequence[PersonLine]]


class PersonEditor(PickEditor):
    """Proposes people while one types. Nobody is taken without being picked: names are shared by many."""

    def __init__(self, names: Mapping[int, str], find: Find | None, parent: QWidget | None = None) -> None:
        super().__init__(Picks(Pick(number, name) for number, name in names.items()), None, parent)
        self._find = find

    def draft(self) -> str:
        """Return who is picked, or what was typed."""
        return f"{self._picked.value}\t{self._picked.label}" if self._picked else self.line.text()

    def set_draft(self, text: str) -> None:
        """Show who was picked, or what was typed."""
        number, mark, name = text.partition("\t")
        self._picked = Pick(int(number), name) if mark and number.isdecimal() else None
        self.line.setText(name if self._picked else text)

    def _on_edited(self, text: str) -> None:
        self._picked = None
        self._propose(text)
        self.changed.emit()

    def _offer(self, text: str) -> None:
        self._propose(text)

    def _propose(self, text: str) -> None:
        find = self._find
        if find is None or not text.strip():
            self._popup.hide()
            return
        run(
            self,
            lambda _progress: find(text),
            Lane.STORE,
            done=lambda lines: self._on_found(text, lines),
            channel=f"person editor {id(self)}",
        )

    def _on_found(self, text: str, lines: Sequence[PersonLine]) -> None:
        if text == self.line.text() and self.line.hasFocus():
            self._show_proposals(
                [Pick(one.id, f"{one.name} · {one.case_number}", one.birth) for one in lines]
            )

    def _settle(self) -> None:
        """Keep what is written: it is complained about where nobody was picked."""
