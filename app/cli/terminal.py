"""What the commands share: the passphrase, progress on standard error, the answer on standard output."""

import getpass
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from app.base.errors import FieldProblem, Problem
from app.base.i18n import _
from app.base.visible_text import visible
from app.workflows.desk import Desk
from app.workflows.open_register import close_register, open_register, public_hint, require_register
from app.workflows.sign_in import sign_in

WHO: ContextVar[str] = ContextVar("who", default="")
"""Who works, as `--who` says before the command; empty: the passphrase says it."""


class OnStandardError:
    """Progress as one line that is written over again."""

    def __init__(self) -> None:
        self._width = 0

    def step(self, done: int, total: int, text: str = "") -> None:
        """Show how far the work is."""
        share = f"{100 * done // total:3d} %" if total else f"{done}"
        line = f"{share} {text}".rstrip()
        print(f"\r{line.ljust(self._width)}", end="", file=sys.stderr, flush=True)
        self._width = len(line)

    def end(self) -> None:
        """Leave an empty line for what comes next."""
        if self._width:
            print(f"\r{' ' * self._width}\r", end="", file=sys.stderr, flush=True)


class Quiet:
    """Progress when nobody looks at the terminal."""

    def step(self, done: int, total: int, text: str = "") -> None:
        """Show nothing."""

    def end(self) -> None:
        """Nothing to clear."""


def progress() -> OnStandardError | Quiet:
    """Return progress for a person at a terminal, or quiet progress."""
    return OnStandardError() if sys.stderr.isatty() else Quiet()


def read_passphrase(file: Path | None) -> str | None:
    """Return the first line of the passphrase file, or what is typed at a terminal, or None without either."""
    if file is not None:
        try:
            lines = file.read_text(encoding="utf-8-sig").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise Problem(_("The passphrase file cannot be read: {file}").format(file=file)) from error
        return lines[0] if lines else ""
    if sys.stdin is not None and sys.stdin.isatty():
        return getpass.getpass(_("Passphrase: "))
    return None


def required_passphrase(file: Path | None) -> str:
    """Return the passphrase; raises Problem when there is no way to ask for it."""
    passphrase = read_passphrase(file)
    if passphrase is None:
        raise Problem(
            _("A passphrase is needed and there is no terminal to ask for it."),
            _("Give it with --passphrase-file FILE."),
        )
    return passphrase


@contextmanager
def opened(register: Path, passphrase_file: Path | None) -> Iterator[Desk]:
    """Open a register for the time of a command. A fictional sample needs no passphrase: it shows its own.

    Where the passphrase is shared and staff has been entered, `--who` says who works; without it one only reads what is
    for everybody.
    """
    require_register(register)
    passphrase = public_hint(register) if passphrase_file is None else None
    desk = open_register(register, passphrase or required_passphrase(passphrase_file))
    try:
        if WHO.get():
            sign_in(desk, WHO.get())
        yield desk
    finally:
        close_register(desk)


def speak_unicode() -> None:
    """Let names of any script be printed: a file or pipe takes UTF-8, a terminal what it can show."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def complain(sentence: str, as_json: bool, problem: Problem | None = None) -> None:
    """Say a problem on standard error; a script that asked for JSON has it on standard output too, as a value."""
    print(visible(sentence), file=sys.stderr)
    if as_json:
        said = {
            "sentence": problem.sentence if problem else sentence,
            "advice": problem.advice if problem else "",
            "field": problem.field if isinstance(problem, FieldProblem) else None,
        }
        print(json.dumps({"error": said}, ensure_ascii=False))


def answer(value: Any, as_json: bool, in_words: Callable[[Any], str]) -> None:
    """Print the answer: as one JSON value, or in words, in which no character of a name acts on the terminal."""
    if as_json:
        print(json.dumps(value, ensure_ascii=False, indent=None, default=str))
    else:
        print(visible(in_words(value)))
