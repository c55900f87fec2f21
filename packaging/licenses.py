"""Gathers the licence texts of the packages pinned in requirements.txt: `.venv/bin/python packaging/licenses.py`.

Each installed package becomes one file in resources/licenses; a package that is not installed on this system
(some are for Windows only) keeps the file it has. What has no package of its own is kept there by hand (see NOTICE).
"""

import re
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LICENCES = ROOT / "resources" / "licenses"

LICENCE_FILE = re.compile(r"(?i)licen[sc]e|copying|notice|authors|third[-_]party")
WITHOUT_TEXT = {"pyside6-essentials", "shiboken6"}
"""Packages of Qt for Python, which come without a text: LGPL-3.0.txt is theirs."""


def pinned_names() -> list[str]:
    """Return the names of the packages that Vigil needs to run, as requirements.txt pins them."""
    requirements = (ROOT / "packaging" / "requirements.txt").read_text(encoding="utf-8")
    return re.findall(r"(?m)^([a-z0-9-]+)==", requirements)


def _texts(package: Distribution) -> dict[str, str]:
    """Return the licence texts of an installed package by their place in it."""
    found = {}
    for file in package.files or []:
        in_metadata = file.parts[0].endswith(".dist-info")
        if in_metadata and LICENCE_FILE.search("/".join(file.parts[1:])) and not file.name.startswith("."):
            text = Path(str(file.locate())).read_text(encoding="utf-8", errors="replace")
            found["/".join(file.parts[1:]).removeprefix("licenses/")] = text.replace("\r\n", "\n").strip()
    return found


def main() -> None:
    """Write one file for each installed package. Raises SystemExit for a package that brings no licence text."""
    for name in pinned_names():
        if name in WITHOUT_TEXT:
            continue
        try:
            texts = _texts(distribution(name))
        except PackageNotFoundError:
            print(f"{name} is not installed here; its file stays as it is.")
            continue
        if not texts:
            raise SystemExit(f"{name} brings no licence text.")
        parts = [
            text if len(texts) == 1 else f"=== {place} ===\n\n{text}" for place, text in sorted(texts.items())
        ]
        (LICENCES / f"{name}.txt").write_text("\n\n\n".join(parts) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
