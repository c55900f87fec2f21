"""Who is signed in: the passphrase says it, or whoever has a shared one says who they are."""

from collections.abc import Callable

import pytest

from app.base.errors import FieldProblem, Problem
from app.domain.staff import EVERYTHING, Role, Staff, StaffFields, who_may_sign_in
from app.store import key_slots
from app.store.key_problems import WrongPassphrase
from app.store.register import KEYS
from app.workflows.desk import Desk
from app.workflows.edit_records import add_record, list_records, remove_record, save_record
from app.workflows.history import read_history
from app.workflows.open_register import open_register
from app.workflows.passphrases import (
    change_my_passphrase,
    give_passphrase,
    list_passphrases,
    take_passphrase_away,
)
from app.workflows.sign_in import offered_staff, sign_in
from tests.conftest import PASSPHRASE

MARTA, SHARED, NEW = (
    "seven grey geese over Minsk",
    "a kettle for the whole office",
    "quite another set of words",
)
Open = Callable[..., Desk]


@pytest.fixture
def staffed(desk: Desk) -> Desk:
    """A register of Alena, an administrator, with a caseworker, a coordinator and a reader."""
    add_record(desk, StaffFields(name="Alena", role=Role.ADMINISTRATOR))
    add_record(desk, StaffFields(name="Marta", role=Role.CASEWORKER, groups="south"))
    add_record(desk, StaffFields(name="Ales", role=Role.READER))
    add_record(desk, StaffFields(name="Zmicier", role=Role.COORDINATOR))
    return desk


@pytest.fixture
def opened(open_desks: list[Desk], clock: object) -> Open:
    """Open the register of a desk with another passphrase."""

    def again(desk: Desk, passphrase: str) -> Desk:
        if desk in open_desks:
            desk.register.close()
            open_desks.remove(desk)
        found = open_register(desk.path, passphrase, clock=clock)  # type: ignore[arg-type]
        open_desks.append(found)
        return found

    return again


def member(desk: Desk, name: str) -> Staff:
    return next(one for one in list_records(desk, Staff) if one.name == name)


def test_a_passphrase_of_ones_own_says_who_works(staffed: Desk, opened: Open) -> None:
    give_passphrase(staffed, member(staffed, "Marta"), MARTA)
    assert [one.label for one in list_passphrases(staffed)] == ["Alena", "Marta"]
    assert read_history(staffed, limit=1)[0].sentence == "Give Marta a passphrase"
    assert staffed.undo_sentence is None
    as_marta = opened(staffed, MARTA)
    assert (as_marta.who, as_marta.rights.role) == ("Marta", Role.CASEWORKER)
    assert as_marta.rights.groups == {"south"}
    assert offered_staff(as_marta) == ()
    with pytest.raises(Problem, match="cannot sign in"):
        sign_in(as_marta, "Alena")
    with pytest.raises(Problem, match="needs the role"):
        give_passphrase(as_marta, member(as_marta, "Ales"), NEW)


def test_a_shared_passphrase_asks_who_one_is(staffed: Desk, opened: Open) -> None:
    key_slots.add_slot(staffed.path / KEYS, staffed.register.master, SHARED, "Office")
    shared = opened(staffed, SHARED)
    assert shared.rights.role is Role.READER
    assert [one.name for one in offered_staff(shared)] == ["Ales", "Marta"]
    sign_in(shared, "marta")
    assert (shared.who, shared.rights.role) == ("Marta", Role.CASEWORKER)
    for name in ("Alena", "Zmicier", "Nobody"):
        with pytest.raises(Problem, match="cannot sign in"):
            sign_in(shared, name)


def test_without_an_administrators_own_passphrase_a_shared_one_is_for_all() -> None:
    staff = [
        Staff(id=1, version=1, name="Alena", role=Role.ADMINISTRATOR),
        Staff(id=2, version=1, name="Marta", role=Role.CASEWORKER),
        Staff(id=3, version=1, name="Ihar", role=Role.ADMINISTRATOR, active=False),
    ]
    assert [one.name for one in who_may_sign_in("Office", staff, ["Office"])] == ["Alena", "Marta"]
    assert [one.name for one in who_may_sign_in("Office", staff, ["Office", "Ihar"])] == ["Alena", "Marta"]
    assert [one.name for one in who_may_sign_in("Office", staff, ["Office", "Marta"])] == ["Alena"]
    assert [one.name for one in who_may_sign_in("Office", staff, ["Office", "ALENA"])] == ["Marta"]
    assert who_may_sign_in("Office", [], ["Office"]) == ()


def test_a_register_without_staff_works_as_ever(desk: Desk, reopen: Callable[[Desk], Desk]) -> None:
    again = reopen(desk)
    assert (again.who, again.rights) == ("Alena", EVERYTHING)
    assert offered_staff(again) == ()


def test_one_changes_ones_own_passphrase_with_the_old_one(staffed: Desk, opened: Open) -> None:
    give_passphrase(staffed, member(staffed, "Marta"), MARTA)
    with pytest.raises(FieldProblem, match="not the passphrase") as problem:
        change_my_passphrase(staffed, MARTA, NEW)
    assert problem.value.field == "now"
    with pytest.raises(FieldProblem, match="in use already"):
        change_my_passphrase(staffed, PASSPHRASE, MARTA)
    with pytest.raises(FieldProblem, match="too easy"):
        change_my_passphrase(staffed, PASSPHRASE, "short")
    change_my_passphrase(staffed, PASSPHRASE, NEW)
    assert opened(staffed, NEW).who == "Alena"
    with pytest.raises(WrongPassphrase):
        open_register(staffed.path, PASSPHRASE)


def test_a_passphrase_is_taken_away_but_not_ones_own(staffed: Desk, opened: Open) -> None:
    give_passphrase(staffed, member(staffed, "Marta"), MARTA)
    with pytest.raises(FieldProblem, match="already"):
        give_passphrase(staffed, member(staffed, "Marta"), NEW)
    mine, martas = list_passphrases(staffed)
    with pytest.raises(Problem, match="shut yourself out"):
        take_passphrase_away(staffed, mine.slot)
    for refused in (
        lambda: save_record(staffed, member(staffed, "Marta").but(name="Maria")),
        lambda: remove_record(staffed, member(staffed, "Marta")),
    ):
        with pytest.raises(FieldProblem, match="carries this name"):
            refused()
    take_passphrase_away(staffed, martas.slot)
    assert [one.label for one in list_passphrases(staffed)] == ["Alena"]
    save_record(staffed, member(staffed, "Marta").but(name="Maria"))
    with pytest.raises(WrongPassphrase):
        opened(staffed, MARTA)


def test_who_does_not_work_here_any_more_does_not_get_in(staffed: Desk, opened: Open) -> None:
    give_passphrase(staffed, member(staffed, "Marta"), MARTA)
    save_record(staffed, member(staffed, "Marta").but(active=False))
    with pytest.raises(Problem, match="does not work with this register"):
        opened(staffed, MARTA)
    assert opened(staffed, PASSPHRASE).who == "Alena"
