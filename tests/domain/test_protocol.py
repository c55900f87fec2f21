"""Protocols: what comes with Vigil is complete, days are counted honestly, and each step knows for whom it is meant."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.base.language import Language
from app.domain.destination import is_abroad
from app.domain.partial_date import PartialDate
from app.domain.protocol import VAGUEST, Anchor, Condition, applies, counted_from, due_on
from app.domain.shipped_protocols import shipped_protocols
from app.domain.vocabulary import Vocabulary, shipped_terms

DAYS = st.dates(dt.date(1995, 1, 1), dt.date(2060, 12, 31))
OFFSETS = st.integers(0, 3660)


def test_every_kind_of_a_step_is_a_term_and_every_title_is_there_in_three_languages() -> None:
    kinds = {term.code for term in shipped_terms() if term.vocabulary is Vocabulary.FOLLOW_UP_KIND}
    for protocol, steps in shipped_protocols():
        assert all((protocol.title_en, protocol.title_ru, protocol.title_be))
        assert {step.kind for step in steps} <= kinds
        for step in steps:
            titles = (step.title_en, step.title_ru, step.title_be)
            assert all(titles) and len(set(titles)) == 3
        for language in Language:
            told = [(step.title(language), step.condition) for step in steps]
            assert len(set(told)) == len(told)  # two lines of a list must not look the same


def test_there_is_a_protocol_for_every_anchor() -> None:
    assert [protocol.anchor for protocol, _steps in shipped_protocols()] == [
        Anchor.RELEASE,
        Anchor.ARREST,
        Anchor.JUDGMENT,
        Anchor.TRANSFER,
    ]


def test_the_set_after_release_has_all_that_is_owed() -> None:
    protocol, steps = shipped_protocols()[0]
    assert protocol.code == "after_release"
    assert {step.kind for step in steps} == {f"R{number}" for number in range(17)}
    assert [step.offset_days for step in steps if step.kind == "R16"] == [7, 30, 90, 180, 365]
    assert {step.condition for step in steps if step.kind == "R12"} == {Condition.INSIDE}
    assert {step.condition for step in steps if step.kind == "R8"} == {Condition.ABROAD}
    assert [step.position for step in steps] == list(range(len(steps)))
    assert [step.offset_days for step in steps] == sorted(step.offset_days for step in steps)


@given(DAYS, OFFSETS)
def test_an_exact_day_counts_from_itself(day: dt.date, days: int) -> None:
    assert due_on(PartialDate.of(day), days) == day + dt.timedelta(days=days)


@given(DAYS, OFFSETS, st.sampled_from(["%Y-%m-%d", "%Y-%m", "%Y", "%Y-%m-%d~", "%Y-%m~", "../%Y", "%Y/.."]))
def test_no_reminder_comes_later_than_it_may_have_to(first: dt.date, days: int, form: str) -> None:
    anchor = PartialDate(first.strftime(form))
    due = due_on(anchor, days)
    if due is None:
        assert anchor.earliest == dt.date.min or anchor.latest - anchor.earliest > VAGUEST
    else:
        assert due == anchor.earliest + dt.timedelta(days=days)


@pytest.mark.parametrize(
    ("anchor", "day"),
    [
        ("2025-12-13", "2025-12-13"),
        ("2025-12", "2025-12-01"),
        ("2025-12-13~", "2025-11-29"),
        ("2025-12-01/2025-12-20", "2025-12-01"),
        ("2025", None),
        ("2025-12~", None),
        ("../2025", None),
        ("2024/..", None),
        ("2024-01/2025-03", None),
    ],
)
def test_what_is_too_vague_has_no_day_to_count_from(anchor: str, day: str | None) -> None:
    found = counted_from(PartialDate(anchor))
    assert (found.isoformat() if found else None) == day


def test_without_a_date_nothing_is_counted() -> None:
    assert due_on(None, 7) is None


@pytest.mark.parametrize(
    ("condition", "abroad", "meant"),
    [
        (Condition.ALWAYS, True, True),
        (Condition.ALWAYS, False, True),
        (Condition.ABROAD, True, True),
        (Condition.ABROAD, False, False),
        (Condition.INSIDE, True, False),
        (Condition.INSIDE, False, True),
        # Where nobody knows, one check too many is better than one too few.
        (Condition.ABROAD, None, True),
        (Condition.INSIDE, None, True),
    ],
)
def test_for_whom_a_step_is_meant(condition: Condition, abroad: bool | None, meant: bool) -> None:
    assert applies(condition, abroad) is meant


@pytest.mark.parametrize(
    ("place", "abroad"),
    [
        ("Літва", True),
        ("у Літву", True),
        ("Lithuania", True),
        ("в Польшу", True),
        ("Варшава", True),
        ("Украіна", True),
        ("Vilnius, then Warsaw", True),
        ("з Мінска ў Вільню", True),
        ("с Украины в Беларусь", False),
        ("Минск", False),
        ("Гомель", False),
        ("да маці", None),
        ("Вілейка", None),
        ("", None),
    ],
)
def test_where_a_place_lies(place: str, abroad: bool | None) -> None:
    assert is_abroad(place) is abroad
