"""A caseworker's day at the window, by keyboard alone; the pages are only read, to see what they show."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMenu, QWidget

from app.domain.consent import ConsentFields, ConsentLevel
from app.domain.facility import Facility
from app.domain.follow_up import FollowUpFields
from app.domain.partial_date import PartialDate
from app.domain.person import NameFormDraft, PersonFields, Sex
from app.domain.record import PersonId
from app.domain.source import SourceFields
from app.gui.application import Application
from app.gui.dialogs.apply_protocol_dialog import ApplyProtocolDialog
from app.gui.dialogs.print_dialog import PrintDialog
from app.gui.main_window import MainWindow
from app.gui.pages.people_page import PeoplePage
from app.gui.pages.person.table_section import TableSection
from app.gui.pages.person_page import PersonPage
from app.gui.pages.today_page import TodayPage
from app.workflows.add_person import add_person
from app.workflows.desk import Desk
from app.workflows.edit_records import add_record, list_records
from app.workflows.entries import ArrestEntry, TransferEntry
from app.workflows.record_arrest import record_arrest
from app.workflows.record_transfer import record_transfer
from tests.journeys.keyboard import Keyboard, Shown

W = TypeVar("W", bound=QWidget)
LONG_AGO = dt.date(2015, 1, 1)
"""So long overdue that it stands above everything else."""
SEVERAL = ("Алесь", "Ірына", "Ян")


@dataclass(frozen=True, slots=True)
class Cases:
    """Who is worked on: one whose case grows during the day, what is owed to her, and several with one surname."""

    person: PersonId
    owed: tuple[int, ...]
    several: tuple[PersonId, ...]


def prepare(desk: Desk) -> Cases:
    """Enter the people of the day."""
    day = desk.clock.today()
    sister = SourceFields(title="Call of her sister")
    name = NameFormDraft(surname="Вярбаловіч", given="Марыя", language="be")
    person = add_person(desk, PersonFields(sex=Sex.FEMALE, caseworker=desk.who), [name])
    record_arrest(desk, person.id, ArrestEntry(PartialDate("2025-03-11"), sister))
    (colony,) = list_records(desk, Facility, code="IK-4")
    letter = SourceFields(title="Letter of her lawyer")
    moved = TransferEntry(PartialDate("2025-09-01"), letter, "colony", facility_id=colony.id)
    record_transfer(desk, person.id, moved)
    allowed = ConsentFields(person_id=person.id, level=ConsentLevel.PARTNER, given=PartialDate("2025"))
    add_record(desk, allowed)
    titles = (
        "Call her sister",
        "Send the list of medicines",
        "Ask the lawyer about the appeal",
        "Write to the colony",
    )
    owed = [
        add_record(
            desk,
            FollowUpFields(
                person_id=person.id, title=title, due=LONG_AGO + dt.timedelta(number), assignee=desk.who
            ),
        )
        for number, title in enumerate(titles)
    ]
    several = [
        add_person(
            desk,
            PersonFields(caseworker=desk.who),
            [NameFormDraft(surname="Хмарапад", given=given, language="be")],
        )
        for given in SEVERAL
    ]
    for one in several:
        record_arrest(desk, one.id, ArrestEntry(PartialDate(f"{day - dt.timedelta(10)}"), sister))
    return Cases(person.id, tuple(one.id for one in owed), tuple(one.id for one in several))


class CaseworkersDay:
    """What is done in a day, each step a method."""

    def __init__(self, program: Application, cases: Cases, keys: Keyboard) -> None:
        self.program, self.cases, self.keys = program, cases, keys

    # --- the morning ---------------------------------------------------------------------------------------------

    def unlock(self, passphrase: str) -> None:
        """Type the passphrase."""
        self.keys.type(passphrase)
        self.keys.press("Return", until=self.is_open, what="unlock")

    def triage(self) -> None:
        """Mark the first follow-up as done, put the next one off with a reason."""
        self.keys.press("Ctrl+1")
        today, first = self.today, self.owed_first()
        self.keys.press("Space", until=lambda: self.owed_first() != first, what="mark as done")
        self.keys.press("Ctrl+Shift+D", until=today.sheet.isVisible, what="put off: the form")
        self.keys.press("Ctrl+A")
        self.keys.type("+14")
        self.keys.press("Tab")
        self.keys.type("Аптэка зачынена")
        second = self.owed_first()
        self.keys.press("Ctrl+Return", until=lambda: self.owed_first() != second, what="put off: saved")

    def hand_over(self, to: str) -> None:
        """Give the first two follow-ups to somebody else."""
        today = self.today
        self.keys.press("Ctrl+Home", "Shift+Down")
        self.keys.press("Ctrl+Shift+G", until=today.sheet.isVisible, what="give to somebody: the form")
        self.keys.type(to)
        given = self.given_to
        self.keys.press("Ctrl+Return", until=lambda: given() == to, what="give to somebody: saved")

    # --- one person ----------------------------------------------------------------------------------------------

    def find(self, typed: str) -> None:
        """Find the person from another script and open the page."""
        search = self.window.search
        self.keys.press("Ctrl+K", until=search.field.hasFocus, what="Ctrl+K")
        self.keys.type(typed, until=lambda: search.hits.isVisible() and search.hits.count() > 0, what="find")
        self.keys.press("Return", until=self.is_person_shown, what="open the person")

    def record_blocked_parcel(self) -> None:
        """Record a parcel that was blocked, and the reason that was given."""
        self.keys.press("Ctrl+M", until=self.form_shown, what="contact: the form")
        self.fill(kind="parcel", outcome="blocked", reason="Ліміт перадач вычарпаны")
        self.save("contact: saved")

    def record_letter(self) -> None:
        """Record a letter that she wrote: the form knows that it proves that she lives."""
        self.keys.press("Ctrl+M", until=self.form_shown)
        self.fill(kind="letter from", outcome="delivered", date="учора")
        self.save("proof of life: saved")

    def add_hearing(self, judge: str = "Сцяпан Крывуля") -> None:
        """Add a hearing before a judge whom the register does not know yet."""
        self.go_to_section("hearings")
        self.keys.press("Ins", until=self.form_shown, what="hearing: the form")
        self.fill(date="3.11.2025", time="14:05", kind="appeal", court="Гомельскі абласны суд")
        self.fill(judge_id=judge)
        self.keys.press("Space", what="hearing: a new judge")
        self.save("hearing: saved")

    def add_health_item(self) -> None:
        """Add an illness."""
        self.go_to_section("health")
        self.keys.press("Ins", until=self.form_shown, what="health: the form")
        self.fill(title="Сухоты", since="2024", needs="Лекі штодня")
        self.save("health: saved")

    def attach(self, file: Path) -> None:
        """Attach a file and say where it comes from."""
        self.go_to_section("documents")
        self.keys.press("Ins", until=lambda: QApplication.activePopupWidget() is not None)
        self.choose_from_menu("Add files")
        self.name_file(file, self.form_shown, "document: added")
        self.fill(title="Ліст з калоніі", origin="Перадала сястра")
        self.save("document: described")

    def look_as_partner(self) -> str:
        """Look at the page as a named partner may; return what the banner says, and come back."""
        banner = self.person.banner
        self.keys.press("Ctrl+Shift+V", until=banner.isVisible, what="look as the public")
        named = banner.audience.itemText(0)
        self.keys.press(
            "Home", until=lambda: banner.audience.currentText() == named, what="look as a partner"
        )
        said = f"{banner.audience.currentText()}: {banner.told.text()}"
        self.keys.press("Esc", until=banner.isHidden, what="look at everything again")
        return said

    def print_case_file(self, file: Path) -> None:
        """Print the case file to a PDF."""
        self.keys.press("Ctrl+P", until=lambda: dialog_shown(PrintDialog), what="print: what and for whom")
        self.keys.press("Return", until=lambda: dialog_shown(QFileDialog), what="print: the file")
        self.name_file(file, file.exists, "print: the PDF")

    # --- several people ------------------------------------------------------------------------------------------

    def select_several(self, typed: str) -> None:
        """Find those with one surname and select them all."""
        self.keys.press("Ctrl+2", until=lambda: self.people.model.rowCount() > 0, what="the list of people")
        self.keys.press("Home")
        self.people_typed(typed)
        self.keys.press("Down", *["Shift+Down"] * (len(SEVERAL) - 1), what="select one more")
        assert set(self.people.selected_people()) == set(self.cases.several)

    def people_typed(self, typed: str) -> None:
        """Write into the search field of the list, which takes every letter."""
        if self.people.search.text() == typed:
            # Found already, earlier in the day.
            self.keys.press("Ctrl+Home")
            return
        found = self.people.model.rowCount
        self.keys.type(typed, until=lambda: found() == len(SEVERAL), what="search the list")

    def apply_protocol(self) -> None:
        """Apply the protocol that is offered first to those who are selected."""
        ready = lambda: any(one.apply_button.isEnabled() for one in dialogs(ApplyProtocolDialog))  # noqa: E731
        self.keys.press("Ctrl+Shift+U", until=ready, what="protocol: the preview")
        before = self.told()
        self.keys.press("Return", until=lambda: self.told() != before, what="protocol: applied")

    def tag(self, tag: str) -> None:
        """Tag those who are selected."""
        sheet = self.people.sheet
        self.keys.press("Ctrl+Shift+T", until=sheet.isVisible, what="tag: the form")
        self.keys.type(tag)
        self.keys.press("Ctrl+Return", until=sheet.isHidden, what="tag: saved")

    def undo(self) -> None:
        """Take the last change back; it is told."""
        before = self.told()
        self.keys.press("Ctrl+Z", until=lambda: "Undone" in self.told() != before, what="undo")

    def redo(self) -> None:
        """Do it again; it is told."""
        self.keys.press("Ctrl+Shift+Z", until=lambda: "Done again" in self.told(), what="redo")

    def lock(self) -> None:
        """Lock the register."""
        self.keys.press("Ctrl+L", until=self.is_locked, what="lock")

    # --- what a form is filled with ------------------------------------------------------------------------------

    def fill(self, **texts: str) -> None:
        """Go to fields of the open form with Tab, and write into them."""
        form = self.person.sheet.form
        assert form is not None
        for name, text in texts.items():
            editor = form.rows[name].editor
            self.keys.tab_to(lambda focused, editor=editor: editor.isAncestorOf(focused))
            self.keys.press("Ctrl+A")
            self.keys.type(text)
            self.keys.press("Tab")

    def save(self, what: str) -> None:
        """Save the open form and see it on the page; the keyboard is somewhere in sight then."""
        page, before = self.person, self.person.case
        self.keys.press("Ctrl+Return", until=lambda: page.sheet.isHidden() and page.case != before, what=what)
        focused = self.keys.focused
        assert focused is not None
        assert not focused.visibleRegion().isEmpty(), f"{focused.accessibleName()} is out of sight"

    def form_shown(self) -> bool:
        """Tell whether a form is open, with the cursor in it."""
        sheet, focused = self.person.sheet, self.keys.focused
        return sheet.isVisible() and focused is not None and sheet.isAncestorOf(focused)

    def go_to_section(self, key: str) -> None:
        """Go to a section of the page."""
        wanted = [one.key for one in self.person.area.sections].index(key)
        for _step in range(len(self.person.area.sections)):
            here = self.person.index.currentRow()
            if here == wanted:
                return
            self.keys.press("Ctrl+PgDown" if here < wanted else "Ctrl+PgUp")

    def choose_from_menu(self, words: str) -> None:
        """Choose an entry of the open menu."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        for _step in range(len(menu.actions())):
            active = menu.activeAction()
            if active is not None and active.text() == words:
                break
            self.keys.press("Down")
        self.keys.press("Return", until=lambda: dialog_shown(QFileDialog))

    def name_file(self, file: Path, until: Shown, what: str) -> None:
        """Write a name into the dialog that asks for a file."""
        self.keys.press("Ctrl+A")
        self.keys.type(str(file))
        self.keys.press("Return", until=until, what=what)

    # --- what is shown -------------------------------------------------------------------------------------------

    @property
    def window(self) -> MainWindow:
        """The window on the open register."""
        assert self.program.main_window is not None, "the register is locked"
        return self.program.main_window

    @property
    def today(self) -> TodayPage:
        """The page Today."""
        return self._page(TodayPage)

    @property
    def people(self) -> PeoplePage:
        """The page of all people."""
        return self._page(PeoplePage)

    @property
    def person(self) -> PersonPage:
        """The page of the person."""
        return self._page(PersonPage)

    def _page(self, kind: type[W]) -> W:
        shown = self.window.stack.currentWidget()
        assert isinstance(shown, kind), f"{type(shown).__name__} is shown"
        return shown

    def told(self) -> str:
        """Return what the quiet notice says."""
        return " ".join(one.text() for one in self.window.toast.findChildren(QLabel) if one.isVisible())

    def shown(self) -> str:
        """Return all words in the tables of the person's page."""
        tables = [one.table for one in self.person.area.sections if isinstance(one, TableSection)]
        lines = [line for table in tables if table.isVisible() for line in table.lines_model.lines]
        return "\n".join(line.spoken for line in lines)

    def is_open(self) -> bool:
        """Tell whether the register is open, with its first page read."""
        window = self.program.main_window
        page = window.stack.currentWidget() if window is not None else None
        return page is not None and (not isinstance(page, TodayPage) or bool(page.summary.text()))

    def is_locked(self) -> bool:
        """Tell whether the passphrase is asked for."""
        unlock = self.program.unlock_window
        return self.program.main_window is None and unlock is not None and unlock.passphrase.isVisible()

    def is_person_shown(self) -> bool:
        """Tell whether the page of the person is shown and filled."""
        page = self.window.stack.currentWidget()
        return isinstance(page, PersonPage) and page.case is not None and page.case.person.id == page.subject

    def given_to(self) -> str:
        """Return to whom the first follow-up of Today is given."""
        first = self.today.model.next_line(0)
        line = self.today.model.line_at(first) if first is not None else None
        return line.follow_up.assignee if line is not None else ""

    def owed_first(self) -> int:
        """Return which follow-up has the keyboard on Today."""
        line = self.today.model.line_at(self.today.view.currentIndex().row())
        return line.follow_up.id if line is not None else 0


def dialogs(kind: type[W]) -> list[W]:
    """Return the dialogs of a kind that are open."""
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]


def dialog_shown(kind: type[QWidget]) -> bool:
    """Tell whether a dialog of a kind is open."""
    return bool(dialogs(kind))
