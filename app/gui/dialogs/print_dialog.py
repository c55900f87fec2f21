"""What to print, in which language, and what else one may choose of the document."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.base.i18n import _
from app.gui.dialogs.print_offer import Offer
from app.gui.dialogs.print_options import PrintOptions
from app.gui.dialogs.told_of import for_whom
from app.gui.widgets.calm_combo import CalmCombo
from app.gui.widgets.label import label


class PrintDialog(QDialog):
    """Shows the documents that suit the place where one asked; `answered` hands out the Offer and its options."""

    answered = Signal(object, object)

    def __init__(self, offers: Sequence[Offer], today: dt.date, parent: QWidget) -> None:
        super().__init__(parent)
        self._offers = tuple(offers)
        self.setWindowTitle(_("Print"))
        self.setMinimumWidth(460)
        self.document = CalmCombo(self)
        self.document.setAccessibleName(_("Document"))
        self.options = QStackedWidget(self)
        for offer in self._offers:
            self.document.addItem(offer.title)
            options = PrintOptions(offer.options, today, offer.audiences, self.options)
            options.changed.connect(self._say_for_whom)
            self.options.addWidget(options)
        self.document.currentIndexChanged.connect(self._on_document)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        several = len(self._offers) > 1
        column.addWidget(label(_("Print") if several else self._offers[0].title, "heading", self))
        document = label(_("Document"), "label", self)
        for widget in (document, self.document):
            widget.setVisible(several)
            column.addWidget(widget)
        column.addWidget(self.options)
        self.warning = label("", "warning", self, wrap=True)
        column.addWidget(self.warning)
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
        self._say_for_whom()

    @property
    def chosen(self) -> PrintOptions:
        """The fields of the document that is chosen."""
        shown = self.options.currentWidget()
        assert isinstance(shown, PrintOptions)
        return shown

    def _on_document(self, index: int) -> None:
        language = self.chosen.fields["language"]
        self.options.setCurrentIndex(index)
        # Whoever chose a language means it for any document.
        there = self.chosen.fields["language"]
        if isinstance(language, CalmCombo) and isinstance(there, CalmCombo):
            there.setCurrentIndex(language.currentIndex())
        self._say_for_whom()

    def _say_for_whom(self) -> None:
        self.warning.setText(for_whom(self.chosen.offered))
        self.adjustSize()

    def _on_print(self) -> None:
        options = self.chosen.value()
        if options is None:
            return
        offer = self._offers[self.options.currentIndex()]
        self.accept()
        self.answered.emit(offer, options)
