"""The sheet beside the People table: it asks what is to be done to those who are selected, or what a view is called."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.base.errors import Problem
from app.base.i18n import N_, _, language_in_force
from app.domain.people_list import PeopleQuery
from app.domain.record import PersonId
from app.gui.background import Lane, run
from app.gui.forms.choices import Choices, read_choices
from app.gui.forms.field_spec import FieldSpec, FormSpec
from app.gui.forms.form_sheet import FormSheet
from app.gui.forms.sheet_request import SheetRequest
from app.gui.pages.people.bulk_bar import TRANSFER
from app.gui.pages.people.bulk_requests import bulk_request
from app.workflows.bulk import transferable
from app.workflows.desk import Desk
from app.workflows.find_people import known_caseworkers, known_tags, people_of
from app.workflows.saved_views import ViewEntry, save_view

NAMED = 20
"""So many of those whom it concerns are named."""

VIEW = FormSpec(
    "saved_view",
    N_("Save this view"),
    N_("Save this view"),
    ViewEntry,
    (
        FieldSpec(
            "name", N_("Name"), required=True, hint=N_("The search, the filters and the order are kept.")
        ),
    ),
)


class ListSheet(FormSheet):
    """`concerns` tells before the form opens how many people it is about and some of their names."""

    concerns = Signal(int, list)
    failed = Signal(Problem)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.hide()

    def ask_about(self, key: str, people: Sequence[PersonId]) -> None:
        """Ask what is to be done to these people, after finding out of how many it cannot be."""
        desk = self._desk

        def work(_progress: object) -> tuple[Choices, Sequence[PersonId], list[str]]:
            fit = transferable(desk, people) if key == TRANSFER else people
            lists = {"caseworkers": known_caseworkers(desk), "tags": known_tags(desk)}
            choices = replace(read_choices(desk, None, language_in_force()), lists=lists)
            return choices, fit, [line.name for line in people_of(desk, fit[:NAMED]).values()]

        def show(read: tuple[Choices, Sequence[PersonId], list[str]]) -> None:
            choices, fit, names = read
            if not fit:
                self.failed.emit(Problem(_("Nobody of those selected is held.")))
                return
            self.concerns.emit(len(fit), names)
            self.open_form(bulk_request(key, fit, len(people) - len(fit)), choices)

        run(self, work, Lane.STORE, done=show, failed=self.failed.emit)

    def ask_name_of(self, query: PeopleQuery) -> None:
        """Ask what a view is to be called."""

        def save(desk: Desk, entry: ViewEntry, _new_source: Any) -> object:
            return save_view(desk, entry, query)

        request = SheetRequest(VIEW, "saved_view:0:new", save, {}, VIEW.title_new)
        run(
            self,
            lambda _progress: read_choices(self._desk, None, language_in_force()),
            Lane.STORE,
            done=lambda choices: self.open_form(request, choices),
            failed=self.failed.emit,
        )
