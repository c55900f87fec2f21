"""What the store derives from the records so that lists, search and figures are quick.

Nothing here is the truth: every table can be thrown away and made again from the records (`rebuild`), and a test
holds it against the derivation in the domain. After a change only the persons that it touched are derived anew.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

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
from app.domain.status import UNKNOWN_STATUS, Confidence, status_spans
from app.store.tables import (
    ClaimRow,
    DocumentRow,
    FollowUpRow,
    MatchKeyRow,
    NameFormRow,
    NameKeyRow,
    PersonIndexRow,
    PersonRow,
    RegisterInfoRow,
    RiskFlagRow,
    StatusSpanRow,
)

VERSION = f"2.{MATCH_VERSION}"
"""Raised whenever the same records would be derived otherwise than before: registers then derive everything anew."""

BATCH = 2000
DERIVED = (StatusSpanRow, PersonIndexRow, NameKeyRow, MatchKeyRow)
# Whoever was merged into somebody else is no person of the lists any more.
_STANDS = col(PersonRow.merged_into_id).is_(None)


@dataclass(frozen=True, slots=True)
class StoredClaim:
    """The columns of a claim that decide the status."""

    id: int
    status: str
    since: PartialDate
    confidence: Confidence
    recorded_on: dt.date
    facility_id: int | None


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
            connection.execute(delete(table).where(col(table.person_id).in_(batch)))
        _derive(connection, batch, change_number, custody)


@without_collecting()
def rebuild(connection: Connection, custody: Collection[str], progress: Progress | None = None) -> None:
    """Throw all derived tables away and make them again, keeping when each person was last changed."""
    changed = dict(
        connection.execute(select(col(PersonIndexRow.person_id), col(PersonIndexRow.changed))).all()
    )
    everybody = (
        connection.execute(select(col(PersonRow.id)).where(_STANDS).order_by(col(PersonRow.id)))
        .scalars()
        .all()
    )
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
        forms = sorted(parts.names[person.id], key=lambda form: (form.position, form.id))
        keys.extend(_keys(person, forms, parts.merged[person.id]))
        matches.extend(_match_rows(person, forms))
        held = next((claim for claim in claims if own and claim.id == own[-1].claim_id), None)
        number = changed if isinstance(changed, int) else changed.get(person.id, 0)
        lines.append(_line(parts, person, forms, held, not own or own[-1].certain, number))
    _insert(connection, StatusSpanRow, spans)
    _insert(connection, NameKeyRow, sorted(keys))
    _insert(connection, MatchKeyRow, matches)
    _insert(connection, PersonIndexRow, lines)


class _Parts:
    """The records of some persons that the derived tables need, read in a few statements."""

    def __init__(self, connection: Connection, people: Sequence[int]) -> None:
        self._connection = connection
        self._ids = list(people)
        self.people = connection.execute(
            select(
                col(PersonRow.id),
                col(PersonRow.case_number),
                col(PersonRow.reference),
                col(PersonRow.birth_date),
                col(PersonRow.caseworker),
                col(PersonRow.sex),
            ).where(col(PersonRow.id).in_(self._ids), _STANDS)
        ).all()
        self.merged = self._grouped(
            col(PersonRow.merged_into_id), col(PersonRow.case_number), col(PersonRow.reference)
        )
        self.names = self._grouped(
            col(NameFormRow.person_id),
            col(NameFormRow.id),
            col(NameFormRow.surname),
            col(NameFormRow.given),
            col(NameFormRow.patronymic),
            col(NameFormRow.text),
            col(NameFormRow.language),
            col(NameFormRow.usage),
            col(NameFormRow.position),
        )
        claims = {person: [_claim(row) for row in rows] for person, rows in self._claim_rows().items()}
        self.claims = defaultdict(list, claims)
        self.flags = self._grouped(col(RiskFlagRow.person_id), col(RiskFlagRow.flag))
        self.due = self._grouped(
            col(FollowUpRow.person_id),
            col(FollowUpRow.due),
            where=col(FollowUpRow.state).in_([state.value for state in OWED]),
        )
        self.portraits = self._grouped(
            col(DocumentRow.person_id), col(DocumentRow.thumbnail_sha256), where=col(DocumentRow.portrait)
        )

    def _claim_rows(self) -> dict[int, list[Any]]:
        return self._grouped(
            col(ClaimRow.person_id),
            col(ClaimRow.id),
            col(ClaimRow.status),
            col(ClaimRow.since),
            col(ClaimRow.confidence),
            col(ClaimRow.recorded_on),
            col(ClaimRow.facility_id),
        )

    def _grouped(self, *columns: Any, where: Any = True) -> dict[int, list[Any]]:
        groups: dict[int, list[Any]] = defaultdict(list)
        owner = columns[0]
        for row in self._connection.execute(select(*columns).where(owner.in_(self._ids), where)).all():
            groups[row[0]].append(row)
        return groups


def _claim(row: Any) -> StoredClaim:
    _person, claim_id, status, since, confidence, recorded_on, facility_id = row
    return StoredClaim(claim_id, status, PartialDate(since), Confidence(confidence), recorded_on, facility_id)


def _keys(person: Any, forms: Sequence[Any], merged: Sequence[Any]) -> Iterator[tuple[int, str, int]]:
    """Return the search keys: all names, and the numbers of the person and of those who were merged into them."""
    keys = {
        (int(role), key, person.id)
        for form in forms
        for key, role in search_keys.keys_of(form.surname, form.given, form.patronymic, form.text)
    }
    keys.update(
        (int(search_keys.KeyRole.REFERENCE), number, person.id)
        for one in (person, *merged)
        for number in search_keys.number_keys(one.case_number, one.reference or "")
    )
    return iter(keys)


def _match_rows(person: Any, forms: Sequence[Any]) -> list[MatchRow]:
    names = [(form.surname, form.given, form.patronymic, form.text, form.usage) for form in forms]
    birth = PartialDate(person.birth_date) if person.birth_date else None
    return match_rows(person.id, names, birth, person.sex)


def _line(
    parts: _Parts, person: Any, forms: Sequence[Any], held: StoredClaim | None, certain: bool, changed: int
) -> tuple[Any, ...]:
    main = forms[0] if forms else None
    name = _written(main) if main else ""
    language = main.language if main else ""
    birth = PartialDate(person.birth_date) if person.birth_date else None
    dues = [row.due for row in parts.due[person.id] if row.due]
    portrait = next((row.thumbnail_sha256 for row in parts.portraits[person.id]), "")
    return (
        person.id,
        person.case_number,
        person.reference or "",
        name,
        _second_name(forms),
        sort_key(name, language),
        held.status if held else UNKNOWN_STATUS,
        str(held.since) if held else "",
        held.since.earliest.isoformat() if held else None,
        held.confidence.value if held else "",
        int(certain),
        held.facility_id if held else None,
        person.birth_date or "",
        birth.earliest.isoformat() if birth else None,
        min(dues).isoformat() if dues else None,
        " ".join(sorted({row.flag for row in parts.flags[person.id]})),
        person.caseworker,
        portrait,
        changed,
    )


def _second_name(forms: Sequence[Any]) -> str:
    """Return the name in another script than the main one: a form that is recorded, never a computed one."""
    if not forms:
        return ""
    recorded = [form for form in forms[1:] if form.usage not in (NameUsage.ALIAS, NameUsage.PSEUDONYM)]
    return second_script(_written(forms[0]), [_written(form) for form in recorded])


def _written(form: Any) -> str:
    return " ".join(part for part in (form.surname, form.given, form.patronymic) if part) or str(form.text)


def _insert(connection: Connection, table: type[SQLModel], rows: Sequence[tuple[Any, ...]]) -> None:
    if rows:
        name = str(table.__tablename__)
        columns = [column.name for column in SQLModel.metadata.tables[name].columns]
        sql = f"INSERT INTO {name} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
        connection.exec_driver_sql(sql, list(rows))
