"""The documents of a person; a picture is added by dropping its file here or pasting it."""

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
    """The table of documents. `picture_given` hands out a picture's bytes and a name, `file_given` a picture's file."""

    picture_given = Signal(bytes, str)
    file_given = Signal(Path)

    def __init__(self, spec: SectionSpec, parent: QWidget | None = None) -> None:
        super().__init__(spec, parent)
        paste = QKeySequence(QKeySequence.StandardKey.Paste)
        self.empty_label.setText(
            _(spec.empty).format(key=paste.toString(QKeySequence.SequenceFormat.NativeText))
        )
        self.add_button(_("Add photo")).clicked.connect(self.choose_file)
        self.setAcceptDrops(True)

    def choose_file(self) -> None:
        """Let the person choose a picture."""
        kinds = _("Pictures ({kinds})").format(kinds=" ".join(f"*{kind}" for kind in PICTURES))
        ask.file_to_open(self, _("Choose a photo"), kinds, self.file_given.emit)

    def give(self, offered: QMimeData) -> bool:
        """Take a picture from what was dropped or pasted; return whether there was one."""
        files = [Path(url.toLocalFile()) for url in offered.urls() if url.isLocalFile()]
        pictures = [file for file in files if file.suffix.casefold() in PICTURES]
        if pictures:
            self.file_given.emit(pictures[0])
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
        """Accept what holds a picture."""
        if event.mimeData().hasImage() or event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the picture."""
        if self.give(event.mimeData()):
            event.acceptProposedAction()
