"""The page of one person: the head, the sections with their index, and the sheet in which one edits."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.base.errors import Problem
from app.base.i18n import _, language_in_force
from app.domain.case import Case
from app.domain.custom_field import CustomValue
from app.domain.disclosure import Audience
from app.domain.evidence import Variant
from app.domain.labels import kind_name
from app.domain.person import Person
from app.domain.proceedings import Affair, AffairMember, Official
from app.domain.proposed_flags import ProposedFlag
from app.domain.record import PersonId, Record
from app.domain.release_event import ReleaseEvent
from app.gui.background import Lane, run
from app.gui.forms import specs
from app.gui.forms.choices import Choices, read_choices
from app.gui.forms.sheet_request import changing, changing_person
from app.gui.forms.specs_variants import deciding, telling_otherwise
from app.gui.keys import bind
from app.gui.pages.person import court_sections
from app.gui.pages.person import sections as declared
from app.gui.pages.person import wellbeing_sections as wellbeing
from app.gui.pages.person.document_deeds import DocumentDeeds
from app.gui.pages.person.header import PersonHeader
from app.gui.pages.person.header_actions import header_actions
from app.gui.pages.person.own_fields import answers_request
from app.gui.pages.person.page_data import PageData, read_page_data
from app.gui.pages.person.person_deeds import PersonDeeds
from app.gui.pages.person.person_sections import PersonSections
from app.gui.pages.person.section_keys import SectionKeys
from app.gui.pages.person.section_scroll import SectionScroll
from app.gui.pages.person.section_spec import Adding
from app.gui.pages.person.table_section import TableSection
from app.gui.pages.person.view_as_banner import ViewAsBanner
from app.gui.pages.person.wording import Wording
from app.gui.pages.sheet_page import SheetPage
from app.gui.widgets.section_index import SectionIndex
from app.workflows.desk import Changes, Desk
from app.workflows.similar_people import SimilarPerson, similar_people

INDEX_WIDTH = 222
_ROOM_FOR_BUTTONS = 960
_LIKELY, _MOST_SIMILAR = 0.5, 2
_SAY_WHO_IT_IS = frozenset({"person", "name_form", "identifier", "distinction", "merge"})

ADDINGS: Mapping[str, Adding] = {
    "release": declared.RECORD_RELEASE,
    "transfer": declared.RECORD_TRANSFER,
    "follow_up": declared.ADD_FOLLOW_UP,
    "arrest": declared.RECORD_ARREST,
    "status": declared.RECORD_STATUS,
    "note": declared.ADD_NOTE,
    "contact": wellbeing.RECORD_CONTACT,
    "support": wellbeing.RECORD_SUPPORT,
    "hearing": court_sections.ADD_HEARING,
}


class PersonPage(SheetPage):
    """Shows one person at a time. `told` asks for a notice with Undo, `noted` without, `failed` with the problem.

    `print_wanted`, `protocol_wanted`, `remove_wanted`, `event_wanted`, `shared_wanted` (a kind and an id),
    `open_wanted` (another person), `merge_wanted` (with somebody to be found),
    `compare_wanted` (with another) and `left` leave to the window what concerns more than this page.
    """

    told = Signal(str)
    noted = Signal(str)
    shown = Signal(int)
    print_wanted = Signal(int)
    protocol_wanted = Signal(object)
    remove_wanted = Signal(int, str)
    event_wanted = Signal(int)
    shared_wanted = Signal(str, int)
    open_wanted = Signal(int)
    merge_wanted = Signal(int, str)
    compare_wanted = Signal(int, int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._case: Case | None = None
        self._wanted: PersonId | None = None
        self.deeds = PersonDeeds(desk, self)
        self.deeds.told.connect(self.told)
        self.deeds.failed.connect(self.failed)
        self.header = PersonHeader(header_actions(), self)
        self.header.acted.connect(self.act)
        sections = PersonSections(desk.clock.today())
        self._sections = sections
        self.facts, self.timeline, self.claims = sections.facts, sections.timeline, sections.claims
        self.documents, self.history, self.consents = sections.documents, sections.history, sections.consents
        self.document_deeds = DocumentDeeds(desk, self, self.documents, lambda: self._case)
        self.banner = ViewAsBanner(self)
        self._shown: PageData | None = None
        self._as: Audience | None = None
        self.area = SectionScroll(sections.in_order(), self)
        index = SectionIndex(list(self.area.sections), self)
        index.setFixedWidth(INDEX_WIDTH)
        head = QWidget(self)
        column = QVBoxLayout(head)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.header)
        self.frame(head, index, self.area)
        SectionKeys(self, self.area, index)
        self._connect()
        self._add_shortcuts()

    @property
    def case(self) -> Case | None:
        """The case that is shown."""
        return self._case

    def show_person(self, person_id: PersonId) -> None:
        """Read a person and show the page from its top."""
        self._wanted, self._as = person_id, None
        self.facts.merged.show_similar(())
        self._read(person_id, from_top=True)
        self.after_sheet().setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def subject(self) -> int | None:
        """The person that the page is about."""
        return self._wanted

    def refresh(self, changes: Changes) -> None:
        """Read the person again when a change touched what the page shows."""
        if self._wanted is None:
            return
        self.forget_choices()
        shared = changes.kinds & {
            "source",
            "facility",
            "release_event",
            "protocol",
            "official",
            "affair",
            "affair_member",
            "counting_rule",
            "custom_field",
        }
        if self._wanted in changes.people or shared or not changes.people:
            self._read(self._wanted, from_top=False)
            if self.isVisible() and changes.kinds & _SAY_WHO_IT_IS:
                self._look_for_similar(self._wanted)

    def act(self, key: str) -> None:
        """Do what a button, a menu entry or a key stands for."""
        case = self._case
        if case is None:
            return
        if self._as is not None:
            if key in ("back", "view_as"):
                self.view_as(None)
            return
        if key in ADDINGS:
            self.open_sheet(ADDINGS[key].request(case, self._desk.who))
            return
        deeds: dict[str, Callable[[], object]] = {
            "back": self.left.emit,
            "edit": lambda: self.edit(case.person),
            "variant": lambda: self.note_variant(case.person),
            "print": lambda: self.print_wanted.emit(case.person.id),
            "protocol": lambda: self.protocol_wanted.emit(case),
            "view_as": lambda: self.view_as(self.banner.current),
            "own_fields": self._fill_in_fields,
            "photo": self.documents.choose_file,
            "merge": lambda: self.merge_wanted.emit(case.person.id, case.names[0].short),
            "remove": lambda: self.remove_wanted.emit(case.person.id, case.names[0].short),
        }
        deeds[key]()

    def view_as(self, audience: Audience | None) -> None:
        """Show the person as an audience may see them today, and nothing else; None shows everything again."""
        if self._shown is None or self._case is None:
            return
        if self.sheet.isVisible():
            self.sheet.keep_for_later()
        self._as = audience
        self._show(self._shown, self._case.person.id, from_top=True)
        (self.banner.audience if audience else self.after_sheet()).setFocus(Qt.FocusReason.OtherFocusReason)

    def edit(self, record: Record) -> None:
        """Open the form of a record, or the page of a release event."""
        if isinstance(record, ReleaseEvent):
            self.event_wanted.emit(record.id)
            return
        if self._as is not None:
            return
        if isinstance(record, CustomValue):
            self.act("own_fields")
            return
        if isinstance(record, Variant) and self._case is not None:
            self.open_sheet(deciding(self._case.person.id, record))
            return
        if isinstance(record, Official | Affair):
            self.shared_wanted.emit(kind_name(type(record)), record.id)
            return
        if isinstance(record, AffairMember) and self._is_another(record.person_id):
            self.open_wanted.emit(record.person_id)
            return
        form, case = declared.FORMS.get(type(record)), self._case
        if isinstance(record, Person) and case is not None:
            self.open_sheet(changing_person(specs.NAMED_PERSON, record, case.names[0]))
        elif form is not None and case is not None:
            self.open_sheet(changing(form, case.person.id, record))

    def _fill_in_fields(self) -> None:
        request = answers_request(self._case) if self._case is not None else None
        if request is None:
            self.failed.emit(Problem(_("There are no own fields yet."), _("Add them in the settings.")))
        else:
            self.open_sheet(request)

    def note_variant(self, record: Record) -> None:
        """Open the form for what another source says about a record."""
        form = declared.FORMS.get(type(record))
        if form is not None and self._case is not None and self._as is None:
            self.open_sheet(telling_otherwise(form, self._case.person.id, record))

    def read_choices(self) -> Choices:
        """Read what the pickers of a form of this person offer."""
        return read_choices(self._desk, self._case, language_in_force())

    def after_sheet(self) -> QWidget:
        """Return the index, or where it has no room the sections, which the arrows scroll then."""
        return self.index if self.index.isVisible() else self.area

    def set_room(self, free: int) -> None:
        """Fold the actions where there is little room."""
        self.header.set_wide(free >= _ROOM_FOR_BUTTONS)

    def paste(self) -> None:
        """Take a picture from the clipboard as the photo."""
        self.documents.give(QGuiApplication.clipboard().mimeData())

    def _read(self, person_id: PersonId, *, from_top: bool) -> None:
        run(
            self,
            lambda _progress: read_page_data(self._desk, person_id),
            Lane.STORE,
            done=lambda read: self._show(read, person_id, from_top=from_top),
            failed=lambda problem: self._on_unreadable(problem, wanted=from_top),
            channel="person page",
        )

    def _look_for_similar(self, person_id: PersonId) -> None:
        """Say who else may be the person, after something that says who it is was changed."""
        desk = self._desk

        def show(similar: tuple[SimilarPerson, ...]) -> None:
            if person_id == self._wanted:
                self.facts.merged.show_similar([one for one in similar if one.probability >= _LIKELY])

        run(
            self,
            lambda _progress: similar_people(desk, person_id, _MOST_SIMILAR),
            Lane.STORE,
            done=show,
            channel="similar people",
        )

    def _show(self, read: PageData, asked: PersonId, *, from_top: bool) -> None:
        case = read.case
        if asked != self._wanted:
            return
        # Whoever was merged is shown as the person who was kept.
        self._wanted = case.person.id
        if self._case is not None and self._case.person.id != case.person.id and self.sheet.isVisible():
            self.sheet.keep_for_later()
        self._case, self._shown = case, read
        if from_top:
            self.forget_choices()
        if self._as is None:
            self._show_all(read, from_top=from_top)
        else:
            self._show_as(read, self._as)
        self.shown.emit(case.person.id)

    def _show_all(self, read: PageData, *, from_top: bool) -> None:
        self.banner.hide()
        self._conceal(nothing=False)
        self.area.show_only(None)
        self._fill(read, from_top=from_top)

    def _show_as(self, read: PageData, audience: Audience) -> None:
        """Show what the audience may see: what is not for it is not in the case that the sections get."""
        seen, reduced = read.seen_as(audience, self._desk.clock.today())
        self.banner.show_seen(seen)
        self._conceal(nothing=reduced is None)
        if reduced is not None:
            self._fill(reduced, from_top=True)
            self.area.fill_all()
            self.area.show_only(reduced.case)

    def _fill(self, read: PageData, *, from_top: bool) -> None:
        wording = Wording(self._desk.terms, read.case, self._desk.clock.today())
        self.header.show_case(read.case, wording, read.thumbnail)
        self._sections.keep(read)
        self.area.show_case(read.case, wording, from_top=from_top)

    def _conceal(self, *, nothing: bool) -> None:
        """Take away what only the office sees; with `nothing`, all of the person."""
        self.header.set_actions_visible(visible=self._as is None)
        self.header.setVisible(not nothing)
        self.area.setVisible(not nothing)
        self.give_room()

    def index_fits(self, free: int) -> bool:
        """Hide the index where the person is seen as an audience."""
        return self._as is None and super().index_fits(free)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show everything again with Esc where the person is seen as an audience."""
        if event.key() == Qt.Key.Key_Escape and self._as is not None:
            self.view_as(None)
        else:
            super().keyPressEvent(event)

    def _on_unreadable(self, problem: Problem, *, wanted: bool) -> None:
        """Leave the page when its person is gone; say so only where somebody asked for the person."""
        self._wanted = self._case = None
        if self.sheet.isVisible():
            self.sheet.discard()
        if wanted:
            self.failed.emit(problem)
        self.left.emit()

    def _connect(self) -> None:
        self.index.chosen.connect(self.area.go_to)
        self.area.section_reached.connect(self.index.follow)
        self.facts.edit_wanted.connect(lambda: self.act("edit"))
        self.facts.proposals.raise_wanted.connect(self._on_raise_wanted)
        self.facts.merged.part_wanted.connect(self.deeds.part)
        self.facts.merged.compare_wanted.connect(self._on_compare_wanted)
        self.timeline.opened.connect(self.edit)
        self.sheet.saved.connect(lambda _result: self.told.emit(self._what_was_saved()))
        self.facts.variant_wanted.connect(lambda: self.act("variant"))
        self.document_deeds.told.connect(self.told)
        self.document_deeds.noted.connect(self.noted)
        self.document_deeds.failed.connect(self.failed)
        self.document_deeds.added.connect(self.edit)
        self.banner.chosen.connect(self.view_as)
        self.banner.left.connect(lambda: self.view_as(None))
        for section in self.area.sections:
            if isinstance(section, TableSection):
                section.add_wanted.connect(self._on_add_wanted)
                section.acted.connect(self.act)
                section.table.edit_wanted.connect(self.edit)
                section.table.remove_wanted.connect(self._unless_looking(self.deeds.remove))
                section.table.tick_wanted.connect(self._unless_looking(self.deeds.tick))
                section.table.postpone_wanted.connect(self._unless_looking(self.deeds.postpone))
                section.table.variant_wanted.connect(self.note_variant)

    def _unless_looking(self, deed: Callable[[Any], None]) -> Callable[[Any], None]:
        """Return the deed for when the whole case is shown: what an audience sees is never saved."""

        def do(record: Any) -> None:
            if self._as is None:
                deed(record)

        return do

    def _what_was_saved(self) -> str:
        """Return the sentence of the change, so that one sees whom and what Undo would take back."""
        sentence = self._desk.undo_sentence
        return _("Saved. {sentence}").format(sentence=sentence) if sentence else _("Saved.")

    def _is_another(self, person_id: PersonId) -> bool:
        return self._case is not None and person_id != self._case.person.id

    def _on_raise_wanted(self, proposed: ProposedFlag, why: str) -> None:
        if self._case is not None:
            self.deeds.raise_flag(self._case.person.id, proposed, why)

    def _on_compare_wanted(self, other: PersonId) -> None:
        if self._case is not None:
            self.compare_wanted.emit(self._case.person.id, other)

    def _on_add_wanted(self, adding: Adding) -> None:
        if self._case is not None and self._as is None:
            self.open_sheet(adding.request(self._case, self._desk.who))

    def _add_shortcuts(self) -> None:
        for action in header_actions():
            if action.shortcut:
                bind(self, action.shortcut, partial(self.act, action.key))
        bind(self, QKeySequence(QKeySequence.StandardKey.Paste).toString(), self.paste)
