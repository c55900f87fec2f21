"""A release event with people who are held, on a list that somebody has decided, for the tests of events."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.announced_list import AnnouncedLineFields, AnnouncedListFields, LineDecision
from app.domain.partial_date import PartialDate
from app.domain.person import Person
from app.domain.record import Record
from app.domain.release import Confirmation, ConfirmationStep, JourneyLeg, Release
from app.domain.release_event import (
    AnnouncedNumber,
    FamilyNotice,
    KeyEvent,
    Pledge,
    ReleaseEvent,
    ReleaseEventFields,
)
from app.workflows.desk import Desk
from app.workflows.edit_records import add_record, list_records
from app.workflows.entries import ArrestEntry, ReleaseEntry, TransferEntry
from app.workflows.record_arrest import record_arrest
from app.workflows.record_transfer import record_transfer
from tests.workflows.made_case import LETTER, facility, somebody, stored

DAY = PartialDate("2025-12-13")
OF_EVENTS: tuple[type[Record], ...] = (
    AnnouncedNumber, Pledge, KeyEvent, FamilyNotice, ConfirmationStep, JourneyLeg
)  # fmt: skip


@dataclass(frozen=True)
class Made:
    """The event, and the people in it in the order of their names."""

    event: ReleaseEvent
    people: tuple[Person, ...]

    @property
    def ids(self) -> list[int]:
        """The ids of the people."""
        return [person.id for person in self.people]


def entry(kind: str = "pardon_expelled", date: PartialDate = DAY, **more: object) -> ReleaseEntry:
    """Return a release that is on a list, or more."""
    confirmation = more.pop("confirmation", Confirmation.LISTED)
    return ReleaseEntry(date, more.pop("source", LETTER), kind, confirmation, **more)  # type: ignore[arg-type]


def held(desk: Desk, surname: str, arrest: str = "2021-03-05", given: str = "Ян") -> Person:
    """Return somebody who has been in a colony since 10 January 2022."""
    person = somebody(desk, surname, given)
    record_arrest(desk, person.id, ArrestEntry(PartialDate(arrest), LETTER, "pretrial_sizo"))
    if arrest < "2022":
        colony = facility(desk, "IK-2")
        transfer = TransferEntry(PartialDate("2022-01-10"), LETTER, "colony", facility_id=colony.id)
        record_transfer(desk, person.id, transfer)
    return person


def made_event(desk: Desk, surnames: Sequence[str] = ("Абухоўскі", "Гарбуз", "Ясевіч")) -> Made:
    """Return an event of 13 December 2025 with a list that names people of these surnames, and one more."""
    event: ReleaseEvent = add_record(
        desk, ReleaseEventFields(title="A deal", date=DAY, announced=len(surnames) + 1)
    )
    announced = add_record(
        desk, AnnouncedListFields(release_event_id=event.id, title="A list", published=DAY)
    )
    people = tuple(held(desk, surname) for surname in surnames)
    for number, person in enumerate(people, 1):
        add_record(
            desk,
            AnnouncedLineFields(
                announced_list_id=announced.id,
                number=number,
                printed=f"Line {number}",
                decision=LineDecision.MATCH,
                person_id=person.id,
            ),
        )
    add_record(
        desk, AnnouncedLineFields(announced_list_id=announced.id, number=len(people) + 1, printed="Somebody")
    )
    return Made(event, people)


def releases(desk: Desk) -> dict[int, Release]:
    """Return the releases by person."""
    return {release.person_id: release for release in list_records(desk, Release)}


def everything(desk: Desk) -> object:
    """Return all that is stored, also of events, without the versions."""
    more = {
        kind: tuple(one.model_dump(exclude={"version"}) for one in list_records(desk, kind))
        for kind in OF_EVENTS
    }
    return (stored(desk), more)
