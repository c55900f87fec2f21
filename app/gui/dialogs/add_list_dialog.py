"""Taking in an announced list: paste it, drop or choose a file; what will be kept is shown before it is."""

from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError
from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.base.errors import FieldProblem, Problem
from app.base.i18n import N_, _, ngettext
from app.domain.announced_list import AnnouncedList, AnnouncedListFields, ListKind
from app.domain.partial_date import PartialDate
from app.domain.release_event import ReleaseEvent
from app.domain.source import SourceFields
from app.gui import ask
from app.gui.background import Lane, run
from app.gui.forms.problems import problems_of
from app.gui.widgets.calm_combo import CalmCombo
from app.gui.widgets.dropped_file import dropped_file
from app.gui.widgets.label import ElidedLabel, Remark, label
from app.gui.widgets.record_table import RecordTable, TableColumn
from app.workflows.announced_lists import KeptList, NameList, PrintedLine, add_list, read_list
from app.workflows.desk import Desk

LIST_KINDS = {
    ListKind.STATE: N_("The state"),
    ListKind.AGENCY: N_("A news agency or the media"),
    ListKind.PARTNER: N_("A partner organisation"),
    ListKind.FAMILY: N_("Families"),
    ListKind.OWN: N_("Ourselves"),
}
_SOURCE_KIND = {
    ListKind.STATE: "authority",
    ListKind.AGENCY: "media",
    ListKind.PARTNER: "ngo",
    ListKind.FAMILY: "family",
    ListKind.OWN: "observation",
}
_FIELD_HEIGHT = 34
_PAUSE = 250
"""Milliseconds without typing after which the lines are counted anew."""


class AddListDialog(QDialog):
    """`added` hands out the id of the stored list."""

    added = Signal(int)

    def __init__(
        self, desk: Desk, event: ReleaseEvent, earlier: Sequence[AnnouncedList], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._desk, self._event_id = desk, event.id
        self._file: Path | None = None
        self._names: NameList | None = None
        self.setWindowTitle(_("Add a list"))
        self.setAcceptDrops(True)
        self.resize(1000, 640)
        self.text = QPlainTextEdit(self)
        self.text.setAccessibleName(_("The list as printed"))
        self.text.setPlaceholderText(
            _(
                "Paste the list here exactly as it was published, one name a line; or drop a text, CSV or Excel file."
            )
        )
        self.text.setTabChangesFocus(True)
        self.file_button = QPushButton(_("Choose a file…"), self)
        self.file_button.clicked.connect(self._ask_file)
        self.file_name = ElidedLabel("", "muted", self)
        self.lines = RecordTable(
            (
                TableColumn(_("Line"), lambda pair: str(pair[0]), width=56),
                TableColumn(_("As printed"), lambda pair: pair[1].printed, _clues, strong=True),
            ),
            _("Lines of the list"),
            self,
        )
        self.count = label("", "subheading", self)
        self.title, self.publisher, self.url = QLineEdit(self), QLineEdit(self), QLineEdit(self)
        self.kind = CalmCombo(self)
        for kind, words in LIST_KINDS.items():
            self.kind.addItem(_(words), kind)
        self.kind.setCurrentIndex(list(LIST_KINDS).index(ListKind.AGENCY))
        self.published, self.time = QLineEdit(self), QLineEdit(self)
        self.published.setText(_typed(event.date or PartialDate.of(desk.clock.today())))
        self.time.setPlaceholderText("14:05")
        self.supersedes = CalmCombo(self)
        self.supersedes.addItem(_("No: it stands beside the others"), None)
        for one in earlier:
            self.supersedes.addItem(_("Yes: {title}").format(title=one.title), one.id)
        self.complaint = Remark("complaint", self)
        self.save_button = QPushButton(_("Add the list"), self)
        self.save_button.setProperty("primary", True)
        self.save_button.setEnabled(False)
        self.save_button.clicked.connect(self._save)
        self._has_earlier = bool(earlier)
        self._lay_out()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._read)
        self.text.textChanged.connect(self._on_typed)
        self.text.setFocus()

    def take_file(self, file: Path) -> None:
        """Read a list from a file instead of the pasted text."""
        self._file, self._names = file, None
        self.save_button.setEnabled(False)
        self.file_name.setText(file.name)
        if not self.title.text().strip():
            self.title.setText(file.stem)
        self._read()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file that is dropped."""
        if dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the dropped file."""
        file = dropped_file(event.mimeData())
        if file is not None:
            event.acceptProposedAction()
            self.take_file(file)

    def _ask_file(self) -> None:
        patterns = "*.txt *.csv *.tsv *.xlsx *.xls *.ods"
        kinds = _("Lists ({patterns})").format(patterns=patterns)
        ask.file_to_open(self, _("The announced list"), kinds, self.take_file)

    def _on_typed(self) -> None:
        if self.text.toPlainText().strip():
            self._file = None
            self.file_name.setText("")
        # What is in the box has not been read yet: nothing else may be stored meanwhile.
        self._names = None
        self.save_button.setEnabled(False)
        self._pause.start()

    def _read(self) -> None:
        file, text = self._file, self.text.toPlainText()
        if file is None and not text.strip():
            self._show(None)
            return
        run(
            self,
            lambda _progress: read_list(file, text),
            Lane.FILES,
            done=self._show,
            failed=self._on_unread,
            channel="announced list",
        )

    def _show(self, names: NameList | None) -> None:
        self._names = names
        lines: Sequence[PrintedLine] = names.lines if names else ()
        self.lines.show_rows(list(enumerate(lines, start=1)))
        words = ngettext("{n} line will be kept", "{n} lines will be kept", len(lines)).format(n=len(lines))
        self.count.setText(words if lines else _("Nothing to keep yet"))
        self.save_button.setEnabled(bool(lines))
        self.complaint.setText("")

    def _on_unread(self, problem: Problem) -> None:
        self._show(None)
        self.complaint.setText(str(problem))

    def _save(self) -> None:
        names = self._names
        if names is None:
            return
        title = self.title.text().strip()
        if not title:
            self._complain({"title": _("Please say what this list is called.")})
            return
        try:
            published = PartialDate.parse(self.published.text(), self._desk.clock.today())
            kind = self.kind.currentData()
            fields = AnnouncedListFields(
                release_event_id=self._event_id,
                title=title,
                kind=kind,
                publisher=self.publisher.text(),
                published=published,
                published_time=_time(self.time.text()),
                supersedes_id=self.supersedes.currentData(),
            )
            source = SourceFields(
                title=self.publisher.text().strip() or title,
                kind=_SOURCE_KIND[kind],
                date=published,
                url=self.url.text(),
            )
        except ValidationError as error:
            self._complain(problems_of(error))
            return
        except FieldProblem as problem:
            self._complain({problem.field: str(problem)})
            return
        except Problem as problem:
            self._complain({"published": str(problem)})
            return
        desk = self._desk
        self.save_button.setEnabled(False)
        run(
            self,
            lambda _progress: add_list(desk, fields, names, source),
            Lane.STORE,
            done=self._on_added,
            failed=self._on_failed,
        )

    def _on_added(self, kept: KeptList) -> None:
        self.accept()
        self.added.emit(kept.announced_list.id)

    def _on_failed(self, problem: Problem) -> None:
        self.save_button.setEnabled(True)
        self.complaint.setText(str(problem))

    def _complain(self, problems: dict[str, str]) -> None:
        self.complaint.setText(" ".join(dict.fromkeys(problems.values())))
        fields = {
            "title": self.title,
            "published": self.published,
            "published_time": self.time,
            "url": self.url,
        }
        wrong = next((fields[name] for name in problems if name in fields), None)
        if wrong is not None:
            wrong.setFocus()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.text, 1)
        files = QHBoxLayout()
        files.addWidget(self.file_button)
        files.addWidget(self.file_name, 1)
        left.addLayout(files)
        form = QFormLayout()
        form.setVerticalSpacing(6)
        form.setHorizontalSpacing(14)
        rows = [
            (_("Title"), self.title),
            (_("Published by"), self.publisher),
            (_("Who that is"), self.kind),
            (_("Day"), self.published),
            (_("Time"), self.time),
            (_("Web address"), self.url),
        ]
        if self._has_earlier:
            rows.append((_("Takes the place of an earlier list"), self.supersedes))
        else:
            self.supersedes.hide()
        for words, field in rows:
            field.setAccessibleName(words)
            caption = label(words, "label", self)
            for part in (caption, field):
                part.setMinimumHeight(_FIELD_HEIGHT)
            form.addRow(caption, field)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addLayout(form)
        right.addWidget(self.count)
        right.addWidget(self.lines, 1)
        body = QHBoxLayout()
        body.setSpacing(20)
        body.addLayout(left, 1)
        body.addLayout(right, 1)
        cancel = QPushButton(_("Cancel"), self)
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(cancel)
        foot.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        column.addWidget(label(_("Add a list"), "heading", self))
        column.addLayout(body, 1)
        column.addWidget(self.complaint)
        column.addLayout(foot)
        self._show(None)


def _typed(date: PartialDate) -> str:
    """Return a date as one would type it."""
    return date.exact.strftime("%d.%m.%Y") if date.exact else str(date)


def _clues(pair: tuple[int, PrintedLine]) -> str:
    return ", ".join(f"{name}: {text}" for name, text in pair[1].clues.items())


def _time(text: str) -> str:
    """Return a time of day as 09:05, however it was typed; raises FieldProblem."""
    digits = text.strip().replace(".", ":")
    if not digits:
        return ""
    hours, _colon, minutes = digits.partition(":")
    if not (
        hours.isdecimal() and (minutes or "0").isdecimal() and int(hours) < 24 and int(minutes or 0) < 60
    ):
        raise FieldProblem("published_time", _("Write the time like 14:05."))
    return f"{int(hours):02d}:{int(minutes or 0):02d}"
