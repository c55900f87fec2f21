"""Phases of custody: every day since the first claim is in exactly one, and only days held are counted."""

import datetime as dt
from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.case import Case
from app.domain.custody import days_held, phases, punishments
from app.domain.detention import Detention, Placement
from app.domain.partial_date import PartialDate
from app.domain.person import NameForm, Person
from app.domain.status import Claim, StatusOnDay, status_on

TODAY = dt.date(2026, 11, 23)
CUSTODY = frozenset({"sizo", "colony"})
OWN = {"version": 1, "person_id": 1}


def case(claims: list[tuple[str, str]], stays: list[tuple[str, str | None, int | None]] = ()) -> Case:
    return Case(
        person=Person(id=1, version=1),
        as_of=TODAY,
        status=StatusOnDay("unknown", None, True),
        names=(NameForm(id=1, **OWN, text="K."),),
        identifiers=(),
        flags=(),
        recognitions=(),
        detentions=(),
        placements=tuple(
            Placement(id=n, **OWN, detention_id=1, start=start, end=end, facility_id=facility)
            for n, (start, end, facility) in enumerate(stays, 1)
        ),
        charges=(),
        sentences=(),
        claims=tuple(
            Claim(id=n, **OWN, status=status, since=PartialDate(since), source_id=1, recorded_on=TODAY)
            for n, (status, since) in enumerate(claims, 1)
        ),
        releases=(),
        confirmations=(),
        journey=(),
        follow_ups=(),
        notes=(),
        documents=(),
        sources={},
        facilities={},
        events={},
    )


def test_nothing_is_known_without_a_claim() -> None:
    assert phases(case([]), CUSTODY, TODAY) == ()


def test_a_time_without_a_beginning_is_not_counted() -> None:
    found = phases(case([("colony", "../2019")]), CUSTODY, TODAY)
    assert [phase.start for phase in found] == [dt.date(2018, 12, 31)]
    assert days_held(found) == (TODAY - dt.date(2018, 12, 31)).days


def test_days_are_counted_from_arrest_to_release_and_placements_cut_them() -> None:
    told = case(
        [("sizo", "2024-02-07"), ("colony", "2024-11-26"), ("released", "2026-10-19")],
        [("2024-02-07", "2024-02-17", 1), ("2024-02-17", "2024-11-26", 2), ("2024-11-26", "2026-10-19", 3)],
    )
    found = phases(told, CUSTODY, TODAY)
    assert [(phase.facility_id, phase.days) for phase in found] == [(1, 10), (2, 283), (3, 692), (None, 35)]
    assert days_held(found) == 985
    assert [phase.open for phase in found] == [False, False, False, True]


def test_somebody_held_is_counted_to_today() -> None:
    found = phases(case([("colony", "2026-11-13")]), CUSTODY, TODAY)
    assert (days_held(found), found[-1].open) == (10, True)


def detained(told: Case, start: str, claims: set[int]) -> Case:
    """Let some claims belong to a detention."""
    return replace(
        told,
        detentions=(Detention(id=1, **OWN, start=PartialDate(start)),),
        claims=tuple(one.but(detention_id=1) if one.id in claims else one for one in told.claims),
    )


def test_a_claim_that_only_says_after_the_arrest_counts_from_the_arrest() -> None:
    told = case([("colony", "2021-03-05/..")])
    found = phases(detained(told, "2021-03-05", {1}), CUSTODY, TODAY)
    assert found[0].start == dt.date(2021, 3, 5)
    assert found[0].certain
    assert days_held(found) == (TODAY - dt.date(2021, 3, 5)).days
    assert phases(told, CUSTODY, TODAY)[0].start == dt.date(2021, 3, 6)


def test_a_second_arrest_ends_the_time_at_liberty() -> None:
    told = case([("sizo", "2020-01-01"), ("released", "2020-02-01"), ("colony", "2021-03-05/..")])
    found = phases(detained(told, "2021-03-05", {3}), CUSTODY, TODAY)
    assert [(one.start, one.held) for one in found][:3] == [
        (dt.date(2020, 1, 1), True),
        (dt.date(2020, 2, 1), False),
        (dt.date(2021, 3, 5), True),
    ]
    assert all(one.end == other.start for one, other in pairwise(found))


def test_a_claim_outside_every_detention_counts_from_itself() -> None:
    found = phases(detained(case([("colony", "2021-03-05/..")]), "2021-03-05", set()), CUSTODY, TODAY)
    assert found[0].start == dt.date(2021, 3, 6)


def test_a_claim_of_tomorrow_is_no_phase() -> None:
    assert phases(case([("colony", "2026-12-01")]), CUSTODY, TODAY) == ()


def test_punishments_are_told_apart_and_end_today_at_the_latest() -> None:
    told = case([("colony", "2026-01-01")])
    shizo = Placement(id=9, **OWN, detention_id=1, punishment="shizo", start="2026-11-20", end="2026-11-30")
    spans = punishments(
        Case(**{**{f: getattr(told, f) for f in told.__slots__}, "placements": (shizo,)}), TODAY
    )
    assert [(one.start, one.end) for one in spans] == [(dt.date(2026, 11, 20), TODAY)]


DATES = st.sampled_from(["2024", "2024-05", "2024-05-20", "2025-01-01", "2025-03~", "../2025", "2026-02-03"])


@settings(max_examples=60)
@given(st.lists(st.tuples(st.sampled_from(["sizo", "colony", "released"]), DATES), max_size=5))
def test_phases_follow_each_other_and_say_what_the_rules_say(claims: list[tuple[str, str]]) -> None:
    told = case(claims, [("2024-06-01", "2024-09-01", 4), ("2025-02", None, 5)])
    found = phases(told, CUSTODY, TODAY)
    for one, following in pairwise(found):
        assert one.end <= following.start
    for phase in found:
        for day in (phase.start, phase.end - dt.timedelta(days=1)):
            if phase.days:
                assert status_on(told.claims, day, CUSTODY).status == phase.status
        assert phase.held is (phase.status in CUSTODY)
