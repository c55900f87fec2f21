"""Reading everything about one release event in one go."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.announced_list import AnnouncedLine, AnnouncedList
from app.domain.record import PersonId
from app.domain.release import ConfirmationStep, JourneyLeg, Release
from app.domain.release_event import AnnouncedNumber, FamilyNotice, Pledge, ReleaseEvent
from app.domain.source import Source
from app.domain.status import Claim
from app.workflows.desk import Desk


@dataclass(frozen=True, slots=True)
class EventRecords:
    """A release event with all that hangs on it; `entered` tells the day each release was recorded, by its id."""

    event: ReleaseEvent
    numbers: tuple[AnnouncedNumber, ...]
    pledges: tuple[Pledge, ...]
    lists: tuple[AnnouncedList, ...]
    lines: tuple[AnnouncedLine, ...]
    releases: tuple[Release, ...]
    steps: tuple[ConfirmationStep, ...]
    legs: tuple[JourneyLeg, ...]
    notices: Mapping[PersonId, tuple[FamilyNotice, ...]]
    entered: Mapping[int, dt.date]
    sources: Mapping[int, Source]


def event_records(desk: Desk, event_id: int) -> EventRecords:
    """Return all records of a release event; raises Gone."""
    with desk.register.reading() as reader:
        event = reader.get(ReleaseEvent, event_id)
        numbers = reader.find(AnnouncedNumber, release_event_id=event_id)
        pledges = reader.find(Pledge, release_event_id=event_id)
        lists = reader.find(AnnouncedList, release_event_id=event_id)
        lines = reader.find(AnnouncedLine, announced_list_id=[one.id for one in lists])
        releases = reader.find(Release, release_event_id=event_id)
        numbers_of_releases = [release.id for release in releases]
        notices: dict[PersonId, tuple[FamilyNotice, ...]] = {}
        for notice in reader.find(FamilyNotice, release_event_id=event_id):
            notices[notice.person_id] = (*notices.get(notice.person_id, ()), notice)
        claims = reader.find(Claim, release_id=numbers_of_releases)
        cited = (event.source_id, *(one.source_id for one in numbers), *(one.source_id for one in lists))
        return EventRecords(
            event=event,
            numbers=numbers,
            pledges=pledges,
            lists=lists,
            lines=tuple(sorted(lines, key=lambda line: (line.announced_list_id, line.number))),
            releases=releases,
            steps=reader.find(ConfirmationStep, release_id=numbers_of_releases),
            legs=reader.find(JourneyLeg, release_id=numbers_of_releases),
            notices=notices,
            entered={claim.release_id: claim.recorded_on for claim in claims if claim.release_id is not None},
            sources=reader.by_id(Source, cited),
        )
