"""A card about records that belong to no person: a table of them, adding and editing."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app.base.errors import Problem
from app.base.i18n import _
from app.domain.record import Record
from app.gui.background import Lane, run
from app.gui.forms.field_spec import FormSpec
from app.gui.forms.sheet_request import adding, changing
from app.gui.pages.settings.card import Card
from app.gui.widgets.label import label
from app.gui.widgets.record_table import RecordTable, TableColumn
from app.workflows.desk import Desk
from app.workflows.edit_records import list_records, remove_record


class RecordsCard(Card):
    """`sheet_wanted` asks for a form to be opened, `deed_wanted` hands out what changes the register."""

    sheet_wanted = Signal(object)
    deed_wanted = Signal(object)
    failed = Signal(Problem)

    def __init__(
        self,
        desk: Desk,
        kind: type[Record],
        form: FormSpec,
        columns: Sequence[TableColumn[Any]],
        words: tuple[str, str],
        parent: QWidget | None = None,
    ) -> None:
        """Show records of a `kind`; `words` are the title of the card and what it is for."""
        super().__init__(words[0], parent)
        self._desk, self._kind, self._form = desk, kind, form
        self.column.addWidget(label(words[1], "muted", self, wrap=True))
        self.add_button = QPushButton(_("Add…"), self)
        self.edit_button = QPushButton(_("Edit…"), self)
        self.remove_button = QPushButton(_("Remove"), self)
        self.add_button.clicked.connect(self.add)
        self.edit_button.clicked.connect(self.edit)
        self.remove_button.clicked.connect(self.remove)
        self.add_buttons(self.add_button, self.edit_button, self.remove_button)
        self.table = RecordTable(columns, words[0], self)
        self.table.setMinimumHeight(180)
        self.table.chosen.connect(self._on_chosen)
        self.table.opened.connect(lambda _record: self.edit())
        self.column.addWidget(self.table)
        self._on_chosen(None)

    def read(self) -> None:
        """Show the records as they are now."""
        run(
            self,
            lambda _progress: list_records(self._desk, self._kind),
            Lane.STORE,
            done=self.table.show_rows,
            failed=self.failed.emit,
        )

    def add(self) -> None:
        """Ask for a new record."""
        self.sheet_wanted.emit(adding(self._form, 0, self._form.defaults()))

    def edit(self) -> None:
        """Ask for changes of the current record."""
        if (record := self.table.current()) is not None:
            self.sheet_wanted.emit(changing(self._form, 0, record))

    def remove(self) -> None:
        """Remove the current record; an undo brings it back."""
        if (record := self.table.current()) is not None:
            self.deed_wanted.emit(partial(remove_record, record=record))

    def _on_chosen(self, record: Any) -> None:
        self.edit_button.setEnabled(record is not None)
        self.remove_button.setEnabled(record is not None)
