"""The store: importing, the process start."""

import csv
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from app.base.progress import Silent
from app.domain.release_event import ReleaseEvent
from app.workflows.apply_protocol import ProtocolChoice, apply_protocol, plan_protocol
from app.workflows.edit_protocols import find_protocol
from app.workflows.edit_records import list_records
from app.workflows.import_people import carry_out, plan_import
from app.workflows.make_sample import SAMPLE_PASSPHRASE, make_sample
from app.workflows.open_register import close_register, create_register, open_register
from tests.benchmarks.figures import Figure, figure, times
from tests.benchmarks.registers import CHEAP

HEADER = [
    "reference",
    "surname",
    "given_name",
    "patronymic",
    "other_names",
    "sex",
    "birth_date",
    "citizenship",
    "arrest_date",
    "status",
    "status_date",
    "facility",
    "articles",
    "sentence",
    "release_date",
    "release_kind",
    "notes",
    "source",
]
SYLLABLES = ["ка", "ла", "ві", "мо", "ры", "ше", "да", "ну", "ця", "ра", "бе", "зо", "пу", "сі", "ты", "ку"]


def rows(many: int) -> Iterator[list[str]]:
    """Yield rows of fictional persons in the order of the header."""
    dice = random.Random(5)
    for number in range(many):
        surname = "".join(dice.choices(SYLLABLES, k=3)).capitalize() + dice.choice(("віч", "ка", "скі"))
        given = dice.choice(("Янка", "Алена", "Мікола", "Ганна", "Сяргей", "Вольга"))
        year = dice.randint(1950, 2004)
        arrest = f"{dice.randint(1, 28):02d}.{dice.randint(1, 12):02d}.{dice.randint(2020, 2025)}"
        yield [
            f"R-{number}", surname, given, "", "", "", str(year), "", arrest, "colony", arrest, "IK-17",
            "ст. 342 ч. 1; ст. 368", "2 years", "", "", "", "",
        ]  # fmt: skip


def importing() -> Iterator[Figure]:
    """Planning and carrying out an import of 10,000 rows, beside putting the same cells into plain SQLite."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "people.csv"
        table = list(rows(10_000))
        with file.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows([HEADER, *table])
        taken = []
        for number in range(3):
            place = Path(folder) / f"register-{number}"
            desk = create_register(place, "Bench", "Bench", "correct horse battery staple", cost=CHEAP)
            start = time.perf_counter()
            plan = plan_import(desk, file, None, "bench", Silent())
            carry_out(desk, plan, Silent())
            taken.append((time.perf_counter() - start) * 1000)
            close_register(desk)
            shutil.rmtree(place)
        plain = [plain_rows(table) for _run in range(3)]
        name = "import of 10,000 rows, with search keys and history"
        yield figure(name, taken, "the cells in plain SQLite", plain, goal="2 s")


def plain_rows(table: list[list[str]]) -> float:
    """Put the cells into a plain SQLite file, a row each, and return the milliseconds."""
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        plain = sqlite3.connect(Path(folder) / "plain.db")
        plain.execute(f"CREATE TABLE row ({', '.join(HEADER)})")
        plain.executemany(f"INSERT INTO row VALUES ({', '.join('?' * len(HEADER))})", table)
        plain.commit()
        plain.close()
        return (time.perf_counter() - start) * 1000


def sample() -> Iterator[Figure]:
    """Making 2,000 fictional people with histories and searching keys; 100,000 take about fifty times as long."""
    taken = []
    for _run in range(3):
        with tempfile.TemporaryDirectory() as folder:
            start = time.perf_counter()
            make_sample(Path(folder) / "sample", 2000, 7, SAMPLE_PASSPHRASE, Silent(), cost=CHEAP)
            taken.append((time.perf_counter() - start) * 1000)
    yield figure("making 2,000 fictional people", taken, goal="1.2 s (100,000 in 60 s)")


def protocol() -> Iterator[Figure]:
    """Applying the protocol after release to everybody of a release event, and the preview before it."""
    with tempfile.TemporaryDirectory() as folder:
        make_sample(Path(folder) / "sample", 2000, 7, SAMPLE_PASSPHRASE, Silent(), cost=CHEAP)
        desk = open_register(Path(folder) / "sample", SAMPLE_PASSPHRASE)
        event = list_records(desk, ReleaseEvent)[-1]
        choice = ProtocolChoice(find_protocol(desk, "after_release").id, event_id=event.id)
        plan = plan_protocol(desk, choice)
        previewed = times(lambda: plan_protocol(desk, choice), 5)
        taken = []
        for _run in range(3):
            start = time.perf_counter()
            apply_protocol(desk, choice)
            taken.append((time.perf_counter() - start) * 1000)
            desk.undo()
        close_register(desk)
    yield figure(f"protocol for {plan.served} people, {plan.created} follow-ups", taken, goal="1 s")
    yield figure("preview of that protocol", previewed, goal="300 ms")


def start() -> Iterator[Figure]:
    """From the start of the process to the painted unlock window, beside an empty Qt window."""
    ours = "from tests.benchmarks.first_window import ours; ours()"
    empty = "from tests.benchmarks.first_window import empty; empty()"
    yield figure("process start to window", _processes(ours), "empty Qt window", _processes(empty), "< 1 s")


def _processes(code: str) -> list[float]:
    taken = []
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    for _run in range(6):
        start_of_run = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True, env=environment, capture_output=True)
        taken.append((time.perf_counter() - start_of_run) * 1000)
    return taken[1:]
