"""Finding one person of the register for a purpose: type a name in any spelling, Enter chooses."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.base.i18n import _
from app.domain.people_list import PersonLine
from app.gui.background import Lane, run
from app.gui.widgets.empty_page import EmptyPage
from app.gui.widgets.label import label
from app.gui.widgets.record_table import RecordTable, TableColumn
from app.gui.widgets.search_field import SearchField
from app.gui.wording import Words
from app.workflows.desk import Desk
from app.workflows.find_people import quick_find

_MOST = 50
_MOST_WORDS = 3


class PickPersonDialog(QDialog):
    """`picked` hands out the person; `if_nobody` says what to do where the register has nobody like that."""

    picked = Signal(int)

    def __init__(self, desk: Desk, words: Words, about: str, parent: QWidget, if_nobody: str = "") -> None:
        super().__init__(parent)
        self._desk, self._if_nobody = desk, if_nobody
        self._single: tuple[str, ...] = ()
        self.setWindowTitle(_("Find a person"))
        self.resize(640, 520)
        self.field = SearchField(_("A name in any spelling, or a number"), self)
        self._answered = ""
        self.field.textEdited.connect(self._look)
        self.field.returnPressed.connect(self._pick)
        self.field.installEventFilter(self)
        self.hits = RecordTable(
            (
                TableColumn(
                    _("Name"),
                    lambda line: line.name,
                    lambda line: " · ".join(filter(None, (line.case_number, words.date(line.birth)))),
                    strong=True,
                ),
                TableColumn(
                    _("Status"),
                    lambda _line: "",
                    width=170,
                    chip=words.chip,
                ),
            ),
            _("People found"),
            self,
        )
        self.hits.opened.connect(lambda _line: self._pick())
        self.nobody = EmptyPage("users", self)
        self.nobody.chosen.connect(lambda place: self.begin_with(self._single[place]))
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.hits)
        self.stack.addWidget(self.nobody)
        self.pick_button = QPushButton(_("Choose"), self)
        self.pick_button.setProperty("primary", True)
        self.pick_button.setEnabled(False)
        self.pick_button.clicked.connect(self._pick)
        cancel = QPushButton(_("Cancel"), self)
        cancel.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        column.addWidget(label(about, "heading", self, wrap=True))
        column.addWidget(self.field)
        column.addWidget(self.stack, 1)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(cancel)
        row.addWidget(self.pick_button)
        column.addLayout(row)
        self.field.setFocus()

    def begin_with(self, name: str) -> None:
        """Search for a name at once; typing replaces it."""
        self.field.setText(name)
        self.field.selectAll()
        self.field.setFocus()
        self._look(name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows move among the hits while one types."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            by = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if by and self.hits.rows:
                row = min(max(self.hits.currentIndex().row() + by, 0), len(self.hits.rows) - 1)
                self.hits.choose(row)
                return True
        return super().eventFilter(watched, event)

    def _look(self, text: str) -> None:
        desk = self._desk
        run(
            self,
            lambda _progress: quick_find(desk, text, _MOST) if text.strip() else (),
            Lane.STORE,
            done=lambda lines: self._show(text, lines),
            channel="pick person",
        )

    def _show(self, text: str, lines: tuple[PersonLine, ...]) -> None:
        self._answered = text
        self.hits.show_rows(lines)
        self.pick_button.setEnabled(bool(lines))
        if not lines:
            self._explain_nobody(text)
        self.stack.setCurrentWidget(self.hits if lines else self.nobody)

    def _explain_nobody(self, text: str) -> None:
        """Say what can be done: one word of several may be found alone, or the person is not in the register."""
        words = tuple(dict.fromkeys(word.strip('.,;:()«»“”"') for word in text.split()))
        self._single = tuple(word for word in words if len(word) > 2)[:_MOST_WORDS] if len(words) > 1 else ()
        if not text.strip():
            self.nobody.say(_("Type a name in any spelling, or a number."))
            return
        hints = [_("Try the surname alone, another spelling, or a number."), self._if_nobody]
        self.nobody.say(
            _("Nobody in the register is found so."),
            "\n".join(filter(None, hints)),
            [_("Search for “{word}”").format(word=word) for word in self._single],
        )
        for button in self.nobody.findChildren(QPushButton):
            button.setAutoDefault(False)  # Enter in the field takes a person or does nothing

    def _pick(self) -> None:
        """Take who is marked, unless the answer to what is typed has not come: nobody is taken unseen."""
        line = self.hits.current()
        if line is not None and self._answered == self.field.text():
            self.accept()
            self.picked.emit(line.id)
