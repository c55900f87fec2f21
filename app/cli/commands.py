"""The commands: each opens the register, calls one workflow and prints the answer."""

from pathlib import Path
from typing import Annotated, Optional

import typer

from app.base.errors import Problem
from app.base.progress import Cancelled
from app.base.version import version
from app.cli import as_json as jsons
from app.cli import terminal
from app.cli.calendar_command import calendar
from app.cli.event_commands import events
from app.cli.merge_commands import duplicates, merge, part
from app.cli.options import LARGEST_ID, AsJson, Force, PassphraseFile, RegisterFolder, whole_day
from app.cli.person_text import person_in_words
from app.cli.protocols import protocol, protocols
from app.cli.reconcile_command import reconcile_list
from app.cli.report_command import report, reports
from app.workflows.back_up import back_up, restore
from app.workflows.check_register import check_register
from app.workflows.find_people import person_called, quick_find
from app.workflows.history import read_history
from app.workflows.import_people import RowAction, carry_out, import_formats, plan_import
from app.workflows.make_sample import SAMPLE_PASSPHRASE, make_sample
from app.workflows.open_register import close_register, create_register
from app.workflows.part_again import merged_records, merges_of
from app.workflows.read_case import read_case

commands = typer.Typer(
    help="Vigil: who is held, who is free, on what terms, what is owed to each next.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

commands.command("protocols")(protocols)
commands.add_typer(protocol, name="protocol")


def _say_version(wanted: bool) -> None:
    if wanted:
        print(f"vigil {version()}")
        raise typer.Exit


@commands.callback()
def vigil(
    who: Annotated[
        str,
        typer.Option("--who", metavar="NAME", help="Who works, where the passphrase is shared by the staff."),
    ] = "",
    _version: Annotated[
        bool, typer.Option("--version", callback=_say_version, is_eager=True, help="Say the version.")
    ] = False,
) -> None:
    """Vigil: who is held, who is free, on what terms, what is owed to each next."""
    terminal.WHO.set(who)


@commands.command("open")
def open_window(register: RegisterFolder) -> None:
    """Open the window on a register. Example: vigil open ~/register"""
    # deferred: commands must not wait for Qt.
    from app.bootstrap import run_window

    raise typer.Exit(run_window(str(register)))


@commands.command("new")
def new(
    register: RegisterFolder,
    organisation: Annotated[
        str, typer.Option("--organisation", metavar="NAME", help="Whose register it is.")
    ],
    who: Annotated[str, typer.Option("--who", help="Your name, as the history shows it.")] = "",
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    """Make an empty register. Example: vigil new ~/register --organisation "Our Office" """
    passphrase = terminal.required_passphrase(passphrase_file)
    close_register(create_register(register, organisation, who or organisation, passphrase))
    terminal.answer(
        {"register": str(register), "recovery": None},
        as_json,
        lambda value: f"New register: {value['register']}",
    )


@commands.command("sample")
def sample(
    register: RegisterFolder,
    persons: Annotated[int, typer.Option("--persons", min=1, max=1_000_000, help="How many people.")] = 400,
    seed: Annotated[int, typer.Option("--seed", help="The same seed makes the same people.")] = 7,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    """Make a register of fictional people to look around in. Example: vigil sample /tmp/sample --persons 400"""
    passphrase = terminal.read_passphrase(passphrase_file) if passphrase_file else SAMPLE_PASSPHRASE
    progress = terminal.progress()
    made = make_sample(register, persons, seed, passphrase or SAMPLE_PASSPHRASE, progress)
    progress.end()
    terminal.answer(
        {"persons": made.persons, "release_events": made.release_events, "passphrase": passphrase},
        as_json,
        lambda value: (
            f"{value['persons']} fictional people, {value['release_events']} release events in {register}\n"
            f"Passphrase: {value['passphrase']}"
        ),
    )


@commands.command("import")
def import_people(
    register: RegisterFolder,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The CSV file.")],
    format_name: Annotated[Optional[str], typer.Option("--format", help="Instead of recognising it.")] = None,  # noqa: UP045
    source: Annotated[str, typer.Option("--source", help="Where the file comes from.")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would happen, write nothing.")] = False,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    """Bring persons in from a file. Example: vigil import ~/register export.csv --dry-run"""
    progress = terminal.progress()
    with terminal.opened(register, passphrase_file) as desk:
        plan = plan_import(desk, file, format_name, source or file.name, progress)
        if not dry_run:
            carry_out(desk, plan, progress)
    progress.end()
    terminal.answer(
        {
            "read": plan.read,
            "created": plan.created,
            "updated": plan.updated,
            "unchanged": plan.unchanged,
            "held": plan.held,
            "left_out": plan.left_out,
            "held_rows": [
                {"row": one.number, "name": one.name, "reasons": list(one.reasons)}
                for one in plan.rows
                if one.action is RowAction.HELD
            ],
            "complaints": [
                {"row": one.row, "column": one.column, "value": one.value, "problem": one.problem}
                for one in plan.complaints
            ],
        },
        as_json,
        lambda value: "\n".join(
            [
                ", ".join(
                    f"{name.replace('_', ' ')} {value[name]}"
                    for name in ("read", "created", "updated", "unchanged", "held", "left_out")
                ),
                *(f"row {h['row']} held, {h['name']}: {' '.join(h['reasons'])}" for h in value["held_rows"]),
                *(
                    f"row {c['row']}, {c['column']}: {c['problem']} ({c['value']})"
                    for c in value["complaints"]
                ),
            ]
        ),
    )


@commands.command("formats")
def formats(as_json: AsJson = False) -> None:
    """List the formats that import understands. Example: vigil formats"""
    terminal.answer(
        [{"name": one.name, "title": one.title} for one in import_formats()],
        as_json,
        lambda value: "\n".join(f"{one['name']}: {one['title']}" for one in value),
    )


@commands.command("find")
def find(
    register: RegisterFolder,
    query: Annotated[str, typer.Argument(metavar="QUERY", help="A name in any spelling, or a number.")],
    limit: Annotated[int, typer.Option("--limit", min=1, max=1000)] = 20,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    """Find persons from any spelling, best first. Example: vigil find ~/register "Tsikhanouskaya" """
    with terminal.opened(register, passphrase_file) as desk:
        hits = [jsons.person_line(line) for line in quick_find(desk, query, limit)]
    terminal.answer(
        hits,
        as_json,
        lambda value: (
            "\n".join(
                f"{hit['id']:>7}  {hit['case_number']}  {hit['name']}  {hit['status']}" for hit in value
            )
            or "Nobody found."
        ),
    )


@commands.command("person")
def person(
    register: RegisterFolder,
    who: Annotated[str, typer.Argument(metavar="ID", help="The id, the case number or the reference.")],
    on: Annotated[Optional[str], typer.Option("--on", metavar="DATE", help="The status on that day.")] = None,  # noqa: UP045
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    """Show everything about one person. Example: vigil person ~/register 17 --on 2025-12-13"""
    day = whole_day(on)
    if who.isdecimal() and int(who) > LARGEST_ID:
        raise typer.BadParameter(f"{who} is too large for an id.")
    with terminal.opened(register, passphrase_file) as desk:
        whole = read_case(desk, person_called(desk, who), day)
        merges = merges_of(desk, whole.person.id)
        merged = [one.person.case_number for one in merged_records(desk, whole.person.id)]
    terminal.answer(
        jsons.case(whole, desk.terms, merges),
        as_json,
        lambda _value: person_in_words(whole, desk.terms, merged),
    )


@commands.command("check")
def check(register: RegisterFolder, passphrase_file: PassphraseFile = None, as_json: AsJson = False) -> None:
    """Check the register for damage. Example: vigil check ~/register"""
    progress = terminal.progress()
    with terminal.opened(register, passphrase_file) as desk:
        results = check_register(desk, progress)
    progress.end()
    ok = all(result.ok for result in results)
    terminal.answer(
        {"ok": ok, "checks": [{"name": one.name, "ok": one.ok, "detail": one.detail} for one in results]},
        as_json,
        lambda value: "\n".join(
            f"{'ok ' if one['ok'] else 'BAD'}  {one['name']}: {one['detail']}" for one in value["checks"]
        ),
    )
    if not ok:
        raise typer.Exit(1)


@commands.command("backup")
def backup(
    register: RegisterFolder,
    target: Annotated[Path, typer.Argument(metavar="TARGET", help="The file to write, or a folder.")],
    force: Force = False,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    """Write a verified, encrypted copy. Example: vigil backup ~/register /media/stick"""
    progress = terminal.progress()
    with terminal.opened(register, passphrase_file) as desk:
        info = back_up(desk, target, progress, replace=force)
    progress.end()
    terminal.answer(
        {"file": str(info.file), "persons": info.persons, "sha256": info.sha256},
        as_json,
        lambda value: f"{value['file']}: {value['persons']} persons, SHA-256 {value['sha256']}",
    )


@commands.command("restore")
def restore_backup(
    backup_file: Annotated[Path, typer.Argument(metavar="BACKUP")],
    register: RegisterFolder,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    """Make a register from a backup; never overwrites one. Example: vigil restore a.vigil-backup ~/register2"""
    info = restore(backup_file, register, terminal.read_passphrase(passphrase_file))
    terminal.answer(
        {"register": str(register), "file": str(info.file), "persons": info.persons, "sha256": info.sha256},
        as_json,
        lambda value: (
            f"Restored into {value['register']}; give a passphrase to have its contents checked."
            if value["persons"] is None
            else f"Restored {value['persons']} persons into {value['register']}"
        ),
    )


@commands.command("history")
def history(
    register: RegisterFolder,
    person_id: Annotated[
        Optional[int],  # noqa: UP045
        typer.Option("--person", metavar="ID", min=1, max=LARGEST_ID),
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, max=100_000)] = 1000,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    """Tell who changed what, when and why. Example: vigil history ~/register --person 17"""
    with terminal.opened(register, passphrase_file) as desk:
        changes = [jsons.change(one) for one in read_history(desk, person_id, limit=limit)]
    terminal.answer(
        changes,
        as_json,
        lambda value: "\n".join(
            f"{one['number']:>6}  {one['at'][:16].replace('T', ' ')}  {one['who']}: {one['sentence']}"
            for one in value
        ),
    )


commands.command("reconcile")(reconcile_list)
commands.add_typer(events, name="event")
commands.command("duplicates")(duplicates)
commands.command("merge")(merge)
commands.command("part")(part)
commands.command("report")(report)
commands.command("reports")(reports)
commands.command("calendar")(calendar)


def run(words: list[str]) -> int:
    """Run one command and return the exit status: 0 done, 1 a problem told in a sentence, 2 wrong usage."""
    terminal.speak_unicode()
    as_json = "--json" in words
    try:
        commands(words, prog_name="vigil")
    except SystemExit as end:  # how Typer ends every command, and every usage error after showing it
        return end.code if isinstance(end.code, int) else 0
    except Problem as problem:
        terminal.complain(str(problem), as_json, problem)
        return 1
    except UnicodeEncodeError as error:  # bytes on the command line that are no text in the system's encoding
        terminal.complain(f"This is not text that can be stored: {error.object!r}", as_json)
        return 2
    except OSError as error:
        terminal.complain(f"{error.filename or 'A file'}: {error.strerror or error}.", as_json)
        return 1
    except Cancelled:
        terminal.complain("Stopped; nothing was written.", as_json)
        return 1
    return 0
