"""Every text that a person sees goes through translation, every field has a name, no label obeys markup.

All that is typed into the register of these tests carries the mark of the pseudo-language itself. So whatever is
shown without the mark comes from the program and was not translated, but for the words allowed below.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from app.base.language import OWN_NAMES, Language
from app.base.settings import Settings
from app.domain.announced_list import AnnouncedLineFields, AnnouncedListFields, LineDecision
from app.domain.detention import ChargeFields, Detention, SentenceFields
from app.domain.facility import Facility
from app.domain.follow_up import FollowUpFields, Priority
from app.domain.partial_date import PartialDate
from app.domain.person import (
    IdentifierFields,
    NameFormDraft,
    NoteFields,
    Person,
    PersonFields,
    RecognitionFields,
    RiskFlagFields,
    Sex,
)
from app.domain.release import Confirmation, Release
from app.domain.release_event import (
    AnnouncedNumberFields,
    Delivery,
    FamilyNoticeFields,
    KeyEventFields,
    PledgeFields,
    ReleaseEvent,
    ReleaseEventFields,
    Side,
)
from app.domain.shipped_protocols import shipped_protocols
from app.domain.source import SourceFields
from app.domain.vocabulary import shipped_facilities, shipped_terms
from app.gui import ask
from app.gui.crash import CrashDialog
from app.gui.dialogs.add_person_dialog import AddPersonDialog
from app.gui.dialogs.apply_protocol_dialog import ApplyProtocolDialog, ForWhom
from app.gui.dialogs.print_dialog import PrintDialog
from app.gui.dialogs.print_offer import Offer
from app.gui.dialogs.progress_dialog import ProgressDialog
from app.gui.main_window import MainWindow
from app.gui.navigation import PAGES
from app.gui.open_desk import make_main_window
from app.gui.pages.import_page import ImportPage
from app.gui.pages.person_page import ADDINGS, PersonPage
from app.gui.pages.release_event.event_requests import BULK
from app.gui.pages.release_event.event_wording import EventWording
from app.gui.pages.release_event.outcome_preview import Prepared
from app.gui.pages.release_event_page import ReleaseEventPage
from app.gui.pages.release_events_page import ReleaseEventsPage
from app.gui.pages.settings_page import SettingsPage
from app.gui.unlock_window import UnlockWindow
from app.workflows.add_person import add_person
from app.workflows.confirm_release import confirm_release
from app.workflows.desk import Desk
from app.workflows.edit_records import add_record, list_records, save_record
from app.workflows.entries import ArrestEntry, ConfirmationEntry, JourneyEntry, ReleaseEntry, TransferEntry
from app.workflows.open_register import create_register
from app.workflows.print_report import OPTIONS, REPORTS, About
from app.workflows.record_arrest import record_arrest
from app.workflows.record_journey import continue_journey
from app.workflows.record_outcomes import LeftOut, Outcomes
from app.workflows.record_release import record_release
from app.workflows.record_transfer import record_transfer
from tests.conftest import CHEAP, PASSPHRASE
from tests.gui import walk

Settle = Callable[[], None]
PROPER = {
    "Vigil",
    *OWN_NAMES.values(),
    *(term.label(Language.EN) for term in shipped_terms()),
    *(term.short(Language.EN) for term in shipped_terms()),
    *(str(value) for facility in shipped_facilities() for value in facility.values()),
    *(protocol.title_en for protocol, _steps in shipped_protocols()),
    *(step.title_en for _protocol, steps in shipped_protocols() for step in steps),
}
# Dates, numbers, keys, addresses of the file system: nothing that could be said in another language here.
SHAPES = re.compile(
    r"""
    [\W\d_]*                                                         # no letters at all
    | (\d{1,2}\ )?(January|February|March|April|May|June|July|August|September|October|November|December)(\ \d{4})?
    | (Ctrl|Alt|Shift|F\d|Del|Tab|Esc|Enter|PgUp|PgDown|Left|Right|Up|Down|[A-Z,+/·\ \d])+   # keys
    | V-\d{6}
    | /.*                                                            # a path
    """,
    re.VERBOSE,
)


@pytest.fixture
def marked_desk(tmp_path: Path, clock: object, open_desks: list[Desk], pseudo: None) -> Desk:
    """A register in which every word that was typed carries the mark."""
    desk = create_register(
        tmp_path / "register",
        "⟦Office⟧",
        "⟦Alena⟧",
        PASSPHRASE,
        clock=clock,
        cost=CHEAP,  # type: ignore[arg-type]
    )
    open_desks.append(desk)
    return desk


@pytest.fixture
def somebody(marked_desk: Desk) -> Person:
    """A person with at least one record of every kind."""
    desk = marked_desk
    person = add_person(
        desk,
        PersonFields(sex=Sex.FEMALE, birth_date="1987", summary="⟦summary⟧", caseworker="⟦Alena⟧"),
        [
            NameFormDraft(surname="⟦Кавальчук⟧", given="⟦Вольга⟧", language="be"),
            NameFormDraft(surname="⟦Kavalchuk⟧", given="⟦Volha⟧", language="en"),
        ],
    )
    letter = SourceFields(title="⟦letter⟧", kind="other")
    sizo, colony = list_records(desk, Facility)[:2]
    record_arrest(
        desk, person.id, ArrestEntry(PartialDate("2021-03-05"), letter, "pretrial_sizo", facility_id=sizo.id)
    )
    record_transfer(
        desk, person.id, TransferEntry(PartialDate("2022-01-10"), letter, "colony", facility_id=colony.id)
    )
    (detention,) = list_records(desk, Detention)
    of_person = {"person_id": person.id}
    for fields in (
        ChargeFields(**of_person, detention_id=detention.id, article="BLR-UK-342", part="1"),
        SentenceFields(**of_person, detention_id=detention.id, years=3, text="⟦three years⟧"),
        IdentifierFields(**of_person, kind="passport", number="⟦1⟧"),
        RiskFlagFields(**of_person, flag="minor"),
        RecognitionFields(**of_person, organisation="⟦network⟧", decision="recognised"),
        NoteFields(**of_person, text="⟦note⟧"),
        FollowUpFields(**of_person, title="⟦call⟧", due="2026-11-20", priority=Priority.HIGH),
        FollowUpFields(**of_person, title="⟦write⟧", due="2026-11-23"),
        ReleaseEventFields(title="⟦event⟧", date="2025-12-13", announced=123),
    ):
        add_record(desk, fields)
    record_release(
        desk, person.id, ReleaseEntry(PartialDate("2025-12-13"), letter, "pardon", Confirmation.LISTED)
    )
    return person


@pytest.fixture
def window(qtbot: QtBot, marked_desk: Desk, somebody: Person, settle: Settle) -> MainWindow:
    """The window on this register."""
    made = make_main_window(marked_desk, Settings())
    qtbot.addWidget(made)
    made.show()
    settle()
    return made


def is_said_in_the_language(text: str) -> bool:
    bare = text.replace("&&", "\0").replace("&", "").replace("\0", "&").strip()
    return "⟦" in bare or bare in PROPER or SHAPES.fullmatch(bare) is not None


def faults(root: QWidget) -> Iterator[str]:
    """Yield what is wrong with what is shown."""
    for widget in walk.seen(root):
        kind = f"{type(widget).__name__} {widget.objectName()}"
        yield from (
            f"not translated: {text!r} in {kind}"
            for text in walk.texts(widget)
            if text and not is_said_in_the_language(text)
        )
        if walk.unnamed(widget):
            yield f"no name for a screen reader: {kind} in {type(widget.parent()).__name__}"
        if walk.obeys_markup(widget):
            yield f"obeys markup: {kind} {getattr(widget, 'text', str)()!r}"


@pytest.mark.parametrize("key", [spec.key for spec in PAGES])
def test_pages(window: MainWindow, settle: Settle, key: str) -> None:
    window.go(key)
    settle()
    assert sorted(set(faults(window))) == []


def test_the_import_page_with_a_file(window: MainWindow, settle: Settle, tmp_path: Path) -> None:
    file = tmp_path / "⟦list⟧.csv"
    file.write_text(
        "surname,given_name,birth_date,status\n⟦Кавальчук⟧,⟦Вольга⟧,1987,\n⟦Новы⟧,⟦Ян⟧,⟦soon⟧,⟦flying⟧\n",
        encoding="utf-8",
    )
    window.import_file(file)
    settle()
    settle()
    page = window.stack.currentWidget()
    assert isinstance(page, ImportPage)
    assert page.plan is not None
    for shown in ("all", "complaints"):
        page.show_only(shown)
        settle()
        assert sorted(set(faults(window))) == []


def test_the_page_of_a_person(window: MainWindow, somebody: Person, settle: Settle) -> None:
    window.open_person(somebody.id)
    settle()
    page = window.stack.currentWidget()
    assert isinstance(page, PersonPage)
    page.area.fill_all()
    assert sorted(set(faults(window))) == []


@pytest.mark.parametrize("key", [*ADDINGS, "edit"])
def test_the_forms_of_a_person(window: MainWindow, somebody: Person, settle: Settle, key: str) -> None:
    window.open_person(somebody.id)
    settle()
    page = window.stack.currentWidget()
    assert isinstance(page, PersonPage)
    page.act(key)
    settle()
    assert page.sheet.isVisible()
    page.sheet.save()
    assert sorted(set(faults(page.sheet))) == []


def released(desk: Desk, event: ReleaseEvent, person: Person) -> None:
    """Give an event at least one record of every kind, and release the person in it."""
    of_event = {"release_event_id": event.id}
    listed = add_record(desk, AnnouncedListFields(**of_event, title="⟦list⟧", publisher="⟦media⟧"))
    for number, decision in enumerate(LineDecision, 1):
        add_record(
            desk,
            AnnouncedLineFields(
                announced_list_id=listed.id, number=number, printed=f"⟦{number}⟧", decision=decision
            ),
        )
    for fields in (
        AnnouncedNumberFields(**of_event, claimant="⟦state⟧", number=123, destination="⟦Ukraine⟧", said="2025-12"),
        *(PledgeFields(**of_event, side=side, promise="⟦promise⟧", delivery=how, promised="2025", delivered="2026")
          for side in Side for how in Delivery),
        KeyEventFields(**of_event, title="⟦talks⟧", date="2025"),
        KeyEventFields(title="⟦law⟧"),
        FamilyNoticeFields(**of_event, person_id=person.id, whom="⟦wife⟧", said="⟦all⟧", told_by="⟦Alena⟧"),
    ):  # fmt: skip
        add_record(desk, fields)
    (release,) = list_records(desk, Release)
    save_record(desk, release.but(release_event_id=event.id, papers="none", destination="⟦Ukraine⟧"))
    letter = SourceFields(title="⟦call⟧")
    confirm_release(desk, person.id, ConfirmationEntry(Confirmation.SEEN, letter, note="⟦note⟧"))
    continue_journey(desk, person.id, JourneyEntry("⟦Poland⟧", PartialDate("2026"), "⟦bus⟧"))
    record_arrest(desk, person.id, ArrestEntry(PartialDate("2026-03-01"), letter))


def test_the_page_of_a_release_event(
    window: MainWindow, marked_desk: Desk, somebody: Person, settle: Settle
) -> None:
    (event,) = list_records(marked_desk, ReleaseEvent)
    released(marked_desk, event, somebody)
    window.open_event(event.id)
    settle()
    page = window.stack.currentWidget()
    assert isinstance(page, ReleaseEventPage)
    for section in page.sections:
        page.show_section(section)
        settle()
        assert sorted(set(faults(window))) == []
    page.people.filter.choose("not_recorded")
    assert sorted(set(faults(window))) == []
    page.people.filter.choose("all")
    for key in BULK:
        page.people.table.tick([somebody.id])
        page.open_sheet(BULK[key](page.case, page.people.chosen_people()))  # type: ignore[arg-type]
        settle()
        page.sheet.save()
        assert sorted(set(faults(page.sheet))) == []
        page.sheet.discard()
        settle()
    for adding in (page.numbers.spec.adding, page.pledges.spec.adding, page.key_events.spec.adding):
        page.numbers.add_wanted.emit(adding)
        settle()
        assert sorted(set(faults(page.sheet))) == []
    page.act("told")
    settle()
    assert sorted(set(faults(page.sheet))) == []
    page.sheet.discard()
    left_out = LeftOut(somebody.id, "⟦name⟧", "⟦reason⟧")
    for people in ((), (somebody.id,)):
        plan = Outcomes(event.id, people, (left_out,))
        prepared = Prepared("record", "⟦title⟧", None, plan, lambda _desk, plan=plan: plan)
        assert page.case is not None
        page.preview.show_plan(prepared, EventWording(marked_desk.terms, page.case))
        assert sorted(set(faults(page.preview))) == []
    window.open_person(somebody.id)
    settle()
    person = window.stack.currentWidget()
    assert isinstance(person, PersonPage)
    person.area.fill_all()
    assert sorted(set(faults(window))) == []
    events = window.go("release_event")
    assert isinstance(events, ReleaseEventsPage)
    settle()
    events.keys_chip.setChecked(True)
    assert sorted(set(faults(window))) == []


def test_dialogs(window: MainWindow, marked_desk: Desk, qtbot: QtBot) -> None:
    # The offers bring words that were translated before the marks were put in force, as the data of the window.
    offers = [Offer(report, About(), OPTIONS[report.name](), "⟦title⟧") for report in REPORTS]
    dialogs: tuple[QDialog, ...] = (
        AddPersonDialog(marked_desk, window.words, window),
        PrintDialog(offers, dt.date(2026, 11, 23), window),
        ProgressDialog("⟦title⟧", window),
        ask.Question(window, "⟦question⟧", "⟦advice⟧", "⟦yes⟧", danger=True),
        CrashDialog("⟦report⟧"),
    )
    for dialog in dialogs:
        qtbot.addWidget(dialog)
        dialog.show()
        assert sorted(set(faults(dialog))) == []


def test_protocols(window: MainWindow, somebody: Person, settle: Settle) -> None:
    settings = window.go("settings")
    settle()
    assert isinstance(settings, SettingsPage)
    for button in (settings.protocols.new_button, settings.protocols.add_step_button):
        button.click()
        settle()
        settings.sheet.save()
        assert sorted(set(faults(settings.sheet))) == []
        settings.sheet.discard()
    window.deeds.apply_protocol(ForWhom((somebody.id,), "⟦name⟧"))
    settle()
    (dialog,) = window.findChildren(ApplyProtocolDialog)
    assert sorted(set(faults(dialog))) == []
    dialog.reject()
    settle()


@pytest.mark.parametrize("register", [False, True])
def test_the_window_before_a_register_is_open(
    pseudo: None, qtbot: QtBot, settle: Settle, sample_folder: Path, register: bool
) -> None:
    window = UnlockWindow(sample_folder if register else None)
    qtbot.addWidget(window)
    window.show()
    settle()
    assert sorted(set(faults(window))) == []
    window.create_button.click()
    assert window.create_form.isVisible()
    window.create_form.create_button.click()
    assert sorted(set(faults(window))) == []


def test_the_walk_finds_what_is_not_translated(qtbot: QtBot, pseudo: None) -> None:
    from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout

    root = QWidget()
    qtbot.addWidget(root)
    column = QVBoxLayout(root)
    column.addWidget(QLabel("Hello"))
    column.addWidget(QLineEdit())
    root.show()
    found = list(faults(root))
    assert any("not translated: 'Hello'" in one for one in found)
    assert any("no name" in one for one in found)
    assert any("obeys markup" in one for one in found)
