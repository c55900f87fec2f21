"""Reading everything about one person in one go."""

import datetime as dt
from typing import Any, Protocol, TypeVar

from app.domain.case import Case
from app.domain.detention import Charge, Detention, Placement, Sentence
from app.domain.document import Document
from app.domain.facility import Facility
from app.domain.follow_up import OWED, UNFINISHED, FollowUp
from app.domain.partial_date import PartialDate
from app.domain.person import Identifier, NameForm, Note, Person, Recognition, RiskFlag
from app.domain.protocol import ProtocolStep
from app.domain.record import PersonId
from app.domain.release import ConfirmationStep, JourneyLeg, Release
from app.domain.release_event import FamilyNotice, ReleaseEvent
from app.domain.source import Source
from app.domain.status import Claim, status_on
from app.workflows.desk import Desk
from app.workflows.follow_ups import protocols_of


class _Dated(Protocol):
    @property
    def id(self) -> int: ...


D = TypeVar("D", bound=_Dated)


def read_case(desk: Desk, person_id: PersonId, on: dt.date | None = None) -> Case:
    """Return the person's whole case with the status as of `on` (default: today); raises Gone.

    Of somebody who was merged into another person it is the case of that one.
    """
    day = on or desk.clock.today()
    custody = desk.terms.custody_codes
    with desk.register.reading() as reader:
        person_id = reader.standing(person_id)
        person = reader.get(Person, person_id)
        claims = _by_date(reader.find(Claim, person_id=person_id), "since")
        detentions = _by_date(reader.find(Detention, person_id=person_id), "start")
        placements = _by_date(reader.find(Placement, person_id=person_id), "start")
        sentences = _by_date(reader.find(Sentence, person_id=person_id), "date")
        releases = _by_date(reader.find(Release, person_id=person_id), "date")
        confirmations = _by_date(reader.find(ConfirmationStep, person_id=person_id), "date")
        journey = _by_date(reader.find(JourneyLeg, person_id=person_id), "date")
        documents = reader.find(Document, person_id=person_id)
        names = reader.find(NameForm, person_id=person_id)
        follow_ups = reader.find(FollowUp, person_id=person_id)
        cited: tuple[Any, ...] = (
            *claims,
            *detentions,
            *placements,
            *sentences,
            *releases,
            *confirmations,
            *journey,
            *documents,
            *names,
        )
        placed: tuple[Any, ...] = (*claims, *placements)
        return Case(
            person=person,
            as_of=day,
            status=status_on(claims, day, custody),
            names=tuple(sorted(names, key=lambda form: (form.position, form.id))),
            identifiers=reader.find(Identifier, person_id=person_id),
            flags=reader.find(RiskFlag, person_id=person_id),
            recognitions=_by_date(reader.find(Recognition, person_id=person_id), "date"),
            detentions=detentions,
            placements=placements,
            charges=_by_date(reader.find(Charge, person_id=person_id), "date"),
            sentences=sentences,
            claims=claims,
            releases=releases,
            confirmations=confirmations,
            journey=journey,
            follow_ups=_owed_first(follow_ups),
            notes=tuple(reversed(reader.find(Note, person_id=person_id))),
            documents=documents,
            sources=reader.by_id(Source, (part.source_id for part in cited)),
            facilities=reader.by_id(Facility, (part.facility_id for part in placed)),
            family_notices=_by_date(reader.find(FamilyNotice, person_id=person_id), "told"),
            events=reader.by_id(ReleaseEvent, (release.release_event_id for release in releases)),
            protocols=protocols_of(reader, follow_ups),
            steps=reader.by_id(ProtocolStep, (one.protocol_step_id for one in follow_ups)),
        )


def _by_date(records: tuple[D, ...], field: str) -> tuple[D, ...]:
    """Sort by a partial date; what has no date comes first, as it may be the oldest."""

    def key(record: D) -> tuple[object, ...]:
        date: PartialDate | None = getattr(record, field)
        return (date is not None, date.sort_key if date else (), record.id)

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
