"""`vigil event …`: release events, how many people were released in them, and how surely."""

from collections.abc import Sequence
from typing import Annotated, Any, Optional

import typer

from app.base.errors import FieldProblem, Problem
from app.base.i18n import _
from app.cli import as_json as jsons
from app.cli import terminal
from app.cli.options import LARGEST_ID, AsJson, PassphraseFile, RegisterFolder
from app.domain.partial_date import PartialDate
from app.domain.release import Confirmation
from app.domain.release_event import ReleaseEventFields
from app.domain.source import SourceFields
from app.workflows.confirm_release import confirm_releases
from app.workflows.desk import Desk
from app.workflows.edit_records import add_record
from app.workflows.entries import ConfirmationEntry, ReleaseEntry, checked
from app.workflows.find_people import people_of
from app.workflows.other_groups import told_elsewhere
from app.workflows.read_event import list_events, read_event
from app.workflows.record_outcomes import LeftOut, matched_people, plan_outcomes, record_outcomes
from app.workflows.remove_event import plan_removal, remove_event

events = typer.Typer(
    help="Release events: what was announced, who was released, how surely.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

EventId = Annotated[
    int, typer.Argument(metavar="ID", min=1, max=LARGEST_ID, help="The event; see: vigil event list.")
]
People = Annotated[
    Optional[list[int]],  # noqa: UP045
    typer.Option("--person", metavar="ID", min=1, max=LARGEST_ID, help="A person; may be given many times."),
]
Said = Annotated[str, typer.Option("--source", metavar="TEXT", help="Who or what says so.")]


@events.command("list")
def show_list(
    register: RegisterFolder, passphrase_file: PassphraseFile = None, as_json: AsJson = False
) -> None:
    """List the release events, the latest first. Example: vigil event list ~/register"""
    with terminal.opened(register, passphrase_file) as desk:
        lines = [
            {**jsons.plain(one.event), "recorded": one.recorded, "confirmed": one.confirmed}
            for one in list_events(desk)
        ]
    terminal.answer(
        lines,
        as_json,
        lambda value: (
            "\n".join(
                f"{one['id']:>5}  {one['date'] or '':<12} {one['title']}: announced {_count(one['announced'])}, "
                f"recorded {one['recorded']}, confirmed {one['confirmed']}"
                for one in value
            )
            or "No release event."
        ),
    )


@events.command("show")
def show(
    register: RegisterFolder,
    event_id: EventId,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    """Show everything about one event. Example: vigil event show ~/register 3"""
    with terminal.opened(register, passphrase_file) as desk:
        value = jsons.event(read_event(desk, event_id))
    terminal.answer(value, as_json, _event_in_words)


@events.command("new")
def new(
    register: RegisterFolder,
    title: Annotated[str, typer.Option("--title", metavar="T")],
    date: Annotated[str, typer.Option("--date", metavar="D", help="As exact as it is known.")],
    announced: Annotated[
        Optional[int],  # noqa: UP045
        typer.Option("--announced", metavar="N", min=0, max=1_000_000, help="The number its authority gave."),
    ] = None,
    authority: Annotated[str, typer.Option("--authority", metavar="A", help="Who decided.")] = "",
    counterpart: Annotated[str, typer.Option("--counterpart", help="Who asked for it.")] = "",
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    """Record a release event. Example: vigil event new ~/register --title "A deal" --date 2025-12-13"""
    fields = checked(
        ReleaseEventFields,
        title=title,
        date=PartialDate.parse(date),
        announced=announced,
        authority=authority,
        counterpart=counterpart,
    )
    with terminal.opened(register, passphrase_file) as desk:
        made = jsons.plain(add_record(desk, fields))
    terminal.answer(made, as_json, lambda value: f"New release event {value['id']}: {value['title']}")


@events.command("remove")
def remove(
    register: RegisterFolder,
    event_id: EventId,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would go, write nothing.")] = False,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    """Remove an event with its lists, numbers and promises. Example: vigil event remove ~/register 3

    Refused while releases are recorded in it. What is known of people stays.
    """
    with terminal.opened(register, passphrase_file) as desk:
        gone = (plan_removal if dry_run else remove_event)(desk, event_id)
    terminal.answer(
        {
            "event": event_id,
            "title": gone.event.title,
            "lists": gone.lists,
            "lines": gone.lines,
            "numbers": gone.numbers,
            "pledges": gone.pledges,
            "notices": gone.notices,
            "key_events_kept": gone.key_events,
            "dry_run": dry_run,
        },
        as_json,
        lambda value: (
            f"{'Would remove' if dry_run else 'Removed'} release event {value['event']}: {value['title']}\n"
            f"{gone.goes()} {gone.stays()}"
        ),
    )


@events.command("outcome")
def outcome(
    register: RegisterFolder,
    event_id: EventId,
    kind: Annotated[str, typer.Option("--kind", metavar="K", help="The kind of release, by code or label.")],
    date: Annotated[str, typer.Option("--date", metavar="D", help="The day of the release.")],
    confirmation: Annotated[Confirmation, typer.Option("--confirmation", help="How sure it is.")],
    source: Said,
    person: People = None,
    matched: Annotated[
        bool, typer.Option("--matched", help="Everybody who was found on a list of the event.")
    ] = False,
    place: Annotated[str, typer.Option("--place", help="Where they were released.")] = "",
    destination: Annotated[str, typer.Option("--destination", help="Country or place.")] = "",
    papers: Annotated[str, typer.Option("--papers", help="Codes of the papers held, by blanks.")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would happen, write nothing.")] = False,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    """Record the release of many people as one change.

    Example: vigil event outcome ~/register 3 --kind pardon_expelled --date 2025-12-13 --confirmation listed
    --source "The published list" --matched
    """
    if matched == bool(person):
        raise Problem("Say whose outcome it is: either --person ID (again and again) or --matched.")
    with terminal.opened(register, passphrase_file) as desk:
        chosen = matched_people(desk, event_id) if matched else _known(desk, person or ())
        entry = ReleaseEntry(
            PartialDate.parse(date, desk.clock.today()),
            _source(desk, source),
            jsons.release_kind(desk.terms, kind),
            confirmation,
            place=place,
            destination=destination,
            papers=papers,
        )
        done = (plan_outcomes if dry_run else record_outcomes)(desk, event_id, chosen, entry)
    terminal.answer(
        {
            "event": event_id,
            "recorded": list(done.people),
            "skipped": _skipped(done.left_out),
            "dry_run": dry_run,
        },
        as_json,
        lambda value: "\n".join(
            [
                (
                    f"{'Would record' if dry_run else 'Recorded'} for {len(value['recorded'])}, "
                    f"left out {len(value['skipped'])}"
                ),
                *(f"{one['id']:>7}  {one['name']}: {one['reason']}" for one in value["skipped"]),
            ]
        ),
    )


@events.command("confirm")
def confirm(
    register: RegisterFolder,
    event_id: EventId,
    level: Annotated[Confirmation, typer.Option("--level", help="The step of the ladder.")],
    source: Said,
    person: People = None,
    date: Annotated[
        str, typer.Option("--date", metavar="D", help="When it was said; today if not given.")
    ] = "",
    time: Annotated[str, typer.Option("--time", metavar="HH:MM")] = "",
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    """Say how sure the releases of these people are.

    Example: vigil event confirm ~/register 3 --level person --source "Registration desk" --person 17
    """
    if not person:
        raise Problem("Say who it is, with --person ID, again and again if there are many.")
    with terminal.opened(register, passphrase_file) as desk:
        today = desk.clock.today()
        entry = ConfirmationEntry(
            level, _source(desk, source), PartialDate.parse(date, today) if date else None, time
        )
        _known(desk, person)
        released = {one.line.id: one for one in read_event(desk, event_id).people if one.release is not None}
        steps = confirm_releases(desk, _releases(released, person), entry)
        after = {one.line.id: one for one in read_event(desk, event_id).people}
    steps_by_person = {step.person_id: jsons.plain(step) for step in steps}
    terminal.answer(
        {
            "event": event_id,
            "confirmed": [
                {"id": one, "confirmation": after[one].level, "step": steps_by_person[one]}
                for one in dict.fromkeys(person)
                if one in steps_by_person
            ],
            "skipped": [
                {"id": one, "reason": "No release in this event is recorded yet."}
                for one in dict.fromkeys(person)
                if one not in steps_by_person
            ],
        },
        as_json,
        lambda value: "\n".join(
            [
                *(f"{one['id']:>7}  {one['confirmation']}" for one in value["confirmed"]),
                *(f"{one['id']:>7}  {one['reason']}" for one in value["skipped"]),
            ]
        ),
    )


def _releases(released: dict[int, Any], person: list[int]) -> list[int]:
    found = [released[one].release.id for one in dict.fromkeys(person) if one in released]
    if not found:
        raise FieldProblem("person", _("No release is recorded yet, so there is nothing to confirm."))
    return found


def _known(desk: Desk, person: Sequence[int]) -> tuple[int, ...]:
    """Return these ids when all are persons of the register: nothing is done by halves because of a slip."""
    there = people_of(desk, person)
    strange = [str(one) for one in dict.fromkeys(person) if one not in there]
    if strange:
        raise FieldProblem(
            "person",
            _("Nobody in the register has this id: {ids}.").format(ids=", ".join(strange)),
            _("Nothing was written. Find them with: vigil find."),
        )
    return tuple(dict.fromkeys(person))


def _source(desk: Desk, text: str) -> SourceFields:
    """Return the source that says so, as of today."""
    return checked(SourceFields, title=text, date=PartialDate.of(desk.clock.today()))


def _skipped(left_out: tuple[LeftOut, ...]) -> list[dict[str, Any]]:
    return [{"id": one.person_id, "name": one.name, "reason": one.reason} for one in left_out]


def _count(number: int | None) -> str:
    return "–" if number is None else str(number)


def _outcome_in_words(one: dict[str, Any]) -> str:
    """Return how surely somebody is free and where, or that they never were."""
    if one["refused"] and one["confirmation"] != Confirmation.REFUTED:
        return "refused to leave, stayed in custody"
    again = f" held again {one['held_again']}" if one["held_again"] else ""
    return f"{one['confirmation'] or 'not recorded'} {one['destination']}{again}"


def _event_in_words(value: dict[str, Any]) -> str:
    figures = value["figures"]
    counts = (
        "announced", "listed", "matched", "new_persons", "not_ours", "undecided", "recorded", "confirmed", "refuted",
        "held_again", "refused",
    )  # fmt: skip
    rows = [
        " · ".join(
            part for part in (value["title"], value["date"], value["authority"], value["counterpart"]) if part
        ),
        ", ".join(f"{name.replace('_', ' ')} {_count(figures[name])}" for name in counts),
        figures["sum"],
        *([value["numbers_differ"]] if value["numbers_differ"] else []),
        *(one["text"] for one in figures["differences"]),
        *(f"Recorded as released, on no list: {one['id']}  {one['name']}" for one in value["on_no_list"]),
        *(
            f"{one['said'] or 'no date'}  {one['claimant']}: {one['number']} {one['destination']} "
            f"(verified by then: {_count(one['verified_by_then'])})"
            for one in value["numbers"]
        ),
        *(f"{one['side']}: {one['promise']} ({one['delivery']})" for one in value["pledges"]),
        *(f"{one['id']:>7}  {one['name']}: {_outcome_in_words(one)}" for one in value["people"]),
        *told_elsewhere(value["of_other_groups"]),
    ]
    return "\n".join(row.rstrip() for row in rows)
