"""Asks to whom a document goes, and why, before it leaves the register; both are entered in the history."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.base.i18n import _
from app.gui.widgets.label import Remark, label
from app.workflows.export_document import Purpose


class ExportDocumentDialog(QDialog):
    """`answered` hands out the Purpose."""

    answered = Signal(object)

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Export document"))
        self.setMinimumWidth(460)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(8)
        column.addWidget(label(_("Export “{title}”").format(title=title), "heading", self, wrap=True))
        self.to_whom = self._line(column, _("To whom it goes, or where it is opened"))
        self.why = self._line(column, _("Why"))
        self.complaint = Remark("complaint", self)
        column.addWidget(self.complaint)
        column.addSpacing(4)
        column.addWidget(
            label(
                _(
                    "The file leaves the register as it is, with everything that is written in it, and is not "
                    "encrypted. To whom and why is entered in the history for good."
                ),
                "warning",
                self,
                wrap=True,
            )
        )
        row = QHBoxLayout()
        row.addStretch()
        self.cancel_button = QPushButton(_("Cancel"), self)
        self.cancel_button.clicked.connect(self.reject)
        self.export_button = QPushButton(_("Choose a file…"), self)
        self.export_button.setProperty("primary", True)
        self.export_button.setDefault(True)
        self.export_button.clicked.connect(self._on_export)
        row.addWidget(self.cancel_button)
        row.addWidget(self.export_button)
        column.addLayout(row)

    def _line(self, column: QVBoxLayout, words: str) -> QLineEdit:
        line = QLineEdit(self)
        line.setAccessibleName(words)
        column.addWidget(label(words, "label", self))
        column.addWidget(line)
        return line

    def _on_export(self) -> None:
        purpose = Purpose(self.to_whom.text().strip(), self.why.text().strip())
        if not (purpose.to_whom and purpose.why):
            self.complaint.setText(_("Say both to whom it goes and why."))
            (self.why if purpose.to_whom else self.to_whom).setFocus()
            return
        self.accept()
        self.answered.emit(purpose)
