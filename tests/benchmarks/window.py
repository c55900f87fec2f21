"""The window: unlock to usable, keystroke to painted result, opening a person, memory."""

import subprocess
import sys
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
from app.workflows.read_case import read_case
from tests.benchmarks.figures import Figure, figure, times
from tests.benchmarks.registers import desk, plain_copy, register
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
    # Not 0: the thread of the store would have to fight for the interpreter with a loop that does nothing.
    timer.setInterval(1)
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
        typing_times(page)  # the first time letters are drawn they are rasterised
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
        register(people)
        taken = []
        for _run in range(6):
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
        empty = times(empty_window, 5)
        yield figure(f"unlock to usable window, {people:,} people", taken, "empty window", empty)


def empty_window() -> None:
    """Show an empty window and wait until it is painted."""
    window = QWidget()
    window.resize(1366, 768)
    watch = PaintWatch(window)
    window.show()
    wait_for(lambda: watch.at > 0)
    window.close()


def person_page() -> Iterator[Figure]:
    """Opening the page of a person, beside reading the same case without a window."""
    application()
    for people in SIZES:
        opened = desk(people)
        window = make_main_window(opened, Settings())
        window.resize(1366, 768)
        window.show()
        settle()
        taken = opening_times(window, opened)
        read = [times(lambda number=number: read_case(opened, number), 1)[0] for number in range(2, 42)]  # noqa: B023
        name = f"opening a person page, {people:,} people"
        yield figure(name, taken, "reading the case", read, goal="50 ms")
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
    """Resident memory with the largest register open, in a process of its own; megabytes, not milliseconds."""
    register(SIZES[-1])
    ours, empty = (
        float(
            subprocess.run(
                [sys.executable, "-c", f"from tests.benchmarks.window import {name}; print({name}())"],
                check=True,
                capture_output=True,
                text=True,
            ).stdout
        )
        for name in ("memory_of_the_window", "memory_of_an_empty_window")
    )
    yield Figure(
        "resident memory at 100,000 people", ours, ours, "empty Qt window", empty, goal="< 300 MB", unit="MB"
    )


def memory_of_the_window() -> float:
    """Open the largest register, search in it, open a person, scroll; return the resident megabytes."""
    application()
    opened = desk(SIZES[-1])
    window = make_main_window(opened, Settings())
    window.show()
    page = window.go("people")
    assert isinstance(page, PeoplePage)
    settle()
    page.search.setText("кава")
    settle()
    page.search.clear()
    settle()
    page.table.scrollToBottom()
    settle()
    window.open_person(7)
    settle()
    return _resident()


def memory_of_an_empty_window() -> float:
    """Show an empty window; return the resident megabytes."""
    application()
    window = QWidget()
    window.show()
    QApplication.processEvents()
    return _resident()


def _resident() -> float:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")) / 1024
