"""Kills a program that writes to a register, again and again, and counts what was lost.

Each round forks a child that opens the register and makes changes as fast as it can. After each one it says
so through a pipe: from then on a person has seen "saved". At a moment chosen by chance the child gets
SIGKILL. Then another child opens the register, which rolls an unfinished change back, and examines it.

    python -m tests.store.kill_writer FOLDER ROUNDS [SEED]

prints one JSON object with the figures; FOLDER must not exist.
"""

import json
import random
import sys
from collections import Counter
from dataclasses import asdict, dataclass
from itertools import count
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from app.domain.person import NameFormDraft, NoteFields, Person, PersonFields
from app.store import history
from app.store.check import check
from app.workflows.add_person import enter_person
from app.workflows.attach_document import attach_photo
from app.workflows.desk import Desk
from app.workflows.open_register import close_register
from tests.store.made_register import new_register, open_again, picture

NOTES_EACH = 3
LONGEST_LIFE = 0.25
"""Seconds that a writer lives at most after its first saved change; dozens of changes fit."""

# Children share nothing with each other but the code that is loaded already: SQLite is used in children only.
FORK = get_context("fork")


@dataclass
class Figures:
    """What happened over all rounds."""

    kills: int = 0
    acknowledged: int = 0
    lost: int = 0
    partial: int = 0
    unfinished_rolled_back: int = 0
    failed_checks: int = 0


@dataclass(frozen=True)
class Found:
    """What an examination found: the last change, persons without all their notes, checks that failed."""

    last_change: int
    partial: int
    failed: tuple[str, ...]
    journal: bool


def write(folder: Path, saved: Connection, seed: int) -> None:
    """Change the register until death, sending the number of each change after it was saved."""
    chance = random.Random(seed)
    desk = open_again(folder)
    for number in count():
        act = chance.choices((add_one, add_many, add_photo, undo), weights=(8, 1, 1, 1))[0]
        act(desk, number)
        with desk.register.reading() as reader:
            saved.send(history.head(reader.connection)[0])


def add_one(desk: Desk, number: int, people: int = 1) -> None:
    """Add persons, each with three notes, in one change."""
    with desk.changing("Add people") as change:
        for _each in range(people):
            person = enter_person(change, PersonFields(), [NameFormDraft(surname=f"Kavalenka{number}")])
            for _note in range(NOTES_EACH):
                change.add(NoteFields(person_id=person.id, text="Parcel returned. " * 40))


def add_many(desk: Desk, number: int) -> None:
    """Add so many persons that the change takes a while."""
    add_one(desk, number, people=40)


def add_photo(desk: Desk, number: int) -> None:
    """Attach a photo to a person, if there is one."""
    with desk.register.reading() as reader:
        people = reader.find(Person)
    if people:
        attach_photo(desk, people[number % len(people)].id, picture(), "portrait.png")


def undo(desk: Desk, _number: int) -> None:
    """Take back the last change, if this writer made one."""
    if desk.undo_sentence is not None:
        desk.undo()


def examine(folder: Path, answer: Connection) -> None:
    """Open the register after a death, look at everything, and send what was found."""
    journal = folder / "register.db-journal"
    hot = journal.exists() and journal.stat().st_size > 0
    desk = open_again(folder)
    with desk.register.reading() as reader:
        last = history.head(reader.connection)[0]
        notes = Counter(reader.connection.exec_driver_sql("SELECT person_id FROM note").scalars().all())
        partial = sum(notes[person.id] != NOTES_EACH for person in reader.find(Person))
    failed = tuple(result.name for result in check(desk.register) if not result.ok)
    close_register(desk)
    answer.send(Found(last, partial, failed, hot))


def kill_one(folder: Path, chance: random.Random) -> int:
    """Let a writer live for a random time, kill it, and return the last change that it said was saved."""
    receiver, sender = FORK.Pipe(duplex=False)
    writer = FORK.Process(target=write, args=(folder, sender, chance.randrange(1 << 30)))
    writer.start()
    sender.close()
    acknowledged = int(receiver.recv())
    writer.join(timeout=chance.random() * LONGEST_LIFE)
    writer.kill()
    writer.join()
    try:
        while True:
            acknowledged = int(receiver.recv())
    except EOFError:
        return acknowledged


def examined(folder: Path) -> Found:
    """Return what an examination in a process of its own found."""
    receiver, sender = FORK.Pipe(duplex=False)
    examiner = FORK.Process(target=examine, args=(folder, sender))
    examiner.start()
    sender.close()
    found: Found = receiver.recv()
    examiner.join()
    return found


def make(folder: Path) -> None:
    """Make the register that is going to suffer."""
    close_register(new_register(folder))


def run(folder: Path, rounds: int, seed: int) -> Figures:
    """Kill `rounds` writers and return the figures."""
    maker = FORK.Process(target=make, args=(folder,))
    maker.start()
    maker.join()
    figures, chance, before = Figures(), random.Random(seed), 0
    for _round in range(rounds):
        acknowledged = kill_one(folder, chance)
        found = examined(folder)
        figures.kills += 1
        figures.acknowledged += acknowledged - before
        figures.lost += max(0, acknowledged - found.last_change)
        figures.partial += found.partial
        figures.unfinished_rolled_back += found.journal
        figures.failed_checks += len(found.failed)
        before = found.last_change
    return figures


if __name__ == "__main__":
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    print(json.dumps(asdict(run(Path(sys.argv[1]), int(sys.argv[2]), seed))))
