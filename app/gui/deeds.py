"""What one does from anywhere in the window: add or remove a person, import a file, print, back up."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.base.errors import Problem
from app.base.i18n import _, ngettext
from app.base.progress import Progress
from app.domain.announced_list import AnnouncedList
from app.domain.case import Case
from app.domain.protocol import Anchor
from app.domain.record import PersonId
from app.domain.release_event import ReleaseEvent
from app.gui import ask
from app.gui.background import Lane, run
from app.gui.dialogs.add_list_dialog import AddListDialog
from app.gui.dialogs.add_person_dialog import AddPersonDialog
from app.gui.dialogs.apply_protocol_dialog import ApplyProtocolDialog, ForWhom, created_words
from app.gui.dialogs.pick_person_dialog import PickPersonDialog
from app.gui.dialogs.progress_dialog import run_with_progress
from app.gui.print_deeds import PrintDeeds
from app.gui.wording import Words
from app.workflows.add_person import remove_person
from app.workflows.apply_protocol import ProtocolChoice, ProtocolPlan, apply_protocol
from app.workflows.back_up import SUFFIX, BackupInfo, back_up
from app.workflows.bulk import transferable
from app.workflows.desk import Desk
from app.workflows.edit_records import get_record, list_records
from app.workflows.export_calendar import export_calendar
from app.workflows.import_people import write_table_to_fill_in
from app.workflows.remove_event import EventRemoval, plan_removal, remove_event


class Deeds(QObject):
    """Asks what needs asking, then runs the workflow. `told` says what was changed and can be undone,
    `mentioned` what else was done, `failed` why it was not."""

    told = Signal(str)
    mentioned = Signal(str)
    failed = Signal(Problem)
    person_added = Signal(int)
    person_removed = Signal()
    person_wanted = Signal(int)
    import_wanted = Signal(object)
    list_added = Signal(int)
    pair_chosen = Signal(int, int)

    def __init__(self, window: QWidget, desk: Desk, words: Words) -> None:
        super().__init__(window)
        self._window, self._desk, self._words = window, desk, words
        self._printing = PrintDeeds(window, desk)
        self._printing.mentioned.connect(self.mentioned)
        self._printing.failed.connect(self.failed)

    def add_person(self) -> None:
        """Ask for the name and add the person."""
        dialog = AddPersonDialog(self._desk, self._words, self._window)
        dialog.added.connect(self._on_added)
        dialog.open_wanted.connect(self.person_wanted)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def add_list(self, event_id: int) -> None:
        """Take in an announced list of a release event."""
        desk = self._desk

        def read(_progress: object) -> tuple[ReleaseEvent, tuple[AnnouncedList, ...]]:
            event = get_record(desk, ReleaseEvent, event_id)
            return event, list_records(desk, AnnouncedList, release_event_id=event_id)

        def ask_for_it(found: tuple[ReleaseEvent, tuple[AnnouncedList, ...]]) -> None:
            dialog = AddListDialog(desk, *found, self._window)
            dialog.added.connect(self.list_added)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

        run(
            self,
            read,
            Lane.STORE,
            done=ask_for_it,
            failed=self.failed.emit,
        )

    def merge_with(self, person_id: int, name: str) -> None:
        """Let somebody find the other record of a person."""
        about = _("Who is the same person as {name}?").format(name=name)
        dialog = PickPersonDialog(self._desk, self._words, about, self._window)
        dialog.picked.connect(lambda other: self.pair_chosen.emit(person_id, other))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def remove_person(self, person_id: int, name: str) -> None:
        """Remove a person after asking."""

        def remove() -> None:
            run(
                self,
                lambda _progress: remove_person(self._desk, person_id, name),
                Lane.STORE,
                done=lambda _none: self._removed(name),
                failed=self.failed.emit,
            )

        ask.confirm(
            self._window,
            _("Remove {name} from the register?").format(name=name),
            _(
                "All records of this person go too. You can take this back; the history keeps that it happened."
            ),
            _("Remove"),
            remove,
            danger=True,
        )

    def remove_event(self, event_id: int) -> None:
        """Remove a release event after saying what goes with it and what stays."""

        def ask_for_it(removal: EventRemoval) -> None:
            ask.confirm(
                self._window,
                _("Remove the release event “{title}”?").format(title=removal.event.title),
                "\n\n".join((removal.goes(), removal.stays(), _("You can take this back."))),
                _("Remove"),
                remove,
                danger=True,
            )

        def remove() -> None:
            run(
                self,
                lambda _progress: remove_event(self._desk, event_id),
                Lane.STORE,
                done=lambda gone: self.told.emit(_("{what} removed.").format(what=gone.event.title)),
                failed=self.failed.emit,
            )

        run(
            self,
            lambda _progress: plan_removal(self._desk, event_id),
            Lane.STORE,
            done=ask_for_it,
            failed=self.failed.emit,
        )

    def apply_protocol_to(self, case: Case) -> None:
        """Ask which protocol one person needs, and apply it."""
        anchor = Anchor.ARREST if case.status.status in self._desk.terms.custody_codes else Anchor.RELEASE
        self.apply_protocol(ForWhom((case.person.id,), case.names[0].written), anchor)

    def apply_protocol_in(self, event: ReleaseEvent, people: Sequence[PersonId]) -> None:
        """Ask which protocol these people of a release event need, counted from their release in it."""
        many = len(people)
        named = ngettext("{n} person of “{event}”", "{n} people of “{event}”", many)
        self.apply_protocol(ForWhom(tuple(people), named.format(n=many, event=event.title), event.id))

    def apply_protocol_for(self, people: Sequence[PersonId]) -> None:
        """Ask which protocol these people need, and apply it; one for the held comes first where most of them are."""
        named = ngettext("{n} person", "{n} people", len(people)).format(n=len(people))

        def ask_for_it(held: Sequence[PersonId]) -> None:
            anchor = Anchor.ARREST if 2 * len(held) > len(people) else Anchor.RELEASE
            self.apply_protocol(ForWhom(tuple(people), named), anchor)

        run(
            self,
            lambda _progress: transferable(self._desk, people),
            Lane.STORE,
            done=ask_for_it,
            failed=self.failed.emit,
        )

    def apply_protocol(self, whom: ForWhom, anchor: Anchor = Anchor.RELEASE) -> None:
        """Ask which protocol these people need, one that counts from `anchor` first, and apply it."""
        dialog = ApplyProtocolDialog(self._desk, whom, anchor, self._window)
        dialog.answered.connect(self._apply)
        dialog.failed.connect(self.failed)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def import_file(self) -> None:
        """Ask for a file to bring persons in from."""
        ask.file_to_open(
            self._window,
            _("Import a file"),
            _("Tables") + " (*.csv *.tsv *.txt *.xlsx *.xls *.ods *.xlsm *.xlsb);;" + _("All files (*)"),
            self.import_wanted.emit,
        )

    def save_table(self) -> None:
        """Ask where to, and write a table to fill in and bring back."""

        def save(file: Path) -> None:
            run(
                self,
                lambda _progress: write_table_to_fill_in(file),
                Lane.FILES,
                done=lambda _none: self.mentioned.emit(_("Table saved: {file}").format(file=file.name)),
                failed=self.failed.emit,
            )

        ask.file_to_save(self._window, _("Save a table to fill in"), "people.csv", _("Tables (*.csv)"), save)

    def export_calendar(self, assignee: str | None) -> None:
        """Save what somebody owes (None: everybody) as a calendar file without names."""

        def save(file: Path) -> None:
            run(
                self,
                lambda _progress: export_calendar(self._desk, file, assignee=assignee, overwrite=True),
                Lane.STORE,
                done=lambda made: self.mentioned.emit(
                    _("Calendar file saved, without names: {file}").format(file=made.file)
                ),
                failed=self.failed.emit,
            )

        ask.file_to_save(self._window, _("Save a calendar file"), "vigil.ics", _("Calendars (*.ics)"), save)

    def print_report(
        self, name: str, *, person_ids: Sequence[PersonId] = (), event_id: int | None = None
    ) -> None:
        """Print the document with this name."""
        self._printing.print_report(name, person_ids=person_ids, event_id=event_id)

    def print_person(self, person_id: PersonId) -> None:
        """Print a document about one person."""
        self._printing.print_person(person_id)

    def print_people(self, person_ids: Sequence[PersonId], on: dt.date | None = None) -> None:
        """Print a document about the people of a list; with `on`, of that day."""
        self._printing.print_people(person_ids, on)

    def export_people(self, person_ids: Sequence[PersonId]) -> None:
        """Export these people as a table."""
        self._printing.export_people(person_ids)

    def print_event(self, event_id: int) -> None:
        """Print a document about a release event."""
        self._printing.print_event(event_id)

    def print_reconciliation(self, event_id: int) -> None:
        """Print the reconciliation report of a release event."""
        self._printing.print_report("reconciliation", event_id=event_id)

    def print_handover(self, event_id: int | None, person_ids: Sequence[PersonId]) -> None:
        """Print the hand-over sheets of these people, or of everybody in the event when nobody is named."""
        self._printing.print_report("handover", person_ids=person_ids, event_id=event_id)

    def back_up(self) -> None:
        """Ask where to, and write a verified, encrypted copy."""
        name = f"{self._desk.path.name}-{self._desk.clock.today():%Y-%m-%d}{SUFFIX}"
        ask.file_to_save(
            self._window,
            _("Back up the register"),
            name,
            _("Vigil backup (*{suffix})").format(suffix=SUFFIX),
            self._back_up,
        )

    def _apply(self, choice: ProtocolChoice) -> None:
        run(
            self,
            lambda _progress: apply_protocol(self._desk, choice),
            Lane.STORE,
            done=self._applied,
            failed=self.failed.emit,
        )

    def _applied(self, plan: ProtocolPlan) -> None:
        if plan.created:
            self.told.emit(_("Entered: {follow_ups}.").format(follow_ups=created_words(plan)))
        else:
            self.mentioned.emit(_("There was nothing to enter."))

    def _on_added(self, person_id: int) -> None:
        self.person_added.emit(person_id)
        self.told.emit(_("Added. What else is known can be entered on this page."))

    def _removed(self, name: str) -> None:
        self.person_removed.emit()
        self.told.emit(_("{name} was removed.").format(name=name))

    def _back_up(self, file: Path) -> None:
        def work(progress: Progress) -> BackupInfo:
            return back_up(self._desk, file, progress, replace=True)  # the file dialog has asked

        run_with_progress(self._window, _("Backing up"), work, done=self._backed_up, failed=self.failed.emit)

    def _backed_up(self, info: BackupInfo) -> None:
        self.mentioned.emit(_("Backup written and verified: {file}").format(file=info.file.name))
