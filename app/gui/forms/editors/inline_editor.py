"""A record that others name too: one that is known, or a new one described on the spot."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.gui.focus_chain import follow, inside
from app.gui.forms.editors.editor import Editor
from app.gui.forms.editors.pick import Picks
from app.gui.forms.editors.pick_editor import PickEditor


@dataclass(frozen=True, slots=True)
class InlineWords:
    """The words of the editor for one kind of record, in the language of the window."""

    new: str
    known: str
    incomplete: str
    unknown: str


class InlineEditor(Editor):
    """A picker with a small form for a new record. The value is an id, or the Fields of the new one.

    `nested` makes the form when it is first needed; it offers what RecordForm does. What was typed into the picker
    becomes the field `titled`; the others begin with `begins`.
    """

    def __init__(
        self,
        picks: Picks,
        nested: Callable[[], Any],
        words: InlineWords,
        titled: str,
        begins: Mapping[str, Any],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._nested, self._words, self._titled, self._begins = nested, words, titled, begins
        self.form: Any = None
        self.picker = PickEditor(picks, None, self)
        self.picker.changed.connect(self.changed.emit)
        self.new_button = QPushButton(words.new, self)
        self.new_button.setProperty("quiet", True)
        self.new_button.clicked.connect(lambda: self.begin_new(self.picker.line.text().strip()))
        self.known_button = QPushButton(words.known, self)
        self.known_button.setProperty("quiet", True)
        self.known_button.clicked.connect(self.use_known)
        self._box = QFrame(self)
        self._box.setObjectName("inset")
        self._box.hide()
        box = QVBoxLayout(self._box)
        box.setContentsMargins(12, 10, 12, 10)
        box.addWidget(self.known_button, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.picker, 1)
        row.addWidget(self.new_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row)
        layout.addWidget(self._box)
        self.setFocusProxy(self.picker)

    @property
    def is_new(self) -> bool:
        """Whether a new record is being described."""
        return self.form is not None and not self._box.isHidden()

    def begin_new(self, title: str = "") -> None:
        """Show the form for a new record, its title filled with what was typed."""
        self._open_form()
        self.form.load({**self._begins, self._titled: title})
        self.form.focus_first()
        self.changed.emit()

    def use_known(self) -> None:
        """Go back to the list."""
        self._show_form(False)
        self.picker.setFocus()
        self.changed.emit()

    def value(self) -> Any:
        """Return the id of what is picked, or the new record, or None."""
        return self.form.made() if self.is_new else self.picker.value()

    def set_value(self, value: Any) -> None:
        """Pick the record with this id."""
        self._show_form(False)
        self.picker.set_value(value)

    def draft(self) -> str:
        """Return the id, or the fields of the new record as JSON."""
        if self.is_new:
            return json.dumps(self.form.drafts(), ensure_ascii=False)
        value = self.picker.value()
        return "" if value is None else str(value)

    def set_draft(self, text: str) -> None:
        """Show what `draft` returned."""
        if text.startswith("{"):
            self._open_form()
            self.form.set_drafts(json.loads(text))
        else:
            self.set_value(int(text) if text.isdecimal() else None)

    def complaint(self) -> str:
        """Return a sentence when what is typed is not known; a new record marks its own fields."""
        if self.is_new:
            return "" if self.form.made() is not None else self._words.incomplete
        return self.picker.complaint() and self._words.unknown

    def help_out(self) -> None:
        """Show which known ones fit what is written; a new one helps with its own first wrong field."""
        if not self.is_new:
            self.picker.help_out()
        elif self.form.check() is None:
            self.form.help_out()

    def _open_form(self) -> None:
        if self.form is None:
            self.form = self._nested()
            self.form.load(dict(self._begins))
            self.form.changed.connect(self.changed.emit)
            layout = self._box.layout()
            assert layout is not None
            layout.addWidget(self.form)
            follow(self.known_button, inside(self.form))
        self._show_form(True)

    def _show_form(self, shown: bool) -> None:
        self._box.setVisible(shown)
        self.picker.setVisible(not shown)
        self.new_button.setVisible(not shown)
        self.setFocusProxy(self.form if shown else self.picker)
