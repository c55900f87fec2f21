"""The desk at which somebody works: an open register, the time, and who is signed in."""

import threading
from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from app.base.clock import Clock
from app.base.errors import Problem
from app.base.i18n import N_, _
from app.domain.names.matching import MatchIndex
from app.domain.record import PersonId
from app.domain.staff import Rights, Role, Staff, rights_of
from app.domain.vocabulary import Term, Terms
from app.store.register import Change, Changes, Register
from app.store.terms import keep_term, read_terms
from app.workflows.name_index import NameIndex

T = TypeVar("T")
UNDO_DEPTH = 200
ROLES = {
    Role.READER: N_("Reader"),
    Role.CASEWORKER: N_("Caseworker"),
    Role.COORDINATOR: N_("Coordinator"),
    Role.ADMINISTRATOR: N_("Administrator"),
}
"""What the roles are called."""

__all__ = ["ROLES", "Changes", "Desk"]


class AllBut(frozenset[str]):
    """Every kind of record except these."""


class Desk:
    """What every workflow works with. `changed` holds those who want to hear of each change after it is saved.

    The listeners are called in the thread that made the change.
    """

    def __init__(self, register: Register, clock: Clock, who: str, slot: int = 0) -> None:
        """`who` is the label of the passphrase that opened the register, `slot` its place in the key file."""
        self.label, self.slot = who, slot
        self.register = register
        self.clock = clock
        self.who = who
        self.changed: list[Callable[[Changes], None]] = []
        facts = register.facts()
        self.organisation = facts.get("organisation", "")
        self.is_sample = facts.get("sample") == "yes"
        self._terms: Terms | None = None
        self._done: list[tuple[int, str]] = []
        self._undone: list[tuple[int, str]] = []
        self._lock = threading.RLock()
        self._kept: dict[Hashable, tuple[frozenset[str], Any]] = {}
        self._changes = 0
        self.rights = self._take_rights()
        """What whoever works here may do, see and know."""

    @property
    def path(self) -> Path:
        """The folder of the register."""
        return self.register.folder

    @property
    def terms(self) -> Terms:
        """The vocabularies: the terms we ship and those that the organisation added."""
        if self._terms is None:
            with self.register.reading() as reader:
                self._terms = read_terms(reader.connection)
        return self._terms

    def kept(self, key: Hashable, kinds: Iterable[str], read: Callable[[], T]) -> T:
        """Return what `read` returns; it is read anew only after a change that touched one of these kinds.

        The kinds may be AllBut those that do not matter.
        """
        with self._lock:
            before, found = self._changes, self._kept.get(key)
        if found is not None:
            kept: T = found[1]
            return kept
        made = read()
        with self._lock:
            if before == self._changes:
                self._kept[key] = (kinds if isinstance(kinds, AllBut) else frozenset(kinds), made)
        return made

    def _forget(self, kinds: frozenset[str] | None = None) -> None:
        """Forget what was kept of these kinds (None: everything)."""
        with self._lock:
            self._changes += 1
            self._kept = (
                {}
                if kinds is None
                else {k: one for k, one in self._kept.items() if not _touches(kinds, one[0])}
            )

    def keep_term(self, term: Term) -> None:
        """Add a term of the organisation to a vocabulary, or replace one."""
        self.require(Role.COORDINATOR)
        self.register.bookkeeping(lambda connection: keep_term(connection, term))
        self._terms = None
        self._tell(Changes(0, "", frozenset({"term"}), frozenset()))

    def name_of(self, person_id: PersonId) -> str:
        """Return the main name of a person, for the sentence of a change."""
        with self.register.reading() as reader:
            return reader.name_of(person_id)

    def name_index(self) -> MatchIndex:
        """Return the matcher of names over everybody in the register as it is now."""
        return self._names.get(self.terms.same_given_names())

    def hidden_names(self) -> MatchIndex:
        """Return the matcher of names over the cases that whoever works here may not know, to say whom to ask."""
        return self._hidden_names.get(self.terms.same_given_names())

    def sign_in(self, who: str) -> None:
        """Let somebody else work here: the history names them from now on, and they do what their role allows."""
        self.who = who
        self.rights = self._take_rights()
        self.forget_changes()

    def _take_rights(self) -> Rights:
        """Read what whoever works here may do, and hide from them the cases that they need not know."""
        self._forget()
        with self.register.reading() as reader:
            rights = rights_of(self.who, reader.find(Staff))
        self.register.restrict(None if rights.groups is None else rights.know)
        self._names = NameIndex(self.register)
        self._hidden_names = NameIndex(self.register, hidden=True)
        return rights

    def require(self, role: Role) -> None:
        """Raise Problem where whoever works here may not do what needs this role."""
        if not self.rights.reach(role):
            raise Problem(
                _("You may not do this here: it needs the role “{role}”.").format(role=_(ROLES[role])),
                _("An administrator gives roles in the settings."),
            )

    @contextmanager
    def changing(
        self, sentence: str, needs: Role = Role.CASEWORKER, *, undoable: bool = True
    ) -> Iterator[Change]:
        """Make one change that the history tells as `sentence` and that can be undone as a whole.

        What is not `undoable` tells of a deed outside of the register, which no undo takes back. Raises Problem where
        whoever works here has no role that allows it.
        """
        self.require(needs)
        with self.register.changing(sentence, at=self.clock.now(), who=self.who) as change:
            yield change
        if change.outcome.number:
            with self._lock:
                if undoable:
                    self._done = [*self._done[-UNDO_DEPTH:], (change.outcome.number, sentence)]
                self._undone.clear()
            self._tell(change.outcome)

    @contextmanager
    def noting(self, sentence: str) -> Iterator[Change]:
        """Keep in the history what happened and cannot be taken back, such as a document that left the register."""
        with self.register.changing(sentence, at=self.clock.now(), who=self.who) as change:
            yield change
        if change.outcome.number:
            self._tell(change.outcome)

    @property
    def undo_sentence(self) -> str | None:
        """What an undo would take back, or None."""
        return self._done[-1][1] if self._done else None

    @property
    def redo_sentence(self) -> str | None:
        """What a redo would do again, or None."""
        return self._undone[-1][1] if self._undone else None

    def undo(self) -> Changes:
        """Take back the last change of this session as a whole."""
        return self._reverse(self._done, self._undone, _("Take back: {sentence}"))

    def redo(self) -> Changes:
        """Do again what the last undo took back."""
        return self._reverse(self._undone, self._done, _("Do again: {sentence}"))

    def forget_changes(self) -> None:
        """Let what was done so far not be undone step by step (the history keeps it)."""
        with self._lock:
            self._done.clear()
            self._undone.clear()

    def _reverse(self, source: list[tuple[int, str]], target: list[tuple[int, str]], words: str) -> Changes:
        self.require(Role.CASEWORKER)
        with self._lock:
            if not source:
                raise Problem(_("There is nothing to undo."))
            number, sentence = source[-1]
            outcome = self.register.undo(
                number, words.format(sentence=sentence), at=self.clock.now(), who=self.who
            )
            source.pop()
            target.append((outcome.number, sentence))
        self._tell(outcome)
        return outcome

    def _tell(self, changes: Changes) -> None:
        self._names.note(changes)
        self._forget(changes.kinds)
        if "staff" in changes.kinds:
            self.rights = self._take_rights()
        for listener in tuple(self.changed):
            listener(changes)


def _touches(changed: frozenset[str], kinds: frozenset[str]) -> bool:
    return bool(changed - kinds if isinstance(kinds, AllBut) else changed & kinds)
