"""Matching announced names: how often right, how honest, how quick, beside simpler ways in the same run."""

import time
from collections.abc import Callable, Iterator
from functools import partial

from app.base.progress import Silent
from app.domain.names.matching import Clue, MatchIndex, forget
from tests.benchmarks.figures import Figure, figure, times
from tests.benchmarks.name_baselines import letters, sound_codes
from tests.benchmarks.name_scores import clue_of, score
from tests.benchmarks.name_sets import NameSet, add_strangers, read_set, sealed, unseen

SIZES = (5_000, 20_000, 100_000)
LIST = 123
SETS: dict[str, Callable[[], NameSet]] = {"dev": read_set, "unseen": unseen, "sealed": sealed}


def quality() -> Iterator[Figure]:
    """Recall, precision, absent people and calibration on each set, with 5,000 and 100,000 people."""
    for name, made in SETS.items():
        for strangers in (0, 95_000):
            names = made()
            add_strangers(names, strangers, seed=5)
            index = MatchIndex(names.rows)
            scores = score(index, names.lines)
            print(f"{name}, {len(index):,} people: {scores.told()}", flush=True)
            print(f"  right ones by predicted probability: {scores.calibration()}", flush=True)
            lines = names.lines if not strangers else names.lines[:300]
            for title, baseline in (("letters after anyascii", letters), ("sound codes", sound_codes)):
                other = baseline(names, lines)
                print(
                    f"  {title:<24} recall@1 {other.recall:.4f}  top-5 {other.in_five:.4f}  ({len(lines)} lines)",
                    flush=True,
                )
            yield figure(
                f"matching a line, {name}, {len(index):,} people", [scores.seconds / len(names.lines) * 1000]
            )


def speed() -> Iterator[Figure]:
    """A list of 123 names, a single name, duplicate warnings, loading and keeping up to date; processor time."""
    for people in SIZES:
        names = read_set()
        add_strangers(names, people - len(names.shown), seed=5)
        lines = names.lines[:LIST]
        beside = [letters(names, lines).seconds * 1000 for _run in range(3)]
        clues = [clue_of(line) for line in lines]
        whole, building = [], []
        index = MatchIndex(names.rows)
        for _run in range(3):
            forget()
            start = time.process_time()
            index = MatchIndex(names.rows)
            building.append((time.process_time() - start) * 1000)
            start = time.process_time()
            index.match_list(clues, Silent())
            whole.append((time.process_time() - start) * 1000)
        title = f"{people:,} people"
        yield figure(f"{LIST} announced names, {title}", whole, "letters after anyascii", beside, "600 ms")
        yield figure(f"loading the names, {title}", building, goal="1 s")
        singles = _each(index.match, [clue_of(line) for line in names.lines[200:500]])
        yield figure(f"one announced name, {title}", singles, goal="10 ms")
        entered = [
            Clue(surname=row.surname, given=row.given, patronymic=row.patronymic) for row in names.rows[::50]
        ]
        yield figure(f"duplicate warning, {title}", _each(index.similar, entered), goal="1 ms")
        own = [row for row in names.rows if row.person_id == 17]
        yield figure(f"one person changed, {title}", times(partial(index.updated, {17}, own), 5))


def _each(work: Callable[[Clue], object], clues: list[Clue]) -> list[float]:
    taken = []
    for clue in clues:
        start = time.process_time()
        work(clue)
        taken.append((time.process_time() - start) * 1000)
    return taken
