"""The events of the timeline: their order, the gaps between them, what stands on its own."""

import datetime as dt

from app.base.language import Language
from app.domain.partial_date import PartialDate
from app.domain.people_list import PeopleQuery
from app.domain.person import NameFormDraft, NoteFields, Person, PersonFields
from app.domain.silence import silences
from app.domain.source import SourceFields
from app.domain.status import Claim, Confidence
from app.gui.pages.person.events import Event, EventKind, Gap, timeline
from app.gui.pages.person.wording import Wording
from app.reports.case_file_events import told as printed_timeline
from app.reports.wording import Wording as PaperWording
from app.workflows.add_person import add_person
from app.workflows.case_on_paper import CaseOnPaper
from app.workflows.desk import Desk
from app.workflows.edit_records import add_record
from app.workflows.entries import StatusEntry
from app.workflows.find_people import find_people
from app.workflows.read_case import read_case
from app.workflows.record_status import record_status, refute_claim
from app.workflows.write_paper import issue_now

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


def test_window_and_paper_state_the_same_silences(sample_desk: Desk) -> None:
    said = 0
    for line in find_people(sample_desk, PeopleQuery()).lines:
        case = read_case(sample_desk, line.id)
        shown = timeline(case, Wording(sample_desk.terms, case, case.as_of), case.as_of)
        in_window = [entry.text for entry in shown if isinstance(entry, Gap)]
        issue = issue_now(sample_desk, case.as_of, 0)
        on_paper = CaseOnPaper(case, sample_desk.terms, Language.EN).data(issue, None)
        printed = [
            one for one in printed_timeline(on_paper, PaperWording(Language.EN)) if isinstance(one, str)
        ]
        assert [text for text in printed if text != "Today"] == [
            text for text in in_window if text != "Today"
        ]
        said += len(printed)
    assert said > 20


def test_the_silence_goes_on_till_today_while_somebody_is_held(desk: Desk) -> None:
    person = add_person(desk, PersonFields(), [NameFormDraft(surname="Лебедзь")])
    record_status(
        desk,
        person.id,
        StatusEntry("colony", PartialDate("2026-08-01"), SourceFields(title="A letter")),
    )
    case = read_case(desk, person.id)
    shown = timeline(case, Wording(desk.terms, case, case.as_of), case.as_of)
    days = (case.as_of - dt.date(2026, 8, 1)).days
    assert [one.text for one in shown if isinstance(one, Gap)] == [f"{days} days with nothing recorded"]
    add_record(desk, NoteFields(person_id=person.id, text="She wrote", date=PartialDate.of(case.as_of)))
    case = read_case(desk, person.id)
    (silence,) = silences(case, desk.terms.custody_codes, case.as_of)
    assert silence.days == days
    assert silences(case, desk.terms.custody_codes, case.as_of + dt.timedelta(days=30)) == (silence,)
