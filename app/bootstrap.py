"""The composition root: the one module that knows every layer and joins them."""

from app.gui.application import run


def run_window(register: str | None) -> int:
    """Open the window (on `register`, if one is named) and return the exit status when it closes."""
    return run(register)
