"""The window: unlock to usable, keystroke to painted result, opening a person, memory."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from app.base.settings import Settings
from app.gui import background, theme
from app.gui.open_desk import make_main_window
from app.gui.pages.people_page import PeoplePage
from app.gui.pages.person_page import PersonPage
from app.workflows.desk import Desk
from tests.benchmarks.figures import Figure, figure, times
from tests.benchmarks.registers import desk, plain_copy
from tests.journeys.driver import settle

TYPED = ("кава", "Tsikh", "Ivan", "сяргей", "Шчэрб", "Nov", "Алякс", "V-0000", "мар", "Zhuk Al")
SIZES = (1_000, 10_000, 100_000)


class PaintWatch(QObject):
    """Notes when a widget was painted last."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.at = 0.0
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Note the moment of each painting."""
        if event.type() == QEvent.Type.Paint:
            self.at = time.perf_counter()
        return False


def wait_for(done: Callable[[], bool]) -> None:
    """Run the event loop until something is so."""
    loop = QEventLoop()
    timer = QTimer()
    timer.setInterval(0)
    timer.timeout.connect(lambda: loop.quit() if done() else None)
    timer.start()
    loop.exec()


def application() -> QApplication:
    """Return the application, in the light theme."""
    found = QApplication.instance() or QApplication([])
    assert isinstance(found, QApplication)
    theme.apply(found, theme.Mode.LIGHT)
    return found


def keystrokes() -> Iterator[Figure]:
    """From the press of a key to the painted answer, beside the same prefix search in plain SQLite."""
    application()
    for people in SIZES:
        opened = desk(people)
        plain = plain_copy(opened)
        window = make_main_window(opened, Settings())
        window.resize(1366, 768)
        window.show()
        page = window.go("people")
        assert isinstance(page, PeoplePage)
        settle()
        taken = typing_times(page)
        beside = times(lambda plain=plain: plain_search(plain), 20)
        yield figure(
            f"keystroke to painted result, {people:,} people",
            taken,
            "plain SQLite, prefix only",
            beside,
            "95 % within 16.7 ms at 100,000",
        )
        window.close()
        settle()
        opened.register.close()


def typing_times(page: PeoplePage) -> list[float]:
    """Type every word letter by letter and return the milliseconds to each painted answer."""
    painted = PaintWatch(page.table.viewport())
    answers: list[float] = []
    page.model.answered.connect(lambda: answers.append(time.perf_counter()))
    taken = []
    for word in TYPED:
        for length in range(1, len(word) + 1):
            answers.clear()
            start = time.perf_counter()
            page.search.setText(word[:length])
            wait_for(lambda: bool(answers) and (painted.at >= answers[0] or not page.table.isVisible()))
            end = painted.at if painted.at >= answers[0] else time.perf_counter()
            taken.append((end - start) * 1000)
        page.search.clear()
        settle()
    return taken


def plain_search(plain: object) -> object:
    """The least that a search must do: one prefix, 200 rows."""
    return plain.execute(  # type: ignore[attr-defined]
        "SELECT id, name FROM person WHERE name_sort >= 'к' AND name_sort < 'л' ORDER BY name_sort LIMIT 200"
    ).fetchall()


def unlock() -> Iterator[Figure]:
    """From the passphrase's key to a window that can be used, without the derivation of the key."""
    application()
    for people in SIZES:
        taken = []
        for _run in range(5):
            start = time.perf_counter()
            opened = desk(people)
            window = make_main_window(opened, Settings())
            window.resize(1366, 768)
            watch = PaintWatch(window.centralWidget())
            window.show()
            wait_for(lambda watch=watch: watch.at > 0 and background.runner().is_idle)
            taken.append((time.perf_counter() - start) * 1000)
            window.close()
            settle()
            opened.register.close()
        yield figure(f"unlock to usable window, {people:,} people", taken)


def person_page() -> Iterator[Figure]:
    """Opening the page of a person, beside reading the same case without a window."""
    application()
    for people in SIZES[:2]:
        opened = desk(people)
        window = make_main_window(opened, Settings())
        window.resize(1366, 768)
        window.show()
        settle()
        taken = opening_times(window, opened)
        yield figure(f"opening a person page, {people:,} people", taken, goal="50 ms")
        window.close()
        settle()
        opened.register.close()


def opening_times(window: object, opened: Desk) -> list[float]:
    """Open forty persons one after the other."""
    taken = []
    for number in range(1, 42):
        start = time.perf_counter()
        window.open_person(number)  # type: ignore[attr-defined]
        page = window.stack.currentWidget()  # type: ignore[attr-defined]
        assert isinstance(page, PersonPage)
        watch = PaintWatch(page.area.viewport())
        wait_for(
            lambda page=page, watch=watch, number=number: (
                page.case is not None
                and page.case.person.id == number
                and watch.at > 0
                and background.runner().is_idle
            )
        )
        taken.append((time.perf_counter() - start) * 1000)
    return taken[1:]


def memory() -> Iterator[Figure]:
    """Resident memory with the largest register open; the figure is in megabytes, not milliseconds."""
    application()
    opened = desk(SIZES[-1])
    window = make_main_window(opened, Settings())
    window.show()
    page = window.go("people")
    assert isinstance(page, PeoplePage)
    settle()
    page.search.setText("кава")
    settle()
    status = Path("/proc/self/status").read_text(encoding="ascii")
    kilobytes = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))
    yield Figure(
        "resident memory at 100,000 people (MB)", kilobytes / 1024, kilobytes / 1024, goal="< 300 MB"
    )
    window.close()
    settle()
    opened.register.close()
