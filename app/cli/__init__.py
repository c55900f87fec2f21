"""The command line: the same workflows without a window."""

import sys


def main() -> int:
    """Run `vigil` with the words of the command line and return the exit status."""
    words = sys.argv[1:]
    if not words or (words[0] == "open" and len(words) == 2 and not words[1].startswith("-")):
        # deferred: the window must not wait for Typer, nor a command for Qt.
        from app.bootstrap import run_window

        return run_window(words[1] if words else None)
    # deferred: see above.
    from app.cli.commands import run

    return run(words)
