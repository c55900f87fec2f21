"""Reading and changing a real encrypted register: all or nothing, versions, history and undo."""

from collections.abc import Callable

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from app.base.errors import ChangedMeanwhile, Problem
from app.base.progress import Cancelled
from app.domain.history import Act
from app.domain.partial_date import PartialDate
from app.domain.person import NameForm, NameFormDraft, Note, NoteFields, Person, PersonFields, Sex
from app.domain.source import Source, SourceFields
from app.store import history
from app.store.batch import Batch
from app.workflows.add_person import add_person, remove_person
from app.workflows.desk import Changes, Desk
from app.workflows.drafts import keep_draft, take_draft
from app.workflows.edit_records import add_record, get_record, list_records, remove_record, save_record
from app.workflows.history import read_history


def somebody(desk: Desk, surname: str = "Прыкладны") -> Person:
    return add_person(
        desk, PersonFields(sex=Sex.MALE), [NameFormDraft(surname=surname, given="Янка", language="be")]
    )


def test_what_was_saved_is_there_after_reopening(desk: Desk, reopen: Callable[[Desk], Desk]) -> None:
    person = somebody(desk)
    again = reopen(desk)
    assert get_record(again, Person, person.id) == person
    assert [form.written for form in list_records(again, NameForm, person_id=person.id)] == ["Прыкладны Янка"]


def test_a_change_that_fails_leaves_nothing_behind(desk: Desk) -> None:
    before = read_history(desk)
    with pytest.raises(ZeroDivisionError), desk.changing("Half a change") as change:
        change.add(SourceFields(title="never kept"))
        raise ZeroDivisionError
    assert list_records(desk, Source) == ()
    assert read_history(desk) == before
    assert desk.undo_sentence is None


def test_a_change_that_touches_nothing_leaves_no_line_in_the_history(desk: Desk) -> None:
    before = len(read_history(desk))
    with desk.changing("Nothing at all"):
        pass
    assert len(read_history(desk)) == before


def test_a_record_that_somebody_else_saved_is_not_overwritten(desk: Desk) -> None:
    person = somebody(desk)
    save_record(desk, person.but(occupation="teacher"))
    with pytest.raises(ChangedMeanwhile):
        save_record(desk, person.but(occupation="driver"))
    assert get_record(desk, Person, person.id).occupation == "teacher"


def test_records_cannot_be_changed_in_place(desk: Desk) -> None:
    with pytest.raises(ValueError, match="frozen"):
        somebody(desk).occupation = "driver"


def test_wrong_values_never_reach_a_record(desk: Desk) -> None:
    person = somebody(desk)
    with pytest.raises(ValueError, match="sex"):
        person.but(sex="unheard of")
    with pytest.raises(ValueError, match="birth_date"):
        person.but(birth_date="31.02.1990")


def test_the_history_tells_who_changed_what_with_old_and_new_values(desk: Desk) -> None:
    person = somebody(desk)
    save_record(desk, person.but(occupation="teacher", birth_date=PartialDate("1990-05")))
    newest = read_history(desk, person.id)[0]
    assert newest.who == "Alena"
    assert newest.sentence == "Change person of Прыкладны Янка"
    (row,) = newest.rows
    assert (row.kind, row.act) == ("person", Act.CHANGED)
    assert row.before["occupation"] == "" and row.after["occupation"] == "teacher"
    assert row.after["birth_date"] == "1990-05"
    assert "summary" not in row.after


def test_undo_and_redo_go_through_every_act_and_back(desk: Desk) -> None:
    person = somebody(desk)
    changed = save_record(desk, person.but(occupation="teacher"))
    note = add_record(desk, NoteFields(person_id=person.id, text="first"))
    remove_record(desk, note)
    for _step in range(3):
        desk.undo()
    assert get_record(desk, Person, person.id).occupation == ""
    assert list_records(desk, Note) == ()
    desk.redo()
    assert get_record(desk, Person, person.id).occupation == changed.occupation
    desk.redo()
    assert [one.text for one in list_records(desk, Note)] == ["first"]
    desk.redo()
    assert list_records(desk, Note) == ()
    assert desk.redo_sentence is None


def test_a_removed_person_comes_back_whole(desk: Desk) -> None:
    person = somebody(desk)
    add_record(desk, NoteFields(person_id=person.id, text="kept"))
    remove_person(desk, person.id, "Прыкладны Янка")
    assert list_records(desk, Person) == () and list_records(desk, Note) == ()
    desk.undo()
    assert get_record(desk, Person, person.id).case_number == person.case_number
    assert [note.text for note in list_records(desk, Note)] == ["kept"]


def test_an_undo_that_would_destroy_newer_work_is_refused_as_a_whole(desk: Desk) -> None:
    person = somebody(desk)
    first = save_record(desk, person.but(occupation="teacher"))
    number = read_history(desk)[0].number
    save_record(desk, first.but(occupation="driver"))
    with pytest.raises(ChangedMeanwhile):
        desk.register.undo(number, "Take back", at=desk.clock.now(), who="Alena")
    assert get_record(desk, Person, person.id).occupation == "driver"


def test_a_case_number_is_never_given_twice(desk: Desk) -> None:
    first = somebody(desk)
    remove_person(desk, first.id, "x")
    assert somebody(desk).case_number != first.case_number


def test_listeners_hear_what_a_change_touched(desk: Desk) -> None:
    heard: list[Changes] = []
    desk.changed.append(heard.append)
    person = somebody(desk)
    assert heard[-1].kinds == {"person", "name_form"} and heard[-1].people == {person.id}


def test_nobody_writes_without_a_change(desk: Desk) -> None:
    with pytest.raises(DatabaseError, match="NOT NULL"):
        desk.register.bookkeeping(lambda c: c.exec_driver_sql("INSERT INTO source (title) VALUES ('x')"))


def test_the_history_cannot_be_rewritten_through_the_database(desk: Desk) -> None:
    somebody(desk)
    for sql in ("UPDATE row_change SET kind = 'x'", "DELETE FROM row_change", "DELETE FROM change"):
        with pytest.raises(DatabaseError, match="append-only"):
            desk.register.bookkeeping(lambda c, sql=sql: c.exec_driver_sql(sql))


@pytest.mark.parametrize(
    "forgery",
    [
        "UPDATE row_change SET after = replace(after, 'Янка', 'Яўген') WHERE kind = 'name_form'",
        "UPDATE change SET who = 'Somebody else' WHERE number = 2",
        "DELETE FROM row_change WHERE change_number = 2",
        "DELETE FROM change WHERE number = 2",
    ],
)
def test_a_forged_history_is_found(desk: Desk, forgery: str) -> None:
    somebody(desk)
    somebody(desk)
    assert desk.register.verify_history() is None

    def forge(connection: Connection) -> None:
        for name in (
            "keep_row_change_update",
            "keep_row_change_delete",
            "keep_change_update",
            "keep_change_delete",
        ):
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
        connection.exec_driver_sql(forgery)

    desk.register.bookkeeping(forge)
    assert desk.register.verify_history() == 2


def test_the_head_of_the_history_changes_with_every_change(desk: Desk) -> None:
    somebody(desk)
    with desk.register.reading() as reader:
        first = history.head(reader.connection)
    somebody(desk)
    with desk.register.reading() as reader:
        second = history.head(reader.connection)
    assert second[0] == first[0] + 1 and second[1] != first[1]


def test_taking_back_nothing_is_said_plainly(desk: Desk) -> None:
    with pytest.raises(Problem, match="nothing to undo"):
        desk.undo()


def test_no_id_is_given_twice(desk: Desk) -> None:
    """History and drafts speak of people by their ids: nobody may inherit those of somebody else."""
    adam = somebody(desk, "Адамаў")
    note = add_record(desk, NoteFields(person_id=adam.id, text="about Adam alone"))
    keep_draft(desk, f"note:{adam.id}:new", {"text": "half a word about Adam"})
    remove_person(desk, adam.id, "Адамаў Янка")
    barys = somebody(desk, "Барысаў")
    assert barys.id > adam.id
    assert add_record(desk, NoteFields(person_id=barys.id, text="about Barys")).id > note.id
    assert "Адамаў" not in " ".join(change.sentence for change in read_history(desk, barys.id))
    assert take_draft(desk, f"note:{adam.id}:new") is None


def test_the_id_of_what_was_undone_stays_its_own(desk: Desk, reopen: Callable[[Desk], Desk]) -> None:
    first = somebody(desk)
    desk.undo()
    again = reopen(desk)
    second = somebody(again)
    assert second.id > first.id
    with again.register.reading() as reader:
        batch = Batch(reader)
        assert batch.add(Person, uid="x", case_number="y") == second.id + 1


def test_a_page_that_still_asks_while_the_register_is_closed_gets_no_answer(desk: Desk) -> None:
    person = somebody(desk)
    desk.register.close()
    with pytest.raises(Cancelled):
        get_record(desk, Person, person.id)
