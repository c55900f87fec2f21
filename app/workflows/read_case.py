"""Reading everything about one person in one go."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from app.domain.case import PARTS, Case
from app.domain.counting_rule import CountingRule
from app.domain.custom_field import CustomField
from app.domain.facility import Facility
from app.domain.follow_up import OWED, UNFINISHED, FollowUp
from app.domain.partial_date import PartialDate
from app.domain.person import Person
from app.domain.proceedings import Affair, Official
from app.domain.protocol import ProtocolStep
from app.domain.record import PersonId, Record
from app.domain.release_event import ReleaseEvent
from app.domain.source import Source, sealed
from app.domain.status import status_on
from app.store.unit import Reader
from app.workflows.desk import Desk
from app.workflows.follow_ups import protocols_of

_OFFICIALS = ("official_id", "judge_id", "prosecutor_id", "investigator_id")


def read_case(desk: Desk, person_id: PersonId, on: dt.date | None = None) -> Case:
    """Return the person's whole case with the status as of `on` (default: today); raises Gone.

    Of somebody who was merged into another person it is the case of that one. Without the permission for it,
    restricted items of health and the names of confidential sources are not in it; raises Problem where the case is for
    another group.
    """
    day = on or desk.clock.today()
    custody, rights = desk.terms.custody_codes, desk.rights
    with desk.register.reading() as reader:
        person_id = reader.standing(person_id)
        person = reader.get(Person, person_id)
        parts = {
            name: _in_order(reader.find(kind, person_id=person_id), date)
            for name, (kind, date) in PARTS.items()
        }
        parts["names"] = tuple(sorted(parts["names"], key=lambda form: (form.position, form.id)))
        if not rights.restricted:
            parts["health"] = tuple(one for one in parts["health"] if not one.restricted)
        parts["follow_ups"] = _owed_first(parts["follow_ups"])
        parts["notes"] = parts["notes"][::-1]
        return Case(
            person=person,
            as_of=day,
            status=status_on(parts["claims"], day, custody),
            **parts,
            sources={
                number: source if rights.restricted else sealed(source)
                for number, source in _referred_to(reader, Source, parts.values(), "source_id").items()
            },
            facilities=_referred_to(reader, Facility, parts.values(), "facility_id"),
            events=_referred_to(reader, ReleaseEvent, (parts["releases"],), "release_event_id"),
            officials=_referred_to(reader, Official, parts.values(), *_OFFICIALS),
            affairs=_referred_to(reader, Affair, (parts["affairs_of"],), "affair_id"),
            counting_rules=reader.find(CountingRule) if parts["sentences"] else (),
            custom_fields={one.id: one for one in reader.find(CustomField)},
            protocols=protocols_of(reader, parts["follow_ups"]),
            steps=_referred_to(reader, ProtocolStep, (parts["follow_ups"],), "protocol_step_id"),
        )


def _referred_to(
    reader: Reader, kind: type[Record], parts: Iterable[tuple[Any, ...]], *columns: str
) -> dict[int, Any]:
    """Return, by id, the records of a kind that one of these columns of the parts names."""
    named = [
        getattr(record, column)
        for records in parts
        for column in columns
        if records and column in type(records[0]).model_fields
        for record in records
    ]
    return reader.by_id(kind, named) if any(one is not None for one in named) else {}


def _in_order(records: tuple[Any, ...], field: str) -> tuple[Any, ...]:
    """Sort by a date, partial or not; what has no date comes first, as it may be the oldest."""
    if not field or len(records) < 2:
        return records

    def key(record: Any) -> tuple[object, ...]:
        date = getattr(record, field)
        return (date is not None, date.sort_key if isinstance(date, PartialDate) else date or 0, record.id)

    return tuple(sorted(records, key=key))


def _owed_first(follow_ups: tuple[FollowUp, ...]) -> tuple[FollowUp, ...]:
    return tuple(
        sorted(
            follow_ups,
            key=lambda one: (
                one.state not in OWED,
                one.state not in UNFINISHED,
                one.due is None,
                one.due or dt.date.max,
                one.id,
            ),
        )
    )
