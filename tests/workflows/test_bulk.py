"""What is done to many people at once: one change, taken back as a whole, and nobody changed whom it does not suit."""

import csv
from pathlib import Path

import pytest

from app.base.errors import FieldProblem, Problem
from app.base.progress import Silent
from app.domain.consent import ConsentFields, ConsentLevel
from app.domain.custom_field import CustomFieldFields, CustomKind, CustomValue, CustomValueFields, PersonTag
from app.domain.detention import Placement
from app.domain.disclosure import Audience
from app.domain.partial_date import PartialDate
from app.domain.people_list import PeopleQuery
from app.domain.person import Person
from app.workflows.add_person import remove_person
from app.workflows.bulk import (
    AssignEntry,
    BulkOutcome,
    TagEntry,
    assign_people,
    tag_people,
    transfer_people,
    transferable,
)
from app.workflows.consents import where_data_went
from app.workflows.desk import Desk
from app.workflows.edit_records import add_record, list_records
from app.workflows.entries import TransferEntry
from app.workflows.export_people import ExportOptions, export_people
from app.workflows.find_people import filter_choices, find_people
from app.workflows.import_people import carry_out, plan_import
from tests.workflows.made_case import LETTER, facility, somebody
from tests.workflows.made_event import held


def test_a_tag_is_put_once_found_by_and_taken_away(desk: Desk) -> None:
    people = [somebody(desk, name).id for name in ("Ясевіч", "Дрозд", "Лось")]
    assert tag_people(desk, people[:2], TagEntry(" spring   campaign ")) == BulkOutcome(2)
    assert tag_people(desk, people, TagEntry("spring campaign")) == BulkOutcome(1, 2)
    query = PeopleQuery(tags=frozenset({"spring campaign"}))
    assert sorted(find_people(desk, query).ids) == people
    assert filter_choices(desk).tags == ("spring campaign",)
    desk.undo()
    assert sorted(find_people(desk, query).ids) == people[:2]
    tag_people(desk, people, TagEntry("spring campaign", remove=True))
    assert list_records(desk, PersonTag) == ()
    with pytest.raises(FieldProblem):
        tag_people(desk, people, TagEntry("  "))


def test_many_are_assigned_in_one_change(desk: Desk) -> None:
    people = [somebody(desk, name).id for name in ("Ясевіч", "Дрозд")]
    assert assign_people(desk, people, AssignEntry("Marta")) == BulkOutcome(2)
    assert assign_people(desk, people, AssignEntry("Marta")) == BulkOutcome(0, 2)
    assert {one.caseworker for one in list_records(desk, Person)} == {"Marta"}
    desk.undo()
    assert {one.caseworker for one in list_records(desk, Person)} == {""}


def test_a_transfer_of_many_leaves_those_who_are_not_held(desk: Desk) -> None:
    inside = [held(desk, name).id for name in ("Ясевіч", "Дрозд")]
    free = somebody(desk, "Лось").id
    assert transferable(desk, [*inside, free]) == tuple(inside)
    colony = facility(desk, "IK-3")
    entry = TransferEntry(PartialDate("2026-01-15"), LETTER, "colony", colony.id)
    assert transfer_people(desk, [*inside, free], entry) == BulkOutcome(2, 1)
    placed = [one for one in list_records(desk, Placement) if one.facility_id == colony.id]
    assert sorted(one.person_id for one in placed) == inside
    assert len({one.source_id for one in placed}) == 1
    desk.undo()
    assert not any(one.facility_id == colony.id for one in list_records(desk, Placement))
    with pytest.raises(Problem, match="no open detention"):
        transfer_people(desk, [free], entry)


def test_what_was_exported_can_be_brought_in_again(desk: Desk, tmp_path: Path) -> None:
    person = somebody(desk, "Ясевіч")
    field = add_record(desk, CustomFieldFields(title="Card", kind=CustomKind.NUMBER))
    add_record(desk, CustomValueFields(person_id=person.id, custom_field_id=field.id, value="77"))
    tag_people(desk, [person.id], TagEntry("letters"))
    out = tmp_path / "people.csv"
    export_people(desk, [person.id], out, ExportOptions(), Silent())
    remove_person(desk, person.id, "Ясевіч")
    plan = plan_import(desk, out, None, "An export", Silent())
    assert plan.complaints == []
    carry_out(desk, plan, Silent())
    assert [one.tag for one in list_records(desk, PersonTag)] == ["letters"]
    assert [one.value for one in list_records(desk, CustomValue)] == ["77"]
    bad = out.read_text(encoding="utf-8-sig").replace("77", "many")
    out.write_text(bad, encoding="utf-8")
    (complaint,) = plan_import(desk, out, None, "An export", Silent()).complaints
    assert complaint.column == "Card"


def test_an_export_holds_whom_it_may_and_is_noted(desk: Desk, tmp_path: Path) -> None:
    agreed, other = somebody(desk, "Ясевіч"), somebody(desk, "Дрозд")
    add_record(desk, ConsentFields(person_id=agreed.id, level=ConsentLevel.PUBLIC_INITIALS))
    field = add_record(desk, CustomFieldFields(title="Card", kind=CustomKind.NUMBER))
    add_record(desk, CustomValueFields(person_id=agreed.id, custom_field_id=field.id, value="77"))
    tag_people(desk, [agreed.id], TagEntry("letters"))
    out = tmp_path / "people.csv"
    export_people(desk, [agreed.id, other.id], out, ExportOptions(), Silent())
    rows = list(csv.DictReader(out.read_text(encoding="utf-8-sig").splitlines()))
    assert [(one["surname"], one["tags"], one["Card"]) for one in rows] == [
        ("Ясевіч", "letters", "77"),
        ("Дрозд", "", ""),
    ]
    public = ExportOptions(Audience.PUBLIC_INITIALS)
    printed = export_people(desk, [agreed.id, other.id], out, public, Silent(), overwrite=True)
    assert printed.left_out == 1
    told = out.read_text(encoding="utf-8-sig")
    assert "Я. Я." in told
    assert not any(word in told for word in ("Ясевіч", "Дрозд", "77", "letters", "Card"))
    assert [one.audience for one in where_data_went(desk, agreed.id)] == [
        Audience.PUBLIC_INITIALS,
        Audience.INTERNAL,
    ]
    assert len(where_data_went(desk, other.id)) == 1
