"""What the page of a person shows, read from the register in one job."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.case import Case
from app.domain.departure import Departure
from app.domain.disclosure import Audience, FieldKey
from app.domain.history import Change
from app.domain.record import PersonId
from app.workflows.attach_document import document_bytes
from app.workflows.consents import SeenAs, seen_as, where_data_went
from app.workflows.desk import Desk
from app.workflows.history import read_history
from app.workflows.part_again import MergedRecord, merged_records
from app.workflows.read_affairs import CoDefendant, co_defendants
from app.workflows.read_case import read_case


@dataclass(frozen=True, slots=True)
class PageData:
    """The case, the changes that touched it (newest first), the thumbnail of the portrait (JPEG), who was merged,
    and by affair who else is accused in it.

    `departures` is what left the register about the person.
    """

    case: Case
    history: tuple[Change, ...]
    thumbnail: bytes | None
    merged: tuple[MergedRecord, ...] = ()
    co_defendants: Mapping[int, tuple[CoDefendant, ...]] = field(default_factory=dict)
    departures: tuple[Departure, ...] = ()

    def seen_as(self, audience: Audience, today: dt.date) -> "tuple[SeenAs, PageData | None]":
        """Return what an audience sees of the person today, and the page reduced to it (None: nothing)."""
        seen = seen_as(self.case, audience, today)
        if seen.case is None:
            return seen, None
        photo = self.thumbnail if FieldKey.PHOTO in seen.verdict.keys else None
        return seen, PageData(seen.case, (), photo)


def read_page_data(desk: Desk, person_id: PersonId) -> PageData:
    """Read everything that the page shows; raises Problem when the person is gone.

    Of somebody who was merged into another person it is the case of that one.
    """
    case = read_case(desk, person_id)
    portrait = case.portrait
    thumbnail = document_bytes(desk, portrait.thumbnail_sha256) if portrait else None
    kept = case.person.id
    return PageData(
        case,
        read_history(desk, kept),
        thumbnail,
        merged_records(desk, kept),
        co_defendants(desk, case),
        where_data_went(desk, kept),
    )
