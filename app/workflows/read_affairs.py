"""Reading who else is accused in the affairs of a person."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.case import Case
from app.domain.names import sort_key
from app.domain.people_list import PersonLine
from app.domain.proceedings import AffairMember
from app.store import person_lines
from app.workflows.desk import Desk


@dataclass(frozen=True, slots=True)
class CoDefendant:
    """Somebody else in an affair, and as what."""

    line: PersonLine
    member: AffairMember


def co_defendants(desk: Desk, case: Case) -> Mapping[int, tuple[CoDefendant, ...]]:
    """Return, by affair, everybody else who is accused in the affairs of this case, by name."""
    wanted = {one.affair_id for one in case.affairs_of}
    if not wanted:
        return {}
    found: dict[int, list[CoDefendant]] = {}
    with desk.register.reading() as reader:
        others = [
            (reader.standing(one.person_id), one) for one in reader.find(AffairMember, affair_id=wanted)
        ]
        ids = {person for person, _one in others if person != case.person.id}
        lines = {line.id: line for line in person_lines.of(reader, sorted(ids), None)}
    for person, member in others:
        if person in lines:
            found.setdefault(member.affair_id, []).append(CoDefendant(lines[person], member))
    return {
        affair: tuple(sorted(members, key=lambda one: sort_key(one.line.name)))
        for affair, members in found.items()
    }
