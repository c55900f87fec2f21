"""An announced list against a real register: proposals, decisions that stay, undo, what the register learns."""

from collections.abc import Callable

import pytest

from app.base.errors import Problem
from app.base.progress import Cancelled, Silent
from app.domain.announced_list import AnnouncedLine, AnnouncedList, AnnouncedListFields, LineDecision
from app.domain.event_figures import Difference, Missing
from app.domain.merge import Distinction
from app.domain.names.matching import Decision
from app.domain.partial_date import PartialDate
from app.domain.person import NameForm, NameFormDraft, NameFormFields, NameUsage, Person, PersonFields
from app.domain.release import Confirmation
from app.domain.release_event import ReleaseEvent, ReleaseEventFields
from app.domain.source import Source, SourceFields
from app.workflows.add_person import add_person, remove_person
from app.workflows.announced_lists import add_list, read_pasted, remove_list
from app.workflows.compare_lists import compare_lists
from app.workflows.desk import Desk
from app.workflows.edit_records import add_record, get_record, list_records, save_record
from app.workflows.entries import ArrestEntry, ReleaseEntry
from app.workflows.event_figures import event_figures, expected_people
from app.workflows.find_people import quick_find
from app.workflows.read_case import read_case
from app.workflows.read_event import read_event
from app.workflows.reconcile import (
    DeskLine,
    Reconciliation,
    accept_many,
    add_person_for_line,
    decide,
    reconcile,
    refuse,
    typed_for_line,
)
from app.workflows.record_arrest import record_arrest
from app.workflows.record_outcomes import record_outcomes
from app.workflows.record_release import record_release
from app.workflows.retract_decision import left_released
from app.workflows.split_line import split_line

LIST = """Спіс вызваленых 13 снежня
1. Тихановский Сергей Леонидович, 1978 г.р.
2. Maryja Kaliada
3. Ковалёв Алексей
4. Незнаёмы Зміцер
Калядá Марыя Іванаўна"""


def person(desk: Desk, surname: str, given: str, patronymic: str = "", born: str = "") -> Person:
    birth = PartialDate.parse(born) if born else None
    form = NameFormDraft(surname=surname, given=given, patronymic=patronymic, language="be")
    return add_person(desk, PersonFields(birth_date=birth), [form])


@pytest.fixture
def event(desk: Desk) -> ReleaseEvent:
    fields = ReleaseEventFields(title="13 December", date=PartialDate("2025-12-13"), announced=4)
    made: ReleaseEvent = add_record(desk, fields)
    return made


@pytest.fixture
def people(desk: Desk) -> dict[str, Person]:
    return {
        "siarhei": person(desk, "Ціханоўскі", "Сяргей", "Леанідавіч", "1978"),
        "maryja": person(desk, "Каляда", "Марыя", "Іванаўна", "1990"),
        "aliaksei": person(desk, "Кавалёў", "Аляксей", "Пятровіч", "1985"),
        "aliaksei2": person(desk, "Кавалёў", "Аляксей", "Іванавіч", "1991"),
    }


def kept(desk: Desk, event: ReleaseEvent, text: str = LIST, title: str = "Agency") -> int:
    fields = AnnouncedListFields(release_event_id=event.id, title=title)
    return add_list(desk, fields, read_pasted(text), SourceFields(title=title)).announced_list.id


def on_desk(desk: Desk, list_id: int, before: Reconciliation | None = None) -> list[DeskLine]:
    return list(reconcile(desk, list_id, Silent(), before).lines)


def test_a_list_is_kept_as_printed_with_its_source(desk: Desk, event: ReleaseEvent) -> None:
    list_id = kept(desk, event)
    stored = get_record(desk, AnnouncedList, list_id)
    assert stored.original == LIST
    assert get_record(desk, Source, stored.source_id or 0).title == "Agency"
    lines = list_records(desk, AnnouncedLine)
    assert [line.printed for line in lines] == LIST.splitlines()
    assert {line.decision for line in lines} == {LineDecision.UNDECIDED}


def test_proposals_across_scripts(desk: Desk, event: ReleaseEvent, people: dict[str, Person]) -> None:
    lines = on_desk(desk, kept(desk, event))
    said = [(one.match.decision, one.match.person_id) for one in lines]
    assert said[0] == (Decision.NOBODY, None)
    assert said[1] == (Decision.MATCH, people["siarhei"].id)
    assert said[4] == (Decision.NOBODY, None)
    # Two people are called so, and two lines claim the same person: nothing is proposed.
    assert said[3][0] is said[2][0] is said[5][0] is Decision.AMBIGUOUS
    assert {one.person_id for one in lines[3].match.candidates} >= {
        people["aliaksei"].id,
        people["aliaksei2"].id,
    }
    assert lines[3].match.advice()
    assert all(reason.text for one in lines[1].match.candidates for reason in one.reasons)


def test_an_accepted_spelling_becomes_a_name_form_and_is_found(
    desk: Desk, event: ReleaseEvent, people: dict[str, Person]
) -> None:
    line = on_desk(desk, kept(desk, event))[1].line
    decide(desk, line.id, LineDecision.MATCH, people["siarhei"].id)
    forms = list_records(desk, NameForm, person_id=people["siarhei"].id)
    assert [form.text for form in forms if form.usage is NameUsage.MEDIA] == ["Тихановский Сергей Леонидович"]
    assert forms[-1].source_id is not None
    assert quick_find(desk, "Тихановский")[0].name.startswith("Ціханоўскі")
    desk.undo()
    assert len(list_records(desk, NameForm, person_id=people["siarhei"].id)) == 1
    assert get_record(desk, AnnouncedLine, line.id).decision is LineDecision.UNDECIDED
    desk.redo()
    assert get_record(desk, AnnouncedLine, line.id).person_id == people["siarhei"].id


def test_a_known_spelling_is_not_kept_twice(
    desk: Desk, event: ReleaseEvent, people: dict[str, Person]
) -> None:
    lines = on_desk(desk, kept(desk, event, "Марыя Каляда Іванаўна"))
    decide(desk, lines[0].line.id, LineDecision.MATCH, people["maryja"].id)
    assert len(list_records(desk, NameForm, person_id=people["maryja"].id)) == 1


def test_who_was_given_to_one_line_is_not_proposed_for_another(
    desk: Desk, event: ReleaseEvent, people: dict[str, Person]
) -> None:
    list_id = kept(desk, event)
    lines = on_desk(desk, list_id)
    decide(desk, lines[2].line.id, LineDecision.MATCH, people["maryja"].id)
    again = on_desk(desk, list_id)
    assert again[5].taken == 3
    assert again[5].match.decision is not Decision.MATCH
    decide(desk, again[5].line.id, LineDecision.REPEATED)
    assert event_figures(desk, event.id).repeated == 1


def test_not_the_same_is_remembered_in_every_list(
    desk: Desk, event: ReleaseEvent, people: dict[str, Person]
) -> None:
    list_id = kept(desk, event)
    line = on_desk(desk, list_id)[1]
    refuse(desk, line.line.id, people["siarhei"].id)
    assert len(list_records(desk, Distinction)) == 1
    other = kept(desk, event, "СЕРГЕЙ Леонидович Тихановский (1978 г.р.)\n", "Another")
    for one in (on_desk(desk, list_id)[1], on_desk(desk, other)[0]):
        assert people["siarhei"].id not in {candidate.person_id for candidate in one.match.candidates}
    # Without the year it may be somebody else: then nothing is left out.
    undated = on_desk(desk, kept(desk, event, "Тихановский Сергей Леонидович", "C"))[0]
    assert people["siarhei"].id in {candidate.person_id for candidate in undated.match.candidates}
    for _undo in range(3):
        desk.undo()
    assert on_desk(desk, list_id)[1].match.person_id == people["siarhei"].id


def test_refusing_who_was_decided_opens_the_line_again(
    desk: Desk, event: ReleaseEvent, people: dict[str, Person]
) -> None:
    line = on_desk(desk, kept(desk, event))[1].line
    decide(desk, line.id, LineDecision.MATCH, people["siarhei"].id)
    refuse(desk, line.id, people["siarhei"].id)
    assert get_record(desk, AnnouncedLine, line.id).decision is LineDecision.UNDECIDED


def test_many_proposals_are_accepted_as_one_change(
    desk: Desk, event: ReleaseEvent, people: dict[str, Person]
) -> None:
    list_id = kept(desk, event)
    lines = on_desk(desk, list_id)
    decide(desk, lines[1].line.id, LineDecision.NOT_OURS)
    chosen = {lines[1].line.id: people["siarhei"].id, lines[2].line.id: people["maryja"].id}
    assert accept_many(desk, list_id, chosen) == 1
    decided = {line.id: line for line in list_records(desk, AnnouncedLine)}
    assert decided[lines[1].line.id].decision is LineDecision.NOT_OURS
    assert decided[lines[2].line.id].person_id == people["maryja"].id
    desk.undo()
    assert get_record(desk, AnnouncedLine, lines[2].line.id).decision is LineDecision.UNDECIDED


def test_somebody_new_is_added_from_a_line(
    desk: Desk, event: ReleaseEvent, people: dict[str, Person]
) -> None:
    one = on_desk(desk, kept(desk, event))[1]
    name, birth = typed_for_line(one)
    assert (name.surname, name.given, name.patronymic, name.language) == (
        "Тихановский", "Сергей", "Леонидович", "ru",
    )  # fmt: skip
    assert birth == "1978"
    made = add_person_for_line(desk, one.line.id, PersonFields(), [name])
    line = get_record(desk, AnnouncedLine, one.line.id)
    assert (line.decision, line.person_id) == (LineDecision.NEW_PERSON, made.id)
    desk.undo()
    assert get_record(desk, AnnouncedLine, one.line.id).person_id is None
    assert len(list_records(desk, Person)) == len(people)


@pytest.mark.parametrize("decision", [LineDecision.MATCH, LineDecision.NEW_PERSON])
def test_a_match_without_a_person_is_refused(desk: Desk, event: ReleaseEvent, decision: LineDecision) -> None:
    line = on_desk(desk, kept(desk, event))[1].line
    with pytest.raises(Problem):
        decide(desk, line.id, decision)


def test_work_goes_on_after_a_restart(
    desk: Desk, event: ReleaseEvent, people: dict[str, Person], reopen: Callable[[Desk], Desk]
) -> None:
    list_id = kept(desk, event)
    line = on_desk(desk, list_id)[1].line
    decide(desk, line.id, LineDecision.MATCH, people["siarhei"].id)
    lines = on_desk(reopen(desk), list_id)
    assert lines[1].line.person_id == people["siarhei"].id
    assert lines[2].line.decision is LineDecision.UNDECIDED


def test_what_was_compared_is_not_compared_again(
    desk: Desk, event: ReleaseEvent, people: dict[str, Person]
) -> None:
    list_id = kept(desk, event)
    first = reconcile(desk, list_id, Silent())
    decide(desk, first.lines[1].line.id, LineDecision.MATCH, people["siarhei"].id)
    second = reconcile(desk, list_id, Silent(), first)
    assert second.lines[1].line.decision is LineDecision.MATCH
    assert second.lines[2].match is first.lines[2].match


def test_comparing_can_be_stopped(desk: Desk, event: ReleaseEvent, people: dict[str, Person]) -> None:
    class Stop:
        def step(self, _done: int, _total: int, _text: str = "") -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        reconcile(desk, kept(desk, event), Stop())


def test_the_index_follows_every_change(desk: Desk, event: ReleaseEvent) -> None:
    list_id = kept(desk, event, "Новіцкі Антон Паўлавіч 1977")
    assert on_desk(desk, list_id)[0].match.decision is Decision.NOBODY
    added = person(desk, "Навіцкі", "Антон", "Паўлавіч", "1977")
    assert on_desk(desk, list_id)[0].match.person_id == added.id
    remove_person(desk, added.id, "Навіцкі")
    assert on_desk(desk, list_id)[0].match.decision is Decision.NOBODY
    desk.undo()
    assert on_desk(desk, list_id)[0].match.person_id == added.id


def test_removing_a_person_leaves_the_line_undecided(
    desk: Desk, event: ReleaseEvent, people: dict[str, Person]
) -> None:
    list_id = kept(desk, event)
    decide(desk, on_desk(desk, list_id)[1].line.id, LineDecision.MATCH, people["siarhei"].id)
    remove_person(desk, people["siarhei"].id, "x")
    assert on_desk(desk, list_id)[1].line.decision is LineDecision.UNDECIDED


def test_a_list_goes_and_comes_back_whole(desk: Desk, event: ReleaseEvent, people: dict[str, Person]) -> None:
    list_id = kept(desk, event)
    later = add_list(
        desk,
        AnnouncedListFields(release_event_id=event.id, title="Later", supersedes_id=list_id),
        read_pasted("Іван"),
    ).announced_list
    remove_list(desk, get_record(desk, AnnouncedList, list_id))
    assert [one.id for one in list_records(desk, AnnouncedList)] == [later.id]
    assert len(list_records(desk, AnnouncedLine)) == 1
    desk.undo()
    assert get_record(desk, AnnouncedList, later.id).supersedes_id == list_id
    assert len(list_records(desk, AnnouncedLine)) == 7


def test_figures_and_who_was_expected(sample_desk: Desk) -> None:
    december = list_records(sample_desk, ReleaseEvent)[-1]
    figures = event_figures(sample_desk, december.id)
    assert figures.announced is not None
    assert figures.announced == figures.accounted + figures.gap
    assert dict(figures.differences()).get(Difference.ON_NO_LIST, 0) == max(figures.gap, 0)
    expected = expected_people(sample_desk, december.id, Missing.ALL)
    assert expected.ids
    on_lists = {line.person_id for line in list_records(sample_desk, AnnouncedLine)}
    # Whoever refused to leave is expected as before.
    assert not (on_lists - figures.people["refused"]) & set(expected.ids)


def test_two_lists_side_by_side(desk: Desk, event: ReleaseEvent, people: dict[str, Person]) -> None:
    first, second = (
        kept(desk, event, "Каляда Марыя\nВзор Пётр"),
        kept(desk, event, "Piotr Vzor\nUzor Hanna", "B"),
    )
    both = compare_lists(desk, first, second)
    assert [(one.first.printed, one.second.printed) for one in both.both if one.first and one.second] == [
        ("Взор Пётр", "Piotr Vzor")
    ]
    assert [one.first.printed for one in both.only_first if one.first] == ["Каляда Марыя"]
    assert [one.second.printed for one in both.only_second if one.second] == ["Uzor Hanna"]


def test_whose_release_proved_false_is_expected_again(
    desk: Desk, event: ReleaseEvent, people: dict[str, Person]
) -> None:
    held = people["siarhei"].id
    source = add_record(desk, SourceFields(title="Letter"))
    record_arrest(desk, held, ArrestEntry(PartialDate("2021-03-05"), source.id, status="police_custody"))
    line = on_desk(desk, kept(desk, event))[1].line
    decide(desk, line.id, LineDecision.MATCH, held)
    assert held not in expected_people(desk, event.id, Missing.ALL).ids
    entry = ReleaseEntry(
        PartialDate("2025-12-13"),
        source.id,
        "pardon_expelled",
        Confirmation.LISTED,
        release_event_id=event.id,
    )
    release = record_release(desk, held, entry)
    save_record(desk, release.but(confirmation=Confirmation.REFUTED))
    assert held in expected_people(desk, event.id, Missing.ALL).ids


def test_a_heading_and_a_total_are_accepted_with_the_names(
    desk: Desk, event: ReleaseEvent, people: dict[str, Person]
) -> None:
    list_id = kept(desk, event, "Освобождены:\nТихановский Сергей, 1978\nусяго 123 чалавекі")
    lines = on_desk(desk, list_id)
    assert [one.no_name for one in lines] == [True, False, True]
    accept_many(desk, list_id, {one.line.id: one.match.person_id for one in lines})
    decided = list_records(desk, AnnouncedLine)
    assert [line.decision for line in decided] == [
        LineDecision.NO_NAME,
        LineDecision.MATCH,
        LineDecision.NO_NAME,
    ]


def test_whoever_was_held_on_the_eve_comes_first(
    desk: Desk, event: ReleaseEvent, people: dict[str, Person]
) -> None:
    list_id = kept(desk, event, "Кавалёў Аляксей")
    first = on_desk(desk, list_id)[0].match.candidates[0].person_id
    other = next(people[key].id for key in ("aliaksei", "aliaksei2") if people[key].id != first)
    record_arrest(
        desk, other, ArrestEntry(PartialDate("2021-03-05"), SourceFields(title="A letter"), "colony")
    )
    found = reconcile(desk, list_id, Silent())
    assert [one.person_id for one in found.lines[0].match.candidates[:2]] == [other, first]
    assert not found.is_doubtful(other)
    # Of whom nothing is known it is not said that they were free.
    assert not found.is_doubtful(first)
    free = ReleaseEntry(
        PartialDate("2022-01-01"), SourceFields(title="A letter"), "pardon_expelled", Confirmation.PERSON
    )
    record_release(desk, other, free)
    assert reconcile(desk, list_id, Silent()).is_doubtful(other)


def test_being_held_moves_nobody_before_a_likelier_one(
    desk: Desk, event: ReleaseEvent, people: dict[str, Person]
) -> None:
    record_arrest(
        desk,
        people["aliaksei2"].id,
        ArrestEntry(PartialDate("2021-03-05"), SourceFields(title="A letter"), "colony"),
    )
    found = reconcile(desk, kept(desk, event, "Кавалёў Аляксей Пятровіч, 1985"), Silent())
    assert found.lines[0].match.candidates[0].person_id == people["aliaksei"].id


def names(desk: Desk, person: Person) -> list[str]:
    return [form.written for form in list_records(desk, NameForm, person_id=person.id)]


SLIP = "Тихановский Сергей Леонидович"


@pytest.mark.parametrize(
    "correct",
    [
        lambda desk, line, people: decide(desk, line.id, LineDecision.MATCH, people["siarhei"].id),
        lambda desk, line, people: decide(desk, line.id, LineDecision.NOT_OURS),
        lambda desk, line, people: decide(desk, line.id, LineDecision.UNDECIDED),
        lambda desk, line, people: refuse(desk, line.id, people["maryja"].id),
        lambda desk, line, people: split_line(desk, line.id, ["Тихановский Сергей", "Калядка Леонид"]),
        lambda desk, line, people: add_person_for_line(
            desk, line.id, PersonFields(), [NameFormDraft(surname="Іншы", given="Нехта")]
        ),
    ],
)
def test_a_decision_taken_back_takes_its_spelling_along(
    desk: Desk,
    event: ReleaseEvent,
    people: dict[str, Person],
    correct: Callable[[Desk, AnnouncedLine, dict[str, Person]], object],
) -> None:
    line = on_desk(desk, kept(desk, event, SLIP))[0].line
    decide(desk, line.id, LineDecision.MATCH, people["maryja"].id)
    assert SLIP in names(desk, people["maryja"])
    correct(desk, line, people)
    assert SLIP not in names(desk, people["maryja"])
    later = on_desk(desk, kept(desk, event, SLIP, "Later"))[0]
    assert people["maryja"].id not in {one.person_id for one in later.match.candidates}
    desk.undo()
    desk.undo()
    assert SLIP in names(desk, people["maryja"])


def test_a_spelling_that_another_line_supports_stays_as_long_as_that_does(
    desk: Desk, event: ReleaseEvent, people: dict[str, Person]
) -> None:
    first = on_desk(desk, kept(desk, event, SLIP))[0].line
    second = on_desk(desk, kept(desk, event, "Сергей Леонидович Тихановский", "B"))[0].line
    for line in (first, second):
        decide(desk, line.id, LineDecision.MATCH, people["siarhei"].id)
    decide(desk, first.id, LineDecision.NOT_OURS)
    kept_form = list_records(desk, NameForm, person_id=people["siarhei"].id)[-1]
    assert kept_form.text == "Сергей Леонидович Тихановский"
    assert get_record(desk, Source, kept_form.source_id or 0).title == "B"
    decide(desk, second.id, LineDecision.NOT_OURS)
    assert names(desk, people["siarhei"]) == ["Ціханоўскі Сяргей Леанідавіч"]


def test_a_spelling_that_somebody_edited_or_wrote_themselves_stays(
    desk: Desk, event: ReleaseEvent, people: dict[str, Person]
) -> None:
    lines = on_desk(desk, kept(desk, event, f"{SLIP}\nМария Коляда"))
    add_record(
        desk, NameFormFields(person_id=people["maryja"].id, surname="Коляда", given="Мария", position=1)
    )
    decide(desk, lines[0].line.id, LineDecision.MATCH, people["siarhei"].id)
    decide(desk, lines[1].line.id, LineDecision.MATCH, people["maryja"].id)
    taught = list_records(desk, NameForm, person_id=people["siarhei"].id)[-1]
    save_record(desk, taught.but(language="ru"))
    for one in lines:
        decide(desk, one.line.id, LineDecision.UNDECIDED)
    assert SLIP in names(desk, people["siarhei"])
    assert "Коляда Мария" in names(desk, people["maryja"])


def test_two_lines_of_a_list_do_not_mean_one_person(
    desk: Desk, event: ReleaseEvent, people: dict[str, Person]
) -> None:
    list_id = kept(desk, event, "Мария Коляда\nКоляда М.\nMaryja Kaliada")
    first, second, third = (one.line for one in on_desk(desk, list_id))
    maryja = people["maryja"].id
    decide(desk, first.id, LineDecision.MATCH, maryja)
    with pytest.raises(Problem, match=r"Line 1 .* Каляда Марыя already: “Мария Коляда”") as told:
        decide(desk, second.id, LineDecision.MATCH, maryja)
    assert "Named twice" in told.value.advice
    decide(desk, second.id, LineDecision.REPEATED)
    decide(desk, first.id, LineDecision.MATCH, maryja)
    decide(desk, first.id, LineDecision.UNDECIDED)
    with pytest.raises(Problem, match="already"):
        accept_many(desk, list_id, {first.id: maryja, third.id: maryja})
    assert get_record(desk, AnnouncedLine, first.id).decision is LineDecision.UNDECIDED
    # Another list may name them again.
    decide(desk, first.id, LineDecision.MATCH, maryja)
    decide(
        desk, on_desk(desk, kept(desk, event, "Maryja Kaliada", "B"))[0].line.id, LineDecision.MATCH, maryja
    )


def test_nobody_is_added_twice_for_one_line(desk: Desk, event: ReleaseEvent) -> None:
    line = on_desk(desk, kept(desk, event, "Нехта Новы"))[0].line
    new = [NameFormDraft(surname="Новы", given="Нехта")]
    added = add_person_for_line(desk, line.id, PersonFields(), new)
    with pytest.raises(
        Problem, match=f"Новы Нехта \\({added.case_number}\\) was added for this line already"
    ):
        add_person_for_line(desk, line.id, PersonFields(), new)
    assert len(list_records(desk, Person)) == 1
    decide(desk, line.id, LineDecision.UNDECIDED)
    add_person_for_line(desk, line.id, PersonFields(), new)


@pytest.fixture
def released(desk: Desk, event: ReleaseEvent, people: dict[str, Person]) -> AnnouncedLine:
    """A line that was decided to be Maryja by a slip, and her release in the event."""
    line = on_desk(desk, kept(desk, event, SLIP))[0].line
    letter = SourceFields(title="Letter")
    maryja = people["maryja"].id
    record_arrest(desk, maryja, ArrestEntry(PartialDate("2021-03-05"), letter, "colony"))
    decide(desk, line.id, LineDecision.MATCH, maryja)
    assert left_released(desk, line.id) is None
    record_outcomes(
        desk,
        event.id,
        [maryja],
        ReleaseEntry(PartialDate("2025-12-13"), letter, "pardon_expelled", Confirmation.LISTED),
    )
    return line


def test_who_was_recorded_as_released_by_a_slip_is_named_and_held_again_in_the_same_change(
    desk: Desk, event: ReleaseEvent, people: dict[str, Person], released: AnnouncedLine
) -> None:
    maryja, siarhei = people["maryja"].id, people["siarhei"].id
    left = left_released(desk, released.id, siarhei)
    assert left is not None
    assert (left.person_id, left.name) == (maryja, "Каляда Марыя")
    assert left_released(desk, released.id, maryja) is None
    decide(desk, released.id, LineDecision.MATCH, siarhei, take_back_release=True)
    case = read_case(desk, maryja)
    assert (case.status.status, case.releases) == ("colony", ())
    assert case.detentions[0].end is None
    assert event_figures(desk, event.id).recorded == 0
    desk.undo()
    assert read_case(desk, maryja).status.status == "expelled"
    assert get_record(desk, AnnouncedLine, released.id).person_id == maryja


def test_a_release_that_is_not_taken_back_is_told_of_by_the_event(
    desk: Desk, event: ReleaseEvent, people: dict[str, Person], released: AnnouncedLine
) -> None:
    decide(desk, released.id, LineDecision.NOT_OURS)
    case = read_event(desk, event.id)
    assert [one.line.name for one in case.unlisted] == ["Каляда Марыя Іванаўна"]
    assert dict(case.figures.differences())[Difference.UNLISTED] == 1


def test_a_release_stands_while_another_list_names_the_person(
    desk: Desk, event: ReleaseEvent, people: dict[str, Person], released: AnnouncedLine
) -> None:
    other = on_desk(desk, kept(desk, event, "Maryja Kaliada", "B"))[0].line
    decide(desk, other.id, LineDecision.MATCH, people["maryja"].id)
    assert left_released(desk, released.id) is None
    decide(desk, released.id, LineDecision.NOT_OURS, take_back_release=True)
    assert read_case(desk, people["maryja"].id).status.status == "expelled"


def test_a_stranger_on_two_lists_is_one_and_the_desk_proposes_what_was_decided(
    desk: Desk, event: ReleaseEvent, people: dict[str, Person]
) -> None:
    first = kept(desk, event, "34. Тихановский Сергей\n35. Пустоход Зинаида, 1971")
    second = kept(desk, event, "1. Пустоход Зинаида\n2. Незнаёмы Зміцер", "Agency two")
    decide(desk, on_desk(desk, first)[1].line.id, LineDecision.NOT_OURS)
    known, unknown = on_desk(desk, second)
    assert (known.foreign, known.is_foreign) == ("Agency", True)
    assert (unknown.foreign, unknown.is_foreign) == ("", False)
    figures = event_figures(desk, event.id)
    assert (figures.not_ours, figures.undecided, figures.listed) == (1, 2, 3)
    decide(desk, known.line.id, LineDecision.NOT_OURS)
    assert event_figures(desk, event.id).not_ours == 1
    assert not on_desk(desk, second)[0].is_foreign


def test_what_was_decided_in_another_event_is_proposed_behind_what_this_event_says(desk: Desk) -> None:
    first: ReleaseEvent = add_record(desk, ReleaseEventFields(title="June"))
    later: ReleaseEvent = add_record(desk, ReleaseEventFields(title="December"))
    said = []
    for event, title in ((first, "Agency"), (later, "Ministry"), (later, "Radio")):
        fields = AnnouncedListFields(release_event_id=event.id, title=title)
        stored = add_list(desk, fields, read_pasted("Незнаёмы Зміцер, 1980")).announced_list
        (line,) = reconcile(desk, stored.id, Silent()).lines
        said.append((line.foreign, line.is_foreign))
        decide(desk, line.line.id, LineDecision.NOT_OURS, None)
    assert said == [("", False), ("Agency · June", True), ("Ministry", True)]
