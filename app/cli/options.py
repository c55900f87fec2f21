"""The arguments that many commands share."""

from pathlib import Path
from typing import Annotated, Optional

import typer

# What an integer of the database can be.
LARGEST_ID = 2**63 - 1

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
