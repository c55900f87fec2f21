"""The arithmetic of the end of a sentence: exact cases, and what holds for every date however vague."""

import datetime as dt
from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from app.domain.counting_rule import CountingRule, shipped_rules
from app.domain.partial_date import PartialDate
from app.domain.sentence_end import CountedEnd, Held, Length, NotCounted, count, days_apart, last_day

DAYS = st.dates(dt.date(2015, 1, 1), dt.date(2030, 12, 31))
LENGTHS = st.builds(Length, st.integers(0, 20), st.integers(0, 30), st.integers(0, 400)).filter(any)
RULES = st.builds(
    lambda days, counts_as: rule("imprisonment", days, counts_as), st.integers(1, 3), st.integers(0, 3)
)


def rule(kind: str, days: int = 1, counts_as: int = 1) -> CountingRule:
    return CountingRule(
        id=1, version=1, sentence_kind=kind, held_as="", days=days, counts_as=counts_as, basis="a law"
    )


def under(one: CountingRule) -> Mapping[str, CountingRule]:
    return {"pretrial_sizo": one, "police_custody": one}


def day(text: str) -> PartialDate:
    return PartialDate(text)


def counted(
    length: Length, begins: PartialDate, held: tuple[Held, ...], rules: Mapping[str, CountingRule]
) -> CountedEnd:
    found = count(length, begins, held, rules)
    assert isinstance(found, CountedEnd), found
    return found


@st.composite
def vague(draw: st.DrawFn, exact: dt.date) -> PartialDate:
    """A date that is exact, or as vague as people know it, and that may be the exact one."""
    form = draw(st.sampled_from(("day", "month", "year", "about", "between")))
    match form:
        case "day":
            return PartialDate.of(exact)
        case "month":
            return PartialDate(f"{exact:%Y-%m}")
        case "year":
            return PartialDate(f"{exact:%Y}")
        case "about":
            return PartialDate(f"{exact}~")
    first = exact - dt.timedelta(days=draw(st.integers(0, 60)))
    return PartialDate(f"{first}/{exact + dt.timedelta(days=draw(st.integers(0, 60)))}")


def test_a_year_from_10_january_ends_on_9_january() -> None:
    assert last_day(dt.date(2022, 1, 10), Length(1)) == dt.date(2023, 1, 9)
    assert last_day(dt.date(2022, 1, 31), Length(months=1)) == dt.date(2022, 2, 28)
    assert last_day(dt.date(2024, 2, 29), Length(1)) == dt.date(2025, 2, 28)
    assert last_day(dt.date(2022, 3, 1), Length(days=10)) == dt.date(2022, 3, 10)
    assert last_day(dt.date(2022, 3, 1), Length(100)) is None


def test_a_day_in_custody_is_a_day_of_imprisonment_and_two_days_of_restricted_freedom() -> None:
    by_kind = {one.sentence_kind: (one.days, one.counts_as) for one in shipped_rules()}
    assert by_kind["imprisonment"] == (1, 1)
    assert by_kind["restricted_directed"] == by_kind["restricted_home"] == (1, 2)
    held = (Held(day("2022-01-01"), day("2022-04-11"), "pretrial_sizo"),)
    prison = counted(Length(2), day("2022-04-11"), held, under(rule("imprisonment")))
    assert prison.end == "2024-01-01"  # 10.4.2024 less the hundred days
    home = counted(Length(2), day("2022-06-01"), held, under(rule("restricted_home", 1, 2)))
    assert home.end == "2023-11-13"  # 31.5.2024 less two hundred days


def test_what_has_no_rule_does_not_count_but_is_told() -> None:
    held = (
        Held(day("2022-01-01"), day("2022-02-01"), "pretrial_sizo"),
        Held(day("2022-02-01"), day("2022-03-01"), "pretrial_house"),
    )
    found = counted(Length(1), day("2022-03-01"), held, under(rule("imprisonment")))
    assert found.end == "2023-01-28"
    assert [(one.status, one.most, one.rule is None) for one in found.credits] == [
        ("pretrial_sizo", 31, False),
        ("pretrial_house", 28, True),
    ]


def test_custody_as_long_as_the_sentence_ends_it_on_the_day_of_the_judgment() -> None:
    held = (Held(day("2020-01-01"), None, "pretrial_sizo"),)
    found = counted(Length(1), day("2022-01-01"), held, under(rule("imprisonment")))
    assert (found.end, found.served) == ("2022-01-01", True)


def test_what_is_too_vague_is_not_counted() -> None:
    rules = under(rule("imprisonment"))
    assert count(Length(1), day("../2019"), (), rules) is NotCounted.TOO_VAGUE
    assert count(Length(1), day("2019/.."), (), rules) is NotCounted.TOO_VAGUE
    held = (Held(day("../2019"), None, "pretrial_sizo"),)
    assert count(Length(1), day("2022-01-01"), held, rules) is NotCounted.TOO_VAGUE


def test_between_police_custody_and_prison_no_day_is_in_doubt() -> None:
    held = (
        Held(day("2022-01-01"), day("2022-01"), "police_custody"),
        Held(day("2022-01"), None, "pretrial_sizo"),
    )
    found = counted(Length(1), day("2022-04-11"), held, under(rule("imprisonment")))
    assert (found.end, len(found.credits)) == ("2022-12-31", 1)


def test_the_difference_to_the_official_end_is_only_told_where_it_is_certain() -> None:
    assert days_apart(day("2023-01-01"), day("2023-01-11")) == 10
    assert days_apart(day("2023-01-11"), day("2023-01-01")) == -10
    assert days_apart(day("2023-01"), day("2023-01-11")) == 0
    assert days_apart(None, day("2023-01-11")) == 0


@given(DAYS, LENGTHS)
def test_a_term_of_days_and_months_is_never_shorter_when_it_begins_later(
    begins: dt.date, length: Length
) -> None:
    one, next_day = last_day(begins, length), last_day(begins + dt.timedelta(days=1), length)
    assert one is not None and next_day is not None
    assert begins <= next_day and one <= next_day


@given(DAYS, st.integers(1, 4000), st.integers(0, 700))
def test_days_of_custody_moved_from_before_to_within_a_term_of_days_change_nothing(
    arrest: dt.date, days: int, before: int
) -> None:
    judgment = arrest + dt.timedelta(days=before)
    rules = under(rule("imprisonment"))
    whole = counted(Length(days=days), PartialDate.of(arrest), (), rules)
    held = (Held(PartialDate.of(arrest), None, "pretrial_sizo"),)
    split = counted(Length(days=days), PartialDate.of(judgment), held, rules)
    assert split.end == (whole.end if not split.served else PartialDate.of(judgment))
    assert split.served == (before >= days)


@given(DAYS, st.integers(0, 900), st.integers(0, 900), LENGTHS, RULES, st.data())
def test_a_vague_date_gives_a_span_in_which_the_true_end_lies(
    arrest: dt.date, held_days: int, later: int, length: Length, one: CountingRule, data: st.DataObject
) -> None:
    freed = arrest + dt.timedelta(days=held_days)
    begins = freed + dt.timedelta(days=later)
    rules = under(one)
    true = counted(
        length,
        PartialDate.of(begins),
        (Held(PartialDate.of(arrest), PartialDate.of(freed), "pretrial_sizo"),),
        rules,
    )
    told = (Held(data.draw(vague(arrest)), data.draw(vague(freed)), "pretrial_sizo"),)
    found = counted(length, data.draw(vague(begins)), told, rules)
    assert true.end.exact is not None
    assert found.end.earliest <= true.end.earliest <= found.end.latest
    assert found.begins.earliest <= found.end.earliest


@given(DAYS, st.integers(0, 900), st.integers(1, 900), LENGTHS, RULES)
def test_longer_custody_never_makes_the_sentence_longer(
    arrest: dt.date, days: int, more: int, length: Length, one: CountingRule
) -> None:
    begins = PartialDate.of(arrest + dt.timedelta(days=2000))

    def after(held_days: int) -> PartialDate:
        until = PartialDate.of(arrest + dt.timedelta(days=held_days))
        held = (Held(PartialDate.of(arrest), until, "pretrial_sizo"),)
        return counted(length, begins, held, under(one)).end

    assert after(days + more) <= after(days)
