"""Printing the documents of a release day from a real register: what they say, of whom, and what they hold back."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from app.base.errors import Problem
from app.base.language import Language
from app.base.progress import Cancelled, Silent
from app.domain.announced_list import AnnouncedLineFields, AnnouncedList, AnnouncedListFields, LineDecision
from app.domain.consent import ConsentFields, ConsentLevel
from app.domain.disclosure import Audience, FieldKey, allowed, disclose_line
from app.domain.event_figures import Missing
from app.domain.follow_up import FollowUpFields, Priority
from app.domain.partial_date import PartialDate
from app.domain.people_list import PeopleQuery
from app.domain.person import NameFormFields, NameUsage
from app.domain.protocol import ProtocolStep
from app.domain.release import Confirmation, ConfirmationStepFields, Release
from app.domain.release_event import AnnouncedNumberFields, FamilyNoticeFields, PledgeFields
from app.domain.source import SourceFields
from app.reports.still_held_data import NotFree
from app.store.unit import Gone
from app.workflows.desk import Desk
from app.workflows.edit_records import add_record, list_records, save_record
from app.workflows.entries import ArrestEntry
from app.workflows.event_figures import event_figures
from app.workflows.find_people import find_people
from app.workflows.print_handover import HandoverOptions, handover, print_handover
from app.workflows.print_reconciliation import (
    ReconciliationOptions,
    print_reconciliation,
    reconciliation,
)
from app.workflows.print_report import OPTIONS, REPORTS, About, choices, print_report
from app.workflows.print_still_held import Grouping, StillHeldOptions, print_still_held, still_held
from app.workflows.read_event import read_event
from app.workflows.record_arrest import record_arrest
from app.workflows.record_release import record_release
from tests.workflows.made_case import LETTER
from tests.workflows.made_event import DAY, Made, entry, held, made_event

EVE = dt.date(2025, 12, 12)


@pytest.fixture
def made(desk: Desk) -> Made:
    """An event with three people of whom two are recorded as released, and somebody who was expected."""
    event = made_event(desk)
    for number, person in enumerate(event.people[:2]):
        level = Confirmation.FAMILY_OR_LAWYER if number == 0 else Confirmation.LISTED
        record_release(
            desk, person.id, entry(confirmation=level, release_event_id=event.event.id, destination="Vilnia")
        )
    held(desk, "Чаканы")
    return event


def text_of(file: Path) -> str:
    document = pypdfium2.PdfDocument(file)
    try:
        return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)
    finally:
        document.close()


def test_the_still_held_are_those_of_the_day_and_their_groups_add_up(desk: Desk, made: Made) -> None:
    before = still_held(desk, StillHeldOptions(on=EVE), Silent())
    after = still_held(desk, StillHeldOptions(), Silent())
    assert before.total == 4
    assert after.total == 2
    statuses = frozenset(desk.terms.custody_codes)
    found = find_people(desk, PeopleQuery(on=desk.clock.today(), statuses=statuses))
    assert after.total == len(found.ids)
    names = [one.name for group in after.groups for one in group.people]
    assert names == ["Чаканы Ян", "Ясевіч Ян"]


def test_days_held_count_from_the_arrest_through_transfers(desk: Desk, made: Made) -> None:
    (group,) = still_held(desk, StillHeldOptions(on=EVE), Silent()).groups
    assert group.title
    assert {one.days for one in group.people} == {(EVE - dt.date(2021, 3, 5)).days}


def test_of_an_event_only_those_are_listed_who_were_expected_and_are_held(desk: Desk, made: Made) -> None:
    data = still_held(desk, StillHeldOptions(grouping=Grouping.ALPHABET), Silent(), made.event.id)
    assert [(group.title, [one.name for one in group.people]) for group in data.groups] == [
        ("Ч", ["Чаканы Ян"])
    ]
    assert data.event == "A deal"


def test_who_was_reported_as_free_and_is_not_has_a_group_of_its_own(desk: Desk, made: Made) -> None:
    refuted = next(one for one in list_records(desk, Release) if one.person_id == made.people[0].id)
    save_record(desk, refuted.but(confirmation=Confirmation.REFUTED))
    record_arrest(desk, made.people[1].id, ArrestEntry(PartialDate("2026-03-01"), LETTER, "pretrial_sizo"))
    data = still_held(desk, StillHeldOptions(), Silent(), made.event.id)
    expected, reported = data.groups
    assert [one.name for one in expected.people] == ["Чаканы Ян"]
    assert not expected.reported
    assert reported.reported
    assert [(one.name, one.not_free) for one in reported.people] == [
        ("Абухоўскі Ян", NotFree.REFUTED),
        ("Гарбуз Ян", NotFree.HELD_AGAIN),
    ]
    assert data.named == 1


def test_who_refused_to_leave_is_still_held_and_went_nowhere(desk: Desk, made: Made) -> None:
    person = made.people[2]
    record_release(
        desk,
        person.id,
        entry(kind="at_border_refused", release_event_id=made.event.id, destination="Lithuania"),
    )
    data = still_held(desk, StillHeldOptions(), Silent(), made.event.id)
    told = {one.name: one.not_free for group in data.groups for one in group.people}
    assert told == {"Чаканы Ян": None, "Ясевіч Ян": NotFree.REFUSED}
    paper = reconciliation(desk, made.event.id, ReconciliationOptions(missing=Missing.ALL), Silent())
    (refused,) = [one.person for one in paper.matched if one.person.refused]
    assert (refused.name, refused.destination) == ("Ясевіч Ян", "")
    assert [one.name for one in paper.expected] == ["Чаканы Ян", "Ясевіч Ян"]
    (sheet,) = handover(desk, [person.id], HandoverOptions(), Silent()).people
    assert (sheet.case.releases[-1].destination, sheet.moves) == ("", ())


def test_nobody_is_said_to_be_missing_whom_an_undecided_line_may_name(desk: Desk, made: Made) -> None:
    (announced,) = list_records(desk, AnnouncedList)
    line = AnnouncedLineFields(announced_list_id=announced.id, number=9, printed="Чаканы Ян")
    add_record(desk, line)
    data = reconciliation(desk, made.event.id, ReconciliationOptions(missing=Missing.ALL), Silent())
    assert [(one.name, one.perhaps) for one in data.expected] == [("Чаканы Ян", "L1 9")]
    (group,) = still_held(desk, StillHeldOptions(), Silent(), made.event.id).groups
    assert [one.perhaps for one in group.people] == [True]


def test_the_date_beside_a_confirmation_is_that_of_the_confirmation(desk: Desk, made: Made) -> None:
    release = next(one for one in list_records(desk, Release) if one.person_id == made.people[0].id)
    add_record(
        desk,
        ConfirmationStepFields(
            person_id=release.person_id,
            release_id=release.id,
            level=Confirmation.PERSON,
            date=PartialDate("2025-12-20"),
        ),
    )
    data = reconciliation(desk, made.event.id, ReconciliationOptions(missing=Missing.ALL), Silent())
    first = data.matched[0].person
    assert (first.confirmation, first.confirmed, first.released) == (
        Confirmation.PERSON,
        PartialDate("2025-12-20"),
        DAY,
    )


def test_who_said_another_number_is_named_where_the_sum_is(desk: Desk, made: Made) -> None:
    def said(claimant: str, number: int, day: str, destination: str = "") -> None:
        fields = AnnouncedNumberFields(
            release_event_id=made.event.id,
            claimant=claimant,
            number=number,
            said=PartialDate(day),
            destination=destination,
        )
        add_record(desk, fields)

    said("Agency", 100, "2025-12-13")
    said("Agency", 123, "2025-12-14")
    said("Embassy", 9, "2025-12-14", destination="Lithuania")
    options = ReconciliationOptions()
    assert "announced numbers differ" not in repr(
        reconciliation(desk, made.event.id, options, Silent()).explained
    )
    said("Ministry", 121, "2025-12-14")
    explained = reconciliation(desk, made.event.id, options, Silent()).explained
    assert explained[1] == "The announced numbers differ (Agency: 123, Ministry: 121; difference 2)."


def test_lines_are_counted_alike_on_paper_and_in_the_window_and_bullets_are_no_part_of_a_name(
    desk: Desk, made: Made
) -> None:
    (announced,) = list_records(desk, AnnouncedList)
    for number, (printed, decision) in enumerate(
        (
            ("List of the freed", LineDecision.NO_NAME),
            ("• 12) Хто Невядомы", LineDecision.NOT_OURS),
        ),
        start=20,
    ):
        add_record(
            desk,
            AnnouncedLineFields(
                announced_list_id=announced.id, number=number, printed=printed, decision=decision
            ),
        )
    data = reconciliation(desk, made.event.id, ReconciliationOptions(missing=Missing.ALL), Silent())
    (shown,) = read_event(desk, made.event.id).lists
    (on_paper,) = data.lists
    assert (shown.lines, shown.undecided) == (on_paper.lines, on_paper.undecided) == (5, 1)
    assert data.not_ours[0].texts == ("Хто Невядомы",)


def test_what_is_owed_next_stands_beside_the_name(desk: Desk, made: Made) -> None:
    person = made.people[2]
    for title, due in (("Later", dt.date(2027, 1, 1)), ("Hearing", dt.date(2026, 12, 1)), ("Some day", None)):
        add_record(desk, FollowUpFields(person_id=person.id, title=title, due=due))
    found = [one for group in still_held(desk, StillHeldOptions(), Silent()).groups for one in group.people]
    assert [(one.next_title, one.next_due) for one in found] == [
        ("", None),
        ("Hearing", dt.date(2026, 12, 1)),
    ]


def test_an_audience_that_may_not_see_them_gets_no_names_numbers_or_follow_ups(
    desk: Desk, made: Made
) -> None:
    (line,) = [one for one in find_people(desk, PeopleQuery()).lines if one.id == made.people[0].id]
    shown, withheld = disclose_line(line, allowed(Audience.PUBLIC_INITIALS))
    assert line.name not in repr(shown)
    assert line.case_number not in repr(shown)
    assert withheld >= 1
    add_record(desk, ConsentFields(person_id=made.people[0].id, level=ConsentLevel.PUBLIC_INITIALS))
    data = still_held(desk, StillHeldOptions(audience=Audience.PUBLIC_INITIALS, on=EVE), Silent())
    told = repr(data.groups)
    assert data.total == 1
    assert data.issue.left_out == len(made.people)
    assert "Ясевіч" not in told
    assert "Я. А." in told
    assert data.issue.withheld >= 2


def test_a_reconciliation_says_what_the_figures_say(desk: Desk, made: Made) -> None:
    figures = event_figures(desk, made.event.id)
    data = reconciliation(desk, made.event.id, ReconciliationOptions(missing=Missing.ALL), Silent())
    assert len(data.matched) == figures.matched == data.figures.matched
    assert len(data.not_ours) == figures.not_ours
    assert len(data.undecided) == figures.undecided
    assert len(data.unlisted) == figures.unlisted
    assert len(data.new_persons) == figures.new_persons
    assert [one.name for one in data.expected] == ["Чаканы Ян"]
    assert data.figures.gap == figures.gap
    first = data.matched[0]
    assert first.person.confirmation is Confirmation.FAMILY_OR_LAWYER
    assert first.person.destination == "Vilnia"
    assert first.printed is not None
    assert (first.printed.texts, first.printed.places) == (("Line 1",), "L1 1")


def test_numbers_stand_beside_what_was_verified_by_then(desk: Desk, made: Made) -> None:
    release = next(one for one in list_records(desk, Release) if one.person_id == made.people[1].id)
    add_record(
        desk,
        ConfirmationStepFields(
            person_id=release.person_id,
            release_id=release.id,
            level=Confirmation.PERSON,
            date=PartialDate("2025-12-20"),
            time="10:00",
        ),
    )
    for said, time in (("2025-12-19", ""), ("2025-12-20", "09:00"), ("2025-12-20", "12:00")):
        add_record(
            desk,
            AnnouncedNumberFields(
                release_event_id=made.event.id,
                claimant="Agency",
                number=123,
                said=PartialDate(said),
                said_time=time,
            ),
        )
    data = reconciliation(desk, made.event.id, ReconciliationOptions(missing=Missing.ALL), Silent())
    earlier, just_before, after = (one.verified for one in data.numbers)
    assert earlier == just_before
    assert after == (just_before or 0) + 1


def test_two_lists_are_compared_and_superseded_ones_left_out(desk: Desk, made: Made) -> None:
    second = add_record(desk, AnnouncedListFields(release_event_id=made.event.id, title="Second list"))
    lines = (
        (1, "Line 1", LineDecision.MATCH, made.people[0].id),
        (2, "Somebody Else", LineDecision.NOT_OURS, None),
    )
    for number, printed, decision, person in lines:
        add_record(
            desk,
            AnnouncedLineFields(
                announced_list_id=second.id,
                number=number,
                printed=printed,
                decision=decision,
                person_id=person,
            ),
        )
    data = reconciliation(desk, made.event.id, ReconciliationOptions(missing=Missing.ALL), Silent())
    (pair,) = data.comparisons
    assert pair.both == 1
    assert "Somebody Else" in repr((pair.only_first, pair.only_second))
    assert data.matched[0].printed is not None
    assert data.matched[0].printed.places.count("·") == 1
    first = list_records(desk, AnnouncedList, title="A list")[0]
    add_record(
        desk, AnnouncedListFields(release_event_id=made.event.id, title="Third list", supersedes_id=first.id)
    )
    data = reconciliation(desk, made.event.id, ReconciliationOptions(missing=Missing.ALL), Silent())
    assert next(one.replaced_by for one in data.lists if one.title == "A list") == "L2"
    assert data.figures.lines == 2


def test_what_families_were_told_and_promises_are_on_paper_and_confidential_sources_not(
    desk: Desk, made: Made, tmp_path: Path
) -> None:
    expected = next(one for one in find_people(desk, PeopleQuery()).lines if one.name.startswith("Чаканы"))
    secret = add_record(desk, SourceFields(title="Her uncle Пятро", confidential=True))
    add_record(
        desk,
        FamilyNoticeFields(
            person_id=expected.id,
            release_event_id=made.event.id,
            told=DAY,
            whom="his mother",
            said="not yet free",
        ),
    )
    add_record(desk, PledgeFields(release_event_id=made.event.id, promise="Free all", source_id=secret.id))
    add_record(
        desk,
        AnnouncedNumberFields(release_event_id=made.event.id, claimant="X", number=3, source_id=secret.id),
    )
    out = tmp_path / "report.pdf"
    printed = print_reconciliation(
        desk, made.event.id, out, ReconciliationOptions(missing=Missing.ALL), Silent()
    )
    text = text_of(out)
    assert "his mother" in text
    assert "not yet free" in text
    assert "Free all" in text
    assert "Пятро" not in text
    assert printed.withheld == 1
    assert "1 value is withheld from this document." in text
    nobody = reconciliation(desk, made.event.id, ReconciliationOptions(missing=Missing.NOBODY), Silent())
    assert nobody.expected == ()
    recognised = ReconciliationOptions(missing=Missing.RECOGNISED)
    assert reconciliation(desk, made.event.id, recognised, Silent()).expected == ()


def test_hand_over_sheets_of_an_event_are_of_everybody_in_it_by_name(desk: Desk, made: Made) -> None:
    data = handover(desk, (), HandoverOptions(language=Language.BE), Silent(), made.event.id)
    assert [one.listed for one in data.people] == ["Абухоўскі Ян", "Гарбуз Ян", "Ясевіч Ян"]
    assert data.event == "A deal"
    assert data.people[0].steps[-1].level is Confirmation.FAMILY_OR_LAWYER
    alone = handover(desk, (made.people[2].id,), HandoverOptions(), Silent(), made.event.id)
    assert [one.listed for one in alone.people] == ["Ясевіч Ян"]


def test_a_hand_over_sheet_has_what_is_owed_and_the_names_in_other_scripts(
    desk: Desk, made: Made, tmp_path: Path
) -> None:
    person = made.people[0]
    add_record(
        desk,
        FollowUpFields(
            person_id=person.id,
            title="See a doctor",
            due=dt.date(2026, 11, 1),
            priority=Priority.URGENT,
            assignee="T.",
        ),
    )
    add_record(
        desk,
        NameFormFields(
            person_id=person.id, surname="Abuchoŭski", given="Jan", usage=NameUsage.PASSPORT, position=5
        ),
    )
    out = tmp_path / "sheet.pdf"
    printed = print_handover(desk, (person.id,), out, HandoverOptions(), Silent())
    text = text_of(out)
    assert printed.pages == 1
    for words in ("See a doctor Urgent", "1 Nov 2026 Overdue", "Abuchoŭski", "Vilnia", person.case_number):
        assert words in text


def test_nobody_to_print_a_sheet_of_is_a_problem(desk: Desk, tmp_path: Path) -> None:
    event = made_event(desk, ())
    with pytest.raises(Problem, match="nobody in this release event"):
        print_handover(desk, (), tmp_path / "x.pdf", HandoverOptions(), Silent(), event_id=event.event.id)


@pytest.mark.parametrize("audience", sorted(set(Audience) - {Audience.INTERNAL}))
def test_without_consent_nothing_is_printed_for_others(
    desk: Desk, made: Made, tmp_path: Path, audience: Audience
) -> None:
    for report in REPORTS:
        about = (
            About((made.people[0].id,))
            if report.name in ("case-file", "handover")
            else About((), made.event.id)
        )
        with pytest.raises(Problem, match="consent"):
            print_report(
                desk,
                report.name,
                tmp_path / "x.pdf",
                about,
                OPTIONS[report.name](audience=audience),
                Silent(),
            )
    assert list(tmp_path.glob("*.pdf*")) == []


@pytest.mark.parametrize("language", Language)
def test_documents_are_printed_by_name_in_each_language_and_the_same_again(
    desk: Desk, made: Made, tmp_path: Path, language: Language
) -> None:
    for report in REPORTS:
        about = About((made.people[0].id,)) if report.name == "case-file" else About((), made.event.id)
        options = OPTIONS[report.name](language=language)
        first = print_report(desk, report.name, tmp_path / f"{report.name}.pdf", about, options, Silent())
        again = print_report(
            desk, report.name, tmp_path / f"{report.name}.pdf", about, options, Silent(), overwrite=True
        )
        assert first.sha256 == again.sha256
        assert desk.organisation in text_of(first.file)


def test_a_document_that_does_not_suit_is_refused_in_words(desk: Desk, made: Made, tmp_path: Path) -> None:
    out = tmp_path / "x.pdf"
    person, event = (made.people[0].id,), made.event.id
    for name, about, words in (
        ("case-file", About((), event), "one person"),
        ("case-file", About((1, 2)), "one person"),
        ("reconciliation", About(person), "one release event"),
        ("handover", About(), "people or a release event"),
        ("still-held", About(person), "not about single people"),
    ):
        with pytest.raises(Problem, match=words):
            print_report(desk, name, out, about, OPTIONS[name](), Silent())
    with pytest.raises(Problem, match="no document"):
        choices("novel", "internal", "en")
    with pytest.raises(Problem, match="no choice"):
        choices("handover", "everybody", "en")
    with pytest.raises(Problem, match="no choice"):
        choices("handover", "internal", "en", on=EVE)
    chosen = choices("still-held", "internal", "ru", on=EVE, grouping="alphabet")
    assert chosen == StillHeldOptions(language=Language.RU, grouping=Grouping.ALPHABET, on=EVE)
    assert not out.exists()


def test_who_or_what_is_gone_is_told_and_a_cancelled_print_leaves_no_file(
    desk: Desk, made: Made, tmp_path: Path
) -> None:
    class Stop:
        def step(self, done: int, total: int, text: str = "") -> None:
            raise Cancelled

    out = tmp_path / "x.pdf"
    prints: tuple[Callable[[], object], ...] = (
        lambda: print_still_held(desk, out, StillHeldOptions(), Silent(), event_id=99),
        lambda: print_reconciliation(desk, 99, out, ReconciliationOptions(missing=Missing.ALL), Silent()),
        lambda: print_handover(desk, (99,), out, HandoverOptions(), Silent()),
    )
    for tried in prints:
        with pytest.raises(Gone):
            tried()
    with pytest.raises(Cancelled):
        print_handover(desk, (), out, HandoverOptions(), Stop(), event_id=made.event.id)
    with pytest.raises(Cancelled):
        print_still_held(desk, out, StillHeldOptions(), Stop())
    assert list(tmp_path.glob("*.pdf*")) == []


def test_family_notices_are_for_the_office_alone() -> None:
    assert FieldKey.FAMILY_NOTICES in allowed(Audience.INTERNAL)
    assert all(
        FieldKey.FAMILY_NOTICES not in allowed(audience) for audience in set(Audience) - {Audience.INTERNAL}
    )


def test_follow_ups_of_a_protocol_and_known_places_are_told_in_the_language_of_the_document(
    desk: Desk, made: Made
) -> None:
    person = made.people[0]
    release = next(one for one in list_records(desk, Release) if one.person_id == person.id)
    save_record(desk, release.but(destination="Вільня"))
    step = list_records(desk, ProtocolStep)[0]
    other = made.people[2]
    for owner in (person.id, other.id):
        fields = FollowUpFields(person_id=owner, title=step.title_be, protocol_step_id=step.id)
        add_record(desk, fields)
        add_record(desk, FollowUpFields(person_id=owner, title="Свая справа", protocol_step_id=step.id))
    options = HandoverOptions(language=Language.EN)
    case = handover(desk, (person.id,), options, Silent()).people[0].case
    assert {one.title for one in case.owed} == {step.title_en, "Свая справа"}
    assert case.releases[0].destination == "Vilnius"
    groups = still_held(desk, StillHeldOptions(language=Language.RU), Silent()).groups
    assert step.title_ru in {one.next_title for group in groups for one in group.people}
    data = reconciliation(desk, made.event.id, ReconciliationOptions(language=Language.RU), Silent())
    assert data.matched[0].person.destination == "Вильнюс"
