"""The events of the timeline: their order, the gaps between them, what stands on its own."""

import datetime as dt

from app.domain.partial_date import PartialDate
from app.domain.person import NameFormDraft, NoteFields, Person, PersonFields
from app.domain.source import SourceFields
from app.domain.status import Claim, Confidence
from app.gui.pages.person.events import Event, EventKind, Gap, timeline
from app.gui.pages.person.wording import Wording
from app.workflows.add_person import add_person
from app.workflows.desk import Desk
from app.workflows.edit_records import add_record
from app.workflows.entries import StatusEntry
from app.workflows.read_case import read_case
from app.workflows.record_status import record_status, refute_claim

TODAY = dt.date(2026, 11, 23)


def told(desk: Desk, person: Person) -> tuple[Event | Gap, ...]:
    """Return the timeline of a person."""
    case = read_case(desk, person.id)
    return timeline(case, Wording(desk.terms, case, TODAY), TODAY)


def noted(desk: Desk, *dates: str) -> Person:
    """Add a person with a note on each of these dates."""
    person = add_person(desk, PersonFields(), [NameFormDraft(surname="Лебедзь")])
    for date in dates:
        add_record(desk, NoteFields(person_id=person.id, text=date, date=PartialDate(date)))
    return person


def test_a_long_stretch_without_anything_is_stated(desk: Desk) -> None:
    entries = told(desk, noted(desk, "2024-05-11", "2024-01-01", "2024-01-31"))
    words = [entry.text if isinstance(entry, Gap) else entry.detail for entry in entries]
    assert words == ["2024-01-01", "2024-01-31", "101 days with nothing recorded", "2024-05-11"]


def test_a_vague_date_covers_the_stretch_it_may_mean(desk: Desk) -> None:
    entries = told(desk, noted(desk, "2024", "2025-01-20"))
    assert not any(isinstance(entry, Gap) for entry in entries)


def test_a_gap_beside_a_date_without_a_limit_is_as_long_as_it_certainly_was(desk: Desk) -> None:
    entries = told(desk, noted(desk, "../2024", "2024-03-01", "2024/.."))
    gaps = [entry.text for entry in entries if isinstance(entry, Gap)]
    assert gaps == ["61 days with nothing recorded", "306 days with nothing recorded"]


def test_today_parts_what_was_from_what_is_to_come(desk: Desk) -> None:
    entries = told(desk, noted(desk, "2026-11-20", "2027-01-01"))
    assert [entry.text for entry in entries if isinstance(entry, Gap)] == ["Today"]
    assert isinstance(entries[1], Gap)


def test_the_claim_of_an_arrest_is_told_once(desk: Desk, rich: Person) -> None:
    events = [entry for entry in told(desk, rich) if isinstance(entry, Event)]
    assert sum(event.kind is EventKind.ARREST for event in events) == 1
    statuses = [event for event in events if event.kind is EventKind.STATUS]
    assert [event.title for event in statuses] == ["Status: At liberty"]
    assert statuses[0].doubtful


def test_a_refuted_claim_stays_in_sight_as_doubtful(desk: Desk) -> None:
    person = noted(desk)
    entry = StatusEntry(
        "released", PartialDate("2026-05-01"), SourceFields(title="Agency"), Confidence.CONFIRMED
    )
    claim = record_status(desk, person.id, entry)
    refute_claim(desk, claim, "seen in the colony two days later")
    event = told(desk, person)[0]
    assert isinstance(event, Event)
    assert isinstance(event.record, Claim)
    assert event.doubtful
    assert "seen in the colony" in event.detail
