"""What one does with documents: adding files, looking into them, copying them for work, giving them out."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from app.base.errors import Problem
from app.base.i18n import _, ngettext
from app.domain.case import Case
from app.domain.document import Document
from app.domain.record import PersonId
from app.domain.vocabulary import Vocabulary
from app.gui import ask
from app.gui.background import Lane, run
from app.gui.dialogs.document_dialog import DocumentDialog
from app.gui.dialogs.export_document_dialog import ExportDocumentDialog
from app.gui.dialogs.progress_dialog import run_with_progress
from app.gui.pages.person.documents_section import DocumentsSection
from app.gui.pages.person.wording import Wording, joined
from app.gui.widgets.thumbnails import Thumbnails
from app.workflows.attach_document import attach_photo, attach_photo_file
from app.workflows.attach_file import AddedFiles, attach_files
from app.workflows.desk import Desk
from app.workflows.export_document import Purpose, export_document
from app.workflows.working_copy import make_working_copy


class DocumentDeeds(QObject):
    """Runs the workflows for a page. `told` says what was done and can be undone, `failed` why it was not.

    `noted` says what no undo takes back; `added` hands out the one document that was added, to be described.
    """

    told = Signal(str)
    noted = Signal(str)
    failed = Signal(Problem)
    added = Signal(object)

    def __init__(
        self, desk: Desk, page: QWidget, section: DocumentsSection, case: Callable[[], Case | None]
    ) -> None:
        super().__init__(page)
        self._desk, self._page, self._case = desk, page, case
        self.dialog: DocumentDialog | None = None
        section.files_given.connect(self.add)
        section.file_given.connect(self.attach_file)
        section.picture_given.connect(self.attach)
        section.table.open_wanted.connect(self.show)
        section.table.thumbnails = Thumbnails(desk, page)
        section.table.thumbnails.arrived.connect(section.table.viewport().update)

    def attach_file(self, file: Path) -> None:
        """Add the picture in a file as the portrait."""
        self._attach(lambda person_id: attach_photo_file(self._desk, person_id, file))

    def attach(self, data: bytes, filename: str) -> None:
        """Add a picture as the portrait."""
        self._attach(lambda person_id: attach_photo(self._desk, person_id, data, filename))

    def _attach(self, work: Callable[[PersonId], object]) -> None:
        case = self._case()
        if case is None:
            return
        person_id = case.person.id
        run(
            self,
            lambda _progress: work(person_id),
            Lane.STORE,
            done=lambda _result: self.told.emit(_("Photo added.")),
            failed=self.failed.emit,
        )

    def add(self, given: Sequence[Path]) -> None:
        """Add files to the documents of the person; long ones show how far they are and can be stopped."""
        case = self._case()
        if case is None:
            return
        desk, person_id, files = self._desk, case.person.id, tuple(given)
        run_with_progress(
            self._page,
            ngettext("Adding {n} file", "Adding {n} files", len(files)).format(n=len(files)),
            lambda progress: attach_files(desk, person_id, files, progress),
            done=self._on_added,
            failed=self.failed.emit,
        )

    def show(self, document: Document) -> None:
        """Open a document inside the program."""
        case = self._case()
        if case is None:
            return
        wording = Wording(self._desk.terms, case, self._desk.clock.today())
        dialog = DocumentDialog(self._desk, document, _facts(document, wording), self._page)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.export_wanted.connect(self.ask_purpose)
        dialog.copy_wanted.connect(self.copy)
        dialog.destroyed.connect(self._on_closed)
        self.dialog = dialog
        dialog.open()

    def ask_purpose(self, document: Document) -> ExportDocumentDialog:
        """Ask to whom a document goes and why, then for the file."""
        dialog = ExportDocumentDialog(document.title, self.dialog or self._page)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.answered.connect(lambda purpose: self._ask_file(document, purpose))
        dialog.open()
        return dialog

    def export(self, document: Document, purpose: Purpose, out: Path) -> None:
        """Write a document to a file."""
        desk = self._desk
        run_with_progress(
            self._page,
            _("Exporting “{title}”").format(title=document.title),
            lambda progress: export_document(desk, document.id, out, purpose, progress, overwrite=True),
            done=lambda file: self.noted.emit(_("Exported to {place}.").format(place=file)),
            failed=self.failed.emit,
        )

    def copy(self, document: Document) -> None:
        """Make a working copy without metadata."""
        desk = self._desk
        run(
            self,
            lambda _progress: make_working_copy(desk, document.id),
            Lane.STORE,
            done=lambda made: self.told.emit(_("Added: {title}.").format(title=made.title)),
            failed=self.failed.emit,
        )

    def _ask_file(self, document: Document, purpose: Purpose) -> None:
        ask.file_to_save(
            self._page,
            _("Export document"),
            document.filename or document.title,
            _("All files (*)"),
            lambda out: self.export(document, purpose, out),
        )

    def _on_added(self, result: AddedFiles) -> None:
        if result.refused:
            first = result.refused[0]
            more = len(result.refused) - 1
            also = ngettext("{n} more file was not added.", "{n} more files were not added.", more)
            self.failed.emit(
                Problem(joined(first.sentence, also.format(n=more) if more else "", by=" "), first.advice)
            )
        if not result.added:
            return
        many = len(result.added)
        title = result.added[0].document.title
        said = (
            _("Added: {title}.").format(title=title)
            if many == 1
            else ngettext("{n} document added.", "{n} documents added.", many).format(n=many)
        )
        others = ", ".join(dict.fromkeys(name for one in result.added for name in one.also_with))
        also = _("The same file is with: {names}.").format(names=others) if others else ""
        self.told.emit(joined(said, also, by=" "))
        if many == 1 and not result.refused:
            self.added.emit(result.added[0].document)

    def _on_closed(self) -> None:
        self.dialog = None


def _facts(document: Document, wording: Wording) -> list[tuple[str, str]]:
    """Return what is known about a document, with its whole hash."""
    facts = (
        (_("Kind"), wording.term(Vocabulary.DOCUMENT_KIND, document.kind)),
        (_("File"), joined(document.filename, wording.size(document.size), by=" · ")),
        (_("Taken or issued"), wording.date(document.captured)),
        (_("Origin"), document.origin),
        (_("Received by us"), wording.moment(document.acquired_at) if document.acquired_at else ""),
        (_("How it was received"), wording.term(Vocabulary.EVIDENCE_METHOD, document.method)),
        (_("Received by"), document.collector),
        (_("Source"), wording.source(document.source_id)),
        (_("Web address"), document.url),
        (_("Note"), document.note),
        # Blanks let the long number wrap.
        (_("SHA-256"), " ".join(document.sha256[start : start + 16] for start in range(0, 64, 16))),
    )
    return [(name, value) for name, value in facts if value]
