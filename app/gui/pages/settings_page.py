"""The Settings page: how the window looks, the open register, the vocabularies, and what Vigil is."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.base.errors import Problem
from app.base.i18n import N_, _, language_in_force, ngettext
from app.base.language import OWN_NAMES
from app.base.settings import Settings
from app.base.version import version
from app.domain.custom_field import CustomField
from app.gui.background import Lane, run
from app.gui.forms.choices import read_choices
from app.gui.forms.form_sheet import FormSheet
from app.gui.forms.sheet_request import SheetRequest
from app.gui.forms.specs_consent import CUSTOM_FIELD
from app.gui.pages.settings.card import Card
from app.gui.pages.settings.own_columns import own_fields_words
from app.gui.pages.settings.protocols_card import ProtocolsCard
from app.gui.pages.settings.records_card import RecordsCard
from app.gui.pages.settings.register_card import RegisterCard
from app.gui.pages.settings.staff_card import StaffCard
from app.gui.pages.settings.terms_card import TermsCard
from app.gui.theme import Mode
from app.gui.widgets.label import label
from app.workflows.desk import Changes, Desk
from app.workflows.edit_protocols import list_protocols

THEMES = {Mode.SYSTEM: N_("As the system"), Mode.LIGHT: N_("Light"), Mode.DARK: N_("Dark")}
LOCK_AFTER = (1, 2, 5, 10, 15, 0)
WIDTH = 780


class SettingsPage(QWidget):
    """`rebuild_wanted` asks for the window to be made anew, because its looks or its words have changed."""

    rebuild_wanted = Signal()
    settings_changed = Signal()
    backup_wanted = Signal()
    shortcuts_wanted = Signal()
    rules_wanted = Signal()
    told = Signal(str)
    failed = Signal(Problem)

    def __init__(self, desk: Desk, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._desk, self._settings = desk, settings
        self.looks = Card(_("The window"), self)
        self.register = RegisterCard(desk, self)
        self.register.backup_wanted.connect(self.backup_wanted)
        self.register.failed.connect(self.failed)
        self.terms = TermsCard(desk, self)
        self.terms.sheet_wanted.connect(lambda request: self._open_sheet(request, self.terms.table))
        self.terms.retire_wanted.connect(self._do)
        self.protocols = ProtocolsCard(desk, self)
        self.protocols.sheet_wanted.connect(lambda request: self._open_sheet(request, self.protocols.table))
        self.protocols.deed_wanted.connect(self._do)
        self.counting = Card(_("Counting of custody"), self)
        self.own_fields = RecordsCard(desk, CustomField, CUSTOM_FIELD, *own_fields_words(), self)
        self.staff = StaffCard(desk, self)
        self.staff.told.connect(self.told)
        for card in (self.own_fields, self.staff):
            card.sheet_wanted.connect(lambda request, card=card: self._open_sheet(request, card.table))
            card.deed_wanted.connect(self._do)
            card.failed.connect(self.failed)
            card.read()
        self.about = Card(_("About Vigil"), self)
        self.sheet = FormSheet(desk, self)
        self.sheet.hide()
        self.sheet.saved.connect(lambda _term: self.told.emit(_("Saved.")))
        self.sheet.closed.connect(self._on_sheet_closed)
        self._table: QWidget = self.terms.table
        self._fill_looks()
        self._fill_counting()
        self._fill_about()
        self._lay_out()
        self._read_protocols()

    def refresh(self, changes: Changes) -> None:
        """Show the terms and the protocols as they are now."""
        if "term" in changes.kinds:
            self.terms.show_terms()
        if "custom_field" in changes.kinds:
            self.own_fields.read()
        if "staff" in changes.kinds:
            self.staff.read()
        if changes.kinds & {"protocol", "protocol_step"}:
            self._read_protocols()

    def _read_protocols(self) -> None:
        run(
            self,
            lambda _progress: list_protocols(self._desk),
            Lane.STORE,
            done=self.protocols.show_protocols,
            failed=self.failed.emit,
            channel="protocols",
        )

    def _fill_looks(self) -> None:
        themes = {mode.value: _(words) for mode, words in THEMES.items()}
        self.themes = self.looks.choice(themes, self._settings.theme, self._set_theme)
        self.looks.add_line(_("Theme"), *self.themes)
        languages = {language.value: name for language, name in OWN_NAMES.items()}
        self.languages = self.looks.choice(languages, language_in_force().value, self._set_language)
        self.looks.add_line(_("Language"), *self.languages)
        waits = {str(n): ngettext("{n} minute", "{n} minutes", n).format(n=n) for n in LOCK_AFTER if n}
        after = str(self._settings.lock_after)
        self.waits = self.looks.choice({**waits, "0": _("Never")}, after, self._set_lock)
        self.looks.add_line(_("Lock when unused for"), *self.waits)
        notices = {"yes": _("Without names or titles"), "": _("Never")}
        told = "yes" if self._settings.notices else ""
        self.notices = self.looks.choice(notices, told, self._set_notices)
        self.looks.add_line(_("Desktop notice of what is due"), *self.notices)
        keys = QPushButton(_("Show all keys"), self.looks)
        keys.setToolTip("F1")
        keys.clicked.connect(self.shortcuts_wanted)
        self.looks.add_line(_("Keyboard"), keys)

    def _fill_counting(self) -> None:
        rules = QPushButton(_("Show the counting rules"), self.counting)
        rules.clicked.connect(self.rules_wanted)
        told = _("How days in custody before a sentence began are taken off it, with the law that says so.")
        self.counting.column.addWidget(label(told, "muted", self.counting, wrap=True))
        self.counting.add_buttons(rules)

    def _fill_about(self) -> None:
        self.about.add_fact(_("Version"), version())
        self.about.add_fact(
            _("Licence"),
            _(
                "Free software: you may use, study, share and change it (GNU GPL, version 3 or later). The file NOTICE "
                "lists the free software that is part of it."
            ),
        )
        self.about.add_fact(
            _("Network"), _("Vigil never connects to anything. What you save stays in the register.")
        )

    def _set_theme(self, value: str) -> None:
        self._settings.theme = value
        self.rebuild_wanted.emit()

    def _set_language(self, value: str) -> None:
        self._settings.language = value
        self.rebuild_wanted.emit()

    def _set_lock(self, value: str) -> None:
        self._settings.lock_after = int(value)
        self.settings_changed.emit()

    def _set_notices(self, value: str) -> None:
        self._settings.notices = bool(value)
        self.settings_changed.emit()

    def _on_sheet_closed(self) -> None:
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_sheet(self, request: SheetRequest, table: QWidget) -> None:
        self._table = table
        desk, language = self._desk, language_in_force()
        run(
            self,
            lambda _progress: read_choices(desk, None, language),
            Lane.STORE,
            done=lambda choices: self.sheet.open_form(request, choices),
            failed=self.failed.emit,
        )

    def _do(self, deed: Callable[[Desk], object]) -> None:
        run(
            self,
            lambda _progress: deed(self._desk),
            Lane.STORE,
            done=lambda _term: self.told.emit(_("Saved.")),
            failed=self.failed.emit,
        )

    def minimumSizeHint(self) -> QSize:
        """Allow the window to be small, also while a form is open."""
        return QSize(480, 320)

    def _lay_out(self) -> None:
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        row = QHBoxLayout(inner)
        row.setContentsMargins(24, 18, 24, 20)
        cards = QWidget(inner)
        cards.setMaximumWidth(WIDTH)
        column = QVBoxLayout(cards)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(label(_("Settings"), "title", cards))
        for card in (
            self.looks,
            self.register,
            self.terms,
            self.protocols,
            self.own_fields,
            self.staff,
            self.counting,
            self.about,
        ):
            column.addWidget(card)
        column.addStretch(1)
        row.addWidget(cards, 1)
        row.addStretch(0)
        area.setWidget(inner)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        outer.addWidget(area, 1)
        outer.addWidget(self.sheet)
