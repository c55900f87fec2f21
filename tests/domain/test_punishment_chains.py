"""Punishment placements in a row, and orders longer than one may be."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from app.domain.detention import Placement
from app.domain.partial_date import PartialDate
from app.domain.punishment_chains import chains, is_too_long
from app.domain.vocabulary import Terms, shipped_terms

TERMS = Terms(shipped_terms())


def order(number: int, start: str, end: str | None, kind: str = "shizo", detention: int = 1) -> Placement:
    return Placement(
        id=number,
        version=1,
        person_id=1,
        detention_id=detention,
        punishment=kind,
        start=PartialDate(start),
        end=PartialDate(end) if end else None,
    )


def test_three_orders_in_a_row_are_told_with_their_days() -> None:
    orders = [
        order(1, "2025-03-01", "2025-03-11"),
        order(2, "2025-03-11", "2025-03-21"),
        order(3, "2025-03-22", "2025-03-30"),
        order(4, "2025-05-01", "2025-05-11"),
    ]
    (chain,) = chains(orders)
    assert (chain.orders, chain.fewest, chain.most) == (3, 28, 28)


def test_another_kind_another_detention_and_a_pause_break_the_row() -> None:
    first = order(1, "2025-03-01", "2025-03-11")
    assert chains([first, order(2, "2025-03-11", "2025-03-21", "pkt")]) == ()
    assert chains([first, order(2, "2025-03-11", "2025-03-21", detention=2)]) == ()
    assert chains([first, order(2, "2025-03-13", "2025-03-21")]) == ()
    assert chains([order(1, "2025-03-01", None), order(2, "2025-03-11", "2025-03-21")]) == ()


def test_what_may_be_a_row_but_is_not_certain_is_none() -> None:
    assert chains([order(1, "2025-03-01", "2025-03"), order(2, "2025-03", "2025-04")]) == ()


def test_an_order_may_be_ten_days_long_and_a_cell_type_room_six_months() -> None:
    assert not is_too_long(order(1, "2025-03-01", "2025-03-11"), TERMS)
    assert is_too_long(order(1, "2025-03-01", "2025-03-13"), TERMS)
    assert not is_too_long(order(1, "2025-03", "2025-04-05"), TERMS)
    assert not is_too_long(order(1, "2025-03-01", "2025-09-01", "pkt"), TERMS)
    assert is_too_long(order(1, "2025-03-01", "2025-09-05", "pkt"), TERMS)
    assert not is_too_long(order(1, "2025-03-01", "2027-09-05", "kartser"), TERMS)


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 15)), min_size=1, max_size=8))
def test_every_order_is_in_one_row_at_most_and_rows_have_no_pause(spans: list[tuple[int, int]]) -> None:
    day, orders = dt.date(2025, 1, 1), []
    for number, (pause, length) in enumerate(spans):
        day += dt.timedelta(days=pause)
        end = day + dt.timedelta(days=length)
        orders.append(order(number + 1, day.isoformat(), end.isoformat()))
        day = end
    found = chains(orders)
    placed = [one.id for chain in found for one in chain.placements]
    assert len(placed) == len(set(placed))
    pauses = sum(1 for pause, _length in spans[1:] if pause > 1)
    assert sum(chain.orders - 1 for chain in found) == len(spans) - 1 - pauses
    for chain in found:
        assert chain.fewest == chain.most == sum(spans[one.id - 1][1] for one in chain.placements)
