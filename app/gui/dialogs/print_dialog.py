"""What to print and in which language."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.base.i18n import _, language_in_force
from app.base.language import OWN_NAMES, Language
from app.gui.widgets.calm_combo import CalmCombo
from app.gui.widgets.label import label
from app.workflows.print_case_file import CaseFileOptions


class PrintDialog(QDialog):
    """`answered` hands out the options of the case file."""

    answered = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Print case file"))
        self.setMinimumWidth(460)
        self.language = CalmCombo(self)
        for language in Language:
            self.language.addItem(OWN_NAMES[language], language)
        self.language.setCurrentIndex(list(Language).index(language_in_force()))
        self.language.setAccessibleName(_("Language of the document"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        column.addWidget(label(_("Print case file"), "heading", self))
        column.addWidget(label(_("Language of the document"), "label", self))
        column.addWidget(self.language)
        column.addWidget(
            label(
                _(
                    "The file is for internal use: it shows everything and is not encrypted. "
                    "Save it only where nobody else can read it."
                ),
                "warning",
                self,
                wrap=True,
            )
        )
        row = QHBoxLayout()
        row.addStretch()
        self.cancel_button = QPushButton(_("Cancel"), self)
        self.print_button = QPushButton(_("Choose a file…"), self)
        self.print_button.setProperty("primary", True)
        self.print_button.setDefault(True)
        self.cancel_button.clicked.connect(self.reject)
        self.print_button.clicked.connect(self._on_print)
        row.addWidget(self.cancel_button)
        row.addWidget(self.print_button)
        column.addLayout(row)

    def _on_print(self) -> None:
        options = CaseFileOptions(language=Language(self.language.currentData()))
        self.accept()
        self.answered.emit(options)
