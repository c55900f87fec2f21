"""Correcting a record: what has happened is not moved into the future, and what stood there before may stay."""

import datetime as dt

import pytest

from app.base.clock import FixedClock
from app.base.errors import FieldProblem
from app.domain.detention import Detention, DetentionFields
from app.domain.partial_date import PartialDate
from app.workflows.desk import Desk
from app.workflows.edit_records import add_record, list_records, save_record
from tests.workflows.made_case import somebody


def test_a_detention_does_not_begin_in_the_future(desk: Desk) -> None:
    person = somebody(desk)
    with pytest.raises(FieldProblem, match="future"):
        add_record(desk, DetentionFields(person_id=person.id, start=PartialDate("2027-01-05")))
    detention: Detention = add_record(
        desk, DetentionFields(person_id=person.id, start=PartialDate("2026-01-05"))
    )
    with pytest.raises(FieldProblem) as refused:
        save_record(desk, detention.but(start=PartialDate("2062-01-05")))
    assert refused.value.field == "start"
    assert list_records(desk, Detention) == (detention,)


def test_a_future_that_stands_there_already_keeps_nobody_from_correcting_the_rest(
    desk: Desk, clock: FixedClock
) -> None:
    person = somebody(desk)
    detention: Detention = add_record(
        desk, DetentionFields(person_id=person.id, start=PartialDate("2026-11-20"))
    )
    clock.moment = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
    assert save_record(desk, detention.but(place="Minsk")).place == "Minsk"
