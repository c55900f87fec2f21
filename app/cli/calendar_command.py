"""The command that writes what is owed as a calendar file."""

from pathlib import Path
from typing import Annotated

import typer

from app.cli import terminal
from app.cli.options import AsJson, Force, PassphraseFile, RegisterFolder
from app.workflows.export_calendar import export_calendar


def calendar(
    register: RegisterFolder,
    out: Annotated[Path, typer.Argument(metavar="FILE", help="The calendar file to write (.ics).")],
    assignee: Annotated[str, typer.Option("--assignee", help="Only what this person is to do.")] = "",
    with_names: Annotated[
        bool, typer.Option("--with-names", help="Names and titles too; calendars travel to telephones.")
    ] = False,
    force: Force = False,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    """Write the follow-ups as a calendar file. Example: vigil calendar ~/register follow-ups.ics"""
    with terminal.opened(register, passphrase_file) as desk:
        made = export_calendar(desk, out, assignee=assignee or None, with_names=with_names, overwrite=force)
    terminal.answer(
        {"file": str(made.file), "follow_ups": made.many},
        as_json,
        lambda value: f"Wrote {value['follow_ups']} follow-ups to {value['file']}",
    )
