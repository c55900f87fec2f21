"""The arguments and options that many commands share."""

import datetime as dt
from pathlib import Path
from typing import Annotated, Optional

import typer

from app.base.errors import Problem
from app.domain.partial_date import PartialDate

# What an integer of the database can be.
LARGEST_ID = 2**63 - 1
"""What an integer of the database can be."""

# Typer reads these annotations at run time, hence Optional.
RegisterFolder = Annotated[Path, typer.Argument(metavar="REGISTER", help="The folder of the register.")]
PassphraseFile = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option(
        "--passphrase-file", metavar="FILE", help="Read the passphrase from the first line of FILE."
    ),
]
Force = Annotated[bool, typer.Option("--force", help="Replace an existing file.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON value and nothing else.")]


def whole_day(on: str | None) -> dt.date | None:
    """Return the day that was typed, or None where none was; raises Problem for a date that is no whole day."""
    day = PartialDate.parse(on).exact if on is not None else None
    if on is not None and day is None:
        raise Problem("The day for --on must be a whole date.", "Write it like 2025-12-13.")
    return day
