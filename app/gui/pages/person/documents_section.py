"""The documents of a person: files are added by dropping them here; a pasted picture becomes the photo."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QImageWriter, QKeySequence
from PySide6.QtWidgets import QWidget

from app.base.i18n import _
from app.gui import ask
from app.gui.pages.person.section_spec import SectionSpec
from app.gui.pages.person.table_section import TableSection

PICTURES = (".jpg", ".jpeg", ".png")


class DocumentsSection(TableSection):
    """The table of documents. `files_given` hands out files to add as they are.

    `picture_given` hands out the bytes of a picture that shall be the photo and a name, `file_given` its file.
    """

    picture_given = Signal(bytes, str)
    file_given = Signal(Path)
    files_given = Signal(object)

    def __init__(self, spec: SectionSpec, parent: QWidget | None = None) -> None:
        super().__init__(spec, parent)
        paste = QKeySequence(QKeySequence.StandardKey.Paste)
        self.empty_label.setText(
            _(spec.empty).format(key=paste.toString(QKeySequence.SequenceFormat.NativeText))
        )
        self.add_button(_("Add files")).clicked.connect(self.choose_files)
        self.add_button(_("Add photo")).clicked.connect(self.choose_file)
        self.setAcceptDrops(True)

    def choose_file(self) -> None:
        """Let the person choose a picture."""
        kinds = _("Pictures ({kinds})").format(kinds=" ".join(f"*{kind}" for kind in PICTURES))
        ask.file_to_open(self, _("Choose a photo"), kinds, self.file_given.emit)

    def choose_files(self) -> None:
        """Let the person choose files of any kind."""
        ask.files_to_open(self, _("Choose files to add"), self.files_given.emit)

    def give(self, offered: QMimeData) -> bool:
        """Take the files that were dropped or pasted, or else a picture as the photo; return whether there was any."""
        files = [Path(url.toLocalFile()) for url in offered.urls() if url.isLocalFile()]
        if files:
            self.files_given.emit(files)
            return True
        image = QImage(offered.imageData()) if offered.hasImage() else QImage()
        if image.isNull():
            return False
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"png")).write(image)
        self.picture_given.emit(bytes(buffer.data().data()), _("pasted picture") + ".png")
        return True

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept files and pictures."""
        if event.mimeData().hasImage() or event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what was dropped."""
        if self.give(event.mimeData()):
            event.acceptProposedAction()
