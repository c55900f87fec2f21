"""A caseworker's day with 100,000 people in the register: from each key to the painted answer, beside 1,000 people."""

import shutil
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QEvent, QObject

from app.gui.application import Application
from app.workflows.make_sample import SAMPLE_PASSPHRASE
from app.workflows.open_register import close_register, open_register
from tests.benchmarks.figures import Figure, figure
from tests.benchmarks.registers import FOLDER, register
from tests.benchmarks.window import application, wait_for
from tests.journeys.caseworkers_day import CaseworkersDay, prepare
from tests.journeys.driver import settle
from tests.journeys.keyboard import Keyboard, Shown

FEW, MANY = 1_000, 100_000
ROUNDS = 5
GOAL_MS = 100
PATIENCE_S = 30
UNLOCK, PRINTED = "unlock", "print: the PDF"
GOALS = {UNLOCK: "a cheap key: the derivation is told apart", PRINTED: "drawn in the background"}


class _Paintings(QObject):
    """Notes when anything was painted last."""

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        self.at = 0.0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Note the moment of each painting."""
        if event.type() == QEvent.Type.Paint:
            self.at = time.perf_counter()
        return False


class TimedKeyboard(Keyboard):
    """Takes the time from a key to the painted answer, by what is done with it."""

    def __init__(self) -> None:
        self.taken: dict[str, list[float]] = defaultdict(list)
        self._application = application()
        self._paintings = _Paintings(self._application)

    def act(self, deed: Callable[[], None], until: Shown | None, what: str) -> None:
        """Take the time where the deed has a name; what comes after its answer is not waited for in the time."""
        if not what:
            super().act(deed, until, what)
            return
        self._application.installEventFilter(self._paintings)
        start = time.perf_counter()
        deed()
        wait_for(lambda: self.sees(until) or time.perf_counter() - start > PATIENCE_S)
        answered = time.perf_counter()
        if answered - start > PATIENCE_S:
            raise TimeoutError(f"{what} has no answer")
        wait_for(lambda: self._paintings.at > start or time.perf_counter() - answered > 1)
        # What the answer has changed is painted in the same turn of the loop, or in the next.
        wait_for(lambda: True)
        self.taken[what].append((max(self._paintings.at, answered) - start) * 1000)
        self._application.removeEventFilter(self._paintings)
        self.rest(until)


def day() -> Iterator[Figure]:
    """Every step of the day with many people, beside the same step with few."""
    few, many = times_of(FEW), times_of(MANY)
    for what, taken in many.items():
        goal = GOALS.get(what, f"{GOAL_MS} ms")
        yield figure(f"{what}, {MANY:,} people", taken[1:], f"{FEW:,} people", few[what][1:], goal)


def times_of(people: int) -> dict[str, list[float]]:
    """Live the day some times on a copy of the register with so many people; the first time warms up."""
    folder = (FOLDER / f"day-{people}").resolve()
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(register(people), folder / "register", ignore=shutil.ignore_patterns("backups"))
    desk = open_register(folder / "register", SAMPLE_PASSPHRASE)
    cases = prepare(desk)
    close_register(desk)
    program = Application(application(), folder / "config", folder / "register")
    program.show_unlock()
    settle()
    keys = TimedKeyboard()
    lived = CaseworkersDay(program, cases, keys)
    for number in range(ROUNDS + 1):
        live(lived, number, folder)
    assert program.unlock_window is not None
    program.unlock_window.close()
    settle()
    shutil.rmtree(folder)
    return keys.taken


def live(lived: CaseworkersDay, number: int, folder: Path) -> None:
    """Live one day."""
    lived.unlock(SAMPLE_PASSPHRASE)
    # Off screen, where a screen is small, no window comes back as wide as it was.
    lived.window.resize(1366, 768)
    settle()
    lived.triage()
    lived.hand_over(f"Ірына {number}")
    lived.find("Verbalovich")
    lived.record_blocked_parcel()
    lived.add_hearing(f"Сцяпан Крывуля {number}")
    lived.record_letter()
    lived.add_health_item()
    letter = folder / f"letter-{number}.txt"
    letter.write_text(f"Я жывая. {number}", encoding="utf-8")
    lived.attach(letter)
    lived.look_as_partner()
    lived.select_several("Хмарапад")
    lived.apply_protocol()
    lived.undo()
    lived.tag(f"разам {number}")
    lived.undo()
    lived.redo()
    lived.find("Verbalovich")
    lived.print_case_file(folder / f"case-{number}.pdf")
    lived.lock()
