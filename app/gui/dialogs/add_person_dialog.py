"""Entering a person by name; whoever has a similar name is shown while one types."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from pydantic import ValidationError
from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.base.errors import FieldProblem, Problem
from app.base.i18n import N_, _, language_in_force
from app.base.language import OWN_NAMES, Language
from app.domain.names.matching import Clue
from app.domain.names.matching.words import language_of
from app.domain.partial_date import PartialDate
from app.domain.person import NameFormDraft, Person, PersonFields, Sex, says_a_name
from app.gui import ask
from app.gui.background import Lane, run
from app.gui.forms.problems import problems_of
from app.gui.widgets.calm_combo import CalmCombo
from app.gui.widgets.elided_button import ElidedButton
from app.gui.widgets.label import Remark, label
from app.gui.widgets.told_field import ToldField
from app.gui.wording import Words
from app.workflows.add_person import add_person, require_born
from app.workflows.desk import Desk
from app.workflows.other_groups import ask_them, groups_to_ask
from app.workflows.similar_people import SimilarPerson, similar_people

SEXES = (
    (Sex.UNKNOWN, N_("Not known")),
    (Sex.FEMALE, N_("Female")),
    (Sex.MALE, N_("Male")),
    (Sex.OTHER, N_("Other")),
)
MOST_SIMILAR = 3
LEAST_LETTERS = 3
Adding = Callable[[PersonFields, Sequence[NameFormDraft]], Person]
"""What stores the person; it runs where everything that touches the register does."""
_FIELD_HEIGHT = 34


class AddPersonDialog(QDialog):
    """`added` hands out the new person, `open_wanted` somebody who is in the register already."""

    added = Signal(int)
    open_wanted = Signal(int)

    def __init__(self, desk: Desk, words: Words, parent: QWidget, add: Adding | None = None) -> None:
        super().__init__(parent)
        self._desk, self._words = desk, words
        self._add: Adding = add or partial(add_person, desk)
        self.setWindowTitle(_("New person"))
        self.setMinimumWidth(520)
        self.surname, self.given, self.patronymic = QLineEdit(self), QLineEdit(self), QLineEdit(self)
        self.language = CalmCombo(self)
        for code, name in (*OWN_NAMES.items(), ("", _("Other"))):
            self.language.addItem(name, str(code))
        self._language_by_hand = False
        self._guess_language()
        self.language.activated.connect(self._on_language)
        self.sex = CalmCombo(self)
        for sex, words_for_it in SEXES:
            self.sex.addItem(_(words_for_it), sex)
        self.birth = QLineEdit(self)
        self.birth.setPlaceholderText(_("for example 5.3.1990, March 1990, 1990, before 1995"))
        self.reference = QLineEdit(self)
        self.told = {
            "surname": ToldField(self.surname, self),
            "given": ToldField(self.given, self),
            "patronymic": ToldField(self.patronymic, self),
            "birth_date": ToldField(self.birth, self, roomy=True),
            "reference": ToldField(self.reference, self),
        }
        self.complaint = Remark("complaint", self)
        self.similar = QVBoxLayout()
        self.save_button = QPushButton(_("Add person"), self)
        self.save_button.setProperty("primary", True)
        self.save_button.setDefault(True)
        self.cancel_button = QPushButton(_("Cancel"), self)
        self._begun_with = self._typed()
        self._lay_out()
        for field in (self.surname, self.given, self.patronymic, self.birth):
            field.textEdited.connect(lambda _text: self._look())
        for field in (self.surname, self.given, self.patronymic):
            field.textEdited.connect(lambda _text: self._guess_language())
        self.sex.activated.connect(lambda _place: self._look())
        self.birth.textEdited.connect(self._understand)
        self.birth.editingFinished.connect(self._look_at_birth)
        for told in self.told.values():
            told.field.textEdited.connect(lambda _text, told=told: told.complain(""))
        self.save_button.clicked.connect(self._save)
        self.cancel_button.clicked.connect(self.reject)

    def fill(self, name: NameFormDraft, birth: str = "") -> None:
        """Begin with what is known of the person."""
        self.surname.setText(name.surname or name.text)
        self.given.setText(name.given)
        self.patronymic.setText(name.patronymic)
        self._choose_language(name.language)
        self._language_by_hand = True
        self.birth.setText(birth)
        self._begun_with = self._typed()
        self._understand(birth)
        self._look()

    def _choose_language(self, code: str) -> None:
        place = self.language.findData(code)
        self.language.setCurrentIndex(place if place >= 0 else self.language.findData(""))

    def _on_language(self, _place: int) -> None:
        self._language_by_hand = True

    def _guess_language(self) -> None:
        """Take the language that the letters give away, unless somebody chose one; where none does, the window's."""
        if self._language_by_hand:
            return
        typed = " ".join(one.text() for one in (self.surname, self.given, self.patronymic)).casefold()
        told = {language_of(word) for word in typed.split()} - {""}
        window = language_in_force()
        usual = window if window is not Language.EN else Language.BE
        if typed.strip() and typed.isascii():
            self._choose_language(Language.EN.value)
        else:
            self._choose_language(told.pop() if len(told) == 1 else usual.value)

    def reject(self) -> None:
        """Close, but ask before what somebody typed is thrown away."""
        if self._typed() == self._begun_with:
            super().reject()
            return
        ask.confirm(self, _("What you typed is not saved yet."), "", _("Discard"), self._close, danger=True)

    def _close(self) -> None:
        self.done(int(QDialog.DialogCode.Rejected))

    def _typed(self) -> tuple[str, ...]:
        lines = (self.surname, self.given, self.patronymic, self.birth, self.reference)
        return tuple(line.text().strip() for line in lines)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        column.addWidget(label(_("New person"), "heading", self))
        form = QFormLayout()
        form.setVerticalSpacing(6)
        form.setHorizontalSpacing(16)
        told = self.told
        for text, field, part in (
            (_("Surname"), self.surname, told["surname"]),
            (_("Given name"), self.given, told["given"]),
            (_("Patronymic"), self.patronymic, told["patronymic"]),
            (_("Written in"), self.language, self.language),
            (_("Sex"), self.sex, self.sex),
            (_("Born"), self.birth, told["birth_date"]),
            (_("Reference"), self.reference, told["reference"]),
        ):
            field.setAccessibleName(text)
            caption = label(text, "label", self)
            for one in (caption, field):
                one.setMinimumHeight(_FIELD_HEIGHT)
            # Beside the field, not beside the middle of the field and what is told beneath it.
            caption.setMaximumHeight(_FIELD_HEIGHT)
            form.addRow(caption, part)
        column.addLayout(form)
        column.addLayout(self.similar)
        column.addWidget(self.complaint)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.save_button)
        column.addLayout(buttons)

    def _understand(self, text: str) -> None:
        """Say how the date of birth is understood so far; what is wrong with it is said when it is finished."""
        try:
            date = self._read_birth() if text.strip() else None
        except Problem:
            date = None
        self.told["birth_date"].echo(self._words.date(date) if date else "")

    def _look_at_birth(self) -> None:
        """Say what is wrong with the date of birth as soon as the field is left."""
        try:
            self._read_birth()
        except Problem as problem:
            self.told["birth_date"].complain(str(problem))

    def _read_birth(self) -> PartialDate | None:
        """Return the date of birth, None where none is typed; raises Problem for what can be none."""
        typed = self.birth.text().strip()
        date = PartialDate.parse(typed, self._desk.clock.today()) if typed else None
        require_born(self._desk, PersonFields(birth_date=date, reference=None))
        return date

    def _look(self) -> None:
        """Look for somebody who may be the one that is typed; whoever they are, they never keep one from saving."""
        clue = self._clue()
        if clue is None:
            self._show_similar(((), ()))
            return
        desk = self._desk
        run(
            self,
            lambda _progress: (similar_people(desk, clue, MOST_SIMILAR), groups_to_ask(desk, clue)),
            Lane.STORE,
            done=self._show_similar,
            channel="similar",
        )

    def _clue(self) -> Clue | None:
        """Return what is typed so far, or None while it is too little to tell anybody by."""
        surname, given = self.surname.text().strip(), self.given.text().strip()
        if not says_a_name(surname) or len(surname) + len(given) < LEAST_LETTERS:
            return None
        sex = self.sex.currentData()
        return Clue(
            surname=surname,
            given=given,
            patronymic=self.patronymic.text().strip(),
            birth=self._birth(),
            sex=sex.value if sex in (Sex.FEMALE, Sex.MALE) else "",
        )

    def _birth(self) -> PartialDate | None:
        try:
            return self._read_birth()
        except Problem:
            return None

    def _show_similar(self, answer: tuple[tuple[SimilarPerson, ...], tuple[str, ...]]) -> None:
        found, groups = answer
        while self.similar.count():
            item = self.similar.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if found:
            self.similar.addWidget(label(_("▲ May be in the register already:"), "warning", self))
        for one in found:
            self._add_similar(one)
        if groups:
            self.similar.addWidget(label(ask_them(groups), "warning", self, wrap=True))

    def _add_similar(self, one: SimilarPerson) -> None:
        line = one.line
        facts = (line.name, line.case_number, self._words.date(line.birth), self._words.status(line.status))
        button = ElidedButton(" · ".join(filter(None, facts)), self)
        button.setProperty("quiet", True)
        button.setStyleSheet("text-align: left")
        button.clicked.connect(lambda _checked=False, person=line.id: self._open(person))
        why = label(" ".join(one.reasons), "hint", self, wrap=True)
        why.setContentsMargins(9, 0, 0, 4)
        self.similar.addWidget(button)
        self.similar.addWidget(why)

    def _open(self, person_id: int) -> None:
        self._close()
        self.open_wanted.emit(person_id)

    def _save(self) -> None:
        birth, problems = None, {}
        if not self.surname.text().strip() and not self.given.text().strip():
            problems["surname"] = _("Please enter a surname or a given name.")
        try:
            birth = self._read_birth()
        except Problem as problem:
            problems["birth_date"] = str(problem)
        self._complain(problems)
        if problems:
            return
        try:
            person = PersonFields(
                sex=self.sex.currentData(), birth_date=birth, reference=self.reference.text().strip() or None
            )
            name = NameFormDraft(
                surname=self.surname.text(),
                given=self.given.text(),
                patronymic=self.patronymic.text(),
                language=self.language.currentData(),
            )
        except ValidationError as error:
            self._complain(problems_of(error))
            return
        self.save_button.setEnabled(False)
        add = self._add
        run(
            self,
            lambda _progress: add(person, [name]),
            Lane.STORE,
            done=self._on_added,
            failed=self._on_failed,
        )

    def _on_added(self, person: Person) -> None:
        self.accept()
        self.added.emit(person.id)

    def _on_failed(self, problem: Problem) -> None:
        self.save_button.setEnabled(True)
        self._complain({problem.field if isinstance(problem, FieldProblem) else "": str(problem)})

    def _complain(self, problems: Mapping[str, str]) -> None:
        """Say beside every field what is wrong with it, and put the cursor into the first of them."""
        for name, told in self.told.items():
            told.complain(problems.get(name, ""))
        others = [sentence for name, sentence in problems.items() if name not in self.told]
        self.complaint.setText(f"▲ {' '.join(dict.fromkeys(others))}" if others else "")
        wrong = next((told for told in self.told.values() if told.complaint), None)
        if wrong is not None:
            wrong.field.setFocus()
