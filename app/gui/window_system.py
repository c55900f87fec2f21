"""Whether this computer can show a window at all: Qt ends the process where a library for that is missing."""

import ctypes
import os
import sys
from collections.abc import Mapping, Sequence

from app.base.errors import Problem
from app.base.i18n import _

# What Qt's X11 plugin loads, with the package of Debian and Ubuntu that has it.
X11_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


def why_no_window(environment: Mapping[str, str] = os.environ, system: str = sys.platform) -> Problem | None:
    """Return why no window can be opened here, or None; other systems than Linux bring along all that it takes."""
    if not system.startswith("linux"):
        return None
    platform = environment.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if not platform and not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")):
        return Problem(
            _("There is no screen to open a window on."),
            _("Start Vigil on the desktop; for work without a window see `vigil --help`."),
        )
    by_x11 = platform == "xcb" or (not platform and not environment.get("WAYLAND_DISPLAY"))
    missing = _missing(tuple(X11_LIBRARIES)) if by_x11 else ()
    if not missing:
        return None
    return Problem(
        _("Vigil cannot open a window: this computer lacks {libraries}.").format(
            libraries=", ".join(missing)
        ),
        _("Install them, on Debian and Ubuntu with: {line}").format(
            line=f"sudo apt-get install {' '.join(X11_LIBRARIES[one] for one in missing)}"
        ),
    )


def _missing(libraries: Sequence[str]) -> tuple[str, ...]:
    found = []
    for library in libraries:
        try:
            ctypes.CDLL(library)
        except OSError:
            found.append(library)
    return tuple(found)
