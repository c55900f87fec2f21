"""Runs slow work off the window's thread and brings the answer back to it.

What was started is done, even when its window closes meanwhile, for it may be a save. Only work that newer work can
replace (it has a channel) or that can be stopped half-way (it reports progress) is given up then.

Two lanes, one thread each: everything that touches the register in one, files (drawing, parsing) in the other. Work
reports back through a single queued signal of a single object that lives as long as the application; signals of
objects made for one task were lost under load. The runner belongs to the application object, as the event loop does.
"""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from enum import Enum, auto
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot

from app.base.errors import Damage, Problem
from app.base.progress import Cancelled, Progress

Work = Callable[[Progress], Any]
Heard = Callable[[Any], Any]


class Lane(Enum):
    """Work in one lane runs in order, in one thread."""

    STORE = auto()
    FILES = auto()


class _News(Enum):
    STEP = auto()
    DONE = auto()
    FAILED = auto()
    CANCELLED = auto()


class Task:
    """One piece of work in flight; hand it to nobody but the one who started it."""

    def __init__(self, runner: "Background", done: Heard | None, failed: Heard | None) -> None:
        self._runner = runner
        self._stop = threading.Event()
        self._deaf = False
        self.done = done
        self.failed = failed
        self.may_be_given_up = False
        self.progressed: Callable[[int, int, str], Any] | None = None
        self.cancelled: Callable[[], Any] | None = None

    def step(self, done: int, total: int, text: str = "") -> None:
        """Report progress; called by the work itself, in its thread."""
        if self._stop.is_set():
            raise Cancelled
        self._runner.post(self, _News.STEP, (done, total, text))

    def cancel(self) -> None:
        """Ask the work to stop; whatever it still reports is not heard any more."""
        self._stop.set()

    def forsake(self) -> None:
        """Tell nobody any more, and stop what may be given up: who asked for it is gone."""
        self._deaf = True
        if self.may_be_given_up:
            self.cancel()

    @property
    def is_heard(self) -> bool:
        """Whether anybody still wants to know."""
        return not (self._deaf or self.stopping)

    @property
    def stopping(self) -> bool:
        """Whether somebody asked the work to stop."""
        return self._stop.is_set()


class Background(QObject):
    """Owns the threads of the lanes.

    `crashed` tells of a defect, `troubled` of a Problem that nobody handles, `damaged` of every sign of damage.
    """

    crashed = Signal(object)
    troubled = Signal(Problem)
    damaged = Signal(Problem)
    _news = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes = {lane: ThreadPoolExecutor(1, f"vigil-{lane.name.lower()}") for lane in Lane}
        self._channels: dict[str, Task] = {}
        self._busy: set[Task] = set()
        self._news.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def start(self, owner: QObject, task: Task, work: Work, lane: Lane, channel: str | None) -> None:
        """Queue `work`; newer work on its channel replaces it."""
        if channel is not None:
            older = self._channels.get(channel)
            if older is not None:
                older.cancel()
            self._channels[channel] = task
        owner.destroyed.connect(task.forsake)
        self._busy.add(task)
        self._lanes[lane].submit(self._work, task, work)

    @property
    def is_idle(self) -> bool:
        """Whether all work has ended and been heard."""
        return not self._busy

    def post(self, task: Task, news: "_News", told: object) -> None:
        """Send news of a task to the window's thread; called from the lanes."""
        self._news.emit(task, news, told)

    def close(self) -> None:
        """Give up what may be given up and wait until the rest is done."""
        for task in tuple(self._busy):
            task.forsake()
        for lane in self._lanes.values():
            lane.shutdown(wait=True)

    def _work(self, task: Task, work: Work) -> None:
        try:
            if task.stopping:
                raise Cancelled
            told = work(task)
        except Cancelled:
            self.post(task, _News.CANCELLED, None)
        except Exception as error:
            self.post(task, _News.FAILED, error)
        else:
            self.post(task, _News.DONE, told)

    @Slot(object, object, object)
    def _deliver(self, task: Task, news: "_News", told: Any) -> None:
        if news is not _News.STEP:
            self._busy.discard(task)
            self._channels = {name: one for name, one in self._channels.items() if one is not task}
        if news is _News.CANCELLED or not task.is_heard:
            if task.cancelled and task.stopping and news is not _News.STEP:
                task.cancelled()
        elif news is _News.STEP:
            if task.progressed:
                task.progressed(*told)
        elif news is _News.DONE:
            if task.done:
                task.done(told)
        elif isinstance(told, Problem):
            self._tell(told, task.failed)
        else:
            self.crashed.emit(told)

    def _tell(self, problem: Problem, failed: Heard | None) -> None:
        if isinstance(problem, Damage):
            self.damaged.emit(problem)
        if failed:
            failed(problem)
        elif not isinstance(problem, Damage):
            self.troubled.emit(problem)


def runner() -> Background:
    """Return the application's runner, making it at the first call."""
    application = QCoreApplication.instance()
    if application is None:
        raise RuntimeError("there is no application yet")
    found = application.findChild(Background)
    return found if isinstance(found, Background) else Background(application)


def run(
    owner: QObject,
    work: Work,
    lane: Lane = Lane.STORE,
    *,
    done: Heard | None = None,
    failed: Heard | None = None,
    progressed: Callable[[int, int, str], Any] | None = None,
    cancelled: Callable[[], Any] | None = None,
    channel: str | None = None,
) -> Task:
    """Run `work` in a lane and call back on the window's thread.

    `done` gets what the work returned, `failed` the Problem it raised (without it the window says it; any other error
    is a defect and goes to the crash report), `progressed` its steps. Work on a `channel` is cancelled by newer work on
    it: the latest wins. Nothing is called any more once the owner is gone.
    """
    background = runner()
    task = Task(background, done, failed)
    task.progressed, task.cancelled = progressed, cancelled
    task.may_be_given_up = channel is not None or progressed is not None
    background.start(owner, task, work, lane, channel)
    return task
