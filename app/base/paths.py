"""Where the files are: those that ship with the program, and the folders of the user."""

import os
import sys
from pathlib import Path

PROGRAM = "vigil"


def resource(*parts: str) -> Path:
    """Return the path of a file that ships with the program, e.g. `resource("names", "given_names.csv")`."""
    bundle = getattr(sys, "_MEIPASS", None)
    root = Path(bundle) if bundle else Path(__file__).resolve().parents[2]
    return root.joinpath("resources", *parts)


def config_folder() -> Path:
    """Return the folder for the program's settings on this system; it need not exist."""
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA", Path.home() / "AppData" / "Roaming")) / "Vigil"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Vigil"
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / PROGRAM


def data_folder() -> Path:
    """Return the folder where the program itself keeps data (the fictional sample); it need not exist."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local")) / "Vigil"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Vigil"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / PROGRAM
