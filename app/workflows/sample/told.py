"""What is known of a story before it is told, and what the rest of the case needs to know of it afterwards."""

import datetime as dt
from dataclasses import dataclass

FIRST_WAVE = dt.date(2020, 8, 9)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a release event ends a person's detention."""

    event_id: int
    day: dt.date
    kind: str
    place: str
    destination: str
    conditions: str
    papers: str
    confirmation: str
    source_id: int


@dataclass(slots=True)
class Told:
    """What the rest of the case needs to know of the story."""

    arrest: dt.date
    articles: tuple[str, ...] = ()
    held: bool = True
    ended: dt.date | None = None
    in_cell_type_room: bool = False
    abroad: bool = False
    died: bool = False
    release_id: int | None = None
    detention_id: int = 0
    sentence_id: int | None = None
    trial: dt.date | None = None
    in_force: dt.date | None = None
    court: str = ""
