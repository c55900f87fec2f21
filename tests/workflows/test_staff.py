"""Who may do what: without an administrator on the staff everybody everything, and nobody can shut themselves out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.base.errors import FieldProblem, Problem
from app.domain.people_list import PeopleQuery
from app.domain.person import NoteFields
from app.domain.source import Source, SourceFields
from app.domain.staff import EVERYTHING, Role, Staff, StaffFields, rights_of
from app.domain.wellbeing import HealthItemFields
from app.workflows.bulk import TagEntry, tag_people
from app.workflows.desk import Desk
from app.workflows.edit_records import add_record, get_record, list_records, remove_record, save_record
from app.workflows.find_people import find_people, quick_find
from app.workflows.read_case import read_case
from app.workflows.read_shared import list_shared
from tests.workflows.made_case import somebody


def member(name: str, role: Role, **more: object) -> Staff:
    return Staff.model_validate({"id": 1, "version": 1, "name": name, "role": role, **more})


@given(st.lists(st.builds(member, st.sampled_from(["Alena", "Marta"]), st.sampled_from(Role)), max_size=3))
def test_without_an_administrator_everybody_may_do_everything(staff: list[Staff]) -> None:
    rights = rights_of("Marta", staff)
    if not any(one.role is Role.ADMINISTRATOR for one in staff):
        assert rights == EVERYTHING
    elif not any(one.name == "Marta" for one in staff):
        assert rights.role is Role.READER
        assert not rights.restricted


def as_another(desk: Desk, who: str) -> None:
    desk.sign_in(who)


def test_nobody_shuts_themselves_out(desk: Desk) -> None:
    with pytest.raises(FieldProblem, match="shut yourself out"):
        add_record(desk, StaffFields(name="Marta", role=Role.ADMINISTRATOR))
    assert list_records(desk, Staff) == ()
    me = add_record(desk, StaffFields(name="Alena", role=Role.ADMINISTRATOR, restricted=True))
    add_record(desk, StaffFields(name="Marta", role=Role.ADMINISTRATOR))
    with pytest.raises(FieldProblem, match="shut yourself out"):
        save_record(desk, me.but(role=Role.READER))
    with pytest.raises(FieldProblem, match="shut yourself out"):
        remove_record(desk, me)


def test_a_role_is_asked_for_wherever_something_is_changed(desk: Desk) -> None:
    person = somebody(desk)
    add_record(desk, StaffFields(name="Alena", role=Role.ADMINISTRATOR))
    add_record(desk, StaffFields(name="Marta", role=Role.CASEWORKER))
    add_record(desk, StaffFields(name="Ales", role=Role.READER))
    as_another(desk, "Marta")
    note = add_record(desk, NoteFields(person_id=person.id, text="Called"))
    assert note.text == "Called"
    for refused in (
        lambda: tag_people(desk, [person.id], TagEntry("letters")),
        lambda: add_record(desk, StaffFields(name="Zmicier")),
    ):
        with pytest.raises(Problem, match="needs the role"):
            refused()
    for name in ("Ales", "a stranger"):
        as_another(desk, name)
        assert read_case(desk, person.id).notes
        with pytest.raises(Problem, match="needs the role"):
            add_record(desk, NoteFields(person_id=person.id, text="no"))
        with pytest.raises(Problem, match="needs the role"):
            desk.undo()


def test_what_is_restricted_needs_a_permission(desk: Desk) -> None:
    person = somebody(desk)
    add_record(desk, StaffFields(name="Alena", role=Role.ADMINISTRATOR, restricted=True))
    add_record(desk, StaffFields(name="Marta", role=Role.CASEWORKER))
    source = add_record(desk, SourceFields(title="The secret lawyer", confidential=True))
    with desk.changing("Add health") as change:
        change.add(HealthItemFields(person_id=person.id, title="Heart", source_id=source.id))
        change.add(
            HealthItemFields(person_id=person.id, title="Glasses", restricted=False, source_id=source.id)
        )
    assert len(read_case(desk, person.id).health) == 2
    as_another(desk, "Marta")
    seen = read_case(desk, person.id)
    assert [one.title for one in seen.health] == ["Glasses"]
    assert "secret lawyer" not in repr(seen)
    assert "secret lawyer" not in repr(list_records(desk, Source))
    assert "secret lawyer" not in repr(list_shared(desk, Source))
    sealed = get_record(desk, Source, source.id)
    with pytest.raises(Problem, match="confidential"):
        save_record(desk, sealed.but(title="Anybody"))
    with pytest.raises(Problem, match="confidential"):
        remove_record(desk, sealed)
    as_another(desk, "Alena")
    assert get_record(desk, Source, source.id).title == "The secret lawyer"


def test_a_case_of_a_group_is_for_its_staff_only(desk: Desk) -> None:
    ours, theirs = somebody(desk, "Ясевіч"), somebody(desk, "Дрозд")
    save_record(desk, theirs.but(case_group="north"))
    add_record(desk, StaffFields(name="Alena", role=Role.ADMINISTRATOR))
    add_record(desk, StaffFields(name="Marta", groups="south; west"))
    assert len(find_people(desk, PeopleQuery()).ids) == 2
    as_another(desk, "Marta")
    assert list(find_people(desk, PeopleQuery()).ids) == [ours.id]
    assert [line.id for line in quick_find(desk, "Дрозд")] == []
    with pytest.raises(Problem, match="north"):
        read_case(desk, theirs.id)
