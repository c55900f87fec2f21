"""Bringing persons in from files: the plan, what is held, what is written, undone, and refused."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from app.base.errors import Problem
from app.base.progress import Cancelled, Silent
from app.domain.case import Case
from app.domain.follow_up import FollowUp, FollowUpState
from app.domain.merge import Distinction
from app.domain.partial_date import PartialDate
from app.domain.person import NameFormDraft, Person, PersonFields
from app.domain.release import ConfirmationStep, Release
from app.domain.source import Source, SourceFields
from app.domain.status import Confidence
from app.workflows.add_person import add_person
from app.workflows.apply_protocol import ProtocolChoice, apply_protocol
from app.workflows.desk import Desk
from app.workflows.edit_protocols import find_protocol
from app.workflows.edit_records import list_records
from app.workflows.entries import ArrestEntry
from app.workflows.history import undo
from app.workflows.import_people import (
    ImportPlan,
    RowAction,
    carry_out,
    import_formats,
    plan_import,
    write_table_to_fill_in,
)
from app.workflows.merge_people import merge_people
from app.workflows.read_case import read_case
from app.workflows.record_arrest import record_arrest
from app.workflows.similar_people import find_duplicates

Make = Callable[..., Path]


@pytest.fixture
def table(tmp_path: Path) -> Make:
    """Write a table of Vigil's own format with these rows."""

    def make(*rows: dict[str, str], name: str = "people.csv") -> Path:
        columns = list(dict.fromkeys(column for row in rows for column in row))
        file = tmp_path / name
        with file.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, columns, restval="")
            writer.writeheader()
            writer.writerows(rows)
        return file

    return make


def plan(desk: Desk, file: Path) -> ImportPlan:
    return plan_import(desk, file, None, "List of the network", Silent())


def bring_in(desk: Desk, file: Path) -> ImportPlan:
    made = plan(desk, file)
    carry_out(desk, made, Silent())
    return made


def only_case(desk: Desk) -> Case:
    (person,) = list_records(desk, Person)
    return read_case(desk, person.id)


FULL = {
    "reference": "A-1",
    "surname": "Журавок",
    "given_name": "Марыя",
    "patronymic": "Пятроўна",
    "other_names": "Maryia Zhuravok; birth: Алешка",
    "sex": "ж",
    "birth_date": "05.03.1990",
    "citizenship": "Беларусь",
    "arrest_date": "сакавік 2021",
    "status": "Penal colony",
    "status_date": "2022-01",
    "facility": "ИК-4",
    "articles": "ст. 342 ч. 1",
    "sentence": "3 гады калоніі агульнага рэжыму",
    "notes": "Піша лісты.",
}


def test_a_row_becomes_a_whole_case(desk: Desk, table: Make) -> None:
    made = bring_in(desk, table({**FULL, "facility": "IK-4"}))
    assert (made.read, made.created, made.updated, made.unchanged, made.held) == (1, 1, 0, 0, 0)
    case = only_case(desk)
    assert case.person.reference == "A-1"
    assert case.person.birth_date == "1990-03-05"
    assert case.person.case_number == "V-000001"
    assert [form.written for form in case.names] == ["Журавок Марыя Пятроўна", "Zhuravok Maryia", "Алешка"]
    assert case.detentions[0].start == "2021-03"
    assert case.charges[0].article == "BLR-UK-342"
    assert case.sentences[0].years == 3
    assert case.status.status == "colony"
    (claim,) = case.claims
    assert (claim.since, claim.confidence) == ("2022-01", Confidence.SINGLE)
    assert case.facilities[claim.facility_id or 0].code == "IK-4"
    assert case.placements[0].facility_id == claim.facility_id
    assert case.sources[claim.source_id].title == "List of the network"
    assert case.notes[0].text == "Піша лісты."


@pytest.mark.parametrize("written", ["ИК-4", "ПК № 4", "ИК-4 Гомель", "IK 4"])
def test_a_facility_as_people_write_it_is_the_registers(desk: Desk, table: Make, written: str) -> None:
    made = bring_in(desk, table({**FULL, "facility": written}))
    assert not made.complaints
    case = only_case(desk)
    assert case.facilities[case.claims[0].facility_id or 0].code == "IK-4"
    assert case.facilities[case.placements[0].facility_id or 0].code == "IK-4"


def test_a_place_that_is_no_known_facility_is_kept_and_said_so(desk: Desk, table: Make) -> None:
    made = bring_in(desk, table({**FULL, "facility": "Замак"}))
    (complaint,) = made.complaints
    assert complaint.problem == "No facility of the register is called so; the text was kept as the place."
    assert only_case(desk).placements[0].place == "Замак"


def test_a_second_import_of_the_same_file_changes_nothing(desk: Desk, table: Make) -> None:
    rows = [
        FULL,
        {"reference": "A-2", "surname": "Сасновін", "release_date": "2024-05-01", "release_kind": "pardon"},
        {"reference": "A-3", "surname": "Лозкін", "given_name": "Ян", "status": "At liberty"},
        {"reference": "A-4", "surname": "Лугавец", "given_name": "Ян", "status": "colony"},
    ]
    file = table(*rows)
    assert bring_in(desk, file).created == 4
    again = plan(desk, file)
    assert (again.created, again.updated, again.unchanged, again.held) == (0, 0, 4, 0)
    number = desk.register.facts()
    carry_out(desk, again, Silent())
    assert desk.register.facts() == number
    assert desk.undo_sentence == "Import 4 people from people.csv"


def test_an_import_is_one_change_that_can_be_undone_and_redone(desk: Desk, table: Make) -> None:
    bring_in(desk, table(FULL, {"surname": "Лозкін", "given_name": "Ян"}))
    desk.undo()
    assert list_records(desk, Person) == ()
    assert list_records(desk, Source) == ()
    desk.redo()
    assert len(list_records(desk, Person)) == 2


def test_an_update_adds_what_is_new_and_tells_it_before(desk: Desk, table: Make) -> None:
    bring_in(
        desk, table({"reference": "A-1", "surname": "Журавок", "given_name": "Марыя", "birth_date": "1990"})
    )
    made = plan(desk, table({**FULL, "facility": "IK-4"}))
    assert made.updated == 1
    told = {difference.what: (difference.old, difference.new) for difference in made.rows[0].differences}
    assert told["Date of birth"] == ("1990", "5 March 1990")
    assert told["Status claim"][1] == "Penal colony, January 2022"
    carry_out(desk, made, Silent())
    case = only_case(desk)
    assert case.person.birth_date == "1990-03-05"
    assert case.status.status == "colony"
    assert [form.position for form in case.names] == list(range(len(case.names)))


def test_a_vaguer_date_of_birth_does_not_replace_a_finer_one(desk: Desk, table: Make) -> None:
    bring_in(desk, table({"reference": "A-1", "surname": "Журавок", "birth_date": "1990-03-05"}))
    made = plan(desk, table({"reference": "A-1", "surname": "Журавок", "birth_date": "1990"}))
    assert made.unchanged == 1


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        ("birth_date", "1971-01-01", "another date of birth"),
        ("sex", "m", "another sex"),
        ("arrest_date", "2023-07-01", "another date of arrest"),
        ("status_date", "2031-01-01", "lies in the future"),
    ],
)
def test_a_contradiction_is_held(desk: Desk, table: Make, column: str, value: str, reason: str) -> None:
    bring_in(desk, table(FULL))
    made = plan(desk, table({**FULL, column: value}))
    assert made.held == 1
    assert any(reason in one for one in made.rows[0].reasons), made.rows[0].reasons
    carry_out(desk, made, Silent())
    assert only_case(desk).person.birth_date == "1990-03-05"


def test_a_contradiction_can_be_decided(desk: Desk, table: Make) -> None:
    bring_in(desk, table(FULL))
    made = plan(desk, table({**FULL, "birth_date": "1971-01-01"}))
    row = made.rows[0]
    made.decide(row, RowAction.UPDATE, row.candidates[0])
    assert (made.held, made.updated) == (0, 1)
    carry_out(desk, made, Silent())
    assert only_case(desk).person.birth_date == "1971-01-01"


@pytest.fixture
def known(desk: Desk) -> Person:
    """Somebody who was entered by hand, in Russian letters."""
    return add_person(
        desk,
        PersonFields(birth_date=PartialDate("1990")),
        [NameFormDraft(surname="Воробьёнок", given="Елена")],
    )


def test_somebody_who_may_be_known_already_is_held(desk: Desk, table: Make, known: Person) -> None:
    made = plan(desk, table({"surname": "Вараб’ёнак", "given_name": "Алена", "birth_date": "1990-07-08"}))
    (row,) = made.rows
    assert row.action is RowAction.HELD
    assert [one.person_id for one in row.candidates] == [known.id]
    assert known.case_number in row.reasons[0]


@pytest.mark.parametrize(
    "row",
    [
        {"surname": "Вараб’ёнак", "given_name": "Алена", "birth_date": "1971"},
        {"surname": "Вараб’ёнак", "given_name": "Вольга"},
        {"surname": "Сасновін", "given_name": "Алена"},
    ],
)
def test_somebody_who_cannot_be_the_same_is_new(
    desk: Desk, table: Make, known: Person, row: dict[str, str]
) -> None:
    assert plan(desk, table(row)).created == 1


def test_a_held_row_can_become_a_new_person_an_update_or_nothing(
    desk: Desk, table: Make, known: Person
) -> None:
    file = table({"surname": "Вараб’ёнак", "given_name": "Алена", "citizenship": "Беларусь"})
    made = plan(desk, file)
    made.decide(made.rows[0], RowAction.LEFT_OUT)
    assert (made.held, made.left_out) == (0, 1)
    carry_out(desk, made, Silent())
    assert len(list_records(desk, Person)) == 1
    made.decide(made.rows[0], RowAction.UPDATE, made.rows[0].candidates[0])
    carry_out(desk, made, Silent())
    assert read_case(desk, known.id).person.citizenship == "Беларусь"
    desk.undo()
    made = plan(desk, file)
    made.decide(made.rows[0], RowAction.CREATE)
    carry_out(desk, made, Silent())
    assert len(list_records(desk, Person)) == 2


def test_two_rows_with_one_reference_are_held_and_cannot_both_become_new(desk: Desk, table: Make) -> None:
    made = plan(desk, table({"reference": "7", "surname": "А"}, {"reference": "7", "surname": "Б"}))
    assert made.held == 2
    assert "Row 3" in made.rows[0].reasons[0]
    made.decide(made.rows[0], RowAction.CREATE)
    with pytest.raises(Problem, match=r"Row 3 .* reference 7 is also that of row 2") as problem:
        made.decide(made.rows[1], RowAction.CREATE)
    assert problem.value.advice
    assert (made.created, made.held) == (1, 1)
    made.rows[1].action = RowAction.CREATE
    with pytest.raises(Problem, match="Rows 2 and 3: the reference 7 would belong to two persons"):
        carry_out(desk, made, Silent())
    assert list_records(desk, Person) == ()


def test_one_reference_is_never_decided_to_be_a_known_person_and_a_new_one(desk: Desk, table: Make) -> None:
    add_person(desk, PersonFields(), [NameFormDraft(surname="Лозкін", given="Ян")])
    row = {"reference": "7", "surname": "Лозкін", "given_name": "Ян"}
    made = plan(desk, table(row, row))
    first, second = made.rows
    made.decide(first, RowAction.UPDATE, first.candidates[0])
    with pytest.raises(Problem, match=r"Row 3 .* reference 7 is also that of row 2"):
        made.decide(second, RowAction.CREATE)
    assert second.action is RowAction.HELD
    made.decide(second, RowAction.UPDATE, second.candidates[0])
    carry_out(desk, made, Silent())
    assert [person.reference for person in list_records(desk, Person)] == ["7"]


def test_a_reference_that_somebody_got_meanwhile_is_named_with_its_row_and_owner(
    desk: Desk, table: Make
) -> None:
    known = add_person(desk, PersonFields(), [NameFormDraft(surname="Лозкін", given="Ян")])
    made = plan(desk, table({"reference": "7", "surname": "Лозкін", "given_name": "Ян"}))
    add_person(desk, PersonFields(reference="7"), [NameFormDraft(surname="Верас")])
    made.decide(made.rows[0], RowAction.UPDATE, made.rows[0].candidates[0])
    with pytest.raises(Problem, match=r"Row 2: the reference 7 belongs to Верас \(V-000002\)"):
        carry_out(desk, made, Silent())
    assert not read_case(desk, known.id).person.reference


@pytest.mark.parametrize("references", [("", ""), ("1", "2")])
def test_one_name_with_dates_of_birth_that_may_be_one_is_held(
    desk: Desk, table: Make, references: tuple[str, str]
) -> None:
    row = {"surname": "Петрова", "given_name": "Анна", "sex": "f"}
    births = ("2001", "about May 2001")
    rows = [
        {**row, "reference": number, "birth_date": birth}
        for number, birth in zip(references, births, strict=True)
    ]
    made = plan(desk, table(*rows))
    assert made.held == 2
    assert made.rows[0].reasons == (
        "Row 3 has the same name, and the dates of birth may be one and the same.",
    )


def test_two_rows_with_one_name_and_birthday_are_held(desk: Desk, table: Make) -> None:
    twin = {"surname": "Лозкін", "given_name": "Ян", "birth_date": "1990-01-02"}
    assert plan(desk, table({**twin, "reference": "1"}, {**twin, "reference": "2"})).held == 2


def test_a_release_ends_the_detention_that_the_register_knows(desk: Desk, table: Make) -> None:
    person = add_person(desk, PersonFields(reference="A-1"), [NameFormDraft(surname="Журавок")])
    source = SourceFields(title="Family")
    record_arrest(desk, person.id, ArrestEntry(PartialDate("2021-03-05"), source, place="Мінск"))
    bring_in(
        desk,
        table(
            {"reference": "A-1", "surname": "Журавок", "release_date": "2024-05-01", "release_kind": "pardon"}
        ),
    )
    case = read_case(desk, person.id)
    assert case.detentions[0].end == "2024-05-01"
    assert case.status.status == "released"
    assert [release.kind for release in list_records(desk, Release)] == ["pardon"]
    (step,) = list_records(desk, ConfirmationStep)
    assert (step.release_id, step.level, step.source_id) == (
        case.releases[0].id,
        case.releases[0].confirmation,
        case.releases[0].source_id,
    )


def test_a_later_release_in_the_register_outlives_an_older_list(desk: Desk, table: Make) -> None:
    bring_in(desk, table({**FULL, "release_date": "2024-05-01", "release_kind": "pardon"}))
    bring_in(desk, table({**FULL, "status": "prison", "status_date": "2023-06"}))
    case = only_case(desk)
    assert {claim.status for claim in case.claims} == {"colony", "released", "prison"}
    assert case.status.status == "released"


def test_values_that_are_not_understood_are_told_by_row_and_column(desk: Desk, table: Make) -> None:
    made = plan(
        desk,
        table(
            {
                "surname": "Лозкін",
                "birth_date": "31.02.1990",
                "status": "дзесьці",
                "facility": "Замак",
                "notes": "",
            },
            {"surname": "", "birth_date": "1990"},
        ),
    )
    assert (made.read, made.created, made.left_out) == (2, 1, 1)
    assert {(one.row, one.column) for one in made.complaints} >= {
        (2, "birth_date"),
        (2, "status"),
        (2, "facility"),
        (3, "surname"),
    }


def test_the_list_of_viasna_is_recognised_and_brought_in(desk: Desk) -> None:
    file = Path(__file__).parents[1] / "data" / "viasna.csv"
    made = bring_in(desk, file)
    assert made.format_title == import_formats()[1].title
    assert made.read == len(made.rows)
    assert made.held >= 1
    assert any("died" in reason for row in made.rows for reason in row.reasons)
    case = next(
        case
        for person in list_records(desk, Person)
        for case in [read_case(desk, person.id)]
        if any(number.number == "9001" for number in case.identifiers)
    )
    assert case.status.status == "colony"
    assert case.recognitions[0].organisation == "Viasna"
    assert [flag.flag for flag in case.flags] == ["terrorist_list"]
    again = plan(desk, file)
    assert (again.created, again.updated) == (0, 0)
    assert (again.unchanged, again.held) == (made.created, made.held)


def test_an_import_that_is_stopped_writes_nothing(desk: Desk, table: Make) -> None:
    class Impatient:
        def step(self, done: int, total: int, text: str = "") -> None:
            if text == "Making the new people findable":
                raise Cancelled

    made = plan(desk, table(FULL))
    with pytest.raises(Cancelled):
        carry_out(desk, made, Impatient())
    assert list_records(desk, Person) == ()
    assert desk.undo_sentence is None


def test_a_plan_that_has_become_wrong_is_refused(desk: Desk, table: Make) -> None:
    first, second = plan(desk, table(FULL)), plan(desk, table(FULL))
    carry_out(desk, first, Silent())
    with pytest.raises(Problem, match="has changed since the preview"):
        carry_out(desk, second, Silent())
    assert len(list_records(desk, Person)) == 1


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "The file is empty."),
        (b"%PDF-1.7", "is not a table but a PDF"),
        (b"PK\x03\x04rest", "not a table but an Excel"),
        (
            b"alpha,beta\n1,2\n",
            "The columns of this file are those of no list that Vigil knows: alpha, beta.",
        ),
    ],
)
def test_a_file_that_is_no_list_of_persons_is_refused(
    desk: Desk, tmp_path: Path, content: bytes, words: str
) -> None:
    file = tmp_path / "people.csv"
    file.write_bytes(content)
    with pytest.raises(Problem) as refused:
        plan(desk, file)
    assert words in refused.value.sentence
    assert refused.value.advice or words == "The file is empty."


def test_an_unknown_format_is_refused(desk: Desk, table: Make) -> None:
    with pytest.raises(Problem, match="There is no format “excel”"):
        plan_import(desk, table(FULL), "excel", "", Silent())


def reasons(made: ImportPlan) -> list[str]:
    return [" ".join(row.reasons) for row in made.rows]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"birth_date": "1980"}, {"birth_date": "1980"}),
        ({}, {}),
        ({"birth_date": "1980"}, {"birth_date": "05.03.1980"}),
        ({}, {"surname": "Дуб", "given_name": "Иван", "patronymic": "Петрович"}),
    ],
)
def test_two_rows_that_nothing_tells_apart_are_held(
    desk: Desk, table: Make, one: dict[str, str], other: dict[str, str]
) -> None:
    name = {"surname": "Дуб", "given_name": "Іван"}
    made = plan(desk, table({**name, **one}, {**name, **other}))
    assert [row.action for row in made.rows] == [RowAction.HELD, RowAction.HELD]
    assert all("has the same name" in text for text in reasons(made))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"birth_date": "1980"}, {"birth_date": "1981"}),
        ({"patronymic": "Пятровіч"}, {"patronymic": "Адамавіч"}),
        ({"reference": "A-1"}, {"reference": "A-2"}),
        ({}, {"given_name": "Янка"}),
    ],
)
def test_two_rows_that_something_tells_apart_are_two_persons(
    desk: Desk, table: Make, one: dict[str, str], other: dict[str, str]
) -> None:
    name = {"surname": "Дуб", "given_name": "Пётр"}
    assert plan(desk, table({**name, **one}, {**name, **other})).created == 2


def test_a_known_number_with_another_name_is_held(desk: Desk, table: Make) -> None:
    bring_in(desk, table({"reference": "A-1", "surname": "Дуб", "given_name": "Іван"}))
    made = plan(desk, table({"reference": "A-1", "surname": "Сасна", "given_name": "Вера"}))
    assert [row.action for row in made.rows] == [RowAction.HELD]
    assert "the name is another" in reasons(made)[0]
    married = plan(desk, table({"reference": "A-1", "surname": "Сасна", "given_name": "Иван"}))
    assert [row.action for row in married.rows] == [RowAction.HELD]
    married.decide(married.rows[0], RowAction.UPDATE, married.rows[0].candidates[0])
    carry_out(desk, married, Silent())
    (person,) = list_records(desk, Person)
    assert [form.written for form in read_case(desk, person.id).names] == ["Дуб Іван", "Сасна Иван"]


def test_nobody_is_freed_by_a_date_that_cannot_be_right(desk: Desk, table: Make) -> None:
    name = {"surname": "Дуб", "arrest_date": "2021-03-05"}
    made = bring_in(
        desk,
        table(
            {**name, "given_name": "Іван", "release_date": "2020-01-01", "release_kind": "pardon"},
            {**name, "given_name": "Пётр", "status": "released", "status_date": "2020-01-01"},
        ),
    )
    assert {"release_date", "status_date", "status"} <= {one.column for one in made.complaints}
    for person in list_records(desk, Person):
        case = read_case(desk, person.id)
        assert case.status.status == "unknown"
        assert case.open_detention is not None


def test_custody_is_not_claimed_from_before_the_arrest(desk: Desk, table: Make) -> None:
    bring_in(
        desk,
        table(
            {"surname": "Дуб", "arrest_date": "2021-03-05", "status": "colony", "status_date": "2019-01-01"}
        ),
    )
    (claim,) = only_case(desk).claims
    assert claim.since == "2021-03-05/.."


def test_the_dead_are_not_brought_back_by_a_list(desk: Desk, table: Make) -> None:
    died = {"reference": "A-1", "surname": "Дуб", "status": "died_custody", "status_date": "2022-05-01"}
    made = plan(desk, table({**died, "release_date": "2023-01-01", "release_kind": "pardon"}))
    assert "release after the death" in reasons(made)[0]
    bring_in(desk, table(died))
    made = plan(
        desk, table({"reference": "A-1", "surname": "Дуб", "status": "colony", "status_date": "2023"})
    )
    assert [row.action for row in made.rows] == [RowAction.HELD]
    assert "has died" in reasons(made)[0]


def test_the_table_to_fill_in_can_be_brought_in_as_it_is(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    write_table_to_fill_in(file)
    made = bring_in(desk, file)
    assert (made.created, list(made.complaints)) == (1, [])
    case = only_case(desk)
    assert (case.status.status, case.charges[0].article) == ("colony", "BLR-UK-342")
    assert case.notes[0].text.startswith("A fictional row")


def test_an_arrest_that_a_file_tells_of_pauses_what_was_owed_since_the_release(
    desk: Desk, table: Make
) -> None:
    bring_in(
        desk,
        table({"reference": "L-1", "surname": "Ясевіч", "arrest_date": "2021-03-05", "status": "colony",
               "release_date": "2025-12-13", "release_kind": "pardon"}),
    )  # fmt: skip
    (person,) = list_records(desk, Person)
    protocol = find_protocol(desk, "after_release")
    assert apply_protocol(desk, ProtocolChoice(protocol.id, (person.id,))).created
    again = {"reference": "L-1", "surname": "Ясевіч", "arrest_date": "2026-02-01", "status": "colony"}
    made = plan(desk, table(again))
    made.decide(made.rows[0], RowAction.UPDATE, made.rows[0].candidates[0])
    carry_out(desk, made, Silent())
    assert {one.state for one in list_records(desk, FollowUp)} == {FollowUpState.PAUSED}
    undo(desk)
    assert {one.state for one in list_records(desk, FollowUp)} == {FollowUpState.OPEN}


def test_a_row_with_the_birthday_of_somebody_and_a_typing_error_is_held_with_the_reason(
    desk: Desk, table: Make
) -> None:
    known = add_person(
        desk,
        PersonFields(birth_date=PartialDate("1990-03-05")),
        [NameFormDraft(surname="Журавок", given="Марыя", patronymic="Пятроўна")],
    )
    made = plan(desk, table({"surname": "Журавак", "given_name": "Мария", "birth_date": "1990-03-05"}))
    (row,) = made.rows
    assert row.action is RowAction.HELD
    assert [one.person_id for one in row.candidates] == [known.id]
    assert row.candidates[0].why and "date of birth is the same" in row.reasons[0]


def test_whoever_is_brought_in_as_somebody_else_is_remembered_as_such(
    desk: Desk, table: Make, known: Person
) -> None:
    made = plan(desk, table({"surname": "Вараб’ёнак", "given_name": "Алена"}))
    made.decide(made.rows[0], RowAction.CREATE)
    carry_out(desk, made, Silent())
    (remembered,) = list_records(desk, Distinction)
    assert remembered.other_id == known.id and remembered.person_id != known.id
    assert find_duplicates(desk, Silent()) == ()


def test_the_number_of_somebody_who_was_merged_leads_to_the_one_who_was_kept(
    desk: Desk, table: Make, known: Person
) -> None:
    bring_in(desk, table({"reference": "OLD", "surname": "Варабёнак", "given_name": "Ян"}))
    other = next(person for person in list_records(desk, Person) if person.reference == "OLD")
    kept = add_person(desk, PersonFields(reference="NEW"), [NameFormDraft(surname="Варабёнак", given="Ян")])
    merge_people(desk, kept.id, other.id)
    file = table({"reference": "OLD", "surname": "Варабёнак", "given_name": "Ян", "citizenship": "Беларусь"})
    made = bring_in(desk, file)
    assert (made.updated, made.created, made.held) == (1, 0, 0)
    assert read_case(desk, kept.id).person.citizenship == "Беларусь"
    again = plan(desk, file)
    assert again.unchanged == 1


def test_a_plan_does_not_outlive_a_merge_of_whom_it_would_update(desk: Desk, table: Make) -> None:
    bring_in(desk, table({"reference": "OLD", "surname": "Варабёнак", "given_name": "Ян"}))
    (other,) = list_records(desk, Person)
    kept = add_person(desk, PersonFields(reference="NEW"), [NameFormDraft(surname="Варабёнак", given="Ян")])
    made = plan(desk, table({"reference": "OLD", "surname": "Варабёнак", "given_name": "Ян", "sex": "m"}))
    merge_people(desk, kept.id, other.id)
    with pytest.raises(Problem, match="changed since the preview"):
        carry_out(desk, made, Silent())
