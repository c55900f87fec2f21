"""Printing from anywhere in the window: which document, what one may choose of it, the file, then the work."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.base.errors import Problem
from app.base.i18n import _, language_in_force, ngettext
from app.base.progress import Progress
from app.domain.person import Person
from app.domain.record import PersonId
from app.gui import ask
from app.gui.background import Lane, run
from app.gui.dialogs.print_dialog import PrintDialog
from app.gui.dialogs.print_offer import Offer
from app.gui.dialogs.progress_dialog import run_with_progress
from app.workflows.desk import Desk
from app.workflows.edit_records import get_record
from app.workflows.export_people import EXPORT, ExportOptions, export_people
from app.workflows.offer_audiences import offer_audiences
from app.workflows.print_report import (
    OPTIONS,
    About,
    Options,
    Printed,
    StillHeldOptions,
    print_report,
    report_named,
    told_by_code,
)


class PrintDeeds(QObject):
    """Asks and prints. `mentioned` says what was saved, `failed` why nothing was."""

    mentioned = Signal(str)
    failed = Signal(Problem)

    def __init__(self, window: QWidget, desk: Desk) -> None:
        super().__init__(window)
        self._window, self._desk = window, desk

    def print_report(
        self, name: str, *, person_ids: Sequence[PersonId] = (), event_id: int | None = None
    ) -> None:
        """Ask for what one may choose of a document and for the file, then print it."""
        self._ask((self._offer(name, About(tuple(person_ids), event_id)),))

    def print_person(self, person_id: PersonId) -> None:
        """Print a document about one person: the case file, or the hand-over sheet."""
        about = About((person_id,))
        self._ask((self._offer("case-file", about), self._offer("handover", about)))

    def print_people(self, person_ids: Sequence[PersonId], on: dt.date | None = None) -> None:
        """Print a document about the list of people: who is still held (on a day), or what is owed to these."""
        held = self._offer("still-held", About())
        if isinstance(held.options, StillHeldOptions):
            held = replace(held, options=replace(held.options, on=on))
        offers = [held]
        if person_ids:
            offers.append(self._offer("handover", About(tuple(person_ids))))
        if len(person_ids) == 1:
            offers.append(self._offer("case-file", About(tuple(person_ids))))
        self._ask(offers)

    def export_people(self, person_ids: Sequence[PersonId]) -> None:
        """Export a table of these people."""
        options = ExportOptions(language=language_in_force())
        self._ask((Offer(EXPORT, About(tuple(person_ids)), options, _(EXPORT.title)),))

    def print_event(self, event_id: int) -> None:
        """Print a document about a release event."""
        about = About((), event_id)
        self._ask([self._offer(name, about) for name in ("reconciliation", "handover", "still-held")])

    def _offer(self, name: str, about: About) -> Offer:
        options = OPTIONS[name](language=language_in_force())
        return Offer(report_named(name), about, options, _title(name, about))

    def _ask(self, offers: Sequence[Offer]) -> None:
        desk = self._desk

        def work(_progress: Progress) -> list[Offer]:
            return [replace(one, audiences=offer_audiences(desk, one.report, one.about)) for one in offers]

        run(self, work, Lane.STORE, done=self._open, failed=self.failed.emit)

    def _open(self, offers: Sequence[Offer]) -> None:
        dialog = PrintDialog(offers, self._desk.clock.today(), self._window)
        dialog.answered.connect(self._choose_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _choose_file(self, offer: Offer, options: Options | ExportOptions) -> None:
        """Propose a name with a number or a day and no person's name: anybody may see what a file is called."""
        people = offer.about.people

        def ask_for(number: str) -> None:
            ask.file_to_save(
                self._window,
                offer.title,
                f"{offer.report.name}-{number}{'.csv' if offer.report is EXPORT else '.pdf'}",
                _("Tables (*.csv)") if offer.report is EXPORT else _("PDF documents (*.pdf)"),
                lambda file: self._print(offer, file, options),
            )

        if len(people) != 1:
            ask_for(self._desk.clock.today().isoformat())
            return
        run(
            self,
            lambda _progress: get_record(self._desk, Person, people[0]),
            Lane.STORE,
            done=lambda person: ask_for(person.case_number),
            failed=self.failed.emit,
        )

    def _print(self, offer: Offer, file: Path, options: Options | ExportOptions) -> None:
        def work(progress: Progress) -> Printed:
            if isinstance(options, ExportOptions):
                people = offer.about.people
                return export_people(self._desk, people, file, options, progress, overwrite=True)
            return print_report(
                self._desk, offer.report.name, file, offer.about, options, progress, overwrite=True
            )

        run_with_progress(
            self._window,
            _("Printing: {document}").format(document=offer.title),
            work,
            done=self._printed,
            failed=self.failed.emit,
        )

    def _printed(self, printed: Printed) -> None:
        pages = ngettext("{n} page", "{n} pages", printed.pages).format(n=printed.pages)
        saved = (
            _("Saved: {file}, {pages}").format(file=printed.file.name, pages=pages)
            if printed.pages
            else _("Saved: {file}").format(file=printed.file.name)
        )
        left_out = ngettext(
            "{n} person left out: no consent.", "{n} people left out: no consent.", printed.left_out
        ).format(n=printed.left_out)
        said = (saved, left_out if printed.left_out else "", told_by_code(printed))
        self.mentioned.emit("\n".join(filter(None, said)))


def _title(name: str, about: About) -> str:
    """Return what would be printed, with the number of people where it is about several."""
    many = len(about.people)
    if name == "handover" and many == 1:
        return _("Hand-over sheet")
    if name == "handover" and many:
        return ngettext("Hand-over sheets of {n} person", "Hand-over sheets of {n} people", many).format(
            n=many
        )
    if name == "handover":
        return _("Hand-over sheets of everybody in the event")
    if name == "still-held" and about.event_id is not None:
        return _("People still held who were expected in the event")
    return _(report_named(name).title)
