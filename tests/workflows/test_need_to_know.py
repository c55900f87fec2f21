"""Who does not know a group of cases meets none of them: in no list, page or paper, and in nothing that they write."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from sqlmodel import SQLModel

from app.base.errors import FieldProblem, Problem
from app.base.progress import Silent
from app.domain.announced_list import AnnouncedLine, AnnouncedList, LineDecision
from app.domain.document import Document
from app.domain.event_figures import Missing
from app.domain.facility import Facility
from app.domain.follow_up import FollowUp
from app.domain.names.matching import Clue
from app.domain.people_list import PeopleQuery
from app.domain.person import NamedPersonFields, NameForm, NameFormDraft, NoteFields, Person, PersonFields
from app.domain.proceedings import Affair, Official
from app.domain.record import PersonId
from app.domain.release import Release
from app.domain.release_event import ReleaseEvent
from app.domain.source import Source
from app.domain.staff import Role, StaffFields
from app.store.need_to_know import OfAnotherGroup
from app.store.row import REFERENCES
from app.workflows.add_person import add_person
from app.workflows.bulk import TagEntry, tag_people
from app.workflows.check_register import check_register
from app.workflows.desk import Desk
from app.workflows.edit_person import edit_person
from app.workflows.edit_records import add_record, get_record, list_records, remove_record, save_record
from app.workflows.event_figures import expected_people
from app.workflows.export_calendar import export_calendar
from app.workflows.export_people import ExportOptions, export_people
from app.workflows.find_people import (
    EVERYBODY,
    count_by_status,
    filter_choices,
    find_people,
    known_groups,
    people_of,
    quick_find,
)
from app.workflows.follow_ups import count_owed, finish_follow_up, list_follow_ups, postpone_follow_up
from app.workflows.history import read_history
from app.workflows.look_into import look_into
from app.workflows.merge_people import merge_people
from app.workflows.other_groups import ask_them, groups_in_event, groups_to_ask
from app.workflows.print_report import OPTIONS, About, print_report
from app.workflows.read_case import read_case
from app.workflows.read_event import list_events, read_event
from app.workflows.read_shared import list_shared, who_is_concerned
from app.workflows.reconcile import decide, reconcile, refuse
from app.workflows.reminders import list_reminders
from app.workflows.similar_people import find_duplicates, similar_people, tell_apart
from tests.workflows.made_case import somebody
from tests.workflows.made_hidden import CANARY, GROUP, OUTSIDER, hide_some


@pytest.fixture
def hidden(sample_desk: Desk) -> frozenset[PersonId]:
    """Who is hidden from the one who works at the sample desk."""
    people = hide_some(sample_desk)
    assert CANARY in repr(find_people(sample_desk, EVERYBODY).lines)
    sample_desk.sign_in(OUTSIDER)
    return people


def test_every_table_that_tells_of_people_is_covered(sample_desk: Desk, hidden: frozenset[PersonId]) -> None:
    with sample_desk.register.reading() as reader:
        for name, table in SQLModel.metadata.tables.items():
            for row in reader.connection.exec_driver_sql(f'SELECT * FROM "{name}"').mappings():
                told = {key: value for key, value in row.items() if isinstance(value, str)}
                assert CANARY not in repr(told), name
                for column in [one.name for one in table.columns]:
                    if column == "person_id" or REFERENCES.get(column) == "person":
                        assert row[column] not in hidden, (name, column)


def test_nothing_that_is_read_tells_of_a_hidden_case(sample_desk: Desk, hidden: frozenset[PersonId]) -> None:
    desk = sample_desk
    seen: list[Any] = [
        find_people(desk, EVERYBODY).lines,
        quick_find(desk, CANARY),
        quick_find(desk, "Kanarejkatezt"),
        people_of(desk, hidden),
        list_follow_ups(desk),
        list_reminders(desk),
        read_history(desk, limit=1000),
        list_events(desk),
        find_duplicates(desk, Silent()),
        similar_people(desk, Clue(surname=CANARY, given="Jan")),
        filter_choices(desk),
        [list_shared(desk, kind) for kind in (Source, Facility, Official, Affair)],
        [who_is_concerned(desk, one) for one in list_records(desk, Facility)],
        [list_records(desk, kind) for kind in (Person, NameForm, FollowUp, Release, AnnouncedLine, Document)],
    ]
    for event in list_records(desk, ReleaseEvent):
        seen += [read_event(desk, event.id), expected_people(desk, event.id, Missing.ALL)]
    for one in list_records(desk, AnnouncedList):
        seen.append(reconcile(desk, one.id, Silent()))
    for person in list_records(desk, Person)[:20]:
        seen.append((read_case(desk, person.id), similar_people(desk, person.id)))
    assert CANARY not in repr(seen)
    assert sum(count_by_status(desk).values()) == len(find_people(desk, EVERYBODY).ids)
    assert not hidden & set(find_people(desk, EVERYBODY).ids)
    assert count_owed(desk) <= len(list_follow_ups(desk))


def test_no_paper_and_no_file_tells_of_a_hidden_case(
    sample_desk: Desk, hidden: frozenset[PersonId], tmp_path: Path
) -> None:
    desk = sample_desk
    known = tuple(one.id for one in list_records(desk, Person)[:3])
    made = [tmp_path / "still-held.pdf", tmp_path / "handover.pdf"]
    print_report(desk, "still-held", made[0], About(), OPTIONS["still-held"](), Silent())
    print_report(desk, "handover", made[1], About(known), OPTIONS["handover"](), Silent())
    for event in list_records(desk, ReleaseEvent):
        out = tmp_path / f"reconciliation{event.id}.pdf"
        about = About(event_id=event.id)
        if groups_in_event(desk, event.id):
            with pytest.raises(Problem, match=GROUP):
                print_report(desk, "reconciliation", out, about, OPTIONS["reconciliation"](), Silent())
            continue
        print_report(desk, "reconciliation", out, about, OPTIONS["reconciliation"](), Silent())
        made.append(out)
    for ending in ("csv", "json"):
        out = tmp_path / f"people.{ending}"
        export_people(desk, find_people(desk, EVERYBODY).ids, out, ExportOptions(), Silent())
        made.append(out)
    made.append(tmp_path / "owed.ics")
    export_calendar(desk, made[-1], with_names=True)
    for file in made:
        data = file.read_bytes()
        assert CANARY.encode() not in data
        if file.suffix == ".pdf":
            with pypdfium2.PdfDocument(data) as document:
                assert CANARY not in "".join(page.get_textpage().get_text_range() for page in document)
    with pypdfium2.PdfDocument(made[0]) as document:
        assert "whose cases are known" in " ".join(document[0].get_textpage().get_text_range().split())
    for name in ("case-file", "handover"):
        about = About((min(hidden),))
        with pytest.raises(Problem):
            print_report(desk, name, tmp_path / "no.pdf", about, OPTIONS[name](), Silent())
        assert not (tmp_path / "no.pdf").exists()


def test_what_is_written_by_its_number_is_refused(sample_desk: Desk, tmp_path: Path) -> None:
    desk = sample_desk
    people = hide_some(desk)
    first, second = sorted(people)[:2]
    with desk.register.reading() as reader:
        follow_up = next(one for one in reader.find(FollowUp) if one.person_id in people)
        document = next((one for one in reader.find(Document) if one.person_id in people), None)
        form = next(one for one in reader.find(NameForm) if one.person_id == first)
        line = next(one for one in reader.find(AnnouncedLine) if one.person_id in people)
        person = reader.get(Person, first)
        mine = next(one for one in reader.find(Person) if one.id not in people)
        free_line = next(one for one in reader.find(AnnouncedLine) if one.person_id is None)
    save_record(desk, person.but(summary="Told before"))
    desk.sign_in(OUTSIDER)
    assert desk.undo_sentence is None
    before = read_history(desk, limit=1)
    today = desk.clock.today()
    refused: list[Callable[[], object]] = [
        lambda: read_case(desk, first),
        lambda: get_record(desk, FollowUp, follow_up.id),
        lambda: save_record(desk, person.but(summary="no")),
        lambda: save_record(desk, form.but(given="no")),
        lambda: remove_record(desk, form),
        lambda: add_record(desk, NoteFields(person_id=first, text="no")),
        lambda: tag_people(desk, [mine.id, second], TagEntry("no")),
        lambda: finish_follow_up(desk, follow_up),
        lambda: postpone_follow_up(desk, follow_up, today + dt.timedelta(1)),
        lambda: decide(desk, line.id, LineDecision.NOT_OURS),
        lambda: decide(desk, free_line.id, LineDecision.MATCH, first),
        lambda: refuse(desk, free_line.id, first),
        lambda: tell_apart(desk, mine.id, first),
        lambda: tell_apart(desk, first, mine.id),
        lambda: merge_people(desk, mine.id, first),
        lambda: save_record(desk, get_record(desk, Person, mine.id).but(case_group=GROUP)),
    ]
    if document is not None:
        refused.append(lambda: look_into(desk, document))
    for write in refused:
        with pytest.raises(Problem) as problem:
            write()
        assert CANARY not in str(problem.value)
    assert read_history(desk, limit=1) == before
    with pytest.raises(OfAnotherGroup, match=GROUP):
        add_record(desk, NoteFields(person_id=first, text="no"))


def test_an_event_and_the_desk_tell_of_another_group_and_whom_to_ask(sample_desk: Desk) -> None:
    desk = sample_desk
    people = hide_some(desk)
    event = max(list_records(desk, ReleaseEvent), key=lambda one: len(read_event(desk, one.id).people))
    concerned = {one.line.id for one in read_event(desk, event.id).people} & people
    assert groups_in_event(desk, event.id) == {}
    rare = Clue(surname="Vieramiejčyk", given="Uładzisłaŭ")
    with desk.register.reading() as reader:
        form = reader.find(NameForm, person_id=min(people))[0]
    save_record(desk, form.but(surname=rare.surname, given=rare.given))
    assert groups_to_ask(desk, rare) == ()
    desk.sign_in(OUTSIDER)
    assert read_event(desk, event.id).elsewhere == {GROUP: len(concerned)}
    assert groups_to_ask(desk, rare) == (GROUP,)
    assert GROUP in ask_them(groups_to_ask(desk, rare))
    assert groups_to_ask(desk, Clue(surname="Nobodysname", given="Xenia")) == ()


def test_the_file_is_looked_after_whole(sample_desk: Desk, hidden: frozenset[PersonId]) -> None:
    assert hidden
    assert all(one.ok for one in check_register(sample_desk, Silent()))
    with sample_desk.register.reading() as reader:
        highest = reader.next_id(Person)
    made = add_record(sample_desk, NoteFields(person_id=list_records(sample_desk, Person)[0].id, text="Mine"))
    assert made.text == "Mine"
    assert highest


def test_a_case_is_moved_into_a_group_by_who_may(desk: Desk) -> None:
    person = somebody(desk)
    with desk.register.reading() as reader:
        form = reader.find(NameForm, person_id=person.id)[0]
    add_record(desk, StaffFields(name=desk.who, role=Role.ADMINISTRATOR))
    add_record(desk, StaffFields(name="Marta", groups="south; west"))
    add_record(desk, StaffFields(name="Zmicier", role=Role.COORDINATOR, groups="south"))
    north = NamedPersonFields(surname=form.surname, given=form.given, case_group="north")
    south = north.model_copy(update={"case_group": "south"})
    desk.sign_in("Marta")
    for move in (
        lambda: edit_person(desk, person, form, south),
        lambda: save_record(desk, person.but(case_group="south")),
        lambda: add_person(desk, PersonFields(case_group="south"), [NameFormDraft(surname="Дрозд")]),
    ):
        with pytest.raises(FieldProblem, match="Coordinator") as problem:
            move()
        assert problem.value.field == "case_group"
    desk.sign_in("Zmicier")
    with pytest.raises(FieldProblem, match="would not see"):
        edit_person(desk, person, form, north)
    edit_person(desk, person, form, south)
    somebody(desk, "Дрозд")
    assert filter_choices(desk).groups == ("south",)
    assert known_groups(desk) == ("south",)
    found = find_people(desk, PeopleQuery(groups=frozenset({"south"})))
    assert [(line.id, line.case_group) for line in found.lines] == [(person.id, "south")]
    desk.sign_in("Alena")
    assert known_groups(desk) == ("south", "west")


def test_who_is_not_on_the_staff_sees_only_what_is_for_everybody(sample_desk: Desk) -> None:
    hidden = hide_some(sample_desk)
    sample_desk.sign_in("Somebody else")
    assert not hidden & set(find_people(sample_desk, EVERYBODY).ids)
