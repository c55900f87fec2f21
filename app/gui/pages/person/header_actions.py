"""What one can do with a person from the head of the page, with the key for it."""

from app.base.i18n import _
from app.gui.pages.person.header import HeaderAction


def header_actions() -> tuple[HeaderAction, ...]:
    """Return the actions in their order, in the language of the window."""
    return (
        HeaderAction("release", _("Record release"), "Ctrl+R"),
        HeaderAction("transfer", _("Record transfer"), "Ctrl+T"),
        HeaderAction("arrest", _("Record arrest"), "Ctrl+Shift+A"),
        HeaderAction("status", _("Record status"), "Ctrl+Shift+S"),
        HeaderAction("follow_up", _("Add follow-up"), "Ctrl+U"),
        HeaderAction("protocol", _("Apply protocol"), "Ctrl+Shift+U"),
        HeaderAction("contact", _("Record contact"), "Ctrl+M"),
        HeaderAction("support", _("Record support"), "Ctrl+Shift+M"),
        HeaderAction("note", _("Add note"), "Ctrl+Shift+N"),
        HeaderAction("photo", _("Add photo")),
        HeaderAction("edit", _("Edit person"), "Ctrl+E"),
        HeaderAction("print", _("Print"), "Ctrl+P"),
        HeaderAction("view_as", _("View as…"), "Ctrl+Shift+V"),
        HeaderAction("merge", _("Merge with…"), "Ctrl+J"),
        HeaderAction("remove", _("Remove person")),
    )
