"""One of many: type a few letters in any of the three languages, or open the whole list."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QVBoxLayout, QWidget

from app.base.i18n import _
from app.gui.forms.editors.editor import Editor
from app.gui.forms.editors.pick import Pick, Picks
from app.gui.theme import icon

_SHOWN = 60


class PickEditor(Editor):
    """A line that proposes what matches while one types; only what is on the list counts as a value."""

    def __init__(self, picks: Picks, nothing: Any = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picks = picks
        self._nothing = nothing
        self._picked: Pick | None = None
        self._proposed: list[Pick] = []
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(_("Type to search"))
        self.line.installEventFilter(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.line)
        self.setFocusProxy(self.line)
        self._model = QStringListModel(self)
        self.completer = QCompleter(self._model, self)
        self.completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.completer.setMaxVisibleItems(10)
        self.completer.setWidget(self.line)
        self._popup = QListView(self)
        self._popup.setObjectName("proposals")
        self.completer.setPopup(self._popup)
        self.completer.activated.connect(self._on_activated)
        opener = QAction(icon("chevron-down"), _("Show the list"), self)
        opener.triggered.connect(self.show_all)
        self.line.addAction(opener, QLineEdit.ActionPosition.TrailingPosition)
        self.line.textEdited.connect(self._on_edited)
        self.line.editingFinished.connect(self._settle)

    def value(self) -> Any:
        """Return the value of what is picked."""
        return self._picked.value if self._picked else self._nothing

    def set_value(self, value: Any) -> None:
        """Pick `value`; a value that is not on the list is kept and shown as it is."""
        known = self._picks.get(value)
        if known is None and value not in (None, "", self._nothing):
            known = Pick(value, str(value))
        self._picked = known
        self.line.setText(known.label if known else "")
        self.line.setCursorPosition(0)

    def draft(self) -> str:
        """Return the text in the line."""
        return self.line.text()

    def set_draft(self, text: str) -> None:
        """Show the text and pick what it says."""
        self.line.setText(text)
        self._picked = self._picks.exactly(text)

    def complaint(self) -> str:
        """Return a sentence when something is written that is not on the list."""
        if self.line.text().strip() and self._picked is None:
            return _("This is not on the list. Pick one of the proposals.")
        return ""

    def show_all(self) -> None:
        """Open the whole list."""
        self.line.setFocus()
        self._propose("")

    def help_out(self) -> None:
        """Show what fits the written words; where nothing does, everything."""
        if self.complaint():
            self._offer(self.line.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the list with the Down key, at its first line."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Down
            and not self._popup.isVisible()
        ):
            self._offer("" if self._picked else self.line.text())
            self._popup.setCurrentIndex(self._model.index(0, 0))
            return True
        return super().eventFilter(watched, event)

    def _on_edited(self, text: str) -> None:
        self._picked = self._picks.exactly(text)
        self._propose(text)
        self.changed.emit()

    def _offer(self, text: str) -> None:
        self._show_proposals(self._picks.matching(text, _SHOWN) or self._picks.matching("", _SHOWN))

    def _propose(self, text: str) -> None:
        self._show_proposals(self._picks.matching(text, _SHOWN))

    def _show_proposals(self, proposed: list[Pick]) -> None:
        self._proposed = proposed
        self._model.setStringList([_face(pick) for pick in self._proposed])
        if self._proposed:
            self.completer.complete()
        else:
            self._popup.hide()

    def _on_activated(self, face: str) -> None:
        picked = next((pick for pick in self._proposed if _face(pick) == face), None)
        if picked is not None:
            self._picked = picked
            self.line.setText(picked.label)
            self.changed.emit()

    def _settle(self) -> None:
        """Take the only proposal when the person leaves the line without picking, and show what is picked."""
        text = self.line.text().strip()
        if self._picked is not None and text != self._picked.label:
            self.line.setText(self._picked.label)
        if self._picked is None and text:
            found = self._picks.matching(text, 2)
            if len(found) == 1:
                self._picked = found[0]
                self.line.setText(found[0].label)
                self.changed.emit()


def _face(pick: Pick) -> str:
    return f"{pick.label} · {pick.detail}" if pick.detail else pick.label
