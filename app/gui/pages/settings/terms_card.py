"""The card about the vocabularies: the terms that are offered, and terms of the organisation's own."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app.base.i18n import N_, _, language_in_force
from app.domain.articles import article_number
from app.domain.vocabulary import OWN_ONLY, Term, Vocabulary
from app.gui.forms.field_spec import FieldKind, FieldSpec, FormSpec
from app.gui.forms.sheet_request import SheetRequest
from app.gui.pages.settings.card import Card
from app.gui.widgets.calm_combo import CalmCombo
from app.gui.widgets.label import label
from app.gui.widgets.record_table import RecordTable, TableColumn
from app.workflows.desk import Desk
from app.workflows.edit_terms import TermEntry, add_term, rename_term, retire_term

VOCABULARIES = {
    Vocabulary.STATUS: N_("Statuses"),
    Vocabulary.RELEASE_KIND: N_("Kinds of release"),
    Vocabulary.RISK_FLAG: N_("Risk flags"),
    Vocabulary.ARTICLE: N_("Articles"),
    Vocabulary.FOLLOW_UP_KIND: N_("Kinds of follow-up"),
    Vocabulary.FACILITY_KIND: N_("Kinds of facility"),
    Vocabulary.REGIME: N_("Regimes"),
    Vocabulary.PUNISHMENT: N_("Punishment placements"),
    Vocabulary.SENTENCE_KIND: N_("Kinds of sentence"),
    Vocabulary.CHARGE_STAGE: N_("Stages of a charge"),
    Vocabulary.CHARGE_OUTCOME: N_("Outcomes of a charge"),
    Vocabulary.SOURCE_KIND: N_("Kinds of source"),
    Vocabulary.IDENTIFIER_KIND: N_("Kinds of identifier"),
    Vocabulary.PAPER_HELD: N_("Papers held"),
    Vocabulary.DOCUMENT_KIND: N_("Kinds of document"),
    Vocabulary.RECOGNITION_DECISION: N_("Recognition decisions"),
    Vocabulary.KEY_EVENT_KIND: N_("Kinds of key event"),
    Vocabulary.GIVEN_NAME: N_("Given names and short forms"),
    Vocabulary.OFFICIAL_ROLE: N_("Roles of officials"),
    Vocabulary.HEARING_KIND: N_("Kinds of hearing"),
    Vocabulary.HEARING_RESULT: N_("Results of hearings"),
    Vocabulary.APPEAL_KIND: N_("Kinds of appeal"),
    Vocabulary.APPEAL_RESULT: N_("Results of appeals"),
    Vocabulary.RESTRICTION_KIND: N_("Restrictions"),
    Vocabulary.LIST_KIND: N_("Official lists"),
    Vocabulary.INCIDENT_KIND: N_("Kinds of violation"),
    Vocabulary.INVOLVEMENT_DEGREE: N_("Degrees of involvement"),
    Vocabulary.INVESTIGATION_STATE: N_("States of an investigation"),
    Vocabulary.CONSISTENCY: N_("Degrees of consistency"),
    Vocabulary.AUTOPSY: N_("Autopsies"),
    Vocabulary.HEALTH_KIND: N_("Kinds of health item"),
    Vocabulary.CONTACT_KIND: N_("Kinds of contact"),
    Vocabulary.CONTACT_OUTCOME: N_("Outcomes of contact"),
    Vocabulary.SUPPORT_KIND: N_("Kinds of support"),
    Vocabulary.RELATION: N_("Relations"),
    Vocabulary.CONSENT_PURPOSE: N_("Purposes of consent"),
    Vocabulary.CONSENT_ITEM: N_("What consent is about"),
    Vocabulary.CONSENT_GIVER: N_("Who gave consent"),
    Vocabulary.CONSENT_HOW: N_("How consent was given"),
    Vocabulary.RECOGNITION_FRAMEWORK: N_("Frameworks of recognition"),
    Vocabulary.RECOGNITION_DEMAND: N_("Demands"),
    Vocabulary.EVIDENCE_METHOD: N_("How a document was got"),
    Vocabulary.SENDING_RULE: N_("Rules for sending"),
}


class TermsCard(Card):
    """`sheet_wanted` asks for a form to be opened, `retire_wanted` hands out what retires the current term."""

    sheet_wanted = Signal(object)
    retire_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(_("Vocabularies"), parent)
        self._desk = desk
        self.column.addWidget(
            label(
                _("What lists offer. You can add terms of your own; those that come with Vigil stay."),
                "muted",
                self,
                wrap=True,
            )
        )
        self.vocabulary = CalmCombo(self)
        self.vocabulary.setAccessibleName(_("Vocabulary"))
        for vocabulary, words in VOCABULARIES.items():
            self.vocabulary.addItem(_(words), vocabulary)
        self.vocabulary.currentIndexChanged.connect(lambda _index: self.show_terms())
        self.add_button = QPushButton(_("Add a term…"), self)
        self.rename_button = QPushButton(_("Rename…"), self)
        self.retire_button = QPushButton(_("Retire"), self)
        self.add_button.clicked.connect(self.add)
        self.rename_button.clicked.connect(self.rename)
        self.retire_button.clicked.connect(self.retire)
        told = _(
            "Vigil knows the usual names and their short forms. Add here those that it does not hold for one."
        )
        self.names_hint = label(told, "hint", self, wrap=True)
        self.column.addWidget(self.vocabulary)
        self.column.addWidget(self.names_hint)
        self.add_buttons(self.add_button, self.rename_button, self.retire_button)
        self.table = RecordTable(self._columns(), _("Terms"), self)
        self.table.setMinimumHeight(320)
        self.table.chosen.connect(self._on_chosen)
        self.table.opened.connect(lambda _term: self.rename())
        self.column.addWidget(self.table)
        self.show_terms()

    def show_terms(self) -> None:
        """Show the terms of the chosen vocabulary as they are now, the organisation's own first."""
        current: Term | None = self.table.current()
        self.names_hint.setVisible(self._chosen() is Vocabulary.GIVEN_NAME)
        terms = self._desk.terms.of(self._chosen(), with_retired=True)
        shown = sorted(terms, key=lambda term: not term.user_defined)
        self.table.show_rows(shown)
        if current is not None:
            place = next((n for n, term in enumerate(shown) if _is_same(term, current)), None)
            if place is not None:
                self.table.choose(place)

    def add(self) -> None:
        """Ask for a new term."""
        vocabulary = self._chosen()
        form = _form(vocabulary, with_like=vocabulary not in OWN_ONLY)

        def save(desk: Desk, entry: TermEntry, _source: Any) -> Term:
            return add_term(desk, vocabulary, entry)

        self.sheet_wanted.emit(SheetRequest(form, f"term:{vocabulary}:new", save, {}, form.title_new))

    def rename(self) -> None:
        """Ask for other labels of the current term."""
        term: Term | None = self.table.current()
        if term is None or not term.user_defined:
            return
        form = _form(term.vocabulary, with_like=False)
        values = {f"label_{language.value}": text for language, text in term.labels.items()}

        def save(desk: Desk, entry: TermEntry, _source: Any) -> Term:
            return rename_term(desk, term, entry)

        key = f"term:{term.vocabulary}:{term.code}"
        self.sheet_wanted.emit(SheetRequest(form, key, save, values, form.title_edit))

    def retire(self) -> None:
        """Let the current term be offered no more, or again."""
        term: Term | None = self.table.current()
        if term is not None and term.user_defined:
            self.retire_wanted.emit(partial(retire_term, term=term, retired=not term.retired))

    def _chosen(self) -> Vocabulary:
        return Vocabulary(self.vocabulary.currentData())

    def _on_chosen(self, term: Term | None) -> None:
        own = term is not None and term.user_defined
        self.rename_button.setEnabled(own)
        self.retire_button.setEnabled(own)
        self.retire_button.setText(_("Offer again") if term is not None and term.retired else _("Retire"))

    def _columns(self) -> Sequence[TableColumn[Term]]:
        def name(term: Term) -> str:
            words = term.label(language_in_force())
            if term.vocabulary is not Vocabulary.ARTICLE or term.user_defined:
                return words
            return _("Art. {number}: {title}").format(number=article_number(term.code), title=words)

        def others(term: Term) -> str:
            shown = term.label(language_in_force())
            return " · ".join(dict.fromkeys(text for text in term.labels.values() if text != shown))

        def origin(term: Term) -> str:
            if term.retired:
                return _("your own, retired")
            return _("your own") if term.user_defined else _("comes with Vigil")

        return (
            TableColumn(_("Term"), name, others, strong=True),
            TableColumn(_("Code"), lambda term: term.code, width=150),
            TableColumn(_("Origin"), origin, width=150),
        )


def _is_same(one: Term, other: Term) -> bool:
    return (one.vocabulary, one.code) == (other.vocabulary, other.code)


_NAMES = FormSpec(
    "given_names",
    N_("Forms of one given name"),
    N_("Forms of one given name"),
    TermEntry,
    (
        FieldSpec(
            "label_be",
            N_("Forms in Belarusian"),
            hint=N_("All forms of one name, parted by commas. For example: Зміцер, Змітро, Дзіма."),
        ),
        FieldSpec("label_ru", N_("Forms in Russian")),
        FieldSpec("label_en", N_("Forms in Latin letters")),
    ),
)


def _form(vocabulary: Vocabulary, *, with_like: bool) -> FormSpec:
    like = FieldSpec(
        "like",
        N_("Behaves like"),
        FieldKind.TERM,
        required=True,
        vocabulary=vocabulary,
        hint=N_("Vigil treats the new term as it treats this one: whether it means custody, for example."),
    )
    if vocabulary is Vocabulary.GIVEN_NAME:
        return _NAMES
    return FormSpec(
        "term",
        N_("New term"),
        N_("Rename term"),
        TermEntry,
        (
            FieldSpec("label_be", N_("Label in Belarusian")),
            FieldSpec("label_ru", N_("Label in Russian")),
            FieldSpec("label_en", N_("Label in English")),
            *((like,) if with_like else ()),
        ),
    )
