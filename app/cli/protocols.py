"""The commands about protocols: which there are, and applying one to people or to everybody of a release event."""

from typing import Annotated, Any, Optional

import typer

from app.base.errors import Problem
from app.base.language import Language
from app.cli import terminal
from app.cli.options import LARGEST_ID, AsJson, PassphraseFile, RegisterFolder
from app.domain.protocol import ProtocolStep
from app.workflows.apply_protocol import (
    SKIP_REASONS,
    ProtocolChoice,
    ProtocolPlan,
    apply_protocol,
    plan_protocol,
)
from app.workflows.edit_protocols import ProtocolWithSteps, find_protocol, list_protocols

protocol = typer.Typer(help="Protocols: named sets of follow-ups.", rich_markup_mode=None)


def protocols(
    register: RegisterFolder, passphrase_file: PassphraseFile = None, as_json: AsJson = False
) -> None:
    """List the protocols with their steps. Example: vigil protocols ~/register"""
    with terminal.opened(register, passphrase_file) as desk:
        listed = [_listed(one) for one in list_protocols(desk)]
    terminal.answer(listed, as_json, _in_words)


@protocol.command("apply")
def apply(
    register: RegisterFolder,
    name: Annotated[str, typer.Argument(metavar="PROTOCOL", help="Its number, code or title.")],
    person: Annotated[
        Optional[list[int]],  # noqa: UP045
        typer.Option("--person", metavar="ID", min=1, max=LARGEST_ID, help="May be given many times."),
    ] = None,
    event: Annotated[
        Optional[int],  # noqa: UP045
        typer.Option(
            "--event", metavar="ID", min=1, max=LARGEST_ID, help="Everybody released in this release event."
        ),
    ] = None,
    assignee: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--assignee", metavar="NAME", help="Instead of each person's caseworker."),
    ] = None,
    from_today: Annotated[
        bool, typer.Option("--from-today", help="Leave out what would have been due before today.")
    ] = False,
    language: Annotated[
        Language, typer.Option("--language", help="In which language the follow-ups are written.")
    ] = Language.EN,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would happen, write nothing.")] = False,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    """Enter what a protocol calls for. Example: vigil protocol apply ~/register after_release --event 3 --dry-run"""
    if not person and event is None:
        raise Problem("Nobody is named.", "Say for whom with --person ID or --event ID.")
    with terminal.opened(register, passphrase_file) as desk:
        found = find_protocol(desk, name)
        due_from = desk.clock.today() if from_today else None
        choice = ProtocolChoice(found.id, tuple(person or ()), event, assignee, due_from, language)
        plan = plan_protocol(desk, choice) if dry_run else apply_protocol(desk, choice)
    terminal.answer(_applied(plan), as_json, lambda value: _applied_in_words(value, dry_run=dry_run))


def _listed(one: ProtocolWithSteps) -> dict[str, Any]:
    return {
        "id": one.protocol.id,
        "code": one.protocol.code or None,
        "titles": {language.value: one.protocol.title(language) for language in Language},
        "anchor": one.protocol.anchor.value,
        "active": one.protocol.active,
        "steps": [_step(step) for step in one.steps],
    }


def _step(step: ProtocolStep) -> dict[str, Any]:
    return {
        "id": step.id,
        "kind": step.kind,
        "titles": {language.value: step.title(language) for language in Language},
        "offset_days": step.offset_days,
        "priority": step.priority.value,
        "condition": step.condition.value,
    }


def _in_words(value: list[dict[str, Any]]) -> str:
    rows = []
    for one in value:
        active = "" if one["active"] else ", not active"
        rows.append(
            f"{one['id']:>3}  {one['code'] or '-'}: {one['titles']['en']}, "
            f"counted from the {one['anchor']}{active}"
        )
        rows += [f"     day {step['offset_days']:>3}  {step['titles']['en']}" for step in one["steps"]]
    return "\n".join(rows) or "No protocol."


def _applied(plan: ProtocolPlan) -> dict[str, Any]:
    return {
        "protocol": plan.protocol.code or str(plan.protocol.id),
        "title": plan.protocol.title(Language.EN),
        "people": plan.people,
        "served": plan.served,
        "created": plan.created,
        "overdue": plan.overdue,
        "without_a_day": plan.undated,
        "skipped": [
            {"person": one.person.id, "reason": one.reason.value, "text": SKIP_REASONS[one.reason]}
            for one in plan.skipped
        ],
    }


def _applied_in_words(value: dict[str, Any], *, dry_run: bool) -> str:
    did = "Would enter" if dry_run else "Entered"
    served = f"{value['served']} of {value['people']} people"
    rows = [f"{did} {value['created']} follow-ups for {served} ({value['title']})."]
    rows += [f"{one['person']:>7}  left out: {one['text']}" for one in value["skipped"]]
    return "\n".join(rows)
