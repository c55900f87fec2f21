"""Documents of a release day to print: an event of 123 with its lists, hand-over sheets, people still held."""

import dataclasses
import datetime as dt
import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app.base.language import Language
from app.base.progress import Silent
from app.domain.announced_list import ListKind
from app.domain.follow_up import FollowUpState, Priority
from app.domain.partial_date import PartialDate
from app.domain.release import Confirmation
from app.domain.release_event import Delivery, Side
from app.domain.status import Confidence
from app.reports import case_file_data, handover, handover_data, reconciliation, still_held, still_held_data
from app.reports import reconciliation_data as paper
from tests.reports.made_data import filled, issue, rich

P = PartialDate


def held(**changes: Any) -> still_held_data.StillHeldData:
    """Five people in two places, and one whose place is not recorded."""
    person = still_held_data.HeldPerson(
        "Кавальчук-Ўласевіч Вольга",
        "Kavalčuk-Ŭłasievič Volha",
        "V-000417",
        "Colony",
        P("1987-03-14"),
        P("2024-11-26"),
        Confidence.CONFIRMED,
        days=1020,
        next_due=dt.date(2026, 11, 1),
        next_title="Appeal hearing",
    )
    doubted = dataclasses.replace(
        person, name="Жук Ян", case_number="V-000002", confidence=Confidence.SINGLE, certain=False, days=None
    )
    data = still_held_data.StillHeldData(
        issue(),
        (
            still_held_data.HeldGroup("Colony 99", (person, doubted, person)),
            still_held_data.HeldGroup("SIZO 9", (person,)),
            still_held_data.HeldGroup("", (doubted,)),
        ),
    )
    return dataclasses.replace(data, **changes)


def sheet(**changes: Any) -> handover_data.PersonSheet:
    """One person with something in every place of the sheet."""
    case = rich(
        owed=(
            case_file_data.Owed(
                "Call the family", FollowUpState.OPEN, Priority.NORMAL, dt.date(2026, 12, 1), "Alena"
            ),
            case_file_data.Owed("Paid already", FollowUpState.DONE, Priority.URGENT, dt.date(2026, 10, 20)),
            case_file_data.Owed(
                "See a doctor", FollowUpState.OPEN, Priority.URGENT, dt.date(2026, 11, 1), "T. Berg"
            ),
        )
    )
    made = handover_data.PersonSheet(
        case,
        "Kavalčuk-Ŭłasievič Volha",
        steps=(
            case_file_data.Step(Confirmation.LISTED, P("2026-10-19"), "11:05", "A list"),
            case_file_data.Step(Confirmation.FAMILY_OR_LAWYER, P("2026-10-20"), "", "", confidential=True),
        ),
        moves=(case_file_data.Move("Vilnia", P("2026-10-21"), "by bus"),),
        told=(case_file_data.Told("her sister", P("2026-10-19"), "she is at the border", "Alena"),),
    )
    return dataclasses.replace(made, **changes)


def sheets(many: int = 3, **changes: Any) -> handover_data.HandoverData:
    """The sheets of several people."""
    people = tuple(sheet(listed=f"Person {number:03}") for number in range(1, many + 1))
    return dataclasses.replace(handover_data.HandoverData(issue(), people, "Autumn list"), **changes)


def printed_line(text: str, place: str = "L1 1", **more: str) -> paper.Printed:
    return paper.Printed((text,), place, **more)


def person(
    name: str, level: Confirmation | None = Confirmation.PERSON, **changes: Any
) -> paper.PersonOnPaper:
    made = paper.PersonOnPaper(
        name,
        "Другое Імя",
        "V-000417",
        level,
        P("2026-10-21"),
        P("2026-10-19"),
        "Vilnia",
        ("Passport", "Certificate"),
    )
    return dataclasses.replace(made, **changes)


FIGURES = paper.Figures(
    announced=123,
    lists=2,
    lines=118,
    repeated=3,
    listed=108,
    matched=99,
    new_persons=4,
    not_ours=2,
    undecided=3,
    unlisted=1,
    recorded=100,
    not_recorded=3,
    refuted=1,
    confirmed=80,
    held_again=1,
    by_level=(
        (Confirmation.ANNOUNCED, 5),
        (Confirmation.LISTED, 10),
        (Confirmation.SEEN, 5),
        (Confirmation.FAMILY_OR_LAWYER, 50),
        (Confirmation.PERSON, 30),
    ),
)


def event(**changes: Any) -> paper.ReconciliationData:
    """An event of 123 with something in every section."""
    data = paper.ReconciliationData(
        issue=issue(),
        event=paper.EventTitle(
            "Autumn list",
            P("2026-10-19"),
            "Press service",
            "An envoy",
            "Sanctions on an airline",
            "Second of three",
            "A statement",
        ),
        figures=FIGURES,
        explained=("123 announced, 109 named: 14 cannot be named yet.", "3 lines repeat a name."),
        promises=(
            paper.Promise(
                Side.AUTHORITY,
                "Release 123 people",
                "first part",
                Delivery.PARTLY,
                P("2026-10-12"),
                P("2026-10-19"),
            ),
            paper.Promise(Side.COUNTERPART, "Lift the sanctions", "", Delivery.BROKEN, P("2026-10-12")),
        ),
        numbers=(
            paper.ClaimedNumber("Press service", 123, "", P("2026-10-19"), "11:05", 0, "A statement"),
            paper.ClaimedNumber("Agency", 114, "Ukraine", P("2026-10-20"), "", 80, "A wire", "first count"),
            paper.ClaimedNumber("Somebody", 9, "Lithuania"),
        ),
        lists=(
            paper.ListOnPaper(
                "L1", "State list", ListKind.STATE, 60, 1, "Press service", P("2026-10-19"), "11:05"
            ),
            paper.ListOnPaper("L2", "Agency list", ListKind.AGENCY, 58, 2),
            paper.ListOnPaper("L3", "First list", ListKind.AGENCY, 40, 0, replaced_by="L2"),
        ),
        matched=(
            paper.Named(
                person("Кавальчук Вольга"), paper.Printed(("Ольга Ковальчук", "Kovalchuk O."), "L1 1 · L2 4")
            ),
            paper.Named(person("Held Again", held_again=True), printed_line("HELD again", "L1 2")),
        ),
        new_persons=(paper.Named(person("New Person", None), printed_line("NEW, Person", "L1 3")),),
        unlisted=(paper.Named(person("Un Listed", Confirmation.REFUTED)),),
        undecided=(
            paper.Undecided(
                printed_line("Иванов И. (1990 г.р.)", "L1 5", clues="city: Орша"),
                (
                    paper.Candidate("Ivanou Ivan", "V-000007", 61, P("1990")),
                    paper.Candidate("Ivanou Ihar", "V-000008", 22),
                ),
            ),
            paper.Undecided(printed_line("Nobody Known", "L2 6")),
        ),
        not_ours=(printed_line("Not Ours", "L1 7", note="sentenced for theft"),),
        repeated=(printed_line("Ольга  Ковальчук", "L1 9"),),
        expected=(
            paper.Expected(
                "Expected Woman",
                "Чаканая",
                "V-000011",
                "Colony",
                "Colony 99",
                (case_file_data.Told("her son", P("2026-10-19"), "not among them"),),
            ),
            paper.Expected("Expected Man", "", "V-000012", "Prison", perhaps="L1 5 · L2 6"),
        ),
        comparisons=(
            paper.TwoLists(
                "L1", "L2", 50, (printed_line("Only First", "L1 8"),), (printed_line("Only Second", "L2 8"),)
            ),
            paper.TwoLists("L1", "L4", 60),
        ),
    )
    return dataclasses.replace(data, **changes)


@dataclass(frozen=True)
class Document:
    """A document of the day: how it is drawn, its options, and data with something in every place."""

    draw: Callable[..., int]
    options: Callable[..., Any]
    made: Callable[..., Any]
    kind: type[Any]

    def pdf(self, data: Any = None, **options: Any) -> bytes:
        """Return the document as PDF."""
        out = io.BytesIO()
        self.draw(data or self.made(), self.options(**options), out, Silent())
        return out.getvalue()

    def filled(self, text: str, **options: Any) -> bytes:
        """Return the document with this text in every field of text."""
        return self.pdf(filled(self.kind, text), **options)


DOCUMENTS = {
    "still-held": Document(
        still_held.draw, still_held_data.StillHeldOptions, held, still_held_data.StillHeldData
    ),
    "handover": Document(handover.draw, handover_data.HandoverOptions, sheets, handover_data.HandoverData),
    "reconciliation": Document(
        reconciliation.draw, paper.ReconciliationOptions, event, paper.ReconciliationData
    ),
}
LANGUAGES = tuple(Language)
