"""The status on a day: the rules of app.domain.status, and the spans that lists use in place of them."""

import datetime as dt
from dataclasses import dataclass
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.domain.partial_date import PartialDate
from app.domain.status import (
    Confidence,
    custody_going_on,
    overruled_death,
    status_on,
    status_spans,
    unconfirmed,
)

CUSTODY = frozenset({"police_custody", "pretrial_sizo", "colony"})
FREE = ("released", "expelled")


@dataclass(frozen=True)
class Said:
    id: int
    status: str
    since: PartialDate
    confidence: Confidence
    recorded_on: dt.date


def said(
    number: int,
    status: str,
    since: str,
    confidence: Confidence = Confidence.SINGLE,
    recorded_on: str = "2026-01-31",
) -> Said:
    return Said(number, status, PartialDate(since), confidence, dt.date.fromisoformat(recorded_on))


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def test_nothing_is_known_before_the_first_claim() -> None:
    claims = [said(1, "colony", "2021-03-05")]
    assert status_on(claims, day("2021-03-04"), CUSTODY).status == "unknown"
    assert status_on(claims, day("2021-03-05"), CUSTODY).claim_id == 1


def test_a_rumour_of_release_frees_nobody() -> None:
    claims = [
        said(1, "colony", "2021-03-05", Confidence.CONFIRMED),
        said(2, "released", "2025-12-13", Confidence.RUMOUR),
    ]
    held = status_on(claims, day("2025-12-14"), CUSTODY)
    assert held.status == "colony"
    assert [claim.id for claim in unconfirmed(claims, held, CUSTODY)] == [2]


def test_a_rumour_counts_where_nothing_better_is_known() -> None:
    assert (
        status_on([said(1, "colony", "2024", Confidence.RUMOUR)], day("2025-01-01"), CUSTODY).status
        == "colony"
    )


def test_a_refuted_release_never_happened() -> None:
    claims = [said(1, "colony", "2021-03-05"), said(2, "released", "2025-12-13", Confidence.REFUTED)]
    assert status_on(claims, day("2026-01-01"), CUSTODY).status == "colony"


def test_on_the_same_day_the_more_confident_claim_holds() -> None:
    claims = [
        said(1, "colony", "2025-12-13", Confidence.CONFIRMED),
        said(2, "released", "2025-12-13", Confidence.SINGLE),
    ]
    assert status_on(claims, day("2025-12-13"), CUSTODY).claim_id == 1


def test_a_vague_release_counts_from_its_last_day_and_marks_the_days_before_as_uncertain() -> None:
    claims = [said(1, "colony", "2021-03-05"), said(2, "released", "2025-06")]
    in_june = status_on(claims, day("2025-06-10"), CUSTODY)
    assert (in_june.status, in_june.certain) == ("colony", False)
    assert status_on(claims, day("2025-06-30"), CUSTODY).status == "released"


def test_a_vague_arrest_counts_from_its_first_day() -> None:
    claims = [said(1, "police_custody", "2025-06")]
    held = status_on(claims, day("2025-06-01"), CUSTODY)
    assert (held.status, held.certain) == ("police_custody", False)


def test_a_claim_speaks_of_nothing_after_the_day_it_was_recorded() -> None:
    claims = [said(1, "colony", "2021-03-05"), said(2, "released", "2025", recorded_on="2025-06-03")]
    assert status_on(claims, day("2025-06-03"), CUSTODY).status == "released"


def test_what_a_later_claim_says_of_the_dead_is_uncertain() -> None:
    claims = [
        said(1, "died_custody", "2021-06-01", Confidence.CONFIRMED),
        said(2, "colony", "2022-03-01"),
    ]
    held = status_on(claims, day("2022-05-01"), CUSTODY)
    assert (held.status, held.certain) == ("colony", False)
    overruled = overruled_death(claims, held, day("2022-05-01"), CUSTODY)
    assert overruled is not None
    assert overruled.id == 1
    dead = status_on(claims, day("2021-07-01"), CUSTODY)
    assert (dead.status, dead.certain) == ("died_custody", True)
    assert overruled_death(claims, dead, day("2021-07-01"), CUSTODY) is None
    # Refuting the death settles it.
    claims[0] = said(1, "died_custody", "2021-06-01", Confidence.REFUTED)
    assert status_on(claims, day("2022-05-01"), CUSTODY).certain


dates = st.one_of(
    st.dates(day("2020-01-01"), day("2025-12-31")).map(lambda d: PartialDate(d.isoformat())),
    st.tuples(st.integers(2020, 2025), st.integers(1, 12)).map(
        lambda ym: PartialDate(f"{ym[0]}-{ym[1]:02d}")
    ),
    st.integers(2020, 2025).map(lambda y: PartialDate(str(y))),
    st.integers(2020, 2025).map(lambda y: PartialDate(f"../{y}")),
    st.integers(2020, 2025).map(lambda y: PartialDate(f"{y}-01/{y}-09")),
)
claim_lists = st.lists(
    st.builds(
        Said,
        id=st.integers(1, 99),
        status=st.sampled_from([*sorted(CUSTODY), *FREE, "died_custody"]),
        since=dates,
        confidence=st.sampled_from(Confidence),
        recorded_on=st.dates(day("2020-01-01"), day("2026-12-31")),
    ),
    max_size=7,
    unique_by=lambda claim: claim.id,
)


@given(claim_lists, st.dates(day("2019-06-01"), day("2027-06-01")))
def test_spans_say_the_same_as_the_derivation_on_every_day(claims: list[Said], on: dt.date) -> None:
    derived = status_on(claims, on, CUSTODY)
    span = next((s for s in status_spans(claims, CUSTODY) if s.start <= on < s.end), None)
    if span is None:
        assert derived.claim_id is None
    else:
        assert (span.status, span.claim_id, span.certain) == (
            derived.status,
            derived.claim_id,
            derived.certain,
        )


@given(claim_lists)
def test_spans_follow_each_other_without_gap_and_stay_open(claims: list[Said]) -> None:
    spans = status_spans(claims, CUSTODY)
    for before, after in pairwise(spans):
        assert before.start < before.end == after.start
        assert (before.claim_id, before.certain) != (after.claim_id, after.certain)
    assert not spans or spans[-1].end == dt.date.max


@given(claim_lists)
def test_a_refuted_claim_changes_nothing(claims: list[Said]) -> None:
    standing = [claim for claim in claims if claim.confidence is not Confidence.REFUTED]
    assert status_spans(claims, CUSTODY) == status_spans(standing, CUSTODY)


@given(claim_lists, st.dates(day("2019-06-01"), day("2027-06-01")))
def test_who_is_held_and_stays_in_custody_is_held_as_before(claims: list[Said], on: dt.date) -> None:
    before = status_on(claims, on, CUSTODY)
    goes_on = custody_going_on(claims, PartialDate.of(on), CUSTODY)
    if before.status in CUSTODY:
        assert goes_on is not None
        assert (goes_on.id, goes_on.status) == (before.claim_id, before.status)
    if goes_on is not None:
        assert goes_on.status in CUSTODY
        stayed = Said(100, goes_on.status, PartialDate.of(on), Confidence.CONFIRMED, on)
        assert status_on([*claims, stayed], on, CUSTODY).status in {goes_on.status, before.status}
