"""Contacts, silence, what may be sent and what was given: computed from the record, with their reasons."""

import datetime as dt

import pytest

from app.base.errors import FieldProblem
from app.base.language import Language
from app.domain.case import Case
from app.domain.detention import Detention, SentenceFields
from app.domain.disclosure import Audience, allowed, disclose
from app.domain.partial_date import PartialDate
from app.domain.people_list import PeopleColumn, PeopleQuery
from app.domain.person import Person, RiskFlagFields
from app.domain.proof_of_life import life_clock
from app.domain.sending import Who, allowances
from app.domain.vocabulary import Vocabulary
from app.domain.wellbeing import Contact, ContactFields, HealthItemFields, RelativeFields, SupportFields
from app.reports.wellbeing_data import Wellbeing
from app.workflows.desk import Desk
from app.workflows.edit_records import add_record, list_records, remove_record, save_record
from app.workflows.edit_terms import retire_term
from app.workflows.entries import ArrestEntry, TransferEntry
from app.workflows.find_people import find_people
from app.workflows.history import undo
from app.workflows.read_case import read_case
from app.workflows.record_arrest import record_arrest
from app.workflows.record_transfer import record_transfer
from app.workflows.wellbeing_on_paper import wellbeing_on_paper
from tests.workflows.made_case import LETTER, facility, line_of, somebody

TODAY = dt.date(2026, 11, 23)


@pytest.fixture
def held(desk: Desk) -> Person:
    """Somebody who was arrested on 1 March and is in pre-trial detention."""
    person = somebody(desk)
    entry = ArrestEntry(PartialDate("2026-03-01"), LETTER, facility_id=facility(desk, "SIZO-1").id)
    record_arrest(desk, person.id, entry)
    return person


def case_of(desk: Desk, person: Person) -> Case:
    """Read the case as of today."""
    return read_case(desk, person.id)


def heard_of(desk: Desk, person: Person, date: str, kind: str = "letter_from") -> Contact:
    """Record a proof of life."""
    contact: Contact = add_record(
        desk,
        ContactFields(person_id=person.id, kind=kind, date=PartialDate(date), proof_of_life=True),
    )
    return contact


def silent(desk: Desk, days: int = 60) -> list[int]:
    """Return whom the list of people shows as silent for so long."""
    query = PeopleQuery(silent_since=TODAY - dt.timedelta(days=days), sort=PeopleColumn.LIFE)
    return list(find_people(desk, query).ids)


def test_silence_is_counted_from_the_arrest_until_somebody_hears_of_the_person(
    desk: Desk, held: Person
) -> None:
    assert life_clock(case_of(desk, held), TODAY).days == (TODAY - dt.date(2026, 3, 1)).days
    heard_of(desk, held, "2026-09-24")
    clock = life_clock(case_of(desk, held), TODAY)
    assert (clock.days, clock.is_silent) == (60, True)
    assert (clock.urgent_until, clock.urgent_days) == (dt.date(2026, 12, 24), 31)
    heard_of(desk, held, "2026-09-25")
    assert not life_clock(case_of(desk, held), TODAY).is_silent


def test_a_vague_proof_counts_by_its_last_day(desk: Desk, held: Person) -> None:
    heard_of(desk, held, "2026-09")
    assert life_clock(case_of(desk, held), TODAY).days == (TODAY - dt.date(2026, 9, 30)).days


def test_the_list_finds_the_silent_as_the_page_does(desk: Desk, held: Person) -> None:
    assert silent(desk) == [held.id]
    contact = heard_of(desk, held, "2026-11-01")
    assert silent(desk) == []
    assert line_of(desk, held).life_day == dt.date(2026, 11, 1)
    save_record(desk, contact.but(proof_of_life=False))
    assert silent(desk) == [held.id]
    undo(desk)
    assert silent(desk) == []
    remove_record(desk, list_records(desk, Contact)[0])
    assert silent(desk) == [held.id]


def test_a_letter_that_was_sent_proves_nothing(desk: Desk, held: Person) -> None:
    add_record(
        desk,
        ContactFields(
            person_id=held.id, kind="letter_to", date=PartialDate("2026-11-20"), outcome="delivered"
        ),
    )
    assert silent(desk) == [held.id]


def test_a_proof_of_life_has_a_date_and_not_one_that_is_to_come(desk: Desk, held: Person) -> None:
    with pytest.raises(ValueError, match="needs a date"):
        ContactFields(person_id=held.id, kind="call", proof_of_life=True)
    with pytest.raises(FieldProblem, match="future"):
        heard_of(desk, held, "2062-11-01")
    contact = heard_of(desk, held, "2026-11-01")
    with pytest.raises(FieldProblem, match="future"):
        save_record(desk, contact.but(date=PartialDate("2027-11-01")))


def who_may(desk: Desk, person: Person) -> dict[str, tuple[Who, str]]:
    """Return who may send each kind of thing, and the code of the rule that says so."""
    return {
        kind: (one.who, one.rule.code)
        for one in allowances(case_of(desk, person), desk.terms, TODAY)
        for kind in one.kinds
    }


def sentence(desk: Desk, person: Person, in_force: str | None) -> None:
    """Record a judgment."""
    (detention,) = list_records(desk, Detention, person_id=person.id)
    date = PartialDate(in_force) if in_force else None
    add_record(
        desk,
        SentenceFields(
            person_id=person.id,
            detention_id=detention.id,
            kind="imprisonment",
            regime="general",
            in_force=date,
        ),
    )


def test_before_the_sentence_is_in_force_anyone_may_send(desk: Desk, held: Person) -> None:
    sentence(desk, held, None)
    assert {who for who, _rule in who_may(desk, held).values()} == {Who.ANYONE}


def test_parcels_are_only_from_relatives_once_the_sentence_is_in_force(desk: Desk, held: Person) -> None:
    sentence(desk, held, "2026-10-01")
    may = who_may(desk, held)
    assert may["parcel"] == (Who.RELATIVES, "parcel_serving_general")
    assert may["money"] == (Who.RELATIVES, "money_serving")


def test_money_reaches_nobody_who_is_on_the_list_of_terrorists(desk: Desk, held: Person) -> None:
    sentence(desk, held, "2026-10-01")
    add_record(desk, RiskFlagFields(person_id=held.id, flag="terrorist_list"))
    assert who_may(desk, held)["money"] == (Who.NOBODY, "money_terrorist")
    assert who_may(desk, held)["parcel"][0] is Who.RELATIVES


def test_nothing_is_let_through_in_a_punishment_cell(desk: Desk, held: Person) -> None:
    sentence(desk, held, "2026-10-01")
    entry = TransferEntry(PartialDate("2026-11-20"), LETTER, "colony", place="IK", punishment="shizo")
    record_transfer(desk, held.id, entry)
    may = who_may(desk, held)
    assert may["parcel"] == may["letter_to"] == (Who.NOBODY, "punished")
    assert may["money"][0] is Who.RELATIVES


def test_who_is_free_is_under_no_rule(desk: Desk) -> None:
    assert who_may(desk, somebody(desk)) == {}


def test_what_was_let_through_counts_towards_the_quota(desk: Desk, held: Person) -> None:
    sentence(desk, held, "2026-10-01")
    for date, outcome in (
        ("2026-10-05", "delivered"),
        ("2026-10-20", "blocked"),
        ("2025-10-05", "delivered"),
    ):
        add_record(
            desk,
            ContactFields(person_id=held.id, kind="parcel", date=PartialDate(date), outcome=outcome),
        )
    parcel = next(one for one in allowances(case_of(desk, held), desk.terms, TODAY) if "parcel" in one.kinds)
    assert (parcel.quota, parcel.used) == (6, 1)


def test_the_office_may_retire_a_rule(desk: Desk, held: Person) -> None:
    sentence(desk, held, "2026-10-01")
    rule = desk.terms.get(Vocabulary.SENDING_RULE, "parcel_serving_general")
    assert rule is not None
    retire_term(desk, rule)
    assert who_may(desk, held)["parcel"] == (Who.RELATIVES, "parcel_serving")


def test_paper_for_others_says_nothing_of_contacts_health_help_or_family(desk: Desk, held: Person) -> None:
    """What is on paper comes from the disclosed case; a restricted illness and a safe channel never are."""
    add_record(
        desk, RelativeFields(person_id=held.id, name="Ганна", channel="Signal +000", relation="mother")
    )
    add_record(desk, HealthItemFields(person_id=held.id, title="Hidden illness"))
    add_record(desk, HealthItemFields(person_id=held.id, title="Known illness", restricted=False))
    add_record(desk, SupportFields(person_id=held.id, amount=5000, currency="EUR", donor="A fund"))
    heard_of(desk, held, "2026-11-01")
    case = case_of(desk, held)
    inside = wellbeing_on_paper(disclose(case, allowed(Audience.INTERNAL)).case, desk.terms, Language.EN)
    told = repr(inside)
    assert (len(inside.contacts), len(inside.relatives), inside.restricted) == (1, 1, 1)
    assert "Known illness" in told
    assert "Hidden illness" not in told
    assert "Signal" not in told
    for audience in set(Audience) - {Audience.INTERNAL}:
        outside = wellbeing_on_paper(disclose(case, allowed(audience)).case, desk.terms, Language.EN)
        assert outside == Wellbeing(), audience
