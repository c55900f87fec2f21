"""What may leave for an audience: only what somebody agreed to, for as long as it holds, and nothing in doubt."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.consent import Consent, ConsentLevel
from app.domain.disclosure import Audience, FieldKey, allowed
from app.domain.leaving import WhyNot, figure_for, may_be_counted, may_leave, verdicts
from app.domain.partial_date import PartialDate

TODAY = dt.date(2026, 11, 23)
OUTSIDE = tuple(set(Audience) - {Audience.INTERNAL})


def consent(level: int = ConsentLevel.PUBLIC_NAME, number: int = 1, **fields: Any) -> Consent:
    dates = {
        name: PartialDate(fields.pop(name))
        for name in ("given", "valid_until", "withdrawn")
        if fields.get(name)
    }
    return Consent(id=number, version=1, person_id=1, level=level, **dates, **fields)


_DATES = st.sampled_from([None, "2025-03-01", "2026-11-23", "2026-11", "2027-01-01"])
CONSENTS = st.lists(
    st.builds(
        consent,
        level=st.sampled_from([level.value for level in ConsentLevel]),
        number=st.integers(1, 99),
        purposes=st.sampled_from(["", "un", "publicity", "partner", "statistics", "un publicity"]),
        items=st.sampled_from(["", "facts", "photo", "facts photo", "health", "facts contact"]),
        given=_DATES,
        valid_until=_DATES,
        withdrawn=_DATES,
    ),
    max_size=4,
    unique_by=lambda one: one.id,
)


@given(CONSENTS)
def test_nothing_leaves_that_the_audience_may_not_see_or_nobody_agreed_to(consents: list[Consent]) -> None:
    for audience, verdict in verdicts(consents, TODAY).items():
        assert verdict.keys <= allowed(audience)
        assert verdict.allowed == (verdict.why_not is None)
        if audience is Audience.INTERNAL:
            assert verdict.keys == allowed(audience)
        elif verdict.allowed:
            assert verdict.by is not None
            assert verdict.by.level >= ConsentLevel.PARTNER
            assert verdict.by.withdrawn is None or verdict.by.withdrawn.earliest > TODAY
        if not any(one.level > ConsentLevel.STATISTICS for one in consents):
            assert audience is Audience.INTERNAL or not verdict.keys


@given(CONSENTS)
def test_a_withdrawal_of_everything_today_blocks_everything(consents: list[Consent]) -> None:
    taken_back = consent(ConsentLevel.WITHDRAWN, 100, given=TODAY.isoformat())
    before = [one for one in consents if one.given is None or one.given.earliest <= TODAY]
    for audience in OUTSIDE:
        assert not may_leave([*before, taken_back], audience, TODAY).keys


@given(CONSENTS, st.sampled_from(OUTSIDE))
def test_one_more_withdrawal_never_opens_anything(consents: list[Consent], audience: Audience) -> None:
    taken_back = consent(ConsentLevel.PUBLIC_NAME, 100, given="2026-01-01", withdrawn="2026-02-01")
    with_it = may_leave([*consents, taken_back], audience, TODAY)
    assert with_it.keys <= may_leave(consents, audience, TODAY).keys


@pytest.mark.parametrize(
    ("level", "open_to"),
    [
        (ConsentLevel.NOT_ASKED, set()),
        (ConsentLevel.STATISTICS, set()),
        (ConsentLevel.PARTNER, {Audience.PARTNER}),
        (ConsentLevel.UN, {Audience.PARTNER, Audience.UN}),
        (ConsentLevel.PUBLIC_INITIALS, {Audience.PUBLIC_INITIALS}),
        (ConsentLevel.PUBLIC_NAME, set(OUTSIDE)),
    ],
)
def test_a_level_opens_its_circle_and_narrower_ones_that_see_no_more(
    level: int, open_to: set[Audience]
) -> None:
    consents = [consent(level)]
    assert {one for one in OUTSIDE if may_leave(consents, one, TODAY).allowed} == open_to
    assert may_leave([], Audience.INTERNAL, TODAY).allowed


def test_an_item_needs_a_consent_that_covers_it() -> None:
    facts = may_leave([consent(items="facts")], Audience.PUBLIC_NAME, TODAY)
    assert FieldKey.NAME in facts.keys
    assert FieldKey.PHOTO not in facts.keys
    both = [consent(items="facts"), consent(items="photo", number=2)]
    assert FieldKey.PHOTO in may_leave(both, Audience.PUBLIC_NAME, TODAY).keys
    only_photo = may_leave([consent(items="photo")], Audience.PUBLIC_NAME, TODAY)
    assert only_photo.why_not is WhyNot.OTHER_PURPOSE


def test_a_narrower_answer_beside_a_wider_one_takes_nothing_back() -> None:
    two = [consent(ConsentLevel.UN), consent(ConsentLevel.PUBLIC_INITIALS, 2)]
    allowed_now = {one for one in OUTSIDE if may_leave(two, one, TODAY).allowed}
    assert allowed_now == {Audience.PARTNER, Audience.UN, Audience.PUBLIC_INITIALS}


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"given": "2027-01-01"}, WhyNot.NOT_YET),
        ({"valid_until": "2026-11-22"}, WhyNot.EXPIRED),
        ({"withdrawn": "2026-11"}, WhyNot.WITHDRAWN),
        ({"purposes": "statistics"}, WhyNot.OTHER_PURPOSE),
        ({"level": ConsentLevel.UN}, WhyNot.NOT_GIVEN),
        ({"level": ConsentLevel.WITHDRAWN}, WhyNot.WITHDRAWN),
        ({"level": ConsentLevel.NOT_ASKED}, WhyNot.NOT_ASKED),
    ],
)
def test_a_refusal_says_why(fields: dict[str, Any], why: WhyNot) -> None:
    verdict = may_leave([consent(**fields)], Audience.PUBLIC_NAME, TODAY)
    assert not verdict.keys
    assert verdict.why_not is why


def test_a_consent_given_after_a_withdrawal_counts_again() -> None:
    old = consent(given="2024-01-01", withdrawn="2025-01-01")
    assert may_leave([old], Audience.UN, TODAY).why_not is WhyNot.WITHDRAWN
    older = consent(ConsentLevel.UN, 2, given="2023-01-01")
    assert not may_leave([old, older], Audience.UN, TODAY).keys
    assert may_leave([old, consent(ConsentLevel.UN, 3, given="2025-02-01")], Audience.UN, TODAY).keys
    same_year = consent(ConsentLevel.UN, 4, given="2025")
    assert not may_leave([old, same_year], Audience.UN, TODAY).keys


def test_a_consent_holds_to_the_end_of_the_month_it_names() -> None:
    assert may_leave([consent(valid_until="2026-11")], Audience.UN, TODAY).keys
    assert not may_leave([consent(valid_until="2026-11")], Audience.UN, dt.date(2026, 12, 1)).keys


def test_figures_outside_count_whom_they_may_and_hide_small_numbers() -> None:
    assert not may_be_counted([], Audience.UN, TODAY)
    assert may_be_counted([], Audience.INTERNAL, TODAY)
    assert may_be_counted([consent(ConsentLevel.STATISTICS)], Audience.UN, TODAY)
    assert not may_be_counted([consent(withdrawn="2026-01-01")], Audience.UN, TODAY)
    assert [figure_for(Audience.UN, many) for many in (0, 1, 4, 5)] == [0, None, None, 5]
    assert figure_for(Audience.INTERNAL, 1) == 1


@given(
    CONSENTS, st.sampled_from(["Partner A", "partner  a; Partner B", "Partner B"]), st.sampled_from(OUTSIDE)
)
def test_a_consent_for_one_recipient_is_none_for_another(
    consents: list[Consent], named: str, audience: Audience
) -> None:
    limited = [one.but(recipients=named) for one in consents]
    anybody = may_leave(consents, audience, TODAY)
    assert may_leave(limited, audience, TODAY).keys == frozenset()
    assert may_leave(limited, audience, TODAY, "Somebody else").keys == frozenset()
    assert may_leave(limited, audience, TODAY, None).keys == anybody.keys
    for who in ("Partner A", "PARTNER B "):
        there = who.strip().casefold() in named.casefold().replace("  ", " ")
        assert may_leave(limited, audience, TODAY, who).keys == (anybody.keys if there else frozenset())
    if anybody.allowed:
        assert may_leave(limited, audience, TODAY, "Somebody else").why_not is not None


def test_what_was_taken_back_from_one_recipient_stays_with_another() -> None:
    first = consent(ConsentLevel.PARTNER, 1, recipients="Partner A", withdrawn="2026-11-01")
    second = consent(ConsentLevel.PARTNER, 2, recipients="Partner B")
    assert may_leave([first, second], Audience.PARTNER, TODAY, "Partner A").why_not is WhyNot.WITHDRAWN
    assert may_leave([first, second], Audience.PARTNER, TODAY, "Partner B").allowed
    assert may_leave([second], Audience.PARTNER, TODAY, "Partner A").why_not is WhyNot.OTHER_RECIPIENT
