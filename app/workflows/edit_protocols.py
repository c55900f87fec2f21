"""The protocols of a register: listing them, entering those that come with Vigil, and making them one's own."""

from dataclasses import dataclass

from app.base.errors import FieldProblem, Problem
from app.base.i18n import _, language_in_force
from app.domain.follow_up import FollowUp
from app.domain.protocol import Protocol, ProtocolFields, ProtocolStep, ProtocolStepFields
from app.domain.shipped_protocols import shipped_protocols
from app.store.unit import Reader, Unit
from app.workflows.desk import Desk

PROTOCOLS_GIVEN = "protocols_given"
"""The fact that a register has been given the protocols that come with Vigil: once, however they fared since."""


@dataclass(frozen=True, slots=True)
class ProtocolWithSteps:
    """A protocol and its steps in their order, without those that were taken out."""

    protocol: Protocol
    steps: tuple[ProtocolStep, ...]


def list_protocols(desk: Desk, *, only_active: bool = False) -> tuple[ProtocolWithSteps, ...]:
    """Return the protocols with their steps, in the order in which they were entered."""
    with desk.register.reading() as reader:
        wanted = {"active": True} if only_active else {}
        found = reader.find(Protocol, **wanted)
        return tuple(ProtocolWithSteps(one, tuple(_steps_of(reader, one.id))) for one in found)


def find_protocol(desk: Desk, text: str) -> Protocol:
    """Return the protocol with this number, code or title in any language; raises Problem."""
    wanted = text.strip().casefold()
    protocols = [one.protocol for one in list_protocols(desk)]
    for protocol in protocols:
        names = (str(protocol.id), protocol.code, protocol.title_en, protocol.title_ru, protocol.title_be)
        if wanted and wanted in [name.casefold() for name in names]:
            return protocol
    known = ", ".join(one.code or one.title(language_in_force()) for one in protocols)
    raise Problem(
        _("There is no protocol “{text}”.").format(text=text),
        _("This register has: {names}.").format(names=known) if known else "",
    )


def enter_shipped_protocols(change: Unit) -> None:
    """Enter the protocols that come with Vigil."""
    for fields, steps in shipped_protocols():
        protocol = change.add(fields)
        change.add_many(
            ProtocolStep, [{**step.model_dump(mode="json"), "protocol_id": protocol.id} for step in steps]
        )


def give_protocols(desk: Desk) -> None:
    """Enter the protocols that come with Vigil in a register that was made before there were any.

    Once only: whoever removes them does not get them back.
    """
    if PROTOCOLS_GIVEN in desk.register.facts():
        return
    with desk.register.reading() as reader:
        is_without = not reader.count(Protocol)
    if is_without:
        with desk.changing(_("Enter the protocols that Vigil brings")) as change:
            enter_shipped_protocols(change)
        desk.forget_changes()
    desk.register.note_fact(PROTOCOLS_GIVEN, "yes")


def add_protocol(desk: Desk, fields: ProtocolFields) -> Protocol:
    """Add a protocol without steps."""
    with desk.changing(_("Add protocol “{title}”").format(title=fields.title(language_in_force()))) as change:
        protocol: Protocol = change.add(fields)
        return protocol


def save_protocol(desk: Desk, protocol: Protocol) -> Protocol:
    """Save the changed protocol; refused to count from something else once follow-ups have come from it."""
    with desk.changing(_("Change protocol “{title}”").format(title=_title(protocol))) as change:
        before = change.get(Protocol, protocol.id)
        if before.anchor is not protocol.anchor and _called_for(change, _all_steps(change, protocol.id)):
            raise FieldProblem(
                "anchor",
                _("Follow-ups have come from this protocol; they are counted from what it says now."),
                _("Copy the protocol and change the copy."),
            )
        return change.save(protocol)


def copy_protocol(desk: Desk, protocol: Protocol) -> Protocol:
    """Add a copy of a protocol with its steps, to be changed, and return it."""
    with desk.changing(_("Copy protocol “{title}”").format(title=_title(protocol))) as change:
        titles = {
            "title_en": f"{protocol.title_en} (copy)",
            "title_ru": f"{protocol.title_ru} (копия)",
            "title_be": f"{protocol.title_be} (копія)",
        }
        given = {name: title for name, title in titles.items() if getattr(protocol, name)}
        fields = protocol.model_dump(exclude={"id", "version"})
        copy: Protocol = change.add(ProtocolFields.model_validate({**fields, **given, "code": ""}))
        for step in _steps_of(change, protocol.id):
            kept = step.model_dump(exclude={"id", "version"})
            change.add(ProtocolStepFields.model_validate({**kept, "protocol_id": copy.id}))
        return copy


def remove_protocol(desk: Desk, protocol: Protocol) -> None:
    """Remove a protocol with its steps; refused when follow-ups have come from it."""
    with desk.changing(_("Remove protocol “{title}”").format(title=_title(protocol))) as change:
        steps = _all_steps(change, protocol.id)
        if _called_for(change, steps):
            raise Problem(
                _("Follow-ups have come from this protocol, so it stays."),
                _("Deactivate it: it is offered no more then."),
            )
        for step in steps:
            change.remove(step)
        change.remove(protocol)


def add_step(desk: Desk, fields: ProtocolStepFields) -> ProtocolStep:
    """Add a step after those that are there."""
    with desk.changing(_("Add a step to protocol “{title}”").format(title=_of(desk, fields))) as change:
        last = max((one.position for one in _all_steps(change, fields.protocol_id)), default=-1)
        step: ProtocolStep = change.add(fields.model_copy(update={"position": last + 1}))
        return step


def save_step(desk: Desk, step: ProtocolStep) -> ProtocolStep:
    """Save the changed step; what it called for before keeps its day and its words."""
    with desk.changing(_("Change a step of protocol “{title}”").format(title=_of(desk, step))) as change:
        return change.save(step)


def remove_step(desk: Desk, step: ProtocolStep) -> None:
    """Take a step out of its protocol; it is kept aside when follow-ups have come from it, which stay."""
    with desk.changing(_("Take a step out of protocol “{title}”").format(title=_of(desk, step))) as change:
        if _called_for(change, [step]):
            change.save(step.but(active=False))
        else:
            change.remove(step)


def move_step(desk: Desk, step: ProtocolStep, by: int) -> None:
    """Let a step change places with the one before (-1) or after it (1)."""
    with desk.changing(_("Order the steps of protocol “{title}”").format(title=_of(desk, step))) as change:
        steps = _steps_of(change, step.protocol_id)
        place = next((number for number, one in enumerate(steps) if one.id == step.id), None)
        if place is None or not 0 <= place + by < len(steps):
            return
        steps.insert(place + by, steps.pop(place))
        for number, one in enumerate(steps):
            if one.position != number:
                change.save(one.but(position=number))


def _steps_of(reader: Reader, protocol_id: int) -> list[ProtocolStep]:
    steps = reader.find(ProtocolStep, protocol_id=protocol_id, active=True)
    return sorted(steps, key=lambda step: (step.position, step.id))


def _all_steps(reader: Reader, protocol_id: int) -> tuple[ProtocolStep, ...]:
    return reader.find(ProtocolStep, protocol_id=protocol_id)


def _called_for(reader: Reader, steps: "tuple[ProtocolStep, ...] | list[ProtocolStep]") -> bool:
    """Tell whether any follow-up has come from one of these steps."""
    return bool(steps) and bool(reader.find(FollowUp, protocol_step_id=[step.id for step in steps]))


def _of(desk: Desk, step: "ProtocolStepFields | ProtocolStep") -> str:
    with desk.register.reading() as reader:
        return _title(reader.get(Protocol, step.protocol_id))


def _title(protocol: Protocol) -> str:
    return protocol.title(language_in_force())
