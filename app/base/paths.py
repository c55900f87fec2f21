"""Where the files are that ship with the program."""

from pathlib import Path

_RESOURCES = Path(__file__).resolve().parents[2] / "resources"


def resource(*parts: str) -> Path:
    """Return the path of a file that ships with the program, e.g. `resource("names", "given_names.csv")`."""
    return _RESOURCES.joinpath(*parts)
