"""What the desk keeps of large readings: as long as nothing touched them, and for nobody else."""

import threading
from collections.abc import Callable

from app.domain.custom_field import PersonTagFields
from app.domain.follow_up import FollowUpFields
from app.domain.person import NoteFields
from app.workflows.desk import AllBut, Desk
from app.workflows.edit_records import add_record
from app.workflows.find_people import filter_choices
from tests.workflows.made_case import somebody


def counted() -> Callable[[], int]:
    """Return a reading that tells how often it was asked."""
    asked = 0

    def read() -> int:
        nonlocal asked
        asked += 1
        return asked

    return read


def test_a_reading_is_kept_until_a_change_of_its_kinds(desk: Desk) -> None:
    person, read = somebody(desk), counted()
    assert [desk.kept("one", ("note",), read) for _turn in range(2)] == [1, 1]
    add_record(desk, FollowUpFields(person_id=person.id, title="Call"))
    assert desk.kept("one", ("note",), read) == 1
    add_record(desk, NoteFields(person_id=person.id, text="Word"))
    assert desk.kept("one", ("note",), read) == 2
    desk.undo()
    assert desk.kept("one", ("note",), read) == 3


def test_a_reading_may_name_what_does_not_matter(desk: Desk) -> None:
    person, read = somebody(desk), counted()
    kinds = AllBut(("follow_up",))
    assert desk.kept("one", kinds, read) == 1
    add_record(desk, FollowUpFields(person_id=person.id, title="Call"))
    assert desk.kept("one", kinds, read) == 1
    add_record(desk, NoteFields(person_id=person.id, text="Word"))
    assert desk.kept("one", kinds, read) == 2


def test_who_signs_in_gets_nothing_that_was_kept_for_another(desk: Desk) -> None:
    read = counted()
    assert desk.kept("one", ("note",), read) == 1
    desk.sign_in("Алена")
    assert desk.kept("one", ("note",), read) == 2


def test_what_was_read_while_something_changed_is_not_kept(desk: Desk) -> None:
    person, read = somebody(desk), counted()

    def while_changing() -> int:
        other = threading.Thread(target=add_record, args=(desk, NoteFields(person_id=person.id, text="Word")))
        other.start()
        other.join()
        return read()

    assert desk.kept("one", ("note",), while_changing) == 1
    assert desk.kept("one", ("note",), read) == 2


def test_the_filters_follow_what_is_recorded(desk: Desk) -> None:
    person = somebody(desk)
    assert filter_choices(desk).tags == ()
    add_record(desk, PersonTagFields(person_id=person.id, tag="spring"))
    assert filter_choices(desk).tags == ("spring",)
    desk.undo()
    assert filter_choices(desk).tags == ()
