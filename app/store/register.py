"""The register: one organisation's encrypted database, and the only ways in — `reading()` and `changing()`."""

import datetime as dt
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, insert, select
from sqlmodel import col

from app.base.errors import Problem
from app.base.i18n import _
from app.base.progress import Cancelled, Progress
from app.domain.record import PersonId
from app.store import derived, history
from app.store.connection import (
    FILLING,
    SETTINGS,
    DatabaseDamaged,
    apply_settings,
    connect,
    make_engine,
)
from app.store.master_key import MasterKey
from app.store.need_to_know import NeedToKnow
from app.store.own_tables import RegisterInfoRow
from app.store.schema import create_schema
from app.store.terms import custody_codes
from app.store.unit import Reader, Unit

DATABASE, KEYS, BACKUPS = "register.db", "register.keys", "backups"


@dataclass(frozen=True, slots=True)
class Changes:
    """What one change touched: the names of the tables and the persons; number 0 when it changed nothing.

    Of `several` changes it is the sum.
    """

    number: int
    sentence: str
    kinds: frozenset[str]
    people: frozenset[PersonId]
    several: bool = False

    def followed_by(self, later: "Changes") -> "Changes":
        """Return what both changes touched, as one that the later one tells of."""
        return Changes(
            later.number, later.sentence, self.kinds | later.kinds, self.people | later.people, several=True
        )


NOTHING = Changes(0, "", frozenset(), frozenset())


class Change(Unit):
    """The unit of work inside `changing()`; `outcome` tells afterwards what was touched."""

    def __init__(self, connection: Connection, number: int) -> None:
        super().__init__(connection)
        self.number = number
        self.outcome = NOTHING


class Register:
    """An open register. All work in it is done one piece at a time, whichever thread asks."""

    def __init__(self, folder: Path, master: MasterKey, salt: bytes, dbapi: Any) -> None:
        self.folder = folder
        self.salt = salt
        self.master = master
        self.dbapi = dbapi
        self._damage: DatabaseDamaged | None = None
        self._closed = False
        self._engine: Engine = make_engine(dbapi, self._note_damage)
        self._history_key = master.history_key()
        self._need_to_know = NeedToKnow(dbapi)
        self._lock = threading.RLock()

    @classmethod
    def create(cls, folder: Path, master: MasterKey, salt: bytes, facts: dict[str, str]) -> "Register":
        """Make the database of a new register in `folder` with these facts about it, and return it open."""
        register = cls(
            folder, master, salt, connect(folder / DATABASE, master.database_key(), salt, create=True)
        )
        with register._engine.execution_options(begin="BEGIN IMMEDIATE").begin() as connection:
            create_schema(connection)
            connection.execute(insert(RegisterInfoRow), [{"name": n, "value": v} for n, v in facts.items()])
        return register

    @classmethod
    def open(cls, folder: Path, master: MasterKey, salt: bytes) -> "Register":
        """Open the existing database in `folder`; never creates one."""
        return cls(folder, master, salt, connect(folder / DATABASE, master.database_key(), salt))

    def close(self) -> None:
        """Close the database and give its lock back."""
        with self._lock:
            self._closed = True
            self._engine.dispose()
            self.dbapi.close()

    def restrict(self, knows: Callable[[str], bool] | None) -> None:
        """Hide the cases of the groups that whoever works here does not know (None: hide none) from all that reads.

        A change that touches such a case is refused from now on.
        """
        with self._lock:
            self._need_to_know.restrict(knows)

    def hidden_cases(self) -> dict[PersonId, str]:
        """Return who is hidden from whoever works here, and the group of each: only to say that there is somebody."""
        with self._lock:
            return self._need_to_know.hidden()

    @contextmanager
    def reading(self, *, whole: bool = False) -> Iterator[Reader]:
        """Read in one transaction; what is read is one state of the register.

        `whole` reads hidden cases too: for what looks after the file, and for nothing that shows a person. Raises
        Cancelled once the register is closed: a page may still ask while its window goes.
        """
        with self._lock:
            if self._closed:
                raise Cancelled
            with self._lifted(whole), self._engine.begin() as connection:
                yield Reader(connection, hides=self._need_to_know.hides and not whole)

    @contextmanager
    def _lifted(self, whole: bool = True) -> Iterator[None]:
        """Let tables be written to, and read whole; nobody else reads meanwhile, for the register is locked."""
        if whole:
            self._need_to_know.lift()
        try:
            yield
        finally:
            if whole:
                self._need_to_know.cover()

    @contextmanager
    def changing(
        self,
        sentence: str,
        *,
        at: dt.datetime,
        who: str,
        undoes: int | None = None,
        progress: Progress | None = None,
    ) -> Iterator[Change]:
        """Make one change, all or nothing: the unit of work, the line in the history and the unit of undo.

        Afterwards `outcome` of the yielded change tells what it touched. A change that touches nothing leaves no
        line in the history. Refused once a part of the database could not be read, and when it touches a hidden case.
        """
        with self._lock, self._lifted():
            self._require_sound()
            connection = self._engine.connect().execution_options(begin="BEGIN IMMEDIATE")
            try:
                with connection.begin() as transaction:
                    number = history.open_change(connection, at, who, sentence, undoes)
                    change = Change(connection, number)
                    yield change
                    kinds, people = history.seal_change(connection, number, self._history_key)
                    if not kinds:
                        transaction.rollback()
                        return
                    self._need_to_know.require_known(connection, number, people)
                    derived.refresh(connection, people, number, custody_codes(connection), progress)
                change.outcome = Changes(number, sentence, kinds, people)
            finally:
                connection.close()

    @contextmanager
    def filling(self) -> Iterator[None]:
        """Fill a new register quickly; when this fails, the whole register is lost and must be thrown away."""
        apply_settings(self.dbapi, FILLING)
        try:
            yield
        finally:
            apply_settings(self.dbapi, SETTINGS)

    def undo(self, number: int, sentence: str, *, at: dt.datetime, who: str) -> Changes:
        """Take the change `number` back as a whole, as a change of its own (so that it can be redone)."""
        with self.changing(sentence, at=at, who=who, undoes=number) as change:
            history.take_back(change.connection, number)
        return change.outcome

    def bookkeeping(self, write: Callable[[Connection], Any]) -> Any:
        """Write to the store's own books (drafts, terms, facts), which are not part of the history."""
        engine = self._engine.execution_options(begin="BEGIN IMMEDIATE")
        with self._lock, self._lifted():
            self._require_sound()
            with engine.begin() as connection:
                return write(connection)

    def _note_damage(self, problem: DatabaseDamaged) -> None:
        self._damage = problem

    def _require_sound(self) -> None:
        """Refuse to write: what is built on a page that cannot be read only makes the damage worse."""
        if self._damage is not None:
            raise DatabaseDamaged(self._damage.sentence, self._damage.advice)

    def facts(self) -> dict[str, str]:
        """Return the facts about the register: its id, organisation, when it was made."""
        with self.reading() as reader:
            rows = reader.connection.execute(select(col(RegisterInfoRow.name), col(RegisterInfoRow.value)))
            return dict(rows.all())

    def note_fact(self, name: str, value: str) -> None:
        """Keep a fact about the register that was not known yet."""
        self.bookkeeping(lambda c: c.execute(insert(RegisterInfoRow).values(name=name, value=value)))

    def verify_history(self) -> int | None:
        """Return the number of the first change that is not as it was sealed, or None."""
        with self.reading(whole=True) as reader:
            return history.verify(reader.connection, self._history_key)

    def rebuild_derived(self, progress: Progress | None = None) -> None:
        """Make every derived table again from the records."""
        self.bookkeeping(lambda c: derived.rebuild(c, custody_codes(c), progress))


def require_outside(target: Path) -> None:
    """Raise Problem when writing to the file `target` would put it among the files of a register, or in their place.

    Only the folder for backups inside a register takes files.
    """
    folder = target.resolve().parent
    if any((folder / own).exists() for own in (DATABASE, KEYS)):
        raise Problem(
            _("{name} was not written: {folder} holds the files of a register.").format(
                name=target.name, folder=folder
            ),
            _("Choose another folder. Nothing was changed."),
        )


def fact(reader: Reader, name: str) -> str:
    """Return one fact about the register, or an empty text."""
    return (
        reader.connection.scalar(select(col(RegisterInfoRow.value)).where(col(RegisterInfoRow.name) == name))
        or ""
    )
