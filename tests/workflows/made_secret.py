"""Somebody of whom every free text that can be recorded holds a word of its own, by the key that opens it."""

import datetime as dt
import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from app.domain.announced_list import AnnouncedLineFields, AnnouncedListFields, LineDecision
from app.domain.case import PARTS
from app.domain.custom_field import CustomFieldFields
from app.domain.detention import Detention
from app.domain.disclosure import _OF_PERSON, _PARTS, _WITHIN, FieldKey
from app.domain.partial_date import PartialDate
from app.domain.person import NameForm, NameFormDraft, Person, PersonFields
from app.domain.proceedings import AffairFields, OfficialFields
from app.domain.record import Fields, Record
from app.domain.release_event import ReleaseEventFields
from app.domain.source import SourceFields
from app.domain.wellbeing import Relative
from app.store.register import Change
from app.store.tables import RECORDED
from app.store.unit import STORED_AS
from app.workflows.add_person import add_person
from app.workflows.desk import Desk

_NUMBERS = itertools.count(1)
_FIELDS: dict[type[Record], type[Fields]] = {record: fields for fields, record in STORED_AS.items()}
_PART_OF = {kind: name for name, (kind, _date) in PARTS.items()}
_KEY_OF_PART = {name: key for key, names in _PARTS.items() for name in names}
_KEY_WITHIN = {place: key for key, places in _WITHIN.items() for place in places}
_TEXT = (500, 200_000)
# What a code or a rule stands in, though it is a line of text.
_NO_TEXT = {
    "purposes",
    "items",
    "recipients",
    "papers",
    "preferred_for",
    "media_type",
    "recurrence",
    "time",
    "fine",
}
_CODES: dict[str, Any] = {
    "kind": "other", "flag": "health", "article": "342", "status": "colony", "list_kind": "extremist",
    "record_kind": "person", "record_id": 1, "field": "birth_place", "level": "seen",
    "since": PartialDate("2024-02-07"), "recorded_on": dt.date(2024, 2, 7), "start": PartialDate("2024-02-07"),
    "confidence": "confirmed",
}  # fmt: skip
_LEFT = {NameForm, Person}


@dataclass(frozen=True)
class Secret:
    """The person, the event in which they were released, and the words by key; a key may have several."""

    person: Person
    event_id: int
    words: dict[FieldKey, list[str]]

    def beyond(self, keys: frozenset[FieldKey]) -> Iterator[tuple[FieldKey, str]]:
        """Yield the words that nobody may read who may see only these keys."""
        for key, found in self.words.items():
            if key not in keys:
                for word in found:
                    yield key, word


class _Words:
    """Gives out words that no document of ours contains by itself."""

    def __init__(self) -> None:
        self.by_key: dict[FieldKey, list[str]] = {}

    def next(self, key: FieldKey) -> str:
        word = f"qz{next(_NUMBERS)}x"
        self.by_key.setdefault(key, []).append(word)
        return word


def secretive(desk: Desk) -> Secret:
    """Return somebody new with a record of every kind."""
    words = _Words()
    person = add_person(
        desk,
        PersonFields(
            **{field: words.next(key) for key, field in _OF_PERSON.items() if _is_text(PersonFields, field)},
            case_group=words.next(FieldKey.CASEWORKER),
        ),
        [NameFormDraft(surname=words.next(FieldKey.NAME), given="Volha", language="en")],
    )
    with desk.changing("Tell everything") as change:
        event = _tell(change, person, words)
    return Secret(person, event, words.by_key)


def _tell(change: Change, person: Person, words: _Words) -> int:
    confidential = words.next(FieldKey.CONFIDENTIAL_SOURCES)
    source = change.add(SourceFields(title=confidential, note=confidential, confidential=True))
    event = change.add(ReleaseEventFields(title="A deal", date=PartialDate("2025-12-13"), announced=3))
    announced = change.add(AnnouncedListFields(release_event_id=event.id, title="A list"))
    printed = words.next(FieldKey.NAME)
    change.add(
        AnnouncedLineFields(
            announced_list_id=announced.id,
            number=1,
            printed=printed,
            decision=LineDecision.MATCH,
            person_id=person.id,
        )
    )
    own = change.add(CustomFieldFields(title=f"Question {next(_NUMBERS)}"))
    made: dict[str, int] = {
        "person_id": person.id,
        "source_id": source.id,
        "release_event_id": event.id,
        "custom_field_id": own.id,
        "affair_id": change.add(AffairFields(title=words.next(FieldKey.AFFAIRS))).id,
        "official_id": change.add(OfficialFields(name=words.next(FieldKey.OFFICIALS))).id,
    }
    for kind, table in RECORDED.items():
        if kind in _PART_OF and kind not in _LEFT:
            values = _values(kind, made, words)
            stored = change.add(_FIELDS[kind].model_validate(values))
            made[f"{table.__tablename__}_id"] = stored.id
            if kind is Detention:
                made["detention_id"] = stored.id
    return int(event.id)


def _values(kind: type[Record], made: dict[str, int], words: _Words) -> dict[str, Any]:
    part = _PART_OF[kind]
    fields = _FIELDS[kind].model_fields
    values: dict[str, Any] = {
        name: made[name] for name in fields if name in made and not (kind is Relative and name != "person_id")
    }
    values |= {name: code for name, code in _CODES.items() if name in fields and fields[name].is_required()}
    for name in fields:
        if _is_text(_FIELDS[kind], name) and name not in _NO_TEXT:
            key = _KEY_WITHIN.get((part, name)) or _KEY_OF_PART.get(part)
            if part == "documents":
                key = FieldKey.DOCUMENTS
            assert key is not None, (part, name)
            values[name] = words.next(key)
    return values


def _is_text(fields: type[Fields], name: str) -> bool:
    field = fields.model_fields[name]
    longest = {getattr(one, "max_length", 0) for one in field.metadata}
    return field.annotation is str and bool(longest & set(_TEXT)) and name != "reference"
