"""One document inside the program: what it looks like, where it comes from, and what is written into the file."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.base.i18n import _
from app.domain.document import Document
from app.gui.background import Lane, run
from app.gui.widgets.label import label
from app.gui.widgets.picture_view import PictureView
from app.workflows.desk import Desk
from app.workflows.look_into import Preview, look_into

Facts = Sequence[tuple[str, str]]
_FACTS_WIDTH = 330


class DocumentDialog(QDialog):
    """`export_wanted` and `copy_wanted` leave to the page what comes of the document."""

    export_wanted = Signal(object)
    copy_wanted = Signal(object)

    def __init__(self, desk: Desk, document: Document, facts: Facts, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self.document = desk, document
        self._page, self.pages = 0, 1
        self.setWindowTitle(_("Document"))
        self.resize(960, 640)
        self.view = PictureView(self)
        self.view.setAccessibleName(document.title)
        self.facts = QWidget(self)
        self._facts = QVBoxLayout(self.facts)
        self._facts.setContentsMargins(4, 0, 12, 0)
        self._facts.setSpacing(4)
        self._add_facts("", facts)
        self._lay_out()
        self._turn(0)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(14)
        column.addWidget(label(self.document.title, "heading", self, wrap=True))
        middle = QHBoxLayout()
        middle.setSpacing(20)
        middle.addWidget(self.view, 1)
        area = QScrollArea(self)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFixedWidth(_FACTS_WIDTH)
        area.setWidget(self.facts)
        middle.addWidget(area)
        column.addLayout(middle, 1)
        row = QHBoxLayout()
        self.back_button = self._button(row, _("Previous page"), lambda: self._turn(self._page - 1))
        self.number = label("", "muted", self)
        row.addWidget(self.number)
        self.next_button = self._button(row, _("Next page"), lambda: self._turn(self._page + 1))
        row.addStretch()
        self.copy_button = self._button(
            row, _("Make a working copy"), lambda: self.copy_wanted.emit(self.document)
        )
        self.export_button = self._button(row, _("Export…"), lambda: self.export_wanted.emit(self.document))
        self.close_button = self._button(row, _("Close"), self.accept)
        self.close_button.setDefault(True)
        column.addLayout(row)
        self._show_number()

    def _button(self, row: QHBoxLayout, words: str, on_clicked: object) -> QPushButton:
        button = QPushButton(words, self)
        button.clicked.connect(on_clicked)
        row.addWidget(button)
        return button

    def _turn(self, page: int) -> None:
        desk, document = self._desk, self.document
        run(
            self,
            lambda _progress: look_into(desk, document, page),
            Lane.STORE,
            done=lambda seen: self._show(seen, page),
            failed=lambda problem: self.view.show_picture(None, str(problem)),
            channel="document",
        )

    def _show(self, seen: Preview, page: int) -> None:
        first = self._page == page == 0 and not self.view.has_picture
        self._page, self.pages = page, seen.pages
        self.view.show_picture(seen.picture, seen.why)
        self._show_number()
        if first and seen.picture is not None:
            self._add_facts(
                _("Written in the file"),
                seen.metadata or ((_("Nothing"), _("Neither a camera nor a program has left anything.")),),
            )

    def _show_number(self) -> None:
        several = self.pages > 1
        for widget in (self.back_button, self.number, self.next_button):
            widget.setVisible(several)
        self.back_button.setEnabled(self._page > 0)
        self.next_button.setEnabled(self._page < self.pages - 1)
        self.number.setText(_("{page} of {pages}").format(page=self._page + 1, pages=self.pages))

    def _add_facts(self, heading: str, facts: Facts) -> None:
        """Add names and values below what is there."""
        if heading:
            self._facts.takeAt(self._facts.count() - 1)
            self._facts.addSpacing(10)
            self._facts.addWidget(label(heading, "subheading", self.facts))
        grid = QGridLayout()
        for number, (name, value) in enumerate(facts):
            key = label(name, "key", self.facts, wrap=True)
            key.setContentsMargins(0, 8 if number else 0, 0, 0)
            grid.addWidget(key, 2 * number, 0)
            said = label(value, "value", self.facts, wrap=True)
            said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(said, 2 * number + 1, 0)
        grid.setVerticalSpacing(2)
        self._facts.addLayout(grid)
        self._facts.addStretch(1)
