"""Who was held on the eve of a release event and is on none of its lists: families will ask for them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.base.i18n import _, ngettext
from app.base.progress import Progress
from app.domain.announced_list import AnnouncedLine
from app.domain.event_figures import Missing
from app.domain.people_list import PeopleQuery, PersonLine
from app.domain.record import PersonId
from app.domain.vocabulary import folded
from app.gui import wording
from app.gui.background import Lane, run
from app.gui.pages.release_event.event_wording import EventWording
from app.gui.widgets.empty_page import EmptyPage
from app.gui.widgets.label import label
from app.gui.widgets.record_table import RecordTable, TableColumn
from app.gui.widgets.search_field import SearchField
from app.gui.widgets.section_card import SectionCard
from app.workflows.desk import Desk
from app.workflows.event_figures import expected_people
from app.workflows.find_people import people_lines
from app.workflows.read_event import EventCase
from app.workflows.undecided_lines import perhaps_named, undecided_lines

MOST = 2000


@dataclass(frozen=True, slots=True)
class Expected:
    """The first of those who were expected, how many there are in all, and which undecided lines may mean them."""

    lines: tuple[PersonLine, ...]
    many: int
    perhaps: Mapping[PersonId, tuple[AnnouncedLine, ...]] = field(default_factory=dict)


def read_expected(desk: Desk, case: EventCase, progress: Progress, *, recognised: bool) -> Expected:
    """Return who was expected; `recognised` leaves out whom nobody recognised as a political prisoner."""
    found = expected_people(desk, case.event.id, Missing.RECOGNISED if recognised else Missing.ALL)
    in_force = [one.announced_list.id for one in case.figures.lists if one.in_force]
    with desk.register.reading() as reader:
        printed = reader.find(AnnouncedLine, announced_list_id=in_force)
    perhaps = perhaps_named(undecided_lines(desk, printed, progress)) if found.ids else {}
    return Expected(people_lines(desk, PeopleQuery(), found.ids[:MOST]), len(found.ids), perhaps)


class ExpectedSection(SectionCard):
    """`told_wanted` hands out the people whose families were told, `open_wanted` a person to look at."""

    told_wanted = Signal(object)
    open_wanted = Signal(int)

    def __init__(self, desk: Desk, words: wording.Words, parent: QWidget | None = None) -> None:
        super().__init__("expected", _("Expected, on no list"), "", parent)
        self._desk, self._words = desk, words
        self._case: EventCase | None = None
        self._wording: EventWording | None = None
        self._stale = True
        self.expected = Expected((), 0)
        self.recognised = QPushButton(_("Recognised only"), self)
        self.recognised.setProperty("chip", True)
        self.recognised.setCheckable(True)
        self.recognised.setChecked(True)
        self.recognised.toggled.connect(lambda _on: self.read())
        self.search = SearchField(_("Name in either script, or a number"), self)
        self.search.setMaximumWidth(280)
        self.search.textChanged.connect(lambda _text: self._show())
        self.add_to_heading(self.recognised)
        self.add_to_heading(self.search)
        self.told_button = self.add_button(_("Family told…"))
        self.told_button.clicked.connect(self._tell)
        self.hint = label("", "hint", self, wrap=True)
        self.table = RecordTable(self._columns(), _("Expected, on no list"), self, key=lambda line: line.id)
        self.table.ticked_changed.connect(self._count_ticked)
        self.table.opened.connect(lambda line: self.open_wanted.emit(line.id))
        self.empty = EmptyPage("users", self)
        self.empty.say(
            _("Nobody is missing."), _("Everybody who was held on the eve is on a list or recorded.")
        )
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self.hint)
        column.addWidget(self.stack, 1)
        self.set_body(body)

    def show_event(self, case: EventCase, said: EventWording) -> None:
        """Note the event; who was expected is read when the section is looked at."""
        if self._case is not None and self._case.event.id != case.event.id:
            self.table.tick(())
        self._case, self._wording, self._stale = case, said, True
        if self.isVisible():
            self.look()

    def look(self) -> None:
        """Read who was expected, unless that has been done."""
        if self._stale:
            self.read()

    def read(self) -> None:
        """Read who was expected."""
        case, desk, recognised = self._case, self._desk, self.recognised.isChecked()
        if case is None:
            return
        self._stale = False
        run(
            self,
            lambda progress: read_expected(desk, case, progress, recognised=recognised),
            Lane.STORE,
            done=self._keep,
            channel="expected people",
        )

    def _keep(self, expected: Expected) -> None:
        self.expected = expected
        self.set_count(expected.many, empty=False)
        more = expected.many - len(expected.lines)
        told = (
            _("Recognised political prisoners who were held on the eve and whom no list names.")
            if self.recognised.isChecked()
            else _("Everybody who was held on the eve and whom no list names.")
        )
        refused = self._case.figures.people["refused"] if self._case else frozenset()
        if any(line.id in refused for line in expected.lines):
            told += " " + _("Who refused to leave is among them, also if a list names them.")
        if any(line.id in expected.perhaps for line in expected.lines):
            told += " " + _("A line that is not decided yet may mean those with ▲: decide it first.")
        if more > 0:
            told += " " + _("The first {n} are shown.").format(n=wording.number(len(expected.lines)))
        self.hint.setText(told)
        self._show()

    def _show(self) -> None:
        typed = folded(self.search.text()).split()
        rows = [
            line
            for line in self.expected.lines
            if all(word in folded(f"{line.name} {line.second_name} {line.case_number}") for word in typed)
        ]
        self.table.show_rows(rows)
        self.told_button.setEnabled(bool(rows))
        self.stack.setCurrentWidget(self.table if rows or typed else self.empty)

    def _count_ticked(self) -> None:
        many = len(self.table.ticked)
        words = ngettext("{n} family told…", "{n} families told…", many).format(n=wording.number(many))
        self.told_button.setText(words if many else _("Family told…"))

    def _tell(self) -> None:
        line = self.table.current()
        ticked = [one.id for one in self.table.rows if one.id in self.table.ticked]
        if ticked or (line is not None and not self.table.ticked):
            self.told_wanted.emit(ticked or [line.id])

    def _columns(self) -> tuple[TableColumn[PersonLine], ...]:
        words = self._words
        return (
            TableColumn(_("Name"), lambda one: one.name, self._second, strong=True),
            TableColumn(_("Status now"), lambda _one: "", self._refused, width=136, chip=words.chip),
            TableColumn(
                _("Where"),
                lambda one: words.facility(one.facility_id),
                lambda one: words.date(one.since),
                width=160,
            ),
            TableColumn(_("Family told"), self._told, self._whom, width=124),
        )

    def _second(self, line: PersonLine) -> str:
        """Return the other name or the case number, behind the undecided line that may mean the person."""
        perhaps = self.expected.perhaps.get(line.id)
        said = _("perhaps “{printed}”").format(printed=perhaps[0].printed) if perhaps else ""
        return " · ".join(filter(None, (f"▲ {said}" if said else "", line.second_name or line.case_number)))

    def _refused(self, line: PersonLine) -> str:
        refused = self._case.figures.people["refused"] if self._case else frozenset()
        return _("refused to leave") if line.id in refused else ""

    def _told(self, line: PersonLine) -> str:
        notices = [one for one in self._case.notices if one.person_id == line.id] if self._case else []
        if not notices:
            return _("not yet")
        return (self._wording.brief(notices[-1].told) if self._wording else "") or _("yes")

    def _whom(self, line: PersonLine) -> str:
        notices = [one for one in self._case.notices if one.person_id == line.id] if self._case else []
        return notices[-1].whom if notices else ""
