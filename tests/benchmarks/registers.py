"""The registers that benchmarks work on, made once and kept in build/bench."""

import sqlite3
import time
from pathlib import Path

from app.base.progress import Silent
from app.store.key_derivation import KdfCost
from app.workflows.desk import Desk
from app.workflows.make_sample import SAMPLE_PASSPHRASE, make_sample
from app.workflows.open_register import open_register

FOLDER = Path("build/bench")
SEED = 11
# The key derivation is slow on purpose and measured apart.
CHEAP = KdfCost(memory_kib=64, iterations=1, lanes=1)


def register(people: int) -> Path:
    """Return the folder of a sample register with so many people, making it at the first time."""
    folder = FOLDER / f"register-{people}"
    if not folder.exists():
        start = time.perf_counter()
        make_sample(folder, people, SEED, SAMPLE_PASSPHRASE, Silent(), cost=CHEAP)
        print(f"made a sample of {people:,} people in {time.perf_counter() - start:.1f} s", flush=True)
    return folder


def desk(people: int) -> Desk:
    """Open the register with so many people."""
    return open_register(register(people), SAMPLE_PASSPHRASE)


def plain_copy(source: Desk) -> sqlite3.Connection:
    """Return the same people and names in plain SQLite, without a key, to compare with."""
    plain = sqlite3.connect(":memory:")
    plain.execute("CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT, name_sort TEXT, status TEXT)")
    rows = source.register.dbapi.execute(
        "SELECT person_id, name, name_sort, status FROM person_index"
    ).fetchall()
    plain.executemany("INSERT INTO person VALUES (?, ?, ?, ?)", rows)
    plain.execute("CREATE INDEX person_name ON person (name_sort, id)")
    plain.commit()
    return plain
