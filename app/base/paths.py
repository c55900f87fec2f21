"""Where the files are: those that ship with the program, and the folders of the user."""

import os
import sys
from pathlib import Path

PROGRAM = "vigil"
"""The name of our folders on systems that write such names small."""

PROGRAM_TITLE = "Vigil"
"""The name of our folders on Windows and macOS."""


def resource(*parts: str) -> Path:
    """Return the path of a file that ships with the program, e.g. `resource("names", "given_names.csv")`.

    The files lie beside `app` in a checkout and in an editable install; a program built by PyInstaller has them
    in the folder that `sys._MEIPASS` names.
    """
    bundle = getattr(sys, "_MEIPASS", None)
    root = Path(bundle) if bundle else Path(__file__).resolve().parents[2]
    return root.joinpath("resources", *parts)


def config_folder() -> Path:
    """Return the folder for the program's settings on this system; it need not exist."""
    if sys.platform == "win32":
        return _named_by("APPDATA", Path.home() / "AppData" / "Roaming") / PROGRAM_TITLE
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / PROGRAM_TITLE
    return _named_by("XDG_CONFIG_HOME", Path.home() / ".config") / PROGRAM


def data_folder() -> Path:
    """Return the folder where the program itself keeps data (the fictional sample); it need not exist."""
    if sys.platform == "win32":
        return _named_by("LOCALAPPDATA", Path.home() / "AppData" / "Local") / PROGRAM_TITLE
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / PROGRAM_TITLE
    return _named_by("XDG_DATA_HOME", Path.home() / ".local" / "share") / PROGRAM


def _named_by(variable: str, otherwise: Path) -> Path:
    """Return the folder that an environment variable names.

    An empty or relative value counts as none, as the XDG Base Directory Specification asks for.
    """
    named = Path(os.environ.get(variable, ""))
    return named if named.is_absolute() else otherwise
