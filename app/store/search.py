"""Search as you type: from what somebody typed, in any spelling or script, to the people it may mean.

Every typed word becomes a few ranges of stored name keys. The rarest word leads: its keys are walked in order, and a
person counts when the other words are among the person's keys too. The work is bounded by the number of hits asked
for and by the depth of the index, not by the number of people.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select
from sqlmodel import col

from app.domain.names.search_keys import CLASS, FATHER, KeyRole, TypedWord, keys_of, query_prefixes
from app.store.tables import NameFormRow

MOST_WORDS = 6
LAST, NEXT = "\U0010ffff", "\0"
COUNTED = 3000
# The order in which a word is looked for: a surname is what people mean most.
ROLES = (KeyRole.REFERENCE, KeyRole.SURNAME, KeyRole.OTHER, KeyRole.GIVEN, KeyRole.PATRONYMIC)
# The best score in each role; up to a tenth less while only a part of the key is typed.
WEIGHT = {
    KeyRole.REFERENCE: 1.0,
    KeyRole.SURNAME: 1.0,
    KeyRole.OTHER: 0.9,
    KeyRole.GIVEN: 0.8,
    KeyRole.PATRONYMIC: 0.7,
    KeyRole.SKELETON: 0.5,
}


@dataclass(frozen=True, slots=True)
class Hit:
    """A person found. `score` (0 to 1) says how much of the leading key was typed, `matched` the spelling."""

    person_id: int
    score: float
    key: str
    matched: str = ""


@dataclass(frozen=True, slots=True)
class _Range:
    """A run of keys of one role: from `low` (included) to `high` (left out)."""

    role: KeyRole
    low: str
    high: str


def hits(connection: Connection, text: str, limit: int) -> tuple[Hit, ...]:
    """Return at most `limit` people for a name in any spelling or the beginning of a number, best first."""
    words = query_prefixes(text)[:MOST_WORDS]
    if not words:
        return ()
    for widened in _ever_wider(words):
        found = _all_words(connection, widened, limit)
        if found:
            return found
    return ()


def with_spellings(connection: Connection, found: Sequence[Hit]) -> tuple[Hit, ...]:
    """Return the hits with the written form whose key was matched."""
    forms = connection.execute(
        select(
            col(NameFormRow.person_id),
            col(NameFormRow.surname),
            col(NameFormRow.given),
            col(NameFormRow.patronymic),
            col(NameFormRow.text),
        )
        .where(col(NameFormRow.person_id).in_([hit.person_id for hit in found]))
        .order_by(col(NameFormRow.position), col(NameFormRow.id))
    ).all()
    spellings: dict[int, str] = {}
    keys = {hit.person_id: hit.key for hit in found}
    for person_id, *parts in forms:
        if person_id not in spellings and any(key.key == keys[person_id] for key in keys_of(*parts)):
            spellings[person_id] = " ".join(part for part in parts[:3] if part) or parts[3]
    return tuple(Hit(hit.person_id, hit.score, hit.key, spellings.get(hit.person_id, "")) for hit in found)


def _ever_wider(words: Sequence[TypedWord]) -> Iterator[list[list[_Range]]]:
    """Yield what to look up, first exactly what was typed, then ever wider readings of it."""
    yield [_ranges(word) for word in words]
    if any(word.fallback for word in words):
        yield [_ranges(word) + _prefixes(word.fallback) for word in words]
    required = [word for word in words if not word.optional]
    if required and len(required) < len(words):
        yield [_ranges(word) + _prefixes(word.fallback) for word in required]
    if any(word.skeletons for word in words):
        yield [
            _ranges(word) + [_Range(KeyRole.SKELETON, bare, bare + LAST) for bare in word.skeletons]
            for word in required or words
        ]


def _ranges(word: TypedWord) -> list[_Range]:
    """Return where one typed word may stand, role by role; given names that only begin so come last."""
    found = []
    for role in ROLES:
        found += [_Range(role, key, key + NEXT) for key in word.exact if _fits(key, role)]
        found += [_Range(role, prefix, prefix + LAST) for prefix in word.prefixes]
    return found + [_Range(KeyRole.GIVEN, key, key + NEXT) for key in word.begun]


def _fits(key: str, role: KeyRole) -> bool:
    """Tell whether a key can stand in a role: classes are given names, fathers patronymics."""
    if key[0] == CLASS:
        return role in (KeyRole.GIVEN, KeyRole.OTHER)
    return role in (KeyRole.PATRONYMIC, KeyRole.OTHER) if key[0] == FATHER else True


def _prefixes(prefixes: Sequence[str]) -> list[_Range]:
    return [_Range(role, prefix, prefix + LAST) for role in ROLES for prefix in prefixes]


def _all_words(connection: Connection, words: list[list[_Range]], limit: int) -> tuple[Hit, ...]:
    if len(words) == 1:
        leader, others = words[0], []
    else:
        by_rarity = sorted(words, key=lambda ranges: _count(connection, ranges))
        leader, others = by_rarity[0], by_rarity[1:]
    found: dict[int, Hit] = {}
    for part in leader:
        sql, values = _walk(part, others, limit)
        for key, person_id in connection.exec_driver_sql(sql, values):
            if person_id not in found:
                typed = min(len(part.low) / max(len(key), 1), 1.0)
                found[person_id] = Hit(person_id, WEIGHT[part.role] - 0.1 * (1.0 - typed), key)
        if len(found) >= limit:
            break
    best = sorted(found.values(), key=lambda hit: (-hit.score, hit.key, hit.person_id))
    return tuple(best[:limit])


def _count(connection: Connection, ranges: list[_Range]) -> int:
    """Return how many keys lie in the ranges, counting no further than needed to tell rare from common."""
    many = 0
    for part in ranges:
        sql = "SELECT count(*) FROM (SELECT 1 FROM name_key WHERE role = ? AND key >= ? AND key < ? LIMIT ?) AS n"
        many += connection.exec_driver_sql(sql, (part.role, part.low, part.high, COUNTED)).scalar() or 0
        if many >= COUNTED:
            break
    return many


def _walk(part: _Range, others: list[list[_Range]], limit: int) -> tuple[str, tuple[object, ...]]:
    """Return the statement that walks one range in order, held against the other words."""
    conditions = ["a.role = ? AND a.key >= ? AND a.key < ?"]
    values: list[object] = [part.role, part.low, part.high]
    for ranges in others:
        spans = sorted({(one.low, one.high) for one in ranges})
        either = " OR ".join("(b.key >= ? AND b.key < ?)" for _span in spans)
        conditions.append(
            f"EXISTS (SELECT 1 FROM name_key AS b WHERE b.person_id = a.person_id AND ({either}))"
        )
        values.extend(end for span in spans for end in span)
    sql = f"SELECT a.key, a.person_id FROM name_key AS a WHERE {' AND '.join(conditions)} ORDER BY a.key LIMIT ?"
    return sql, (*values, limit)
