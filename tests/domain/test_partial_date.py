"""Dates as people know and write them: understood in three languages, never rounded, compared honestly."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.base.language import Language
from app.domain.date_words import MONTHS, MONTHS_OF, MONTHS_WITH, month_of
from app.domain.partial_date import DateNotUnderstood, PartialDate, Precision

TODAY = dt.date(2026, 11, 23)
DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31))


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    """Any date that can be stored."""
    day = draw(DAYS)
    point = draw(st.sampled_from([f"{day:%Y-%m-%d}", f"{day:%Y-%m}", f"{day:%Y}"]))
    shape = draw(st.sampled_from(["{0}", "{0}~", "../{0}", "{0}/..", "{0}/{1}"]))
    other = draw(DAYS)
    if shape == "{0}/{1}":
        first, last = sorted((day, other))
        return PartialDate(f"{first:%Y-%m-%d}/{last:%Y-%m-%d}")
    return PartialDate(shape.format(point))


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("2021-03-05", "2021-03-05"),
        ("05.03.2021", "2021-03-05"),
        ("5.3.2021", "2021-03-05"),
        ("5/3/2021", "2021-03-05"),
        ("5 March 2021", "2021-03-05"),
        ("March 5, 2021", "2021-03-05"),
        ("5 марта 2021 г.", "2021-03-05"),
        ("5 сакавіка 2021", "2021-03-05"),
        ("03.2021", "2021-03"),
        ("2021-03", "2021-03"),
        ("March 2021", "2021-03"),
        ("март 2021", "2021-03"),
        ("сакавік 2021 года", "2021-03"),
        ("у траўні 2022", "2022-05"),
        ("2021", "2021"),
        ("2021 г.", "2021"),
        ("before 2019", "../2019"),
        ("до 2019", "../2019"),
        ("да 2019 года", "../2019"),
        ("after March 2021", "2021-03/.."),
        ("после марта 2021", "2021-03/.."),
        ("пасля сакавіка 2021", "2021-03/.."),
        ("about May 2021", "2021-05~"),
        ("около мая 2021", "2021-05~"),
        ("каля траўня 2021", "2021-05~"),
        ("between March 2020 and May 2021", "2020-03/2021-05"),
        ("между мартом 2020 и маем 2021", "2020-03/2021-05"),
        ("паміж сакавіком 2020 і траўнем 2021", "2020-03/2021-05"),
        ("2019–2020", "2019/2020"),
        ("today", "2026-11-23"),
        ("сёння", "2026-11-23"),
        ("вчера", "2026-11-22"),
        ("22 11 2026", "2026-11-22"),
        ("22-11-2026", "2026-11-22"),
        ("1.5.2020 - 3.6.2020", "2020-05-01/2020-06-03"),
        # A sign can change what is meant: it is understood or refused, never passed over.
        ("<2019", "../2019"),
        (">2019", "2019/.."),
        ("2021?", "2021~"),
        ("≈ май 2020", "2020-05~"),
        ("каля 2020 (?)", "2020~"),
        # What holds since a day began on it; what came by a day came on it at the latest.
        ("since 2021", "2021"),
        ("с 5 марта 2021", "2021-03-05"),
        ("з 5 сакавіка 2021 г.", "2021-03-05"),
        ("с 2019 по 2021", "2019/2021"),
        ("by 5 May 2021", "../2021-05-06"),
    ],
)
def test_what_people_write_is_understood(typed: str, stored: str) -> None:
    assert PartialDate.parse(typed, TODAY) == stored


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("beginning of March 2024", "2024-03-01/2024-03-10"),
        ("mid-June 2026", "2026-06-11/2026-06-20"),
        ("в середине июня 2026 г.", "2026-06-11/2026-06-20"),
        ("сярэдзіна чэрвеня 2026", "2026-06-11/2026-06-20"),
        ("каля сярэдзіны чэрвеня 2026", "2026-05-28/2026-07-04"),
        ("about mid-June 2026", "2026-05-28/2026-07-04"),
        ("у канцы лютага 2024", "2024-02-21/2024-02-29"),
        ("на пачатку 2022", "2022-01-01/2022-04-30"),
        ("конец 2022 года", "2022-09-01/2022-12-31"),
        ("вясной 2022", "2022-03-01/2022-05-31"),
        ("летом 2021 года", "2021-06-01/2021-08-31"),
        ("увосень 2020", "2020-09-01/2020-11-30"),
    ],
)
def test_a_part_of_a_month_or_of_a_year_is_all_its_days(typed: str, stored: str) -> None:
    assert PartialDate.parse(typed, TODAY) == stored


@pytest.mark.parametrize(
    "typed",
    ["middle of 5 June 2026", "зима 2022", "вясной мая 2022", "да сярэдзіны чэрвеня 2026", "к концу мая 2022",
     "сярэдзіна", "середина начала 2022", "after mid-June 2026"],
)  # fmt: skip
def test_what_a_part_of_a_month_could_only_be_guessed_from_is_refused(typed: str) -> None:
    with pytest.raises(DateNotUnderstood):
        PartialDate.parse(typed, TODAY)


@pytest.mark.parametrize(
    "typed",
    ["", "31.02.2021", "2021-13", "2021-02-30", "soon", "5 smarch 2021", "1899", "2101", "00.00.2021",
     "2021+", "-2021", "decided 2021", "marked 2021", "5 мартобря 2021", "майдан 2021", "не раньше 2020",
     "between 2021 and 2019", "²⁰²¹", "٢٠٢١", "2021-3-5-7", "99999"],
)  # fmt: skip
def test_what_is_no_date_is_refused_in_words(typed: str) -> None:
    with pytest.raises(DateNotUnderstood) as problem:
        PartialDate.parse(typed, TODAY)
    assert problem.value.sentence.endswith(".")


def test_a_day_that_does_not_exist_is_named_as_it_was_typed() -> None:
    with pytest.raises(DateNotUnderstood, match=r"no such day: 31\.02\.2026"):
        PartialDate.parse("31.02.2026")


@pytest.mark.parametrize("language", [Language.RU, Language.BE])
def test_every_case_of_a_month_names_it(language: Language) -> None:
    for forms in (MONTHS, MONTHS_OF, MONTHS_WITH):
        assert [month_of(word) for word in forms[language]] == list(range(1, 13))


@pytest.mark.parametrize(
    ("stored", "first", "last", "precision"),
    [
        ("2021-03-05", dt.date(2021, 3, 5), dt.date(2021, 3, 5), Precision.DAY),
        ("2024-02", dt.date(2024, 2, 1), dt.date(2024, 2, 29), Precision.MONTH),
        ("2021", dt.date(2021, 1, 1), dt.date(2021, 12, 31), Precision.YEAR),
        ("../2019", dt.date.min, dt.date(2018, 12, 31), Precision.BEFORE),
        ("2019/..", dt.date(2020, 1, 1), dt.date.max, Precision.AFTER),
        ("2020-03/2021-05", dt.date(2020, 3, 1), dt.date(2021, 5, 31), Precision.BETWEEN),
    ],
)
def test_a_vague_date_knows_its_first_and_last_day(
    stored: str, first: dt.date, last: dt.date, precision: Precision
) -> None:
    date = PartialDate(stored)
    assert (date.earliest, date.latest, date.precision) == (first, last, precision)


def test_about_reaches_further_than_said_to_both_sides() -> None:
    about = PartialDate("2021-05~")
    assert about.earliest < dt.date(2021, 5, 1)
    assert about.latest > dt.date(2021, 5, 31)
    assert about.precision is Precision.APPROXIMATE


def test_what_is_not_known_is_neither_before_nor_after() -> None:
    year, month = PartialDate("2021"), PartialDate("2021-06")
    assert not year.certainly_before(month)
    assert not month.certainly_before(year)
    assert year.possibly_before(month)
    assert month.possibly_before(year)
    assert PartialDate("2020").certainly_before(month)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("form", ["display", "brief"])
@given(date=partial_dates())
@settings(max_examples=60)
def test_what_is_shown_is_understood_again(date: PartialDate, form: str, language: Language) -> None:
    shown = getattr(date, form)(language)
    assert PartialDate.parse(shown) == date


@given(date=partial_dates())
@settings(max_examples=100)
def test_the_stored_form_is_the_value(date: PartialDate) -> None:
    assert PartialDate(str(date)) == date
    assert date.earliest <= date.latest
    assert (date.exact is None) == (date.precision is not Precision.DAY)


@given(some=st.lists(partial_dates(), min_size=2, max_size=6))
@settings(max_examples=60)
def test_sorting_never_contradicts_what_is_certain(some: list[PartialDate]) -> None:
    ordered = sorted(some, key=lambda date: date.sort_key)
    for place, date in enumerate(ordered):
        assert not any(later.certainly_before(date) for later in ordered[place + 1 :])


@given(text=st.text(max_size=40))
@settings(max_examples=300)
def test_any_text_is_a_date_or_a_problem(text: str) -> None:
    try:
        date = PartialDate.parse(text, TODAY)
    except DateNotUnderstood:
        return
    assert PartialDate(str(date)) == date
