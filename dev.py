#!/usr/bin/env python3
"""Everything a developer runs, with nothing but Python: makes the environment, then does the job.

python3 dev.py run           open the window on a fictional sample register (without a display: take pictures of it)
python3 dev.py test          run the tests (more words go to pytest)
python3 dev.py check         format, lint, types, import contracts, translations, tests
python3 dev.py translations  collect the texts for the translators, compile what they wrote
python3 dev.py bench         run the benchmarks and print their figures
python3 dev.py setup         only make the environment; afterwards .venv/bin/vigil exists
python3 dev.py lock          pin the requirements anew (needs the network and `uv`)
"""

import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
LOCK = ROOT / "packaging" / "requirements-dev.txt"
STAMP = VENV / "vigil-setup"
SAMPLE = ROOT / "build" / "sample-register"
TOUR = ROOT / "build" / "tour"
OLDEST = (3, 11)

# What Qt loads from the system: a library that must be found, and the Debian packages that may hold it, newest
# naming first. Without a display the first group is enough; the second is for real windows under X11.
QT_PROBE = "import PySide6.QtGui, PySide6.QtWidgets, PySide6.QtSvg, PySide6.QtPrintSupport, PySide6.QtTest"
OFFSCREEN_PACKAGES = (
    ("libegl1",),
    ("libgl1",),
    ("libglib2.0-0t64", "libglib2.0-0"),
    ("libdbus-1-3",),
    ("libxkbcommon0",),
    ("libfontconfig1",),
)
WINDOW_PACKAGES = (
    ("libxkbcommon-x11-0",),
    ("libxcb-cursor0",),
    ("libxcb-icccm4",),
    ("libxcb-keysyms1",),
    ("libxcb-shape0",),
    ("libxcb-image0",),
    ("libxcb-render-util0",),
)


def main(words: list[str]) -> int:
    """Do the job that the first word names."""
    jobs = {
        "run": run,
        "test": test,
        "check": check,
        "translations": translations,
        "bench": bench,
        "setup": lambda _rest: 0,
        "lock": lock,
    }
    if not words or words[0] not in jobs:
        print(__doc__)
        return 2
    if sys.version_info < OLDEST:
        print("Vigil needs Python 3.11 or newer; this is " + sys.version.split()[0])
        return 1
    started = time.monotonic()
    if words[0] != "lock" and not set_up():
        return 1
    print(f"[dev] environment ready after {time.monotonic() - started:.1f} s", flush=True)
    return jobs[words[0]](words[1:])


# --- the environment ---------------------------------------------------------------------------------------------


def set_up() -> bool:
    """Make the environment, or do nothing when it is as the lock wants it; return whether it can be used."""
    wanted = _fingerprint()
    if PYTHON.exists() and STAMP.exists() and STAMP.read_text(encoding="utf-8") == wanted:
        return True
    if not _make_venv():
        return False
    print("[dev] installing the pinned requirements (once)", flush=True)
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    if _call([*pip, "--require-hashes", "--only-binary", ":all:", "-r", str(LOCK)]):
        print(
            "[dev] the requirements could not be installed; is there a network? Nothing else is needed later."
        )
        return False
    if _call([*pip, "--no-deps", "--no-build-isolation", "--no-index", "--editable", str(ROOT)]):
        return False
    if not _has_system_libraries():
        return False
    # Written last: a set-up that was interrupted is done again.
    STAMP.write_text(wanted, encoding="utf-8")
    return True


def _fingerprint() -> str:
    # Not all of pyproject.toml: most of it is settings of tools, which need no new environment.
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8").split("[tool.", maxsplit=1)[0]
    digest = hashlib.sha256(LOCK.read_bytes() + project.encode())
    digest.update(f"{sys.version}|{ROOT}".encode())
    return digest.hexdigest()


def _make_venv() -> bool:
    shutil.rmtree(VENV, ignore_errors=True)
    made = subprocess.run(
        [sys.executable, "-m", "venv", str(VENV)], capture_output=True, text=True, check=False
    )
    if made.returncode == 0:
        return True
    shutil.rmtree(VENV, ignore_errors=True)
    if "ensurepip" not in made.stdout + made.stderr:
        print(made.stdout + made.stderr)
        return False
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    return _install([(package, "python3-venv")]) and _call([sys.executable, "-m", "venv", str(VENV)]) == 0


def _has_system_libraries() -> bool:
    wanted = [*OFFSCREEN_PACKAGES]
    if sys.platform.startswith("linux") and has_display():
        wanted += WINDOW_PACKAGES
    if _qt_loads():
        return (
            not has_display() or not sys.platform.startswith("linux") or _window_opens() or _install(wanted)
        )
    if not sys.platform.startswith("linux"):
        print(_probe().stderr)
        return False
    return _install(wanted) and _qt_loads()


def _qt_loads() -> bool:
    return _probe().returncode == 0


def _probe() -> "subprocess.CompletedProcess[str]":
    return subprocess.run([str(PYTHON), "-c", QT_PROBE], capture_output=True, text=True, check=False)


def _window_opens() -> bool:
    code = "from PySide6.QtWidgets import QApplication; QApplication([])"
    return subprocess.run([str(PYTHON), "-c", code], capture_output=True, check=False).returncode == 0


def _install(choices: "list[tuple[str, ...]]") -> bool:
    """Install Debian packages as root, or say the one line that does it."""
    if not shutil.which("apt-get"):
        print("[dev] Qt needs libraries of the system that are missing. On Debian they are:")
        print("      " + " ".join(names[-1] for names in choices))
        return False
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    if root:
        print("[dev] installing the system libraries that Qt needs", flush=True)
        _call(["apt-get", "update", "-qq"])
    packages = [_available(names) for names in choices]
    line = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    if not root:
        print("[dev] the system lacks libraries that Qt needs. Please run this line, then try again:")
        print("      sudo " + " ".join(line))
        return False
    return _call(line, {"DEBIAN_FRONTEND": "noninteractive"}) == 0


def _available(names: "tuple[str, ...]") -> str:
    """Return the first package name that this release of Debian or Ubuntu knows."""
    for name in names:
        shown = subprocess.run(["apt-cache", "show", name], capture_output=True, check=False)
        if shown.returncode == 0 and shown.stdout:
            return name
    return names[-1]


# --- the jobs ----------------------------------------------------------------------------------------------------


def has_display() -> bool:
    """Tell whether a window can be shown to somebody."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def run(rest: "list[str]") -> int:
    """Open the window on the sample register, or take pictures of such a window where there is no display."""
    if not has_display():
        return _take_pictures()
    vigil = [str(PYTHON), "-m", "app"]
    if not (SAMPLE / "register.keys").exists():
        shutil.rmtree(SAMPLE, ignore_errors=True)
        SAMPLE.parent.mkdir(parents=True, exist_ok=True)
        if _call([*vigil, "sample", str(SAMPLE), "--persons", "400", "--seed", "7", *rest]):
            return 1
    else:
        print(
            f"[dev] the fictional sample register is in {SAMPLE.relative_to(ROOT)}; its window shows the passphrase"
        )
    # A display may have come since the environment was made, and with it what its windows need.
    return 0 if _has_system_libraries() and _call([*vigil, "open", str(SAMPLE)]) == 0 else 1


def _take_pictures() -> int:
    print("[dev] there is no display: going through the window off screen and taking pictures", flush=True)
    failed = _call([str(PYTHON), "-m", "tests.journeys.tour", str(TOUR)], {"QT_QPA_PLATFORM": "offscreen"})
    if not failed:
        print(f"[dev] pictures of the main pages and the PDFs are in {TOUR.relative_to(ROOT)}/")
    return failed


def test(rest: "list[str]") -> int:
    """Run the tests; more words go to pytest."""
    wide = [] if any(word.startswith(("-n", "--pdb")) for word in rest) else ["-n", "2"]
    return _call([str(PYTHON), "-m", "pytest", *wide, *rest], _offscreen())


def check(rest: "list[str]") -> int:
    """Run everything that must be clean; `--no-tests` leaves the tests out."""
    steps = [
        ["ruff", "format", "--check", "."],
        ["ruff", "check", "--no-cache", "."],
        ["mypy"],
        ["lint-imports", "--no-cache"],
    ]
    failed = [step[0] for step in steps if _call([str(BIN / step[0]), *step[1:]])]
    if translations(["--check"]):
        failed.append("translations")
    if "--no-tests" not in rest and test([]):
        failed.append("tests")
    print(f"[dev] not clean: {', '.join(failed)}" if failed else "[dev] all clean")
    return 1 if failed else 0


def translations(rest: "list[str]") -> int:
    """Bring resources/translations up to date with the source; `--check` only tells what is wrong there."""
    return _call([str(PYTHON), str(ROOT / "packaging" / "translations.py"), *rest])


def bench(rest: "list[str]") -> int:
    """Run the benchmarks; words choose some of them by name."""
    return _call([str(PYTHON), "-m", "tests.benchmarks", *rest], _offscreen())


def lock(_rest: "list[str]") -> int:
    """Pin the requirements with hashes and without any host."""
    options = ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-annotate", "--no-header"]
    for name in ("requirements", "requirements-dev"):
        source, target = ROOT / "packaging" / f"{name}.in", ROOT / "packaging" / f"{name}.txt"
        line = ["uv", "pip", "compile", *options, "--no-emit-index-url", "--no-emit-find-links", "--quiet"]
        if _call([*line, str(source), "--output-file", str(target), "--upgrade"]):
            return 1
    return 0


def _offscreen() -> "dict[str, str]":
    return {} if "QT_QPA_PLATFORM" in os.environ else {"QT_QPA_PLATFORM": "offscreen"}


def _call(words: "list[str]", extra: "dict[str, str] | None" = None) -> int:
    return subprocess.run(words, cwd=ROOT, env={**os.environ, **(extra or {})}, check=False).returncode


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
