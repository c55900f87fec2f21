"""Reading what many persons share (sources, facilities), and who has to do with it."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from app.domain.names import sort_key
from app.domain.people_list import PersonLine
from app.domain.record import Record
from app.store import person_lines, uses
from app.workflows.desk import Desk
from app.workflows.edit_records import as_seen

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Shared(Generic[R]):
    """A record with the number of records that refer to it."""

    record: R
    uses: int


@dataclass(frozen=True, slots=True)
class Concerned:
    """Somebody who has to do with a shared record; `named_as` are the fields that name it (`judge_id`)."""

    line: PersonLine
    named_as: tuple[str, ...] = ()


def list_shared(desk: Desk, kind: type[R]) -> tuple[Shared[R], ...]:
    """Return all records of a kind with how often each is used, in the order in which they were entered."""
    with desk.register.reading() as reader:
        counted = uses.counted(reader, kind)
        found = tuple((record, counted.get(record.id, 0)) for record in reader.find(kind))
    return tuple(Shared(as_seen(desk, record), many) for record, many in found)


def who_is_concerned(desk: Desk, record: Record) -> tuple[Concerned, ...]:
    """Return everybody with a record that refers to this one, by name."""
    with desk.register.reading() as reader:
        named = uses.people_of(reader, record)
        lines = person_lines.of(reader, sorted(named), None)
        ordered = sorted(lines, key=lambda line: sort_key(line.name))
        return tuple(Concerned(line, named[line.id]) for line in ordered)
