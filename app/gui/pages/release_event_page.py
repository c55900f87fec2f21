"""The page of a release event: its figures, lists, people and what became of them, families, promises, key events."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.base.errors import Problem
from app.base.i18n import _, language_in_force
from app.domain.announced_list import AnnouncedList
from app.domain.people_list import PeopleQuery
from app.domain.record import PersonId, Record
from app.gui.background import Lane, run
from app.gui.forms.choices import Choices, read_choices
from app.gui.forms.sheet_request import adding, changing
from app.gui.pages.person.person_deeds import PersonDeeds
from app.gui.pages.release_event import event_requests as requests
from app.gui.pages.release_event import event_sections as declared
from app.gui.pages.release_event.bulk_bar import HANDOVER, PROTOCOL, RECORD, TOLD
from app.gui.pages.release_event.event_head import EventHead
from app.gui.pages.release_event.event_spec import EventAdding
from app.gui.pages.release_event.event_wording import EventWording
from app.gui.pages.release_event.expected_section import ExpectedSection
from app.gui.pages.release_event.facts_card import FactsCard
from app.gui.pages.release_event.frames import SideBySide, framed, scrolled
from app.gui.pages.release_event.key_events_section import KeyEventsSection
from app.gui.pages.release_event.lines_section import LinesSection
from app.gui.pages.release_event.outcome_preview import OutcomePreview, Prepared
from app.gui.pages.release_event.people_section import PeopleSection
from app.gui.pages.sheet_page import SheetPage
from app.gui.widgets.section_card import SectionCard
from app.gui.widgets.section_index import SectionIndex
from app.gui.wording import Words
from app.workflows.desk import Changes, Desk
from app.workflows.find_people import people_lines
from app.workflows.read_event import EventCase, read_event
from app.workflows.record_outcomes import Outcomes

INDEX_WIDTH = 200
_ROOM_FOR_COLUMNS = 900
_TOUCHING = {
    "release_event", "announced_number", "pledge", "key_event", "announced_list", "announced_line", "source", "term"
}  # fmt: skip


class ReleaseEventPage(SheetPage):
    """Shows one event at a time. `told` asks for a notice with Undo, `failed` for one with the problem.

    `list_wanted` asks to add a list to the event, `desk_wanted` to decide about the lines of a list;
    `protocol_wanted` and `handover_wanted` hand out the event and the ids of people, `print_wanted` the id of the
    event.
    """

    told = Signal(str)
    open_wanted = Signal(int)
    list_wanted = Signal(int)
    desk_wanted = Signal(int)
    protocol_wanted = Signal(object, object)
    handover_wanted = Signal(object, object)
    print_wanted = Signal(int)
    remove_wanted = Signal(int)
    compare_wanted = Signal(int)

    def __init__(self, desk: Desk, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._wanted: int | None = None
        self._to_record: frozenset[PersonId] = frozenset()
        self._asked_for = False
        self.case: EventCase | None = None
        self.deeds = PersonDeeds(desk, self)
        self.deeds.told.connect(self.told)
        self.deeds.failed.connect(self.failed)
        self.head = EventHead(self)
        self.facts = FactsCard(self)
        self.numbers = LinesSection(declared.NUMBERS, self)
        self.lists = LinesSection(declared.LISTS, self)
        self.compare_button = self.lists.add_button(_("Compare two lists"))
        self.compare_button.clicked.connect(self._want_comparison)
        self.lists.add_button(_("Add a list…")).clicked.connect(self._want_list)
        self.people = PeopleSection(words, desk.clock.today(), self)
        self.expected = ExpectedSection(desk, words, self)
        self.notices = LinesSection(declared.NOTICES, self)
        self.pledges = LinesSection(declared.AUTHORITY_PLEDGES, self)
        self.counter_pledges = LinesSection(declared.COUNTERPART_PLEDGES, self)
        self.key_events = KeyEventsSection(declared.KEY_EVENTS, self)
        self._promises = SideBySide(self.pledges, self.counter_pledges)
        self.stack = QStackedWidget(self)
        self.sections: tuple[SectionCard, ...] = (
            self.people, self.lists, self.numbers, self.expected, self.notices, self.pledges, self.key_events
        )  # fmt: skip
        self.preview = OutcomePreview(self)
        self.preview.hide()
        self._lay_out()
        self._connect()

    def show_event(self, event_id: int, people: Sequence[PersonId] = ()) -> None:
        """Read an event and show its people; of `people` the releases are to be recorded at once."""
        self._wanted, self._to_record, self._asked_for = event_id, frozenset(people), True
        self._read()

    @property
    def subject(self) -> int | None:
        """The event that the page is about."""
        return self._wanted

    def refresh(self, changes: Changes) -> None:
        """Read the event again when a change may have touched what the page shows."""
        if self._wanted is None:
            return
        self.forget_choices()
        if changes.people or changes.kinds & _TOUCHING or not changes.kinds:
            self._read()

    def show_section(self, section: SectionCard) -> None:
        """Bring a section to the front."""
        number = self.sections.index(section)
        self.index.follow(number)
        self.stack.setCurrentIndex(number)
        if section is self.expected:
            self.expected.look()

    def act(self, key: str) -> None:
        """Do what a button of the bar, or its key, stands for with the chosen people."""
        case, chosen = self.case, self.people.chosen_people()
        if case is None or not chosen:
            return
        if key in (PROTOCOL, HANDOVER):
            # Follow-ups count from a release; a sheet is wanted of everybody who may come.
            meant = [one for one in chosen if key == HANDOVER or one.release is not None]
            signal = self.protocol_wanted if key == PROTOCOL else self.handover_wanted
            signal.emit(case.event, [one.line.id for one in meant])
        elif key == TOLD:
            self._tell_families([one.line.id for one in chosen])
        else:
            self.open_sheet(requests.BULK[key](case, chosen))

    def record_all(self) -> None:
        """Record the release of everybody who is on a list and has none yet."""
        if self.case is not None:
            self._record_for([one.line.id for one in self.case.people])

    def _record_for(self, people: Collection[PersonId]) -> None:
        """Ask for the releases of these people, whoever is shown or ticked: the form tells whom it concerns."""
        case = self.case
        chosen = [one for one in case.people if one.line.id in people and one.release is None] if case else []
        self.show_section(self.people)
        if case is not None and chosen:
            self.open_sheet(requests.BULK[RECORD](case, chosen))
        else:
            self.failed.emit(
                Problem(
                    _("Everybody whom this concerns has a release in this event already."),
                    _("Select people and use “Set outcome…” to correct it."),
                )
            )

    def edit(self, record: Record) -> None:
        """Open the form of a record; a list is opened on its desk."""
        if isinstance(record, AnnouncedList):
            self.desk_wanted.emit(record.id)
        elif type(record) in declared.FORMS:
            self.open_sheet(changing(declared.FORMS[type(record)], 0, record))

    def read_choices(self) -> Choices:
        """Read what the pickers of a form of this event offer: everybody whom it concerns."""
        case, desk = self.case, self._desk
        shown = [one.line for one in case.people] if case else []
        others = people_lines(desk, PeopleQuery(), list(case.told_names) if case else [])
        offered = (*shown, *self.expected.expected.lines, *others)
        return read_choices(desk, None, language_in_force(), {one.id: one for one in offered}.values())

    def after_sheet(self) -> QWidget:
        """Return the table that is shown, or the index."""
        page = self.stack.currentWidget()
        return page.table if isinstance(page, PeopleSection | ExpectedSection) else self.index

    def set_room(self, free: int) -> None:
        """Give the people fewer columns where there is little room."""
        self.people.set_wide(free >= _ROOM_FOR_COLUMNS)

    def _read(self) -> None:
        desk, event_id = self._desk, self._wanted
        assert event_id is not None
        run(
            self,
            lambda _progress: read_event(desk, event_id),
            Lane.STORE,
            done=self._show,
            failed=self._on_unreadable,
            channel="release event page",
        )

    def _show(self, case: EventCase) -> None:
        if case.event.id != self._wanted:
            return
        other = self.case is None or self.case.event.id != case.event.id
        if other and self.sheet.isVisible():
            self.sheet.keep_for_later()
        self.case = case
        wording = EventWording(self._desk.terms, case)
        if other:
            self.preview.hide()
            self.people.forget()
            self.forget_choices()
        self.head.show_event(case, wording)
        for section in self.findChildren(LinesSection):
            section.show_event(case, wording)
        self.pledges.count_changed.emit(len(case.pledges))
        self.compare_button.setVisible(len(case.lists) > 1)
        self.facts.show_event(case, wording)
        self.people.show_event(case, wording)
        self.expected.show_event(case, wording)
        if self._asked_for:
            self._asked_for = False
            self.show_section(self.people)
            (self.people.table if case.people else self.index).setFocus(Qt.FocusReason.OtherFocusReason)
        wanted, self._to_record = self._to_record, frozenset()
        if wanted:
            self._record_for(wanted)

    def _on_unreadable(self, problem: Problem) -> None:
        """Leave the page when its event is gone; say so only where somebody asked for it."""
        self._wanted = self.case = None
        if self.sheet.isVisible():
            self.sheet.discard()
        asked_for, self._asked_for = self._asked_for, False
        if asked_for:
            self.failed.emit(problem)
        self.left.emit()

    def _want_list(self) -> None:
        if self.case is not None:
            self.list_wanted.emit(self.case.event.id)

    def _want_print(self) -> None:
        if self.case is not None:
            self.print_wanted.emit(self.case.event.id)

    def _want_removal(self) -> None:
        if self.case is not None:
            self.remove_wanted.emit(self.case.event.id)

    def _want_comparison(self) -> None:
        if self.case is not None:
            self.compare_wanted.emit(self.case.event.id)

    def _edit_event(self) -> None:
        if self.case is not None:
            self.edit(self.case.event)

    def _on_add_wanted(self, wanted: EventAdding) -> None:
        if self.case is not None:
            values = {"release_event_id": self.case.event.id, **wanted.values(self.case, self._desk.who)}
            self.open_sheet(adding(wanted.form, self.case.event.id, values))

    def _tell_families(self, people: Sequence[PersonId]) -> None:
        if self.case is not None and len(people) == 1:
            self.open_sheet(requests.telling(self.case, people[0], self._desk))
        elif self.case is not None and people:
            self.open_sheet(requests.telling_many(self.case, people, self._desk))

    def _on_figure(self, key: str) -> None:
        sections: dict[str, SectionCard] = {"numbers": self.numbers, "lists": self.lists}
        self.show_section(sections.get(key, self.people))
        if key not in sections:
            self.people.show_only("listed" if key == "people" else key)

    def _on_saved(self, result: object) -> None:
        if not isinstance(result, Prepared):
            self.told.emit(requests.saved_words(result))
            if isinstance(result, tuple):
                self.people.table.tick(())
                self.expected.table.tick(())
        elif len(result.plan.people) == 1 and not result.plan.left_out:
            self._carry_out(result)
        else:
            self.show_aside(self.preview)
            if self.case is not None:
                self.preview.show_plan(result, EventWording(self._desk.terms, self.case))

    def _carry_out(self, prepared: Prepared) -> None:
        desk = self._desk
        run(
            self,
            lambda _progress: prepared.carry_out(desk),
            Lane.STORE,
            done=self._on_carried_out,
            failed=self._on_not_carried_out,
        )

    def _on_carried_out(self, done: Outcomes) -> None:
        self._on_preview_closed()
        table = self.people.table
        table.tick(table.ticked.difference(done.people, (one.person_id for one in done.left_out)))
        self.told.emit(requests.done_words(done))

    def _on_not_carried_out(self, problem: Problem) -> None:
        self.preview.do_button.setEnabled(True)
        self.failed.emit(problem)

    def _on_back_wanted(self, prepared: Prepared) -> None:
        if self.case is not None:
            self.preview.hide()
            self.open_sheet(requests.again(prepared))

    def _on_preview_closed(self) -> None:
        self.preview.hide()
        self.on_sheet_closed()

    def _connect(self) -> None:
        self.head.left.connect(self.left)
        self.head.edit_wanted.connect(self._edit_event)
        self.head.record_wanted.connect(self.record_all)
        self.head.print_wanted.connect(self._want_print)
        self.head.remove_wanted.connect(self._want_removal)
        QShortcut(QKeySequence.StandardKey.Print, self, self._want_print)
        self.head.figure_chosen.connect(self._on_figure)
        self.facts.edit_wanted.connect(self._edit_event)
        self.index.chosen.connect(lambda number: self.show_section(self.sections[number]))
        self.people.open_wanted.connect(self.open_wanted)
        self.people.wanted.connect(self.act)
        self.people.list_wanted.connect(self._want_list)
        self.expected.open_wanted.connect(self.open_wanted)
        self.expected.told_wanted.connect(self._tell_families)
        for section in self.findChildren(LinesSection):
            section.add_wanted.connect(self._on_add_wanted)
            section.table.edit_wanted.connect(self.edit)
            section.table.remove_wanted.connect(self.deeds.remove)
        self.sheet.saved.connect(self._on_saved)
        self.preview.agreed.connect(self._carry_out)
        self.preview.back_wanted.connect(self._on_back_wanted)
        self.preview.closed.connect(self._on_preview_closed)
        for keys, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            shortcut = QShortcut(QKeySequence(keys), self, lambda step=step: self._step(step))
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _step(self, step: int) -> None:
        number = max(0, min(len(self.sections) - 1, self.stack.currentIndex() + step))
        section = self.sections[number]
        self.show_section(section)
        target = next((one for one in section.children() if one.objectName() == "lines"), None)
        table = getattr(section, "table", target)
        if isinstance(table, QWidget):
            table.setFocus(Qt.FocusReason.TabFocusReason)

    def _lay_out(self) -> None:
        for shown in (
            framed(self.people),
            scrolled(self.lists),
            scrolled(self.numbers, self.facts),
            framed(self.expected),
            scrolled(self.notices),
            self._promises,
            scrolled(self.key_events),
        ):
            self.stack.addWidget(shown)
        index = SectionIndex(self.sections, self)
        index.setFixedWidth(INDEX_WIDTH)
        self.frame(self.head, index, self.stack, self.preview)
