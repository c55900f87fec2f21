"""The page of one person: the head, the sections with their index, and the sheet in which one edits."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from app.base.errors import Problem
from app.base.i18n import _, language_in_force
from app.domain.case import Case
from app.domain.custom_field import CustomValue
from app.domain.disclosure import Audience, FieldKey
from app.domain.record import PersonId, Record
from app.domain.release_event import ReleaseEvent
from app.gui.background import Lane, run
from app.gui.forms.choices import Choices, read_choices
from app.gui.forms.form_sheet import FormSheet
from app.gui.forms.sheet_request import SheetRequest, changing
from app.gui.keys import bind
from app.gui.pages.person import sections as declared
from app.gui.pages.person.claims_section import ClaimsSection
from app.gui.pages.person.consent_section import ConsentSection
from app.gui.pages.person.consent_sections import CONSENTS, OWN
from app.gui.pages.person.documents_section import DocumentsSection
from app.gui.pages.person.facts_section import FactsSection
from app.gui.pages.person.header import HeaderAction, PersonHeader
from app.gui.pages.person.history_section import HistorySection
from app.gui.pages.person.own_fields import answers_request
from app.gui.pages.person.page_data import PageData, read_page_data
from app.gui.pages.person.person_deeds import PersonDeeds
from app.gui.pages.person.section import Section
from app.gui.pages.person.section_scroll import SectionScroll
from app.gui.pages.person.section_spec import Adding
from app.gui.pages.person.table_section import TableSection
from app.gui.pages.person.timeline_section import TimelineSection
from app.gui.pages.person.view_as_banner import ViewAsBanner
from app.gui.pages.person.wording import Wording
from app.gui.widgets.section_index import SectionIndex
from app.workflows.consents import seen_as
from app.workflows.desk import Changes, Desk
from app.workflows.similar_people import SimilarPerson, similar_people

INDEX_WIDTH = 222
_ROOM_FOR_INDEX = 900
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
}


class PersonPage(QWidget):
    """Shows one person at a time. `told` asks for a notice with Undo, `failed` for one with the problem.

    `print_wanted`, `protocol_wanted`, `remove_wanted`, `event_wanted`, `merge_wanted` (with somebody to be found),
    `compare_wanted` (with another) and `left` leave to the window what concerns more than this page.
    """

    told = Signal(str)
    failed = Signal(Problem)
    shown = Signal(int)
    print_wanted = Signal(int)
    protocol_wanted = Signal(object)
    remove_wanted = Signal(int, str)
    event_wanted = Signal(int)
    merge_wanted = Signal(int, str)
    compare_wanted = Signal(int, int)
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._desk = desk
        self._case: Case | None = None
        self._choices: Choices | None = None
        self._wanted: PersonId | None = None
        self.deeds = PersonDeeds(desk, self)
        self.deeds.told.connect(self.told)
        self.deeds.failed.connect(self.failed)
        self.header = PersonHeader(_actions(), self)
        self.header.acted.connect(self.act)
        self.facts = FactsSection()
        self.timeline = TimelineSection()
        self.claims = ClaimsSection(declared.CLAIMS, desk.clock.today())
        self.documents = DocumentsSection(declared.DOCUMENTS)
        self.consents = ConsentSection(CONSENTS)
        self.banner = ViewAsBanner(self)
        self._shown: PageData | None = None
        self._as: Audience | None = None
        self.history = HistorySection()
        self.area = SectionScroll(self._sections(), self)
        self.index = SectionIndex(list(self.area.sections), self)
        self.index.setAccessibleName(_("Sections"))
        self.index.setFixedWidth(INDEX_WIDTH)
        self.sheet = FormSheet(desk, self)
        self.sheet.hide()
        self._lay_out()
        self._connect()
        self._add_shortcuts()

    @property
    def case(self) -> Case | None:
        """The case that is shown."""
        return self._case

    def show_person(self, person_id: PersonId) -> None:
        """Read a person and show the page from its top."""
        self._wanted = person_id
        self._as = None
        self.facts.merged.show_similar(())
        self._read(person_id, from_top=True)
        self.index.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, changes: Changes) -> None:
        """Read the person again when a change touched what the page shows."""
        if self._wanted is None:
            return
        self._choices = None
        shared = changes.kinds & {"source", "facility", "release_event", "protocol", "custom_field"}
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
        (self.banner.audience if audience else self.index).setFocus(Qt.FocusReason.OtherFocusReason)

    def edit(self, record: Record) -> None:
        """Open the form of a record, or the page of a release event."""
        if isinstance(record, ReleaseEvent):
            self.event_wanted.emit(record.id)
            return
        if isinstance(record, CustomValue):
            self.act("own_fields")
            return
        form = declared.FORMS.get(type(record))
        if form is not None and self._as is None and self._case is not None:
            self.open_sheet(changing(form, self._case.person.id, record))

    def _fill_in_fields(self) -> None:
        request = answers_request(self._case) if self._case is not None else None
        if request is None:
            self.failed.emit(Problem(_("There are no own fields yet."), _("Add them in the settings.")))
        else:
            self.open_sheet(request)

    def open_sheet(self, request: SheetRequest) -> None:
        """Show a form in the sheet; what its pickers offer is read once and kept until something changes."""
        if self._choices is not None:
            self._show_sheet(request, self._choices)
            return
        case, language = self._case, language_in_force()
        run(
            self,
            lambda _progress: read_choices(self._desk, case, language),
            Lane.STORE,
            done=lambda choices: self._show_sheet(request, choices),
            failed=self.failed.emit,
        )

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
        self._choices = None if from_top else self._choices
        if self._as is None:
            self._show_all(read, from_top=from_top)
        else:
            self._show_as(read, self._as)
        self.shown.emit(case.person.id)

    def _show_all(self, read: PageData, *, from_top: bool) -> None:
        self.banner.hide()
        self._conceal(nothing=False)
        self.area.show_only(None)
        wording = Wording(self._desk.terms, read.case, self._desk.clock.today())
        self.header.show_case(read.case, wording, read.thumbnail)
        self.history.keep_changes(read.history)
        self.consents.keep_departures(read.departures)
        self.facts.merged.show_merged(read.merged)
        self.area.show_case(read.case, wording, from_top=from_top)

    def _show_as(self, read: PageData, audience: Audience) -> None:
        """Show what the audience may see: what is not for it is not in the case that the sections get."""
        today = self._desk.clock.today()
        seen = seen_as(read.case, audience, today)
        self.banner.show_seen(seen)
        self._conceal(nothing=seen.case is None)
        if seen.case is None:
            return
        wording = Wording(self._desk.terms, seen.case, today)
        photo = read.thumbnail if FieldKey.PHOTO in seen.verdict.keys else None
        self.header.show_case(seen.case, wording, photo)
        self.history.keep_changes(())
        self.consents.keep_departures(())
        self.facts.merged.show_merged(())
        self.area.show_case(seen.case, wording, from_top=True)
        self.area.fill_all()
        self.area.show_only(seen.case)

    def _conceal(self, *, nothing: bool) -> None:
        """Take away what only the office sees; with `nothing`, all of the person."""
        inside = self._as is None
        self.header.set_actions_visible(visible=inside)
        self.header.setVisible(not nothing)
        self.area.setVisible(not nothing)
        self.index.setVisible(inside and self.width() >= _ROOM_FOR_INDEX)

    def _on_unreadable(self, problem: Problem, *, wanted: bool) -> None:
        """Leave the page when its person is gone; say so only where somebody asked for the person."""
        self._wanted = self._case = None
        if self.sheet.isVisible():
            self.sheet.discard()
        if wanted:
            self.failed.emit(problem)
        self.left.emit()

    def _show_sheet(self, request: SheetRequest, choices: Choices) -> None:
        self._choices = choices
        self._give_room(beside_sheet=True)
        self.sheet.open_form(request, choices)

    def _sections(self) -> list[Section]:
        return [
            self.facts,
            self.timeline,
            TableSection(declared.FOLLOW_UPS),
            self.claims,
            TableSection(declared.PROCEEDINGS),
            TableSection(declared.PLACEMENTS),
            TableSection(declared.RELEASES),
            TableSection(declared.NOTES),
            TableSection(declared.NAMES),
            TableSection(declared.RECOGNITIONS),
            self.documents,
            self.consents,
            TableSection(OWN),
            self.history,
        ]

    def _connect(self) -> None:
        self.index.chosen.connect(self.area.go_to)
        self.area.section_reached.connect(self.index.follow)
        self.facts.edit_wanted.connect(lambda: self.act("edit"))
        self.facts.merged.part_wanted.connect(self.deeds.part)
        self.facts.merged.compare_wanted.connect(self._on_compare_wanted)
        self.timeline.opened.connect(self.edit)
        self.documents.picture_given.connect(self._on_picture_given)
        self.documents.file_given.connect(self._on_file_given)
        self.sheet.saved.connect(lambda _result: self.told.emit(_("Saved.")))
        self.sheet.closed.connect(self._on_sheet_closed)
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

    def _unless_looking(self, deed: Callable[[Any], None]) -> Callable[[Any], None]:
        """Return the deed for when the whole case is shown: what an audience sees is never saved."""

        def do(record: Any) -> None:
            if self._as is None:
                deed(record)

        return do

    def _on_compare_wanted(self, other: PersonId) -> None:
        if self._case is not None:
            self.compare_wanted.emit(self._case.person.id, other)

    def _on_add_wanted(self, adding: Adding) -> None:
        if self._case is not None and self._as is None:
            self.open_sheet(adding.request(self._case, self._desk.who))

    def _on_file_given(self, file: Path) -> None:
        if self._case is not None and self._as is None:
            self.deeds.attach_file(self._case.person.id, file)

    def _on_picture_given(self, data: bytes, filename: str) -> None:
        if self._case is not None and self._as is None:
            self.deeds.attach(self._case.person.id, data, filename)

    def _on_sheet_closed(self) -> None:
        self._give_room()
        tables = [one.table for one in self.area.sections if isinstance(one, TableSection)]
        table = next((table for table in tables if table.currentIndex().isValid()), None)
        (table or self.index).setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_shortcuts(self) -> None:
        for action in _actions():
            if action.shortcut:
                bind(self, action.shortcut, partial(self.act, action.key))
        bind(self, "Ctrl+PgDown", lambda: self._step(1))
        bind(self, "Ctrl+PgUp", lambda: self._step(-1))
        bind(self, QKeySequence(QKeySequence.StandardKey.Paste).toString(), self.paste)

    def _step(self, step: int) -> None:
        """Go to the next or the previous section and put the keyboard into it."""
        number = max(0, min(len(self.area.sections) - 1, self.index.currentRow() + step))
        self.area.go_to(number)
        self.index.follow(number)
        section = self.area.sections[number]
        target = section.table if isinstance(section, TableSection) else section
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def _lay_out(self) -> None:
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        # Without this a page of its own would grow when the sheet opens instead of giving it room.
        outer.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        page = QVBoxLayout()
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self.banner, 0, Qt.AlignmentFlag.AlignTop)
        page.addWidget(self.header)
        middle = QHBoxLayout()
        middle.setContentsMargins(28, 0, 14, 0)
        middle.setSpacing(14)
        beside = QVBoxLayout()
        beside.setContentsMargins(0, 14, 0, 14)
        beside.addWidget(self.index)
        middle.addLayout(beside)
        middle.addWidget(self.area, 1)
        page.addLayout(middle, 1)
        outer.addLayout(page, 1)
        outer.addWidget(self.sheet)

    def _give_room(self, *, beside_sheet: bool | None = None) -> None:
        """Hide the index, and fold the actions, where the page would become too narrow."""
        opened = self.sheet.isVisible() if beside_sheet is None else beside_sheet
        free = self.width() - (self.sheet.width() if opened else 0)
        self.index.setVisible(free >= _ROOM_FOR_INDEX and self._as is None)
        self.header.set_wide(free >= _ROOM_FOR_BUTTONS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the list with Esc (an open sheet takes the key for itself)."""
        if event.key() == Qt.Key.Key_Escape and self._as is not None:
            self.view_as(None)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        """Allow the window to be small; the sections wrap."""
        return QSize(640, 320)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        super().resizeEvent(event)
        self._give_room()


def _actions() -> tuple[HeaderAction, ...]:
    return (
        HeaderAction("release", _("Record release"), "Ctrl+R"),
        HeaderAction("transfer", _("Record transfer"), "Ctrl+T"),
        HeaderAction("arrest", _("Record arrest"), "Ctrl+Shift+A"),
        HeaderAction("status", _("Record status"), "Ctrl+Shift+S"),
        HeaderAction("follow_up", _("Add follow-up"), "Ctrl+U"),
        HeaderAction("protocol", _("Apply protocol"), "Ctrl+Shift+U"),
        HeaderAction("note", _("Add note"), "Ctrl+Shift+N"),
        HeaderAction("photo", _("Add photo")),
        HeaderAction("edit", _("Edit person"), "Ctrl+E"),
        HeaderAction("print", _("Print"), "Ctrl+P"),
        HeaderAction("view_as", _("View as…"), "Ctrl+Shift+V"),
        HeaderAction("merge", _("Merge with…"), "Ctrl+J"),
        HeaderAction("remove", _("Remove person")),
    )
