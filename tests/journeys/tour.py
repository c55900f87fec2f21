"""Goes through the program as a visitor would and leaves pictures of what it saw: `python -m tests.journeys.tour OUT`.

A real window (off screen where there is no display) on the fictional sample register; the PDFs are real too.
"""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2
from PySide6.QtWidgets import QApplication, QWidget

from app.base.language import Language
from app.base.progress import Silent
from app.domain.announced_list import AnnouncedList
from app.domain.people_list import PeopleQuery
from app.domain.release_event import ReleaseEvent
from app.gui import background, theme
from app.gui.application import Application
from app.gui.main_window import MainWindow
from app.gui.navigation import PAGES
from app.gui.pages.desk.buckets import Bucket
from app.gui.pages.desk_page import DeskPage
from app.gui.pages.people_page import PeoplePage
from app.gui.pages.person_page import PersonPage
from app.gui.pages.release_event_page import ReleaseEventPage
from app.workflows.edit_records import list_records
from app.workflows.find_people import find_people
from app.workflows.make_sample import SAMPLE_PASSPHRASE, make_sample
from app.workflows.print_report import About, choices, print_report
from app.workflows.read_case import read_case
from tests.journeys.driver import picture, settle, type_text

SIZE = (1366, 768)
MOST_PAGES = 6
"""So many pages of a document are pictured."""


class Tour:
    """One walk through the window in one theme."""

    def __init__(self, application: QApplication, out: Path) -> None:
        self.application = application
        self.out = out
        self.number = 0

    def shoot(self, window: QWidget, name: str) -> None:
        """Take the next picture."""
        self.number += 1
        picture(window, self.out / f"{self.number:02d}-{name}.png")

    def walk(self, register: Path, mode: theme.Mode, config: Path) -> None:
        """From the unlock window through the pages."""
        program = Application(self.application, config, register)
        theme.apply(self.application, mode)
        program.start()
        unlock = program.unlock_window
        assert unlock is not None
        unlock.resize(860, 600)
        settle(lambda: bool(unlock.hint.text()))
        self.shoot(unlock, f"unlock-{mode.value}")
        type_text(unlock.passphrase, SAMPLE_PASSPHRASE)
        unlock.unlock()
        settle(lambda: program.main_window is not None)
        window = program.main_window
        assert window is not None
        window.resize(*SIZE)
        settle()
        self.pages(window, mode)
        window.close()
        settle()

    def pages(self, window: MainWindow, mode: theme.Mode) -> None:
        """Every page of the navigation, a search, and a person from top to bottom."""
        for key in [spec.key for spec in PAGES]:
            page = window.go(key)
            settle(lambda page=page: not isinstance(page, PeoplePage) or previewed(page))
            self.shoot(window, f"{key.replace('_', '-')}-{mode.value}")
        people = window.go("people")
        assert isinstance(people, PeoplePage)
        type_text(people.search, "Kaval")
        settle(lambda: previewed(people))
        self.shoot(window, f"search-{mode.value}")
        people.search.clear()
        settle()
        person = rich_person(window)
        window.open_person(person)
        settle()
        self.shoot(window, f"person-{mode.value}")
        page = window.stack.currentWidget()
        assert isinstance(page, PersonPage)
        self.sections(page, window, mode)
        self.release_day(window, mode)
        if mode is theme.Mode.LIGHT:
            papers(window, self.out)

    def release_day(self, window: MainWindow, mode: theme.Mode) -> None:
        """The latest release event section by section, its list on the desk, possible duplicates, two side by side."""
        event = latest_event(window)
        window.open_event(event.id)
        page = window.stack.currentWidget()
        assert isinstance(page, ReleaseEventPage)
        settle(lambda: page.case is not None and page.case.event.id == event.id)
        for number, section in enumerate(page.sections, start=1):
            page.show_section(section)
            settle()
            self.shoot(window, f"event-{number}-{mode.value}")
        (announced, *_more) = list_records(window.desk, AnnouncedList, release_event_id=event.id)
        window.open_desk(announced.id)
        desk = window.stack.currentWidget()
        assert isinstance(desk, DeskPage)
        settle(lambda: desk.found is not None)
        for bucket in (Bucket.ALL, Bucket.OPEN):
            desk.show_only(bucket)
            settle()
            self.shoot(window, f"desk-{bucket.value}-{mode.value}")
        window.show_duplicates()
        settle()
        self.shoot(window, f"duplicates-{mode.value}")
        first, second = find_people(window.desk, PeopleQuery()).ids[:2]
        window.compare(first, second)
        settle()
        self.shoot(window, f"merge-{mode.value}")

    def sections(self, page: PersonPage, window: MainWindow, mode: theme.Mode) -> None:
        """Scroll the page of a person, and open the form that records a release."""
        page.area.fill_all()
        settle()
        bar = page.area.verticalScrollBar()
        for step in (1, 2, 3):
            bar.setValue(bar.maximum() * step // 3)
            settle()
            self.shoot(window, f"person-part-{step + 1}-{mode.value}")
        bar.setValue(0)
        page.act("status")
        settle()
        self.shoot(window, f"form-{mode.value}")


def previewed(page: PeoplePage) -> bool:
    """Tell whether the preview shows the person whose row is current."""
    return page.preview.shown == page.selected_person()


def rich_person(window: MainWindow) -> int:
    """Return somebody with much to show."""
    desk = window.desk
    cases = [read_case(desk, person_id) for person_id in find_people(desk, PeopleQuery()).ids[:200]]
    richest = max(cases, key=lambda case: len(case.claims) + len(case.placements) + 3 * bool(case.portrait))
    return richest.person.id


def latest_event(window: MainWindow) -> ReleaseEvent:
    """Return the release event with most people."""
    return max(list_records(window.desk, ReleaseEvent), key=lambda event: event.announced or 0)


def papers(window: MainWindow, out: Path) -> None:
    """Print every document, the case file in each language, and a picture of each page."""
    person, event = rich_person(window), latest_event(window)
    printed = [
        (f"case-file-{language.value}", "case-file", language, About((person,))) for language in Language
    ]
    printed += [
        ("reconciliation-be", "reconciliation", Language.BE, About(event_id=event.id)),
        ("handover-ru", "handover", Language.RU, About((person,))),
        ("still-held-en", "still-held", Language.EN, About()),
    ]
    for title, name, language, about in printed:
        file = out / f"{title}.pdf"
        options = choices(name, "internal", language.value)
        print_report(window.desk, name, file, about, options, Silent(), overwrite=True)
        with open_pdf(file) as document:
            for number in range(min(len(document), MOST_PAGES)):
                bitmap = document[number].render(scale=1.4)
                bitmap.to_pil().save(out / f"{title}-{number + 1}.png")


@contextmanager
def open_pdf(file: Path) -> Iterator[pypdfium2.PdfDocument]:
    """Open a PDF and close it again."""
    document = pypdfium2.PdfDocument(file)
    try:
        yield document
    finally:
        document.close()


def main(out: Path) -> int:
    """Make the pictures anew in `out`, of a sample register of its own."""
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    application = QApplication([])
    failures: list[BaseException] = []
    background.runner().crashed.connect(failures.append)
    tour = Tour(application, out)
    with tempfile.TemporaryDirectory() as folder:
        config, register = Path(folder, "config"), Path(folder, "sample-register")
        make_sample(register, 400, 7, SAMPLE_PASSPHRASE, Silent())
        for mode in (theme.Mode.LIGHT, theme.Mode.DARK):
            tour.walk(register, mode, config)
    background.runner().close()
    for failure in failures:
        raise failure
    print(f"{tour.number} pictures and the documents are in {out}")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
