"""Checks everything a register can be checked for, and says what was found in one sentence each."""

from collections.abc import Callable
from dataclasses import dataclass

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, select
from sqlmodel import SQLModel, col

from app.base.errors import Problem
from app.base.i18n import _, ngettext
from app.base.progress import Progress, Silent
from app.store import derived, files, history, key_file
from app.store.register import KEYS, Register
from app.store.tables import DocumentRow
from app.store.terms import custody_codes

Check = Callable[[Register, Progress], str]
"""Returns a sentence on what was found to be well, or raises."""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One check: its name (a code that stays), whether all is well, and a sentence on what was found."""

    name: str
    ok: bool
    detail: str


def check(register: Register, progress: Progress | None = None) -> tuple[CheckResult, ...]:
    """Run all checks, also after one has failed; the register stays as it is. Raises only Cancelled."""
    watch = progress or Silent()
    results = []
    for number, (name, run) in enumerate(CHECKS.items()):
        watch.step(number, len(CHECKS), _("Checking the register"))
        results.append(_result(name, run, register, watch))
    return tuple(results)


def _result(name: str, run: Check, register: Register, watch: Progress) -> CheckResult:
    try:
        return CheckResult(name, ok=True, detail=run(register, watch))
    except _FoundError as failed:
        return CheckResult(name, ok=False, detail=str(failed))
    except Problem as problem:
        return CheckResult(name, ok=False, detail=problem.sentence)
    except sqlcipher.DatabaseError:
        return CheckResult(
            name, ok=False, detail=_("The database is damaged: this check could not be finished.")
        )


class _FoundError(Exception):
    """The check found something; its text is the sentence."""


def _pages(register: Register, _watch: Progress) -> str:
    """Hold every page of the file against its authentication code."""
    with register.reading():
        found = register.dbapi.execute("PRAGMA cipher_integrity_check").fetchall()
        pages = register.dbapi.execute("PRAGMA page_count").fetchone()[0]
    if found:
        raise _FoundError(
            ngettext(
                "{n} page of the database file was altered or damaged.",
                "{n} pages of the database file were altered or damaged.",
                len(found),
            ).format(n=len(found))
        )
    return ngettext("{n} page is as it was written.", "{n} pages are as they were written.", pages).format(
        n=pages
    )


def _structure(register: Register, _watch: Progress) -> str:
    with register.reading():
        found = register.dbapi.execute("PRAGMA integrity_check").fetchall()
    if found != [("ok",)]:
        raise _FoundError(_("The tables and indexes of the database contradict each other."))
    return _("Tables and indexes agree.")


def _references(register: Register, _watch: Progress) -> str:
    with register.reading():
        found = register.dbapi.execute("PRAGMA foreign_key_check").fetchall()
    if found:
        tables = ", ".join(sorted({row[0] for row in found}))
        raise _FoundError(
            ngettext(
                "{n} record refers to one that does not exist (in: {tables}).",
                "{n} records refer to ones that do not exist (in: {tables}).",
                len(found),
            ).format(n=len(found), tables=tables)
        )
    return _("Every reference leads somewhere.")


def _key_file(register: Register, _watch: Progress) -> str:
    path = register.folder / KEYS
    keys = key_file.read(path)
    keys.require_authentic(register.master)
    if keys.register_id != register.facts().get("id") or keys.database_salt != register.salt:
        raise _FoundError(_("The key file belongs to another register."))
    copy = key_file.copy_path(path)
    if keys.from_backup_copy:
        raise _FoundError(_("The key file is damaged; its copy {name} is good.").format(name=copy.name))
    if not copy.is_file() or copy.read_bytes() != keys.to_bytes():
        raise _FoundError(_("The copy {name} of the key file is missing or differs.").format(name=copy.name))
    people = len(keys.list_holders(register.master))
    return ngettext(
        "The key file and its copy are good; {n} passphrase opens the register.",
        "The key file and its copy are good; {n} passphrases open the register.",
        people,
    ).format(n=people)


def _history(register: Register, _watch: Progress) -> str:
    broken = register.verify_history()
    if broken is not None:
        raise _FoundError(_("The history was altered: change {n} is not as it was sealed.").format(n=broken))
    with register.reading(whole=True) as reader:
        number, head = history.head(reader.connection)
    return _("The chain of {n} changes holds; it ends with {head}.").format(n=number, head=head)


def _documents(register: Register, watch: Progress) -> str:
    with register.reading(whole=True) as reader:
        connection = reader.connection
        attached = {
            digest
            for row in connection.execute(select(col(DocumentRow.sha256), col(DocumentRow.thumbnail_sha256)))
            for digest in row
            if digest
        }
        good = {digest for digest in attached if files.is_sound(connection, digest, watch)}
    lost = len(attached) - len(good)
    if lost:
        raise _FoundError(
            ngettext(
                "The contents of {n} document are missing or damaged.",
                "The contents of {n} documents are missing or damaged.",
                lost,
            ).format(n=lost)
        )
    return ngettext(
        "The contents of {n} document are as they were stored.",
        "The contents of {n} documents are as they were stored.",
        len(good),
    ).format(n=len(good))


def _derived(register: Register, watch: Progress) -> str:
    """Derive everything anew, compare, and take it back."""

    def compare(connection: Connection) -> tuple[int, int]:
        before = _marks(connection)
        attempt = connection.begin_nested()
        derived.rebuild(connection, custody_codes(connection), watch)
        after = _marks(connection)
        attempt.rollback()
        different = [
            person for person in before.keys() | after.keys() if before.get(person) != after.get(person)
        ]
        return len(different), len(after)

    different, people = register.bookkeeping(compare)
    if different:
        raise _FoundError(
            ngettext(
                "Lists and search show {n} person otherwise than the records say.",
                "Lists and search show {n} people otherwise than the records say.",
                different,
            ).format(n=different)
        )
    return ngettext(
        "Lists and search agree with the records of {n} person.",
        "Lists and search agree with the records of {n} people.",
        people,
    ).format(n=people)


def _marks(connection: Connection) -> dict[int, int]:
    """Return one number per person that changes with anything derived about the person."""
    marks: dict[int, int] = {}
    for row_class in derived.DERIVED:
        name = str(row_class.__tablename__)
        place = [column.name for column in SQLModel.metadata.tables[name].columns].index("person_id")
        for row in connection.exec_driver_sql(f"SELECT * FROM {name}"):
            # Rows differ within a table, so that in a sum of their hashes none can cancel another out.
            marks[row[place]] = marks.get(row[place], 0) + hash((name, *row))
    return marks


CHECKS: dict[str, Check] = {
    "pages": _pages,
    "structure": _structure,
    "references": _references,
    "key_file": _key_file,
    "history": _history,
    "documents": _documents,
    "derived": _derived,
}
