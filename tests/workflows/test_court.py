"""Courts and restrictions on a real register: what is counted, what is proposed, who is together with whom."""

import pytest

from app.base.errors import Problem
from app.cli import as_json
from app.cli.person_text import person_in_words
from app.domain.appeal_deadline import usual_deadline
from app.domain.case import Case
from app.domain.counting_rule import CountingRule, CountingRuleFields, shipped_rules
from app.domain.detention import (
    ChargeFields,
    Detention,
    DetentionFields,
    PlacementFields,
    Sentence,
    SentenceFields,
)
from app.domain.disclosure import Audience, allowed, disclose
from app.domain.partial_date import PartialDate
from app.domain.person import Person, RiskFlag
from app.domain.proceedings import (
    Affair,
    AffairFields,
    AffairMemberFields,
    Appeal,
    AppealFields,
    HearingFields,
    Official,
    OfficialFields,
)
from app.domain.proposed_flags import proposed_flags
from app.domain.restriction import ListingFields, RestrictionFields
from app.domain.sentence_end import CountedEnd, NotCounted, counted_end
from app.domain.source import SourceFields
from app.workflows.desk import Desk
from app.workflows.edit_records import add_record, list_records, remove_record, save_record
from app.workflows.entries import ArrestEntry, StatusEntry
from app.workflows.raise_flag import raise_flag
from app.workflows.read_affairs import co_defendants
from app.workflows.read_case import read_case
from app.workflows.read_shared import list_shared, who_is_concerned
from app.workflows.record_arrest import record_arrest
from app.workflows.record_status import record_status
from tests.workflows.made_case import LETTER, last_change, somebody


def day(text: str) -> PartialDate:
    return PartialDate(text)


@pytest.fixture
def person(desk: Desk) -> Person:
    """Somebody who was arrested on 1 January 2025 and has been held since."""
    made = somebody(desk)
    record_arrest(desk, made.id, ArrestEntry(day("2025-01-01"), LETTER))
    return made


def within(desk: Desk, person: Person) -> dict[str, int]:
    (detention,) = list_records(desk, Detention, person_id=person.id)
    return {"person_id": person.id, "detention_id": detention.id}


def only_end(desk: Desk, case: Case) -> CountedEnd | NotCounted:
    (sentence,) = case.sentences
    return counted_end(case, sentence, desk.terms)


def test_a_register_has_the_counting_rules_once(desk: Desk) -> None:
    rules = list_records(desk, CountingRule)
    assert [CountingRuleFields(**rule.model_dump(exclude={"id", "version"})) for rule in rules] == list(
        shipped_rules()
    )


def test_the_end_is_counted_from_the_judgment_less_the_days_in_custody(desk: Desk, person: Person) -> None:
    sentence = add_record(
        desk,
        SentenceFields(**within(desk, person), kind="imprisonment", years=2, date=day("2025-04-11")),
    )
    case = read_case(desk, person.id)
    counted = only_end(desk, case)
    assert isinstance(counted, CountedEnd)
    assert counted.end == "2026-12-31"
    assert [(one.most, one.rule is None) for one in counted.credits] == [(100, False)]
    assert "by our count until 31 December 2026" in person_in_words(case, desk.terms)
    assert as_json.case(case, desk.terms)["counted_ends"][str(sentence.id)]["end"] == "2026-12-31"


def test_where_no_claim_says_how_somebody_was_held_it_was_under_guard(desk: Desk) -> None:
    made = somebody(desk)
    detention = add_record(desk, DetentionFields(person_id=made.id, start=day("2025-01-01")))
    own = {"person_id": made.id, "detention_id": detention.id}
    add_record(desk, SentenceFields(**own, kind="imprisonment", years=2, date=day("2025-04-11")))
    counted = only_end(desk, read_case(desk, made.id))
    assert isinstance(counted, CountedEnd)
    assert (counted.end, [(one.status, one.most) for one in counted.credits]) == ("2026-12-31", [("", 100)])


def test_house_arrest_counts_only_by_a_rule_of_its_own(desk: Desk, person: Person) -> None:
    add_record(
        desk, SentenceFields(**within(desk, person), kind="imprisonment", years=2, date=day("2025-04-11"))
    )
    record_status(desk, person.id, StatusEntry("pretrial_house", day("2025-03-02"), LETTER))
    counted = only_end(desk, read_case(desk, person.id))
    assert isinstance(counted, CountedEnd)
    assert counted.end == "2027-02-09"
    assert [(one.status, one.most, one.rule is None) for one in counted.credits] == [
        ("police_custody", 60, False),
        ("pretrial_house", 40, True),
    ]
    rule = CountingRuleFields(
        sentence_kind="imprisonment", held_as="pretrial_house", days=2, counts_as=1, basis="Art. 75, part 3"
    )
    add_record(desk, rule)
    counted = only_end(desk, read_case(desk, person.id))
    assert isinstance(counted, CountedEnd)
    assert counted.end == "2027-01-20"


def test_the_official_end_is_never_touched(desk: Desk, person: Person) -> None:
    add_record(
        desk,
        SentenceFields(
            **within(desk, person),
            kind="imprisonment",
            years=2,
            date=day("2025-04-11"),
            end=day("2027-01-10"),
        ),
    )
    case = read_case(desk, person.id)
    assert case.sentences[0].end == "2027-01-10"
    assert "10 days earlier than the official end" in person_in_words(case, desk.terms)


def test_what_cannot_be_counted_says_why(desk: Desk, person: Person) -> None:
    sentence = add_record(
        desk, SentenceFields(**within(desk, person), kind="restricted_home", years=2, date=day("2025-04-11"))
    )
    assert only_end(desk, read_case(desk, person.id)) is NotCounted.NO_BEGINNING
    save_record(desk, sentence.but(kind="fine"))
    assert only_end(desk, read_case(desk, person.id)) is NotCounted.NO_TERM
    save_record(desk, sentence.but(version=2, kind="imprisonment", date=None))
    assert only_end(desk, read_case(desk, person.id)) is NotCounted.NO_BEGINNING


def test_an_appeal_is_due_ten_days_after_the_judgment(desk: Desk, person: Person) -> None:
    fields = SentenceFields(**within(desk, person), kind="imprisonment", years=2, date=day("2025-04-11"))
    sentence = add_record(desk, fields)
    assert usual_deadline(sentence) == "2025-04-21"
    assert usual_deadline(sentence.but(date=day("2025-04"))) is None


def test_a_cell_type_room_speaks_for_the_411_flag_until_a_person_raises_it(
    desk: Desk, person: Person
) -> None:
    room = add_record(
        desk,
        PlacementFields(
            **within(desk, person), punishment="pkt", start=day("2026-01-01"), end=day("2026-03-01")
        ),
    )
    case = read_case(desk, person.id)
    (proposed,) = proposed_flags(case, desk.terms)
    assert (proposed.flag, proposed.because, str(proposed.until)) == ("risk_411", room, "2027-03-01")
    assert case.flags == ()
    raise_flag(desk, person.id, proposed, "In a cell-type room.")
    case = read_case(desk, person.id)
    assert [(one.flag, one.note) for one in case.flags] == [("risk_411", "In a cell-type room.")]
    assert proposed_flags(case, desk.terms) == ()
    assert last_change(desk).sentence == "Raise a risk flag of Ясевіч Ян"
    with pytest.raises(Problem, match="already"):
        raise_flag(desk, person.id, proposed, "")
    desk.undo()
    assert list_records(desk, RiskFlag) == ()


def test_a_year_later_or_at_liberty_nothing_speaks_for_the_411_flag(desk: Desk, person: Person) -> None:
    fields = PlacementFields(
        **within(desk, person), punishment="pkt", start=day("2025-09-01"), end=day("2025-11-20")
    )
    room = add_record(desk, fields)
    assert proposed_flags(read_case(desk, person.id), desk.terms) == ()
    save_record(desk, room.but(end=day("2025-11")))
    assert len(proposed_flags(read_case(desk, person.id), desk.terms)) == 1
    record_status(desk, person.id, StatusEntry("released", day("2026-10-01"), LETTER))
    assert proposed_flags(read_case(desk, person.id), desk.terms) == ()


def test_a_list_speaks_for_its_flag_while_the_person_is_on_it(desk: Desk, person: Person) -> None:
    listing = add_record(
        desk, ListingFields(person_id=person.id, list_kind="terrorist", added=day("2026-02"))
    )
    assert [one.flag for one in proposed_flags(read_case(desk, person.id), desk.terms)] == ["terrorist_list"]
    save_record(desk, listing.but(removed=day("2026-09-01")))
    assert proposed_flags(read_case(desk, person.id), desk.terms) == ()


def test_a_sentence_takes_its_appeals_along_and_brings_them_back(desk: Desk, person: Person) -> None:
    fields = SentenceFields(**within(desk, person), kind="imprisonment", years=2, date=day("2025-04-11"))
    for what in ("sentence", "detention"):
        sentence = add_record(desk, fields)
        add_record(desk, AppealFields(person_id=person.id, sentence_id=sentence.id, kind="appeal"))
        detention = list_records(desk, Detention, person_id=person.id)[0]
        remove_record(desk, sentence if what == "sentence" else detention)
        assert list_records(desk, Appeal) == ()
        desk.undo()
        assert len(list_records(desk, Appeal)) == 1
        (restored,) = list_records(desk, Sentence)
        remove_record(desk, restored)


def test_a_judge_described_with_a_hearing_is_the_same_change_and_knows_all_cases(
    desk: Desk, person: Person
) -> None:
    judge = OfficialFields(name="Вымышлены А. А.", role="judge")
    hearing = add_record(
        desk,
        HearingFields(**within(desk, person), date=day("2025-04-11"), judge_id=0),
        {"judge_id": judge, "source_id": SourceFields(title="Timetable")},
    )
    (official,) = list_records(desk, Official)
    assert (hearing.judge_id, official.name) == (official.id, "Вымышлены А. А.")
    other = somebody(desk, "Гарбуз")
    record_arrest(desk, other.id, ArrestEntry(day("2025-02-01"), LETTER))
    add_record(desk, SentenceFields(**within(desk, other), judge_id=official.id))
    concerned = who_is_concerned(desk, official)
    assert [(one.line.name, one.named_as) for one in concerned] == [
        ("Гарбуз Ян", ("judge_id",)),
        ("Ясевіч Ян", ("judge_id",)),
    ]
    assert [(one.record, one.uses) for one in list_shared(desk, Official)] == [(official, 2)]
    with pytest.raises(Problem, match="2 records of the register refer to it"):
        remove_record(desk, official)


def test_those_accused_together_see_each_other(desk: Desk, person: Person) -> None:
    other = somebody(desk, "Гарбуз")
    affair: Affair = add_record(desk, AffairFields(title="Справа двара"))
    for one, part in ((person, "organiser"), (other, "witness made accused")):
        add_record(desk, AffairMemberFields(person_id=one.id, affair_id=affair.id, part=part))
    case = read_case(desk, person.id)
    (seen,) = co_defendants(desk, case)[affair.id]
    assert (seen.line.id, seen.member.part) == (other.id, "witness made accused")
    assert co_defendants(desk, read_case(desk, somebody(desk, "Трэці").id)) == {}
    assert "Справа двара, organiser" in person_in_words(case, desk.terms)


def test_the_public_sees_no_judge_no_affair_and_no_restriction(desk: Desk, person: Person) -> None:
    add_record(desk, ChargeFields(**within(desk, person), article="BLR-UK-342", note="told in confidence"))
    add_record(desk, RestrictionFields(person_id=person.id, kind="exit_ban", note="told in confidence"))
    add_record(
        desk,
        HearingFields(**within(desk, person), judge_id=0, observer="a friend"),
        {"judge_id": OfficialFields(name="Вымышлены А. А.")},
    )
    add_record(
        desk,
        AffairMemberFields(person_id=person.id, affair_id=0),
        {"affair_id": AffairFields(title="Справа двара")},
    )
    for audience in (Audience.PUBLIC_NAME, Audience.PUBLIC_INITIALS):
        seen = str(disclose(read_case(desk, person.id), allowed(audience)).case)
        for hidden in ("Вымышлены", "a friend", "Справа двара", "exit_ban", "told in confidence"):
            assert hidden not in seen
