"""Where the information comes from: a source that is known, or a new one described on the spot."""

import json
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.base.i18n import _
from app.gui.focus_chain import follow, inside
from app.gui.forms.editors.editor import Editor
from app.gui.forms.editors.pick import Picks
from app.gui.forms.editors.pick_editor import PickEditor


class SourceEditor(Editor):
    """A picker of sources with a small form for a new one. The value is a source's id, or the new SourceFields.

    `nested` makes the form for a new source when it is first needed; it offers what RecordForm does.
    """

    def __init__(self, picks: Picks, nested: Callable[[], Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._nested = nested
        self.form: Any = None
        self.picker = PickEditor(picks, None, self)
        self.picker.changed.connect(self.changed.emit)
        self.new_button = QPushButton(_("New source"), self)
        self.new_button.setProperty("quiet", True)
        self.new_button.clicked.connect(lambda: self.begin_new(self.picker.line.text().strip()))
        self.known_button = QPushButton(_("Use a known source instead"), self)
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
        """Whether a new source is being described."""
        return self.form is not None and not self._box.isHidden()

    def begin_new(self, title: str = "") -> None:
        """Show the form for a new source, its title filled with what was typed."""
        self._open_form()
        self.form.load({"title": title})
        self.form.focus_first()
        self.changed.emit()

    def use_known(self) -> None:
        """Go back to the list of sources."""
        self._show_form(False)
        self.picker.setFocus()
        self.changed.emit()

    def value(self) -> Any:
        """Return the id of the picked source, or the new source, or None."""
        return self.form.made() if self.is_new else self.picker.value()

    def set_value(self, value: Any) -> None:
        """Pick the source with this id."""
        self._show_form(False)
        self.picker.set_value(value)

    def draft(self) -> str:
        """Return the id, or the fields of the new source as JSON."""
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
        """Return a sentence when what is typed is not a known source; a new one marks its own fields."""
        if self.is_new:
            return "" if self.form.made() is not None else _("The new source is not complete yet.")
        return self.picker.complaint() and _("No source is called so. Pick one, or press “New source”.")

    def _open_form(self) -> None:
        if self.form is None:
            self.form = self._nested()
            self.form.load({})
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
