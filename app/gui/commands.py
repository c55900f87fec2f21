"""What can be done by key, as data: the shortcuts of the window and the page that lists them."""

from dataclasses import dataclass

from app.base.i18n import N_


@dataclass(frozen=True, slots=True)
class Command:
    """A thing to do and its keys."""

    key: str
    title: str
    keys: tuple[str, ...]


COMMANDS = (
    Command("search", N_("Find a person"), ("Ctrl+K", "Ctrl+F")),
    Command("new_person", N_("New person"), ("Ctrl+N",)),
    Command("import", N_("Import a file"), ("Ctrl+I",)),
    Command("undo", N_("Take back the last change"), ("Ctrl+Z",)),
    Command("redo", N_("Do again what was taken back"), ("Ctrl+Shift+Z", "Ctrl+Y")),
    Command("lock", N_("Lock the register"), ("Ctrl+L",)),
    Command("back", N_("Back to the list"), ("Alt+Left",)),
)
