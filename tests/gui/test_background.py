"""Work off the window's thread: in order, on the right thread, cancelled when nobody wants it, and never lost."""

import threading

import pytest
from PySide6.QtCore import QCoreApplication, QObject
from pytestqt.qtbot import QtBot

from app.base.errors import Problem
from app.base.progress import Progress
from app.gui.background import Background, Lane, Task, run, runner

MAIN = threading.main_thread()


def test_the_answer_comes_on_the_windows_thread(qtbot: QtBot) -> None:
    owner, heard = QObject(), []
    run(
        owner,
        lambda _progress: threading.current_thread().name,
        Lane.STORE,
        done=lambda name: heard.append((name, threading.current_thread() is MAIN)),
    )
    qtbot.waitUntil(lambda: bool(heard))
    assert heard[0][0].startswith("vigil-store")
    assert heard[0][1]


def test_a_problem_goes_to_its_caller_and_a_defect_to_the_crash_report(
    qtbot: QtBot, crashes: list[Exception]
) -> None:
    owner, problems = QObject(), []

    def refuse(_progress: Progress) -> None:
        raise Problem("Not today.")

    def break_down(_progress: Progress) -> None:
        raise KeyError("a defect")

    run(owner, refuse, failed=problems.append)
    run(owner, break_down, failed=problems.append)
    qtbot.waitUntil(lambda: bool(problems) and bool(crashes))
    assert [str(problem) for problem in problems] == ["Not today."]
    assert isinstance(crashes.pop(), KeyError)


def test_progress_is_heard_and_cancelling_stops_the_work(qtbot: QtBot) -> None:
    owner, steps, ended = QObject(), [], []
    stopped = threading.Event()

    def work(progress: Progress) -> None:
        try:
            number = 0
            while True:
                progress.step(number, 0)
                number += 1
                threading.Event().wait(0.001)
        finally:
            stopped.set()

    task = run(owner, work, progressed=lambda *step: steps.append(step), cancelled=lambda: ended.append(True))
    qtbot.waitUntil(lambda: len(steps) > 3)
    task.cancel()
    qtbot.waitUntil(stopped.is_set)
    qtbot.waitUntil(lambda: bool(ended))


def test_the_newest_work_on_a_channel_wins(qtbot: QtBot) -> None:
    owner, heard = QObject(), []
    gate = threading.Event()
    run(owner, lambda _progress: gate.wait(5), Lane.STORE)
    for number in range(20):
        run(owner, lambda _progress, n=number: n, Lane.STORE, done=heard.append, channel="search")
    gate.set()
    qtbot.waitUntil(lambda: runner().is_idle)
    assert heard == [19]


def test_nobody_is_called_when_the_owner_is_gone(qtbot: QtBot) -> None:
    owner, heard = QObject(), []
    gate = threading.Event()
    run(owner, lambda _progress: gate.wait(5), done=heard.append)
    owner.deleteLater()
    del owner
    qtbot.waitUntil(lambda: True)
    qtbot.wait(1)
    gate.set()
    qtbot.waitUntil(lambda: runner().is_idle)
    assert heard == []


def test_a_long_drawing_does_not_hold_up_the_register(qtbot: QtBot) -> None:
    owner, order = QObject(), []
    gate = threading.Event()
    run(owner, lambda _progress: gate.wait(5), Lane.FILES, done=lambda _told: order.append("drawn"))
    run(owner, lambda _progress: None, Lane.STORE, done=lambda _told: order.append("read"))
    qtbot.waitUntil(lambda: order == ["read"])
    gate.set()
    qtbot.waitUntil(lambda: order == ["read", "drawn"])


@pytest.mark.parametrize("many", [2000])
def test_no_answer_is_ever_lost(qtbot: QtBot, many: int) -> None:
    owner, heard = QObject(), []
    for number in range(many):
        lane = Lane.STORE if number % 2 else Lane.FILES

        def work(progress: Progress, number: int = number) -> int:
            progress.step(1, 2)
            return number

        run(owner, work, lane, done=heard.append, progressed=lambda *_step: None)
    qtbot.waitUntil(lambda: len(heard) == many, timeout=20_000)
    assert sorted(heard) == list(range(many))


def test_what_was_started_is_done_although_its_window_is_gone(qtbot: QtBot) -> None:
    owner, heard, saved = QObject(), [], []
    gate = threading.Event()
    run(owner, lambda _progress: gate.wait(5))
    run(owner, lambda _progress: saved.append("kept"), done=heard.append)
    run(owner, lambda _progress: saved.append("read"), channel="only a look")
    owner.deleteLater()
    qtbot.waitSignal(owner.destroyed)
    del owner
    qtbot.wait(1)
    gate.set()
    qtbot.waitUntil(lambda: runner().is_idle)
    assert saved == ["kept"]
    assert heard == []


def test_closing_waits_for_what_is_queued(qapp: QCoreApplication) -> None:
    background, saved = Background(), []
    gate = threading.Event()
    for name in ("first", "second"):
        task = Task(background, None, None)
        background.start(
            background, task, lambda _p, name=name: (gate.wait(5), saved.append(name)), Lane.STORE, None
        )
    look = Task(background, None, None)
    look.may_be_given_up = True
    background.start(background, look, lambda _progress: saved.append("look"), Lane.STORE, None)
    threading.Timer(0.05, gate.set).start()
    background.close()
    assert saved == ["first", "second"]
