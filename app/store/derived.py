"""What the store derives from the records so that lists, search and figures are quick.

Nothing here is the truth: every table can be thrown away and made again from the records (`rebuild`), and a test
holds it against the derivation in the domain. After a change only the persons that it touched are derived anew.
"""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import chain
from typing import Any, NamedTuple

from sqlalchemy import Connection, delete, insert, select
from sqlmodel import SQLModel, col

from app.base.bulk import without_collecting
from app.base.progress import Progress, Silent
from app.domain.follow_up import OWED
from app.domain.names import search_keys, sort_key
from app.domain.names.display import second_script
from app.domain.names.matching import MATCH_VERSION, MatchRow, match_rows
from app.domain.partial_date import PartialDate
from app.domain.person import NameUsage
from app.domain.proceedings import Openness
from app.domain.proof_of_life import HEARING_HELD, last_sign
from app.domain.status import UNKNOWN_STATUS, Confidence, status_spans
from app.store.derived_tables import MatchKeyRow, NameKeyRow, PersonIndexRow, StatusSpanRow
from app.store.many_rows import insert_rows
from app.store.own_tables import RegisterInfoRow
from app.store.tables import PersonRow

VERSION = f"5.{MATCH_VERSION}"
"""Raised whenever the same records would be derived otherwise than before: registers then derive everything anew."""

BATCH = 5000
DERIVED = (StatusSpanRow, PersonIndexRow, NameKeyRow, MatchKeyRow)


class StoredClaim(NamedTuple):
    """The columns of a claim that decide the status (a tuple, because there are hundreds of thousands of them)."""

    id: int
    status: str
    since: PartialDate
    confidence: Confidence
    recorded_on: dt.date
    facility_id: int | None


class _Person(NamedTuple):
    id: int
    case_number: str
    reference: str | None
    birth_date: str | None
    caseworker: str
    sex: str


class _Form(NamedTuple):
    """A name form; forms of one person sort by position."""

    position: int
    id: int
    surname: str
    given: str
    patronymic: str
    text: str
    language: str
    usage: str


# What is read of the persons whose ids are in the JSON array `?`.
_AMONG = "IN (SELECT value FROM json_each(?))"
# Whoever was merged into somebody else is no person of the lists any more; their numbers lead to that one.
_PEOPLE = (
    f"SELECT id, case_number, reference, birth_date, caseworker, sex FROM person WHERE id {_AMONG} "
    "AND merged_into_id IS NULL"
)
_MERGED = f"SELECT merged_into_id, case_number, reference FROM person WHERE merged_into_id {_AMONG}"
_NAMES = (
    "SELECT person_id, position, id, surname, given, patronymic, text, language, usage FROM name_form "
    f"WHERE person_id {_AMONG}"
)
_CLAIMS = (
    "SELECT person_id, id, status, since, confidence, recorded_on, facility_id FROM claim "
    f"WHERE person_id {_AMONG}"
)
_FLAGS = f"SELECT person_id, flag FROM risk_flag WHERE person_id {_AMONG}"
_OWED = ", ".join(f"'{state.value}'" for state in OWED)
_HEARD = ", ".join(f"'{result}'" for result in sorted(HEARING_HELD))
# Without being told, SQLite would look through all that is owed to anybody.
_DUE = (
    f"SELECT person_id, due FROM follow_up INDEXED BY ix_follow_up_person WHERE person_id {_AMONG} "
    f"AND due IS NOT NULL AND state IN ({_OWED})"
)
_PORTRAITS = f"SELECT person_id, thumbnail_sha256 FROM document WHERE person_id {_AMONG} AND portrait"
# What shows that the person was alive; `proof_of_life` says the same of a case.
_SIGNS = (
    f"SELECT person_id, date FROM contact WHERE person_id {_AMONG} AND proof_of_life AND date IS NOT NULL",
    f"SELECT person_id, start FROM detention WHERE person_id {_AMONG} AND start IS NOT NULL",
    (
        f"SELECT person_id, date FROM hearing WHERE person_id {_AMONG} AND date IS NOT NULL "
        f"AND openness <> '{Openness.IN_ABSENTIA.value}' AND result IN ({_HEARD})"
    ),
)
_REFERENCE = int(search_keys.KeyRole.REFERENCE)
_CONFIDENCE = {confidence.value: confidence for confidence in Confidence}


def refresh(
    connection: Connection,
    people: Collection[int],
    change_number: int,
    custody: Collection[str],
    progress: Progress | None = None,
) -> None:
    """Derive everything about these persons anew; persons that are gone vanish from the derived tables."""
    ordered = sorted(people)
    watch = progress or Silent()
    for start in range(0, len(ordered), BATCH):
        batch = ordered[start : start + BATCH]
        if len(ordered) > BATCH:
            watch.step(start, len(ordered))
        for table in DERIVED:
            connection.exec_driver_sql(
                f"DELETE FROM {table.__tablename__} WHERE person_id {_AMONG}", (json.dumps(batch),)
            )
        _derive(connection, batch, change_number, custody)


@without_collecting()
def rebuild(connection: Connection, custody: Collection[str], progress: Progress | None = None) -> None:
    """Throw all derived tables away and make them again, keeping when each person was last changed."""
    changed = dict(
        connection.execute(select(col(PersonIndexRow.person_id), col(PersonIndexRow.changed))).all()
    )
    everybody = connection.execute(select(col(PersonRow.id)).order_by(col(PersonRow.id))).scalars().all()
    for table in DERIVED:
        connection.execute(delete(table))
    connection.execute(delete(RegisterInfoRow).where(col(RegisterInfoRow.name) == "derived"))
    connection.execute(insert(RegisterInfoRow).values(name="derived", value=VERSION))
    watch = progress or Silent()
    for start in range(0, len(everybody), BATCH):
        watch.step(start, len(everybody))
        _derive(connection, [i for i in everybody[start : start + BATCH] if i is not None], changed, custody)


def _derive(
    connection: Connection, people: Sequence[int], changed: int | dict[int, int], custody: Collection[str]
) -> None:
    parts = _Parts(connection, people)
    spans: list[tuple[Any, ...]] = []
    keys: list[tuple[Any, ...]] = []
    matches: list[MatchRow] = []
    lines: list[tuple[Any, ...]] = []
    for person in parts.people:
        claims = parts.claims[person.id]
        own = status_spans(claims, custody)
        spans.extend(
            (person.id, s.start.isoformat(), s.end.isoformat(), s.status, s.claim_id, int(s.certain))
            for s in own
        )
        forms = sorted(parts.names[person.id])
        keys.extend(_keys(person, forms, parts.numbers.get(person.id, ())))
        matches.extend(_match_rows(person, forms))
        held = next((claim for claim in claims if own and claim.id == own[-1].claim_id), None)
        number = changed if isinstance(changed, int) else changed.get(person.id, 0)
        lines.append(_line(parts, person, forms, held, not own or own[-1].certain, number))
    _insert(connection, StatusSpanRow, spans)
    _insert(connection, NameKeyRow, sorted(keys))
    _insert(connection, MatchKeyRow, matches)
    _insert(connection, PersonIndexRow, lines)


class _Parts:
    """The records of some persons that the derived tables need, read in a few statements.

    Bare tuples: a row of SQLAlchemy takes ten times as long to tell a column.
    """

    def __init__(self, connection: Connection, people: Sequence[int]) -> None:
        self._connection = connection
        self._ids = json.dumps(people)
        self.people = [_Person(*row) for row in self._rows(_PEOPLE)]
        self.numbers: dict[int, list[str]] = defaultdict(list)
        for person_id, case_number, reference in self._rows(_MERGED):
            self.numbers[person_id] += [case_number, reference or ""]
        self.names: dict[int, list[_Form]] = defaultdict(list)
        for person_id, *form in self._rows(_NAMES):
            self.names[person_id].append(_Form(*form))
        self.claims: dict[int, list[StoredClaim]] = defaultdict(list)
        for person_id, *claim in self._rows(_CLAIMS):
            self.claims[person_id].append(_claim(*claim))
        self.flags = self._grouped(_FLAGS)
        self.due = self._grouped(_DUE)
        self.portraits = self._grouped(_PORTRAITS)
        self.signs: dict[int, list[str]] = defaultdict(list)
        for query in _SIGNS:
            for person_id, date in self._rows(query):
                self.signs[person_id].append(date)

    def _rows(self, query: str) -> Sequence[Any]:
        return self._connection.exec_driver_sql(query, (self._ids,)).all()

    def _grouped(self, query: str) -> dict[int, list[str]]:
        groups: dict[int, list[str]] = defaultdict(list)
        for person_id, value in self._rows(query):
            groups[person_id].append(value)
        return groups


def _claim(
    claim_id: int, status: str, since: str, confidence: str, recorded_on: str, facility_id: int | None
) -> StoredClaim:
    day = dt.date.fromisoformat(recorded_on)
    return StoredClaim(claim_id, status, PartialDate(since), _CONFIDENCE[confidence], day, facility_id)


def _keys(
    person: _Person, forms: Sequence[_Form], of_merged: Sequence[str]
) -> Iterator[tuple[int, str, int]]:
    """Return the search keys: all names, and the numbers of the person and of those who were merged into them."""
    own: set[search_keys.NameKey] = set()
    for form in forms:
        own |= search_keys.keys_of(form.surname, form.given, form.patronymic, form.text)
    numbers = dict.fromkeys(search_keys.number_keys(person.case_number, person.reference or "", *of_merged))
    return chain(
        [(int(role), key, person.id) for key, role in own],
        [(_REFERENCE, number, person.id) for number in numbers],
    )


def _match_rows(person: _Person, forms: Sequence[_Form]) -> list[MatchRow]:
    names = [(form.surname, form.given, form.patronymic, form.text, form.usage) for form in forms]
    birth = PartialDate(person.birth_date) if person.birth_date else None
    return match_rows(person.id, names, birth, person.sex)


def _line(
    parts: _Parts,
    person: _Person,
    forms: Sequence[_Form],
    held: StoredClaim | None,
    certain: bool,
    changed: int,
) -> tuple[Any, ...]:
    main = forms[0] if forms else None
    name = _written(main) if main else ""
    language = main.language if main else ""
    birth = PartialDate(person.birth_date) if person.birth_date else None
    flags, dues, portraits = (kind.get(person.id, ()) for kind in (parts.flags, parts.due, parts.portraits))
    return (
        person.id,
        person.case_number,
        person.reference or "",
        name,
        _second_name(name, forms[1:]),
        sort_key(name, language),
        held.status if held else UNKNOWN_STATUS,
        str(held.since) if held else "",
        held.since.earliest.isoformat() if held else None,
        held.confidence.value if held else "",
        int(certain),
        held.facility_id if held else None,
        person.birth_date or "",
        birth.earliest.isoformat() if birth else None,
        min(dues) if dues else None,
        " ".join(sorted(set(flags))) if flags else "",
        person.caseworker,
        portraits[0] if portraits else "",
        changed,
        _life_day(parts.signs.get(person.id, ())),
    )


def _life_day(signs: Collection[str]) -> str | None:
    latest = last_sign(PartialDate(one) for one in signs)
    return latest.isoformat() if latest else None


def _second_name(name: str, others: Sequence[_Form]) -> str:
    """Return the name in another script than the main one: a form that is recorded, never a computed one."""
    recorded = [form for form in others if form.usage not in (NameUsage.ALIAS, NameUsage.PSEUDONYM)]
    return second_script(name, map(_written, recorded)) if recorded else ""


def _written(form: _Form) -> str:
    return " ".join(part for part in (form.surname, form.given, form.patronymic) if part) or form.text


def _insert(connection: Connection, table: type[SQLModel], rows: Sequence[tuple[Any, ...]]) -> None:
    name = str(table.__tablename__)
    insert_rows(connection, name, [column.name for column in SQLModel.metadata.tables[name].columns], rows)
