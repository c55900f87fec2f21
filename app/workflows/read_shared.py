"""Reading what many persons share (sources, facilities, release events), and who has to do with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from app.domain.names import sort_key
from app.domain.people_list import PersonLine
from app.domain.record import Record
from app.domain.release import Release
from app.domain.release_event import ReleaseEvent
from app.store import people, uses
from app.workflows.desk import Desk

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Shared(Generic[R]):
    """A record with the number of records that refer to it."""

    record: R
    uses: int


@dataclass(frozen=True, slots=True)
class Concerned:
    """Somebody who has to do with a shared record; of a release event, how this person was released."""

    line: PersonLine
    release: Release | None = None


def list_shared(desk: Desk, kind: type[R]) -> tuple[Shared[R], ...]:
    """Return all records of a kind with how often each is used, in the order in which they were entered.

    Of a release event only the releases count, not the lists that were announced.
    """
    with desk.register.reading() as reader:
        counted = uses.counted(reader, kind, Release if kind is ReleaseEvent else None)
        return tuple(Shared(record, counted.get(record.id, 0)) for record in reader.find(kind))


def who_is_concerned(desk: Desk, record: Record) -> tuple[Concerned, ...]:
    """Return everybody with a record that refers to this one, by name."""
    with desk.register.reading() as reader:
        releases: Sequence[Release] = ()
        if isinstance(record, ReleaseEvent):
            releases = reader.find(Release, release_event_id=record.id)
        released = {release.person_id: release for release in releases}
        lines = people.lines(reader, sorted(uses.people_of(reader, record)), None)
        ordered = sorted(lines, key=lambda line: sort_key(line.name))
        return tuple(Concerned(line, released.get(line.id)) for line in ordered)
