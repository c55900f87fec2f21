"""The fictional people: the same for the same seed, believable, and entered as the rules of the register want it."""

import datetime as dt
import io
from pathlib import Path
from random import Random

import pytest
from PIL import Image

from app.base.clock import FixedClock
from app.base.progress import Cancelled, Silent
from app.domain.announced_list import AnnouncedLine, LineDecision
from app.domain.case import Case
from app.domain.detention import Placement
from app.domain.follow_up import FollowUp, FollowUpState
from app.domain.protocol import is_as_counted
from app.domain.record import Record
from app.domain.release import Release, level_reached
from app.domain.release_event import ReleaseEvent, Side
from app.domain.vocabulary import Vocabulary
from app.store.derived import DERIVED
from app.store.tables import RECORDED
from app.workflows.apply_protocol import ProtocolChoice, SkipReason, plan_protocol
from app.workflows.desk import Desk
from app.workflows.edit_protocols import find_protocol
from app.workflows.edit_records import list_records
from app.workflows.follow_ups import list_follow_ups
from app.workflows.make_sample import SAMPLE_PASSPHRASE, make_sample
from app.workflows.open_register import close_register, open_register, public_hint
from app.workflows.read_case import read_case
from app.workflows.read_event import list_events, list_key_events, read_event
from app.workflows.sample.portraits import DIFFERENT, draw
from tests.conftest import CHEAP, NOW

PEOPLE = 150


@pytest.fixture
def cases(sample_desk: Desk) -> list[Case]:
    """Everybody's case."""
    return [read_case(sample_desk, number) for number in range(1, PEOPLE + 1)]


def _rows(desk: Desk) -> dict[str, list[tuple[object, ...]]]:
    tables = [str(row.__tablename__) for row in (*RECORDED.values(), *DERIVED)]
    with desk.register.reading() as reader:
        return {
            table: [
                tuple(row)
                for row in reader.connection.exec_driver_sql(f"SELECT * FROM {table} ORDER BY 1, 2, 3")
            ]
            for table in tables
        }


def test_the_same_seed_makes_the_same_people(sample_desk: Desk, tmp_path: Path) -> None:
    make_sample(tmp_path / "again", PEOPLE, 7, SAMPLE_PASSPHRASE, Silent(), clock=FixedClock(NOW), cost=CHEAP)
    again = open_register(tmp_path / "again", SAMPLE_PASSPHRASE)
    assert _rows(again) == _rows(sample_desk)
    close_register(again)


def test_another_seed_makes_other_people(sample_desk: Desk, tmp_path: Path) -> None:
    make_sample(tmp_path / "other", 20, 8, SAMPLE_PASSPHRASE, Silent(), clock=FixedClock(NOW), cost=CHEAP)
    other = open_register(tmp_path / "other", SAMPLE_PASSPHRASE)
    names = _rows(other)["name_form"]
    assert names != _rows(sample_desk)["name_form"][: len(names)]
    close_register(other)


def test_a_person_does_not_depend_on_how_many_there_are(sample_desk: Desk, tmp_path: Path) -> None:
    make_sample(tmp_path / "few", 40, 7, SAMPLE_PASSPHRASE, Silent(), clock=FixedClock(NOW), cost=CHEAP)
    few = open_register(tmp_path / "few", SAMPLE_PASSPHRASE)
    for table in ("person", "name_form", "charge", "sentence"):
        rows = _rows(few)[table]
        assert rows == _rows(sample_desk)[table][: len(rows)]
    close_register(few)


def test_a_sample_tells_everybody_its_passphrase(sample_folder: Path) -> None:
    assert public_hint(sample_folder) == SAMPLE_PASSPHRASE


def test_what_the_store_derives_equals_the_derivation(sample_desk: Desk) -> None:
    before = _rows(sample_desk)
    sample_desk.register.rebuild_derived()
    assert _rows(sample_desk) == before


def test_the_history_of_a_sample_is_sealed_and_tells_of_several_people(sample_desk: Desk) -> None:
    assert sample_desk.register.verify_history() is None
    with sample_desk.register.reading() as reader:
        told = reader.connection.exec_driver_sql("SELECT DISTINCT who FROM change").scalars().all()
        last, first = reader.connection.exec_driver_sql("SELECT max(at), min(at) FROM change").one()
    assert len(told) >= 3
    assert dt.datetime.fromisoformat(last) <= NOW
    assert dt.datetime.fromisoformat(last) - dt.datetime.fromisoformat(first) > dt.timedelta(days=14)


def test_every_record_keeps_the_rules_of_its_fields(sample_desk: Desk) -> None:
    for kind in RECORDED:
        records: tuple[Record, ...] = list_records(sample_desk, kind)
        for record in records:
            kind.model_validate(record.model_dump())


def test_dates_make_sense(cases: list[Case]) -> None:
    for case in cases:
        for claim in case.claims:
            assert claim.since.earliest <= claim.recorded_on <= NOW.date()
        for detention in case.detentions:
            assert detention.start
            assert not (detention.end and detention.end.certainly_before(detention.start))
            held = [one for one in case.placements if one.detention_id == detention.id]
            assert held
            end = detention.end.latest if detention.end else None
            assert all(_within(placement, detention.start.earliest, end) for placement in held)
        for release in case.releases:
            arrest = next(one for one in case.detentions if one.id == release.detention_id)
            assert release.date
            assert arrest.start
            assert not release.date.certainly_before(arrest.start)
        for sentence in case.sentences:
            assert sentence.start
            assert sentence.end
            assert sentence.start.earliest < sentence.end.earliest
            assert sentence.years * 12 + sentence.months > 0
        if case.person.birth_date and case.detentions and case.detentions[0].start:
            years = case.detentions[0].start.latest.year - case.person.birth_date.earliest.year
            assert 16 <= years <= 82


def test_who_is_held_has_an_open_detention(cases: list[Case], sample_desk: Desk) -> None:
    custody = sample_desk.terms.custody_codes
    for case in cases:
        if case.status.status in custody:
            assert case.open_detention, case.person.case_number
        elif case.status.status in ("released", "expelled", "died_custody"):
            assert case.open_detention is None, case.person.case_number


@pytest.mark.parametrize("number", range(DIFFERENT))
@pytest.mark.parametrize("sex", "mf")
def test_hair_frames_the_face_of_every_woman_and_of_no_man(sex: str, number: int) -> None:
    picture = Image.open(io.BytesIO(draw(Random(f"7/portrait/{sex}/{number}"), sex)))
    cheeks = [picture.getpixel((x, 320)) for x in range(picture.width)]
    filled = sum(pixel != picture.getpixel((0, 320)) for pixel in cheeks)
    assert (filled > 210) == (sex == "f")


def test_a_sample_is_varied(cases: list[Case]) -> None:
    assert len({case.status.status for case in cases}) >= 6
    confidences = {claim.confidence.value for case in cases for claim in case.claims}
    assert confidences == {"rumour", "single", "corroborated", "confirmed", "refuted"}
    assert 0.1 < sum(case.person.sex.value == "f" for case in cases) / PEOPLE < 0.3
    assert any(placement.punishment for case in cases for placement in case.placements)
    assert any(len(case.detentions) > 1 for case in cases)
    assert any(case.portrait for case in cases)
    assert any(not claim.since.exact for case in cases for claim in case.claims)
    assert {"be", "ru", "en"} < {form.language for case in cases for form in case.names}


def test_every_code_is_a_term(cases: list[Case], sample_desk: Desk) -> None:
    terms = sample_desk.terms
    for case in cases:
        used = [
            *((Vocabulary.STATUS, claim.status) for claim in case.claims),
            *((Vocabulary.ARTICLE, charge.article) for charge in case.charges),
            *((Vocabulary.SENTENCE_KIND, sentence.kind) for sentence in case.sentences),
            *((Vocabulary.RELEASE_KIND, release.kind) for release in case.releases),
            *((Vocabulary.RISK_FLAG, flag.flag) for flag in case.flags),
            *((Vocabulary.FOLLOW_UP_KIND, one.kind) for one in case.follow_ups),
            *((Vocabulary.SOURCE_KIND, source.kind) for source in case.sources.values()),
        ]
        assert [code for vocabulary, code in used if not terms.get(vocabulary, code)] == []


def test_the_large_release_has_a_list_that_is_nearly_but_not_quite_ours(tmp_path: Path) -> None:
    folder = tmp_path / "event"
    made = make_sample(folder, 375, 7, SAMPLE_PASSPHRASE, Silent(), clock=FixedClock(NOW), cost=CHEAP)
    desk = open_register(folder, SAMPLE_PASSPHRASE)
    assert made.release_events == 3
    event = next(one for one in list_records(desk, ReleaseEvent) if one.announced == 123)
    released = list_records(desk, Release, release_event_id=event.id)
    assert len(released) == 123
    lines = list_records(desk, AnnouncedLine)
    matched = [line for line in lines if line.decision is LineDecision.MATCH]
    assert 0.7 < len(matched) / len(lines) < 0.95
    assert all(line.person_id for line in matched)
    assert {"Літва", "Украіна"} <= {one.destination for one in released}
    close_register(desk)


def test_each_release_of_an_event_has_a_ladder_that_says_what_it_says(sample_desk: Desk) -> None:
    for line in list_events(sample_desk):
        whole = read_event(sample_desk, line.event.id)
        for one in whole.people:
            if one.release is None:
                continue
            assert level_reached(one.steps) is one.level
            days = [step.date for step in one.steps] + [leg.date for leg in one.journey]
            assert all(day and not day.certainly_before(one.release.date) for day in days)
            assert not (one.refused and one.journey)


def test_the_large_release_goes_on_after_its_day(sample_desk: Desk) -> None:
    whole = read_event(sample_desk, list_events(sample_desk)[0].event.id)
    assert [one.number for one in whole.numbers][:3] == [123, 9, 114]
    verified = [whole.verified_by(one) for one in whole.numbers if not one.destination]
    assert verified[0] == 0
    assert verified == sorted(verified, key=lambda many: many or 0)
    assert {one.side for one in whole.pledges} == set(Side)
    assert any(one.held_again for one in whole.people)
    assert any(one.refused for one in whole.people)
    assert {one.destination for one in whole.people} >= {"Польшча", "Літва"}
    assert whole.notices
    key_events, _titles = list_key_events(sample_desk)
    assert len(whole.key_events) < len(key_events)


def test_a_sample_that_is_stopped_leaves_nothing(tmp_path: Path) -> None:
    class Impatient:
        def step(self, _done: int, _total: int, _text: str = "") -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        make_sample(tmp_path / "sample", 30, 7, SAMPLE_PASSPHRASE, Impatient(), cost=CHEAP)
    assert not (tmp_path / "sample").exists()


def _within(placement: Placement, start: dt.date, end: dt.date | None) -> bool:
    if placement.start and placement.start.latest < start:
        return False
    return not (end and placement.end and placement.end.earliest > end)


def test_a_few_were_received_by_the_protocol_and_most_of_it_is_done(sample_desk: Desk) -> None:
    owed = [one for one in list_records(sample_desk, FollowUp) if one.protocol_step_id]
    assert 3 <= len({one.person_id for one in owed}) <= 15
    assert {one.state for one in owed} >= {FollowUpState.DONE, FollowUpState.OPEN}
    open_yet = [one for one in owed if one.state is FollowUpState.OPEN]
    assert len(open_yet) < 6 * len({one.person_id for one in owed})
    releases = {one.id: one for one in list_records(sample_desk, Release)}
    for one in owed:
        release = releases[one.anchor_id or 0]
        assert (release.person_id, is_as_counted(one, release.date)) == (one.person_id, True)
    assert any(line.protocol for line in list_follow_ups(sample_desk, limit=500))
    plan = plan_protocol(
        sample_desk,
        ProtocolChoice(find_protocol(sample_desk, "after_release").id, (owed[0].person_id,)),
    )
    assert [one.reason for one in plan.skipped] == [SkipReason.HAS_ALL]
