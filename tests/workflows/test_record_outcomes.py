"""Many people are released, and their outcome corrected, as one change; who cannot be is left out with a reason."""

import time

import pytest

from app.base.errors import FieldProblem
from app.domain.detention import Detention, Placement
from app.domain.event_figures import Missing
from app.domain.partial_date import PartialDate
from app.domain.release import Confirmation, ConfirmationStep, Release
from app.domain.status import Claim
from app.workflows.desk import Desk
from app.workflows.edit_records import list_records
from app.workflows.entries import ArrestEntry, OutcomeChange, StatusEntry
from app.workflows.event_figures import expected_people
from app.workflows.history import read_history, redo, undo
from app.workflows.merge_people import merge_people
from app.workflows.record_arrest import record_arrest
from app.workflows.record_outcomes import (
    change_outcomes,
    matched_people,
    plan_change,
    plan_outcomes,
    record_outcomes,
)
from app.workflows.record_release import record_release
from app.workflows.record_status import record_status
from tests.workflows.made_case import LETTER, last_change, line_of, somebody
from tests.workflows.made_event import entry, everything, held, made_event, releases


def ends(desk: Desk) -> set[str]:
    """Return the ends of all detentions and of the last placements."""
    last = [one for one in list_records(desk, Placement) if one.start != PartialDate("2021-03-05")]
    return {str(one.end or "") for one in [*list_records(desk, Detention), *last]}


def test_everybody_on_the_list_is_released_as_one_change(desk: Desk) -> None:
    made = made_event(desk)
    assert matched_people(desk, made.event.id) == tuple(made.ids)
    before, changes = everything(desk), len(read_history(desk))
    done = record_outcomes(desk, made.event.id, made.ids, entry(destination="Ukraine", papers="none"))
    assert (done.people, done.left_out) == (tuple(made.ids), ())
    assert len(read_history(desk)) == changes + 1
    assert last_change(desk).sentence == "Record release of 3 people"
    assert {one.destination for one in releases(desk).values()} == {"Ukraine"}
    assert {one.release_event_id for one in releases(desk).values()} == {made.event.id}
    assert ends(desk) == {"2025-12-13"}
    assert [line_of(desk, person).status for person in made.people] == ["expelled"] * 3
    after = everything(desk)
    undo(desk)
    assert everything(desk) == before
    redo(desk)
    assert everything(desk) == after


def test_one_person_is_released_as_one_of_many_is(desk: Desk) -> None:
    made = made_event(desk, ["Гарбуз", "Ясевіч"])
    alone, among = made.people
    record_release(desk, alone.id, entry(release_event_id=made.event.id))
    record_outcomes(desk, made.event.id, [among.id], entry())
    kept = ("id", "version", "person_id", "detention_id", "source_id", "release_id", "placement_id")
    for kind in (Detention, ConfirmationStep, Claim):
        one, other = (
            [dict(r.model_dump(exclude=set(kept))) for r in list_records(desk, kind, person_id=p.id)]
            for p in made.people
        )
        assert one == other
    assert releases(desk)[alone.id].model_dump(exclude=set(kept)) == releases(desk)[among.id].model_dump(
        exclude=set(kept)
    )


def test_who_cannot_be_released_is_left_out_and_the_preview_says_why(desk: Desk) -> None:
    made = made_event(desk, ["Абухоўскі", "Гарбуз", "Ясевіч", "Кавальчук", "Лебедзь"])
    dead, free, done, fit, moved_later = made.people
    record_status(desk, dead.id, StatusEntry("died_custody", PartialDate("2023-05-01"), LETTER))
    record_release(desk, free.id, entry("pardon", PartialDate("2024-02-01")))
    record_release(desk, done.id, entry(release_event_id=made.event.id))
    record_release(desk, moved_later.id, entry("pardon", PartialDate("2026-02-01")))
    later = held(desk, "Позні", arrest="2026-01-07")
    unknown = somebody(desk, "Невядомы")
    asked = [*made.ids, later.id, unknown.id]
    before = everything(desk)
    plan = plan_outcomes(desk, made.event.id, asked, entry())
    assert everything(desk) == before
    assert plan.people == (fit.id, unknown.id)
    assert [(one.name.split()[0], one.reason.split(":")[0]) for one in plan.left_out] == [
        ("Абухоўскі", "The register says that this person died"),
        ("Гарбуз", "Released already"),
        ("Ясевіч", "The release in this event is recorded already."),
        ("Лебедзь", "Released already"),
        ("Позні", "The release lies before the arrest."),
    ]
    assert record_outcomes(desk, made.event.id, asked, entry()) == plan
    assert line_of(desk, later).status == "pretrial_sizo"


def test_who_is_gone_or_merged_into_another_is_left_out(desk: Desk) -> None:
    made = made_event(desk)
    kept, merged, fit = made.ids
    merge_people(desk, kept, merged)
    done = record_outcomes(desk, made.event.id, [merged, 999, fit], entry())
    assert done.people == (fit,)
    assert [(one.person_id, "no longer" in one.reason) for one in done.left_out] == [
        (merged, True),
        (999, True),
    ]


def test_with_nobody_left_nothing_is_changed(desk: Desk) -> None:
    made = made_event(desk)
    record_outcomes(desk, made.event.id, made.ids, entry())
    before, changes = everything(desk), read_history(desk)
    assert record_outcomes(desk, made.event.id, made.ids, entry()).people == ()
    assert (everything(desk), read_history(desk)) == (before, changes)


@pytest.mark.parametrize(
    ("wrong", "field"), [(entry("flying"), "kind"), (entry(date=PartialDate("2027-01-01")), "date")]
)
def test_what_is_wrong_for_all_is_said_at_its_field(desk: Desk, wrong: object, field: str) -> None:
    made = made_event(desk)
    with pytest.raises(FieldProblem) as problem:
        record_outcomes(desk, made.event.id, made.ids, wrong)  # type: ignore[arg-type]
    assert problem.value.field == field


def test_a_corrected_day_moves_everything_for_everybody(desk: Desk) -> None:
    made = made_event(desk)
    record_outcomes(desk, made.event.id, made.ids, entry())
    before = everything(desk)
    change_outcomes(
        desk, made.event.id, made.ids, OutcomeChange(date=PartialDate("2025-12-14"), papers="passport")
    )
    assert ends(desk) == {"2025-12-14"}
    assert {str(one.since) for one in list_records(desk, Claim) if one.release_id} == {"2025-12-14"}
    assert {one.papers for one in releases(desk).values()} == {"passport"}
    assert {one.kind for one in releases(desk).values()} == {"pardon_expelled"}
    assert last_change(desk).sentence == "Change outcome of 3 people"
    undo(desk)
    assert everything(desk) == before


def test_who_refused_to_leave_is_in_custody_again(desk: Desk) -> None:
    made = made_event(desk)
    record_outcomes(desk, made.event.id, made.ids, entry(destination="Ukraine"))
    change_outcomes(desk, made.event.id, made.ids[:1], OutcomeChange(kind="at_border_refused"))
    assert sorted(str(one.end or "") for one in list_records(desk, Detention)) == [
        "",
        "2025-12-13",
        "2025-12-13",
    ]
    assert line_of(desk, made.people[0]).status == "colony"
    assert line_of(desk, made.people[1]).status == "expelled"
    assert {one.person_id: one.destination for one in list_records(desk, Release)} == {
        made.ids[0]: "",
        made.ids[1]: "Ukraine",
        made.ids[2]: "Ukraine",
    }
    change_outcomes(desk, made.event.id, made.ids[:1], OutcomeChange(kind="pardon"))
    assert line_of(desk, made.people[0]).status == "released"


def test_who_refuses_to_leave_is_held_as_before(desk: Desk) -> None:
    made = made_event(desk)
    before = line_of(desk, made.people[0])
    record_outcomes(desk, made.event.id, made.ids, entry(kind="at_border_refused", destination="Lithuania"))
    after = line_of(desk, made.people[0])
    assert (after.status, after.facility_id) == (before.status, before.facility_id)
    assert {one.destination for one in releases(desk).values()} == {""}
    assert set(expected_people(desk, made.event.id, Missing.ALL).ids) == set(made.ids)


def test_an_outcome_that_cannot_be_is_not_given(desk: Desk) -> None:
    made = made_event(desk)
    record_outcomes(desk, made.event.id, made.ids[:2], entry("pardon"))
    plan = plan_change(desk, made.event.id, made.ids, OutcomeChange(date=PartialDate("2021-06-01")))
    assert [one.reason for one in plan.left_out] == [
        "The release lies before a transfer that is recorded.",
        "The release lies before a transfer that is recorded.",
        "No release in this event is recorded yet.",
    ]
    assert plan_change(desk, made.event.id, made.ids[:1], OutcomeChange(kind="pardon")).left_out[
        0
    ].reason == ("It is recorded so already.")
    with pytest.raises(FieldProblem, match="nothing to change"):
        change_outcomes(desk, made.event.id, made.ids, OutcomeChange())


def test_who_is_arrested_again_stays_in_the_event(desk: Desk) -> None:
    made = made_event(desk)
    record_outcomes(desk, made.event.id, made.ids, entry("pardon"))
    record_arrest(desk, made.ids[0], ArrestEntry(PartialDate("2026-03-01"), LETTER))
    assert len(releases(desk)) == 3
    assert line_of(desk, made.people[0]).status == "police_custody"
    assert [str(one.end or "") for one in list_records(desk, Detention, person_id=made.ids[0])] == [
        "2025-12-13",
        "",
    ]


def test_a_hundred_and_twenty_three_are_released_in_less_than_a_second(sample_desk: Desk) -> None:
    desk = sample_desk
    made = made_event(desk, [f"Прозвішча{number}" for number in range(123)])
    begun = time.process_time()
    done = record_outcomes(desk, made.event.id, made.ids, entry(confirmation=Confirmation.SEEN))
    took = time.process_time() - begun  # of the processor: others may be using it as well
    assert len(done.people) == 123
    assert took < 1, took
