"""The sheet at the side of a page in which a form is filled in; what is not saved yet is kept as a draft."""

from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.base.errors import FieldProblem, Problem
from app.base.i18n import _
from app.gui.background import Lane, run
from app.gui.focus_chain import follow, inside
from app.gui.forms.choices import Choices
from app.gui.forms.field_row import FieldRow
from app.gui.forms.record_form import RecordForm
from app.gui.forms.sheet_request import SheetRequest
from app.gui.keys import bind, is_letter
from app.gui.widgets.label import label
from app.workflows.desk import Desk
from app.workflows.drafts import Waiting, drop_draft, keep_draft, places_of, waiting_drafts

QUIET_MS = 1000
"""A draft is kept when nothing was typed for so long."""
WIDTH = 440
_MOST_OF_CONCERNED = 96
"""So high are the names of those whom a form concerns at most; the rest is scrolled to."""


class FormSheet(QFrame):
    """One form at a time. `saved` hands out what the workflow returned; `closed` follows it, or comes alone."""

    saved = Signal(object)
    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheet")
        self.setFixedWidth(WIDTH)
        self._desk = desk
        self._request: SheetRequest | None = None
        self._waiting: list[Waiting] = []
        self._place: list[str] = []
        self.form: RecordForm | None = None
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MS)
        self._quiet.timeout.connect(self._keep)
        self._build()
        for keys in ("Ctrl+Return", "Ctrl+Enter", "Ctrl+S"):
            bind(self, keys, self.save)

    def open_form(self, request: SheetRequest, choices: Choices) -> None:
        """Show a form; one that was open before keeps what was typed in it as its draft."""
        self.flush()
        self._request = request
        self.title.setText(_(request.title))
        self.concerned.setText(", ".join(request.concerned))
        self.concerned_area.setVisible(bool(request.concerned))
        self.save_button.setText(_(request.form.save_label) if request.form.save_label else _("Save"))
        self._say("")
        self._ask(False)
        self.draft_notice.hide()
        self.form = RecordForm(request.form, choices)
        self.form.load(request.values)
        self.form.changed.connect(self._on_changed)
        self.form.setContentsMargins(24, 4, 20, 20)
        self.area.setWidget(self.form)
        foot = (
            self.save_button,
            self.cancel_button,
            self.later_button,
            self.discard_button,
            self.back_button,
        )
        follow(inside(self.form)[-1], foot)
        self.show()
        self.form.focus_first()
        self._waiting = []
        # Filled in the lane, where whatever keeps a draft comes later.
        place: list[str] = []
        self._place = place

        def look(_progress: Any) -> list[Waiting]:
            found = list(waiting_drafts(self._desk, request.draft_key))
            taken = {one for one, _typed, _at in found}
            places = places_of(request.draft_key)
            place.append(next((one for one in places if one not in taken), places[-1]))
            return found

        run(self, look, Lane.STORE, done=lambda found: self._offer(request, found))

    def save(self) -> None:
        """Save what was filled in, or show what is wrong with it."""
        if self._request is None or self.form is None or not self.save_button.isEnabled():
            return
        made = self.form.check()
        if made is None:
            self._point_out("")
            return
        self._say("")
        self._quiet.stop()
        self.save_button.setEnabled(False)
        request, new, typed, desk = self._request, self.form.new_records(), self.form.typed(), self._desk
        place = self._place

        def work(_progress: Any) -> object:
            try:
                result = request.save(desk, made, new)
            except Problem:
                # The window may be gone by now.
                keep_draft(desk, place[0], typed)
                raise
            drop_draft(desk, place[0])
            return result

        run(self, work, Lane.STORE, done=self._on_saved, failed=self._on_failed)

    def cancel(self) -> None:
        """Close the sheet; when something was changed, ask in the sheet itself what to do with it."""
        if self.form is not None and self.form.is_dirty() and self.question.isHidden():
            self._ask(True)
        else:
            # A second Esc answers the question as the safe button does.
            self.keep_for_later()

    def discard(self) -> None:
        """Close the sheet and forget what was typed."""
        self._quiet.stop()
        self._forget(self._place)
        self._close()

    def keep_for_later(self) -> None:
        """Close the sheet and keep what was typed as a draft."""
        self.flush()
        self._close()

    def _on_changed(self) -> None:
        self._quiet.start()
        self._ask(False)

    def _keep(self) -> None:
        if self._request is None or self.form is None or not self.form.is_dirty():
            return
        place, typed = self._place, self.form.typed()
        run(
            self,
            lambda _progress: keep_draft(self._desk, place[0], typed),
            Lane.STORE,
            failed=self._on_draft_lost,
        )

    def flush(self) -> None:
        """Keep the draft now, if one is waiting to be kept."""
        if self._quiet.isActive():
            self._quiet.stop()
            self._keep()

    def _forget(self, place: list[str]) -> None:
        run(self, lambda _progress: drop_draft(self._desk, place[0]), Lane.STORE, failed=self._on_draft_lost)

    def _on_draft_lost(self, problem: Problem) -> None:
        """Say that the draft is not safe; what was typed is still in the form."""
        self._say(str(problem))

    def _offer(self, request: SheetRequest, found: list[Waiting]) -> None:
        """Offer the drafts that were found, one after the other, unless another form is open by now."""
        if self._request is request and self.form is not None:
            self._waiting = found
            self._offer_next()

    def _offer_next(self) -> None:
        self.draft_notice.setVisible(bool(self._waiting))
        if not self._waiting:
            return
        _place, _typed, at = self._waiting[0]
        local = at.astimezone()
        today = self._desk.clock.now().astimezone().date()
        moment = f"{local:%H:%M}" if local.date() == today else f"{local:%d.%m.%Y %H:%M}"
        self.draft_words.setText(_("You have an unsaved draft from {moment}.").format(moment=moment))

    def _continue_draft(self) -> None:
        place, typed, _at = self._waiting.pop(0)
        if self.form is not None:
            self.form.set_drafts(typed)
            self.form.focus_first()
            # It is in the form now, and kept with it before its old place is given up.
            self._quiet.stop()
            self._keep()
        self._forget([place])
        self._offer_next()

    def _drop_found(self) -> None:
        place, _typed, _at = self._waiting.pop(0)
        self._forget([place])
        self._offer_next()

    def _on_saved(self, result: object) -> None:
        self.save_button.setEnabled(True)
        self._close()
        self.saved.emit(result)

    def _on_failed(self, problem: Problem) -> None:
        self.save_button.setEnabled(True)
        if isinstance(problem, FieldProblem) and self.form is not None:
            self._point_out(self.form.show_problems({problem.field: str(problem)}))
        else:
            self._say(str(problem))
        self._quiet.start()

    def _point_out(self, sentence: str) -> None:
        """Say what is wrong, and bring the first marked field into sight."""
        self._say(sentence or _("Something is missing or wrong. See the marked fields."))
        wrong = self.form.first_wrong() if self.form is not None else None
        if wrong is not None:
            # The complaint has just made the field higher: it must be laid out first.
            QTimer.singleShot(0, wrong, lambda: self._show_wrong(wrong))

    def _show_wrong(self, wrong: FieldRow) -> None:
        self.area.ensureWidgetVisible(wrong, 0, 40)
        wrong.editor.help_out()

    def _close(self) -> None:
        self._quiet.stop()
        self._request = None
        self.form = None
        form = self.area.takeWidget()
        if form is not None:
            form.deleteLater()
        self.hide()
        self.closed.emit()

    def _say(self, sentence: str) -> None:
        self.trouble.setText(f"▲ {sentence}" if sentence else "")
        self.trouble.setVisible(bool(sentence))

    def _ask(self, asking: bool) -> None:
        self.question.setVisible(asking)
        self.buttons.setVisible(not asking)
        if asking:
            self.later_button.setFocus()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._head())
        self.draft_notice = self._draft_notice()
        layout.addWidget(self.draft_notice)
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout.addWidget(self._concerned())
        layout.addWidget(self.area, 1)
        layout.addWidget(self._foot())

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(24, 18, 16, 12)
        self.title = label("", "heading", self, wrap=True)
        head.addWidget(self.title, 1)
        close = QPushButton("✕", self)
        close.setProperty("quiet", True)
        close.setAccessibleName(_("Close"))
        close.setToolTip(_("Close (Esc)"))
        close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        close.clicked.connect(self.cancel)
        head.addWidget(close)
        return head

    def _concerned(self) -> QScrollArea:
        """Return the place of the names of those whom the form concerns: of many as much as there is room for."""
        self.concerned = label("", "hint", self, wrap=True)
        self.concerned.setContentsMargins(24, 0, 20, 0)
        self.concerned.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.concerned_area = QScrollArea(self)
        self.concerned_area.setWidgetResizable(True)
        self.concerned_area.setFrameShape(QFrame.Shape.NoFrame)
        self.concerned_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.concerned_area.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.concerned_area.setMaximumHeight(_MOST_OF_CONCERNED)
        self.concerned_area.setWidget(self.concerned)
        self.concerned_area.hide()
        return self.concerned_area

    def _draft_notice(self) -> QFrame:
        notice = QFrame(self)
        notice.setObjectName("notice")
        row = QHBoxLayout(notice)
        row.setContentsMargins(24, 8, 16, 8)
        self.draft_words = label("", "", notice, wrap=True)
        self.continue_button = QPushButton(_("Continue"), notice)
        self.continue_button.clicked.connect(self._continue_draft)
        self.drop_button = QPushButton(_("Discard"), notice)
        self.drop_button.clicked.connect(self._drop_found)
        row.addWidget(self.draft_words, 1)
        row.addWidget(self.continue_button)
        row.addWidget(self.drop_button)
        notice.hide()
        return notice

    def _foot(self) -> QFrame:
        foot = QFrame(self)
        foot.setObjectName("sheetFoot")
        layout = QVBoxLayout(foot)
        layout.setContentsMargins(24, 12, 20, 14)
        self.trouble = label("", "complaint", foot, wrap=True)
        layout.addWidget(self.trouble)
        self.buttons = QWidget(foot)
        row = QHBoxLayout(self.buttons)
        row.setContentsMargins(0, 0, 0, 0)
        self.save_button = QPushButton(_("Save"), foot)
        self.save_button.setProperty("primary", True)
        self.save_button.setToolTip(_("Save (Ctrl+Enter)"))
        self.save_button.clicked.connect(self.save)
        self.cancel_button = QPushButton(_("Cancel"), foot)
        self.cancel_button.clicked.connect(self.cancel)
        row.addWidget(self.save_button)
        row.addWidget(self.cancel_button)
        row.addStretch(1)
        layout.addWidget(self.buttons)
        layout.addWidget(self._question())
        return foot

    def _question(self) -> QWidget:
        self.question = QWidget(self)
        column = QVBoxLayout(self.question)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(label(_("What you typed is not saved yet."), "", self.question))
        row = QHBoxLayout()
        self.later_button = QPushButton(_("Keep as a draft"), self.question)
        self.later_button.setProperty("primary", True)
        self.later_button.clicked.connect(self.keep_for_later)
        self.discard_button = QPushButton(_("Discard"), self.question)
        self.discard_button.clicked.connect(self.discard)
        self.back_button = QPushButton(_("Go on"), self.question)
        self.back_button.clicked.connect(lambda: self._ask(False))
        for button in (self.later_button, self.discard_button, self.back_button):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        self.question.hide()
        return self.question

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc; a letter typed beside the fields must not lead away from the form."""
        if event.key() == Qt.Key.Key_Escape:
            if not event.isAutoRepeat():
                self.cancel()
        elif not is_letter(event):
            super().keyPressEvent(event)
