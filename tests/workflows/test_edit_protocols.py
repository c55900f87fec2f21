"""The protocols of a register: given once, made one's own, and never lost while something rests on them."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app.base.clock import FixedClock
from app.base.errors import FieldProblem, Problem
from app.domain.follow_up import FollowUp
from app.domain.protocol import Anchor, Protocol, ProtocolFields, ProtocolStep, ProtocolStepFields
from app.domain.shipped_protocols import shipped_protocols
from app.workflows.apply_protocol import ProtocolChoice, apply_protocol
from app.workflows.desk import Desk
from app.workflows.edit_protocols import (
    PROTOCOLS_GIVEN,
    ProtocolWithSteps,
    add_protocol,
    add_step,
    copy_protocol,
    find_protocol,
    list_protocols,
    move_step,
    remove_protocol,
    remove_step,
    save_protocol,
    save_step,
)
from app.workflows.edit_records import list_records
from app.workflows.history import undo
from app.workflows.make_sample import SAMPLE_PASSPHRASE
from app.workflows.open_register import close_register, open_register
from tests.workflows.made_case import last_change
from tests.workflows.test_apply_protocol import freed, short

CODES = [protocol.code for protocol, _steps in shipped_protocols()]
REGISTERS = Path(__file__).resolve().parents[1] / "data" / "registers"


def codes(desk: Desk) -> list[str]:
    return [one.protocol.code for one in list_protocols(desk)]


def whole(desk: Desk, protocol: Protocol) -> ProtocolWithSteps:
    return next(one for one in list_protocols(desk) if one.protocol.id == protocol.id)


def used(desk: Desk) -> Protocol:
    """Return a protocol that has called for something."""
    protocol = short(desk)
    apply_protocol(desk, ProtocolChoice(protocol.id, (freed(desk).id,)))
    return protocol


def test_a_new_register_has_the_protocols_with_all_their_steps(desk: Desk) -> None:
    assert codes(desk) == CODES
    for stored, (fields, steps) in zip(list_protocols(desk), shipped_protocols(), strict=True):
        assert stored.protocol.title_be == fields.title_be
        assert [one.model_dump(exclude={"id", "version", "protocol_id"}) for one in stored.steps] == [
            one.model_dump(exclude={"protocol_id"}) for one in steps
        ]
    assert desk.undo_sentence is None


def test_whoever_removes_them_does_not_get_them_back(desk: Desk, reopen: Callable[[Desk], Desk]) -> None:
    for one in list_protocols(desk):
        remove_protocol(desk, one.protocol)
    again = reopen(desk)
    assert codes(again) == []
    assert list_records(again, ProtocolStep) == ()


@pytest.fixture(params=sorted(folder.name for folder in REGISTERS.iterdir() if folder.is_dir()))
def earlier(request: pytest.FixtureRequest, tmp_path: Path, clock: FixedClock) -> Path:
    """The folder of a register that an earlier version wrote."""
    return shutil.copytree(REGISTERS / request.param, tmp_path / "earlier")


def test_a_register_of_an_earlier_version_is_given_them_once(earlier: Path, clock: FixedClock) -> None:
    desk = open_register(earlier, SAMPLE_PASSPHRASE, clock=clock)
    assert codes(desk) == CODES
    assert (desk.register.facts()[PROTOCOLS_GIVEN], desk.undo_sentence) == ("yes", None)
    number = last_change(desk).number
    assert desk.register.verify_history() is None
    close_register(desk)
    desk = open_register(earlier, SAMPLE_PASSPHRASE, clock=clock)
    assert (codes(desk), last_change(desk).number) == (CODES, number)
    close_register(desk)


def test_a_protocol_is_found_by_number_code_or_title(desk: Desk) -> None:
    for text in ("1", "after_release", "After release", "После освобождения", " пасля вызвалення "):
        assert find_protocol(desk, text).code == "after_release"
    with pytest.raises(Problem, match="after_transfer"):
        find_protocol(desk, "")


def test_steps_change_places_and_the_ends_stay_where_they_are(desk: Desk) -> None:
    protocol = short(desk)
    call, visa, police = whole(desk, protocol).steps
    move_step(desk, police, -1)
    assert [one.title_en for one in whole(desk, protocol).steps] == ["Call", "Police", "Visa"]
    number = last_change(desk).number
    move_step(desk, whole(desk, protocol).steps[0], -1)
    move_step(desk, whole(desk, protocol).steps[2], 1)
    assert last_change(desk).number == number
    undo(desk)
    assert [one.id for one in whole(desk, protocol).steps] == [call.id, visa.id, police.id]


def test_a_copy_has_the_same_steps_and_another_name(desk: Desk) -> None:
    protocol = find_protocol(desk, "after_arrest")
    copy = copy_protocol(desk, protocol)
    assert (copy.code, copy.title_be, copy.anchor) == ("", "Пасля затрымання (копія)", Anchor.ARREST)
    assert [one.title_ru for one in whole(desk, copy).steps] == [
        one.title_ru for one in whole(desk, protocol).steps
    ]
    assert not {one.id for one in whole(desk, copy).steps} & {one.id for one in whole(desk, protocol).steps}


def test_what_nothing_has_come_from_is_removed_with_its_steps(desk: Desk) -> None:
    protocol = short(desk)
    remove_step(desk, whole(desk, protocol).steps[0])
    assert len(list_records(desk, ProtocolStep, protocol_id=protocol.id)) == 2
    remove_protocol(desk, protocol)
    assert list_records(desk, ProtocolStep, protocol_id=protocol.id) == ()
    undo(desk)
    assert len(whole(desk, protocol).steps) == 2


def test_what_something_has_come_from_is_kept(desk: Desk) -> None:
    protocol = used(desk)
    with pytest.raises(Problem, match="Follow-ups have come"):
        remove_protocol(desk, protocol)
    with pytest.raises(FieldProblem) as refused:
        save_protocol(desk, protocol.but(anchor=Anchor.ARREST))
    assert refused.value.field == "anchor"
    renamed = save_protocol(desk, protocol.but(title_en="First days", active=False))
    assert renamed.active is False
    assert [one.protocol.id for one in list_protocols(desk, only_active=True)] == [1, 2, 3, 4]
    call = whole(desk, protocol).steps[0]
    remove_step(desk, call)
    assert [one.title_en for one in whole(desk, protocol).steps] == ["Visa", "Police"]
    assert [one.title for one in list_records(desk, FollowUp)] == ["Call", "Visa"]
    undo(desk)
    assert len(whole(desk, protocol).steps) == 3


def test_a_changed_step_changes_nothing_that_it_called_for_before(desk: Desk) -> None:
    protocol = used(desk)
    save_step(desk, whole(desk, protocol).steps[0].but(title_en="Write", offset_days=5))
    assert list_records(desk, FollowUp)[0].title == "Call"
    assert list_records(desk, FollowUp)[0].offset_days == 1


def test_a_protocol_and_a_step_need_a_title(desk: Desk) -> None:
    with pytest.raises(ValueError, match="needs a title"):
        ProtocolFields(title_be="  ")
    protocol = add_protocol(desk, ProtocolFields(title_be="Свой"))
    with pytest.raises(ValueError, match="needs a title"):
        ProtocolStepFields(protocol_id=protocol.id)
    step = add_step(desk, ProtocolStepFields(protocol_id=protocol.id, title_be="Крок"))
    assert (step.position, last_change(desk).sentence) == (0, "Add a step to protocol “Свой”")
