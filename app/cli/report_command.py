"""`vigil report` and `vigil reports`: the documents that can be printed."""

from pathlib import Path
from typing import Annotated, Optional

import typer

from app.base.language import Language
from app.base.visible_text import code_of
from app.cli import terminal
from app.cli.options import LARGEST_ID, AsJson, Force, PassphraseFile, RegisterFolder, whole_day
from app.domain.disclosure import Audience
from app.workflows.print_report import REPORTS, About, choices, print_report, told_by_code


def report(
    register: RegisterFolder,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The document; `vigil reports` lists them.")],
    out: Annotated[Path, typer.Option("--out", metavar="FILE.pdf")],
    people: Annotated[
        Optional[list[int]],  # noqa: UP045
        typer.Option("--person", metavar="ID", min=1, max=LARGEST_ID, help="Whom it is about; repeatable."),
    ] = None,
    event_id: Annotated[
        Optional[int],  # noqa: UP045
        typer.Option("--event", metavar="ID", min=1, max=LARGEST_ID, help="The release event."),
    ] = None,
    everybody: Annotated[bool, typer.Option("--all", help="About the whole register.")] = False,
    on: Annotated[Optional[str], typer.Option("--on", metavar="DATE", help="The state of that day.")] = None,  # noqa: UP045
    grouping: Annotated[str, typer.Option("--group", help="facility or alphabet.")] = "",
    missing: Annotated[
        str, typer.Option("--missing", help="Whom to list as expected: all, recognised or nobody.")
    ] = "",
    audience: Annotated[
        str, typer.Option("--audience", help=f"Who it is for: {', '.join(Audience)}.")
    ] = "internal",
    recipient: Annotated[
        str, typer.Option("--recipient", metavar="NAME", help="To whom it goes: a consent may name them.")
    ] = "",
    language: Annotated[str, typer.Option("--language", help=f"One of {', '.join(Language)}.")] = "en",
    force: Force = False,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    """Print a document. Example: vigil report ~/register case-file --person 17 --out case.pdf"""
    about = About(tuple(people or ()), event_id, everybody)
    options = choices(
        name,
        audience,
        language,
        on=whole_day(on),
        grouping=grouping,
        missing=missing,
        recipient=recipient,
    )
    progress = terminal.progress()
    with terminal.opened(register, passphrase_file) as desk:
        printed = print_report(desk, name, out, about, options, progress, overwrite=force)
    progress.end()
    terminal.answer(
        {
            "file": str(printed.file),
            "pages": printed.pages,
            "sha256": printed.sha256,
            "withheld": printed.withheld,
            "shown_by_code": [code_of(letter) for letter in printed.by_code],
        },
        as_json,
        lambda value: "\n".join(
            filter(
                None,
                (
                    f"{value['file']}: {value['pages']} pages, SHA-256 {value['sha256']}",
                    told_by_code(printed),
                ),
            )
        ),
    )


def reports(as_json: AsJson = False) -> None:
    """List the documents that can be printed. Example: vigil reports"""
    terminal.answer(
        [{"name": one.name, "title": one.title, "options": list(one.options)} for one in REPORTS],
        as_json,
        lambda value: "\n".join(
            f"{one['name']}: {one['title']} ({', '.join(one['options'])})" for one in value
        ),
    )
