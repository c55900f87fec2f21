"""An import never takes one person for another: what a number and a name say together, and what changed meanwhile."""

import csv
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.base.errors import Problem
from app.base.progress import Silent
from app.domain.partial_date import PartialDate
from app.domain.person import Identifier, NameFormDraft, Person, PersonFields, Sex
from app.domain.source import SourceFields
from app.domain.status import ClaimFields
from app.workflows.add_person import add_person
from app.workflows.desk import Desk
from app.workflows.edit_records import add_record, list_records, save_record
from app.workflows.import_people import ImportPlan, RowAction, carry_out, plan_import
from app.workflows.read_case import read_case

Make = Callable[..., Path]
PAGE = "https://prisoners.spring96.org/en/person/"


@pytest.fixture
def table(tmp_path: Path) -> Make:
    """Write a table with these rows."""

    def make(*rows: dict[str, str]) -> Path:
        columns = list(dict.fromkeys(column for row in rows for column in row))
        file = tmp_path / "people.csv"
        with file.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, columns, restval="")
            writer.writeheader()
            writer.writerows(rows)
        return file

    return make


def plan(desk: Desk, file: Path) -> ImportPlan:
    return plan_import(desk, file, None, "A list", Silent())


def actions(made: ImportPlan) -> list[RowAction]:
    return [row.action for row in made.rows]


def person(desk: Desk, surname: str, given: str, patronymic: str = "", **fields: object) -> Person:
    return add_person(
        desk,
        PersonFields.model_validate(fields),
        [NameFormDraft(surname=surname, given=given, patronymic=patronymic)],
    )


def test_a_column_of_references_that_slipped_by_a_row_frees_nobody(desk: Desk, table: Make) -> None:
    surnames = ("Іваноў", "Пятроў", "Сідараў", "Казлоў")
    for place, surname in enumerate(surnames):
        person(desk, surname, "Сяргей", reference=f"S-{place}")
    rows = [
        {
            "reference": f"S-{(place + 1) % 4}",
            "surname": surname,
            "given_name": "Сяргей",
            "status": "released",
        }
        for place, surname in enumerate(surnames)
    ]
    made = plan(desk, table(*rows))
    assert actions(made) == [RowAction.HELD] * 4
    assert "the name is another" in made.rows[0].reasons[0]
    assert (
        "Іваноў Сяргей (V-000001) in the register fits better than Пятроў Сяргей (V-000002)"
        in (made.rows[0].reasons[1])
    )


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"surname": "Кавалёў", "given_name": "Пётр"}, "The given name is another one: Пётр, Марыя."),
        ({"surname": "Зубрыцкая", "given_name": "Марыя"}, "the name is another"),
        ({"surname": "Зубрыцкая", "given_name": "Марыя", "patronymic": "Іванаўна"}, "the name is another"),
        (
            {"surname": "Кавалёва", "given_name": "Марыя", "patronymic": "Сяргееўна"},
            "The patronymic is another one: Сяргееўна, Іванаўна.",
        ),
        ({"surname": "Кавалёва", "given_name": "Марыя", "birth_date": "1991"}, "another date of birth"),
        ({"surname": "Кавалёва", "given_name": "Марыя", "sex": "m"}, "another sex"),
    ],
)
def test_a_row_that_contradicts_whose_number_it_has_is_held(
    desk: Desk, table: Make, row: dict[str, str], reason: str
) -> None:
    person(desk, "Кавалёва", "Марыя", "Іванаўна", birth_date="1985-02-03", sex=Sex.FEMALE, reference="A-1")
    made = plan(desk, table({"reference": "A-1", **row, "citizenship": "Беларусь"}))
    assert actions(made) == [RowAction.HELD]
    assert reason in " ".join(made.rows[0].reasons)


def test_a_spelling_without_patronymic_does_not_hide_that_the_patronymic_is_another(
    desk: Desk, table: Make
) -> None:
    add_person(
        desk,
        PersonFields(reference="A-1"),
        [
            NameFormDraft(surname="Кавалёва", given="Марыя", patronymic="Іванаўна"),
            NameFormDraft(surname="Kavaliova", given="Maryia"),
        ],
    )
    row = {"reference": "A-1", "surname": "Кавалёва", "given_name": "Марыя", "patronymic": "Сяргееўна"}
    assert actions(plan(desk, table(row))) == [RowAction.HELD]


@pytest.mark.parametrize(
    "row",
    [
        {"surname": "Kavaliova", "given_name": "Maryia"},
        {"surname": "Kovaleva", "given_name": "Maria", "patronymic": "Ivanovna"},
        {"surname": "Ковалёва", "given_name": "Мария", "patronymic": "Ивановна"},
        {"surname": "КАВАЛЁВА", "given_name": "Марыя"},
        {"surname": "Кавалёва"},
    ],
)
def test_the_same_name_in_another_spelling_still_updates_silently(
    desk: Desk, table: Make, row: dict[str, str]
) -> None:
    person(desk, "Кавалёва", "Марыя", "Іванаўна", reference="A-1")
    person(desk, "Каваленка", "Марыя", "Іванаўна", reference="A-2")
    made = plan(desk, table({"reference": "A-1", **row, "citizenship": "Беларусь"}))
    assert actions(made) == [RowAction.UPDATE], made.rows[0].reasons


@pytest.mark.parametrize("telling", [{"patronymic": "Пятровіч"}, {"birth_date": "1980-05-05"}])
def test_a_namesake_whom_the_row_fits_better_is_asked_about(
    desk: Desk, table: Make, telling: dict[str, str]
) -> None:
    person(desk, "Іваноў", "Сяргей", reference="A-1")
    person(desk, "Іваноў", "Сяргей", "Пятровіч", birth_date="1980-05-05", reference="A-2")
    name = {"reference": "A-1", "surname": "Іваноў", "given_name": "Сяргей", "citizenship": "Беларусь"}
    assert actions(plan(desk, table(name))) == [RowAction.UPDATE]
    made = plan(desk, table({**name, **telling}))
    assert actions(made) == [RowAction.HELD]
    assert "(V-000002) in the register fits better" in made.rows[0].reasons[0]


def test_a_row_with_the_numbers_of_two_people_can_only_be_left_out(desk: Desk, table: Make) -> None:
    adam = {"id": "11", "url": f"{PAGE}aa", "name": "Adam Bely", "status": "active"}
    eva = {"id": "12", "url": f"{PAGE}bb", "name": "Ewa Czorna", "status": "active"}
    carry_out(desk, plan(desk, table(adam, eva)), Silent())
    made = plan(desk, table({**adam, "id": "12", "prison": "released"}))
    (row,) = made.rows
    assert row.action is RowAction.HELD
    assert "belong to several people: Bely Adam (V-000001), Czorna Ewa (V-000002)" in row.reasons[0]
    for action, whom in [*((RowAction.UPDATE, one) for one in row.candidates), (RowAction.CREATE, None)]:
        with pytest.raises(Problem, match="stays to be decided: its number") as problem:
            made.decide(row, action, whom)
        assert problem.value.advice
        assert row.action is RowAction.HELD
    row.action, row.person = RowAction.UPDATE, row.candidates[0]
    with pytest.raises(Problem, match=r"the number 12 belongs to Czorna Ewa \(V-000002\)"):
        carry_out(desk, made, Silent())
    made.decide(row, RowAction.LEFT_OUT)
    assert len(list_records(desk, Identifier, kind="viasna_id", number="12")) == 1


def test_one_viasna_number_in_two_rows_never_becomes_that_of_two_people(desk: Desk, table: Make) -> None:
    rows = [
        {"id": number, "url": f"{PAGE}aa/"[:-1], "name": name, "status": "active"}
        for number, name in (("11", "Adam Bely"), ("12", "Ewa Czorna"))
    ]
    by_number = [
        {"id": "11", "url": f"{PAGE}{page}", "name": name, "status": "active"}
        for page, name in (("aa", "Adam Bely"), ("bb", "Ewa Czorna"))
    ]
    for file in (rows, by_number):
        made = plan(desk, table(*file))
        assert made.held == 2
        made.decide(made.rows[0], RowAction.CREATE)
        with pytest.raises(Problem, match=r"Row 3 stays to be decided: its number .* is also that of row 2"):
            made.decide(made.rows[1], RowAction.CREATE)
        made.rows[1].action = RowAction.CREATE
        with pytest.raises(Problem, match=r"Rows 2 and 3: the number .* would belong to two persons"):
            carry_out(desk, made, Silent())
    assert list_records(desk, Person) == ()


def changed(desk: Desk, one: Person) -> Iterator[Callable[[], object]]:
    """Yield what somebody may do to a person, or beside them, between the preview and the import."""
    source = add_record(desk, SourceFields(title="mother"))
    died = ClaimFields(
        person_id=one.id,
        status="died_custody",
        since=PartialDate("2026-05-01"),
        source_id=source.id,
        recorded_on=desk.clock.today(),
    )
    yield lambda: save_record(desk, one.but(birth_date=PartialDate("1991-07-07")))
    yield lambda: save_record(desk, one.but(reference=None))
    yield lambda: add_record(desk, died)
    yield lambda: person(desk, "Новік", "Вера", birth_date="1988-08-08")


@pytest.mark.parametrize("which", range(4))
def test_what_speaks_against_a_row_since_the_preview_stops_the_import(
    desk: Desk, table: Make, which: int
) -> None:
    one = person(desk, "Гарбуз", "Ян", reference="C-1")
    change = list(changed(desk, one))[which]
    made = plan(
        desk,
        table(
            {"reference": "C-1", "surname": "Гарбуз", "given_name": "Ян", "birth_date": "1970-01-01",
             "status": "colony", "status_date": "2026-06-01"},
            {"surname": "Новік", "given_name": "Вера", "birth_date": "1988-08-08"},
        ),
    )  # fmt: skip
    assert actions(made) == [RowAction.UPDATE, RowAction.CREATE]
    change()
    people = len(list_records(desk, Person))
    with pytest.raises(Problem, match="has changed since the preview"):
        carry_out(desk, made, Silent())
    assert len(list_records(desk, Person)) == people
    assert not read_case(desk, one.id).placements


def test_a_change_that_has_nothing_to_do_with_the_rows_stops_nothing(desk: Desk, table: Make) -> None:
    made = plan(desk, table({"surname": "Новік", "given_name": "Вера"}))
    person(desk, "Гарбуз", "Ян")
    carry_out(desk, made, Silent())
    assert len(list_records(desk, Person)) == 2


def test_a_plan_is_carried_out_once(desk: Desk, table: Make) -> None:
    made = plan(desk, table({"surname": "Двойчы", "given_name": "Раз"}))
    carry_out(desk, made, Silent())
    with pytest.raises(Problem, match="was brought in already"):
        carry_out(desk, made, Silent())
    assert len(list_records(desk, Person)) == 1


def test_decisions_belong_to_what_a_row_says_and_not_to_its_place(desk: Desk, table: Make) -> None:
    person(desk, "Адамовіч", "Ігар")
    person(desk, "Бобрык", "Ала")
    rows = [
        {"surname": "Адамовіч", "given_name": "Ігар", "notes": ""},
        {"surname": "Бобрык", "given_name": "Ала", "notes": ""},
    ]
    made = plan(desk, table(*rows))
    decisions = {made.rows[0].content: (RowAction.LEFT_OUT, None)}
    again = plan(desk, table(*reversed(rows)))
    again.decide_again(decisions)
    assert actions(again) == [RowAction.HELD, RowAction.LEFT_OUT]
    mended = plan(desk, table({**rows[0], "notes": "мянялася"}, rows[1]))
    mended.decide_again(decisions)
    assert actions(mended) == [RowAction.HELD, RowAction.HELD]


def test_rows_that_say_the_same_are_decided_one_by_one(desk: Desk, table: Make) -> None:
    row = {"surname": "Лозкін", "given_name": "Ян"}
    made = plan(desk, table(row, row))
    again = plan(desk, table(row, row))
    again.decide_again({made.rows[0].content: (RowAction.CREATE, None)})
    assert actions(again) == [RowAction.CREATE, RowAction.HELD]
