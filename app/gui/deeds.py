"""What one does from anywhere in the window: add or remove a person, import a file, print, back up."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.base.errors import Problem
from app.base.i18n import _
from app.base.progress import Progress
from app.domain.announced_list import AnnouncedList
from app.domain.person import Person
from app.gui import ask
from app.gui.background import Lane, run
from app.gui.dialogs.add_list_dialog import AddListDialog
from app.gui.dialogs.add_person_dialog import AddPersonDialog
from app.gui.dialogs.print_dialog import PrintDialog
from app.gui.dialogs.progress_dialog import run_with_progress
from app.gui.wording import Words
from app.workflows.add_person import remove_person
from app.workflows.back_up import SUFFIX, BackupInfo, back_up
from app.workflows.desk import Desk
from app.workflows.edit_records import get_record, list_records
from app.workflows.import_people import write_table_to_fill_in
from app.workflows.print_case_file import CaseFileOptions, Printed, print_case_file


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

    def __init__(self, window: QWidget, desk: Desk, words: Words) -> None:
        super().__init__(window)
        self._window, self._desk, self._words = window, desk, words

    def add_person(self) -> None:
        """Ask for the name and add the person."""
        dialog = AddPersonDialog(self._desk, self._words, self._window)
        dialog.added.connect(self.person_added)
        dialog.open_wanted.connect(self.person_wanted)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def add_list(self, event_id: int) -> None:
        """Take in an announced list of a release event."""
        desk = self._desk

        def ask_for_it(earlier: tuple[AnnouncedList, ...]) -> None:
            dialog = AddListDialog(desk, event_id, earlier, self._window)
            dialog.added.connect(self.list_added)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

        run(
            self,
            lambda _progress: list_records(desk, AnnouncedList, release_event_id=event_id),
            Lane.STORE,
            done=ask_for_it,
        )

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

    def import_file(self) -> None:
        """Ask for a file to bring persons in from."""
        ask.file_to_open(
            self._window,
            _("Import a file"),
            _("Tables (*.csv *.tsv *.txt)") + ";;" + _("All files (*)"),
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

    def print_case_file(self, person_id: int) -> None:
        """Ask for the language and the file, then print."""
        dialog = PrintDialog(self._window)
        dialog.answered.connect(lambda options: self._choose_file(person_id, options))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

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

    def _removed(self, name: str) -> None:
        self.person_removed.emit()
        self.told.emit(_("{name} was removed.").format(name=name))

    def _choose_file(self, person_id: int, options: CaseFileOptions) -> None:
        def named(person: Person) -> None:
            ask.file_to_save(
                self._window,
                _("Save the case file"),
                # A number, no name: anybody may see what a file is called.
                f"case-file-{person.case_number}.pdf",
                _("PDF documents (*.pdf)"),
                lambda file: self._print(person_id, file, options),
            )

        run(
            self,
            lambda _progress: get_record(self._desk, Person, person_id),
            Lane.STORE,
            done=named,
            failed=self.failed.emit,
        )

    def _print(self, person_id: int, file: Path, options: CaseFileOptions) -> None:
        def work(progress: Progress) -> Printed:
            return print_case_file(self._desk, person_id, file, options, progress, overwrite=True)

        run_with_progress(
            self._window,
            _("Printing the case file"),
            work,
            done=self._printed,
            failed=self.failed.emit,
        )

    def _printed(self, printed: Printed) -> None:
        self.mentioned.emit(_("Case file saved: {file}").format(file=printed.file.name))

    def _back_up(self, file: Path) -> None:
        def work(progress: Progress) -> BackupInfo:
            return back_up(self._desk, file, progress, replace=True)  # the file dialog has asked

        run_with_progress(self._window, _("Backing up"), work, done=self._backed_up, failed=self.failed.emit)

    def _backed_up(self, info: BackupInfo) -> None:
        self.mentioned.emit(_("Backup written and verified: {file}").format(file=info.file.name))
