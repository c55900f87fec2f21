"""What the program remembers between two starts: sizes, theme, language, the last register; nothing about persons."""

import json
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from app.base.durable_file import durable_file, write_problem


@dataclass
class Settings:
    """The remembered choices of the user. Unknown or broken entries of the file are passed over."""

    theme: str = "system"
    language: str = ""
    last_register: str = ""
    geometry: str = ""
    lock_after: int = 5
    """Minutes without any use after which the register is locked; 0: never."""
    notices: bool = True
    """Whether the desktop may be told that something is due, without saying what."""
    signed_in: dict[str, int] = field(default_factory=dict)
    """Who last said who they are, by the folder of the register: a number, for the file can be read by anybody."""
    splitters: dict[str, list[int]] = field(default_factory=dict)
    columns: dict[str, list[int]] = field(default_factory=dict)

    @classmethod
    def read(cls, file: Path) -> "Settings":
        """Read the settings; without a readable file they are the defaults."""
        try:
            stored = json.loads(file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return cls()
        if not isinstance(stored, dict):
            return cls()
        defaults = cls()
        known: dict[str, Any] = {
            one.name: stored[one.name]
            for one in fields(cls)
            if isinstance(stored.get(one.name), type(getattr(defaults, one.name)))
        }
        return cls(**known)

    def write(self, file: Path) -> None:
        """Write the settings so that a crash leaves the old ones or the new ones; raises FileNotWritten."""
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise write_problem(error, file) from error
        contents = json.dumps(asdict(self), ensure_ascii=False, indent=1)
        with durable_file(file) as new:
            new.write_text(contents, encoding="utf-8")
