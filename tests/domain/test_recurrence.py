"""How often something is owed again: never in the past, never skipping the short months, never without an end."""

import datetime as dt

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from app.domain.recurrence import WORDS, is_rule, next_day, pinned, words_of

DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2040, 12, 31))


@given(st.sampled_from(sorted(WORDS)), DAYS, DAYS)
def test_the_next_one_lies_after_the_day_and_after_today(rule: str, due: dt.date, done: dt.date) -> None:
    found = next_day(rule, due, done)
    assert found is not None
    assert found > max(due, done)


@given(st.sampled_from(["FREQ=WEEKLY", "FREQ=DAILY;INTERVAL=30", "FREQ=DAILY"]), DAYS, DAYS)
def test_the_rhythm_is_kept_however_late_it_was_done(rule: str, due: dt.date, done: dt.date) -> None:
    step = {"FREQ=WEEKLY": 7, "FREQ=DAILY;INTERVAL=30": 30, "FREQ=DAILY": 1}[rule]
    found = next_day(rule, due, done)
    assert found is not None
    assert (found - due).days % step == 0
    assert (found - max(due, done)).days <= step


@given(DAYS, st.integers(1, 30))
def test_every_month_has_its_day(due: dt.date, turns: int) -> None:
    rule, day = "FREQ=MONTHLY", due
    for turn in range(1, turns + 1):
        rule, found = pinned(rule, day), next_day(rule, day, day)
        assert found == due + relativedelta(months=turn)
        day = found


@pytest.mark.parametrize(
    "rule",
    ["", "weekly", "FREQ=HOURLY", "FREQ=DAILY;COUNT=3", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;INTERVAL=x",
     "FREQ=DAILY;FREQ=WEEKLY", "FREQ=MONTHLY;BYDAY=ZZ", "FREQ=DAILY;INTERVAL=99999",
     "DTSTART:20200101\nRRULE:FREQ=DAILY"],
)  # fmt: skip
def test_what_is_no_rule_is_refused(rule: str) -> None:
    assert not is_rule(rule)
    assert next_day(rule, dt.date(2026, 1, 1), dt.date(2026, 1, 1)) is None


def test_a_rule_may_end() -> None:
    rule = "FREQ=WEEKLY;UNTIL=20260120"
    assert next_day(rule, dt.date(2026, 1, 13), dt.date(2026, 1, 13)) == dt.date(2026, 1, 20)
    assert next_day(rule, dt.date(2026, 1, 20), dt.date(2026, 1, 20)) is None


def test_a_rule_that_never_comes_ends() -> None:
    assert next_day("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", dt.date(2026, 1, 1), dt.date(2026, 1, 1)) is None


def test_common_rules_have_words() -> None:
    assert words_of("FREQ=WEEKLY") == "every week"
    assert words_of(pinned("FREQ=MONTHLY", dt.date(2026, 1, 31))) == "every month"
    assert words_of("FREQ=WEEKLY;BYDAY=MO") == "FREQ=WEEKLY;BYDAY=MO"
