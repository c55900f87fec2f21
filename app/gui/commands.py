"""What can be done by key, as data: the shortcuts of the window and the page that lists them."""

from dataclasses import dataclass

from app.base.i18n import N_

EVERYWHERE = N_("Everywhere")
LIST = N_("In the list of people")
PERSON = N_("On the page of a person")
TODAY = N_("On the page Today")
IMPORT = N_("While importing")
DESK = N_("On the reconciliation desk")
EVENT = N_("With the people of a release event")
LISTS = N_("While two lists are compared")
DUPLICATES = N_("Among possible duplicates")
MERGE = N_("While two persons are compared")

# What the keys of the letters that act alone write on a Cyrillic layout.
CYRILLIC = {"D": "В", "H": "Р", "N": "Т", "R": "К", "S": "Ы", "T": "Е", "U": "Г", "X": "Ч"}


@dataclass(frozen=True, slots=True)
class Command:
    """A thing to do, its keys and where they work. The window binds those of EVERYWHERE by `key`."""

    key: str
    title: str
    keys: tuple[str, ...]
    place: str = EVERYWHERE


GO_TO_PAGE = Command(
    "go",
    N_("Go to a page by its number"),
    ("Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl+4", "Ctrl+5", "Ctrl+6", "Ctrl+7", "Ctrl+8", "Ctrl+9"),
)
COMMANDS = (
    Command("search", N_("Find a person"), ("Ctrl+K", "Ctrl+F")),
    Command("new_person", N_("New person"), ("Ctrl+N",)),
    Command("import", N_("Import a file"), ("Ctrl+I",)),
    Command("duplicates", N_("Possible duplicates"), ("Ctrl+D",)),
    Command("undo", N_("Undo the last change"), ("Ctrl+Z",)),
    Command("redo", N_("Do again what was undone"), ("Ctrl+Shift+Z", "Ctrl+Y")),
    GO_TO_PAGE,
    Command("back", N_("Back to the list"), ("Alt+Left",)),
    Command("lock", N_("Lock the register"), ("Ctrl+L",)),
    Command("help", N_("Show all keys"), ("F1",)),
    Command("open", N_("Open the person"), ("Return",), LIST),
    Command("print", N_("Print"), ("Ctrl+P",), LIST),
    Command("copy", N_("Copy the names"), ("Ctrl+C",), LIST),
    Command("merge", N_("Merge two selected people"), ("Ctrl+J",), LIST),
    Command("tag", N_("Tag the selected people"), ("Ctrl+Shift+T",), LIST),
    Command("assign", N_("Give the selected ones to somebody"), ("Ctrl+Shift+G",), LIST),
    Command("transfer", N_("Record transfer"), ("Ctrl+T",), LIST),
    Command("protocol", N_("Apply protocol"), ("Ctrl+Shift+U",), LIST),
    Command("release", N_("Record release"), ("Ctrl+R",), PERSON),
    Command("transfer", N_("Record transfer"), ("Ctrl+T",), PERSON),
    Command("arrest", N_("Record arrest"), ("Ctrl+Shift+A",), PERSON),
    Command("status", N_("Record status"), ("Ctrl+Shift+S",), PERSON),
    Command("follow_up", N_("Add follow-up"), ("Ctrl+U",), PERSON),
    Command("protocol", N_("Apply protocol"), ("Ctrl+Shift+U",), PERSON),
    Command("contact", N_("Record contact"), ("Ctrl+M",), PERSON),
    Command("support", N_("Record support"), ("Ctrl+Shift+M",), PERSON),
    Command("note", N_("Add note"), ("Ctrl+Shift+N",), PERSON),
    Command("edit", N_("Edit person"), ("Ctrl+E",), PERSON),
    Command("print_case", N_("Print"), ("Ctrl+P",), PERSON),
    Command("merge_with", N_("Merge with somebody"), ("Ctrl+J",), PERSON),
    Command("view_as", N_("View as…"), ("Ctrl+Shift+V",), PERSON),
    Command("sections", N_("Next or previous section"), ("Ctrl+PgDown", "Ctrl+PgUp"), PERSON),
    Command("add", N_("Add to the section"), ("Ins", "Ctrl+Shift+I"), PERSON),
    Command("save", N_("Save the form"), ("Ctrl+Return", "Ctrl+S"), PERSON),
    Command("photo", N_("Paste a photo"), ("Ctrl+V",), PERSON),
    Command("done", N_("Mark as done"), ("Space",), TODAY),
    Command("postpone", N_("Postpone by a week"), ("Ctrl+Shift+P",), TODAY),
    Command("snooze", N_("Put off with a reason"), ("Ctrl+Shift+D",), TODAY),
    Command("assign", N_("Give the selected ones to somebody"), ("Ctrl+Shift+G",), TODAY),
    Command("candidate", N_("It is the first, second … candidate"), ("1", "2"), IMPORT),
    Command("new", N_("A new person"), ("0",), IMPORT),
    Command("leave_out", N_("Leave the row out"), ("Del",), IMPORT),
    Command("later", N_("Decide later"), ("Backspace",), IMPORT),
    Command("desk_accept", N_("It is the person whose reasons are shown"), ("Return",), DESK),
    Command("desk_next", N_("Next candidate"), ("Right",), DESK),
    Command("desk_before", N_("Candidate before"), ("Left",), DESK),
    Command(
        "desk_candidate",
        N_("It is the first, second … candidate"),
        ("1", "2", "3", "4", "5", "6", "7", "8", "9"),
        DESK,
    ),
    Command("desk_refuse", N_("It is not the person whose reasons are shown"), ("D",), DESK),
    Command("desk_search", N_("Search the register"), ("S",), DESK),
    Command("desk_new", N_("Add as a new person"), ("N",), DESK),
    Command("desk_not_ours", N_("Not one of ours"), ("X",), DESK),
    Command("desk_repeated", N_("Named twice in the list"), ("R",), DESK),
    Command("desk_no_name", N_("The line is no name"), ("H",), DESK),
    Command("desk_split", N_("Part a line that names several people"), ("T",), DESK),
    Command("desk_undecided", N_("Decide later"), ("Backspace", "U"), DESK),
    Command("desk_all", N_("Accept all proposals"), ("Ctrl+Return",), DESK),
    Command("event_select", N_("Select, or not any more"), ("Space",), EVENT),
    Command("event_all", N_("Select everybody who is shown"), ("Ctrl+A",), EVENT),
    Command("event_open", N_("Open the person"), ("Return",), EVENT),
    Command("event_record", N_("Record release"), ("R",), EVENT),
    Command("event_confirm", N_("Confirm release"), ("C",), EVENT),
    Command("event_outcome", N_("Set outcome"), ("O",), EVENT),
    Command("event_journey", N_("Add journey"), ("J",), EVENT),
    Command("event_print", N_("Print"), ("Ctrl+P",), EVENT),
    Command("event_told", N_("Family told"), ("F",), EVENT),
    Command("event_sections", N_("Next or previous section"), ("Ctrl+PgDown", "Ctrl+PgUp"), EVENT),
    Command(
        "lists_part", N_("All, only in the first, only in the second, in both"), ("1", "2", "3", "4"), LISTS
    ),
    Command("lists_copy", N_("Copy what is shown"), ("Ctrl+C",), LISTS),
    Command("lists_open", N_("Open the person"), ("Return",), LISTS),
    Command("compare", N_("Show both side by side"), ("Return",), DUPLICATES),
    Command("different", N_("They are different persons"), ("D",), DUPLICATES),
    Command("later", N_("Decide later"), ("Backspace",), DUPLICATES),
    Command("choose", N_("Choose whose value stays"), ("Left", "Right"), MERGE),
    Command("swap", N_("Keep the other one"), ("Ctrl+Shift+X",), MERGE),
    Command("merge_now", N_("Make them one person"), ("Ctrl+Return",), MERGE),
)


def keys_of(place: str, key: str) -> tuple[str, ...]:
    """Return the keys of a command of a place."""
    return next(one.keys for one in COMMANDS if one.place == place and one.key == key)
